"""Plain text: each line is a block, form feeds part pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from policyparse.config import Reading
from policyparse.errors import InputError
from policyparse.model.document import Block, Span
from policyparse.readers.encoding import decode
from policyparse.readers.formats import foreign_format, no_document
from policyparse.readers.interface import Layout, Reader
from policyparse.readers.loading import too_long, too_many

_LINE = re.compile(r"\S(?:[^\n\f]*\S)?")
_WIDEST = 4  # bytes a character
_BREAK = re.compile(r"\r\n?")


def lay_out(text: str) -> Layout:
    """Return `text` with every line end read as a line feed, and a block for each line that is not blank."""
    text = _with_line_feeds(text)
    return Layout(text, tuple(_blocks(text)))


def _blocks(text: str) -> Iterator[Block]:
    page = 1 if "\f" in text else None
    at = 0
    for line in _LINE.finditer(text):
        if page is not None:
            page += text.count("\f", at, line.start())
            at = line.start()
        yield Block(Span(*line.span()), page=page)


def decoded(data: bytes, name: str, reading: Reading) -> str:
    """Return `data` as text with every line end read as a line feed; raises `InputError` for what is no text."""
    if len(data) > _WIDEST * reading.max_characters:
        raise too_long(name, reading.max_characters)
    kind = foreign_format(data)
    if kind:
        raise InputError(f"{name}: is {kind}, which is not supported yet; export it as text (UTF-8)")
    wrong = no_document(data)
    if wrong:
        raise InputError(f"{name}: {wrong}")
    return _with_line_feeds(decode(data, name))


def _read(data: bytes, name: str, reading: Reading) -> Layout:
    text = decoded(data, name, reading)
    blocks = tuple(islice(_blocks(text), reading.max_segments + 1))
    if len(blocks) > reading.max_segments:
        raise too_many(name, reading.max_segments)
    return Layout(text, blocks)


def _with_line_feeds(text: str) -> str:
    return _BREAK.sub("\n", text) if "\r" in text else text


def _any(data: bytes, suffix: str) -> bool:
    return data is not None and suffix is not None


TEXT = Reader(name="text", media_type="text/plain", recognises=_any, read=_read)
