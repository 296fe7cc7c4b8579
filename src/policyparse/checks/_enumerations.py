"""Lists of the source that the translation sums up in a general word.

A list is a run of members separated by 、. It is summed up when most of its members have no answer in what renders its
sentence, and a general word is there that nothing else in the sentence accounts for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from policyparse.chinese_english import PAIR
from policyparse.comparison.sides import join
from policyparse.facts.wordlists import read_toml
from policyparse.model.bitext import Place, Rendering
from policyparse.model.document import Span

if TYPE_CHECKING:
    from policyparse.checks._pair import Pair

_MEMBER = r"(?:《[^《》\n]{1,60}》|[^，。；：:、！？!?;《》\n]){1,60}"
_LIST = re.compile(rf"{_MEMBER}(?:、{_MEMBER}){{2,}}")
_TITLE = re.compile(r"《[^《》\n]{1,60}》")
_LAST = re.compile(r"等|以及|及其|及|和|与")
_MOST_LOST = 0.6
_REACH = 24  # characters after a general word in which its noun stands


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list that was summed up: where it stands, its members that are not named, and the general word.

    `share` is the share of members that are not named; `headed` says that what the members are is said.
    """

    source: Place
    spans: tuple[Span, ...]
    lost: tuple[str, ...]
    general: Place
    share: float
    headed: bool


def generalised(pair: Pair) -> tuple[Enumeration, ...]:
    """Return the lists of linked sentences that were summed up; a general word sums up one of them."""
    found: dict[Span, Enumeration] = {}
    if pair.bitext.direction == PAIR.back:
        return ()
    for group in pair.sentences.values():
        text = "".join(rendering.segment.text for rendering in group)
        if "、" in text and any(rendering.links for rendering in group):
            for one in _in_sentence(pair, group):
                found[one.general.span] = max(found.get(one.general.span, one), one, key=_strength)
    return tuple(found.values())


def _strength(found: Enumeration) -> tuple[bool, float]:
    return found.headed, found.share


def _in_sentence(pair: Pair, group: Sequence[Rendering]) -> Iterator[Enumeration]:
    holes = tuple(span for rendering in group for span in rendering.uncovered)
    if not holes:
        return
    side = join(rendering.segment for rendering in group)
    for match in _LIST.finditer(side.text):
        members = [side.place(span) for span in _members(match)]
        lost = [member for member in members if _is_lost(member, holes)]
        share = len(lost) / len(members)
        general = _general_word(pair, group, side.text) if share >= _MOST_LOST else None
        if general:
            whole = side.place(Span(*match.span()))
            spans = tuple(member.span for member in members)
            headed = _is_headed(group, spans[-1].end, general)
            yield Enumeration(whole, spans, tuple(member.text for member in lost), general, share, headed)


def _is_headed(group: Sequence[Rendering], end: int, general: Place) -> bool:
    """Return whether what follows the list in the source is said right after the general word."""
    ties = (tie for rendering in group for tie in rendering.evidence)
    return any(tie.source.start >= end and 0 <= tie.translation.start - general.span.end < _REACH for tie in ties)


def _members(match: re.Match[str]) -> list[Span]:
    """Return where each member stands: what is in 《》, or else what 、 parts."""
    titles = [Span(*title.span()) for title in _TITLE.finditer(match.string, *match.span())]
    return titles if len(titles) > 1 else _parted(match)


def _parted(match: re.Match[str]) -> list[Span]:
    """Return the parts between 、: the first, which a verb may open, no longer than the rest; the last up to 等."""
    spans, at = [], match.start()
    for part in match[0].split("、"):
        spans.append(Span(at, at + len(part)))
        at += len(part) + 1
    first, last = spans[0], spans[-1]
    closing = _LAST.search(match.string, last.start + 1, last.end)
    spans[-1] = Span(last.start, closing.start() if closing else last.end)
    longest = max(end - start for start, end in spans[1:])
    spans[0] = Span(max(first.start, first.end - longest), first.end)
    return spans


def _is_lost(member: Place, holes: Sequence[Span]) -> bool:
    size = max(1, member.span.end - member.span.start)
    return sum(member.span.overlap(hole) for hole in holes) >= _MOST_LOST * size


def _general_word(pair: Pair, group: Sequence[Rendering], text: str) -> Place | None:
    """Return the first general word of the translation that the sentence does not account for."""
    links = dict.fromkeys(link for rendering in group for link in rendering.links)
    for link in links:
        segment = pair.accounts[link].segment
        for match in _pattern().finditer(segment.text):
            if not any(word in text for word in _accounted()[match[0].lower()]):
                return Place.within(segment, *match.span())
    return None


@cache
def _accounted() -> dict[str, tuple[str, ...]]:
    table = read_toml(Path(__file__).with_name("generalised.toml"))
    return {word: tuple(chinese.split()) for word, chinese in table["words"].items()}


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_accounted(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b(?=\s+[A-Za-z])", re.IGNORECASE)
