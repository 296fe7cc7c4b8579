"""Clauses and list items: the parts of a Chinese sentence that may be rendered or omitted separately.

Chinese sentences continue over commas; each part that could be a sentence is a unit. A list of independent members
(with a common head, document titles, or long noun phrases) is divided into its members; a short enumeration
(微型化、智能化、仿生化) is one unit.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import islice, pairwise
from typing import Final

from policyparse.structure.enumerators import enumerators
from policyparse.structure.sentences import sentence_ends, shielded
from policyparse.structure.tables import HAN, VERBS

_COMMA = re.compile(rf"[，；,;](?:(?<=[，；])|(?:(?<={HAN}[,;])|(?<=[）)》”][,;]))(?=\s*(?:{HAN}|[《“])))")
_LIGHTEST: Final = 6
_LONG: Final = 200
_LIGHTEST_MEMBER: Final = 5
_LIGHTEST_PHRASE: Final = 6
_WEIGHTS = re.compile(r"[A-Za-z]+|\d+|\w")
_DATE_ALONE = re.compile(r"[\s\d年月日底前末初到至在从自于截止起期间、，—~-]+")
_LIST_END = re.compile(rf"等(?={HAN}|[，。；]?$)")
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
_HEAVY = re.compile(rf"{HAN}{{{_LIGHTEST}}}")
_PAUSE = re.compile("、")
_LISTING = re.compile("[、》]")
_TITLES = re.compile(r"》\s*[、和及与]?\s*(?=《)")


Unit = tuple[int, int, int, bool]
"""A stretch `[start, end)` of a paragraph's text, the number of its sentence there, and whether it is an item."""


def units_of(text: str) -> list[Unit]:
    """Return the units of the folded paragraph `text`, in order and without gaps."""
    mask = shielded(text)
    places = enumerators(text)
    numbered = frozenset(places)
    units: list[Unit] = []
    start = 0
    for number, end in enumerate(sentence_ends(text, mask)):
        for last in [*places[bisect_right(places, start) : bisect_left(places, end)], end]:
            begins, low = start in numbered, start
            for high in [*_clause_cuts(text, mask, start, last), last]:
                cuts = _item_cuts(text, mask, low, high)
                for cut in [*cuts, high]:
                    units.append((low, cut, number, begins or bool(cuts)))
                    low = cut
            start = last
    return units


def _clause_cuts(text: str, mask: bytearray, start: int, end: int) -> list[int]:
    cuts: list[int] = []
    if text.isascii():  # without a sign that parts clauses
        return cuts
    last = start
    while end > start and text[end - 1].isspace():
        end -= 1
    for found in _COMMA.finditer(text, start, end):
        if not mask[found.start()] and found.end() < end and _stands_alone(text, last, found.start()):
            last = found.end()
            cuts.append(last)
    while cuts and not _stands_alone(text, cuts[-1], end):
        cuts.pop()
    return cuts


def _stands_alone(text: str, start: int, end: int) -> bool:
    if end - start > _LONG:  # whatever it holds, so that looking takes no longer for a longer text
        return True
    heavy = _HEAVY.match(text, start, end) or _weighs(text[start:end], _LIGHTEST)
    return bool(heavy) and not _DATE_ALONE.fullmatch(text, start, end)


def _weighs(part: str, least: int) -> bool:
    """Return whether a part weighs `least` or more: Chinese characters count one, a word or a number two."""
    found = islice(_WEIGHTS.finditer(part), least)
    return sum([1 if one[0] >= "\u3400" else 2 for one in found]) >= least


def _item_cuts(text: str, mask: bytearray, low: int, high: int) -> list[int]:
    if text.isascii() or not _LISTING.search(text, low, high):
        return []
    titles = [found.end() for found in _TITLES.finditer(text, low, high)]
    if titles:
        return titles
    cuts = [found.end() for found in _PAUSE.finditer(text, low, high) if not mask[found.start()]]
    if not cuts:
        return []
    members = [text[a:b].rstrip("、") for a, b in pairwise([low, *cuts, high])]
    size = next((n for n, member in enumerate(members, 1) if _LIST_END.search(member)), len(members))
    members = [_BRACKETED.sub("", member) for member in members[:size]]
    members[0] = re.split("[，；：]", members[0])[-1]
    if size < 2 or not (_share_head(members) or _are_phrases(members)):
        return []
    return cuts[: len(members) - 1]


def _share_head(members: list[str]) -> bool:
    """腔镜手术机器人、口腔种植机器人、…: all but the last end alike, and the last has that head, too."""
    head = common_end(members[:-1]) if len(members) > 2 else members[0]
    while len(head) >= 2 and head not in members[-1]:
        head = head[1:]
    if len(head) < (2 if len(members) > 2 else 3) or not re.fullmatch(r"[^\W\d_]+", head):
        return False
    last = members[-1][: members[-1].rindex(head) + len(head)]
    return all(_weighs(member, _LIGHTEST_MEMBER) for member in (*members[:-1], last))


def _are_phrases(members: list[str]) -> bool:
    """Three long members or more, parallel in form: all of them open with a verb of policy, or none after the first."""
    *first, last = members
    long = all(_weighs(member, _LIGHTEST_PHRASE) for member in (*first, _LIST_END.split(last)[0]))
    verbal = {member.startswith(VERBS) for member in members[1:]}
    return len(members) > 2 and long and len(verbal) == 1


def common_end(members: list[str]) -> str:
    """Return what all of `members`, one or more, end in."""
    shortest = min(members, key=len)
    for size in range(len(shortest), 0, -1):
        if all(member.endswith(shortest[-size:]) for member in members):
            return shortest[-size:]
    return ""
