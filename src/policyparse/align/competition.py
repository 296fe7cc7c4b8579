"""Links that both documents agree on, and those that hold against a rival.

Each document has chosen its own path. Where a sentence and a translation segment chose each other, they are a match.
A segment that chose one already matched elsewhere must live on what its rival leaves over: the link stays only where
the words that no match has claimed speak for it, or where it finds all of its own words there, as a plan does that
repeats what the notice before it said. Without this, a statement that was left out clings to whatever
rendering of its neighbours shares their common words.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from policyparse.align.chain import Choice
from policyparse.lexical.evidence import Evidence, Fit
from policyparse.lexical.weights import WEIGHTS


def source_score(fit: Fit) -> float:
    """Return a source segment's evidence for a translation segment, in nats."""
    translation = fit.share + min(0.0, fit.translation)
    return WEIGHTS.temper * (fit.source + WEIGHTS.translation_share * translation - WEIGHTS.bias)


def translation_score(fit: Fit) -> float:
    """Return a translation segment's evidence for a source segment, in nats."""
    return WEIGHTS.temper * (fit.translation + WEIGHTS.source_share * fit.source)


def settle(
    forward: Sequence[Choice], backward: Sequence[Choice], sentences: Sequence[int], evidence: Evidence
) -> set[tuple[int, int]]:
    """Return the links `(source, translation)` that stand.

    `forward[i]` is the translation segment that source segment `i` chose, `backward[j]` the reverse; `sentences[i]`
    is the sentence of source segment `i`.
    """
    field = _Field(forward, backward, sentences, evidence)
    links = field.forward_links() | field.backward_links()
    return links | field.extensions(links)


class _Field:
    def __init__(
        self, forward: Sequence[Choice], backward: Sequence[Choice], sentences: Sequence[int], evidence: Evidence
    ) -> None:
        self._forward = forward
        self._backward = backward
        self._sentences = sentences
        self._evidence = evidence
        self._members: defaultdict[int, list[int]] = defaultdict(list)
        for index, sentence in enumerate(sentences):
            self._members[sentence].append(index)
        chosen = {(sentences[index], choice) for index, choice in enumerate(forward) if choice is not None}
        self._owner: dict[int, int] = {}
        self._owned: defaultdict[int, set[int]] = defaultdict(set)
        for index, choice in enumerate(backward):
            if choice is not None and (sentences[choice], index) in chosen:
                self._owner[index] = sentences[choice]
                self._owned[sentences[choice]].add(index)

        self._least = WEIGHTS.sibling - WEIGHTS.cohesion * max(0.0, self._togetherness())

    def _togetherness(self) -> float:
        """Return the log odds that the next part of a sentence goes where the part before it went.

        High in a full translation, where a part is then believed to be there on little evidence; low in a summary.
        """
        pairs = [
            (self._forward[i - 1], choice)
            for i, choice in enumerate(self._forward)
            if i and self._sentences[i] == self._sentences[i - 1] and self._forward[i - 1] is not None
        ]
        stayed = sum(before == after for before, after in pairs)
        return math.log((stayed + 1) / (len(pairs) - stayed + 1))

    def forward_links(self) -> set[tuple[int, int]]:
        return {(i, j) for i, j in enumerate(self._forward) if j is not None and self._forward_holds(i, j)}

    def _forward_holds(self, source: int, translation: int) -> bool:
        owner = self._owner.get(translation)
        if owner is None:
            return True
        if owner != self._sentences[source]:
            whole = self._evidence.is_wholly_in(source, translation)
            return whole or self._survives(source, translation, self._members[owner], 0.0)
        siblings = [i for i in self._members[owner] if i != source and self._forward[i] == translation]
        return not siblings or self._survives(source, translation, siblings, self._least)

    def _survives(self, source: int, translation: int, rivals: Sequence[int], least: float) -> bool:
        claims = self._evidence.claims(rivals, translation)
        return source_score(self._evidence.fit_of_rest(source, translation, claims)) > least

    def backward_links(self) -> set[tuple[int, int]]:
        links = set()
        for translation, source in enumerate(self._backward):
            if source is not None:
                link = self._backward_link(source, translation)
                if link is not None:
                    links.add((link, translation))
        return links

    def extensions(self, links: set[tuple[int, int]]) -> set[tuple[int, int]]:
        """Return links for translation segments that have none, to what a neighbour's sentence has left over."""
        of: defaultdict[int, set[int]] = defaultdict(set)
        for source, translation in links:
            of[translation].add(self._sentences[source])
        rendered: defaultdict[int, set[int]] = defaultdict(set)
        for source, translation in links:
            rendered[self._sentences[source]].add(translation)
        found = set()
        for translation in range(len(self._backward)):
            if translation not in of:
                for sentence in of.get(translation - 1, set()) | of.get(translation + 1, set()):
                    score, member = self._best_of_rest(sentence, translation, rendered[sentence])
                    if score > WEIGHTS.extension:
                        found.add((member, translation))
        return found

    def _best_of_rest(self, sentence: int, translation: int, others: Iterable[int]) -> tuple[float, int]:
        """Return the best score of the translation segment with what `others` leave of a sentence's segments."""
        return max(
            (translation_score(self._evidence.fit_to_rest(member, translation, others)), member)
            for member in self._members[sentence]
        )

    def _backward_link(self, source: int, translation: int) -> int | None:
        """Return the source segment that the translation segment may keep, None where it has to give way."""
        sentence = self._sentences[source]
        owned = self._owned.get(sentence)
        if not owned or translation in owned:
            return source
        score, member = self._best_of_rest(sentence, translation, owned)
        return member if score > 0 else None
