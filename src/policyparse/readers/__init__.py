"""From a path or a string to a document: one immutable text, its language, its blocks."""

from __future__ import annotations

import hashlib
import os
import warnings
from functools import partial

from policyparse.config import Reading
from policyparse.errors import InputError, PartialWarning
from policyparse.languages.detection import detect_language
from policyparse.model.document import Block, Document, Language, Origin, StrPath
from policyparse.readers.html import HTML
from policyparse.readers.interface import Composer, Layout, Reader
from policyparse.readers.loading import display_name, load, too_long
from policyparse.readers.markdown import MARKDOWN
from policyparse.readers.ooxml import DOCX, OFFICE, PPTX
from policyparse.readers.pdf import PDF
from policyparse.readers.registered import registered
from policyparse.readers.remote import suffix_of
from policyparse.readers.text import TEXT, lay_out

__all__ = ["READERS", "Composer", "Layout", "Reader", "detect_language", "read", "read_data", "read_text"]

READERS: tuple[Reader, ...] = (DOCX, PPTX, OFFICE, PDF, HTML, MARKDOWN, TEXT)
"""All readers of policyparse; the first that recognises a file reads it, plain text being the last resort.

Those of installed packages are asked before them.
"""


def read(path: StrPath, language: Language | None = None, reading: Reading | None = None) -> Document:
    """Return the document at `path`, `-` being standard input; the language is detected unless it is given.

    Raises `InputError` with one line that says what is wrong and what to do; issues a `PartialWarning` for each part
    that could not be read.
    """
    reading = reading or Reading()
    return read_data(load(path, reading.max_bytes), path, language, reading)


def read_data(data: bytes, path: StrPath, language: Language | None = None, reading: Reading | None = None) -> Document:
    """Return `data` as the document that a file at `path` with this content would be; as `read` does."""
    reading = reading or Reading()
    name, suffix = display_name(path), suffix_of(path)
    reader = next(reader for reader in (*registered(), *READERS) if reader.recognises(data, suffix))
    layout = reader.read(data, name, reading)
    for line in layout.missing:
        warnings.warn(f"{name}: {line}", PartialWarning, stacklevel=2)
    if len(layout.text) > reading.max_characters:
        raise too_long(name, reading.max_characters)
    return _document(layout, Origin(os.fspath(path), hashlib.sha256(data).hexdigest(), reader.media_type), language)


def read_text(text: str, language: Language | None = None) -> Document:
    """Return `text` as a document without a path, laid out as plain text is.

    Offsets refer to the text with every line end read as a line feed. Raises `InputError` for half surrogate pairs.
    """
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        raise InputError(f"text: half of a surrogate pair at character {error.start}; repair the string") from error
    return _document(lay_out(text), Origin("", hashlib.sha256(data).hexdigest(), "text/plain"), language)


def _shown(layout: Layout) -> str:
    """Return the text without furniture and the signs of a markup, which are in no language."""
    shown = "\n".join(map(partial(_unmarked, layout.text), layout.blocks)) if layout.settled else ""
    return shown if shown.strip() else layout.text


def _unmarked(text: str, block: Block) -> str:
    if block.role == "furniture":
        return ""
    edges = [block.span.start, *(edge for mark in block.marks for edge in mark), block.span.end]
    return "".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))


def _document(layout: Layout, origin: Origin, language: Language | None) -> Document:
    language = language or detect_language(_shown(layout))
    return Document(origin, language, layout.text, layout.blocks, layout.settled, layout.missing, layout.references)
