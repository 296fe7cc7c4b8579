"""Facts: the quantities, targets, agencies and assignments that a document states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from policyparse.facts.grammar import English, counted
from policyparse.facts.inheritance import Stated, with_inherited_deadlines
from policyparse.facts.quantities import find_quantities
from policyparse.facts.table_units import with_table_units
from policyparse.facts.targets import find_lead_in, find_targets
from policyparse.languages import language_of
from policyparse.model.document import Passage
from policyparse.model.facts import Facts, Quantity, Target
from policyparse.model.structure import Paragraph, Structure

if TYPE_CHECKING:
    from policyparse.termbase import Termbase

__all__ = ["collect", "locate", "measure"]


def collect(structure: Structure, termbase: Termbase | None, english: English | None = None) -> Facts:
    """Return all facts of a document; spans are offsets into its text, target ids count through the document.

    `english` is a parser that English documents are read with besides.
    """
    from policyparse.facts.agencies import agencies_by_paragraph  # noqa: PLC0415  # tables are read when needed
    from policyparse.facts.assignments import assignments_by_paragraph  # noqa: PLC0415

    found = zip(  # paragraph by paragraph, since assignments ask for its agencies again
        agencies_by_paragraph(structure, termbase, english),
        assignments_by_paragraph(structure, termbase, english),
        strict=True,
    )
    agencies, assignments = zip(*found, strict=True) if structure.paragraphs else ((), ())
    return Facts(*measure(structure, english), tuple(chain(*agencies)), tuple(chain(*assignments)))


def measure(structure: Structure, english: English | None = None) -> tuple[tuple[Quantity, ...], tuple[Target, ...]]:
    """Return the quantities and the targets of a document alone."""
    quantities: list[Quantity] = []
    targets: list[Target] = []
    leads: list[Stated] = []
    language = structure.document.language
    for paragraph in (paragraph for paragraph in structure.paragraphs if not paragraph.furniture):
        found = find_quantities(paragraph.passage.text, language)
        quantities.extend(locate(quantity, paragraph.passage) for quantity in found)
        added = _targets(structure, paragraph, found, len(targets) + 1)
        targets.extend(_sharpened(added, paragraph.passage, structure, english))
        if due := find_lead_in(paragraph.passage.text, language, found):
            leads.append(Stated(paragraph.section, paragraph.passage.span.start, due))
    time_first = language_of(language).targets.time_first
    return tuple(with_table_units(structure, quantities)), with_inherited_deadlines(
        targets, leads, time_first=time_first
    )


def locate(quantity: Quantity, passage: Passage) -> Quantity:
    """Return a quantity found in a passage's text with its span in the document."""
    return replace(quantity, span=passage.locate(*quantity.span))


def _targets(structure: Structure, paragraph: Paragraph, found: tuple[Quantity, ...], first: int) -> Iterator[Target]:
    """Yield the targets of a paragraph, with ids from `first` on and the section and track that they stand in."""
    targets = find_targets(paragraph.passage.text, structure.document.language, found)
    track = _track(structure, paragraph.section) if targets else None
    for at, target in enumerate(targets, first):
        quantity = locate(target.quantity, paragraph.passage)
        yield replace(target, id=f"q{at}", quantity=quantity, section=paragraph.section, track=track)


def _sharpened(
    targets: Iterable[Target], passage: Passage, structure: Structure, english: English | None
) -> Iterator[Target]:
    """Yield the targets, those of an English text with the noun phrase that they count, as far as a parser sees one."""
    if english is None or structure.document.language != "en":
        yield from targets
        return
    for target in targets:
        span = passage.find(target.quantity.span)
        phrase = span and counted(passage.text, target.quantity, span, english.read(passage.text))
        yield replace(target, quantity=replace(target.quantity, indicator=phrase)) if phrase else target


def _track(structure: Structure, path: str) -> str | None:
    """Return the title of the innermost track that section `path` lies in."""
    tracks = (s for s in structure.sections if s.track and (path == s.path or path.startswith(f"{s.path}/")))
    innermost = max(tracks, key=lambda section: len(section.path), default=None)
    return innermost.title if innermost else None
