"""Facts: the quantities, targets, agencies and assignments that a document states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from policyparse.facts.grammar import English, counted
from policyparse.facts.inheritance import Stated, with_inherited_deadlines
from policyparse.facts.quantities import Numbers, read_numbers
from policyparse.facts.table_units import with_table_units
from policyparse.facts.targets import Place, find_lead_in, targets_at
from policyparse.languages import language_of
from policyparse.model.facts import Facts, Quantity, Target
from policyparse.model.structure import Paragraph, Section, Structure

if TYPE_CHECKING:
    from policyparse.termbase import Termbase

__all__ = ["collect", "quantities_of", "targets_of"]

_Read = Sequence[tuple[Paragraph, Numbers]]
"""Paragraphs that state something in numbers, with these."""


def collect(structure: Structure, termbase: Termbase | None, english: English | None = None) -> Facts:
    """Return all facts of a document; spans are offsets into its text, target ids count through the document.

    `english` is a parser that English documents are read with besides.
    """
    from policyparse.facts.agencies import find_agencies, located  # noqa: PLC0415  # tables are read when needed
    from policyparse.facts.assignments import find_assignments  # noqa: PLC0415

    read = _read(structure)
    named = find_agencies(structure, termbase, english)
    return Facts(
        _quantities(structure, read),
        _targets(structure, read, english),
        located(structure, named),
        find_assignments(structure, named),
    )


def quantities_of(structure: Structure) -> tuple[Quantity, ...]:
    """Return the quantities of a document alone."""
    return _quantities(structure, _read(structure))


def targets_of(structure: Structure, english: English | None = None) -> tuple[Target, ...]:
    """Return the targets of a document alone."""
    return _targets(structure, _read(structure), english)


def _read(structure: Structure) -> _Read:
    language = structure.document.language
    read = [(one, read_numbers(one.passage.text, language)) for one in structure.paragraphs if not one.furniture]
    return [(paragraph, numbers) for paragraph, numbers in read if numbers.quantities]


def _quantities(structure: Structure, read: _Read) -> tuple[Quantity, ...]:
    located = [
        quantity.at(paragraph.passage.locate(*quantity.span))
        for paragraph, numbers in read
        for quantity in numbers.quantities
    ]
    return tuple(with_table_units(structure, located))


def _targets(structure: Structure, read: _Read, english: English | None) -> tuple[Target, ...]:
    language = structure.document.language
    tracks = [section for section in structure.sections if section.track]
    targets: list[Target] = []
    leads: list[Stated] = []
    for paragraph, numbers in read:
        place = Place(paragraph.passage, paragraph.section, _track(tracks, paragraph.section), len(targets) + 1)
        found = targets_at(place, numbers)
        targets += _sharpened(found, paragraph, english) if english and language == "en" else found
        if due := find_lead_in(numbers):
            leads.append(Stated(paragraph.section, paragraph.passage.span.start, due))
    time_first = language_of(language).targets.time_first
    return with_inherited_deadlines(targets, leads, time_first=time_first)


def _sharpened(targets: Sequence[Target], paragraph: Paragraph, english: English) -> Iterator[Target]:
    """Yield the targets of an English text with the noun phrase that they count, as far as a parser sees one."""
    passage = paragraph.passage
    for target in targets:
        span = passage.find(target.quantity.span)
        phrase = span and counted(passage.text, target.quantity, span, english.read(passage.text))
        yield replace(target, quantity=replace(target.quantity, indicator=phrase)) if phrase else target


def _track(tracks: Sequence[Section], path: str) -> str | None:
    """Return the title of the innermost of `tracks` that section `path` lies in."""
    around = [section for section in tracks if path == section.path or path.startswith(f"{section.path}/")]
    innermost = max(around, key=lambda section: len(section.path), default=None)
    return innermost.title if innermost else None
