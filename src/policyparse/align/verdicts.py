"""From links and coverage to verdicts."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policyparse.align.competition import source_score, translation_score
from policyparse.align.core import Alignment
from policyparse.align.coverage import Coverage, Run, cover_source, cover_translation
from policyparse.align.weights import WEIGHTS
from policyparse.model.bitext import Account, Evidence, Gap, Rendering
from policyparse.model.document import Span
from policyparse.model.structure import Segment


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the alignment says of each segment, before facts are compared."""

    renderings: tuple[Rendering, ...]
    accounts: tuple[Account, ...]
    gaps: tuple[Gap, ...]


class Judge:
    """Draws verdicts for one aligned pair of segment lists."""

    def __init__(self, source: Sequence[Segment], translation: Sequence[Segment], alignment: Alignment) -> None:
        self._source = source
        self._translation = translation
        self._alignment = alignment
        self._forward: defaultdict[int, list[int]] = defaultdict(list)
        self._backward: defaultdict[int, list[int]] = defaultdict(list)
        for i, j in sorted(alignment.links):
            self._forward[i].append(j)
            self._backward[j].append(i)
        self._by_sentence: defaultdict[int, set[int]] = defaultdict(set)
        for i, j in alignment.links:
            self._by_sentence[source[i].sentence].add(j)

    def judge(self) -> Judgement:
        covers = [self._cover(i) for i in range(len(self._source))]
        backs = [self._back_cover(j) for j in range(len(self._translation))]
        return Judgement(
            tuple(self._rendering(i, cover) for i, cover in enumerate(covers)),
            tuple(self._account(j, cover) for j, cover in enumerate(backs)),
            tuple(gap for i, cover in enumerate(covers) for gap in self._gaps(i, cover, backs)),
        )

    def _cover(self, i: int) -> Coverage:
        """Cover a segment by all that its sentence is linked to, if it is linked itself."""
        linked = self._by_sentence[self._source[i].sentence] if self._forward[i] else ()
        counterparts = {j: self._alignment.translation[j] for j in sorted(linked)}
        words = self._alignment.source[i]
        return cover_source(words, counterparts, self._alignment.evidence, self._alignment.knows)

    def _back_cover(self, j: int) -> Coverage:
        sentences = {self._source[i].sentence for i in self._backward[j]}
        members = [i for i, segment in enumerate(self._source) if segment.sentence in sentences] if sentences else []
        claims = self._alignment.evidence.claims(members, j)
        return cover_translation(self._alignment.translation[j], claims, self._alignment.evidence)

    def _rendering(self, i: int, cover: Coverage) -> Rendering:
        segment, links = self._source[i], self._forward[i]
        score = max((source_score(fit) for fit in self._alignment.fits[i].values()), default=-9.0)
        if not links:
            verdict = "omitted" if self._alignment.source[i] else "ignored"
            sure = _logistic(-0.5 * score)
            whole = (Span(*segment.span),)
            return Rendering(segment, verdict, 0.0, round(0.5 + 0.5 * sure, 4), whole, (), round(sure, 4))
        loss = self._loss(i, cover)
        verdict = "kept" if cover.share >= WEIGHTS.kept and loss < 0.5 else "reworded"
        return Rendering(
            segment,
            verdict,
            round(cover.share, 4),
            round(0.5 * loss, 4),
            tuple(segment.passage.locate(run.start, run.end) for run in cover.runs if run.weight >= WEIGHTS.run),
            tuple(self._translation[j].id for j in links),
            round(_logistic(0.5 * score + 1.0), 4),
            self._ties(segment, cover),
        )

    def _loss(self, i: int, cover: Coverage) -> float:
        """Return how sure we are that content of a linked segment is missing, 0 to 1."""
        return _logistic(0.9 * (cover.heaviest - 5.0) + 4.0 * (0.5 - cover.share))

    def _ties(self, segment: Segment, cover: Coverage) -> tuple[Evidence, ...]:
        return tuple(
            Evidence(
                segment.passage.locate(answer.word.start, answer.word.end),
                self._translation[answer.unit].passage.locate(answer.start, answer.end),
                answer.word.kind if answer.word.kind in ("term", "number") else "word",
                round(answer.weight, 3),
            )
            for answer in cover.answers
        )

    def _account(self, j: int, cover: Coverage) -> Account:
        segment, links = self._translation[j], self._backward[j]
        fits = [row[j] for row in self._alignment.fits if j in row]
        score = max((translation_score(fit) for fit in fits), default=-9.0)
        ids = tuple(self._source[i].id for i in links)
        runs = tuple(segment.passage.locate(run.start, run.end) for run in cover.runs if run.weight >= WEIGHTS.run)
        if links:
            return Account(segment, "rendered", round(cover.share, 4), runs, ids, round(_logistic(0.5 * score + 1), 4))
        verdict = "added" if self._alignment.translation[j] else "ignored"
        return Account(segment, verdict, 0.0, (Span(*segment.span),), (), round(_logistic(-0.5 * score), 4))

    def _gaps(self, i: int, cover: Coverage, backs: Sequence[Coverage]) -> list[Gap]:
        return []


def _logistic(value: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, value))))
