"""Dates and periods in Chinese and English text, as ISO 8601 strings.

A mention keeps to the precision of its words: `2025`, `2026-06`, `2025-12-31` (a day, or a named end: 2025年底),
`2021/2025` (a period), `2024-Q3`, `--03-22` (a day without its year), `P3Y` (a time to run: 三年内).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from policyparse.facts.numerals import parse_chinese, parse_english
from policyparse.facts.wordlists import any_of, read_rows
from policyparse.folding import fold
from policyparse.model.document import Language, Span


@dataclass(frozen=True, slots=True)
class DateMention:
    """A stretch of text that names a time.

    `period` is the time as written, `due` the time as a deadline: 2025年底前 has period 2025 and is due 2025-12-31.
    `year` is the first year named, `last_year` the last of several. `kind` tells a time to run (P3Y) from a time.
    """

    span: Span
    period: str
    due: str
    year: int | None = None
    last_year: int | None = None
    month: int | None = None
    day: int | None = None
    kind: Literal["date", "span", "plan", "duration", "decade"] = "date"


def find_dates(text: str, language: Language) -> tuple[DateMention, ...]:
    """Return the times that `text` names, in order, none within another; spans are offsets into `text`."""
    folded = fold(text)
    return tuple(_find_chinese(folded) if language == "zh" else _find_english(folded))


@cache
def plan_periods() -> dict[str, tuple[int, int]]:
    """Return the five-year plans' names (`十四五`, `14th`, `fourteenth`) with their first and last years."""
    periods = {}
    for _, chinese, english, first, last in read_rows("periods.tsv"):
        for name in (chinese, *english.split(" | ")):
            periods[name] = (int(first), int(last))
    return periods


def end_of(year: int, month: int = 12) -> str:
    """Return the last day of a month (of December without one)."""
    return f"{year}-{month:02}-{monthrange(year, month)[1]:02}"


def day_before(year: int, month: int = 1) -> str:
    """Return the day before a month (before a year without one) begins."""
    return end_of(year, month - 1) if month > 1 else end_of(year - 1)


def _iso(year: int | None, month: int | None, day: int | None) -> str:
    head = f"{year}" if year else "-"
    return head + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


# ------------------------------------------------------------------ Chinese

_YEAR = r"(?:(?:1[5-9]|2[01])\d\d|[一二][〇零○一二三四五六七八九]{3})"
_TO = r"\s?(?:[-－—–~～〜]{1,2}|至|到)\s?"
_DAYS = r"(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})"


@cache
def _chinese_start() -> re.Pattern[str]:
    plans = "|".join(sorted((name for name in plan_periods() if not name[0].isascii() and name[-1] == "五"), key=len, reverse=True))
    return re.compile(
        rf"(?<![\d.,])(?:(?P<first>{_YEAR})\s?年?{_TO}(?P<last>{_YEAR})(?:\s?年(?!代)(?P<spanend>[底末])?|(?![\d.,%年]))"
        rf"|(?P<iso>(?:1[5-9]|2[01])\d\d(?P<sep>[-/.])(?:1[0-2]|0?[1-9])(?P=sep)(?:3[01]|[12]\d|0?[1-9])(?!\d))"
        rf"|(?:(?P<century>1[5-9]|2[01]|二?十[五六七八九]?|二十一?)\s?世纪(?:的)?)\s?(?:(?P<inner>\d0|[一二三四五六七八九]十)\s?年代)?"
        rf"|(?P<decade>(?:(?:1[5-9]|2[01])\d)?\d0|[二三四五六七八九]十)\s?年代"
        rf"|(?P<year>{_YEAR})\s?年(?!代|内|间|以内|之内|以上|左右)"
        rf"|(?P<months>(?:1[0-2]|0?[1-9])\s?月?{_TO}(?:1[0-2]|0?[1-9])\s?月)(?!亮|球|\s?\d)"
        rf"|(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s?月(?!亮|球)"
        rf"|(?P<run>(?:未来|今后|接下来)?(?:的)?\s?(?P<years>\d{{1,2}}|[一二两三四五六七八九十]{{1,3}})\s?年(?:(?:之|以)?内|左右的?时间)"
        rf"|(?:未来|今后|接下来)(?:的)?\s?(?P<next>\d{{1,2}}|[一二两三四五六七八九十]{{1,3}})\s?(?P<nextunit>年|个月)))"
        rf"|[“\"「‘](?P<quoted>{plans})[”\"」’]|(?P<plan>{plans})(?=规划|时期|期间|末|以来|开局|初|计划|收官|后期|前期|中期|发展)"
    )


_AFTER_YEAR = re.compile(
    rf"\s?(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s?月(?:份)?(?:\s?(?P<day>{_DAYS})(?:\s?[日号]?{_TO}{_DAYS})?\s?[日号])?"
    r"|\s?(?:第?(?P<quarter>[一二三四1-4])\s?季度|(?P<half>[上下]半年))"
)
_AFTER_MONTH = re.compile(rf"(?:份)?\s?(?P<day>{_DAYS})(?:\s?[日号]?{_TO}{_DAYS})?\s?[日号]|份")
_END = re.compile(r"\s?(?:年\s?)?(?P<end>[底末])")
_BEFORE = re.compile(r"\s?(?:[之以])?前(?!后|[一二三四五\d])")


def _number(text: str) -> int:
    numeral = Decimal(text) if text.isascii() else (parse_chinese(text) or (Decimal(0),))[0]
    return int(numeral)


def _find_chinese(text: str) -> Iterator[DateMention]:
    pattern, at = _chinese_start(), 0
    while match := pattern.search(text, at):
        mention = _read_chinese(text, match)
        if mention:
            yield mention
        at = mention.span.end if mention else match.end()


def _read_chinese(text: str, match: re.Match[str]) -> DateMention | None:
    if match["first"]:
        return _year_span(match)
    if match["iso"]:
        year, month, day = map(int, re.split(r"[-/.]", match["iso"]))
        iso = _iso(year, month, day)
        return DateMention(Span(*match.span()), iso, iso, year, None, month, day)
    if match["quoted"] or match["plan"]:
        return _chinese_plan(text, match)
    if match["century"]:
        return _century(match)
    if match["months"]:
        return _month_span(match)
    if match["decade"]:
        return _decade(match)
    if match["run"]:
        return _chinese_run(match)
    return _chinese_year(text, match) if match["year"] else _chinese_month(text, match)


def _year_span(match: re.Match[str]) -> DateMention | None:
    first, last = _number(match["first"]), _number(match["last"])
    if first >= last:
        return None
    period = f"{first}/{last}"
    return DateMention(Span(*match.span()), period, end_of(last) if match["spanend"] else period, first, last, kind="span")


def _month_span(match: re.Match[str]) -> DateMention:
    """Read 5-6月."""
    first, last = (int(month) for month in re.findall(r"\d+", match["months"]))
    return DateMention(Span(*match.span()), f"--{first:02}/--{last:02}", f"--{last:02}", month=first)


def _century(match: re.Match[str]) -> DateMention:
    """Read 20世纪 and 20世纪60年代."""
    first = (_number(match["century"]) - 1) * 100
    year, last = (first + 1, first + 100) if not match["inner"] else (first + _number(match["inner"]), first + _number(match["inner"]) + 9)
    return DateMention(Span(*match.span()), f"{year}/{last}", f"{year}/{last}", year, last, kind="decade")


def _decade(match: re.Match[str]) -> DateMention:
    decade = _number(match["decade"])
    year = decade if decade > 100 else 1900 + decade
    return DateMention(Span(*match.span()), f"{year}/{year + 9}", f"{year}/{year + 9}", year, year + 9, kind="decade")


def _chinese_plan(text: str, match: re.Match[str]) -> DateMention:
    first, last = plan_periods()[match["quoted"] or match["plan"]]
    period = f"{first}/{last}"
    end = re.compile(r"(?:规划|时期|计划)?(?:期)?末").match(text, match.end())
    stop = end.end() if end else match.end()
    return DateMention(Span(match.start(), stop), period, end_of(last) if end else period, first, last, kind="plan")


def _chinese_run(match: re.Match[str]) -> DateMention | None:
    number = parse_chinese(match["years"] or match["next"])
    unit = "M" if match["nextunit"] == "个月" else "Y"
    period = f"P{number.value}{unit}" if number else ""
    return DateMention(Span(*match.span()), period, period, kind="duration") if number else None


def _chinese_month(text: str, match: re.Match[str]) -> DateMention | None:
    month, stop, day = _number(match["month"]), match.end(), None
    if after := _AFTER_MONTH.match(text, stop):
        day, stop = _number(after["day"]) if after["day"] else None, after.end()
    elif not text[match.start()].isascii() and text[match.start() - 1 : match.start()] in {"个", "数", "几", "第"}:
        return None
    return DateMention(Span(match.start(), stop), _iso(None, month, day), _iso(None, month, day), None, None, month, day)


def _chinese_year(text: str, match: re.Match[str]) -> DateMention:
    year, stop, month, day = _number(match["year"]), match.end(), None, None
    period, last_month = f"{year}", 12
    if after := _AFTER_YEAR.match(text, stop):
        stop = after.end()
        month = _number(after["month"]) if after["month"] else None
        day = _number(after["day"]) if after["day"] else None
        period, last_month = _within_year(year, month, day, after["quarter"], after["half"])
    due = period
    if day is None and (end := _END.match(text, stop)):
        stop, due = end.end(), end_of(year, last_month)
    elif day is None and _BEFORE.match(text, stop):
        due = day_before(year, last_month - 2 if "Q" in period else month or 1)
    return DateMention(Span(match.start(), stop), period, due, year, None, month, day)


def _within_year(year: int, month: int | None, day: int | None, quarter: str | None, half: str | None) -> tuple[str, int]:
    """Return the ISO form of a part of a year, and the last month of it."""
    if quarter:
        number = _number(quarter)
        return f"{year}-Q{number}", 3 * number
    if half:
        return (f"{year}-01/{year}-06", 6) if half == "上半年" else (f"{year}-07/{year}-12", 12)
    return _iso(year, month, day), month or 12


# ------------------------------------------------------------------ English

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTH_NUMBER = {name: at for at, name in enumerate(_MONTHS, 1)} | {name[:3]: at for at, name in enumerate(_MONTHS, 1)} | {"sept": 9}
_MONTH = any_of(_MONTH_NUMBER) + r"\b\.?"
_ORD = r"(?:st|nd|rd|th)?"
_Y = r"(?:1[5-9]|2[01])\d\d"
_NUMBER_WORD = r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)"
_YEAR_CUES = frozenset(
    "in by since from of until till through during before after year fy early late mid end between and or than to for as on at around "
    "the its this that over with versus vs spring summer autumn fall winter compared ending around about circa onwards".split()
)


@cache
def _english_start() -> re.Pattern[str]:
    ordinals = any_of(name for name in plan_periods() if name[0].isascii())
    return re.compile(
        rf"(?<![\w.,])(?:(?P<iso>{_Y}(?P<sep>[-/.])(?:1[0-2]|0?[1-9])(?P=sep)(?:3[01]|[12]\d|0?[1-9])(?!\d))"
        rf"|(?P<slashed>(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|[12]\d|3[01])/)(?P<slashyear>{_Y})(?!\d)"
        rf"|(?P<first>{_Y})(?:\s?(?:-|–|—|~|to|through|until)\s?|\s?/\s?(?=\d\d\b))(?P<last>{_Y}|\d\d)(?![.,/%-]?\d|\w|%)"
        rf"|between\s+(?P<low>{_Y})\s+and\s+(?P<high>{_Y})(?![.,]?\d|\w)"
        rf"|(?P<decade>{_Y[:-2]}0)['’]?s\b"
        rf"|(?P<day>3[01]|[12]\d|0?[1-9]){_ORD}(?:\s+of)?(?:\s?(?:-|–|to|and)\s?(?:3[01]|[12]\d|0?[1-9]){_ORD})?\s+(?P<dmonth>{_MONTH})(?:,?\s*(?P<dyear>{_Y})\b)?"
        rf"|(?P<mmonth>{_MONTH})\s+(?:(?P<mday>3[01]|[12]\d|0?[1-9]){_ORD}(?!\d|,\d{{3}}|%|\s?(?:%|percent|per cent))(?:\s?[-–]\s?(?:3[01]|[12]\d|0?[1-9])\b)?(?:,?\s*(?P<mdyear>{_Y})\b)?"
        rf"|(?:of\s+)?(?P<myear>{_Y})\b)"
        rf"|(?:q(?P<q1>[1-4])(?:\s+of)?\s+|(?P<q2>first|second|third|fourth|last|1st|2nd|3rd|4th)\s+(?P<part>quarter|half)\s+of\s+)(?P<qyear>{_Y})\b"
        rf"|(?P<q3year>{_Y})\s?q(?P<q3>[1-4])\b"
        rf"|(?:fy\s?)?(?P<year>{_Y})(?!\w|[.,:/-]\d|\s?%)|(?P<shortspan>fy\d\d\b)"
        rf"|(?P<plan>{ordinals})\s+five[-\s]year\s+(?:plan|programme|program)(?:\s+period)?"
        rf"|(?:(?P<run>(?:within|over|in|during)\s+(?:the\s+)?(?:next|coming|following)?\s*)|(?:the\s+)?(?:next|coming|following)\s+)(?P<years>{_NUMBER_WORD})\s+years?\b)"
    )


_PARTS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_END_BEFORE = re.compile(r"(?:\bthe\s+)?(?:\b(?:end|close)[-\s](?:of\s+)?|\byear[-\s]end\s+|\bconclusion\s+of\s+)(?:the\s+)?(?:year\s+)?$")
_BEFORE_BEFORE = re.compile(r"\b(?:before|prior\s+to|ahead\s+of)\s+(?:the\s+)?$")


def ascii_lower(text: str) -> str:
    """Return `text` in lower case with its length kept (a few letters of other scripts grow when lowered)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(char.lower() if char.isascii() else char for char in text)


def _find_english(text: str) -> Iterator[DateMention]:
    low, pattern, at = ascii_lower(text), _english_start(), 0
    while match := pattern.search(low, at):
        mention = _read_english(text, low, match)
        if mention:
            yield mention
        at = mention.span.end if mention else match.end()


def _read_english(text: str, low: str, match: re.Match[str]) -> DateMention | None:
    if match["iso"]:
        year, month, day = map(int, re.split(r"[-/.]", match["iso"]))
        return _english_date(low, match, year, month, day)
    if match["slashyear"]:
        return _english_date(low, match, int(match["slashyear"]), None, None)
    if match["first"] or match["low"]:
        return _english_span(match)
    if match["decade"]:
        return _decade(match)
    if match["plan"]:
        return _english_plan(low, match)
    if match["years"]:
        return _english_run(match)
    return _english_named(text, low, match)


def _english_named(text: str, low: str, match: re.Match[str]) -> DateMention | None:
    """Read a date by month names, quarters or a year alone."""
    if match["day"] or match["mmonth"]:
        return _english_month(text, low, match)
    if match["qyear"] or match["q3year"]:
        return _english_quarter(low, match)
    return _lone_year(text, low, match) if match["year"] else None


def _english_month(text: str, low: str, match: re.Match[str]) -> DateMention | None:
    name = "dmonth" if match["day"] else "mmonth"
    if not text[match.start(name)].isupper():
        return None
    day = match["day"] or match["mday"]
    year = match["dyear"] or match["mdyear"] or match["myear"]
    month = _MONTH_NUMBER[match[name].rstrip(".")]
    return _english_date(low, match, int(year) if year else None, month, int(day) if day else None)


def _english_quarter(low: str, match: re.Match[str]) -> DateMention:
    year = int(match["qyear"] or match["q3year"])
    number = int(match["q1"] or match["q3"] or _PARTS[match["q2"]])
    if match["part"] == "half":
        half = min(number, 2)
        return _english_date(low, match, year, None, None, f"{year}-{6 * half - 5:02}/{year}-{6 * half:02}", 6 * half - 5, 6 * half)
    return _english_date(low, match, year, None, None, f"{year}-Q{number}", 3 * number - 2, 3 * number)


def _lone_year(text: str, low: str, match: re.Match[str]) -> DateMention | None:
    """Read four digits as a year unless they count what follows: `2020 patients`, or say more than a year can."""
    before = re.search(r"([a-z]+)[\s(\[-]*$", low[max(0, match.start() - 14) : match.start()])
    after = re.compile(r"\s+([a-z][a-z-]*)").match(low, match.end())
    cued = bool(before and before[1] in _YEAR_CUES)
    if before and before[1] in _AMOUNT_CUES and int(match["year"]) % 100 == 0:
        return None
    counts = bool(after and (after[1].endswith("s") and after[1] not in _NOT_COUNTED or after[1] in _COUNTED))
    if counts and not (cued and before and before[1] in _FIRM_CUES) or (match.start() and low[match.start() - 1] in "$¥€£<>≥≤~+="):
        return None
    return _english_date(low, match, int(match["year"]), None, None)


_AMOUNT_CUES = frozenset({"above", "below", "under", "over", "than", "about", "around", "least", "most", "to", "exceed", "exceeding"})
_FIRM_CUES = frozenset({"in", "by", "since", "until", "fy", "year", "during", "early", "late", "mid", "before", "after"})
_NOT_COUNTED = frozenset({"is", "was", "as", "has", "this", "its", "levels", "sars", "olympics", "does", "prices", "less", "dollars", "us"})
_COUNTED = frozenset("people men women children million billion percent meters metres units yuan km kg mm cm ms mb gb tonnes million thousand".split())


def _english_date(
    low: str, match: re.Match[str], year: int | None, month: int | None, day: int | None,
    period: str | None = None, first_month: int | None = None, last_month: int | None = None,
) -> DateMention:  # fmt: skip
    """Make a mention; an end or a `before` said ahead of it sets the day that it is due."""
    period = period or _iso(year, month, day)
    due, ahead = period, low[max(0, match.start() - 24) : match.start()]
    if year and day is None and _END_BEFORE.search(ahead):
        due = end_of(year, last_month or month or 12)
    elif year and day is None and _BEFORE_BEFORE.search(ahead):
        due = day_before(year, first_month or month or 1)
    return DateMention(Span(*match.span()), period, due, year, None, month, day)


def _english_span(match: re.Match[str]) -> DateMention | None:
    first, last = int(match["first"] or match["low"]), int(match["last"] or match["high"])
    last = last if last > 100 else first // 100 * 100 + last
    period = f"{first}/{last}"
    return DateMention(Span(*match.span()), period, period, first, last, kind="span") if last > first else None


def _english_plan(low: str, match: re.Match[str]) -> DateMention:
    first, last = plan_periods()[match["plan"]]
    ended = _END_BEFORE.search(low[max(0, match.start() - 24) : match.start()])
    period = f"{first}/{last}"
    return DateMention(Span(*match.span()), period, end_of(last) if ended else period, first, last, kind="plan")


def _english_run(match: re.Match[str]) -> DateMention | None:
    number = parse_english(match["years"])
    ahead = (match["run"] or "next").strip()
    if not number or ahead in {"in", "during"}:
        return None
    period = f"P{number.value}Y"
    return DateMention(Span(*match.span()), period, period, kind="duration")
