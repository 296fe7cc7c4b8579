"""From a path or a string to a document: one immutable text, its language, its blocks."""

from __future__ import annotations

import hashlib
import os
from pathlib import PurePath

from policyparse.errors import InputError
from policyparse.model.document import Document, Language, Origin
from policyparse.readers.interface import Layout, Reader
from policyparse.readers.language import detect_language
from policyparse.readers.loading import MAX_BYTES, StrPath, display_name, load
from policyparse.readers.text import TEXT, lay_out

__all__ = ["MAX_BYTES", "READERS", "Layout", "Reader", "detect_language", "read", "read_text"]

READERS: tuple[Reader, ...] = (TEXT,)
"""All readers; the first that recognises a file reads it, plain text being the last resort."""


def read(path: StrPath, language: Language | None = None, max_bytes: int = MAX_BYTES) -> Document:
    """Return the document at `path`, `-` being standard input; the language is detected unless it is given.

    Raises `InputError`, with one line that says what is wrong and what to do.
    """
    data = load(path, max_bytes)
    suffix = PurePath(path).suffix.lower()
    reader = next(reader for reader in READERS if reader.recognises(data, suffix))
    layout = reader.read(data, display_name(path))
    origin = Origin(os.fspath(path), hashlib.sha256(data).hexdigest(), reader.media_type)
    return Document(origin, language or detect_language(layout.text), layout.text, layout.blocks)


def read_text(text: str, language: Language | None = None) -> Document:
    """Return `text` as a document without a path, laid out as plain text is.

    Offsets refer to the text with every line end read as a line feed. Raises `InputError` for half surrogate pairs.
    """
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        raise InputError(f"text: half of a surrogate pair at character {error.start}; repair the string") from error
    layout = lay_out(text)
    origin = Origin("", hashlib.sha256(data).hexdigest(), "text/plain")
    return Document(origin, language or detect_language(layout.text), layout.text, layout.blocks)
