"""Checks: each one rule about what became of a source in its translation, in a file of its own."""

from __future__ import annotations

from policyparse.checks import (
    agency_changed,
    anchor_changed,
    assignment_omitted,
    code_changed,
    comparator_changed,
    content_omitted,
    date_changed,
    direction_changed,
    enumeration_generalised,
    force_changed,
    front_matter_changed,
    headings_reordered,
    identifier_changed,
    image_changed,
    item_omitted,
    link_changed,
    misspelt_word,
    polarity_changed,
    quantity_added,
    quantity_omitted,
    reference_changed,
    segment_added,
    segment_omitted,
    term_rendered_otherwise,
    track_omitted,
    unit_changed,
    untranslated_text,
    value_changed,
)
from policyparse.checks._base import Check, Example, Pair
from policyparse.checks._docs import page
from policyparse.checks._fingerprints import stamp
from policyparse.errors import UsageError
from policyparse.lexicon import Lexicon
from policyparse.model.bitext import Bitext
from policyparse.model.report import Finding
from policyparse.termbase import Termbase

__all__ = ["CHECKS", "Check", "Example", "find_check", "page", "run"]

CHECKS: tuple[Check, ...] = (
    segment_omitted.CHECK,
    item_omitted.CHECK,
    assignment_omitted.CHECK,
    track_omitted.CHECK,
    content_omitted.CHECK,
    value_changed.CHECK,
    comparator_changed.CHECK,
    unit_changed.CHECK,
    date_changed.CHECK,
    quantity_omitted.CHECK,
    quantity_added.CHECK,
    agency_changed.CHECK,
    force_changed.CHECK,
    polarity_changed.CHECK,
    direction_changed.CHECK,
    identifier_changed.CHECK,
    reference_changed.CHECK,
    enumeration_generalised.CHECK,
    segment_added.CHECK,
    term_rendered_otherwise.CHECK,
    untranslated_text.CHECK,
    misspelt_word.CHECK,
    link_changed.CHECK,
    image_changed.CHECK,
    anchor_changed.CHECK,
    code_changed.CHECK,
    front_matter_changed.CHECK,
    headings_reordered.CHECK,
)
"""All checks by id."""


def run(
    bitext: Bitext, termbase: Termbase, lexicon: Lexicon | None = None, *, optional: bool = False
) -> tuple[Finding, ...]:
    """Return what all checks find: in the order of the source, then what only the translation has, in its order.

    A `lexicon` that the caller has at hand saves loading it again. With `optional`, those that are off by default run
    too.
    """
    pair = Pair(bitext, termbase, lexicon)
    wanted = (check for check in CHECKS if optional or not check.optional)
    found = [finding for check in wanted for finding in check.run(pair)]
    return stamp(sorted(found, key=_place), pair)


def find_check(id_or_name: str) -> Check:
    """Return the check of that id, in large or small letters, or of that name; raises `UsageError`."""
    wanted = id_or_name.strip().lower()
    for check in CHECKS:
        if wanted in (check.id.lower(), check.name):
            return check
    raise UsageError(f"there is no check {id_or_name!r}; the checks are {', '.join(check.name for check in CHECKS)}")


def _place(finding: Finding) -> tuple[bool, int, str, int]:
    place = finding.source or finding.translation
    return finding.source is None, place.span.start if place else 0, finding.check, place.span.end if place else 0
