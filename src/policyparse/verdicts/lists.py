"""Members of a list that the translation drops while it renders the others.

If most members of a list are rendered, an unmatched member is either dropped, or rendered by words that the dictionary
does not know. In the latter case, the translation has as many separators between the renderings of its neighbours as
the source.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from policyparse.languages.language import Lists, language_of
from policyparse.lexical.coverage import Answer, Coverage
from policyparse.lexical.words import Word
from policyparse.model.document import Language
from policyparse.sums import float_sum
from policyparse.verdicts.gaps import Hole

_INSIDE = re.compile(r"(?<=[A-Za-z])[A-Za-z]+\s*")
_FOUND, _MISSING = 0.5, 0.4
_SPARE = 0.4  # share of its weight that words without an account may have where it would stand
_WINDOW = 25  # characters beside the outermost rendered member in which a first or last one would stand
_FARTHEST = 120  # characters for each member that the renderings of a counted list take at most
_LEAST_RENDERED = 2
_RENDERED_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class _Member:
    start: int
    end: int
    weight: float
    best: float
    joints: int
    answers: tuple[Answer, ...]

    @property
    def found(self) -> bool:
        return self.best >= _FOUND


class _Line(NamedTuple):
    """The words of a sentence and their answers, in order, and where each of these starts: a list has very many."""

    words: Sequence[tuple[Word, float, float]]
    starts: Sequence[int]
    answers: Sequence[Answer]
    answer_starts: Sequence[int]


def dropped_members(
    text: str, cover: Coverage, backs: Mapping[int, Coverage], texts: Mapping[int, str], language: Language
) -> Iterator[Hole]:
    """Yield the dropped members of the lists in a sentence of a `language`.

    `backs` and `texts` have the coverage and the text of its counterparts by index.
    """
    claims = Counter((answer.unit, answer.start) for answer in cover.answers)
    form = language_of(language).lists
    line = _Line(
        cover.words, [word.start for word, _, _ in cover.words], cover.answers, [a.word.start for a in cover.answers]
    )
    for match in form.run.finditer(text):
        if form.closed and not form.joint.search(match[0]):
            continue
        members = [_member(text, *place, line, form) for place in _cut(text, match.start(), match.end(), cover, form)]
        known = [member for member in members if member is not None]
        rendered = sum(member.found for member in known)
        if rendered < _LEAST_RENDERED or rendered < _RENDERED_SHARE * len(known):
            continue
        dropped = [
            at
            for at, member in enumerate(known)
            if not form.rest.search(text, member.start, member.end)
            and _is_dropped(known, at, claims, backs, texts, form)
        ]
        shortage = _shortage(known, texts, form)
        for at in dropped:
            member, inner = known[at], shortage is not None and _is_inner(known, at)
            if not (inner and shortage == 0 and _gap(known, at) is None):
                sure = round(0.5 + 0.4 * rendered / len(known), 3)
                yield Hole(member.start, member.end, sure, counted=inner and shortage == len(dropped))


def _shortage(members: Sequence[_Member], texts: Mapping[int, str], form: Lists) -> int | None:
    """Return how many members fewer the translation lists between the first and the last that it renders.

    None where they do not stand in one stretch of it.
    """
    found = [at for at, member in enumerate(members) if member.found and member.answers]
    units = Counter(unit for at in found for unit in {answer.unit for answer in members[at].answers})
    unit, number = units.most_common(1)[0] if units else (0, 0)
    if number < _LEAST_RENDERED or number < len(found):
        return None
    spots = [(answer.start, answer.end) for at in found for answer in members[at].answers if answer.unit == unit]
    low, high = min(spots)[0], max(end for _, end in spots)
    between = members[found[0] : found[-1] + 1]
    expected = len(between) - 1 + sum(member.joints for member in between)
    if high - low > _FARTHEST * len(between):
        return None
    return max(0, expected - len(form.separator.findall(texts[unit], low, high)))


def _is_inner(members: Sequence[_Member], at: int) -> bool:
    """Return whether a member stands between two that the translation renders."""
    return any(one.found for one in members[:at]) and any(one.found for one in members[at + 1 :])


def _is_dropped(
    members: Sequence[_Member],
    at: int,
    claims: Mapping[tuple[int, int], int],
    backs: Mapping[int, Coverage],
    texts: Mapping[int, str],
    form: Lists,
) -> bool:
    """Return whether a member is not among those that the translation lists between its neighbours' renderings.

    If these cannot be located, return whether its place has nothing that could be its rendering. `claims` counts the
    words that each word of the translation, by unit and start, matches.
    """
    member = members[at]
    gap = _gap(members, at)
    if gap is None:
        return member.best <= _MISSING and _spare(members, at, backs) <= _SPARE * member.weight
    unit, low, high, expected = gap
    if any(claims[answer.unit, answer.start] == 1 for answer in member.answers):
        return False
    return len(form.separator.findall(texts[unit], low, high)) < expected


def _gap(members: Sequence[_Member], at: int) -> tuple[int, int, int, int] | None:
    """Return where a member would be: `(unit, start, end)` of the translation, and the number of separators there.

    It is the stretch between the renderings of its nearest rendered neighbours, where these are in order.
    """
    left = next((n for n in range(at - 1, -1, -1) if members[n].found and members[n].answers), None)
    right = next((n for n in range(at + 1, len(members)) if members[n].found and members[n].answers), None)
    if left is None or right is None:
        return None
    pairs = (
        (b.start - a.end, a.unit, a.end, b.start)
        for a in members[left].answers
        for b in members[right].answers
        if a.unit == b.unit and a.end <= b.start
    )
    nearest = min(pairs, default=None)
    if nearest is None:
        return None
    expected = right - left + members[left].joints + members[right].joints
    return *nearest[1:], expected


def _cut(text: str, start: int, end: int, cover: Coverage, form: Lists) -> Iterator[tuple[int, int, int]]:
    """Yield the members of the list in `text[start:end]`, and where each one's answers may stand to.

    What leads in and what follows is cut away, but the last member may be answered by any words up to the list's end.
    """
    commas = [comma.start() for comma in form.comma.finditer(text, start, end)]
    yield _whole_word(text, max(start, commas[0] - form.reach)), commas[0], commas[0]
    for before, after in pairwise(commas):
        yield before + 1, after, after
    last = commas[-1] + 1
    joints = form.joint.finditer(text, last + 1, min(end, last + form.longest))
    conjunction = next((joint for joint in joints if _apart(joint, cover)), None)
    if conjunction:
        yield last, conjunction.start(), conjunction.start()
        last = conjunction.end()
    yield last, min(end, last + form.reach), end


def _whole_word(text: str, at: int) -> int:
    """Return where the next word begins if a word of letters is cut at `at`."""
    cut = _INSIDE.match(text, at)
    return cut.end() if cut else at


def _apart(conjunction: re.Match[str], cover: Coverage) -> bool:
    """Return whether a conjunction is a word of its own: 及 in 埃及 is none."""
    return not any(
        word.start < conjunction.end() and conjunction.start() < word.end and word.form != conjunction.group()
        for word, _, _ in cover.words
    )


def _member(text: str, start: int, end: int, reach: int, line: _Line, form: Lists) -> _Member | None:
    """Return a member with the best answer to any of its words, None if it has no content word."""
    words = line.words[bisect_left(line.starts, start) : bisect_left(line.starts, end)]
    inside = [(weight, value) for word, weight, value in words if word.end <= end]
    if not inside:
        return None
    spots = line.answers[bisect_left(line.answer_starts, start) : bisect_left(line.answer_starts, reach)]
    answers = tuple(answer for answer in spots if answer.word.end <= reach)
    joints = len(form.joint.findall(text, start, end))
    return _Member(
        start, end, float_sum(weight for weight, _ in inside), max(value for _, value in inside), joints, answers
    )


def _spare(members: Sequence[_Member], at: int, backs: Mapping[int, Coverage]) -> float:
    """Return the weight of unmatched words where the member's rendering would be."""
    left = next((m for m in reversed(members[:at]) if m.found and m.answers), None)
    right = next((m for m in members[at + 1 :] if m.found and m.answers), None)
    windows = _windows(left, right)
    return float_sum(
        run.weight
        for unit, low, high in windows
        for run in backs[unit].runs
        if unit in backs and run.start < high and low < run.end
    )


def _windows(left: _Member | None, right: _Member | None) -> list[tuple[int, int, int]]:
    """Return `(unit, start, end)` of the translation between the neighbours, or beside the one that there is."""
    ends = [(answer.unit, answer.end) for answer in left.answers] if left else []
    starts = [(answer.unit, answer.start) for answer in right.answers] if right else []
    if ends and starts and ends[-1][0] == starts[0][0]:
        low, high = sorted((ends[-1][1], starts[0][1]))
        return [(ends[-1][0], low, high)]
    beside = [(unit, end, end + _WINDOW) for unit, end in ends[-1:]]
    return beside + [(unit, start - _WINDOW, start) for unit, start in starts[:1]]
