"""Lines of one column to paragraphs, by indents, unfilled lines, gaps, sizes and the signs that open an item."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from policyparse.han import LIST_NUMERALS, NUMERALS
from policyparse.model.document import Box
from policyparse.readers.pdf.characters import is_wide
from policyparse.readers.pdf.lines import beside
from policyparse.readers.pdf.shapes import Line, union
from policyparse.readers.pdf.words import Joiner

BULLET = re.compile(r"[-*+·–]\s|[•●▪■□◆◇○►▶➢✓❖❑◻]\s*|——|—\s")
_NUMBER = re.compile(
    rf"第[{LIST_NUMERALS}\d]{{1,4}}[编章节条]|[{LIST_NUMERALS}]{{1,3}}、|[（(][{LIST_NUMERALS}\d]{{1,3}}[）)]|\d{{1,2}}、|[①-⑳]|附件\s*\d{{0,2}}\s*[:：]?"
)
_LATIN_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[a-zA-Z]\.|\(?[a-zA-Z\d]{1,3}\)|[IVX]{1,4}\.)\s")
_COUNT = re.compile(r"(?P<number>\d{1,3})(?P<end>[.)、])\s?(?!\d)")
_ARTICLE = re.compile(rf"第[{NUMERALS}\d]{{1,6}}[条條]\s")
_DEEPEST_HANGING = 10
_LEADERS = re.compile(r"(?:\.\s?){5,}|…{2,}|·{5,}")  # of a table of contents
_ENDS = '。！？；：.!?;:…”’"）)'
_INDENT = 0.8
_ALIGNED = 0.5
_DEEPEST_INDENT = 4.5
_SAME_SIZE = 1.12
_USUAL_PITCH, _WIDEST_PITCH = 1.8, 2.4
_LOOSER = 1.35
_CENTRED = 0.4
_JUSTIFIED = 0.3


class Paragraph(NamedTuple):
    """Lines that belong together.

    `starts` says that its first line opens it plainly, with an indent or a sign, `ends` that its last line is not
    filled: where neither holds, the paragraph may go on in the next column.
    """

    text: str
    box: Box
    size: float
    bold: bool
    starts: bool
    ends: bool
    lines: int = 1


class Column(NamedTuple):
    """What a paragraph is measured by: the margins of its column, and the usual distance of base lines in ems."""

    left: float
    right: float
    pitch: float


def paragraphs_of(lines: Sequence[Line], joiner: Joiner, column: Column | None = None) -> list[Paragraph]:
    """Return the paragraphs of one column, from top to bottom; `column` is measured unless it is given."""
    rows = list(_rows(lines))
    if not rows:
        return []
    column = column or column_of(rows)
    groups: list[list[Line]] = []
    for row in rows:
        if groups and _goes_on(groups[-1], row, column):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [_paragraph(group, column, joiner) for group in groups]


def column_of(rows: Sequence[Line]) -> Column:
    """Return the margins that the lines keep, and their usual distance; signs may hang over a justified margin."""
    whole = union(row.box for row in rows)
    steps = [after.box.bottom - before.box.bottom for before, after in pairwise(rows)]
    pitches = [
        step / row.size for step, row in zip(steps, rows[1:], strict=True) if 0 < step < _WIDEST_PITCH * row.size
    ]
    pitch = median(pitches) if pitches else _USUAL_PITCH
    right, count = Counter(round(row.box.right) for row in rows).most_common(1)[0]
    return Column(whole.left, float(right) if count > max(2, _JUSTIFIED * len(rows)) else whole.right, pitch)


def opens(text: str) -> bool:
    """Return whether a bullet or a number opens `text`, so that a paragraph starts there."""
    return bool(BULLET.match(text) or _NUMBER.match(text))


def is_item(text: str) -> bool:
    """Return whether a bullet opens `text`; a long dash opens a paragraph, as in Chinese documents."""
    return bool(BULLET.match(text)) and text[0] != "—"


def flows(before: str, after: str) -> bool:
    """Return whether an English sentence plainly continues: no sign ends it, and no capital opens what follows."""
    return after[0].islower() and after[0].isascii() and before[-1] not in _ENDS


def _rows(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines from top to bottom, those on one base line as one."""
    row: list[Line] = []
    for line in sorted(lines, key=lambda line: line.box.bottom):
        if row and line.box.bottom - row[0].box.bottom > 0.4 * min(line.size, row[0].size):
            yield beside(row) if len(row) > 1 else row[0]
            row = []
        row.append(line)
    if row:
        yield beside(row) if len(row) > 1 else row[0]


def _goes_on(group: Sequence[Line], line: Line, column: Column) -> bool:
    """Return whether `line` continues the paragraph of the lines in `group`."""
    before = group[-1]
    if _is_row(before) or _is_row(line) or not _is_near(before, line, column) or _opens_after(before, line):
        return False
    if _is_next(group[0], line):
        return False
    if _are_centred(before, line):
        return _is_title(before, line)
    filled = _is_filled(before, line, column)
    if line.bold != before.bold and len(group) == 1 and not filled:
        return False
    return (filled or flows(before.text, line.text)) and _is_aligned(group, line, column)


def _is_row(line: Line) -> bool:
    """Tell a row of a table without rules, or of a table of contents."""
    return line.parts > 1 or bool(_LEADERS.search(line.text))


def _is_near(before: Line, line: Line, column: Column) -> bool:
    """Return whether two lines are of one size and stand no further apart than lines of one paragraph do."""
    if max(line.size, before.size) > _SAME_SIZE * min(line.size, before.size):
        return False
    return line.box.bottom - before.box.bottom <= min(_LOOSER * column.pitch, _WIDEST_PITCH) * line.size


def _opens_after(before: Line, line: Line) -> bool:
    """Return whether `line` begins with a list sign; a number also needs a paragraph end above it, or an indent."""
    if BULLET.match(line.text):
        return True
    numbered = _NUMBER.match(line.text) or _LATIN_NUMBER.match(line.text)
    indented = line.box.left - before.box.left > _INDENT * line.size
    return bool(numbered) and (indented or before.text[-1] in _ENDS)


def _is_next(first: Line, line: Line) -> bool:
    """Tell the next item of a list: its number follows that of the paragraph, at the same margin."""
    one, other = _COUNT.match(first.text), _COUNT.match(line.text)
    if not one or not other or abs(first.box.left - line.box.left) > _ALIGNED * line.size:
        return False
    return one["end"] == other["end"] and int(other["number"]) == int(one["number"]) + 1


def _is_filled(before: Line, line: Line, column: Column) -> bool:
    """Return whether the next line's first word would not have fitted, or is a sign that may not begin a line."""
    slack = (1.2 if is_wide(line.text[0]) else 0.6) * line.size
    return column.right - before.box.right < line.word + slack


def _is_aligned(group: Sequence[Line], line: Line, column: Column) -> bool:
    """Return whether a line starts where a line of the paragraph may: flush, or below an indented first line."""
    first, size = group[0], line.size
    if len(group) > 1:
        return abs(line.box.left - group[-1].box.left) < _ALIGNED * size
    if _is_right(first, column):
        return False
    step = first.box.left - line.box.left
    if abs(step) < _ALIGNED * size:  # two indented lines may be two paragraphs
        return first.box.left - column.left < _INDENT * size or first.text[-1] not in _ENDS
    if step > 0:
        return step < _DEEPEST_INDENT * size
    if _ARTICLE.match(first.text):
        return -step < _DEEPEST_HANGING * size
    return -step < _DEEPEST_INDENT * size and bool(opens(first.text) or _LATIN_NUMBER.match(first.text))


def _is_right(line: Line, column: Column) -> bool:
    """Tell a line set to the right, as a signature is."""
    return line.box.left - column.left > 0.35 * (column.right - column.left)


def _are_centred(before: Line, line: Line) -> bool:
    """Tell lines with a common middle that start at different places."""
    middles = (line.box.left + line.box.right - before.box.left - before.box.right) / 2
    return abs(middles) < _CENTRED * line.size and abs(line.box.left - before.box.left) > _ALIGNED * line.size


def _is_title(before: Line, line: Line) -> bool:
    return before.size == line.size and before.bold == line.bold and before.text[-1] not in "。；;：:"


def _paragraph(group: Sequence[Line], column: Column, joiner: Joiner) -> Paragraph:
    first, last = group[0], group[-1]
    text = joiner.join([line.text for line in group])
    margin = group[1].box.left if len(group) > 1 else column.left
    starts = first.box.left - margin > _INDENT * first.size or opens(first.text)
    ends = column.right - last.box.right > 2.5 * last.size or last.parts > 1
    size = max(group, key=lambda line: len(line.text)).size
    bold = all(line.bold for line in group)
    return Paragraph(text, union(line.box for line in group), size, bold, starts, ends, len(group))
