"""Glossary files: the project's own table, which is read here, and what `formats` reads.

The own table is tab-separated UTF-8 with one concept per row, several forms in a cell separated by `|`.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from policyparse.config.limits import USUAL
from policyparse.errors import InputError, unknown
from policyparse.termbase.model import KINDS, Concept

COLUMNS = ("concept", "kind", "zh", "zh_short", "en", "en_admitted", "en_deprecated", "note")
HEADER = "\t".join(COLUMNS)
MOST_CONCEPTS = 1_000_000
_FIRST_ROW = re.compile(rb"(?:(?:[^\S\r\n]*|#[^\r\n]*)[\r\n])*([^\r\n]*)")  # behind blank lines and comments


@cache
def shipped_glossaries() -> tuple[Path, ...]:
    """Return the glossary files that come with policyparse: in the package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    for folder in (package / "glossaries", package.parents[1] / "glossaries"):
        found = tuple(sorted(folder.glob("*.tsv")))
        if found:
            return found
    return ()


def read_content(path: Path) -> bytes:
    """Return the bytes of the glossary at `path`; raises `InputError` for what is no file, empty or too large."""
    from policyparse.readers.loading import load  # noqa: PLC0415  (the shipped ones are read without)

    return load(path, USUAL.max_bytes)


def read_concepts(content: bytes, path: Path) -> tuple[Concept, ...]:
    """Return the concepts of a glossary file as `parse_glossary` does, those that several rows make as one."""
    concepts = parse_glossary(content, path)
    if _is_own(content):
        return concepts
    from policyparse.termbase.formats import merged  # noqa: PLC0415  (few glossaries are in other formats)

    return merged(concepts)


def parse_glossary(content: bytes, path: Path) -> tuple[Concept, ...]:
    """Return the entries of a glossary file, in whatever format; raises `InputError` that names file and line.

    Entries that lack one of the languages are among them but for those of the own table, where they are a fault.
    """
    if _is_own(content):
        return _parse_own(content, path)
    from policyparse.termbase.formats import parse  # noqa: PLC0415  (few glossaries are in other formats)

    concepts = parse(content, path)
    if len(concepts) > MOST_CONCEPTS:
        raise InputError(f"{path}: more than {MOST_CONCEPTS:,} concepts; split it")
    return concepts


def _is_own(content: bytes) -> bool:
    """Return whether the first row that is no comment is the header of the own table, in UTF-8."""
    first = _FIRST_ROW.match(content.removeprefix(codecs.BOM_UTF8))
    return first is not None and first[1].rstrip() == HEADER.encode()


def _parse_own(content: bytes, path: Path) -> tuple[Concept, ...]:
    concepts: dict[str, Concept] = {}
    for number, line in _rows(content, path):
        concept = _concept([_unquoted(cell) for cell in line.split("\t")], path, number)
        if concept.id in concepts:
            raise _fault(path, number, f"the concept {concept.id} stands here twice: rename one of them")
        concepts[concept.id] = concept
    return tuple(concepts.values())


def _unquoted(cell: str) -> str:
    """Return a cell without the quotation marks that spreadsheets put around one that holds some."""
    cell = cell.strip()
    return cell[1:-1].replace('""', '"') if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell


def _rows(content: bytes, path: Path) -> Iterator[tuple[int, str]]:
    """Yield `(line number, line)` of the rows after the header, comments and blank lines left out."""
    lines = _decode(content, path).splitlines()
    rows = ((number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#"))
    next(rows)
    yield from rows


def _decode(content: bytes, path: Path) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _fault(path, line, "not UTF-8: save the file as UTF-8") from error


def _concept(cells: list[str], path: Path, number: int) -> Concept:
    cells += [""] * (len(COLUMNS) - len(cells)) if len(cells) >= len(COLUMNS) - 3 else []
    if len(cells) != len(COLUMNS):
        raise _fault(path, number, f"{len(cells)} columns where {len(COLUMNS)} are needed: {' '.join(COLUMNS)}")
    name, kind, zh, zh_short, en, admitted, deprecated, note = (cell.strip() for cell in cells)
    if kind not in KINDS:
        raise _fault(path, number, str(unknown("kind", kind, KINDS)))
    for column, cell in (("concept", name), ("zh", zh), ("en", en)):
        if not cell:
            raise _fault(path, number, f"the column {column} is empty: fill it in")
    return Concept(
        id=name,
        kind=kind,
        zh=_forms(zh),
        zh_short=_forms(zh_short),
        en_preferred=_forms(en),
        en_admitted=_forms(admitted),
        en_deprecated=_forms(deprecated),
        note=note,
        glossary=path.stem,
    )


def _forms(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form.strip() for form in cell.split("|") if form.strip()))


def _fault(path: Path, line: int, message: str) -> InputError:
    return InputError(f"{path}, line {line}: {message}")
