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

from policyparse.lexical.coverage import FOUND, counterparts, shares
from policyparse.lexical.evidence import Evidence
from policyparse.lexical.offers import Strengths
from policyparse.lexical.weights import WEIGHTS
from policyparse.lexical.words import Word
from policyparse.sums import float_sum

Learnt = Mapping[str, Strengths]
"""The lemmas that render a source form, and how surely."""


def learn(
    source: Sequence[Sequence[Word]],
    translation: Sequence[Sequence[Word]],
    sentences: Sequence[int],
    links: Iterable[tuple[int, int]],
    evidence: Evidence,
) -> Learnt:
    """Return the renderings that the linked sentences of a pair teach for unmatched words."""
    together: Counter[tuple[str, str]] = Counter()
    forms: Counter[str] = Counter()
    lemmas: Counter[str] = Counter()
    size = 0
    for words, others, left, spare in _beads(source, translation, sentences, links, evidence):
        size += 1
        forms.update(words)
        lemmas.update(others)
        together.update([(form, lemma) for form in left for lemma in spare])
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
    source: Sequence[Sequence[Word]],
    translation: Sequence[Sequence[Word]],
    sentences: Sequence[int],
    links: Iterable[tuple[int, int]],
    evidence: Evidence,
) -> Iterator[tuple[set[str], set[str], set[str], set[str]]]:
    """Yield for each linked sentence its forms, its counterparts' lemmas, and those of both without an answer."""
    rendered: defaultdict[int, set[int]] = defaultdict(set)
    for i, j in links:
        rendered[sentences[i]].add(j)
    stem_of = evidence.vocabulary.stem
    for sentence, group in groupby(range(len(source)), key=sentences.__getitem__):
        members, units = list(group), sorted(rendered[sentence])
        if not units:
            continue
        readings = [reading for i in members for reading in evidence.readings[i]]
        found = shares(readings, counterparts(readings, units, evidence))
        left = {
            reading.word[2]
            for reading, share in zip(readings, found, strict=True)
            if share < FOUND and reading.word[3] == "word"
        }
        others, spare = set[str](), set[str]()
        for j in units:
            claims = evidence.claims(members, j)
            for word in translation[j]:
                _, _, form, kind = word
                if kind == "word":
                    others.add(form)
                    if claims.get(stem_of(form), 0.0) < FOUND:
                        spare.add(form)
        yield {reading.word[2] for reading in readings}, others, left, spare


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
