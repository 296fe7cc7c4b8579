"""Glossaries as other tools write them: one format a file, listed here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from policyparse.errors import InputError
from policyparse.termbase.formats.delimited import CSV, TSV
from policyparse.termbase.formats.interface import Format, merged
from policyparse.termbase.formats.multiterm import MULTITERM
from policyparse.termbase.formats.tbx import TBX
from policyparse.termbase.formats.workbook import XLSX
from policyparse.termbase.model import Concept

__all__ = ["FORMATS", "Format", "merged", "parse", "write"]

FORMATS: tuple[Format, ...] = (XLSX, MULTITERM, TBX, CSV, TSV)
"""All formats; the first that recognises a file reads it, a table of text being the last resort."""


def parse(data: bytes, path: Path) -> tuple[Concept, ...]:
    """Return the entries of the glossary with this content, whole or not; raises `InputError`.

    A table may have several rows of one concept, which share its id: `merged` joins them.
    """
    suffix = path.suffix.casefold()
    return next(one for one in FORMATS if one.recognises(data, suffix)).read(data, path)


def write(concepts: Sequence[Concept], format: str) -> bytes:  # noqa: A002  (as the option is called)
    """Return the concepts as a file of the format of that name."""
    writer = next((one.write for one in FORMATS if one.name == format), None)
    if writer is None:
        raise InputError(f"glossaries are not written as {format}")
    return writer(concepts)
