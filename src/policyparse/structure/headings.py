"""Headings: numbered, marked, run in before their text, or bare; and list items that only look like them."""

from __future__ import annotations

import re
from typing import NamedTuple

from policyparse.han import has_han
from policyparse.languages import language_of
from policyparse.model.document import Document
from policyparse.structure import tables
from policyparse.structure.chunks import Chunk
from policyparse.structure.numbering import CALLED, HEADING_ONLY, Marker, in_series, marker_of

_DASHES = re.compile(r"[—–-]{1,}")
_MARKDOWN = re.compile(r"#{1,6}")
_ZH_LONGEST, _EN_MOST_WORDS = 45, 16
_BARE_MOST_WORDS, _OVER_TEXT_MOST_WORDS = 9, 5
_UNNUMBERED_ENDS = tuple({title[-1] for title in tables.UNNUMBERED})
_RUN_IN = re.compile(r"(?P<title>[^。！？；:：，,.!?;]{2,32})(?P<end>[。:：]|\.\s)(?=.)")
_BOLD = re.compile(r"\*\*[^*\n]{2,40}[。:：]?\*\*[。:：]?")
_SENTENCE_END = re.compile(r"[。！？；;，,、:：.!?]$")
_LISTABLE = frozenset({
    "digit", "digit-bracket", "digit-half", "circle", "letter", "letter-bracket", "letter-half", "roman",
    "roman-bracket", "plain",
})  # fmt: skip
_SPACED, _SPACED_LONGEST = re.compile(rf"(?<={tables.HAN})\s+(?={tables.HAN})"), 8
_STOPPABLE = frozenset({"han", "han-bracket"})
_STOPPED = re.compile(r"[\w“”]{4,25}。")
_BARE_ZH = re.compile(r"[\w“”（）()\s/]{2,20}")
_BARE_EN = re.compile(r"[A-Za-z][\w\s&/'’“”\"(),-]{2,70}")


class Heading(NamedTuple):
    """A heading at `[0, end)` of a chunk's text; the chunk continues after `end` if it is run in.

    `style` tells levels apart, `rank` is a fixed level (Markdown, word processors), `number` and `title` its parts.
    A number that its sentence stands with is no segment: `end` is 0, and no sentence ends before `lead`.
    """

    style: str
    number: str | None
    title: str
    end: int
    rank: int | None = None
    lead: int = 0


def headings_of(document: Document, chunks: list[Chunk]) -> list[tuple[Heading | None, bool]]:
    """Return for each chunk the heading that it is or that opens it, and whether its number is one of a series."""
    markers = [_marker(chunk) for chunk in chunks]
    good = in_series(markers)
    found: list[tuple[Heading | None, bool]] = []
    for i, chunk in enumerate(chunks):
        marker = markers[i] if good[i] else None
        beside = marker is not None and _has_sibling(markers, good, i)
        able = chunk.role in ("body", "heading")
        heading = _heading(document, chunks, i, marker, beside=beside) if able else None
        found.append((heading, good[i]))
    return found


def _marker(chunk: Chunk) -> Marker | None:
    return marker_of(chunk.text) if chunk.role in ("body", "heading") and not chunk.sign.strip("#") else None


def _has_sibling(markers: list[Marker | None], good: list[bool], i: int) -> bool:
    """Return whether a neighbour has the same numbering style: numbered lines with no text between form a list."""
    marker = markers[i]
    near = [markers[j] for j in (i - 1, i + 1) if 0 <= j < len(markers) and good[j]]
    return marker is not None and any(m is not None and m.style == marker.style for m in near)


def _heading(document: Document, chunks: list[Chunk], i: int, marker: Marker | None, *, beside: bool) -> Heading | None:
    chunk = chunks[i]
    rank = _rank(chunk)
    if rank:
        return _whole(chunk, marker, f"level-{rank}", rank)
    if marker:
        closed = i > 0 and chunks[i - 1].text.rstrip()[-1:] in "；;"
        return _numbered(chunk, marker, beside=beside, closed=closed)
    if chunk.sign:
        return _run_in(chunk, "dash", None, 0) if _is_dash(chunk.sign) else None
    if chunk.text.rstrip().endswith(_UNNUMBERED_ENDS) and (style := tables.UNNUMBERED.get("".join(chunk.text.split()))):
        return _whole(chunk, None, style, None)
    if chunk.role == "heading":
        return Heading("bare", None, chunk.written.strip(), len(chunk.text))
    return _bold(document, chunk) or _bare(document, chunks, i)


def _rank(chunk: Chunk) -> int:
    """Return the level that the text or the reader gives a heading; 0 if neither calls it one."""
    if _MARKDOWN.fullmatch(chunk.sign):
        return len(chunk.sign)
    return (chunk.line.block.level or 1) if chunk.line.block.role == "heading" else 0


def _is_dash(sign: str) -> bool:
    return bool(_DASHES.fullmatch(sign)) and sign != "-"


def _numbered(chunk: Chunk, marker: Marker, *, beside: bool, closed: bool) -> Heading | None:
    """Return the heading that a number opens; `beside` a sibling, or after a `closed` item, it may open an item."""
    if marker.start > 0:
        return Heading(marker.style, marker.number, chunk.written[: marker.start].strip(), len(chunk.text))
    rest = chunk.text[marker.end :].strip()
    if marker.style in CALLED and (marker.number.isascii() or marker.style == "article"):
        return _called(chunk, marker, rest)
    listed = closed or (beside and marker.style in _LISTABLE)
    stopped = not beside and marker.style in _STOPPABLE and bool(_STOPPED.fullmatch(rest))
    if not listed and rest and (stopped or _is_title(rest)):
        return _whole(chunk, marker, marker.style, None)
    if marker.style in HEADING_ONLY and len(rest) <= _ZH_LONGEST:
        return _whole(chunk, marker, marker.style, None)
    return _run_in(chunk, marker.style, marker.number, marker.end)


def _called(chunk: Chunk, marker: Marker, rest: str) -> Heading:
    """Return the heading of an article, and of any part in English: alone, with its title, or before its text."""
    if not rest or (marker.number.isascii() and _is_title(rest)):
        return _whole(chunk, marker, marker.style, None)
    return Heading(marker.style, marker.number, "", 0, lead=marker.end)


def _whole(chunk: Chunk, marker: Marker | None, style: str, rank: int | None) -> Heading:
    start = marker.end if marker and marker.start == 0 else 0
    title = chunk.written[start:].strip(" :：、").rstrip("。")
    if len(title) <= _SPACED_LONGEST:
        title = _SPACED.sub("", title)
    return Heading(style, marker.number if marker else None, title, len(chunk.text), rank)


def _run_in(chunk: Chunk, style: str, number: str | None, start: int) -> Heading | None:
    start += len(chunk.text[start:]) - len(chunk.text[start:].lstrip())
    found = _RUN_IN.match(chunk.text, start)
    if not found or not has_han(found["title"]):
        return None
    return Heading(style, number, chunk.written[slice(*found.span("title"))].strip(), found.end("end"))


def _bold(document: Document, chunk: Chunk) -> Heading | None:
    """Return the emphasised sentence that opens a paragraph as a heading."""
    start = chunk.line.start
    if not document.text.startswith("**", start):
        return None
    bold = _BOLD.match(document.text, start, chunk.line.end)
    if not bold or not re.search(r"[。:：]", bold.group()):
        return None
    return _run_in(chunk, "bold", None, 0)


def _is_title(text: str) -> bool:
    """Short, and not a sentence."""
    if _SENTENCE_END.search(text) or "。" in text or "；" in text:
        return False
    if has_han(text):
        return len(text) <= _ZH_LONGEST
    return len(text.split()) <= _EN_MOST_WORDS and not re.search(r"[.!?]\s", text)


def _bare(document: Document, chunks: list[Chunk], i: int) -> Heading | None:
    """Return a short line without number or end as a heading: over bullets (slides), or alone over running text."""
    chunk, text = chunks[i], chunks[i].text.strip()
    after = chunks[i + 1] if i + 1 < len(chunks) else None
    if after is None or chunk.line.block.role != "text" or after.role not in ("body", "assignment"):
        return None
    if not _is_bare(document, text):
        return None
    bulleted = after.line.block.role == "list-item" or (after.sign and not _is_dash(after.sign) and not _rank(after))
    over = bulleted or _over_text(chunks, i, after)
    return Heading("bare", None, chunk.written.strip(), len(chunk.text)) if over else None


def _is_bare(document: Document, text: str) -> bool:
    shaped = language_of(document.language).layout.is_bare_heading(text)
    return shaped and not re.search(r"\d", text) and not _SENTENCE_END.search(text)


def is_bare_chinese(text: str) -> bool:
    """Return whether a line is short enough for a Chinese heading without a number."""
    return bool(_BARE_ZH.fullmatch(text))


def is_bare_english(text: str) -> bool:
    """Return whether a line is short enough for an English heading without a number."""
    return len(text.split()) <= _BARE_MOST_WORDS and bool(_BARE_EN.fullmatch(text))


def _over_text(chunks: list[Chunk], i: int, after: Chunk) -> bool:
    """Return whether a very short line is between finished text and a longer text that ends as sentences do."""
    text = chunks[i].text
    words = len(text.split()) if text.isascii() else len(text) / 3
    before = chunks[i - 1] if i else None
    finished = before is None or before.role != "body" or before.text.rstrip("”\"') ")[-1:] in tables.TERMINAL
    if text[0].islower() or words > _OVER_TEXT_MOST_WORDS:
        return False
    return finished and len(after.text) > 2 * len(text) and _is_prose(after.text)


def _is_prose(text: str) -> bool:
    return bool(re.search(r"[。.；;:：!?！？][”\"’)）]*$", text.strip()))
