"""Which lines continue from the line before: hard-wrapped text, and paragraphs that a page's end cut in two.

In plain text a line is a paragraph. Only a document that gives itself away is unwrapped: its lines end in mid-sentence
at one and the same width. The decision is the whole document's, as in Knuth and Plass's sense of a paragraph being
broken as a whole: one long line alone proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Final, NamedTuple

from policyparse.han import has_han
from policyparse.structure import tables
from policyparse.structure.lines import Line
from policyparse.structure.numbering import CALLED, marker_of
from policyparse.structure.pagebreaks import PageBreaks

_NARROWEST, _WIDEST = 24, 160
_FEWEST: Final = 4
_SAMPLE: Final = 3000
_WIDE = re.compile(r"[^\x00-\u10ff]")
_INNER = re.compile(r"[，。；、,;]")
_OPENS = re.compile(
    rf"[-*+•·●▪■◆◇○►▶➢✓>#|]\s|——|[#|]|[（(【\[](?:责任|牵头|配合|市|省|区|国|各|县)|附件|附\s*[:：]|[（(]{tables.HAN}{{0,4}}公开"
)
_UNFINISHED = re.compile(r"(?:^|[\s(])[a-z]+,?$")
_TITLE_OPEN = re.compile(r"《[^》]*$|（[^）]*$|\([^)]*$")

Measure = Callable[[Line], int]


class _Wrap(NamedTuple):
    width: int
    slack: int
    measure: Measure
    indented: bool

    def full(self, line: Line) -> bool:
        return self.measure(line) >= self.width - self.slack


def groups_of(lines: list[Line], furniture: frozenset[int], *, settled: bool = False) -> list[list[int]]:
    """Return the indices of the lines that bear content, those of one paragraph together.

    In a `settled` document the reader says which lines continue; a title set on several lines is still put together.
    """
    content = [i for i in range(len(lines)) if i not in furniture]
    if settled:
        return _settled_groups(lines, content)
    wrap = _wrap_of([lines[i] for i in content[:_SAMPLE]])
    breaks = PageBreaks([lines[i] for i in content])
    groups: list[list[int]] = []
    for i in content:
        if groups and _continues(lines, groups[-1], i, wrap, breaks):
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def _settled_groups(lines: list[Line], content: list[int]) -> list[list[int]]:
    groups: list[list[int]] = []
    for i in content:
        before = lines[groups[-1][-1]] if groups else None
        if before and (
            lines[i].block.continues
            or _is_upright([lines[j] for j in groups[-1]], lines[i])
            or (_alike(before, lines[i]) and _open_title(before, lines[i]))
        ):
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def _is_upright(group: list[Line], after: Line) -> bool:
    """Return whether a word is set vertically in a table cell, one character per line."""
    place = after.block.cell
    if place is None or len(after.text) > 1 or not has_han(after.text):
        return False
    return all(len(line.text) == 1 and has_han(line.text) and line.block.cell == place for line in group)


def _alike(before: Line, after: Line) -> bool:
    """Return whether two lines could be of one paragraph by their roles."""
    return before.block.role == after.block.role and before.block.role in ("text", "list-item")


def _continues(lines: list[Line], group: list[int], i: int, wrap: _Wrap | None, breaks: PageBreaks) -> bool:
    before, after = lines[group[-1]], lines[i]
    if not _alike(before, after):
        return False
    close = after.gap == 1 or i - group[-1] > 1
    if _opens(after.text):
        return bool(wrap and close and wrap.full(before)) and _cites(before, after)
    if close and _open_title(before, after):
        return True
    if wrap and close:
        return not (wrap.indented and after.indent > 1) and _wraps(wrap, before, after)
    furniture = i - group[-1] > 1
    return (furniture or after.gap > 1) and breaks.joins(lines[group[0]], before, after, furniture=furniture)


def _wraps(wrap: _Wrap, before: Line, after: Line) -> bool:
    """Return whether a line is full; after a sentence's end, so full that the next word would not have fitted."""
    if after.text[0] in "，。、；：":
        return True
    if before.text[-1] not in tables.TERMINAL:
        return wrap.full(before)
    word = after.text.partition(" ")[0] if after.text[0].isascii() else ""
    step = len(word) + 1 if word else 1 if wrap.measure is _characters else 2
    return wrap.measure(before) + step > wrap.width


def _opens(text: str) -> bool:
    return bool(_OPENS.match(text) or tables.FORMULAE.fullmatch(text)) or _is_marked(text)


def _is_marked(text: str) -> bool:
    """Return whether a number opens the line; one without a sign may be any number of a sentence."""
    marker = marker_of(text)
    return marker is not None and marker.style != "plain"


def _cites(before: Line, after: Line) -> bool:
    """Return whether `Article 40` at the start of a line continues an unfinished sentence."""
    marker = marker_of(after.text)
    return marker is not None and marker.style in CALLED and bool(_UNFINISHED.search(before.text))


def _open_title(before: Line, after: Line) -> bool:
    """Return whether a title's `《` is closed on the next line."""
    found = _TITLE_OPEN.search(before.text)
    if not found or len(before.text) > 60 or before.text[-1] in tables.TERMINAL or "。" in before.text:
        return False
    return tables.BRACKETS[found.group()[0]] in after.text and len(after.text) <= 60


def _wrap_of(lines: list[Line]) -> _Wrap | None:
    """Return the wrap, in columns or characters, strict or ragged, that explains most lines; None if there is none."""
    pairs = [(a, b) for a, b in pairwise(lines) if b.gap == 1]
    if len(pairs) < _FEWEST:
        return None
    fits = [_fit(pairs, measure, slack) for measure, slack in ((_columns, 5), (_characters, 3), (_columns, 16))]
    return max(fits, key=lambda fit: fit[1])[0]


def _fit(pairs: list[tuple[Line, Line]], measure: Measure, slack: int) -> tuple[_Wrap | None, int]:
    """Return the wrap width at the widest line, if unfinished lines cluster there, and how many continue below."""
    sizes = [measure(line) for line, _ in pairs]
    width = max(sizes)
    if not _NARROWEST <= width <= _WIDEST:
        return None, 0
    full = [pair for pair, size in zip(pairs, sizes, strict=True) if size >= width - slack]
    flowing = sum(_flows(a, b) for a, b in full)
    if flowing < max(_FEWEST, 0.5 * sum(not _ends(a) for a, _ in full), 0.15 * len(pairs)):
        return None, 0
    short = (p for p, size in zip(pairs, sizes, strict=True) if width / 2 < size < width - slack)
    if sum(_flows(a, b) for a, b in short) > 0.25 * len(full) + 1:
        return None, 0
    return _Wrap(width, slack, measure, sum(line.indent > 1 for line, _ in pairs) > 1), flowing


def _ends(line: Line) -> bool:
    return line.text[-1] in tables.TERMINAL


def _flows(before: Line, after: Line) -> bool:
    """Return whether the sentence continues: English in lower case, Chinese in a line with inner punctuation."""
    if _ends(before) or _opens(after.text):
        return False
    if before.text[-1].isascii() and after.text[0].isascii() and after.text[0].isalpha():
        return after.text[0].islower()
    return bool(_INNER.search(before.text) or _INNER.search(after.text))


def _columns(line: Line) -> int:
    return line.indent + len(line.text) + (0 if line.text.isascii() else len(_WIDE.findall(line.text)))


def _characters(line: Line) -> int:
    return len(line.text) + (line.indent // 2 if not line.text.isascii() else line.indent)
