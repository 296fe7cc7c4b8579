"""Runs to lines: what is on one base line without a wide gap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from policyparse.han import NUMERALS
from policyparse.readers.pdf.characters import is_wide, unbroken
from policyparse.readers.pdf.shapes import Line, Run, union
from policyparse.readers.superscripts import raised

_GAP = 1.6
_SPACED_OUT_GAP = 3.5
_WORD_GAP = 0.22
_WIDE_GAP = 0.6
_FEW = 4
_RAISED_SIZE, _RAISED_BY = 0.8, 0.15
_FAR = 2.5
_HAN_NUMBER = f"[{NUMERALS}]"
_SIGN = re.compile(
    r"[-*+·–—•●▪■□◆◇○►▶➢✓❖❑◻\uf0b7]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)]"
    rf"|第(?:{_HAN_NUMBER}{{1,6}}|\d{{1,3}})[条章节條節]|{_HAN_NUMBER}{{1,4}}、|[（(](?:{_HAN_NUMBER}{{1,4}}|\d{{1,2}})[）)]"
    r"|\d{1,2}(?:、|(?:\.\d{1,2}){1,3}\.?)"
)
_SIGN_GAP = 6.0
_SAME_BASE = 0.35
_SCRIPT_SIZE, _MOST_SCRIPTS = 0.8, 100
_LARGER = 1.3

_LONGEST_MARK = 3  # digits


def lines_of(runs: Iterable[Run]) -> tuple[Line, ...]:
    """Return the lines of `runs` from top to bottom; a wide gap parts a line in two, since columns may stand there."""
    return tuple(_line(part) for row in rows_of(runs) for part in _parts(row))


def rows_of(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Yield the runs that share a base line, from left to right, rows from top to bottom."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.box.bottom):
        if rows and run.box.bottom - rows[-1][0].box.bottom < _SAME_BASE * min(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    _attach_scripts(rows)
    for row in rows:
        if row:
            yield sorted(row, key=lambda run: run.box.left)


def _attach_scripts(rows: list[list[Run]]) -> None:
    """Move superscripts and subscripts, which have base lines of their own, to the rows that they touch."""
    sizes = [max(run.size for run in row) for row in rows]
    for i, row in enumerate(rows):
        for j in (i + 1, i - 1):
            if 0 <= j < len(rows) and sizes[i] <= _SCRIPT_SIZE * sizes[j] and len(row) <= _MOST_SCRIPTS:
                touching = [any(_touches(run, other) for other in rows[j]) for run in row]
                rows[j] += [run for run, moves in zip(row, touching, strict=True) if moves]
                row[:] = [run for run, moves in zip(row, touching, strict=True) if not moves]


def _touches(script: Run, run: Run) -> bool:
    """Return whether a small run is right beside a larger one, within its height or little above or below it."""
    middle = (script.box.top + script.box.bottom) / 2
    beside = min(abs(script.box.left - run.box.right), abs(run.box.left - script.box.right)) < 0.25 * run.size
    return beside and run.box.top - 0.1 * run.size < middle < run.box.bottom + 0.2 * run.size


def beside(lines: Sequence[Line]) -> Line:
    """Return lines that stand on one base line as one, from left to right; far apart, they are a table's row."""
    ordered = sorted(lines, key=lambda line: line.box.left)
    text, parts = ordered[0].text, 1
    for one, other in pairwise(ordered):
        far = other.box.left - one.box.right > _FAR * one.size
        text += ("\t" if far else " ") + other.text
        parts += far
    most = max(ordered, key=lambda line: len(line.text))
    box = union(line.box for line in ordered)
    return Line(text, box, most.size, all(line.bold for line in ordered), ordered[0].word, parts)


def _parts(row: list[Run]) -> Iterator[list[Run]]:
    """Cut a row at its wide gaps; an item stays with its sign, and a name on a letterhead, set apart evenly, whole."""
    gaps = [other.box.left - one.box.right for one, other in pairwise(row)]
    widest = _SPACED_OUT_GAP if _is_spaced_out(row, gaps) else _GAP
    part = [row[0]]
    for gap, run in zip(gaps, row[1:], strict=True):
        most = _SIGN_GAP if len(part) == 1 and _SIGN.fullmatch(part[0].text) else widest
        if gap > most * max(run.size, part[-1].size) or _is_other(part[-1], run, gap):
            yield part
            part = []
        part.append(run)
    yield part


def _is_other(one: Run, other: Run, gap: float) -> bool:
    """Tell neighbours of different size on different base lines, as the sign beside the names on a letterhead is.

    The mark of a note is none, which stands high before its text.
    """
    if one.size < other.size and one.text.isdecimal() and len(one.text) <= _LONGEST_MARK:
        return False
    small, large = sorted((one.size, other.size))
    return large > _LARGER * small and gap > 0.2 * large and abs(one.box.bottom - other.box.bottom) > 0.1 * small


def _is_spaced_out(row: list[Run], gaps: list[float]) -> bool:
    if len(row) < _FEW or sum(len(run.text) == 1 and run.text.isalnum() for run in row) < 0.8 * len(row):
        return False
    usual = median(gaps)
    return usual > 0.15 * row[0].size and sum(abs(gap - usual) < 0.35 * row[0].size for gap in gaps) >= 0.7 * len(gaps)


def _line(part: list[Run]) -> Line:
    size = _most_common_size(part)
    gaps = [other.box.left - one.box.right for one, other in pairwise(part)]
    usual = median(gaps) if _is_spaced_out(part, gaps) else 0.0
    base = median(run.box.bottom for run in part if run.size >= _RAISED_SIZE * size)
    text = _shown(part[0], size, base)
    for gap, other in zip(gaps, part[1:], strict=True):
        blank = _is_blank(text[-1], other.text[0], (gap - usual) / size, spaced=other.spaced and not usual)
        text += (" " if blank else "") + _shown(other, size, base)
    bold = sum(len(run.text) for run in part if run.bold) * 2 > sum(len(run.text) for run in part)
    return Line(text, union(run.box for run in part), size, bold, _first_word(text, part[0], size))


def _first_word(text: str, first: Run, size: float) -> float:
    """Return the width of what opens a line and is not broken; letters of a run are taken to be of one width."""
    if is_wide(text[0]):
        return size * unbroken(text)
    word = first.text.partition(" ")[0]
    signs = unbroken(text[len(word) - 1 :]) - 1 if text.startswith(word) else 0
    return (first.box.right - first.box.left) * len(word) / len(first.text) + signs * size


def _most_common_size(part: list[Run]) -> float:
    sizes: dict[float, int] = {}
    for run in part:
        sizes[run.size] = sizes.get(run.size, 0) + len(run.text)
    return max(sizes, key=lambda size: (sizes[size], size))


def _shown(run: Run, size: float, base: float) -> str:
    if run.size <= _RAISED_SIZE * size and base - run.box.bottom > _RAISED_BY * size:
        return raised(run.text)
    return run.text


def _is_blank(before: str, after: str, gap: float, *, spaced: bool) -> bool:
    """Return whether a blank parts two runs `gap` ems apart; between Chinese characters only a gap that all can see."""
    if is_wide(before) and is_wide(after):
        return gap > _WIDE_GAP
    if is_wide(before) or is_wide(after):
        return gap > _WORD_GAP and spaced
    return spaced or gap > _WORD_GAP
