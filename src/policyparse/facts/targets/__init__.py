"""Targets: the quantities that a text commits to, with what they count, by when, against what base, and how firmly.

A quantity is a target unless its place in the sentence makes it something else (`excluded`). Figures already reached
are reported with the status `achieved`. A deadline holds for every later figure of its sentence until the next one; in
English it may follow the figure.
"""

from __future__ import annotations

from policyparse.facts.quantities import read_numbers
from policyparse.facts.targets.finding import Place, find_lead_in, targets_at
from policyparse.model.document import Language
from policyparse.model.facts import Target

__all__ = ["Place", "find_lead_in", "find_targets", "targets_at"]


def find_targets(text: str, language: Language) -> tuple[Target, ...]:
    """Return the targets of `text` in order, with the ids q1, q2 and so on."""
    return tuple(targets_at(Place(), read_numbers(text, language)))
