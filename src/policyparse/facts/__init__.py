"""Facts: the quantities, targets, agencies and assignments that a document states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from policyparse.facts.inheritance import with_inherited_deadlines
from policyparse.facts.quantities import find_quantities
from policyparse.facts.targets import find_targets
from policyparse.model.document import Passage
from policyparse.model.facts import Facts, Quantity, Target
from policyparse.model.structure import Paragraph, Structure

if TYPE_CHECKING:
    from policyparse.termbase import Termbase

__all__ = ["collect", "locate", "measure"]


def collect(structure: Structure, termbase: Termbase | None) -> Facts:
    """Return all facts of a document; spans are offsets into its text, target ids count through the document."""
    from policyparse.facts.agencies import find_agencies  # noqa: PLC0415  # its tables are read when they are needed
    from policyparse.facts.assignments import find_assignments  # noqa: PLC0415

    return Facts(*measure(structure), find_agencies(structure, termbase), find_assignments(structure, termbase))


def measure(structure: Structure) -> tuple[tuple[Quantity, ...], tuple[Target, ...]]:
    """Return the quantities and the targets of a document alone."""
    quantities: list[Quantity] = []
    targets: list[Target] = []
    for paragraph in (paragraph for paragraph in structure.paragraphs if not paragraph.furniture):
        found = find_quantities(paragraph.passage.text, structure.document.language)
        quantities.extend(locate(quantity, paragraph.passage) for quantity in found)
        targets.extend(_targets(structure, paragraph, found, len(targets) + 1))
    return tuple(quantities), with_inherited_deadlines(targets)


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


def _track(structure: Structure, path: str) -> str | None:
    """Return the title of the innermost track that section `path` lies in."""
    tracks = (s for s in structure.sections if s.track and (path == s.path or path.startswith(f"{s.path}/")))
    innermost = max(tracks, key=lambda section: len(section.path), default=None)
    return innermost.title if innermost else None
