"""Whether a translation reflects what changed in its source: a pure function of both versions and the translation.

Each version of the source is compared with the translation, as in `compare`. What both versions of a change have in
common is no evidence. The words and facts of only one version are: if the translation renders those of the new version,
it has followed; if it renders those of the old version, it has not. Their weights are log-likelihood ratios, as in the
alignment, and add up; the logistic function of the sum is the confidence.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from policyparse.align.documents import align_pair
from policyparse.chinese_english import PAIR
from policyparse.config import Config
from policyparse.gate.english_wording import EnglishWording
from policyparse.gate.source_diff import SourceChange, source_diff
from policyparse.gate.wording import Units, Wording
from policyparse.lexical.weights import logistic
from policyparse.model.bitext import Analysis
from policyparse.model.document import Document
from policyparse.model.drift import Change, ChangeVerdict, Drift, Sign, WordingName
from policyparse.model.structure import Segment, Structure
from policyparse.pipeline import Progress, Resources, analyse, directed, limited, load_resources, signature
from policyparse.structure import structure
from policyparse.verdicts.judge import judge_aligned

_SURE = 0.7  # confidence from which a change is followed or pending
_LINKED = 1.5  # log odds that a link holds to what renders nothing else, or has a word of its own for the segment
_SHARE = 0.5  # what words are worth where a link rests on nothing but them
_MOST_SIGNS = 12
_LEAST = 1e-4  # no chance is taken for less


class _Evidence(NamedTuple):
    """The evidence that a change was followed: log odds in nats, and their signs."""

    score: float
    units: Units
    signs: tuple[Sign, ...] = ()


def drift(
    old: Document, new: Document, translation: Document, config: Config | None = None, progress: Progress | None = None
) -> Drift:
    """Return what changed from the `old` source to the `new` one, and whether `translation` reflects it.

    Raises `InputError` unless the translation is in the other language than both sources, `UsageError` for a bad
    glossary.
    """
    direction = config.direction if config else None
    old, _ = directed(old, translation, direction)
    new, translation = directed(new, translation, direction)
    before, after = structure(old, "source"), structure(new, "source")
    diff = source_diff(before, after)
    resources = load_resources(config, progress)
    changes: tuple[Change, ...] = ()
    if diff.changes:
        right = analyse(structure(translation, "translation"), resources)
        lost = frozenset(change.old.id for change in diff.changes if change.old and not change.new)
        gained = frozenset(change.new.id for change in diff.changes if change.new and not change.old)
        with limited(new, config):
            olds = _wording("old", before, lost, right, resources)
            news = _wording("new", after, gained, right, resources)
        changes = tuple(_judged(change, olds, news) for change in diff.changes)
    return Drift(signature(resources), old, new, translation, changes, diff.moved)


def _wording(
    name: WordingName, source: Structure, lone: frozenset[str], translation: Analysis, resources: Resources
) -> Wording:
    left = analyse(source, resources)
    aligned = align_pair(left, translation, resources.lexicon, resources.termbase)
    wording = Wording if source.document.language == PAIR.first else EnglishWording
    return wording(
        name, aligned, judge_aligned(left, translation, aligned, resources.lexicon, resources.termbase), lone
    )


def _judged(change: SourceChange, olds: Wording, news: Wording) -> Change:
    found = _evidence(change, olds, news)
    sure = logistic(abs(found.score))
    verdict: ChangeVerdict = "unclear" if sure < _SURE else "followed" if found.score > 0 else "pending"
    signs = tuple(_told_once(found.signs))[:_MOST_SIGNS]
    return Change(change.kind, verdict, round(sure, 4), change.old, change.new, news.segments(found.units), signs)


def _told_once(signs: Iterable[Sign]) -> Iterable[Sign]:
    """Return signs, the heaviest first, those that read alike once."""
    heaviest = sorted(signs, key=lambda sign: -abs(sign.weight))
    told: dict[tuple[str | None, ...], Sign] = {}
    for sign in heaviest:
        told.setdefault((sign.wording, sign.source, sign.translation, sign.reason), sign)
    return told.values()


def _evidence(change: SourceChange, olds: Wording, news: Wording) -> _Evidence:
    if change.old and change.new:
        return _of_changed(change.old, change.new, olds, news)
    if change.new:
        found = _of_lone(change.new, news, olds)
        # what something is linked to is not pending for the lack of words that a dictionary knows
        return found._replace(score=max(0.0, found.score)) if found.units else found
    assert change.old
    found = _of_lone(change.old, olds, news)
    return found._replace(score=-found.score)


def _of_lone(segment: Segment, own: Wording, other: Wording) -> _Evidence:
    """Return the evidence that the translation renders a segment that only one version of the source has."""
    rendering, units = own.rendering(segment), own.links(segment)
    if not units:
        return _Evidence(-_log_odds(rendering.confidence) if rendering.verdict == "omitted" else 0.0, units)
    signs = tuple(own.word_signs(segment, own.sentence_links(segment), other, None))
    if own.is_unshared(segment):
        return _Evidence(_LINKED + _SHARE * _sum(signs), units, signs)
    heard = any(sign.translation for sign in signs)
    return _Evidence(_LINKED * heard + _sum(signs), units, signs)


def _of_changed(old: Segment, new: Segment, olds: Wording, news: Wording) -> _Evidence:
    """Return the evidence that the translation renders the new version rather than the old one."""
    units = olds.links(old) | news.links(new)
    around = olds.sentence_links(old) | news.sentence_links(new)
    of_old = (*olds.word_signs(old, around, news, new), *_fact_signs(old, olds, news.differences(new)))
    of_new = (*news.word_signs(new, around, olds, old), *_fact_signs(new, news, olds.differences(old)))
    return _Evidence(_sum(of_new) - _sum(of_old) if units else 0.0, units, (*of_new, *of_old))


def _fact_signs(segment: Segment, own: Wording, shared: Container[object]) -> Iterator[Sign]:
    """Yield the facts that the translation states otherwise than a segment; what both wordings share tells nothing."""
    return (own.fact_sign(one) for key, one in own.differences(segment).items() if key not in shared)


def _sum(signs: Iterable[Sign]) -> float:
    return sum(sign.weight for sign in signs)


def _log_odds(chance: float) -> float:
    return math.log(max(chance, _LEAST) / max(1 - chance, _LEAST))
