"""From two analysed documents to a bitext: alignment, coverage, comparison of facts, verdicts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from policyparse.align.documents import Aligned, align_pair
from policyparse.chinese_english import PAIR
from policyparse.comparison.facts import compare_facts
from policyparse.comparison.force import PERMITTED
from policyparse.comparison.homes import home_of
from policyparse.lexicon import Lexicon
from policyparse.model.bitext import Account, Analysis, Bitext, Difference, Rendering
from policyparse.model.document import Span
from policyparse.model.ordered import Ordered
from policyparse.model.structure import Segment
from policyparse.termbase import Termbase
from policyparse.verdicts.assignments import with_named, without_unnamed
from policyparse.verdicts.roles import left_out
from policyparse.verdicts.segments import Judge, Judgement
from policyparse.verdicts.views import chinese_view, english_view

_SHIFTS = frozenset(("force", "baseline", "rate", "omitted", "added"))
"""Kinds of difference that reword a statement; all others change it."""
_SURE: Final = 0.5
_CONDITION = re.compile(r"[的者]，\s*\Z")  # how a clause ends that says when or for whom the next one holds
_BOUNDS = ("≤", "≥")  # what the reading of a number with a limit begins with
_PERMISSION: Final = 0.8  # confidence of a duty that became a permission


def judge(source: Analysis, translation: Analysis, lexicon: Lexicon, termbase: Termbase) -> Bitext:
    """Return the bitext of two documents: the verdict on each segment, and the facts that differ."""
    return judge_aligned(source, translation, align_pair(source, translation, lexicon, termbase), lexicon, termbase)


def judge_aligned(
    source: Analysis, translation: Analysis, aligned: Aligned, lexicon: Lexicon, termbase: Termbase
) -> Bitext:
    """Return the bitext of two documents that are aligned already."""
    direction = PAIR.direction_from(source.structure.document.language)
    sides = PAIR.ordered(direction, source, translation)
    view = chinese_view(with_named(without_unnamed(aligned, *sides), *sides))
    del aligned  # with all its evidence, of which the view has what is needed
    chinese = Judge(view).judge()
    judgement = chinese if direction == PAIR.forth else Judge(english_view(view)).judge()
    differences, pairs, cells, joined = compare_facts(*sides, chinese.renderings, termbase, lexicon, direction)
    judgement = _with_joined(_with_cells(judgement, cells), joined)
    marked = _changed(judgement, differences, _shortened(judgement, source, translation))
    renderings = _with_ignored(source, _without_untranslated(marked, translation))
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


def _with_joined(judgement: Judgement, joined: Iterable[tuple[str, str]]) -> Judgement:
    """Link the clauses that have no link to what has another figure for their own."""
    new = dict(joined)
    if not new:
        return judgement
    renderings = tuple(
        replace(one, links=(new[one.segment.id],), verdict="kept", uncovered=())
        if one.segment.id in new and not one.links
        else one
        for one in judgement.renderings
    )
    order = {one.segment.id: at for at, one in enumerate(renderings)}
    back: dict[str, list[str]] = {}
    for here, there in new.items():
        back.setdefault(there, []).append(here)
    accounts = tuple(
        replace(
            one, links=tuple(sorted({*one.links, *back[one.segment.id]}, key=order.__getitem__)), verdict="rendered"
        )
        if one.segment.id in back
        else one
        for one in judgement.accounts
    )
    return replace(judgement, renderings=renderings, accounts=accounts)


def _changed(
    judgement: Judgement, differences: Iterable[Difference], shortened: Iterable[str]
) -> tuple[Rendering, ...]:
    """Mark segments as changed if a fact differs, and as reworded if content or force does.

    What the translation alone states changes the segment that it is said of. `shortened` are the segments whose list
    of agencies leaves one out.
    """
    changed = set(shortened)
    shifted = {gap.segment for gap in judgement.gaps}
    renderings = {rendering.segment.id: rendering for rendering in judgement.renderings}
    accounts = {account.segment.id: account for account in judgement.accounts}
    for difference in differences:
        if difference.confidence < _SURE:
            continue
        if difference.source:
            (changed if changes(difference) else shifted).add(difference.source.segment)
        elif (place := difference.translation) and place.segment in accounts:
            links = accounts[place.segment].links
            home = home_of(place, [renderings[link] for link in links if link in renderings])
            if home and changes(difference):
                changed.add(home.segment.id)
            elif home and difference.kind != "added":  # a number of its own adds, and rewords nothing
                shifted.add(home.segment.id)
    changed.update(_conditions(judgement.renderings, changed))
    return tuple(_marked(rendering, changed, shifted) for rendering in judgement.renderings)


def _conditions(renderings: Sequence[Rendering], changed: Collection[str]) -> Iterator[str]:
    """Yield the conditions of changed main clauses (申请补贴的，…): the same sentence of the translation says both."""
    main: Rendering | None = None
    for rendering in reversed(renderings):
        is_part = (
            main and rendering.segment.sentence == main.segment.sentence and _CONDITION.search(rendering.segment.text)
        )
        if main and is_part and not set(rendering.links).isdisjoint(main.links):
            yield rendering.segment.id
        else:
            main = rendering if rendering.segment.id in changed else None


def _shortened(judgement: Judgement, source: Analysis, translation: Analysis) -> Iterator[str]:
    """Yield the segments that give a task to agencies of which the translation leaves one out of the list."""
    mentions = Ordered(translation.facts.agencies)
    links = {rendering.segment.id: rendering.links for rendering in judgement.renderings}
    units = {account.segment.id: account.segment for account in judgement.accounts}
    for assignment in source.facts.assignments:
        if assignment.segment:
            own = [units[link] for link in links.get(assignment.segment, ())]
            if left_out(assignment.agencies, [(unit.text, tuple(mentions.within(unit.span))) for unit in own]):
                yield assignment.segment


def changes(difference: Difference) -> bool:
    """Return whether a difference changes a statement.

    A permission for a duty or a prohibition does, and so does a limit that the source does not set.
    """
    if difference.kind == "force":
        return difference.reason.startswith(PERMITTED) or difference.confidence >= _PERMISSION
    if difference.kind == "added":
        return difference.actual[:1] in _BOUNDS
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
