"""The source has a term that its glossary wants left untranslated, and the translation lacks it in that form.

Case matters; the width of characters does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.checks._base import Check, Example, Pair, whole
from policyparse.checks._terms import terms_of
from policyparse.chinese_english import PAIR
from policyparse.folding import fold_widths
from policyparse.model.report import Finding
from policyparse.termbase import Concept
from policyparse.terms.uses import located


def run(pair: Pair) -> Iterator[Finding]:
    """Report each such term of each linked segment once."""
    if pair.bitext.direction == PAIR.forth and not any(map(_is_kept, pair.concepts)):
        return
    for rendering in pair.bitext.renderings:
        for term in terms_of(pair, rendering, _is_kept) if rendering.links else ():
            concept, linked = term.concept, pair.linked(rendering)
            kept = {fold_widths(form) for form in (*concept.forms, *concept.en_preferred, *concept.en_admitted)}
            if not any(form in fold_widths(one.text) for one in linked for form in kept):
                place = located(rendering.segment, term.start, term.end)
                message = f"{place.text} is not to be translated, and the translation does not have it"
                yield CHECK.found(message, place, whole(linked[0]), expected=place.text)


def _is_kept(concept: Concept) -> bool:
    return not concept.translate


CHECK = Check(
    id="PP505",
    name="term-translated",
    category="terminology",
    severity="warning",
    doc=__doc__,
    run=run,
    examples=(
        Example(
            "推广“海纳通2.0”城墙监测软件。",
            "Promote the software Sea Receiver 2.0 for monitoring the city wall.",
            fires=True,
            glossary="中文,英文,不译\n海纳通,,是",
        ),
        Example(
            "推广“Hanatong”城墙监测软件。",
            "Promote the software Hanatong for monitoring the city wall.",
            fires=False,
            glossary="中文,英文,不译\nHanatong,,是",
        ),
        Example(
            "Promote the software Hanatong for monitoring the city wall.",
            "推广海纳通城墙监测软件。",
            fires=True,
            glossary="中文,英文,不译\nHanatong,,是",
        ),
    ),
)
