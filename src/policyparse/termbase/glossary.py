"""Glossary files: tab-separated, UTF-8, one concept a row, several forms in a cell parted by `|`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from policyparse.errors import UsageError
from policyparse.termbase.model import KINDS, Concept

COLUMNS = ("concept", "kind", "zh", "zh_short", "en", "en_admitted", "en_deprecated", "note")
HEADER = "\t".join(COLUMNS)


def shipped_glossaries() -> tuple[Path, ...]:
    """Return the glossary files that come with policyparse: in the package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    for folder in (package / "glossaries", package.parents[1] / "glossaries"):
        found = tuple(sorted(folder.glob("*.tsv")))
        if found:
            return found
    return ()


def read_content(path: Path) -> bytes:
    """Return the bytes of the glossary at `path`; raises `UsageError` when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read the glossary {path}: {error.strerror or error}") from error


def parse_glossary(content: bytes, path: Path) -> tuple[Concept, ...]:
    """Return the concepts of a glossary file; raises `UsageError` that names file and line."""
    concepts: dict[str, Concept] = {}
    for number, line in _rows(content, path):
        concept = _concept(line.split("\t"), path, number)
        if concept.id in concepts:
            raise _fault(path, number, f"the concept {concept.id} stands here twice: rename one of them")
        concepts[concept.id] = concept
    return tuple(concepts.values())


def _rows(content: bytes, path: Path) -> Iterator[tuple[int, str]]:
    """Yield `(line number, line)` of the rows after the header, comments and blank lines left out."""
    lines = _decode(content, path).splitlines()
    rows = ((number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#"))
    number, header = next(rows, (1, ""))
    if header.rstrip() != HEADER:
        raise _fault(path, number, f"the first row must be the tab-separated header {' '.join(COLUMNS)}")
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
        raise _fault(path, number, f"unknown kind {kind!r}: use one of {', '.join(KINDS)}")
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


def _fault(path: Path, line: int, message: str) -> UsageError:
    return UsageError(f"{path}, line {line}: {message}")
