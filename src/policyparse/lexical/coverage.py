"""Which words of a segment are matched in its counterparts, and which are not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple

from policyparse.lexical.evidence import Evidence
from policyparse.lexical.readings import Reading, cover_of
from policyparse.lexical.weights import WEIGHTS
from policyparse.lexical.words import Word
from policyparse.sums import float_sum

FOUND: Final = 0.3
"""A word of which this much is answered counts as found when words without an answer are sought."""

_FULL: Final = 0.6  # an answer of this strength is as good as a full one: dictionaries know some renderings only
_WHOLE: Final = 0.75  # portion from which a translation word renders a word as a whole
_AGAIN: Final = 0.3  # worth of a word that is taken already, as part of another's rendering
_ELSEWHERE: Final = 1_000_000  # characters that another translation unit counts as
_LEAST: Final = 0.3  # bounds on what one word may weigh
_MOST: Final = 4.0
_CHANCE: Final = 1.5  # weight of a matched word up to which it parts no two runs

_REPEATED: Final = 3  # times that a word is said in a sentence, from which it is a list's
_FEW: Final = 8  # places of a rendering that are looked at one by one


class Answer(NamedTuple):
    """A source word and the translation word that renders it: `text[start:end]` of translation unit `unit`."""

    word: Word
    unit: int
    start: int
    end: int
    weight: float


class Run(NamedTuple):
    """A run of unmatched words: offsets in the segment's text, and their weight in nats."""

    start: int
    end: int
    weight: float


class Coverage(NamedTuple):
    """`share` of `weight` (nats) is matched; `runs` are not; `answers` are the matches.

    `words` are the segment's words, each with its weight and its matched share.
    """

    share: float
    weight: float
    runs: tuple[Run, ...]
    answers: tuple[Answer, ...]
    words: tuple[tuple[Word, float, float], ...]

    @property
    def heaviest(self) -> float:
        """Weight of the heaviest run, 0 where all is answered."""
        return max([weight for _, _, weight in self.runs], default=0.0)


_answer = partial(tuple.__new__, Answer)  # the names take three times as long
_run_of = partial(tuple.__new__, Run)
_coverage = partial(tuple.__new__, Coverage)


def stretches(cover: Coverage, least: float) -> list[Run]:
    """Return the runs of at least so much weight; two that one word parts are one: alone, it is matched by chance."""
    found: list[Run] = []
    for run in cover.runs:
        start, end, weight = run
        if weight < least:
            continue
        if found and _is_chance(cover, found[-1].end, start):
            found[-1] = Run(found[-1].start, end, found[-1].weight + weight)
        else:
            found.append(run)
    return found


def _is_chance(cover: Coverage, start: int, end: int) -> bool:
    between = [weight * value for word, weight, value in cover.words if start <= word[0] and word[1] <= end]
    return len(between) <= 1 and float_sum(between) <= _CHANCE


def joined(texts: Sequence[str], covers: Sequence[Coverage]) -> tuple[str, list[int], Coverage]:
    """Return a sentence's segments as one text, where each starts in it, and their coverage with offsets into it."""
    if len(covers) == 1:
        return texts[0], [0], covers[0]
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text)
    words = [
        (_shifted(word, start), weight, value)
        for start, cover in zip(starts, covers, strict=True)
        for word, weight, value in cover.words
    ]
    answers = [
        _answer((_shifted(word, by), unit, start, end, weight))
        for by, cover in zip(starts, covers, strict=True)
        for word, unit, start, end, weight in cover.answers
    ]
    share, total = _matched(words)
    return "".join(texts), starts, Coverage(share, total, _runs(words), tuple(answers), tuple(words))


def _shifted(word: Word, by: int) -> Word:
    start, end, form, kind = word
    return Word(start + by, end + by, form, kind) if by else word


def weight_of(reading: Reading, evidence: Evidence) -> float:
    """Return the weight of evidence, in nats, of the source words that read so; it is worked out once for them.

    It is low for words that go with anything (进行, 可能), and for words whose rendering no dictionary can know.
    """
    weight = reading.weight
    if weight is None:
        word = reading.word
        gain, _ = evidence.stakes(word)
        short = 0.5 if word.kind == "word" and len(word.form) == 1 else 1.0
        weight = reading.weight = min(_MOST, max(_LEAST, gain)) * evidence.trust(word) * short
    return weight


Places = dict[str, list[tuple[int, Word]]]
"""Unit and word by stem, wherever a stem stands in the translation units that a sentence is linked to."""


@dataclass(frozen=True, slots=True)
class Counterparts:
    """The translation units that a sentence is linked to, as one bag of words.

    `forms` has by stem the form of its last word; `taken` are the stems that some word of the sentence renders as a
    whole: they do not count again as half of another word's rendering.
    """

    forms: dict[str, str]
    taken: frozenset[str]


def counterparts(sentence: list[Reading], units: Iterable[int], evidence: Evidence) -> Counterparts:
    """Return the bag of translation units, by index, for what the words of a source sentence read as."""
    forms: dict[str, str] = {}
    for j in units:
        forms.update(evidence.vocabulary.bags[j])
    taken = set[str]()
    related = WEIGHTS.stem
    for reading in sentence:
        if forms.keys().isdisjoint(reading.best.keys()):
            continue
        for stem, lemma, _, portion in reading.whole:
            if portion >= _WHOLE:
                form = forms.get(stem)
                if form is not None and (form == lemma or portion * related >= _WHOLE):
                    taken.add(stem)
    return Counterparts(forms, frozenset(taken))


def places_of(units: list[tuple[int, tuple[Word, ...]]], evidence: Evidence) -> Places:
    """Return where the stems of translation units stand, by index and words of each unit."""
    places: dict[str, list[tuple[int, Word]]] = {}
    vocabulary = evidence.vocabulary
    for unit, own in units:
        for word in own:
            stem = vocabulary.stem(word[2])
            said = places.get(stem)
            if said is None:
                places[stem] = [(unit, word)]
            else:
                said.append((unit, word))
    return places


def cover_source(i: int, counter: Counterparts, places: Places, evidence: Evidence) -> Coverage:
    """Return how the counterparts of its sentence, whose words stand at `places`, match source segment `i`."""
    scored: list[tuple[Word, float, float]] = []
    answered: list[tuple[Word, float]] = []
    options: list[list[tuple[int, Word]]] = []
    readings = evidence.readings[i]
    for at, word in enumerate(evidence.source[i]):
        if word[3] == "number":  # compared by value and unit elsewhere
            continue
        reading = readings[at]
        weight = weight_of(reading, evidence)
        value, stem = _best(reading, counter)
        scored.append((word, weight, value))
        if stem and value >= FOUND:
            answered.append((word, weight * value))
            options.append(places[stem])
    share, total = _matched(scored)
    answers: list[Answer] = []
    for at, (unit, (start, end, _, _)) in enumerate(_nearest(options)):
        word, weight = answered[at]
        answers.append(_answer((word, unit, start, end, weight)))
    return _coverage((share, total, _runs(scored), tuple(answers), tuple(scored)))


def share_of(reading: Reading, counter: Counterparts) -> float:
    """Return the share of a word, by what it reads as, that `counter` renders, 0 to 1."""
    return _best(reading, counter)[0]


def _nearest(places: list[list[tuple[int, Word]]]) -> list[tuple[int, Word]]:
    """Return for each word one of the places of its rendering: of several, that nearest to the words beside it.

    Words said as often as their rendering, as the members of a monotonous list are, take its places in order.
    """
    if max([len(options) for options in places], default=0) <= 1:
        return [options[0] for options in places]
    said: dict[int, int] = {}
    for options in places:
        if len(options) >= _REPEATED:
            said[id(options)] = said.get(id(options), 0) + 1
    passed: dict[int, int] = {}
    chosen: list[tuple[int, Word]] = []
    for at, options in enumerate(places):
        if len(options) == 1:
            chosen.append(options[0])
            continue
        if _REPEATED <= said.get(id(options), 0) == len(options):
            turn = passed.get(id(options), 0)
            chosen.append(options[turn])
            passed[id(options)] = turn + 1
            continue
        beside = [*chosen[-1:], *[only[0] for only in places[at + 1 : at + 2] if len(only) == 1]]
        near = options if len(options) <= _FEW else _beside(options, beside)
        apart = [min([_apart(option, other) for other in beside], default=0) for option in near]
        chosen.append(near[apart.index(min(apart))])
    return chosen


def _beside(options: list[tuple[int, Word]], others: list[tuple[int, Word]]) -> list[tuple[int, Word]]:
    """Return of many options, in order of the text, those that may be nearest to one of `others`."""
    around = {0}
    for other in others:
        at = bisect_left(options, (other[0], other[1].start), key=lambda option: (option[0], option[1].start))
        around |= {at - 1, at}
    return [options[at] for at in sorted(around) if 0 <= at < len(options)]


def _apart(one: tuple[int, Word], other: tuple[int, Word]) -> int:
    return abs(one[1][0] - other[1][0]) if one[0] == other[0] else _ELSEWHERE


def _best(reading: Reading, counter: Counterparts) -> tuple[float, str]:
    """Return how much of a word is rendered, and the stem that renders most of it."""
    forms = counter.forms
    if forms.keys().isdisjoint(reading.best.keys()):
        return 0.0, ""
    top, best = 0.0, ""
    rendered: list[tuple[int, int, float]] = []
    taken, related = counter.taken, WEIGHTS.stem
    for start, end, offers in reading.parts:
        found = 0.0
        for stem, lemma, _, portion in offers:
            form = forms.get(stem)
            if form is None:
                continue
            part = portion if form == lemma else portion * related
            if part < _WHOLE and stem in taken:
                part *= _AGAIN
            found += part
            if part * (end - start) > top:
                top, best = part * (end - start), stem
        if found:
            rendered.append((start, end, found))
    return cover_of(rendered, reading.offered.size), best


def _matched(scored: list[tuple[Word, float, float]]) -> tuple[float, float]:
    """Return the share of the weight of words that is matched, and their weight."""
    total = found = 0.0
    for _, weight, value in scored:
        total += weight
        found += weight * min(1.0, value / _FULL)
    return found / total if total else 1.0, total


def _runs(scored: list[tuple[Word, float, float]]) -> tuple[Run, ...]:
    runs: list[Run] = []
    members: list[tuple[Word, float, float]] = []
    for item in scored:
        if item[2] < FOUND:
            members.append(item)
        elif members:
            runs.append(_run(members))
            members = []
    if members:
        runs.append(_run(members))
    return tuple(runs)


def _run(members: list[tuple[Word, float, float]]) -> Run:
    return _run_of((members[0][0][0], members[-1][0][1], float_sum([weight for _, weight, _ in members])))


def cover_translation(words: Sequence[Word], claims: dict[str, float], evidence: Evidence) -> Coverage:
    """Return how far source segments that make `claims` (strength by stem) account for a translation segment."""
    scored: list[tuple[Word, float, float]] = []
    vocabulary = evidence.vocabulary
    for word in _outermost(words):
        stem = vocabulary.stem(word[2])
        scored.append((word, max(_LEAST, evidence.worth(stem, word[2])), claims.get(stem, 0.0)))
    share, total = _matched(scored)
    return _coverage((share, total, _runs(scored), (), tuple(scored)))


def _outermost(words: Iterable[Word]) -> list[Word]:
    """Leave out compounds whose parts follow: only the parts are matched."""
    out: list[Word] = []
    for word in words:
        if out and out[-1][0] == word[0] and word[1] < out[-1][1]:
            out.pop()
        out.append(word)
    return out
