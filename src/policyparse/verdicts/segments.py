"""From links and coverage to verdicts."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median

from policyparse.align.core import Alignment
from policyparse.comparison.identifiers import is_names_alone
from policyparse.folding import fold
from policyparse.lexical.coverage import Coverage, counterparts, cover_source, cover_translation, joined
from policyparse.lexical.weights import WEIGHTS, logistic
from policyparse.model.bitext import Account, Evidence, Gap, Rendering, SourceVerdict, TranslationVerdict
from policyparse.model.document import Span
from policyparse.model.structure import Segment
from policyparse.structure.labels import is_page_label
from policyparse.verdicts.gaps import Hole, Setting, asides, brackets_in, holes, member
from policyparse.verdicts.lists import dropped_members

_MOST_WORDS = 2_000
"""Words of a sentence beyond which no gap is looked for in it: each stretch is weighed against all of them."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the alignment says of each segment, before facts are compared."""

    renderings: tuple[Rendering, ...]
    accounts: tuple[Account, ...]
    gaps: tuple[Gap, ...]


class Judge:
    """Draws verdicts for one aligned pair of segment lists."""

    def __init__(self, source: Sequence[Segment], translation: Sequence[Segment], alignment: Alignment) -> None:
        """Take both sides' segments, in the order of the alignment's units."""
        self._source = source
        self._translation = translation
        self._alignment = alignment
        self._forward: defaultdict[int, list[int]] = defaultdict(list)
        self._backward: defaultdict[int, list[int]] = defaultdict(list)
        for i, j in sorted(alignment.links):
            self._forward[i].append(j)
            self._backward[j].append(i)
        self._members: defaultdict[int, list[int]] = defaultdict(list)
        for i, segment in enumerate(source):
            self._members[segment.sentence].append(i)
        self._rendered = {fold(source[i].text) for i in self._forward}
        self._accounted = {fold(translation[j].text) for j in self._backward}
        self._losses: list[float] = []
        self._usual_share = 1.0
        self._by_sentence: defaultdict[int, set[int]] = defaultdict(set)
        for i, j in alignment.links:
            self._by_sentence[source[i].sentence].add(j)
        self._ratios = self._count_ratios()
        self._usual = _shrunk_median(list(self._ratios.values()))

    def judge(self) -> Judgement:
        """Return what became of each segment, and the gaps inside linked ones."""
        covers = list(self._covers())
        self._losses = self._loss_of_each(covers)
        linked = [covers[i] for i in range(len(covers)) if self._is_judged(i)]
        total = sum(cover.weight for cover in linked)
        self._usual_share = sum(cover.weight * cover.share for cover in linked) / total if total else 1.0
        backs = [self._back_cover(j) for j in range(len(self._translation))]
        return Judgement(
            tuple(self._rendering(i, cover) for i, cover in enumerate(covers)),
            tuple(self._accounts(backs)),
            tuple(self._gaps(covers, backs)),
        )

    def _covers(self) -> Iterator[Coverage]:
        """Cover each segment by all that its sentence is linked to; one without links by nothing."""
        alignment = self._alignment
        for number, group in groupby(range(len(self._source)), key=lambda i: self._source[i].sentence):
            members = list(group)
            units = {j: alignment.translation[j] for j in sorted(self._by_sentence[number])}
            words = [word for i in members for word in alignment.source[i]]
            counter = counterparts(words, units, alignment.evidence)
            nothing = counterparts((), {}, alignment.evidence)
            for i in members:
                yield cover_source(
                    alignment.source[i], counter if self._forward[i] else nothing, alignment.evidence, alignment.trust
                )

    def _back_cover(self, j: int) -> Coverage:
        sentences = {self._source[i].sentence for i in self._backward[j]}
        members = [i for sentence in sorted(sentences) for i in self._members[sentence]]
        claims = self._alignment.evidence.claims(members, j)
        return cover_translation(self._alignment.translation[j], claims, self._alignment.evidence)

    def _rendering(self, i: int, cover: Coverage) -> Rendering:
        segment, links, chance = self._source[i], self._forward[i], self._alignment.rendered[i]
        if not links:
            states = self._alignment.source[i] and not segment.foreign  # a note in English is no one's to translate
            states = states and not (is_page_label(segment) and fold(segment.text) in self._rendered)
            lost: SourceVerdict = "omitted" if states else "ignored"
            omission = WEIGHTS.loss_ceiling * self._losses[i]
            if not self._by_sentence[segment.sentence]:
                omission = WEIGHTS.loss_ceiling + (1 - WEIGHTS.loss_ceiling) * (1 - chance)
            whole = (Span(*segment.span),)
            return Rendering(segment, lost, 0.0, round(omission, 4), whole, (), round(1 - chance, 4))
        ids = tuple(self._translation[j].id for j in links)
        if segment.foreign or self._alignment.quotations.issuperset(links):
            return Rendering(segment, "kept", 1.0, 0.0, (), ids, 1.0, quoted=True)
        return Rendering(
            segment,
            "kept",
            round(cover.share, 4),
            round(WEIGHTS.loss_ceiling * self._losses[i], 4),
            tuple(segment.passage.locate(run.start, run.end) for run in cover.runs if run.weight >= WEIGHTS.run),
            ids,
            round(chance, 4),
            self._ties(segment, cover),
        )

    def _is_judged(self, i: int) -> bool:
        """Return whether words can be missing from a linked segment: from none in the translation's language."""
        return bool(self._forward[i]) and not self._source[i].foreign

    def _loss_of_each(self, covers: Sequence[Coverage]) -> list[float]:
        """Return for each segment how sure we are that content of it is missing, 0 to 1.

        A sentence is judged as a whole: by how many words it has for those of its counterparts, beside what is usual
        in this pair, and by its heaviest stretch without an answer. Segments share the suspicion by their own stretch.
        """
        losses = [1.0] * len(self._source)
        for number, group in groupby(range(len(self._source)), key=lambda i: self._source[i].sentence):
            members = list(group)
            if number not in self._ratios:
                continue
            heavy = [covers[i].heaviest if self._forward[i] else covers[i].weight for i in members]
            most = max(heavy)
            score = WEIGHTS.loss_ratio * (self._ratios[number] - self._usual) + WEIGHTS.loss_run * math.log1p(most)
            for i, own in zip(members, heavy, strict=True):
                losses[i] = logistic(score - WEIGHTS.loss_bias) * (own / most if most else 1.0)
        return losses

    def _count_ratios(self) -> dict[int, float]:
        """Return for each linked sentence the log of its words for each word of its counterparts.

        A counterpart that several sentences share counts for each by its length.
        """
        sizes: defaultdict[int, int] = defaultdict(int)
        for segment, words in zip(self._source, self._alignment.source, strict=True):
            sizes[segment.sentence] += len(words)
        claims: defaultdict[int, int] = defaultdict(int)
        for number, linked in self._by_sentence.items():
            for j in linked:
                claims[j] += sizes[number] or 1
        ratios = {}
        for number, linked in self._by_sentence.items():
            share = sum(len(self._alignment.translation[j]) * (sizes[number] or 1) / claims[j] for j in linked)
            ratios[number] = math.log((sizes[number] + 2) / (share + 2))
        return ratios

    def _ties(self, segment: Segment, cover: Coverage) -> tuple[Evidence, ...]:
        return tuple(
            Evidence(
                segment.passage.locate(answer.word.start, answer.word.end),
                self._translation[answer.unit].passage.locate(answer.start, answer.end),
                "term" if answer.word.kind == "term" else "word",
                round(answer.weight, 3),
            )
            for answer in cover.answers
        )

    def _accounts(self, backs: Sequence[Coverage]) -> Iterator[Account]:
        """Account for each translation segment; a heading of its own over what is rendered adds nothing."""
        accounts = [self._account(j, cover) for j, cover in enumerate(backs)]
        under: defaultdict[str, list[bool]] = defaultdict(list)
        for account in accounts:
            if account.segment.kind != "heading":
                under[account.segment.section].append(account.verdict == "added")
        for account in accounts:
            below = under[account.segment.section]
            bare = account.segment.kind == "heading" and account.verdict == "added" and below and not any(below)
            yield replace(account, verdict="ignored") if bare else account

    def _account(self, j: int, cover: Coverage) -> Account:
        segment, links = self._translation[j], self._backward[j]
        chance = self._alignment.accounted[j]
        ids = tuple(self._source[i].id for i in links)
        if links and j in self._alignment.quotations:
            return Account(segment, "rendered", 1.0, (), ids, 1.0)
        runs = tuple(segment.passage.locate(run.start, run.end) for run in cover.runs if run.weight >= WEIGHTS.run)
        if links:
            return Account(segment, "rendered", round(cover.share, 4), runs, ids, round(chance, 4))
        again = is_page_label(segment) and fold(segment.text) in self._accounted
        states = (
            segment.kind != "label"
            and not again
            and bool(self._alignment.translation[j])
            and not is_names_alone(segment.text)
        )
        verdict: TranslationVerdict = "added" if states else "ignored"
        return Account(segment, verdict, 0.0, (Span(*segment.span),), (), round(1 - chance, 4))

    def _gaps(self, covers: Sequence[Coverage], backs: Sequence[Coverage]) -> Iterator[Gap]:
        for _, group in groupby(range(len(self._source)), key=lambda i: self._source[i].sentence):
            members = list(group)
            around = {j: backs[j] for j in self._by_sentence[self._source[members[0]].sentence]}
            if around and sum(len(covers[i].words) for i in members) <= _MOST_WORDS:
                yield from self._gaps_of_sentence(members, covers, around)

    def _gaps_of_sentence(
        self, members: Sequence[int], covers: Sequence[Coverage], around: Mapping[int, Coverage]
    ) -> Iterator[Gap]:
        text, starts, whole = joined([self._source[i].text for i in members], [covers[i] for i in members])
        setting = self._setting(members, covers)
        dropped = [
            member(hole, whole, around, setting)
            for hole in dropped_members(text, whole, around, {j: self._translation[j].text for j in around})
        ]
        dropped = [hole for hole in dropped if hole.confidence >= WEIGHTS.hole_listed]
        for hole in dropped:
            at = bisect_right(starts, hole.start) - 1
            inside = Hole(hole.start - starts[at], hole.end - starts[at], hole.confidence)
            if self._is_judged(members[at]):
                yield _gap(self._source[members[at]], inside, item=True)
        brackets = brackets_in(self._translation[j].text for j in around)
        for i, start in zip(members, starts, strict=True):
            if self._is_judged(i):
                for hole in _merged(
                    holes(covers[i], around, setting),
                    asides(self._source[i].text, covers[i], around, brackets, setting),
                ):
                    if not any(start + hole.start < d.end and d.start < start + hole.end for d in dropped):
                        yield _gap(self._source[i], hole, item=False)

    def _setting(self, members: Sequence[int], covers: Sequence[Coverage]) -> Setting:
        weight = sum(covers[i].weight for i in members)
        found = sum(covers[i].weight * covers[i].share for i in members) / weight if weight else 1.0
        ratio = self._ratios.get(self._source[members[0]].sentence, self._usual) - self._usual
        return Setting(ratio, found, self._usual_share)


def _merged(holes: Iterable[Hole], others: Iterable[Hole]) -> list[Hole]:
    """Return `holes` with those of `others` that overlap none of them, in order."""
    found = list(holes)
    found += [other for other in others if all(other.end <= hole.start or hole.end <= other.start for hole in found)]
    return sorted(found, key=lambda hole: hole.start)


def _gap(segment: Segment, hole: Hole, *, item: bool) -> Gap:
    end = min(hole.end, len(segment.text))
    return Gap(
        segment.id, segment.passage.locate(hole.start, end), segment.text[hole.start : end], item, hole.confidence
    )


def _shrunk_median(values: Sequence[float]) -> float:
    """Return the median, drawn towards what is usual in any pair the fewer values there are."""
    if not values:
        return WEIGHTS.usual_ratio
    weight = len(values) / (len(values) + 10.0)
    return weight * median(values) + (1 - weight) * WEIGHTS.usual_ratio
