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
    told = [dict(_roles(agencies, one.agencies)) for one in said]
    for i, lead in enumerate(agencies):
        for j, other in enumerate(agencies):
            if (lead.role, other.role) == ("lead", "support"):
                both = [roles for roles in told if i in roles and j in roles]
                if both and all(roles[i] != "lead" and roles[j] == "lead" for roles in both):
                    return lead, other
    return None


_PARTS = re.compile(r"[|;.()（）\n]+")
_ITEMS = re.compile(r",\s*(?:and\s)?|\sand\s|\s/\s")


def left_out(agencies: Sequence[Agency], said: Sequence[tuple[str, Sequence[Agency]]]) -> tuple[Agency, ...]:
    """Return the agencies that a list of the translation surely leaves out.

    `said` has what renders the statement, each text with its mentions. The list is known by naming half of the agencies
    or more; as long as it has as many members as theirs, one may be named otherwise.
    """
    named = [agency for agency in agencies if any(is_named_in(agency, text, mentions) for text, mentions in said)]
    missing = tuple(agency for agency in agencies if agency not in named)
    if not missing or 2 * len(named) < len(agencies):
        return ()
    parts = [
        part for text, _ in said for part in _PARTS.split(text) if any(is_named_in(one, part, ()) for one in named)
    ]
    members = max((len(_ITEMS.split(part.strip(" ,"))) for part in parts), default=len(agencies))
    return missing if members < len(agencies) and all(map(has_field, missing)) else ()


def _roles(agencies: Sequence[Agency], mentions: Iterable[Agency]) -> Iterable[tuple[int, AgencyRole]]:
    """Yield the role of each agency of the source that a mention names, and no other of them."""
    for mention in mentions:
        same = [i for i, agency in enumerate(agencies) if is_same(agency, mention)]
        if len(same) == 1:
            yield same[0], mention.role
