"""Members of a list that the translation drops while it renders the others.

The members of a list are paired with the chunks of the translation between two separators, so that a member in words
that no dictionary knows takes a chunk that is left over, and a dropped one finds none. That, what its words say, and
how long the list is on both sides are the features of the chance that a member is left out.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import itemgetter
from typing import Final, NamedTuple

from policyparse.chinese_english import PAIR
from policyparse.languages.language import Lists, language_of
from policyparse.lexical.coverage import FOUND, Answer, Coverage
from policyparse.lexical.words import Word
from policyparse.model.document import Language
from policyparse.sums import float_sum
from policyparse.verdicts.pairing import Pairing, paired
from policyparse.verdicts.wording import Shown, Wording

_INSIDE = re.compile(r"(?<=[A-Za-z])[A-Za-z]+\s*")
_MARK = re.compile(r"[.:：()（）\[\]“”\"–—]+|\s&\s")  # part chunks in any language
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_WINDOW: Final = 25  # characters beside the outermost rendered member in which a first or last one would stand
_MOST_MEMBERS, _MOST_CELLS = 48, 6_000  # of a list, and pairs of a member and a chunk in a sentence
_TAKEN: Final = 0.2  # worth of a chunk that other words account for, to a member that shows nothing in it
_LEAST: Final = -3.0  # nats that the words of a member say at least
_MOST: Final = 6.0  # the same at most
_MAYBE: Final = 0.03  # chance of the pairing from which a member may be left out
_PRESENT: Final = 0.6  # share of a member that a chunk of the list shows by words of its own, from which it is there
_SILENT: Final = 0.4  # and the share of its words up to which it may be
_NONE: Final = frozenset[str]()
_start = itemgetter(0)
_UNPLACED: Final = -4.0  # separators that a list lacks where its place is not known


class Member:
    """A member of a list: offsets in the sentence's text, its words with weight and matched share, their answers.

    `weight` is that of its words in nats, `share` their matched share, and `best` that of the word matched best.
    """

    __slots__ = ("answers", "best", "end", "share", "start", "weight", "words")

    def __init__(
        self, start: int, end: int, words: tuple[tuple[Word, float, float], ...], answers: tuple[Answer, ...]
    ) -> None:
        """Weigh the words, one or more."""
        self.start, self.end = start, end
        self.words, self.answers = words, answers
        self.weight = float_sum([weight for _, weight, _ in words])
        self.best = max([value for _, _, value in words])
        self.share = float_sum([weight * min(1.0, value) for _, weight, value in words]) / (self.weight or 1.0)


class Chunk(NamedTuple):
    """A stretch of translation unit `unit` between two separators; `free` is the share of it without an account."""

    unit: int
    start: int
    end: int
    words: tuple[Word, ...]
    free: float
    weight: float
    idle: float


class Listed(NamedTuple):
    """What a list says of one of its members: the features of the chance that it is left out, but for its sentence's.

    `dropped` are the log odds of the pairing, `chance` how likely the likeliest chunk is, `shown` the share of its
    words there, and `free` the weight of the words without an account in the chunks between those of its neighbours.
    `share` and `best` are matched anywhere. `miss` is what is said by words that are not found, `gain` what they could
    say. `size` is the number of members, `others` how many of them are likely to be rendered. `first` and `last` are
    its place. `lacking` is how many separators fewer there are between its neighbours' renderings.
    """

    dropped: float
    chance: float
    shown: float
    free: float
    idle: float
    own: float
    share: float
    best: float
    weight: float
    words: float
    miss: float
    gain: float
    size: float
    others: float
    first: float
    last: float
    lacking: float
    spare: float
    twice: float


def unmatched_members(
    text: str,
    cover: Coverage,
    backs: dict[int, Coverage],
    others: dict[int, tuple[str, tuple[Word, ...]]],
    wording: Wording,
    language: Language,
) -> list[tuple[Member, Listed]]:
    """Return the members of the lists in a sentence that may be left out, each with what its list says of it.

    `backs` has the coverage of its counterparts by index, `others` their texts and words.
    """
    form = language_of(language).lists
    other = language_of(PAIR.second if language == PAIR.first else PAIR.first).lists
    found: list[tuple[Member, Listed]] = []
    chunks: list[Chunk] | None = None
    said: dict[int, str] = {}
    figures = frozenset[str]()
    cells = 0
    for known in lists_in(text, cover, form):
        if not 2 <= len(known) <= _MOST_MEMBERS:
            continue
        if chunks is None:
            chunks = _chunks(cover, backs, others, form, other)
            said = {unit: own for unit, (own, _) in others.items()}
            figures = frozenset([word[2] for _, words in others.values() for word in words if word[3] == "number"])
        cells += len(known) * len(chunks)
        if 0 < cells <= _MOST_CELLS:
            for member, listed in _weighed(text, known, chunks, backs, said, wording, form):
                if figures.isdisjoint(_figures(text[member.start : member.end])):
                    found.append((member, listed))
    return found


def may_list(text: str, language: Language) -> bool:
    """Return whether a sentence of a `language` may have a list."""
    return language_of(language).lists.run.search(text) is not None


def _figures(text: str) -> list[str]:
    """Return the numbers in digits of a member: coverage leaves them out, for they are compared as quantities."""
    return [f"#{figure.replace(',', '')}" for figure in _DIGITS.findall(text)]


def lists_in(text: str, cover: Coverage, form: Lists) -> Iterator[list[Member]]:
    """Yield the members of each list in a sentence that have words."""
    line = _Line(cover)
    for match in form.run.finditer(text):
        if not form.closed or form.joint.search(match[0]):
            places = _cut(text, match.start(), match.end(), cover, form)
            yield [member for place in places if (member := _member(*place, line)) is not None]


def _weighed(
    text: str,
    members: list[Member],
    chunks: list[Chunk],
    backs: dict[int, Coverage],
    texts: dict[int, str],
    wording: Wording,
    form: Lists,
) -> list[tuple[Member, Listed]]:
    bags = [chunk.words for chunk in chunks]
    shown = wording.shown([[word for word, _, _ in member.words] for member in members], bags)
    told = [_Told(member, shown[at], wording) for at, member in enumerate(members)]
    likely = [one.row(chunks) for one in told]
    both = [likely[0], *[_both(told, likely, at, chunks) for at in range(1, len(told))]]
    pairs = paired(likely, both)
    here = [1.0 - pair.dropped for pair in pairs]
    places = _Places(told, pairs, chunks)
    weighed: list[tuple[Member, Listed]] = []
    for at, pair in enumerate(pairs):
        member = members[at]
        if (pair.dropped < _MAYBE and member.best > _SILENT) or places.has(at):
            continue
        if form.rest.search(text, member.start, member.end):
            continue
        stakes = told[at].stakes
        listed = Listed(
            dropped=max(-7.0, min(4.0, math.log((pair.dropped + 1e-6) / (1.0 - pair.dropped + 1e-6)))),
            chance=pair.chance,
            shown=told[at].share(pair.chunk, _NONE),
            free=math.log1p(_free(at, pairs, chunks)),
            idle=math.log1p(_idle(at, pairs, chunks)),
            own=_own(at, told, pairs),
            share=member.share,
            best=member.best,
            weight=math.log1p(member.weight),
            words=float(len(member.words)),
            miss=float_sum([miss for k, (_, miss) in enumerate(stakes) if member.words[k][2] < FOUND]),
            gain=float_sum([gain for gain, _ in stakes]),
            size=float(len(members)),
            others=(float_sum(here) - here[at]) / (len(members) - 1),
            first=float(at == 0),
            last=float(at == len(members) - 1),
            lacking=_lacking(members, at, texts, form),
            spare=math.log1p(_spare(members, at, backs)),
            twice=float([text[one.start : one.end] for one in members].count(text[member.start : member.end]) > 1),
        )
        weighed.append((member, listed))
    return weighed


class _Told:
    """What the words of a member say of each chunk: what is at stake with them, and which words there render them.

    `chunks` are those that render any of the member.
    """

    __slots__ = ("_member", "_shown", "chunks", "stakes")

    def __init__(self, member: Member, shown: list[Shown], wording: Wording) -> None:
        """Take a member, and for each of its words by chunk what renders it."""
        self._member, self._shown = member, shown
        self.stakes = [wording.stake(word) for word, _, _ in member.words]
        self.chunks = {chunk for row in shown for chunk in row}

    def stems(self, chunk: int) -> frozenset[str]:
        """Return the words of a chunk that render any of the member."""
        return frozenset([stem for row in self._shown if chunk in row for stem in row[chunk]])

    def row(self, chunks: list[Chunk]) -> list[float]:
        """Return how much likelier the member's words are if each of `chunks` renders it."""
        nothing = math.exp(max(_LEAST, min(_MOST, float_sum([miss for _, miss in self.stakes]))))
        return [
            self.likely(at, chunk, _NONE)
            if at in self.chunks
            else nothing * (_TAKEN + (1.0 - _TAKEN) * min(1.0, chunk.free))
            for at, chunk in enumerate(chunks)
        ]

    def parts(self, chunk: int, but: frozenset[str]) -> list[float]:
        """Return the share of each word that a chunk renders without the words `but`."""
        return [
            min(1.0, float_sum([part for stem, part in row[chunk].items() if stem not in but])) if chunk in row else 0.0
            for row in self._shown
        ]

    def share(self, chunk: int, but: frozenset[str]) -> float:
        """Return the share of the member that a chunk renders without the words `but`."""
        parts, words = self.parts(chunk, but), self._member.words
        return float_sum([weight * parts[at] for at, (_, weight, _) in enumerate(words)]) / (self._member.weight or 1.0)

    def likely(self, at: int, chunk: Chunk, but: frozenset[str]) -> float:
        """Return how much likelier the member's words are if a chunk renders it, without the words `but`."""
        parts = self.parts(at, but)
        said = float_sum([miss + parts[k] * (gain - miss) for k, (gain, miss) in enumerate(self.stakes)])
        there = max(max(parts, default=0.0), chunk.free)
        return math.exp(max(_LEAST, min(_MOST, said))) * (_TAKEN + (1.0 - _TAKEN) * min(1.0, there))


def _both(told: list[_Told], likely: list[list[float]], at: int, chunks: list[Chunk]) -> list[float]:
    """Return how likely each chunk renders a member, and still the one before it, each by words of its own.

    *Cotton fields* renders cotton fields and not salt fields; `likely` is what the words of each say alone.
    """
    member, before = told[at], told[at - 1]
    out = list(likely[at])
    for j in sorted(member.chunks & before.chunks):
        shared = member.stems(j) & before.stems(j)
        if shared:
            others = before.likely(j, chunks[j], shared) / likely[at - 1][j]
            out[j] = member.likely(j, chunks[j], shared) * others
    return out


def _chunks(
    cover: Coverage,
    backs: dict[int, Coverage],
    others: dict[int, tuple[str, tuple[Word, ...]]],
    form: Lists,
    other: Lists,
) -> list[Chunk]:
    """Return the chunks of the counterparts that have words."""
    taken = {(unit, start) for _, unit, start, _, _ in cover.answers}
    chunks: list[Chunk] = []
    for unit in sorted(others):
        text, words = others[unit]
        cuts = sorted(
            [match.span() for pattern in (form.separator, _MARK) for match in pattern.finditer(text)]
            + [(len(text), len(text))]
        )
        ordered = sorted(words, key=_start)
        at, low = 0, 0
        weights = {word[0]: (weight, value) for word, weight, value in backs[unit].words} if unit in backs else {}
        for start, end in cuts:
            own: list[Word] = []
            total = free = idle = 0.0
            while at < len(ordered) and ordered[at][0] < start:
                word = ordered[at]
                weight, value = weights.get(word[0], (0.0, 1.0))
                total += weight
                free += weight if value < FOUND else 0.0
                idle += weight if (unit, word[0]) not in taken else 0.0
                own.append(word)
                at += 1
            if own:
                if other.rest.search(text, low, own[0][1]):
                    free = idle = 0.0  # it sums up
                chunks.append(Chunk(unit, low, start, tuple(own), idle / total if total else 0.0, free, idle))
            low = end
    return chunks


class _Places:
    """Where the members of a list may stand: chunks that are filled by one, and words that several have there."""

    def __init__(self, told: list[_Told], pairs: list[Pairing], chunks: list[Chunk]) -> None:
        """Take what the words of the members say of each chunk, and how they are paired."""
        self._told, self._pairs = told, pairs
        seen: dict[int, frozenset[str]] = {}
        self._shared: dict[int, frozenset[str]] = {}
        self._filled: set[int] = set()
        for one in told:
            for chunk in one.chunks:
                stems = one.stems(chunk)
                if 2 * len(stems) >= len(chunks[chunk].words):
                    self._filled.add(chunk)
                known = seen.get(chunk, _NONE)
                self._shared[chunk] = self._shared.get(chunk, _NONE) | (stems & known)
                seen[chunk] = known | stems

    def has(self, at: int) -> bool:
        """Return whether a member stands in another place of the list: a translation may sort its members anew."""
        places = [pair.chunk for n, pair in enumerate(self._pairs) if n != at and pair.dropped < 0.5]
        if not places:
            return False
        low, high = min(places), max(places)
        while low - 1 in self._filled:
            low -= 1
        while high + 1 in self._filled:
            high += 1
        return any(
            low <= chunk <= high and self._told[at].share(chunk, self._shared[chunk]) >= _PRESENT
            for chunk in self._told[at].chunks
        )


def _own(at: int, told: list[_Told], pairs: list[Pairing]) -> float:
    """Return the share of a member that its likeliest chunk renders by words that no other member has there."""
    chunk = pairs[at].chunk
    others = [one.stems(chunk) for n, one in enumerate(told) if n != at and pairs[n].chunk == chunk]
    return told[at].share(chunk, _NONE.union(*others))


def _idle(at: int, pairs: list[Pairing], chunks: list[Chunk]) -> float:
    """Return the heaviest chunk that no answer is in, strictly between those of a member's neighbours."""
    left = max([pair.chunk for pair in pairs[:at] if pair.dropped < 0.5], default=-1)
    right = min([pair.chunk for pair in pairs[at + 1 :] if pair.dropped < 0.5], default=len(chunks))
    return max([chunk.idle for chunk in chunks[left + 1 : right]], default=0.0)


def _free(at: int, pairs: list[Pairing], chunks: list[Chunk]) -> float:
    """Return the weight of words without an account in the chunks between those of a member's neighbours."""
    left = next((pairs[n].chunk for n in range(at - 1, -1, -1) if pairs[n].dropped < 0.5), None)
    right = next((pairs[n].chunk for n in range(at + 1, len(pairs)) if pairs[n].dropped < 0.5), None)
    if left is None and right is None:
        return float_sum([chunk.weight for chunk in chunks])
    low = left if left is not None else max(0, (right or 0) - 1)
    high = right if right is not None else min(len(chunks) - 1, low + 1)
    return float_sum([chunk.weight for chunk in chunks[min(low, high) : max(low, high) + 1]])


def _lacking(members: list[Member], at: int, texts: dict[int, str], form: Lists) -> float:
    """Return how many separators fewer the translation has between the renderings of a member's neighbours."""
    left = next((n for n in range(at - 1, -1, -1) if members[n].best >= 0.5 and members[n].answers), None)
    right = next((n for n in range(at + 1, len(members)) if members[n].best >= 0.5 and members[n].answers), None)
    if left is None or right is None:
        return _UNPLACED
    pairs = (
        (b.start - a.end, a.unit, a.end, b.start)
        for a in members[left].answers
        for b in members[right].answers
        if a.unit == b.unit and a.end <= b.start
    )
    nearest = min(pairs, default=None)
    if nearest is None:
        return _UNPLACED
    _, unit, low, high = nearest
    return max(-3.0, min(3.0, right - left - float(len(form.separator.findall(texts[unit], low, high)))))


def _cut(text: str, start: int, end: int, cover: Coverage, form: Lists) -> Iterator[tuple[int, int, int]]:
    """Yield the members of the list in `text[start:end]`, and where each one's answers may stand to.

    What leads in and what follows is cut away, but the last member may be answered by any words up to the list's end.
    """
    commas = [comma.start() for comma in form.comma.finditer(text, start, end)]
    joints = [joint for joint in form.joint.finditer(text, start, end) if _apart(joint, cover)]
    first = max([start] + [joint.end() for joint in joints if joint.end() < commas[0]])
    low = _word_edge(max(first, commas[0] - form.reach), cover, first=True)
    yield _whole_word(text, max(first, low)), commas[0], commas[0]
    for before, after in pairwise(commas):
        yield from ((a, b, b) for a, b in _parted(before + 1, after, joints))
    last = commas[-1] + 1
    tail = form.tail.search(text, last + 1, end)
    stop = tail.start() if tail else end
    parts = list(_parted(last, stop, [joint for joint in joints if joint.start() < last + form.longest]))
    for a, b in parts[:-1]:
        yield a, b, b
    a, b = parts[-1]
    b = min(b, _word_edge(min(b, a + form.reach), cover, first=False))
    yield a, b, b if tail else end


def _parted(start: int, end: int, joints: Iterable[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of `start:end` between conjunctions."""
    for joint in joints:
        if start < joint.start() and joint.end() < end:
            yield start, joint.start()
            start = joint.end()
    yield start, end


def _word_edge(at: int, cover: Coverage, *, first: bool) -> int:
    """Return where the word that `at` cuts begins or ends."""
    for (start, end, _, _), _, _ in cover.words:
        if start < at < end:
            return start if first else end
    return at


def _whole_word(text: str, at: int) -> int:
    """Return where the next word begins if a word of letters is cut at `at`."""
    cut = _INSIDE.match(text, at)
    return cut.end() if cut else at


def _apart(conjunction: re.Match[str], cover: Coverage) -> bool:
    """Return whether a conjunction is a word of its own: 及 in 埃及 is none."""
    low, high = conjunction.span()
    over = [form for (start, end, form, _), _, _ in cover.words if start < high and low < end]
    return all(form == conjunction[0] for form in over)


class _Line:
    """The words of a sentence and their answers, in order, to be looked up by place: a list has very many."""

    def __init__(self, cover: Coverage) -> None:
        """Index what a sentence's coverage has."""
        self._cover = cover
        self._starts = [word[0] for word, _, _ in cover.words]
        self._answer_starts = [answer[0][0] for answer in cover.answers]

    def words(self, start: int, end: int) -> tuple[tuple[Word, float, float], ...]:
        """Return the words between two offsets."""
        words = self._cover.words[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return tuple([found for found in words if found[0][1] <= end])

    def answers(self, start: int, end: int) -> tuple[Answer, ...]:
        """Return the answers to words between two offsets."""
        low, high = bisect_left(self._answer_starts, start), bisect_left(self._answer_starts, end)
        return tuple([answer for answer in self._cover.answers[low:high] if answer[0][1] <= end])


def _member(start: int, end: int, reach: int, line: _Line) -> Member | None:
    """Return a member, None if it has no content word."""
    inside = line.words(start, end)
    if not inside:
        return None
    answers = line.answers(start, reach)
    return Member(start, end, inside, answers)


def _spare(members: list[Member], at: int, backs: dict[int, Coverage]) -> float:
    """Return the weight of unmatched words where the member's rendering would be."""
    left = next((m for m in reversed(members[:at]) if m.best >= 0.5 and m.answers), None)
    right = next((m for m in members[at + 1 :] if m.best >= 0.5 and m.answers), None)
    return float_sum(
        run.weight
        for unit, low, high in _windows(left, right)
        if unit in backs
        for run in backs[unit].runs
        if run.start < high and low < run.end
    )


def _windows(left: Member | None, right: Member | None) -> list[tuple[int, int, int]]:
    """Return `(unit, start, end)` of the translation between the neighbours, or beside the one that there is."""
    ends = [(answer.unit, answer.end) for answer in left.answers] if left else []
    starts = [(answer.unit, answer.start) for answer in right.answers] if right else []
    if ends and starts and ends[-1][0] == starts[0][0]:
        low, high = sorted((ends[-1][1], starts[0][1]))
        return [(ends[-1][0], low, high)]
    beside = [(unit, end, end + _WINDOW) for unit, end in ends[-1:]]
    return beside + [(unit, start - _WINDOW, start) for unit, start in starts[:1]]
