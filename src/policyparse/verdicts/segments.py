"""From links and coverage to verdicts."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from policyparse.chinese_english import PAIR
from policyparse.comparison.identifiers import is_names_alone
from policyparse.folding import fold
from policyparse.lexical.coverage import Coverage, joined, stretches
from policyparse.lexical.weights import WEIGHTS, logistic
from policyparse.model.bitext import Account, Evidence, Gap, Rendering, SourceVerdict, TranslationVerdict
from policyparse.model.document import Span
from policyparse.model.structure import Segment
from policyparse.structure.labels import is_page_label
from policyparse.sums import float_sum
from policyparse.verdicts.gaps import Hole, Setting, asides, brackets_in, holes, members
from policyparse.verdicts.lists import may_list
from policyparse.verdicts.views import Links, View, sentences

_ADDED: Final = 0.82
"""Chance of rendering something below which a translation segment without a link is called added."""
_MOST_WORDS: Final = 2_000
"""The maximum number of words of a sentence that is searched for gaps: each stretch is weighed against all of them."""
_LOSS_GAP: Final = 2.0  # how much the chance of the likeliest gap of a sentence speaks for missing content
_USUAL, _PRIOR = 0.67, 150.0  # matched share of the content of faithful pairs, and how many nats of it count beside own
_LOOSE, _LOOSENESS = 0.6, 14.0  # share below which a pair is rendered freely, and the doubt in a gap there, in log odds


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdicts of the alignment, before facts are compared."""

    renderings: tuple[Rendering, ...]
    accounts: tuple[Account, ...]
    gaps: tuple[Gap, ...]


class Judge:
    """Draws verdicts for one side of an aligned pair, which is the source."""

    def __init__(self, view: View) -> None:
        """Take the alignment as the source sees it."""
        self._view = view
        self._source, self._translation = view.own, view.other
        self._sentences = sentences(view.own)
        self._rendered = _linked_texts(view.own, view.forward)
        self._accounted = _linked_texts(view.other, view.backward)
        self._losses: list[float] = []
        self._doubts: dict[int, float] = {}
        self._usual_share = 1.0
        self._closeness = _USUAL
        self._by_sentence = defaultdict(set, view.by_sentence())
        self._ratios = self._count_ratios()
        self._usual = _shrunk_median(list(self._ratios.values()), view.usual_ratio)

    def judge(self) -> Judgement:
        """Return the verdict on each segment, and the gaps inside linked ones."""
        covers, backs = self._view.covers, self._view.backs
        linked = [cover for i, cover in enumerate(covers) if self._is_judged(i)]
        total = float_sum([cover.weight for cover in linked])
        found = float_sum([cover.weight * cover.share for cover in linked])
        self._usual_share = found / total if total else 1.0
        self._closeness = (found + _PRIOR * _USUAL) / (total + _PRIOR)
        gaps = self._gaps(covers, backs)
        self._losses = self._loss_of_each(covers)
        return Judgement(
            tuple([self._rendering(i, cover) for i, cover in enumerate(covers)]),
            tuple(self._accounts(backs)),
            tuple(gaps),
        )

    def _links(self, i: int) -> list[int]:
        return self._view.forward.get(i, [])

    def _rendering(self, i: int, cover: Coverage) -> Rendering:
        segment, links, chance = self._source[i], self._links(i), self._view.rendered[i]
        if not links:
            lost: SourceVerdict = "omitted" if self._states(i) else "ignored"
            omission = WEIGHTS.loss_ceiling * self._losses[i]
            if not self._by_sentence[segment.sentence]:
                omission = WEIGHTS.loss_ceiling + (1 - WEIGHTS.loss_ceiling) * (1 - chance)
            whole = (Span(*segment.span),)
            return Rendering(segment, lost, 0.0, round(omission, 4), whole, (), round(1 - chance, 4))
        ids = tuple([self._translation[j].id for j in links])
        if segment.foreign or (i in self._view.quoting and self._view.quoted.issuperset(links)):
            return Rendering(segment, "kept", 1.0, 0.0, (), ids, 1.0, quoted=True)
        return Rendering(
            segment,
            "kept",
            round(cover.share, 4),
            round(WEIGHTS.loss_ceiling * self._losses[i], 4),
            tuple([segment.passage.locate(start, end) for start, end, _ in stretches(cover, WEIGHTS.run)]),
            ids,
            round(chance, 4),
            self._ties(segment, cover),
        )

    def _is_judged(self, i: int) -> bool:
        """Return whether words can be missing from a linked segment: from none in the translation's language."""
        return bool(self._links(i)) and not self._source[i].foreign

    def _states(self, i: int) -> bool:
        """Return whether a source segment says something: notes in the other language are no one's to translate."""
        segment = self._source[i]
        labels = self._view.language == PAIR.second and segment.kind == "label"
        again = is_page_label(segment) and fold(segment.text) in self._rendered
        silent = segment.foreign or labels or again or self._is_name(segment.text)
        return bool(self._view.words[i]) and not silent

    def _loss_of_each(self, covers: tuple[Coverage, ...]) -> list[float]:
        """Return for each segment the confidence that some of its content is missing, 0 to 1.

        A sentence is judged as a whole: by the ratio of its words to those of its counterparts, relative to the usual
        ratio of the pair, by its heaviest unmatched part, and by its likeliest gap. Segments share the suspicion in
        proportion to their own unmatched part.
        """
        losses = [1.0] * len(self._source)
        for group in self._sentences:
            number = self._source[group[0]].sentence
            if number not in self._ratios:
                continue
            heavy = [covers[i].heaviest if self._links(i) else covers[i].weight for i in group]
            most = max(heavy)
            score = WEIGHTS.loss_ratio * (self._ratios[number] - self._usual) + WEIGHTS.loss_run * math.log1p(most)
            score += _LOSS_GAP * self._doubts.get(number, 0.0)
            for at, own in enumerate(heavy):
                losses[group[at]] = logistic(score - WEIGHTS.loss_bias) * (own / most if most else 1.0)
        return losses

    def _count_ratios(self) -> dict[int, float]:
        """Return for each linked sentence the log of its words for each word of its counterparts.

        A counterpart that several sentences share counts for each by its length.
        """
        sizes: defaultdict[int, int] = defaultdict(int)
        for i, words in enumerate(self._view.words):
            sizes[self._source[i].sentence] += len(words)
        claims: defaultdict[int, int] = defaultdict(int)
        for number, linked in self._by_sentence.items():
            for j in linked:
                claims[j] += sizes[number] or 1
        ratios = {}
        for number, linked in self._by_sentence.items():
            size, theirs = sizes[number], self._view.other_words
            share = float_sum([len(theirs[j]) * (size or 1) / claims[j] for j in linked])
            ratios[number] = math.log((size + 2) / (share + 2))
        return ratios

    def _ties(self, segment: Segment, cover: Coverage) -> tuple[Evidence, ...]:
        passage = segment.passage
        return tuple(
            [
                Evidence(
                    passage.locate(low, high),
                    self._translation[j].passage.locate(start, end),
                    "term" if kind == "term" else "word",
                    round(weight, 3),
                )
                for (low, high, _, kind), j, start, end, weight in cover.answers
            ]
        )

    def _accounts(self, backs: tuple[Coverage, ...]) -> list[Account]:
        """Account for each translation segment; a heading of its own over what is rendered adds nothing."""
        accounts = [self._account(j, cover) for j, cover in enumerate(backs)]
        under: defaultdict[str, list[bool]] = defaultdict(list)
        for account in accounts:
            if account.segment.kind != "heading":
                under[account.segment.section].append(account.verdict == "added")
        for j, account in enumerate(accounts):
            if account.segment.kind == "heading" and account.verdict == "added":
                below = under[account.segment.section]
                if below and not any(below):
                    accounts[j] = replace(account, verdict="ignored")
        return accounts

    def _account(self, j: int, cover: Coverage) -> Account:
        segment, links = self._translation[j], self._view.backward.get(j, [])
        chance = self._view.accounted[j]
        ids = tuple([self._source[i].id for i in links])
        if j in self._view.quoted and self._view.quoting.intersection(links):
            return Account(segment, "rendered", 1.0, (), ids, 1.0)
        least, passage = WEIGHTS.run, segment.passage
        runs = tuple([passage.locate(start, end) for start, end, weight in cover.runs if weight >= least])
        if links:
            return Account(segment, "rendered", round(cover.share, 4), runs, ids, round(chance, 4))
        again = is_page_label(segment) and fold(segment.text) in self._accounted
        words = self._view.other_words[j]
        states = segment.kind != "label" and not again and bool(words) and not is_names_alone(segment.text)
        verdict: TranslationVerdict = "added" if states and chance < _ADDED else "ignored"
        return Account(segment, verdict, 0.0, (Span(*segment.span),), (), round(1 - chance, 4))

    def _gaps(self, covers: tuple[Coverage, ...], backs: tuple[Coverage, ...]) -> list[Gap]:
        gaps: list[Gap] = []
        for group in self._sentences:
            around = {j: backs[j] for j in self._by_sentence[self._source[group[0]].sentence]}
            if around and sum([len(covers[i].words) for i in group]) <= _MOST_WORDS:
                gaps += self._gaps_of_sentence(group, covers, around)
        return gaps

    def _gaps_of_sentence(self, own: list[int], covers: tuple[Coverage, ...], around: dict[int, Coverage]) -> list[Gap]:
        gaps: list[Gap] = []
        setting = self._setting(own, covers)
        starts, listed = self._listed(own, covers, around, setting)
        dropped = [hole for hole in listed if hole.confidence >= WEIGHTS.hole_listed]
        for hole in dropped:
            at = bisect_right(starts, hole.start) - 1
            inside = Hole(hole.start - starts[at], hole.end - starts[at], hole.confidence)
            segment = self._source[own[at]]
            if self._is_judged(own[at]) and segment.kind != "assignment":  # agencies are compared by name
                gaps.append(_gap(segment, inside, item=True))
        brackets = 0
        if brackets_in([self._source[i].text for i in own]):
            brackets = brackets_in([self._translation[j].text for j in around])
        doubts = [hole.confidence for hole in listed]
        for at, i in enumerate(own):
            if self._is_judged(i):
                start, runs = starts[at], holes(covers[i], around, setting)
                doubts += [hole.confidence for hole in runs]
                for hole in self._holes(i, runs, around, brackets, setting):
                    told = [d for d in dropped if start + hole.start < d.end and d.start < start + hole.end]
                    if not told and not self._is_name(_whole(self._source[i].text, hole)):
                        gaps.append(_gap(self._source[i], hole, item=False))
        self._doubts[self._source[own[0]].sentence] = max(doubts, default=0.0)
        return gaps

    def _listed(
        self, own: list[int], covers: tuple[Coverage, ...], around: dict[int, Coverage], setting: Setting
    ) -> tuple[list[int], list[Hole]]:
        """Return where the segments of a sentence start in it, and the members that its lists may lack."""
        texts, language = [self._source[i].text for i in own], self._view.language
        if not may_list("".join(texts), language):
            return [0] * len(own), []
        text, starts, whole = joined(texts, [covers[i] for i in own])
        others = {j: (self._translation[j].text, self._view.other_words[j]) for j in around}
        return starts, members(text, whole, around, others, self._view.wording, language, setting)

    def _holes(
        self, i: int, runs: list[Hole], around: dict[int, Coverage], brackets: int, setting: Setting
    ) -> list[Hole]:
        """Return the runs and the brackets of a segment that are likely enough to be left out."""
        text, cover = self._source[i].text, self._view.covers[i]
        others = asides(text, cover, around, brackets, setting, self._view.language)
        return _merged(
            [hole for hole in runs if hole.confidence >= WEIGHTS.hole_confidence],
            [hole for hole in others if hole.confidence >= WEIGHTS.hole_listed],
        )

    def _is_name(self, text: str) -> bool:
        """Return whether English is an address or a name that Chinese keeps letter for letter: those are compared."""
        return self._view.language == PAIR.second and is_names_alone(text)

    def _setting(self, members: list[int], covers: tuple[Coverage, ...]) -> Setting:
        weight = float_sum([covers[i].weight for i in members])
        found = float_sum([covers[i].weight * covers[i].share for i in members]) / weight if weight else 1.0
        ratio = self._ratios.get(self._source[members[0]].sentence, self._usual) - self._usual
        loose = _LOOSENESS * max(0.0, _LOOSE - self._closeness)
        return Setting(ratio, found, self._usual_share, self._closeness, self._view.doubt + loose)


def _linked_texts(segments: Sequence[Segment], links: Links) -> set[str]:
    """Return the folded texts of linked segments, which labels may repeat: none where no segment is on a page."""
    if all(segment.page is None for segment in segments):
        return set()
    return {fold(segments[k].text) for k, linked in links.items() if linked}


def _whole(text: str, hole: Hole) -> str:
    """Return the stretch of a hole with all of the words, names and addresses that it cuts."""
    start = text.rfind(" ", 0, hole.start + 1) + 1
    end = text.find(" ", max(start, hole.end - 1))
    return text[start : len(text) if end < 0 else end]


def _merged(holes: list[Hole], others: list[Hole]) -> list[Hole]:
    """Return `holes`, which are in order, with those of `others` that overlap none of them, in order."""
    apart = [one for one in others if all(one.end <= hole.start or hole.end <= one.start for hole in holes)]
    return sorted([*holes, *apart], key=lambda hole: hole.start) if apart else holes


def _gap(segment: Segment, hole: Hole, *, item: bool) -> Gap:
    end = min(hole.end, len(segment.text))
    return Gap(
        segment.id, segment.passage.locate(hole.start, end), segment.text[hole.start : end], item, hole.confidence
    )


def _shrunk_median(values: Sequence[float], usual: float) -> float:
    """Return the median, shrunk to the prior when data are few."""
    if not values:
        return usual
    weight = len(values) / (len(values) + 10.0)
    return weight * _median(values) + (1 - weight) * usual


def _median(values: Sequence[float]) -> float:
    """Return the median, without `statistics`, whose import takes 4 ms of each start."""
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2
