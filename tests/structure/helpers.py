"""What the tests of the structure look at."""

from __future__ import annotations

from policyparse.model.structure import Structure
from policyparse.readers import read_text
from policyparse.structure import structure


def parse(text, language=None) -> Structure:
    return structure(read_text(text, language))


def texts(result, kind=None) -> list[str]:
    return [segment.text for segment in result.segments if kind in (None, segment.kind)]


def kinds(result) -> list[str]:
    return [segment.kind for segment in result.segments]


def paths(result) -> list[str]:
    return [section.path for section in result.sections if section.path]


def render(result) -> str:
    """Lay out a structure for reading: sections, then segments."""
    rows = [
        f"{'  ' * section.level}§ {section.path or '(start)'} | {section.number or '-'} | {section.title or '-'}"
        f" | {section.heading or '-'}{' | track' if section.track else ''}"
        for section in result.sections
    ]
    rows.append("")
    rows += [f"{s.id}\t{s.line}\t{s.sentence}\t{s.kind}\t{s.section or '-'}\t{s.text}" for s in result.segments]
    return "\n".join(rows) + "\n"
