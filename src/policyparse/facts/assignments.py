"""Assignments: the agencies that a document gives a task to, and which of them leads.

Three shapes, in either language: a bracketed list at the end of what it assigns （市科委、市财政局）; a list after a
label (责任单位：…, *Responsible units: …*); a clause whose agencies stand at a word of duty (由甲会同乙负责, *led by*).
A label speaks for the agencies after it, a verb for those before it; 会同 parts the leader from the rest.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Final, Literal, NamedTuple, TypeVar

from policyparse.facts.cues import load_table
from policyparse.facts.wordlists import any_of
from policyparse.folding import fold
from policyparse.languages import language_of
from policyparse.model.document import Language, Span
from policyparse.model.facts import Agency, AgencyRole, Assignment
from policyparse.model.structure import Paragraph, Structure

_BRACKET = re.compile(r"[（(【\[](?:[^（()）【】\[\]\n]|[（(][^（()）\n]{0,40}[)）]){2,800}[)）】\]]")
_REST = re.compile(r"[^。\n]*")
_SUMMED_UP = re.compile(r"等[^、，,；;）)]{0,15}")
_FINISHED = "。；！？.;!?"
_LONGEST_ITEM: Final = 60
_SHARE: Final = 0.6
_NEAR: Final = 10

_T = TypeVar("_T")
_Found = tuple[Span, tuple[Agency, ...]]


class _Duty(NamedTuple):
    """A word of duty: `label` gives its role to the agencies after it, `verb` to those before it, `with` parts them."""

    span: Span
    role: AgencyRole
    shape: Literal["label", "verb", "with"]


def find_assignments(structure: Structure, named: Sequence[tuple[Agency, ...]]) -> tuple[Assignment, ...]:
    """Return the assignments of a document, in order; all spans are document offsets.

    `named` are the agencies of each paragraph, as `find_agencies` returns them; what is furniture assigns nothing.
    """
    language = structure.document.language
    found = [
        (paragraph, span, inside)
        for paragraph, agencies in zip(structure.paragraphs, named, strict=True)
        if not paragraph.furniture
        for span, inside in find_assignments_in(paragraph.passage.text, language, agencies)
    ]
    if not found:
        return ()
    locate = _Locator(structure)
    return tuple([locate.assignment(*one) for one in found])


def find_assignments_in(text: str, language: Language, agencies: tuple[Agency, ...]) -> tuple[_Found, ...]:
    """Return the assignments of one paragraph: each its span and its agencies, as offsets into `text`.

    `agencies` are those that `text` names.
    """
    folded = fold(text)
    listed = ":" in folded or "：" in folded or _BRACKET.search(folded) is not None
    if not (agencies or listed):
        return ()
    duties = _duties(folded, language)
    if not (duties or listed):
        return ()
    duties = _apart(duties, agencies)
    found: list[_Found] = []
    for span in _regions(folded, duties):
        inside = _in_list(folded, span, agencies, duties, language)
        mentioned = len(_touching(agencies, span, _span_of))
        if _is_assignment(folded, span, inside, _within(duties, span), mentioned):
            found.append((span, _with_roles(folded, inside, _within(duties, span), None)))
    taken = sorted(span for span, _ in found)
    for sentence in _sentences(folded, language):
        if not _touching(taken, sentence, _itself):
            found += _in_sentence(folded, sentence, agencies, duties, language)
    return tuple((span, _as_written(text, agencies)) for span, agencies in sorted(found, key=_itself_first))


def _as_written(text: str, agencies: tuple[Agency, ...]) -> tuple[Agency, ...]:
    """Return agencies, some of which were found in folded text, with their surfaces taken from `text`."""
    return tuple(replace(agency, surface=text[agency.span.start : agency.span.end]) for agency in agencies)


def _regions(text: str, duties: tuple[_Duty, ...]) -> Iterator[Span]:
    """Yield where a list of agencies may stand: brackets, and what follows a label outside of them."""
    brackets = [Span(*match.span()) for match in _BRACKET.finditer(text)]
    yield from brackets
    end = 0
    for duty in duties:
        inside = _touching(brackets, duty.span, _itself)
        if duty.shape == "label" and text[duty.span.end - 1] in ":：" and duty.span.start >= end and not inside:
            rest = _REST.match(text, duty.span.end)
            end = rest.end() if rest else duty.span.end
            yield Span(duty.span.start, duty.span.start + len(text[duty.span.start : end].rstrip()))


def _in_list(
    text: str, span: Span, agencies: tuple[Agency, ...], duties: tuple[_Duty, ...], language: Language
) -> tuple[Agency, ...]:
    """Return the agencies of the list `text[span]`: the mentions, and items between separators that look like one."""
    known = _touching(agencies, span, _span_of)
    mentions = known[:1] + [b for a, b in pairwise(known) if not _after_etc(text, a, b)]
    taken = [*(agency.span for agency in known), *(duty.span for duty in _within(duties, span))]
    others = _unknown_items(text, span, sorted(taken), language)
    return tuple(sorted((*mentions, *others), key=_span_of))


def _after_etc(text: str, before: Agency, after: Agency) -> bool:
    """Return whether `after` only sums up the list (闵行区等相关区政府)."""
    return text[before.span.end : after.span.start] in ("等", "等各")


def _unknown_items(text: str, span: Span, taken: list[Span], language: Language) -> Iterator[Agency]:
    start = span.start + (text[span.start] in "（(【[")
    stop = span.end - (text[span.end - 1] in "）)】]")
    for gap in _gaps(start, stop, taken):
        for item in _split(text, gap, language_of(language).agencies.breaks):
            surface = text[item.start : item.end]
            if 2 <= len(surface) <= _LONGEST_ITEM and language_of(language).agencies.is_item(surface):
                yield Agency(item, surface, None, None)


def _gaps(start: int, stop: int, taken: Iterable[Span]) -> Iterator[Span]:
    for span in taken:
        if start < span.start:
            yield Span(start, min(span.start, stop))
        start = max(start, span.end)
    if start < stop:
        yield Span(start, stop)


def _split(text: str, span: Span, breaks: re.Pattern[str]) -> Iterator[Span]:
    start = span.start
    ends = [*((match.start(), match.end()) for match in breaks.finditer(text, span.start, span.end)), (span.end, 0)]
    for end, after in ends:
        bare = text[start:end].strip()
        if bare:
            at = text.index(bare, start)
            yield Span(at, at + len(bare))
        start = after


def is_chinese_item(item: str) -> bool:
    """Return whether an item of a list looks like an agency by how it ends."""
    return item.endswith(tuple(load_table("agencies")["zh"]["item_heads"].split()))


def is_english_item(item: str) -> bool:
    """Return whether an item of a list looks like an agency: it has a capital letter, and is no sentence."""
    return bool(re.match(r"[A-Z][\w’'&.-]*(?: |$)", item)) and len(item.split()) <= 12


def _is_assignment(
    text: str, span: Span, agencies: tuple[Agency, ...], duties: tuple[_Duty, ...], mentioned: int
) -> bool:
    """Return whether the region names agencies for the most part, and stands where a task is assigned.

    `mentioned` is how many of them are agencies wherever they stand, and not only as items of such a list.
    """
    letters = sum(char.isalnum() for char in _SUMMED_UP.sub("", text[span.start : span.end]))
    spans = [*(agency.span for agency in agencies), *(duty.span for duty in duties)]
    covered = sum(end - start for start, end in spans)
    if not agencies or covered < _SHARE * letters:
        return False
    before, after = text[max(0, span.start - _NEAR) : span.start], text[span.end : span.end + _NEAR]
    closes = not after.strip() or after.lstrip(" ")[0] in f"{_FINISHED}\n"
    apart = not before.strip() or before.rstrip(" ")[-1] in f"{_FINISHED}\n"
    known = any(agency.name_zh or agency.name_en for agency in agencies) or mentioned > 1
    return bool(duties) or (closes and known and (apart or len(agencies) > 1))


def _in_sentence(
    text: str, sentence: Span, agencies: tuple[Agency, ...], duties: tuple[_Duty, ...], language: Language
) -> Iterator[_Found]:
    """Yield the agencies of a sentence that stand at a word of duty."""
    inside = tuple(_touching(agencies, sentence, _span_of))
    here = _within(duties, sentence)
    if not inside or not here:
        return
    with_roles = _with_roles(text, inside, here, language_of(language).agencies.thin)
    if with_roles:
        yield Span(with_roles[0].span.start, with_roles[-1].span.end), with_roles


def _with_roles(
    text: str, agencies: tuple[Agency, ...], duties: tuple[_Duty, ...], thin: re.Pattern[str] | None
) -> tuple[Agency, ...]:
    """Give each agency its role; with `thin`, keep only those that nothing else parts from a word of duty."""
    roles: dict[Span, AgencyRole] = {}
    waiting: list[Span] = []
    current: AgencyRole | None = None
    end = 0
    events: list[Agency | _Duty] = sorted((*agencies, *duties), key=_span_of)
    for event in events:
        if thin and not thin.fullmatch(text, end, max(end, event.span.start)):
            waiting, current = [], None
        end = max(end, event.span.end)
        if isinstance(event, Agency):
            if current:
                roles[event.span] = current
            else:
                waiting.append(event.span)
            continue
        if event.shape != "label":
            roles |= dict.fromkeys(waiting, "lead" if event.shape == "with" else event.role)
            waiting = []
        current = event.role if event.shape != "verb" else None
    return tuple(
        replace(agency, role=roles.get(agency.span, "joint")) for agency in agencies if not thin or agency.span in roles
    )


def _within(duties: tuple[_Duty, ...], span: Span) -> tuple[_Duty, ...]:
    return tuple(_touching(duties, span, _span_of))


def _touching(ordered: Sequence[_T], span: Span, where: Callable[[_T], Span]) -> list[_T]:
    """Return the items that overlap `span`; they are in order and do not overlap each other."""
    first = bisect_right(ordered, span.start, key=lambda one: where(one).end)
    after = bisect_left(ordered, span.end, key=lambda one: where(one).start)
    return list(ordered[first:after])


def _span_of(one: Agency | _Duty) -> Span:
    return one.span


def _itself(span: Span) -> Span:
    return span


def _itself_first(found: _Found) -> Span:
    return found[0]


def _apart(duties: tuple[_Duty, ...], agencies: tuple[Agency, ...]) -> tuple[_Duty, ...]:
    """Drop what is part of a name (联合 in 联合国); both in order."""
    spans = iter([*(agency.span for agency in agencies), Span(sys.maxsize, sys.maxsize)])
    name = next(spans)
    kept = []
    for duty in duties:
        while name.end <= duty.span.start:
            name = next(spans)
        if not duty.span.overlap(name):
            kept.append(duty)
    return tuple(kept)


def _sentences(text: str, language: Language) -> Iterator[Span]:
    for match in language_of(language).agencies.sentence.finditer(text):
        yield Span(*match.span())


def _duties(text: str, language: Language) -> tuple[_Duty, ...]:
    given = language_of(language).agencies
    found = list[_Duty]()
    for match in given.duty().finditer(text):
        role: AgencyRole = "lead" if match["lead"] or match["after"] else "support" if match["support"] else "joint"
        if match["with"]:
            found.append(_Duty(Span(*match.span()), "support", "with"))
        elif shape := given.duty_shape(match):
            found.append(_Duty(Span(*match.span()), role, shape))
    return tuple(found)


def chinese_duty_shape(match: re.Match[str]) -> Literal["label", "verb"]:
    """Return how a Chinese word of duty gives its role: before a colon, to the agencies after it."""
    return "label" if match["colon"] else "verb"


def english_duty_shape(match: re.Match[str]) -> Literal["label", "verb"] | None:
    """Return how an English word of duty gives its role; None for one that gives none: *lead* without a preposition."""
    if match["after"]:
        return "verb"
    prepositions = tuple(load_table("agencies")["en"]["prepositions"].split())
    return "label" if match["colon"] or match[0].strip().lower().endswith(prepositions) else None


@cache
def chinese_duty() -> re.Pattern[str]:
    """Return the pattern of the Chinese words of duty."""
    table = load_table("agencies")["zh"]
    lists = [table[key].split() for key in ("lead", "support", "joint", "with")]
    lead, support, joint, parting = map(any_of, lists)
    return duty_pattern(lead, support, joint, parting=parting, first=_first(lists))


@cache
def english_duty() -> re.Pattern[str]:
    """Return the pattern of the English words of duty."""
    table = load_table("agencies")["en"]
    entries = (table[key].split(",") for key in ("lead", "support", "joint", "lead_after"))
    lists = [[" ".join(entry.split()) for entry in each] for each in entries]
    lead, support, joint, after = map(any_of, lists)
    return duty_pattern(lead, support, joint, after=after, edge=r"\b", first=_first(lists))


def _first(lists: list[list[str]]) -> str:
    """Return a pattern that the first character of each word matches: it rules out most places of a text at once."""
    return f"(?=[{''.join(sorted({word[0] for words in lists for word in words}))}])"


def duty_pattern(
    lead: str,
    support: str,
    joint: str,
    *,
    after: str = "(?!)",
    parting: str = "(?!)",
    edge: str = "",
    first: str = "",
) -> re.Pattern[str]:
    """Return one pattern of the words of duty, each kind a group, from a pattern for each kind.

    Each word is between `edge` and another, and begins as `first` says.
    """
    kinds = f"(?P<after>{after})|(?P<lead>{lead})|(?P<support>{support})|(?P<joint>{joint})|(?P<with>{parting})"
    return re.compile(rf"{edge}{first}(?:{kinds}){edge}\s?(?P<colon>[:：])?", re.IGNORECASE)


class _Locator:
    """Finds the section and segment that a span of the document belongs to."""

    def __init__(self, structure: Structure) -> None:
        self._sections = {section.path: section for section in structure.sections}
        self._segments = structure.segments
        self._starts = [segment.span.start for segment in structure.segments]
        self._texts = {segment.id: segment.text for segment in structure.segments}

    def assignment(self, paragraph: Paragraph, span: Span, agencies: tuple[Agency, ...]) -> Assignment:
        """Return the assignment with document offsets, its section and heading."""
        passage = paragraph.passage
        placed = tuple(replace(agency, span=passage.locate(*agency.span)) for agency in agencies)
        where = passage.locate(*span)
        heading = self._heading(paragraph.section)
        return Assignment(where, paragraph.section, heading, placed, self._segment(placed[0].span.start))

    def _heading(self, path: str) -> str:
        section = self._sections.get(path)
        if section is None:
            return ""
        return self._texts.get(section.heading or "", section.title).strip()

    def _segment(self, offset: int) -> str | None:
        at = bisect_right(self._starts, offset) - 1
        return self._segments[at].id if at >= 0 else None
