"""Checks: each one rule about what became of a source in its translation, in a file of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from policyparse.checks import (
    agency_changed,
    anchor_changed,
    assignment_omitted,
    category_changed,
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
    placeholder_changed,
    polarity_changed,
    quantity_added,
    quantity_omitted,
    reference_changed,
    segment_added,
    segment_omitted,
    term_forbidden,
    term_inconsistent,
    term_rendered_otherwise,
    term_translated,
    track_omitted,
    unit_changed,
    untranslated_text,
    value_changed,
)
from policyparse.checks._base import Check, Example, Pair
from policyparse.checks._docs import page, shown
from policyparse.checks._fingerprints import stamp
from policyparse.checks._own import own_check
from policyparse.checks._registered import registered
from policyparse.config import OwnCheck
from policyparse.errors import UsageError
from policyparse.model.report import Finding

__all__ = ["CHECKS", "Check", "Example", "Pair", "find_check", "known", "page", "run", "shown"]

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
    placeholder_changed.CHECK,
    category_changed.CHECK,
    enumeration_generalised.CHECK,
    segment_added.CHECK,
    term_rendered_otherwise.CHECK,
    untranslated_text.CHECK,
    misspelt_word.CHECK,
    term_forbidden.CHECK,
    term_translated.CHECK,
    term_inconsistent.CHECK,
    link_changed.CHECK,
    image_changed.CHECK,
    anchor_changed.CHECK,
    code_changed.CHECK,
    front_matter_changed.CHECK,
    headings_reordered.CHECK,
)
"""All checks by id."""


def known(own: Iterable[OwnCheck] = ()) -> tuple[Check, ...]:
    """Return all checks: those of policyparse, of installed packages, and a project's `own`; raises `UsageError`."""
    found = (*CHECKS, *registered(), *map(own_check, own))
    names = [name for check in found for name in (check.id, check.name)]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise UsageError(f"there are two checks {twice}: rename yours, or uninstall the package that brings the other")
    return found


def run(pair: Pair, checks: Sequence[Check] = CHECKS, *, optional: bool = False) -> tuple[Finding, ...]:
    """Return what `checks` find: in the order of the source, then what only the translation has, in its order.

    With `optional`, those that are off by default run too.
    """
    wanted = (check for check in checks if optional or not check.optional)
    found = [finding for check in wanted for finding in check.run(pair)]
    return stamp(sorted(found, key=_place), pair)


def find_check(id_or_name: str, checks: Sequence[Check] = CHECKS) -> Check:
    """Return the check of that id, in large or small letters, or of that name; raises `UsageError`."""
    wanted = id_or_name.strip().lower()
    for check in checks:
        if wanted in (check.id.lower(), check.name):
            return check
    raise UsageError(f"there is no check {id_or_name!r}; the checks are {', '.join(check.name for check in checks)}")


def _place(finding: Finding) -> tuple[bool, int, str, int]:
    place = finding.source or finding.translation
    return finding.source is None, place.span.start if place else 0, finding.check, place.span.end if place else 0
