"""Comparison of the numbers that name: which article, announcement, standard, century or time of day.

A reference is reported as changed where the source's is gone and the translation has another of its kind that the
source does not name. What one side alone says stays quiet, for English often says *this Article*, or *first* in a list;
but a member that is missing from a list of which the others are there (第二款、第三款、第七款) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from policyparse.facts.references import NOON, Reference, find_references
from policyparse.model.document import Span

_STANDARD = re.compile(
    r"(?<![a-z\d])(?P<series>(?:gb|db\d{0,2}|iso|iec|hj|jgj|cj|yy|wst?|ny|jt|en|astm)(?:\s?/\s?[tz])?)"
    r"[\s-]{1,2}(?P<number>\d{2,6}(?:\.\d{1,3})?)(?![\d.]\d)"
)

_NUMBERED = re.compile(r"[\s-]\d\d")


def compare_references(source: str, translation: str) -> list[tuple[Reference, Reference | None]]:
    """Return the references that became others between two folded texts in lower case, with their new ones.

    One that a list leaves out has None.
    """
    found: list[tuple[Reference, Reference | None]] = []
    first = (*find_references(source, "zh"), *_standards(source))
    told = [kind for kind in dict.fromkeys([reference.kind for reference in first]) if kind not in _UNTOLD]
    second = (*find_references(translation, "en"), *_standards(translation)) if told else ()
    for kind in told:
        if not second and kind not in _LISTED:
            continue
        before, after = [r for r in first if r.kind == kind], [r for r in second if r.kind == kind]
        lost, new = _without(before, after), _without(after, before)
        if _crossed(lost, second) and _crossed(new, first):
            continue
        if kind == "day" and _DAY_SAID.search(translation):
            continue
        if kind in _IN_DATES:
            kinds = (kind, _IN_DATES[kind])
            before, after = [r for r in first if r.kind in kinds], [r for r in second if r.kind in kinds]
            lost, new = _without(before, after), _without(after, before)
            if all(r.kind in _DATED for r in (*lost[:1], *new[:1])):
                continue
        if kind in _BESIDE:
            lost, new = _not_among(lost, second, _BESIDE[kind]), _not_among(new, first, _BESIDE[kind])
        if kind in _LISTED and not new and (one := _left_out(lost, before, source)):
            found.append((one, None))
        if lost and new and not (kind == "clock" and _may_be_same(lost[0], new[0])):
            found.append((lost[0], new[0]))
    return found


_DAY_SAID = re.compile(
    r"\bthe (?:next|following|same|previous|preceding) day\b|\b(?:a|the) day (?:later|earlier|before|after)\b"
)
"""How English says a day by one that it has named before."""

_BESIDE = {
    "ordinal": ("any",),
    "nth": ("any", "century", "quarter"),
    "day": ("any",),
    "month": ("months",),
}
"""Kinds that may have the number of another kind: *the third* may be an edition or one of a series.

`any` is an ordinal of whatever.
"""

_FEWEST: Final = 3  # members of a list of references of which one may be missed
_IN_DATES = {"day": "day of a month", "month": "month of a date"}
_DATED = frozenset(_IN_DATES.values())
"""Kinds that are part of a date, which is compared as a whole; alone they stand for a day without its month."""
_UNTOLD = {*_DATED, "any"}
"""Kinds that tell nothing by themselves."""


_LISTED = {"article", "paragraph"}
"""Kinds of reference that laws list."""
_JOINTS = re.compile(r"[、和或及与至到,]|以及|or|and")


def _left_out(lost: Sequence[Reference], before: Sequence[Reference], text: str) -> Reference | None:
    """Return the only member of a list of three or more that is lost."""
    if len(lost) != 1 or len(before) < _FEWEST:
        return None
    ordered = sorted(before, key=lambda reference: reference.span)
    lists: list[list[Reference]] = []
    for one in ordered:
        last = lists[-1][-1] if lists else None
        if last and _JOINTS.fullmatch(text[last.span.end : one.span.start].strip()):
            lists[-1].append(one)
        else:
            lists.append([one])
    return next((lost[0] for members in lists if lost[0] in members and len(members) >= _FEWEST), None)


def _not_among(these: Sequence[Reference], others: Sequence[Reference], kinds: Sequence[str]) -> list[Reference]:
    said = {reference.value for reference in others if reference.kind in kinds}
    return [reference for reference in these if reference.value not in said]


def _crossed(these: Sequence[Reference], others: Sequence[Reference]) -> bool:
    """Return whether the other side has each number, in a reference of any kind: 第一項第二款 is said the other way."""
    return {reference.value for reference in these} <= {reference.value for reference in others}


def _without(these: Sequence[Reference], others: Sequence[Reference]) -> list[Reference]:
    """Return what is left of `these` when each of `others` has taken its equal."""
    left, rest = [reference.value for reference in others], []
    for reference in these:
        if reference.value in left:
            left.remove(reference.value)
        else:
            rest.append(reference)
    return rest


def _standards(text: str) -> list[Reference]:
    found = _STANDARD.finditer(text) if _NUMBERED.search(text) else ()
    return [Reference(re.sub(r"\s", "", one["series"]), one["number"], Span(*one.span())) for one in found]


def _may_be_same(source: Reference, translation: Reference) -> bool:
    """Return whether two times of day differ in the half of the day alone, which one side may leave unsaid."""
    (hour, minute), (other, other_minute) = (r.value.removeprefix("?").split(":") for r in (source, translation))
    unsaid = "?" in source.value + translation.value
    return unsaid and int(hour) % NOON == int(other) % NOON and minute == other_minute
