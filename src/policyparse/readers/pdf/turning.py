"""The words of a page as they read: turned level, told from what lies at an angle, each once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from policyparse.model.document import Box
from policyparse.readers.pdf.characters import is_wide, plain, unknown
from policyparse.readers.pdf.glyphs import Frame, Word
from policyparse.readers.pdf.shapes import Run

_SAME = 0.15
_ABOVE, _BELOW = 0.85, 0.15
_STACKED, _FEWEST_STACKED = 0.25, 5
_FARTHEST = 1e5
_SQUARE, _FEWEST_SQUARE = 0.03, 4


class Glyphs(NamedTuple):
    """The runs of a page.

    `runs` are those that read level once the page has made `quarter` turns, `across` those of each other way, read
    level by themselves, and `stray` those at any angle between and those off the page. `unreadable` is a share of all
    characters.
    """

    runs: tuple[Run, ...]
    across: tuple[tuple[Run, ...], ...]
    stray: tuple[Run, ...]
    quarter: int
    unreadable: float


def glyphs_of(words: Sequence[Word], frame: Frame) -> Glyphs:
    """Return the words of a page as runs, by the way that they read; most read the first way."""
    ways: dict[int, list[Run]] = {}
    stray: list[Run] = []
    stacked = _are_stacked(words)
    for word in words:
        quarter = 3 if stacked and word.style.quarter == 0 else _quarter(word)
        run = _level(word, quarter, frame)
        if run.text and (word.style.aslant or _is_off(run, quarter, frame)):
            stray.append(run)
        elif run.text:
            ways.setdefault(quarter, []).append(run)
    sizes = {way: sum(len(run.text) for run in runs) for way, runs in ways.items()}
    order = sorted(ways, key=lambda way: -sizes[way])
    unreadable = min(1.0, _unknown(words) / max(1, sum(len(word.text) for word in words)))
    runs, *across = [tuple(_distinct(ways[way])) for way in order] or [()]
    return Glyphs(runs, tuple(across), tuple(stray), order[0] if order else 0, unreadable)


def turn(x: float, y: float, quarter: int, frame: Frame) -> tuple[float, float]:
    """Return a point as seen on the page turned so that text which runs `quarter` turns counter-clockwise is level."""
    if quarter == 0:
        return x - frame.left, frame.top - y
    if quarter == 1:
        return y - frame.bottom, x - frame.left
    if quarter == 2:
        return frame.right - x, y - frame.bottom
    return frame.top - y, frame.right - x


def _quarter(word: Word) -> int:
    """Return the way that a run reads; upright characters one below the other read as if turned to the right."""
    across = abs(word.last.left - word.first.left)
    down = word.first.top - word.last.top
    return 3 if word.style.quarter == 0 and down > max(across, word.style.size / 2) else word.style.quarter


def _are_stacked(words: Sequence[Word]) -> bool:
    """Tell vertical text that was set character by character: most stand right below the one before."""
    below = 0
    for one, other in pairwise(words):
        across, down = abs(other.origin[0] - one.origin[0]), one.origin[1] - other.origin[1]
        size = one.style.size
        below += is_wide(other.text[0]) and across < _STACKED * size and size / 2 < down < 2 * size
    return below > max(_FEWEST_STACKED, len(words) / 2) and all(len(word.text) == 1 for word in words[:below])


def _level(word: Word, quarter: int, frame: Frame) -> Run:
    """Return the run as the page turned by `quarter` shows it; its height is the font's size about the base line."""
    first, last, size = word.first, word.last, word.style.size
    corners = (
        turn(min(first.left, last.left), min(first.bottom, last.bottom), quarter, frame),
        turn(max(first.right, last.right), max(first.top, last.top), quarter, frame),
    )
    left, right = sorted(x for x, _ in corners)
    if quarter == word.style.quarter:
        _, base = turn(*word.origin, quarter, frame)
        top, bottom = base - _ABOVE * size, base + _BELOW * size
    else:
        middle = (corners[0][1] + corners[1][1]) / 2
        top, bottom = middle - size / 2, middle + size / 2
    box = Box(*(_bounded(value) for value in (left, top, max(right, left + 0.1), bottom)))
    return Run(plain(word.text), box, size, word.style.bold, word.spaced)


def _is_off(run: Run, quarter: int, frame: Frame) -> bool:
    """Tell what lies outside of the page: a printer's notes, a draft beside a slide."""
    size = (frame.right - frame.left, frame.top - frame.bottom)
    width, height = size[::-1] if quarter % 2 else size
    box = run.box
    return box.right < 0 or box.bottom < 0 or box.left > width or box.top > height


def _bounded(value: float) -> float:
    """Return a place that can be reckoned with, whatever the file says; what is no number lies farthest left."""
    return min(max(-_FARTHEST, value), _FARTHEST)


def _distinct(runs: list[Run]) -> Iterator[Run]:
    """Yield the runs without those drawn a second time in almost the same place, as a shadow or to look bold."""
    seen: dict[str, list[Box]] = {}
    for run in runs:
        places = seen.setdefault(run.text, [])
        near = _SAME * run.size
        if not any(abs(b.left - run.box.left) < near and abs(b.top - run.box.top) < near for b in places[-4:]):
            places.append(run.box)
            yield run


def _unknown(words: Sequence[Word]) -> int:
    """Count the characters that are not what the page shows.

    A font without a map to Unicode gives control codes and private ones, or Latin letters as wide as Chinese ones.
    """
    latin = [word for word in words if word.style.quarter == 0 and word.text[0].isascii() and word.text[0].isalpha()]
    square = [word for word in latin if _is_square(word)]
    letters = {word.text[0] for word in square}
    if len(square) < 0.5 * len(latin) or len(letters) < _FEWEST_SQUARE:
        square = []
    return sum(len(word.text) for word in square) + sum(unknown(word.text) for word in words)


def _is_square(word: Word) -> bool:
    """Tell a letter that is as wide as the size of its font; all are in Chinese fonts, few in others."""
    return abs(word.first.right - word.first.left - word.style.size) < _SQUARE * word.style.size
