"""The source has a term of a glossary, and the translation a rendering that the glossary forbids.

It is reported even if a good rendering is present too, unless the words are correct for another term of the same
sentence. For a case-sensitive term, other capitals are reported too. The check applies to English translations,
because glossaries forbid English renderings only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policyparse.checks._base import Check, Example, Pair
from policyparse.checks._terms import found, preferred, terms_of
from policyparse.chinese_english import PAIR
from policyparse.model.bitext import Rendering
from policyparse.model.report import Finding
from policyparse.termbase import Concept, TermMatch


def run(pair: Pair) -> Iterator[Finding]:
    """Report each forbidden rendering of each term of each linked segment."""
    if pair.bitext.direction == PAIR.back or not any(map(_is_strict, pair.concepts)):
        return
    for rendering in pair.bitext.renderings:
        for term in terms_of(pair, rendering, _is_strict) if rendering.links else ():
            if term.concept.en_forbidden:
                yield from _forbidden(pair, rendering, term)
            if term.concept.case_sensitive:
                yield from _in_other_capitals(pair, rendering, term)


def _is_strict(concept: Concept) -> bool:
    return bool(concept.en_forbidden or concept.case_sensitive)


def _forbidden(pair: Pair, rendering: Rendering, term: TermMatch) -> Iterator[Finding]:
    nested = pair.termbase.find_zh(rendering.segment.text, nested=True)
    meant = {one.concept.id for other in nested for one in other.readings}
    for segment in pair.linked(rendering):
        for match in pair.termbase.find_en(segment.text):
            right = any(one.concept.id in meant and one.is_right for one in match.readings)
            if not right and any(one.concept.id == term.concept.id for one in match.readings if not one.is_right):
                words = segment.text[match.start : match.end]
                if any(one.status == "forbidden" for one in match.readings if one.concept.id == term.concept.id):
                    message = f"“{words}” is forbidden for {term.form}: {_instead(term)}"
                    yield found(CHECK, message, rendering.segment, term, segment, match.start, match.end)


def _in_other_capitals(pair: Pair, rendering: Rendering, term: TermMatch) -> Iterator[Finding]:
    """Report a form that stands in the translation in other capitals alone."""
    linked = pair.linked(rendering)
    for form in (*term.concept.en_preferred, *term.concept.en_admitted):
        pattern = re.compile(rf"(?<!\w){re.escape(form)}(?!\w)", re.IGNORECASE)
        each = [(segment, match) for segment in linked for match in pattern.finditer(segment.text)]
        if not any(match[0] == form for _, match in each):
            for segment, match in each:
                message = f"“{match[0]}” is written “{form}” in the glossary"
                yield found(CHECK, message, rendering.segment, term, segment, *match.span(), severity="warning")


def _instead(term: TermMatch) -> str:
    form = preferred(term.concept)
    return f"use “{form}”" if form else "use another word"


CHECK = Check(
    id="PP504",
    name="term-forbidden",
    category="terminology",
    severity="error",
    doc=__doc__,
    run=run,
    examples=(
        Example(
            "修缮古城墙的箭楼。",
            "Restore the arrow buildings of the old city wall.",
            fires=True,
            glossary="中文,英文,禁用\n箭楼,embrasured watchtower,arrow building",
        ),
        Example(
            "在天工平台发布城墙数据。",
            "Publish data of the city wall on the Tiangong Platform.",
            fires=True,
            glossary="中文,英文,区分大小写\n天工平台,TianGong Platform,是",
        ),
        Example(
            "修缮古城墙的箭楼。",
            "Restore the embrasured watchtowers of the old city wall.",
            fires=False,
            glossary="中文,英文,禁用\n箭楼,embrasured watchtower,arrow building",
        ),
    ),
)
