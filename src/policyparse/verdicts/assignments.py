"""Assignments: a list of agencies is rendered if one of them is named.

The words of a list of agencies (development, industry, finance) occur in many sentences, so the bead of its sentence is
weak evidence for the list. If nothing in the bead names any of its agencies, the list was left out.
"""

from __future__ import annotations

from dataclasses import replace

from policyparse.align.documents import Aligned
from policyparse.comparison.agency_names import is_named_in
from policyparse.model.bitext import Analysis
from policyparse.model.facts import Agency
from policyparse.model.ordered import Ordered
from policyparse.model.structure import Segment

_UNNAMED = 0.1  # chance that a list is rendered all the same: by a name that no table knows


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


def _is_named(agency: Agency, unit: Segment, mentions: Ordered[Agency]) -> bool:
    return is_named_in(agency, unit.text, mentions.within(unit.span))
