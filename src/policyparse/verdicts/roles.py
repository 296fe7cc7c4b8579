"""Roles of an assignment: whether the agency that leads still leads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from policyparse.comparison.agency_names import is_same
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


def _roles(agencies: Sequence[Agency], mentions: Iterable[Agency]) -> Iterable[tuple[int, AgencyRole]]:
    """Yield the role of each agency of the source that a mention names, and no other of them."""
    for mention in mentions:
        same = [i for i, agency in enumerate(agencies) if is_same(agency, mention)]
        if len(same) == 1:
            yield same[0], mention.role
