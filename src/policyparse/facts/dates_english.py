"""Dates and periods in English text."""

from __future__ import annotations

import re
from functools import cache

from policyparse.facts.date_mention import DateMention, day_before, end_of, iso, plan_periods, years
from policyparse.facts.numerals import parse_english
from policyparse.facts.wordlists import any_of, lower, read_lists
from policyparse.model.document import Span

_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTHS = {name[:size]: at for at, name in enumerate(_NAMES, 1) for size in (3, len(name))} | {"sept": 9}
_MONTH = any_of(_MONTHS) + r"\b\.?"
_Y = r"(?:1[5-9]|2[01])\d\d"
_D = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_COUNT = r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)"
_PARTS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


_RUN = (
    rf"(?:(?:within|over)\s+(?:the\s+)?(?:(?:next|coming|following)\s+)?|(?:the\s+)?(?:next|coming|following)\s+)"
    rf"(?P<years>{_COUNT})\s+years?\b"
)


@cache
def _first() -> re.Pattern[str]:
    """Return the pattern of what stands before a place where `_start` may match: before a digit, or words that open it.

    It begins with a set of characters, which is searched for at the speed of a scan through memory: no letter is in it.
    """
    ordinals = (name for name in plan_periods() if name.isascii())
    words = any_of((*_MONTHS, *_PARTS, *ordinals, "between", "within", "over", "the", "next", "coming", "following"))
    after = rf"\d|of\s|(?:quarter|half|five|the|next|coming|following)\b|{_COUNT}\s+year"
    return re.compile(rf"[^a-z0-9_.,](?=\d|{words}\b\.?\s+(?:{after})|q[1-4]|fy\s?\d)")


@cache
def _start() -> re.Pattern[str]:
    """Return the one pattern that finds where a date may stand, in lower case."""
    ordinals = any_of(name for name in plan_periods() if name.isascii())
    return re.compile(
        rf"(?<![\w.,])(?:(?P<iso>{_Y}(?P<sep>[-/.])(?:1[0-2]|0?[1-9])(?P=sep)(?:3[01]|[12]\d|0?[1-9])(?!\d))"
        rf"|(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|[12]\d|3[01])/(?P<slashed>{_Y})(?!\d)"
        rf"|(?P<first>{_Y})(?:\s?(?:-|–|—|~|to|through|until)\s?|\s?/\s?(?=\d\d\b))(?P<last>{_Y}|\d\d)(?![.,/%-]?\d|\w|%)"
        rf"|between\s+(?P<low>{_Y})\s+and\s+(?P<high>{_Y})(?![.,]?\d|\w)"
        rf"|(?P<decade>{_Y[:-2]}0)['’]?s\b"
        rf"|(?P<day>{_D})(?:\s+of)?(?:\s?(?:-|–|to|and)\s?{_D})?\s+(?P<dmonth>{_MONTH})(?:,?\s*(?P<dyear>{_Y})\b)?"
        rf"|(?P<mmonth>{_MONTH})\s+(?:(?P<mday>{_D})(?!\d|,\d{{3}}|%|\s?(?:%|percent|per cent))(?:\s?[-–]\s?{_D}\b)?"
        rf"(?:,?\s*(?P<mdyear>{_Y})\b)?|(?:of\s+)?(?P<myear>{_Y})\b)"
        r"|(?:q(?P<q1>[1-4])(?:\s+of)?\s+|(?P<q2>first|second|third|fourth|last|1st|2nd|3rd|4th)\s+(?P<part>quarter|half)\s+of\s+)"
        rf"(?P<qyear>{_Y})\b"
        rf"|(?P<q3year>{_Y})\s?q(?P<q3>[1-4])\b"
        rf"|(?:fy\s?)?(?P<year>{_Y})(?!\w|[.,:/-]\d|\s?%)"
        rf"|(?P<plan>{ordinals})\s+five[-\s]year\s+(?:plan|programme|program)(?:\s+period)?"
        rf"|{_RUN})"
    )


_END_BEFORE = re.compile(
    r"(?:\bthe\s+)?(?:\b(?:end|close)[-\s](?:of\s+)?|\byear[-\s]end\s+|\bconclusion\s+of\s+)(?:the\s+)?(?:year\s+)?$"
)
_BEFORE_BEFORE = re.compile(r"\b(?:before|prior\s+to|ahead\s+of)\s+(?:the\s+)?$")


def find_english_dates(text: str) -> list[DateMention]:
    """Return the times that folded `text` names, in order."""
    low, pattern, at = lower(text), _start(), 0
    mentions: list[DateMention] = []
    for place in places(low):
        match = pattern.match(low, place) if place >= at else None
        if match:
            mention = _read(text, low, match)
            if mention:
                mentions.append(mention)
            at = mention.span.end if mention else match.end()
    return mentions


_SAID = re.compile(r"[\dy](?:(?<=\d)|ear)")
"""What every date has: a digit, or *year* after a number in words."""


def places(low: str) -> list[int]:
    """Return where a date may stand in lower-case text, in order."""
    return [match.end() - 1 for match in _first().finditer(f" {low}")] if _SAID.search(low) else []


def _read(text: str, low: str, match: re.Match[str]) -> DateMention | None:
    """Read the form that the start pattern found."""
    if match["year"]:
        return _lone_year(low, match)
    if match["day"] or match["mmonth"]:
        return _month(text, low, match)
    if match["qyear"] or match["q3year"]:
        return _quarter(low, match)
    return _run(match) if match["years"] else _period(low, match)


def _period(low: str, match: re.Match[str]) -> DateMention | None:
    """Read what stands by itself: 2021-05-06, 05/06/2021, 2023-2025, the 1990s, the 14th Five-Year Plan."""
    span = Span(*match.span())
    if match["iso"]:
        year, month, day = map(int, re.split(r"[-/.]", match["iso"]))
        return _dated(low, match, iso(year, month, day), year, month, day=day)
    if match["slashed"]:  # which of the two is the month is unknown
        return _dated(low, match, match["slashed"], int(match["slashed"]))
    if match["decade"]:
        return years(span, int(match["decade"]), int(match["decade"]) + 9, "decade")
    if match["plan"]:
        return years(span, *plan_periods()[match["plan"]], "plan", ended=_ends(low, match))
    first, last = int(match["first"] or match["low"]), int(match["last"] or match["high"])
    last = last if last > 100 else first // 100 * 100 + last
    return years(span, first, last, "span") if last > first else None


def _ends(low: str, match: re.Match[str]) -> bool:
    """Return whether `the end of` precedes a date."""
    ahead = low[max(0, match.start() - 24) : match.start()]
    return ("end" in ahead or "cl" in ahead) and _END_BEFORE.search(ahead) is not None


def _month(text: str, low: str, match: re.Match[str]) -> DateMention | None:
    """Read a date with the name of its month, which begins with a capital (May, not may)."""
    name = "dmonth" if match["day"] else "mmonth"
    if not text[match.start(name)].isupper():
        return None
    said_day, said_year = match["day"] or match["mday"], match["dyear"] or match["mdyear"] or match["myear"]
    day = int(re.sub(r"\D", "", said_day)) if said_day else None
    year, month = int(said_year) if said_year else None, _MONTHS[match[name].rstrip(".")]
    return _dated(low, match, iso(year, month, day), year, month, day=day)


def _quarter(low: str, match: re.Match[str]) -> DateMention:
    year, number = int(match["qyear"] or match["q3year"]), int(match["q1"] or match["q3"] or _PARTS[match["q2"]])
    if match["part"] == "half":
        first, last = (1, 6) if number == 1 else (7, 12)
        return _dated(low, match, f"{year}-{first:02}/{year}-{last:02}", year, months=(first, last))
    return _dated(low, match, f"{year}-Q{number}", year, months=(3 * number - 2, 3 * number))


_WORD_BEFORE = re.compile(r"(?<![a-z])([a-z]+)[\s(\[-]*$")
_WORD_AFTER = re.compile(r"\s+([a-z][a-z-]*)")


@cache
def _year_words() -> dict[str, frozenset[str]]:
    """Return the words beside four digits that tell whether these are a year, and those that name a number."""
    lists = read_lists("dates_en.tsv") | {"named": read_lists("quantities_en.tsv")["named"]}
    return {name: frozenset(words) for name, words in lists.items()}


def _lone_year(low: str, match: re.Match[str]) -> DateMention | None:
    """Read four digits as a year unless they count what follows (2020 patients) or are an amount (above 2000)."""
    words = _year_words()
    before = _WORD_BEFORE.search(low[max(0, match.start() - 14) : match.start()])
    after = _WORD_AFTER.match(low, match.end())
    cue, following = before[1] if before else "", after[1] if after else ""
    if cue in words["named"] and cue != "fy":
        return None
    if cue in words["amount"] and int(match["year"]) % 100 == 0:
        return None
    plural = following.endswith("s") and following not in words["not counted"]
    if (plural or following in words["counted"]) and cue not in words["firm"]:
        return None
    if match.start() and low[match.start() - 1] in "$¥€£<>≥≤~+=":
        return None
    return _dated(low, match, match["year"], int(match["year"]))


def _dated(
    low: str,
    match: re.Match[str],
    period: str,
    year: int | None = None,
    month: int | None = None,
    *,
    day: int | None = None,
    months: tuple[int, int] | None = None,
) -> DateMention:
    """Make a mention; an end or a `before` said ahead of it sets the day that it is due."""
    first, last = months or (month or 1, month or 12)
    due = period
    if year and day is None and _ends(low, match):
        due = end_of(year, last)
    elif year and day is None and _BEFORE_BEFORE.search(low[max(0, match.start() - 24) : match.start()]):
        due = day_before(year, first)
    return DateMention(Span(*match.span()), period, due, year, None, month, day)


def _run(match: re.Match[str]) -> DateMention | None:
    """Read a time to run: over the next three years."""
    number = parse_english(match["years"])
    period = f"P{number.value}Y" if number else ""
    return DateMention(Span(*match.span()), period, period, kind="duration") if number else None
