"""Tables of contents: which paragraphs they are, and which headings they list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from policyparse.structure import tables
from policyparse.structure.chunks import Chunk

_LED = re.compile(r"(?<=[\s.…·])[\divxⅰ-ⅻ]{1,4}$", re.IGNORECASE)
_LEADERS = re.compile(r"(?:[.·]\s?){4}|……|··|\t|\s{3}")
_PAGED = re.compile(r"(?P<title>\S.*?\D)\s*(?P<page>\d{1,3})$")
_ENDS = re.compile(r"[。；;，,：:.!?！？]$")
_LONGEST: Final = 120
_LONGEST_PAGE: Final = 4  # digits or letters of a page number
_NEAR: Final = 4  # paragraphs from one entry to the next: titles set on two lines, a page's foot
_FEWEST: Final = 3
_NEXT_PAGE: Final = 60  # pages that a section may have


class Contents(NamedTuple):
    """The indices of the chunks that make up tables of contents, and the titles that these list, bare."""

    places: frozenset[int]
    titles: frozenset[str]


def contents_of(chunks: list[Chunk]) -> Contents:
    """Return the tables of contents among `chunks`.

    A table is what follows the word for it, or three entries with leaders. Below the word, entries without leaders are
    known by their page numbers, which do not fall, or by titles that recur.
    """
    bare: list[str] = []
    last: dict[str, int] = {}
    places: set[int] = set()
    titles: set[str] = set()
    i = 0
    while i < len(chunks):
        named = bool(tables.CONTENTS.fullmatch(chunks[i].text.strip()))
        if not named and _led_title(chunks[i]) is None:
            i += 1
            continue
        if not bare:  # few documents have a table
            bare = [bare_title(chunk.text) for chunk in chunks]
            last = {title: i for i, title in enumerate(bare)}
        entries = list(_entries(chunks, bare, last, i + named, named=named))
        listed = named or len(entries) >= _FEWEST
        end = entries[-1][0] + 1 if listed and entries else i + 1
        places.update(range(i, end))
        titles.update(title for _, title in entries if listed)
        i = end
    return Contents(frozenset(places), frozenset(titles))


def bare_title(text: str) -> str:
    """Return a title without blanks and case, which a table of contents may set otherwise than the heading."""
    return "".join(text.split()).casefold()


def _entries(
    chunks: list[Chunk], bare: list[str], last: dict[str, int], start: int, *, named: bool
) -> Iterator[tuple[int, str]]:
    """Yield the entries of a table from `start` on, with their bare titles; the first one that recurs ends it."""
    page, due = 0, start + _NEAR
    listed: set[str] = set()
    for i in range(start, len(chunks)):
        text = chunks[i].text.strip()
        if i >= due or tables.CONTENTS.fullmatch(text):
            return
        title = _led_title(chunks[i])
        paged = _PAGED.fullmatch(text) if named and title is None and len(text) <= _LONGEST else None
        if paged and page <= int(paged["page"]) <= page + _NEXT_PAGE and not _ENDS.search(paged["title"]):
            title, page = paged["title"], int(paged["page"])
        elif title is None and bare[i] in listed:
            return
        elif title is None and named and last[bare[i]] > i and len(text) <= _LONGEST and not _ENDS.search(text):
            title = text
        if title is not None:
            listed.add(bare_title(title))
            yield i, bare_title(title)
            due = i + 1 + _NEAR


def _led_title(chunk: Chunk) -> str | None:
    """Return the title in a line that dots, a tab or many blanks lead to a page number; None if it is no such line."""
    text = chunk.text.strip()
    page = _LED.search(text, max(0, len(text) - _LONGEST_PAGE)) if chunk.line.block.role != "cell" else None
    title = text[: page.start()].rstrip(" \t.…·") if page else ""
    led = page and _LEADERS.search(text, len(title), page.start())
    return title if led and title and len(title) <= _LONGEST else None
