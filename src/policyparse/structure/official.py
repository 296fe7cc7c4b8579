"""The parts of an official document before and after its body: letterhead, number, title, addressee, signature, annex.

Follows GB/T 9704-2012, section 7: each part is recognised by its form and by its position relative to the others.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from policyparse.languages import language_of
from policyparse.model.document import Document
from policyparse.structure import tables
from policyparse.structure.assignments import assignment_start
from policyparse.structure.chunks import Chunk, merge
from policyparse.structure.contents import bare_title, contents_of
from policyparse.structure.numbering import marker_of

_FORMAL_LONGEST: Final = 160
_LETTERHEAD_LONGEST: Final = 250  # the names of several agencies may stand in one line
_TITLE = re.compile(rf".*(?:关于.*)?(?:{tables.TITLE_ENDS})(?:[（(][^（）()]{{1,20}}[）)])?")
_ABOUT = re.compile(r"关于|印发|转发")
_AGENCY = re.compile(rf"(?:{tables.HAN}|[·（）()\s]){{3,40}}")


def recognise(document: Document, chunks: list[Chunk]) -> list[Chunk]:
    """Return the chunks with the official parts in their roles, the lines of a title merged."""
    lines = [line for chunk in chunks for line in _letterhead_lines(document, chunk)]
    marked = [chunk.with_role("boilerplate") if _is_formal(chunk.text) else chunk for chunk in lines]
    _mark_letterhead(marked)
    _mark_signatures(marked)
    contents = contents_of(marked)
    for i in contents.places:
        marked[i] = marked[i].with_role("contents")
    titled = _with_titles(document, marked)
    return [_listed(chunk, contents.titles) for chunk in titled]


def _listed(chunk: Chunk, titles: AbstractSet[str]) -> Chunk:
    """Return a paragraph whose whole text a table of contents lists as the heading that it is."""
    plain = titles and chunk.role == "body" and not chunk.sign and chunk.line.block.role == "text"
    return chunk.with_role("heading") if plain and bare_title(chunk.text) in titles else chunk


def _is_formal(text: str) -> bool:
    return len(text) <= _FORMAL_LONGEST and bool(tables.FORMAL.fullmatch(text.strip()))


def _letterhead_lines(document: Document, chunk: Chunk) -> list[Chunk]:
    """Return the lines of a letterhead that the reader gives as one block; any other chunk as it is."""
    if not chunk.passage.text.endswith("件"):
        return [chunk]
    start, end = chunk.passage.span
    lines = document.text[start:end].split("\n")
    if len(lines) == 1 or not tables.LETTERHEAD.fullmatch(lines[-1]) or not all(map(_is_agency, lines[:-1])):
        return [chunk]
    parts, at = [], 0
    for line in lines:
        passage = chunk.passage.cut(at, at + len(line)).strip()
        parts.append(chunk.with_text(passage, passage.text))
        at += len(line) + 1
    return parts


def _mark_letterhead(chunks: list[Chunk]) -> None:
    """Mark the line that ends in 文件 and the names of the agencies above and below it."""
    for i, chunk in enumerate(chunks):
        if chunk.role == "body" and (_is_letterhead(chunk.text) or _ends_letterhead(chunks, i)):
            chunks[i] = chunk.with_role("boilerplate")
            _spread(chunks, i, -1)
            _spread(chunks, i, 1)


def _is_letterhead(text: str) -> bool:
    return text.endswith("件") and len(text) < _LETTERHEAD_LONGEST and bool(tables.LETTERHEAD.fullmatch(text))


def _ends_letterhead(chunks: list[Chunk], i: int) -> bool:
    """Return whether 文件 is in a cell beside the names of agencies."""
    if not tables.LETTERHEAD_END.fullmatch(chunks[i].text.strip()):
        return False
    beside = (*chunks[max(0, i - 1) : i], *chunks[i + 1 : i + 2])
    return any(chunk.role == "body" and _is_agency(chunk.text) for chunk in beside)


def _mark_signatures(chunks: list[Chunk]) -> None:
    """Mark the names of agencies right above a date, or before the day of printing."""
    for i, chunk in enumerate(chunks):
        text = chunk.text.strip()
        if chunk.role == "boilerplate" and (tables.DATE.fullmatch(text) or tables.PRINTED.fullmatch(text)):
            _spread(chunks, i, -1)


def _spread(chunks: list[Chunk], at: int, step: int) -> None:
    at += step
    while 0 <= at < len(chunks) and chunks[at].role == "body" and _is_agency(chunks[at].text):
        chunks[at] = chunks[at].with_role("boilerplate")
        at += step


def _is_agency(text: str) -> bool:
    return bool(_AGENCY.fullmatch(text)) and text.strip().endswith(tables.AGENCY_ENDS)


def _with_titles(document: Document, chunks: list[Chunk]) -> Iterator[Chunk]:
    """Merge titles, which stand at the document's start, after its number, and after an annex's label."""
    due, noted, i = True, False, 0
    while i < len(chunks):
        chunk = chunks[i]
        title = _title_at(document, chunks, i) if due and chunk.role == "body" else []
        if title:
            yield functools.reduce(functools.partial(merge, document), title).with_role("title")
            i += len(title)
            below = _below_title(title, chunks, i)
            yield from below
            i += len(below)
            due = False
            continue
        noted = _is_attachment_note(chunk) or (noted and _goes_on_numbering(chunk))
        formal = chunk.role in ("boilerplate", "contents") or noted
        announced = formal and chunk.role != "contents" and _announces_title(document, chunk.text)
        due = (due and formal) or announced
        yield chunk.with_role("boilerplate") if noted else chunk
        i += 1


def _title_at(document: Document, chunks: list[Chunk], i: int) -> list[Chunk]:
    """Return the lines of the title that starts at `i`; none if that is no title."""
    title: list[Chunk] = []
    while i < len(chunks) and chunks[i].role == "body" and _is_title(document, chunks[i], title):
        title.append(chunks[i])
        i += 1
    return title


def _below_title(title: list[Chunk], chunks: list[Chunk], i: int) -> list[Chunk]:
    """Return whom a notice is to, or who speaks and for whom; neither is content."""
    about = any(_ABOUT.search(chunk.text) for chunk in title)
    if i < len(chunks) and about and tables.ADDRESSEE.fullmatch(chunks[i].text):
        return [chunks[i].with_role("boilerplate")]
    byline = list(itertools.takewhile(_is_byline, itertools.islice(chunks, i, i + 5)))
    dated = i + len(byline) < len(chunks) and chunks[i + len(byline)].role == "boilerplate"
    return [chunk.with_role("label") for chunk in byline] if dated else []


def _is_byline(chunk: Chunk) -> bool:
    text = chunk.text.strip()
    short = len(text) <= 20 or (text.isascii() and len(text.split()) <= 8)
    return chunk.role == "body" and not chunk.sign and short and not re.search(r"[\d。！？；：:;!?]|\.$", text)


def _goes_on_numbering(chunk: Chunk) -> bool:
    """Return whether a line is the second annex of a list of annexes."""
    marker = marker_of(chunk.text)
    return chunk.gap == 1 and len(chunk.text) < 80 and marker is not None and marker.value > (1,)


def _is_attachment_note(chunk: Chunk) -> bool:
    return chunk.role == "body" and len(chunk.text) < 120 and bool(tables.ATTACHMENT_NOTE.match(chunk.text))


def _announces_title(document: Document, text: str) -> bool:
    """Return whether the text is a document number or an annex label in the document's own language."""
    return language_of(document.language).layout.announces_title(text)


def announces_english_title(text: str) -> bool:
    """Return whether the text is an English annex label."""
    return text.isascii() and bool(tables.ATTACHMENT.fullmatch(text.strip()))


def announces_chinese_title(text: str) -> bool:
    """Return whether the text is a Chinese document number or annex label."""
    return bool(tables.DOCUMENT_NUMBER.fullmatch(text.strip()) or tables.ATTACHMENT.fullmatch(text.strip()))


def _is_title(document: Document, chunk: Chunk, before: list[Chunk]) -> bool:
    """Return whether a short line without a full stop is a title; it may continue a title line right above it."""
    text, longest = chunk.text.strip(), language_of(document.language).layout.longest_title
    if chunk.sign or len(text) > longest or text[-1] in tables.TERMINAL + ":：，、,":
        return False
    if marker_of(text) or assignment_start(text) is not None or "。" in text:
        return False
    return not before or _goes_on(before, chunk)


def _goes_on(before: list[Chunk], chunk: Chunk) -> bool:
    if re.fullmatch(r"[（(].{1,40}[）)]", chunk.text.strip()):
        return True
    so_far = "".join(part.text for part in before)
    return chunk.gap == 1 and bool(_ABOUT.search(so_far)) and not _TITLE.fullmatch(so_far.strip())
