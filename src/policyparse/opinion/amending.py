"""Applies opinions to a bitext: verdicts, links, and doubtful gaps and differences that contradict them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from policyparse.comparison.facts import FactComparison
from policyparse.model.bitext import Account, Bitext, Difference, Gap, Opinion, Rendering, SourceVerdict
from policyparse.model.document import Span
from policyparse.opinion.interface import Answer, Question
from policyparse.verdicts.judge import changes

_SURE = 0.65  # as the checks have it: what the comparisons of facts call doubtful has 0.6
"""Confidence from which what the engine found stands, whatever the opinion says."""
_NOTHING = 0.8  # omission score from which on no line renders a segment

Compare = Callable[[Sequence[Rendering]], FactComparison]
"""Compares the facts of linked segments again."""


def opinion_of(question: Question, answer: Answer, rendering: Rendering) -> Opinion | None:
    """Return the opinion on a segment; None for one that refers to a line that was not offered.

    The engine's links stand where the opinion shares one of them: a model names the main line, seldom all.
    """
    if any(at > len(question.lines) for at in answer.lines):
        return None
    named = tuple(question.lines[at - 1][0] for at in answer.lines)
    links = rendering.links if set(named) & set(rendering.links) else named
    return Opinion(answer.verdict, links, answer.reason, answer.confidence, rendering.verdict, rendering.links)


def amended(bitext: Bitext, opinions: Mapping[str, Opinion], compare: Compare) -> Bitext:
    """Return the bitext with the opinions applied; confident results of the engine remain."""
    renderings = tuple(_relinked(item, opinions.get(item.segment.id)) for item in bitext.renderings)
    differences, pairs = bitext.differences, bitext.pairs
    if any(new.links != old.links for new, old in zip(renderings, bitext.renderings, strict=True)):
        compared = compare(renderings)
        differences, pairs = compared.differences, compared.pairs
    verdicts = {item.segment.id: item.verdict for item in renderings if item.opinion}
    kept = tuple(one for one in differences if not _is_denied(one, verdicts))
    gaps = tuple(gap for gap in bitext.gaps if not _is_filled(gap, verdicts))
    return replace(
        bitext,
        renderings=tuple(_judged(renderings, gaps, kept)),
        accounts=_accounts(bitext.accounts, renderings),
        gaps=gaps,
        differences=kept,
        pairs=pairs,
    )


def _relinked(item: Rendering, opinion: Opinion | None) -> Rendering:
    """Return a rendering with its opinion; coverage stays what the engine found of it by its own means."""
    if opinion is None:
        return item
    new = replace(item, verdict=opinion.verdict, links=opinion.links, confidence=opinion.confidence, opinion=opinion)
    if opinion.verdict == "omitted" and item.links:
        score = round(_NOTHING + (1 - _NOTHING) * opinion.confidence, 4)
        whole = (Span(*item.segment.span),)
        return replace(new, coverage=0.0, omission_score=score, uncovered=whole, evidence=())
    if opinion.links and not item.links:
        return replace(new, omission_score=round((1 - opinion.confidence) * _NOTHING, 4), uncovered=())
    return new


def _is_denied(difference: Difference, verdicts: Mapping[str, SourceVerdict]) -> bool:
    """Return whether an opinion speaks against a difference that the engine is not sure of."""
    verdict = verdicts.get(difference.source.segment) if difference.source else None
    if verdict is None or difference.confidence >= _SURE:
        return False
    return verdict == "kept" or (verdict == "reworded" and changes(difference))


def _is_filled(gap: Gap, verdicts: Mapping[str, SourceVerdict]) -> bool:
    verdict = verdicts.get(gap.segment)
    return verdict == "omitted" or (verdict == "kept" and gap.confidence < _SURE)


def _judged(
    renderings: Iterable[Rendering], gaps: Iterable[Gap], differences: Iterable[Difference]
) -> Iterable[Rendering]:
    """Yield the renderings; an opinion gives way to a difference of which the engine is sure."""
    changed = {d.source.segment for d in differences if d.source and d.confidence >= _SURE and changes(d)}
    shifted = {d.source.segment for d in differences if d.source and d.confidence >= _SURE}
    shifted |= {gap.segment for gap in gaps if gap.confidence >= _SURE}
    for item in renderings:
        name = item.segment.id
        if item.opinion and item.links and name in changed:
            yield replace(item, verdict="changed")
        elif item.opinion and item.verdict == "kept" and name in shifted:
            yield replace(item, verdict="reworded")
        else:
            yield item


def _accounts(accounts: Sequence[Account], renderings: Iterable[Rendering]) -> tuple[Account, ...]:
    """Return the accounts with the links of the renderings; those that gain their first or lose their last change."""
    backward: defaultdict[str, list[str]] = defaultdict(list)
    chances: defaultdict[str, list[float]] = defaultdict(list)
    for item in renderings:
        for link in item.links:
            backward[link].append(item.segment.id)
        for link in (*item.links, *(item.opinion.engine_links if item.opinion else ())):
            chances[link].append(item.confidence)
    return tuple(_account(one, tuple(backward[one.segment.id]), chances[one.segment.id]) for one in accounts)


def _account(account: Account, links: tuple[str, ...], chances: Sequence[float]) -> Account:
    if set(links) == set(account.links):
        return account
    if links and account.links:
        return replace(account, links=links)
    if links:
        return replace(account, verdict="rendered", links=links, uncovered=(), confidence=max(chances))
    whole = (Span(*account.segment.span),)
    return replace(account, verdict="added", links=(), coverage=0.0, uncovered=whole, confidence=max(chances))
