"""Models of clauses: which translation units render a clause, and whether any does.

Beads group sentences. A bead may join rendered and omitted clauses, and a digest may render the clauses of one sentence
in different places. So each clause is scored against the units of its bead, the units next to them, and the units
anywhere that share the most words with it. The first model predicts whether a unit renders the clause, from words found
and missing, words that no other clause accounts for, numbers, phrases, and position. The second model repeats this with
the choices of neighbouring clauses as features. The third model predicts whether the clause is rendered at all, from
its best unit, those of its neighbours, its phrases, the room in the bead, and the share of its sentence that the bead
answers; it is a set of trees, the others are logistic. The fourth model predicts whether a unit renders anything, from
its best clauses, its phrases, and what of its words the source can offer. `fitting/clauses.py` fits all four.
"""

from __future__ import annotations

import math
import re
from array import array
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from policyparse.align.answers import Answer, Answers
from policyparse.align.bitext import Bead
from policyparse.align.features import ClauseFeatures, PairFeatures, SettledFeatures, UnitFeatures, names
from policyparse.align.forest import Forest, forest
from policyparse.align.phrases import (
    ALONE,
    NONE,
    Phrase,
    PhraseFeatures,
    Shares,
    UnitPhraseFeatures,
    phrases_of,
    shares,
)
from policyparse.align.room import Room, places, spare
from policyparse.lexical.evidence import Evidence
from policyparse.lexical.offers import Offer
from policyparse.lexical.readings import Said
from policyparse.lexical.units import Unit
from policyparse.lexical.weights import WEIGHTS, fitted, log_odds, logistic
from policyparse.lexical.words import Word

_ANYWHERE: Final = 4  # units anywhere that a clause is compared with
_REACH: Final = 2  # units beside a bead that its clauses are compared with
_SIGHT: Final = 8  # clauses over which a neighbour's choice counts
_RIVALS: Final = 6  # clauses that claim a unit more than which say no more
_STOPS = tuple(".;!?。；！？")
_CLAIM: Final = -2.0  # log odds from which a clause is read with the phrases of a bead that is not its own
_WRITER = re.compile(r"\b(?:[Ww]e|us|[Oo]urs?|[Yy]ou|[Yy]ours?|[Mm]y)\b")
_NO_STEPS: Final = (0.0, 0.0, 0.0, 0.0)  # from the choice of a neighbour that has none
_SHARE, _OWN, _CLAIMED, _NUMBERS_LOST, _IN_BEAD = (
    PairFeatures._fields.index(name) for name in ("share", "own", "claimed", "numbers_lost", "in_bead")
)
_NEAR: Final = 3  # sentences on either side whose clauses rival for a word


class Pair:
    """What speaks for translation unit `j` as the rendering of a clause, and whether it has one of its numbers."""

    __slots__ = ("has_number", "j", "values")

    def __init__(self, j: int, values: Sequence[float], has_number: bool) -> None:
        """Keep the features, in the order of `PairFeatures`, without an object each: a long pair has very many."""
        self.j = j
        self.values = array("d", values)
        self.has_number = has_number

    @property
    def features(self) -> PairFeatures:
        """What the first model reads, by name."""
        return PairFeatures(*self.values)


class Judged(NamedTuple):
    """Log odds of each candidate by source unit, and the chances that units are rendered, and render anything."""

    odds: tuple[Mapping[int, float], ...]
    rendered: tuple[float, ...]
    accounted: tuple[float, ...]


CLAUSE = (*names(ClauseFeatures), *(f"phrase {name}" for name in names(PhraseFeatures)))
"""What the trees read that say whether a clause is rendered."""
LINEAR: Mapping[str, tuple[str, ...]] = {
    "pair": names(PairFeatures),
    "settled": names(SettledFeatures),
    "unit": (*names(UnitFeatures), *(f"phrase {name}" for name in names(UnitPhraseFeatures))),
}
"""What each linear model reads, by its table in the file of weights."""
TREES = Path(__file__).with_name("rendered.tsv")


class _Models(NamedTuple):
    clause: Forest
    pair: tuple[float, ...]
    settled: tuple[float, ...]
    unit: tuple[float, ...]


@cache
def _models() -> _Models:
    linear = (fitted("policyparse.align", "clauses.toml", model, features) for model, features in LINEAR.items())
    return _Models(forest(TREES, CLAUSE), *linear)


class Phrased(NamedTuple):
    """What the phrases say of clauses, and of translation units, by index."""

    clauses: dict[int, PhraseFeatures]
    units: dict[int, UnitPhraseFeatures]


class Clauses:
    """The clauses of a source against the units of a translation."""

    def __init__(
        self,
        source: Sequence[Unit],
        translation: Sequence[Unit],
        words: Sequence[Sequence[Word]],
        others: Sequence[Sequence[Word]],
        evidence: Evidence,
        beads: Sequence[Bead],
        apart: frozenset[int],
        *,
        given: bool = False,
    ) -> None:
        """Take both sides' units and words, and the beads that they are in; units in `apart` take no part.

        Beads that are `given` are certain: no clause is compared with units of another.
        """
        self._source, self._translation = list(source), list(translation)
        self._words, self._evidence = words, evidence
        self._apart, self._given = apart, given
        self._bead_of = {i: bead for bead in beads for i in bead.source}
        self._beads = [bead for bead in beads if bead.source]
        self._inside: dict[int, frozenset[int]] = {}
        for bead in beads:
            self._inside |= dict.fromkeys(bead.source, frozenset(bead.translation))
        self.answers = Answers(evidence)
        self._bags = evidence.vocabulary.bags
        self._offering = _offering(source, evidence)
        self._titles = _opening(source, words), _title(translation, others)
        self._room = Room(source, translation, beads, apart)
        self._places = places(source, translation, beads)
        self._others = others
        self._answering = {j: bead for bead in beads for j in bead.translation}
        self._cuts: dict[int, list[Phrase]] = {}
        self._phrases = Phrased({}, {})
        self._counts: dict[tuple[int, int], float] = {}
        for bead in beads:
            if bead.source and bead.translation:
                shared = self._shares(bead.source, bead.translation)
                self._phrases.clauses.update(shared.features)
                self._phrases.units.update(shared.units)
                self._counts |= shared.counts
        self.pairs: list[tuple[Pair, ...]] = []
        self._answered: list[Answer] = []
        self._heading_apart = _heading_apart(translation)
        self._figures = self._figures_of(words)
        for i in range(len(source)):
            self._read(i)
            evidence.forget(i)

    def judge(self) -> Judged:
        """Return the predictions of the models for each unit."""
        clause, of_pair, of_settled, of_unit = _models()
        first = [[log_odds(of_pair, pair.values) for pair in row] for row in self.pairs]
        scores = [[log_odds(of_settled, case) for case in row] for row in self.settled(first)]
        del first  # of a long pair, all at once take much memory
        phrased = self.phrased(scores)
        rendered = [logistic(clause.log_odds(case)) for case in self.features(scores, phrased)]
        accounted = [logistic(log_odds(of_unit, case)) for case in self.unit_features(scores, phrased)]
        odds = [{pair.j: scores[i][at] for at, pair in enumerate(row)} for i, row in enumerate(self.pairs)]
        return Judged(tuple(odds), tuple(rendered), tuple(accounted))

    def _candidates(self, i: int) -> list[int]:
        bead = self._bead_of.get(i)
        found = list(bead.translation) if bead else []
        if not self._given:
            if found:
                low, high = min(found), max(found) + 1
                found += range(max(0, low - _REACH), low)
                found += range(high, min(len(self._translation), high + _REACH))
            if i in self._titles[0]:
                found += sorted(self._titles[1])
            if self._evidence.wholes[i]:
                found += self._evidence.candidates(self._evidence.wholes[i], _ANYWHERE)
        return [j for j in dict.fromkeys(found) if j not in self._apart and self._bags[j]]

    def _read(self, i: int) -> None:
        """Weigh a clause against each of its candidates, and against its whole bead."""
        known = self.answers
        answers: dict[int, Answer] = {}
        offered: dict[int, list[Said]] = {}
        if self._words[i]:
            for j in self._candidates(i):
                said = offered[j] = known.offered(i, (j,))
                answers[j] = known.of(i, said)
        self.pairs.append(self._pairs(i, offered, answers) if answers else ())
        bead = self._bead_of.get(i)
        units = bead.translation if bead else ()
        if len(units) == 1 and units[0] in answers:
            self._answered.append(answers[units[0]])
        else:
            self._answered.append(known.of(i, known.offered(i, units) if units else []))

    def _pairs(self, i: int, offered: dict[int, list[Said]], answers: dict[int, Answer]) -> tuple[Pair, ...]:
        """Return the pairs of a clause with its candidates, by what the clause offers of each and answers by that."""
        log = math.log1p
        unit, inside = self._source[i], self._inside.get(i, frozenset())
        few_words = 1.0 / len(self._words[i])
        place = self._places[0].get(i, 0.5)
        numbers, ordinal = self._figures[i], unit.ordinal
        heading_apart = self._heading_apart[unit.heading]
        titles: frozenset[int] = self._titles[1] if i in self._titles[0] else frozenset()
        best = second = -1.0
        for found, _ in answers.values():
            if found > best:
                best, second = found, best
            elif found > second:
                second = found
        rivalled: dict[str, bool] = {}
        pairs: list[Pair] = []
        for j, (found, missing) in answers.items():
            rival = second if found == best else best
            margin = found - rival if rival >= 0.0 else found
            said = offered[j]
            own, claimed = self._own(i, said, rivalled) if said else (0.0, 0.0)
            in_bead = j in inside
            beside = not in_bead and (j - 1 in inside or j + 1 in inside)
            kept = bool(numbers) and not numbers.isdisjoint(self._bags[j])
            theirs = self._translation[j].ordinal if ordinal else ""
            values = (  # in the order of `PairFeatures`
                1.0,
                found / (found + missing) if found + missing else 0.0,
                log(found),
                log(missing),
                log(own),
                1.0 if in_bead else 0.0,
                1.0 if beside else 0.0,
                3.0 if margin > 3.0 else max(margin, -3.0),
                1.0 if numbers and not kept else 0.0,
                abs(place - self._places[1].get(j, 0.5)) if in_bead else 0.0,
                few_words,
                claimed,
                0.0 if not theirs else 1.0 if ordinal == theirs else -1.0,
                log(self._counts.get((i, j), 0.0)) if in_bead else 0.0,
                1.0 if j in titles else 0.0,
                heading_apart[j],
            )
            pairs.append(Pair(j, values, kept))
        return tuple(pairs)

    def _own(self, i: int, said: list[Said], rivalled: dict[str, bool]) -> tuple[float, float]:
        """Return the weight of a unit's words that this clause alone offers, and the share of others of all `said`.

        `rivalled` has what is known of the clause's stems already.
        """
        whole, number = self._evidence.wholes[i], self._source[i].sentence
        bounded, related = self._evidence.bounded, WEIGHTS.stem
        own = offered = 0.0
        for stem, form in said:
            offer = whole[stem]
            weight = bounded[stem] * (offer[2] if form == offer[1] else offer[2] * related)
            offered += weight
            shared = rivalled.get(stem)
            if shared is None:
                shared = rivalled[stem] = self._rivalled(stem, number)
            if not shared:
                own += weight
        return own, 1.0 - own / offered if offered else 0.0

    def _rivalled(self, stem: str, number: int) -> bool:
        """Return whether several clauses near sentence `number` offer a stem."""
        offering = self._offering[stem]
        second = bisect_left(offering, number - _NEAR) + 1
        return second < len(offering) and offering[second] <= number + _NEAR

    def settled(self, scores: list[list[float]]) -> Iterator[list[tuple[float, ...]]]:
        """Yield what the neighbours' choices say of each clause's candidates, in the order of `SettledFeatures`.

        `scores` has the first model's odds. A translation continues from where it is, in digests and slides too, as far
        as the order of its parts holds.
        """
        choices = [self._choice(row, scores[i]) for i, row in enumerate(self.pairs)]
        before, after = _nearest(choices), _nearest(choices[::-1])[::-1]
        first, second = self._leading(scores)
        for i, row in enumerate(self.pairs):
            own, left, right = scores[i], before[i], after[i]
            alone = (1.0 if left is None else 0.0) + (1.0 if right is None else 0.0)
            cases: list[tuple[float, ...]] = []
            for at, pair in enumerate(row):
                j, odds = pair.j, own[at]
                rival = second[j] if odds >= first[j] else first[j]
                back = _steps(j - left) if left is not None else _NO_STEPS
                ahead = _steps(right - j) if right is not None else _NO_STEPS
                score = 6.0 if odds > 6.0 else max(odds, -6.0)
                rival = 4.0 if rival > 4.0 else max(rival, -4.0)
                cases.append((1.0, score, *back, *ahead, alone, rival, pair.values[_IN_BEAD]))
            yield cases

    def _leading(self, scores: list[list[float]]) -> tuple[list[float], list[float]]:
        """Return for each unit the best and the second best log odds of a clause, not less than -4."""
        size = len(self._translation)
        first, second = [-4.0] * size, [-4.0] * size
        for i, row in enumerate(self.pairs):
            own = scores[i]
            for at, pair in enumerate(row):
                j, score = pair.j, own[at]
                if score > first[j]:
                    first[j], second[j] = score, first[j]
                elif score > second[j]:
                    second[j] = score
        return first, second

    @staticmethod
    def _choice(row: tuple[Pair, ...], scores: list[float]) -> int | None:
        """Return the unit that most likely renders a clause, if one is likely to."""
        best = max(scores, default=0.0)
        return row[scores.index(best)].j if best > 0 else None

    def phrased(self, scores: list[list[float]]) -> Phrased:
        """Return what the phrases say of clauses and units, by the settled log odds of pairs.

        A clause that is best rendered outside its bead is read with the clauses of the bead where that is.
        """
        more: defaultdict[int, list[int]] = defaultdict(list)
        for i, row in enumerate(scores):
            best = max(row, default=_CLAIM)
            if best > _CLAIM:
                bead = self._answering.get(self.pairs[i][row.index(best)].j)
                if bead is not None and bead.source and i not in bead.source:
                    more[bead.translation[0]].append(i)
        out = Phrased(dict(self._phrases.clauses), dict(self._phrases.units))
        for j, others in more.items():
            bead = self._answering[j]
            shared = self._shares(tuple(sorted((*bead.source, *others))), bead.translation)
            out.clauses.update((i, shared.features[i]) for i in others if i in shared.features)
            out.units.update(shared.units)
        return out

    def _shares(self, clauses: tuple[int, ...], units: tuple[int, ...]) -> Shares:
        phrases = [one for j in units for one in self._cut(j)]
        return shares(clauses, [len(self._source[i].text) for i in clauses], phrases, self._evidence)

    def _cut(self, j: int) -> list[Phrase]:
        found = self._cuts.get(j)
        if found is None:
            found = self._cuts[j] = phrases_of(j, self._translation[j], self._others[j], self._evidence)
        return found

    def features(self, scores: list[list[float]], phrased: Phrased) -> Iterator[tuple[float, ...]]:
        """Yield the features of each clause, as `CLAUSE` names them; `scores` has the settled log odds of pairs."""
        best = [max(row, default=-4.0) for row in scores]
        top = [self.pairs[i][row.index(best[i])] if row else None for i, row in enumerate(scores)]
        where = [pair.j if pair else -1 for pair in top]
        room_of, length, crowding = self._room.beads, self._room.length, self._room.crowding
        spared = spare(self._beads, self.answers.totals, self._evidence)
        shares = [found / (found + missing) if found + missing else 0.0 for found, missing in self._answered]
        whole = self._sentence_shares()
        opening = self._titles[0] if self._titles[1] else frozenset[int]()
        sentences = [unit.sentence for unit in self._source]
        ranks: defaultdict[int, list[float]] = defaultdict(list)
        for i, j in enumerate(where):
            insort(ranks[j], best[i])
        for i, unit in enumerate(self._source):
            score, share, bead, pair = best[i], shares[i], self._bead_of.get(i), top[i]
            before = after = others = -1.0
            shared = False
            if i and sentences[i - 1] == unit.sentence:
                before, others = best[i - 1], shares[i - 1]
                shared = before > 0 and where[i - 1] == where[i]
            if i + 1 < len(best) and sentences[i + 1] == unit.sentence:
                after, others = best[i + 1], max(others, shares[i + 1])
                shared = shared or (after > 0 and where[i + 1] == where[i])
            own, claimed, numbers, outdone = 0.0, 1.0, 0.0, 0
            if pair:
                values = pair.values
                share = max(share, values[_SHARE])
                own, claimed = values[_OWN], values[_CLAIMED]
                numbers = (1.0 if pair.has_number else 0.0) - values[_NUMBERS_LOST]
                rivals = ranks[pair.j]
                outdone = len(rivals) - bisect_right(rivals, score)
            room, crowded, answered = room_of.get(i, 0.0), crowding.get(i, 0.0), whole[unit.sentence]
            heading, nothing = 1.0 if unit.heading else 0.0, 1.0 if share < 0.1 else 0.0
            found, missing = self._answered[i]
            case = (  # in the order of `ClauseFeatures`
                1.0,
                score,
                _clipped(before),
                _clipped(after),
                room,
                1.0 if bead is None or not bead.translation else 0.0,
                math.log1p(found + missing),
                share,
                heading,
                1.0 if shared else 0.0,
                length,
                share * room,
                share * length,
                _clipped(score) * room,
                spared.get(i, -1.0),
                share - others if others >= 0.0 else 0.0,
                heading * share,
                nothing,
                nothing * room,
                numbers,
                answered,
                crowded,
                crowded * answered,
                own,
                own * room,
                claimed,
                math.log1p(min(_RIVALS, outdone)),
                1.0 if i in opening else 0.0,
            )
            yield case + phrased.clauses.get(i, NONE)

    def unit_features(self, scores: list[list[float]], phrased: Phrased) -> Iterator[tuple[float, ...]]:
        """Yield the features of each translation unit, as `LINEAR` names them; `scores` as for `features`."""
        size = len(self._translation)
        first, second = self._leading(scores)
        usual = sum([odds > 0 for odds in first]) / max(1, size)
        length, crowding = self._room.length, self._room.crowding
        offering, bounded = self._offering, self._evidence.bounded
        members: tuple[int, ...] = ()
        offered: dict[str, Offer] = {}
        margins, chosen = self._margins(scores)
        ours, theirs = self._figures, self._figures_of(self._others)
        known = frozenset[str]().union(*ours)
        for j, unit in enumerate(self._translation):
            bag, bead = self._bags[j], self._answering.get(j)
            own = bead.source if bead else ()
            if own is not members:
                members = own
                offered = self._offered_by(members)
            total = inside = anywhere = 0.0
            for stem in bag:
                worth = bounded[stem]
                total += worth
                if stem in offering:
                    anywhere += worth
                    if stem in offered:
                        inside += worth
            share = inside / total if total else 0.0
            margin, best = margins[j]
            yield (  # in the order of `UnitFeatures`
                1.0,
                _clipped(first[j]),
                _clipped(second[j]),
                float(bool(members)),
                share,
                1.0 / max(1, len(bag)),
                math.log1p(total),
                usual,
                length,
                _clipped(first[j - 1]) if j else -1.0,
                _clipped(first[j + 1]) if j + 1 < size else -1.0,
                share * length,
                math.log1p(len(members)),
                -crowding[members[0]] if members else 0.0,
                float(unit.heading),
                float(unit.aside),
                anywhere / total if total else 0.0,
                self._foreign(bag, best),
                margin,
                math.log1p(chosen[j]),
                _agreeing(theirs[j], ours[best]) if best >= 0 else -float(bool(theirs[j])),
                float(not theirs[j] <= known),
                float(bool(_WRITER.search(unit.text))),
                float(j in self._titles[1] and bool(self._titles[0])),
                *phrased.units.get(j, ALONE),
            )

    def _offered_by(self, clauses: tuple[int, ...]) -> dict[str, Offer]:
        """Return by stem what some clauses offer."""
        if len(clauses) == 1:
            return self._evidence.wholes[clauses[0]]
        offered: dict[str, Offer] = {}
        for i in clauses:
            offered.update(self._evidence.wholes[i])
        return offered

    def _figures_of(self, words: Sequence[Sequence[Word]]) -> list[frozenset[str]]:
        """Return the numbers of each unit by stem."""
        vocabulary = self._evidence.vocabulary
        return [frozenset([vocabulary.stem(word[2]) for word in own if word[3] == "number"]) for own in words]

    def _foreign(self, bag: dict[str, str], clause: int) -> float:
        """Return the share of the words that some source word could render, but none near a clause does."""
        sentence = self._source[clause].sentence if clause >= 0 else -1
        telling = foreign = 0
        for stem, form in bag.items():
            if self._evidence.miss(stem, form) < 0:
                telling += 1
                if not self._is_near(stem, sentence):
                    foreign += 1
        return foreign / (telling + 1.0)

    def _margins(self, scores: list[list[float]]) -> tuple[list[tuple[float, int]], list[int]]:
        """Return for each unit by how much more than others it renders its best clause, with that; how many it has."""
        size = len(self._translation)
        best, chosen = [-math.inf] * size, [0] * size
        margins = [(-4.0, -1)] * size
        for i, row in enumerate(scores):
            top, second = [*sorted(row, reverse=True), -4.0, -4.0][:2]
            for at, pair in enumerate(self.pairs[i]):
                j, score = pair.j, row[at]
                if score > best[j]:
                    best[j] = score
                    margins[j] = _clipped(score - max(-4.0, second if score == top else top)), i
                if score == top and score > 0:
                    chosen[j] += 1
        return margins, chosen

    def _is_near(self, stem: str, sentence: int) -> bool:
        """Return whether a clause near a sentence offers a stem."""
        offering = self._offering.get(stem)
        if offering is None:
            return False
        at = bisect_left(offering, sentence - _NEAR)
        return at < len(offering) and offering[at] <= sentence + _NEAR

    def _sentence_shares(self) -> dict[int, float]:
        """Return by sentence the share of its content that its bead answers."""
        found: defaultdict[int, float] = defaultdict(float)
        total: defaultdict[int, float] = defaultdict(float)
        for unit, (answered, missing) in zip(self._source, self._answered, strict=True):
            found[unit.sentence] += answered
            total[unit.sentence] += answered + missing
        return {number: found[number] / weight if weight else 0.0 for number, weight in total.items()}


def _offering(source: Sequence[Unit], evidence: Evidence) -> dict[str, list[int]]:
    """Return by stem the sentences of the clauses that offer it, in order: a sentence for each of its clauses."""
    offering: defaultdict[str, list[int]] = defaultdict(list)
    for sentence, i in sorted([(unit.sentence, i) for i, unit in enumerate(source)]):
        for stem in evidence.wholes[i]:
            offering[stem].append(sentence)
    return offering


def _heading_apart(translation: Sequence[Unit]) -> dict[bool, list[float]]:
    """Return for what is a heading, and for what is none, whether each unit is the other; a label may be either."""
    none = [float(not unit.heading and unit.text.endswith(_STOPS)) for unit in translation]
    return {True: none, False: [float(unit.heading) for unit in translation]}


def _opening(units: Sequence[Unit], words: Sequence[Sequence[Word]]) -> frozenset[int]:
    """Return the units of the sentence that opens a document."""
    first = next((unit.sentence for unit, own in zip(units, words, strict=True) if own), None)
    return frozenset(k for k, unit in enumerate(units) if unit.sentence == first and words[k])


def _title(units: Sequence[Unit], words: Sequence[Sequence[Word]]) -> frozenset[int]:
    """Return the units of the heading that opens a document, if one does."""
    opening = _opening(units, words)
    return opening if any(units[k].heading for k in opening) else frozenset()


def _clipped(odds: float) -> float:
    return max(-4.0, min(4.0, odds))


def _nearest(choices: list[int | None]) -> list[int | None]:
    """Return for each clause the choice of the nearest one before it that has any."""
    out: list[int | None] = []
    last, at = None, 0
    for i, choice in enumerate(choices):
        out.append(last if i - at <= _SIGHT else None)
        if choice is not None:
            last, at = choice, i
    return out


def _agreeing(numbers: frozenset[str], others: frozenset[str]) -> float:
    """Return 1 where two units have a number in common, -1 where the first has others only, 0 where it has none."""
    return 0.0 if not numbers else -1.0 if numbers.isdisjoint(others) else 1.0


@lru_cache(maxsize=1024)
def _steps(step: int) -> tuple[float, float, float, float]:
    """Return whether a unit is a neighbour's choice or the one beyond it, and how far it lies back and ahead."""
    return float(step == 0), float(step == 1), math.log1p(max(0, -step)), math.log1p(max(0, step - 1))
