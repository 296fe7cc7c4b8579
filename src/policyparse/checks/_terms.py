"""Terms of glossaries in one segment, and findings on them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

from policyparse.checks._base import Check, Pair
from policyparse.chinese_english import PAIR
from policyparse.model.bitext import Rendering
from policyparse.model.report import Finding, Severity
from policyparse.model.structure import Segment
from policyparse.termbase import Concept, TermMatch
from policyparse.terms.uses import located
from policyparse.terms.whole import whole


def terms_of(pair: Pair, rendering: Rendering, wanted: Callable[[Concept], bool]) -> tuple[TermMatch, ...]:
    """Return the terms of a source segment that is rendered whose concepts are wanted, and that are words of their own.

    Those of an English source are known by their English forms, and by forms in Latin letters that stand for Chinese.
    """
    text = rendering.segment.text
    found = [term for term in pair.terms[rendering.segment.id] if wanted(term.concept)]
    if pair.bitext.direction == PAIR.back:
        known = {term.start for term in found}
        english = (term for term in pair.termbase.find_en(text) if wanted(term.concept) and term.start not in known)
        return tuple(sorted((*found, *english), key=lambda term: term.start))
    return tuple(whole(text, found, pair.lexicon)) if found else ()


def preferred(concept: Concept) -> str:
    """Return the English that a glossary wants first; empty if it has none that may be used."""
    return next(chain(concept.en_preferred, concept.en_admitted), "")


def found(
    check: Check,
    message: str,
    source: Segment,
    term: TermMatch,
    translation: Segment,
    start: int,
    end: int,
    *,
    severity: Severity | None = None,
) -> Finding:
    """Return a finding on a term of the source and the words `start` to `end` of a translation segment."""
    place = located(translation, start, end)
    return check.found(
        message,
        located(source, term.start, term.end),
        place,
        expected=preferred(term.concept) or None,
        actual=place.text,
        severity=severity,
    )
