"""Bilingual files: from a path to units of a source text and its translation, in the formats of many tools."""

from __future__ import annotations

import hashlib
import os
import warnings
from collections.abc import Sequence

from policyparse import readers
from policyparse.bilingual.interface import BilingualReader, Content, distinct
from policyparse.bilingual.po import PO
from policyparse.bilingual.sheets import DELIMITED, WORKBOOK
from policyparse.bilingual.tmx import TMX
from policyparse.bilingual.xliff1 import XLIFF1
from policyparse.bilingual.xliff2 import XLIFF2
from policyparse.config import Reading
from policyparse.errors import InputError, PartialWarning
from policyparse.model.document import Origin, StrPath
from policyparse.model.units import BilingualFile, BilingualUnit
from policyparse.readers.loading import display_name, load, too_long, too_many
from policyparse.readers.remote import suffix_of

__all__ = ["BILINGUAL_READERS", "read_bilingual", "read_bilingual_data"]

_LONGEST = 20_000  # characters of one side of a unit
_LETTERS = 3  # of English for a Chinese character

BILINGUAL_READERS: tuple[BilingualReader, ...] = (XLIFF2, XLIFF1, TMX, PO, WORKBOOK, DELIMITED)
"""All readers of files of units; the first that recognises a file reads it. Any other file is read as a document."""


def read_bilingual(path: StrPath, reading: Reading | None = None) -> BilingualFile:
    """Return the units of the file at `path`, `-` being standard input.

    Raises `InputError`, with one line that says what is wrong and what to do; warns with a `PartialWarning` for each
    part that could not be read.
    """
    reading = reading or Reading()
    return read_bilingual_data(load(path, reading.max_bytes), path, reading)


def read_bilingual_data(data: bytes, path: StrPath, reading: Reading | None = None) -> BilingualFile:
    """Return `data` as the units that a file at `path` with this content would have; as `read_bilingual` does."""
    reading = reading or Reading()
    name, suffix = display_name(path), suffix_of(path)
    reader = next((one for one in BILINGUAL_READERS if one.recognises(data, suffix)), None)
    if reader:
        kind, media_type = reader.name, reader.media_type
        content = reader.read(data, name, reading)
        for line in content.missing:
            warnings.warn(f"{name}: {line}", PartialWarning, stacklevel=2)
    else:
        kind, media_type, content = _of_document(data, path, name, reading)
    units = tuple(distinct(content.units))
    if not units:
        raise InputError(f"{name}: holds no units; nothing to review")
    if len(units) > reading.max_segments:
        raise too_many(name, reading.max_segments)
    _expect_bounded(units, name, reading.max_characters)
    origin = Origin(os.fspath(path), hashlib.sha256(data).hexdigest(), media_type)
    languages = content.source_language or None, content.translation_language or None
    return BilingualFile(origin, kind, *languages, units, content.missing)


def _expect_bounded(units: Sequence[BilingualUnit], name: str, most: int) -> None:
    """Raise `InputError` for more text than two documents may hold, and for a unit that is a document itself."""
    longest = max(units, key=lambda unit: max(len(unit.source.text), len(unit.translation.text)))
    if max(len(longest.source.text), len(longest.translation.text)) > _LONGEST:
        raise InputError(
            f"{name}: unit {longest.id} has more than {_LONGEST:,} characters; save both texts in files of their own,"
            " and use `policyparse compare`"
        )
    size = sum(len(unit.source.text) + len(unit.translation.text) for unit in units)
    if size > (1 + _LETTERS) * most:
        raise too_long(name, most)


def _of_document(data: bytes, path: StrPath, name: str, reading: Reading) -> tuple[str, str, Content]:
    from policyparse.bilingual.documents import units_of_document  # noqa: PLC0415  (files of units need it not)

    document = readers.read_data(data, path, None, reading)
    return "document", document.origin.media_type, units_of_document(document, name)
