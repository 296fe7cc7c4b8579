"""From two analysed documents to a bitext: alignment, coverage, comparison of facts, verdicts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from policyparse.align.documents import Aligned, align_pair
from policyparse.chinese_english import PAIR
from policyparse.comparison.facts import compare_facts
from policyparse.comparison.force import PERMITTED
from policyparse.lexicon import Lexicon
from policyparse.model.bitext import Account, Analysis, Bitext, Difference, Rendering
from policyparse.model.document import Span
from policyparse.model.structure import Segment
from policyparse.termbase import Termbase
from policyparse.verdicts.assignments import without_unnamed
from policyparse.verdicts.segments import Judge, Judgement
from policyparse.verdicts.views import chinese_view, english_view

_SHIFTS = frozenset(("force", "baseline", "rate", "omitted", "added"))
"""Kinds of difference that reword a statement; all others change it."""
_SURE = 0.5
_PERMISSION = 0.8  # confidence of a duty that became a permission


def judge(source: Analysis, translation: Analysis, lexicon: Lexicon, termbase: Termbase) -> Bitext:
    """Return the bitext of two documents: the verdict on each segment, and the facts that differ."""
    return judge_aligned(source, translation, align_pair(source, translation, lexicon, termbase), lexicon, termbase)


def judge_aligned(
    source: Analysis, translation: Analysis, aligned: Aligned, lexicon: Lexicon, termbase: Termbase
) -> Bitext:
    """Return the bitext of two documents that are aligned already."""
    direction = PAIR.direction_from(source.structure.document.language)
    sides = PAIR.ordered(direction, source, translation)
    view = chinese_view(without_unnamed(aligned, *sides))
    del aligned  # with all its evidence, of which the view has what is needed
    chinese = Judge(view).judge()
    judgement = chinese if direction == PAIR.forth else Judge(english_view(view)).judge()
    differences, pairs, cells = compare_facts(*sides, chinese.renderings, termbase, lexicon, direction)
    judgement = _with_cells(judgement, cells)
    renderings = _with_ignored(source, _without_untranslated(_changed(judgement, differences), translation))
    accounts = _accounts_with_ignored(translation, judgement.accounts)
    return Bitext(source, translation, renderings, accounts, judgement.gaps, differences, pairs)


def _with_cells(judgement: Judgement, cells: Iterable[tuple[str, str]]) -> Judgement:
    """Link the cells of tables that stand under the same heads, where neither is linked yet: its number may differ."""
    linked = {rendering.segment.id for rendering in judgement.renderings if rendering.links}
    answered = {account.segment.id for account in judgement.accounts if account.links}
    new = {cell: here for cell, here in cells if cell not in linked and here not in answered}
    if not new:
        return judgement
    back = {here: cell for cell, here in new.items()}
    renderings = (
        replace(r, links=(new[r.segment.id],), verdict="kept", uncovered=()) if r.segment.id in new else r
        for r in judgement.renderings
    )
    accounts = (
        replace(a, links=(back[a.segment.id],), verdict="rendered") if a.segment.id in back else a
        for a in judgement.accounts
    )
    return replace(judgement, renderings=tuple(renderings), accounts=tuple(accounts))


def _changed(judgement: Judgement, differences: Iterable[Difference]) -> tuple[Rendering, ...]:
    """Mark segments as changed if a fact differs, and as reworded if content or force does."""
    changed: set[str] = set()
    shifted = {gap.segment for gap in judgement.gaps}
    for difference in differences:
        if difference.source is not None and difference.confidence >= _SURE:
            (changed if changes(difference) else shifted).add(difference.source.segment)
    return tuple(_marked(rendering, changed, shifted) for rendering in judgement.renderings)


def changes(difference: Difference) -> bool:
    """Return whether a difference changes a statement; a permission for a duty or a prohibition does, too."""
    if difference.kind == "force":
        return difference.reason.startswith(PERMITTED) or difference.confidence >= _PERMISSION
    return difference.kind not in _SHIFTS


def _marked(rendering: Rendering, changed: set[str], shifted: set[str]) -> Rendering:
    if rendering.links and rendering.segment.id in changed:
        return replace(rendering, verdict="changed")
    if rendering.verdict == "kept" and rendering.segment.id in shifted:
        return replace(rendering, verdict="reworded")
    return rendering


def _without_untranslated(renderings: tuple[Rendering, ...], translation: Analysis) -> tuple[Rendering, ...]:
    """Return the renderings, those of units omitted whose other side was left in the language of the source."""
    left = {segment.id for segment in translation.structure.segments if segment.unit is not None and segment.foreign}
    if not left:
        return renderings
    return tuple(
        _untranslated(one) if one.links and left.issuperset(one.links) and not one.segment.foreign else one
        for one in renderings
    )


def _untranslated(rendering: Rendering) -> Rendering:
    whole = (Span(*rendering.segment.span),)
    return replace(rendering, verdict="omitted", coverage=0.0, omission_score=1.0, uncovered=whole, quoted=False)


def _with_ignored(analysis: Analysis, judged: Iterable[Rendering]) -> tuple[Rendering, ...]:
    known = {rendering.segment.id: rendering for rendering in judged}
    return tuple(known.get(segment.id) or _ignored(segment) for segment in analysis.structure.segments)


def _ignored(segment: Segment) -> Rendering:
    return Rendering(segment, "ignored", 0.0, 0.0, (), (), 1.0)


def _accounts_with_ignored(analysis: Analysis, judged: Iterable[Account]) -> tuple[Account, ...]:
    known = {account.segment.id: account for account in judged}
    return tuple(
        known.get(segment.id) or Account(segment, "ignored", 0.0, (), (), 1.0)
        for segment in analysis.structure.segments
    )
