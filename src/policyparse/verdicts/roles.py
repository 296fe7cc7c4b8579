"""The agencies of an assignment: whether the one that leads still leads, and which of them a list leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from policyparse.comparison.agency_names import has_field, is_named_in, is_same
from policyparse.model.facts import Agency, AgencyRole, Assignment


def lead_taken(agencies: Sequence[Agency], said: Iterable[Assignment]) -> tuple[Agency, Agency] | None:
    """Return the agency that leads and the one that leads instead, where `said` exchanges them; None if none does.

    Both must be named in one assignment of the translation, and no other may keep the first as the lead.
    """
    if not {agency.role for agency in agencies}.issuperset(("lead", "support")):
        return None
    told = [dict(_roles(agencies, one.agencies)) for one in said]
    for i, lead in enumerate(agencies):
        own = [roles for roles in told if i in roles] if lead.role == "lead" else []
        if all(roles[i] == "lead" for roles in own):
            continue
        for j in sorted({j for roles in own for j in roles if agencies[j].role == "support"}):
            both = [roles for roles in own if j in roles]
            if all(roles[i] != "lead" and roles[j] == "lead" for roles in both):
                return lead, agencies[j]
    return None


Said = Sequence[tuple[str, Sequence[Agency]]]
"""What renders a statement: each text with its mentions."""
_PARTS = re.compile(r"[|;.()（）\n]+")
_ITEMS = re.compile(r",\s*(?:and\s)?|\sand\s|\s/\s")


def left_out(agencies: Sequence[Agency], said: Said) -> tuple[Agency, ...]:
    """Return the agencies that a list of the translation surely leaves out."""
    return parted(agencies, said)[1]


def parted(agencies: Sequence[Agency], said: Said) -> tuple[Sequence[Agency], tuple[Agency, ...]]:
    """Return the agencies that the translation names, and those that a list of it surely leaves out.

    The list is known by naming half of the agencies or more; as long as it has as many members as theirs, one may be
    named otherwise.
    """
    is_named = [any(is_named_in(agency, text, mentions) for text, mentions in said) for agency in agencies]
    named = [agency for agency, known in zip(agencies, is_named, strict=True) if known]
    missing = tuple([agency for agency, known in zip(agencies, is_named, strict=True) if not known])
    if not missing or 2 * len(named) < len(agencies):
        return named, ()
    parts = [
        part for text, _ in said for part in _PARTS.split(text) if any(is_named_in(one, part, ()) for one in named)
    ]
    members = max((len(_ITEMS.split(part.strip(" ,"))) for part in parts), default=len(agencies))
    return named, missing if members < len(agencies) and all(map(has_field, missing)) else ()


def _roles(agencies: Sequence[Agency], mentions: Iterable[Agency]) -> Iterable[tuple[int, AgencyRole]]:
    """Yield the role of each agency of the source that a mention names, and no other of them."""
    for mention in mentions:
        same = [i for i, agency in enumerate(agencies) if is_same(agency, mention)]
        if len(same) == 1:
            yield same[0], mention.role
