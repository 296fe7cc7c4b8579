"""Assignments: a list of agencies is rendered if one of them is named.

The words of a list of agencies (development, industry, finance) occur in many sentences, so the bead of its sentence is
weak evidence for the list. If nothing in the bead names any of its agencies, the list was left out. If what renders its
task names half of them, the list is there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from policyparse.align.core import Link
from policyparse.align.documents import Aligned
from policyparse.comparison.agency_names import is_named_in
from policyparse.model.bitext import Analysis
from policyparse.model.facts import Agency
from policyparse.model.ordered import Ordered
from policyparse.model.structure import Segment

_NAMED: Final = 0.9  # chance that a list is rendered where its task is, if half of its agencies are named there
_UNNAMED: Final = 0.1  # chance that a list is rendered all the same: by a name that no table knows


def without_unnamed(aligned: Aligned, chinese: Analysis, english: Analysis) -> Aligned:
    """Return the alignment without links from lists of agencies to units that name none of them."""
    alignment = aligned.alignment
    ours, theirs = Ordered(chinese.facts.agencies), Ordered(english.facts.agencies)
    linked: dict[int, list[int]] = {}
    for i, j, _ in alignment.links:
        if aligned.source[i].kind == "assignment" and j not in alignment.quotations:
            linked.setdefault(i, []).append(j)
    lost = {
        i
        for i, units in linked.items()
        if (agencies := ours.within(aligned.source[i].span))
        and not any(_is_named(agency, aligned.translation[j], theirs) for agency in agencies for j in units)
    }
    if not lost:
        return aligned
    links = tuple(link for link in alignment.links if link.source not in lost)
    rendered = tuple(min(_UNNAMED, p) if i in lost else p for i, p in enumerate(alignment.rendered))
    return replace(aligned, alignment=replace(alignment, links=links, rendered=rendered))


def with_named(aligned: Aligned, chinese: Analysis, english: Analysis) -> Aligned:
    """Return the alignment with links from lists of agencies to what renders their tasks and names half of them.

    Short names (*DRC, Economy & IT, Energy Bureau*) share no word with the full ones, but the task says where they are.
    """
    ours, theirs = Ordered(chinese.facts.agencies), Ordered(english.facts.agencies)
    linked: dict[int, list[int]] = {}
    for i, j, _ in aligned.alignment.links:
        linked.setdefault(i, []).append(j)
    new: dict[int, int] = {}
    for i, segment in enumerate(aligned.source):
        if segment.kind != "assignment" or i in linked:
            continue
        agencies = ours.within(segment.span)
        named = {
            j: sum(_is_named(agency, aligned.translation[j], theirs) for agency in agencies)
            for j in _units_of_tasks(aligned.source, i, linked)
        }
        best = max(named, key=named.__getitem__, default=None)
        if best is not None and 2 * named[best] >= max(2, len(agencies)):
            new[i] = best
    if not new:
        return aligned
    links = tuple(sorted((*aligned.alignment.links, *(Link(i, j, "place") for i, j in new.items()))))
    rendered = tuple(max(_NAMED, p) if i in new else p for i, p in enumerate(aligned.alignment.rendered))
    return replace(aligned, alignment=replace(aligned.alignment, links=links, rendered=rendered))


def _units_of_tasks(source: Sequence[Segment], i: int, linked: Mapping[int, Sequence[int]]) -> dict[int, None]:
    """Return what renders the statements between a list of agencies and the one before it in its section."""
    units: dict[int, None] = {}
    for at in range(i - 1, -1, -1):
        if source[at].section != source[i].section or source[at].kind == "assignment":
            break
        units |= dict.fromkeys(linked.get(at, ()))
    return units


def _is_named(agency: Agency, unit: Segment, mentions: Ordered[Agency]) -> bool:
    return is_named_in(agency, unit.text, mentions.within(unit.span))
