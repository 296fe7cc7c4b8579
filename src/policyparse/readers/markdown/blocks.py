"""The blocks of a Markdown text: spans into it, one for each line of a paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from policyparse.model.document import Block, BlockRole, Cell, Span
from policyparse.readers.markdown.frontmatter import front_matter
from policyparse.readers.markdown.marks import marks_in
from policyparse.readers.markdown.tables import holds_table, stretches

if TYPE_CHECKING:
    from markdown_it.token import Token

_DEEPEST = 100
_LONGEST = 1000  # characters of a line that may be a directive
_FURNITURE = re.compile(
    r"\{\{[<%][^{}]*[>%]\}\}|\{%[^{}]*%\}|\{[:#.][^{}]*\}|:{3,}.*|(?:!!!|\?\?\?\+?)\s.*|===\s+\".*\"|\[\[?_?toc_?\]?\]"
    r"|\[![A-Z]+\][-+]?|\[[^\]^]+\]:\s*(?:<[^<>]*>|\S*[/#.:?=]\S*)(?:\s+[\"'(].*)?|import\s.*\sfrom\s+[\"'].*[\"'];?",
    re.IGNORECASE,
)
"""Lines that generators of documentation take out: shortcodes, containers, a contents' place, addresses of links."""
_UNREAD = re.compile(r"<(?:script|style|pre)\b", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:[ \t]*")
_NUMBER = re.compile(r"\d{1,9}[.)][ \t]+$")
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_BEFORE_ROW = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?")
_CELL = re.compile(r"(?:[^|\\]|\\.?)+")


class _Source(NamedTuple):
    """The text, and where each of its lines starts."""

    text: str
    starts: tuple[int, ...]

    def line(self, number: int) -> Span:
        """Return a line without its end and the blanks before that."""
        start, end = self.starts[number], self.starts[number + 1] - 1
        return Span(start, start + len(self.text[start:end].rstrip()))


def blocks_of(text: str) -> list[Block]:
    """Return the blocks of `text`, in order; every line that is not blank is part of one."""
    front = front_matter(text)
    source = _Source(text, tuple(accumulate((len(line) + 1 for line in text.split("\n")), initial=0)))
    first = text.count("\n", 0, front.end)
    blocks = list(_content(source, _tokens(text[front.end :]), first))
    covered = {bisect_right(source.starts, block.span.start) - 1 for block in blocks}
    for number in range(first, len(source.starts) - 1):
        if number not in covered:
            blocks += _paragraph(source, [source.line(number)])
    titled = any(block.role == "heading" and block.level == 1 for block in blocks)
    blocks += _settings(source, first, None if titled else front.title)
    return sorted((block for block in blocks if block.span.start < block.span.end), key=lambda block: block.span)


def _settings(source: _Source, size: int, title: Span | None) -> Iterator[Block]:
    """Yield the lines of the front matter, and its title as the document's."""
    for line in map(source.line, range(size)):
        named = title is not None and line.start <= title.start < line.end
        yield Block(title, "heading", 1) if title and named else Block(line, "furniture")


def _tokens(text: str) -> Sequence[Token]:
    """Return the tokens of the blocks; what is indented is text, as it often is in files that were converted."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  (most runs read no Markdown)

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
    return parser.disable(["inline", "code", "reference"]).parse(text)


def _content(source: _Source, tokens: Sequence[Token], first: int) -> Iterator[Block]:
    """Yield the blocks of all tokens, the first of whose lines is line `first` of the source."""
    depth, item, within, row = 0, False, "", 0
    for token in tokens:
        numbers = range(first + token.map[0], first + token.map[1]) if token.map else range(0)
        if token.tag in ("ul", "ol"):
            depth += token.nesting
        elif token.tag == "li":
            item = token.nesting > 0
        elif token.type == "inline" and within not in ("th", "td"):
            spans = [_place(source, *line) for line in zip(numbers, token.content.split("\n"), strict=False)]
            yield from _text(source, spans, within, depth if item else 0)
            item = False
        else:
            row = 0 if token.type == "table_open" else row + (token.type == "tr_open")
            yield from _leaf(source, token, numbers, row)
        within = token.tag


def _text(source: _Source, lines: Sequence[Span], tag: str, depth: int) -> Iterator[Block]:
    """Yield a heading, a paragraph, or the first paragraph of a list's item, which has a depth."""
    if tag.startswith("h"):
        return _paragraph(source, lines, "heading", int(tag[1:]))
    return _paragraph(source, _with_number(source, lines), "list-item", depth) if depth else _paragraph(source, lines)


def _leaf(source: _Source, token: Token, numbers: range, row: int) -> Iterator[Block]:
    """Yield the lines of code, HTML, and rows of tables, the last one being row number `row` of its table."""
    lines = [source.line(number) for number in numbers]
    if token.type == "fence" or (token.type == "html_block" and _UNREAD.match(token.content.lstrip())):
        yield from (Block(line, "furniture") for line in lines)
    elif token.type == "html_block" and holds_table(token.content):
        yield from _table(source, Span(lines[0].start, lines[-1].end))
    elif token.type == "html_block":
        yield from _paragraph(source, lines)
    elif token.type == "tr_open":
        yield from _cells(source, lines[0], row)


def _place(source: _Source, number: int, content: str) -> Span:
    """Return where in its line a paragraph's line stands: at its end, unless signs close a heading."""
    line = source.line(number)
    text, content = source.text[slice(*line)], content.strip()
    at = len(text) - len(content) if text.endswith(content) else max(0, text.find(content))
    return Span(line.start + at, min(line.end, line.start + at + len(content)))


def _with_number(source: _Source, spans: Sequence[Span]) -> list[Span]:
    """Return the lines of an item without a task's box, with the number of an ordered list."""
    first, *rest = spans
    line = source.text.rfind("\n", 0, first.start) + 1
    number = _NUMBER.search(source.text[line : first.start])
    if number:
        return [Span(line + number.start(), first.end), *rest]
    task = _TASK.match(source.text, first.start, first.end)
    return [Span(task.end() if task else first.start, first.end), *rest]


def _table(source: _Source, whole: Span) -> Iterator[Block]:
    """Yield the cells of a table written in HTML, and what stands around them."""
    for (start, end), cell in stretches(source.text, whole):
        at = start
        for line in source.text[start:end].split("\n"):
            low = at + len(line) - len(line.lstrip())
            if line.strip():
                for block in _paragraph(source, [Span(low, at + len(line.rstrip()))], "cell" if cell else "text"):
                    yield replace(block, cell=cell)
            at += len(line) + 1


def _cells(source: _Source, row: Span, number: int) -> Iterator[Block]:
    """Yield the cells of a row; a bar that opens the row opens its first column, any other one a further column."""
    before = _BEFORE_ROW.match(source.text, *row)
    first = last = before.end() if before else row.start
    column = 1
    for cell in _CELL.finditer(source.text, first, row.end):
        column += source.text.count("|", max(last, first + 1), cell.start())
        last = cell.end()
        text = cell.group()
        start = cell.start() + len(text) - len(text.lstrip())
        for block in _paragraph(source, [Span(start, start + len(text.strip()))], "cell"):
            yield replace(block, cell=Cell(number, column))


def _paragraph(
    source: _Source, lines: Sequence[Span], role: BlockRole = "text", level: int | None = None
) -> Iterator[Block]:
    """Yield the lines of a paragraph with their marks; what continues from the line before says so."""
    starts = tuple(accumulate((end - start + 1 for start, end in lines), initial=0))
    marks = marks_in("\n".join(source.text[start:end] for start, end in lines))
    going_on = False
    for line, at in zip(lines, starts, strict=False):
        block = _block(source.text, line, tuple(_moved(marks, line, at)), role, level)
        yield replace(block, continues=True) if going_on and block.role == role else block
        going_on = block.role == role and not _breaks(source.text, line)


def _block(text: str, line: Span, marks: tuple[Span, ...], role: BlockRole, level: int | None) -> Block:
    """Return one line as a block: a note if it is a footnote, furniture if nothing of it is text."""
    directive = line.end - line.start <= _LONGEST and _FURNITURE.fullmatch(text, *line)
    if directive or not any(map(str.isalnum, _unmarked(text, line, marks))):
        return Block(line, "furniture")
    note = _FOOTNOTE.match(text, *line)
    if note:
        return Block(
            Span(note.end(), line.end), "note", marks=tuple(mark for mark in marks if mark.start >= note.end())
        )
    return Block(line, role, level, marks=marks)


def _unmarked(text: str, line: Span, marks: Sequence[Span]) -> str:
    edges = [line.start, *(edge for mark in marks for edge in mark), line.end]
    return "".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))


def _moved(marks: Sequence[Span], line: Span, at: int) -> Iterator[Span]:
    """Yield the marks of a paragraph that fall on `line`, which starts at `at` in it, as offsets into the text."""
    size = line.end - line.start
    number = bisect_right(marks, at, key=attrgetter("end"))
    while number < len(marks) and marks[number].start < at + size:
        start, end = marks[number]
        yield Span(line.start + max(0, start - at), line.start + min(size, end - at))
        number += 1


def _breaks(text: str, line: Span) -> bool:
    """Return whether the line ends for good: two blanks or a backslash at its end."""
    return text.startswith("  ", line.end) or text[line.end - 1] == "\\"
