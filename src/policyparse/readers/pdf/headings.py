"""Headings that their type makes plain: larger than the text, or English ones in bold.

What has a number is left to its number, which says more of its level: `structure` finds it in the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from policyparse.han import LIST_NUMERALS
from policyparse.readers.pdf.columns import Item
from policyparse.readers.pdf.paragraphs import BULLET, Paragraph

ENDS = re.compile(r"[。！？；：.!?;:…][”’\"'）)\]】]*$")
"""How a sentence ends, and a heading does not."""

_NUMBERED = re.compile(rf"[（(]?[\d{LIST_NUMERALS}]+[、.）)]|第.{{1,4}}[编章节条]|附件")
_PROSE = re.compile(r"[，。；]|[.;]\s")
_LARGER = 1.17
_SHORTEST, _LONGEST, _LONGEST_BOLD = 3, 160, 80
_MOST_LINES, _MOST_LINES_BOLD = 4, 2
_MOSTLY_BOLD = 0.3
_DEEPEST = 4
_BOLD = 0.0

Style = float | None


def levels_of(items: Sequence[Item], size: float) -> Mapping[Style, int]:
    """Return the level of each style of heading beside text of `size`: the largest is the first, bold the last."""
    styles = {style for item in items if (style := style_of(item, size)) is not None}
    if _is_mostly_bold(items):
        styles.discard(_BOLD)
    return {style: min(level, _DEEPEST) for level, style in enumerate(sorted(styles, reverse=True), 1)}


def style_of(item: Item, size: float) -> Style:
    """Return the size of what stands out by its size, 0 for what does by its weight, None for all else."""
    paragraph = item.paragraph
    if item.role != "text" or paragraph is None or not _is_short(paragraph):
        return None
    if paragraph.size >= _LARGER * size:
        return float(round(paragraph.size))
    return _BOLD if _is_bold(paragraph, size) else None


def _is_short(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if not _SHORTEST <= len(text) <= _LONGEST or paragraph.lines > _MOST_LINES:
        return False
    return not (ENDS.search(text) or _PROSE.search(text) or _NUMBERED.match(text) or BULLET.match(text))


def _is_bold(paragraph: Paragraph, size: float) -> bool:
    few = paragraph.lines <= _MOST_LINES_BOLD and len(paragraph.text) <= _LONGEST_BOLD
    return (
        paragraph.bold
        and few
        and paragraph.size > size - 1
        and paragraph.text[0].isascii()
        and "\t" not in paragraph.text
    )


def _is_mostly_bold(items: Sequence[Item]) -> bool:
    texts = [item.paragraph for item in items if item.paragraph and item.role == "text"]
    bold = sum(len(paragraph.text) for paragraph in texts if paragraph.bold)
    return bold > _MOSTLY_BOLD * sum(len(paragraph.text) for paragraph in texts)
