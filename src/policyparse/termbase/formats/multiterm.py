"""MultiTerm XML (`mtf`), as SDL and Trados MultiTerm export termbases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from policyparse.termbase.formats.entries import Term, draft_of, entries
from policyparse.termbase.formats.interface import Draft, Format
from policyparse.termbase.model import Concept

_ROOT = re.compile(rb"<mtf[\s>]")


def _recognises(data: bytes, _: str) -> bool:
    return bool(_ROOT.search(data[:4096].replace(b"\0", b"")))


def _read(data: bytes, path: Path) -> tuple[Concept, ...]:
    name = path.stem
    return tuple(
        _draft(entry, at, name).concept(name) for at, entry in enumerate(entries(data, path, ("conceptGrp",)), 1)
    )


def _draft(entry: Any, number: int, glossary: str) -> Draft:  # noqa: ANN401  (lxml has no types)
    terms = [term for group in entry.findall("languageGrp") for term in _terms(group)]
    name = (entry.findtext("concept") or "").strip()
    fields = [field for child in entry if child.tag == "descripGrp" for field in _fields(child)]
    return draft_of(f"{glossary}/{name or number}", terms, fields)


def _terms(group: Any) -> Iterator[Term]:  # noqa: ANN401  (as above)
    language = group.find("language")
    code = "" if language is None else language.get("lang") or language.get("type") or ""
    for one in group.findall("termGrp"):
        text = " ".join((one.findtext("term") or "").split())
        if text:
            yield code, text, tuple(_fields(one))


def _fields(element: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401  (as above)
    for field in element.iter("descrip"):
        yield field.get("type", ""), "".join(field.itertext()).strip()


MULTITERM = Format("multiterm", (".xml",), _recognises, _read)
