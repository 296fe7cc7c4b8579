"""Lexicon induction from the pair: renderings that no dictionary lists, but that the two documents use consistently.

After a first alignment, some source words and some lemmas of the translation are unmatched. If such a word and such a
lemma co-occur in several linked sentences, and neither is associated as strongly with any other, one renders the other.
The association is Dunning's log-likelihood ratio (1993); the restriction to one partner is Melamed's competitive
linking (2000). Two words that always occur together, the halves of a compound, may share a partner if they co-occur
with it often enough.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from policyparse.lexical.coverage import FOUND, counterparts, share_of
from policyparse.lexical.evidence import Evidence
from policyparse.lexical.offers import Strengths
from policyparse.lexical.weights import WEIGHTS
from policyparse.lexical.words import Word
from policyparse.sums import float_sum

Learnt = dict[str, Strengths]
"""The lemmas that render a source form, and how surely."""


def learn(
    source: Sequence[Sequence[Word]],
    translation: Sequence[Sequence[Word]],
    sentences: Sequence[int],
    links: Iterable[tuple[int, int]],
    evidence: Evidence,
) -> Learnt:
    """Return the renderings that the linked sentences of a pair teach for unmatched words."""
    beads = _beads(range(len(source)), sentences, links)
    forms: Counter[str] = Counter()
    lemmas: Counter[str] = Counter()
    for members, units in beads:
        forms.update({word[2] for i in members for word in source[i]})
        lemmas.update({word[2] for j in units for word in translation[j] if word[3] == "word"})
    together: Counter[tuple[str, str]] = Counter()
    for members, units in beads:
        left = _left(members, units, forms, evidence)
        spare = _spare(members, units, translation, lemmas, evidence) if left else ()
        together.update([(form, lemma) for form in left for lemma in spare])
    size = len(beads)
    bound = {
        (form, lemma): _association(count, forms[form], lemmas[lemma], size)
        for (form, lemma), count in together.items()
        if count >= WEIGHTS.learnt_least
    }
    learnt: defaultdict[str, dict[str, tuple[float, float]]] = defaultdict(dict)
    for (form, lemma), alone in _mutual(bound):
        both = together[form, lemma]
        share = both / forms[form]
        usual = (both - 1) / max(forms[form], lemmas[lemma]) >= WEIGHTS.learnt_share
        if usual and (alone or both >= WEIGHTS.learnt_shared):
            learnt[form][lemma] = (WEIGHTS.learnt_strength * share, share)
    return learnt


def _beads(
    source: Iterable[int], sentences: Sequence[int], links: Iterable[tuple[int, int]]
) -> list[tuple[list[int], list[int]]]:
    """Return for each linked sentence its source segments and its counterparts."""
    rendered: defaultdict[int, set[int]] = defaultdict(set)
    for i, j in links:
        rendered[sentences[i]].add(j)
    groups = groupby(source, key=sentences.__getitem__)
    return [(list(group), sorted(rendered[sentence])) for sentence, group in groups if sentence in rendered]


def _left(members: Iterable[int], units: Iterable[int], forms: Mapping[str, int], evidence: Evidence) -> set[str]:
    """Return the forms of a sentence without an answer; what too few sentences have teaches nothing."""
    readings = [reading for i in members for reading in evidence.readings[i]]
    asked = [
        reading for reading in readings if reading.word[3] == "word" and forms[reading.word[2]] >= WEIGHTS.learnt_least
    ]
    if not asked:
        return set()
    counter = counterparts(readings, units, evidence)
    return {reading.word[2] for reading in asked if share_of(reading, counter) < FOUND}


def _spare(
    members: Sequence[int],
    units: Iterable[int],
    translation: Sequence[Sequence[Word]],
    lemmas: Mapping[str, int],
    evidence: Evidence,
) -> set[str]:
    """Return the lemmas of a sentence's counterparts without an answer; of those, too, only what recurs."""
    stem_of = evidence.vocabulary.stem
    spare = set[str]()
    for j in units:
        claims = evidence.claims(members, j)
        for _, _, form, kind in translation[j]:
            if kind == "word" and lemmas[form] >= WEIGHTS.learnt_least and claims.get(stem_of(form), 0.0) < FOUND:
                spare.add(form)
    return spare


def _mutual(bound: Mapping[tuple[str, str], float]) -> Iterator[tuple[tuple[str, str], bool]]:
    """Yield the pairs whose association is the strongest for both, at most one, and whether there is none."""
    best: dict[tuple[int, str], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for pair, score in bound.items():
        for side, word in enumerate(pair):
            top = best[side, word]
            top.append(score)
            top.sort(reverse=True)
            del top[3:]
    for pair, score in sorted(bound.items()):
        tops = [best[side, word] for side, word in enumerate(pair)]
        if score >= WEIGHTS.learnt and all(top[0] == score > top[2] for top in tops):
            yield pair, all(score > top[1] for top in tops)


def _association(both: int, first: int, second: int, size: int) -> float:
    """Return Dunning's log-likelihood ratio of two words in `both` of `size` beads, 0 if they avoid each other."""
    if both * size <= first * second:
        return 0.0
    cells = (
        (both, first, second),
        (first - both, first, size - second),
        (second - both, size - first, second),
        (size - first - second + both, size - first, size - second),
    )
    return 2 * float_sum(cell * math.log(cell * size / (row * column)) for cell, row, column in cells if cell)
