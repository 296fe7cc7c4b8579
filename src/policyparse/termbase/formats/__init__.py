"""Glossary formats of other tools: one module per format, listed here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from policyparse.termbase.formats import table
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


def write(concepts: Sequence[Concept], name: str, rows: Iterable[Sequence[str]] | None = None) -> bytes:
    """Return the concepts as a file of the format of that name; a table may have `rows` of its own."""
    layout = next(one for one in FORMATS if one.name == name)
    if layout.write:
        return layout.write(concepts)
    assert layout.write_rows
    return layout.write_rows(table.rows_of(concepts) if rows is None else rows)
