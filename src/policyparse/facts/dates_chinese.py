"""Dates and periods in Chinese text."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from policyparse.facts.date_mention import DateMention, day_before, end_of, iso, plan_periods, years
from policyparse.facts.numerals import parse_chinese
from policyparse.facts.wordlists import any_of, search
from policyparse.model.document import Span

_YEAR = r"(?:(?:1[5-9]|2[01])\d\d|[一二][〇零○一二三四五六七八九]{3})"
_TO = r"\s?(?:[-－—–~～〜]{1,2}|至|到)\s?"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAYS = r"(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})"
_DAY = rf"\s?(?P<day>{_DAYS})(?:\s?[日号]?{_TO}{_DAYS})?\s?[日号]"
_REPUBLIC: Final = 1911
"""What years of the Republic of China, which Taiwan counts by, are behind the common era."""

_COUNT = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"


@cache
def _start() -> re.Pattern[str]:
    """Return the one pattern that finds where a date may stand."""
    plans = any_of(name for name in plan_periods() if not name.isascii())
    return re.compile(
        rf"(?<![\d.,])(?:(?P<first>{_YEAR})\s?年?{_TO}(?P<last>{_YEAR})(?:\s?年(?!代)(?P<ended>[底末])?|(?![\d.,%年]))"
        r"|(?P<iso>(?:1[5-9]|2[01])\d\d(?P<sep>[-/.])(?:1[0-2]|0?[1-9])(?P=sep)(?:3[01]|[12]\d|0?[1-9])(?!\d))"
        r"|(?P<century>1[5-9]|2[01]|二?十[五六七八九]?|二十一?)\s?世纪(?:的)?(?:\s?(?P<inner>\d0|[一二三四五六七八九]十)\s?年代)?"
        r"|(?P<decade>(?:(?:1[5-9]|2[01])\d)?\d0|[二三四五六七八九]十)\s?年代"
        rf"|(?:(?P<year>{_YEAR})|民国\s?(?P<republic>\d{{2,3}}))\s?(?:学|财|财政|会计)?年(?!代|内|间|以内|之内|以上|左右)"
        rf"|(?P<months>(?:1[0-2]|0?[1-9])\s?月?{_TO}(?:1[0-2]|0?[1-9])\s?月)(?!亮|球|\s?\d)"
        rf"|(?P<month>{_MONTH})\s?月(?!亮|球)"
        rf"|(?P<run>(?:(?:未来|今后|接下来)的?\s?)?(?P<years>{_COUNT})\s?年(?:(?:之|以)?内|(?:左右)?的?时间)"
        rf"|(?:未来|今后|接下来)的?\s?(?P<next>{_COUNT})\s?(?P<unit>年|个月)))"
        rf"|[“\"「‘](?P<quoted>{plans})[”\"」’]"
        rf"|(?P<plan>{plans})(?=规划|时期|期间|末|以来|开局|初|计划|收官|后期|前期|中期|发展)"
    )


_FIRST = re.compile(r"[0-9一二三四五六七八九十两廿“\"「‘未今接民](?:(?<![\d.,].)|(?<=[六七八九十“\"「‘]))")
"""What `_start` may begin with: plans alone may follow a digit."""
_AFTER_YEAR = re.compile(
    rf"\s?(?P<month>{_MONTH})\s?月份?(?:{_DAY})?|\s?(?:第?(?P<quarter>[一二三四1-4])\s?季度|(?P<half>[上下]半年))"
)
_AFTER_MONTH = re.compile(rf"份?{_DAY}|份")
_END = re.compile(r"\s?(?:年\s?)?[底末]")
_BEFORE = re.compile(r"\s?[之以]?前(?!后|[一二三四五\d])")
_PLAN_END = re.compile(r"(?:规划|时期|计划)?期?末")


def find_chinese_dates(text: str) -> list[DateMention]:
    """Return the times that folded `text` names, in order."""
    pattern, at = _start(), 0
    mentions: list[DateMention] = []
    while match := search(_FIRST, pattern, text, at):
        mention = _read(text, match)
        if mention:
            mentions.append(mention)
        at = mention.span.end if mention else match.end()
    return mentions


def _read(text: str, match: re.Match[str]) -> DateMention | None:
    """Read the form that the start pattern found."""
    if match["year"] or match["republic"]:
        return _year(text, match)
    if match["month"]:
        return _month(text, match)
    if match["quoted"] or match["plan"]:
        return _plan(text, match)
    return _run(match) if match["run"] else _period(match)


def _period(match: re.Match[str]) -> DateMention | None:
    """Read what stands by itself: 2023—2025年, 2023-11-15, 20世纪60年代, 90年代, 5-6月."""
    span = Span(*match.span())
    if match["first"]:
        first, last = _number(match["first"]), _number(match["last"])
        return years(span, first, last, "span", ended=bool(match["ended"])) if first < last else None
    if match["iso"]:
        year, month, day = map(int, re.split(r"[-/.]", match["iso"]))
        return DateMention(span, iso(year, month, day), iso(year, month, day), year, None, month, day)
    if match["months"]:
        first, last = (int(month) for month in re.findall(r"\d+", match["months"]))
        return DateMention(span, f"--{first:02}/--{last:02}", f"--{last:02}", month=first)
    return _decade(span, match)


def _decade(span: Span, match: re.Match[str]) -> DateMention:
    """Read a decade or a century; 90年代 is of the 20th."""
    if match["century"] and not match["inner"]:
        century = _number(match["century"])
        return years(span, 100 * century - 99, 100 * century, "decade")
    decade = _number(match["inner"] or match["decade"])
    base = 100 * (_number(match["century"]) - 1) if match["century"] else 1900 if decade < 100 else 0
    return years(span, base + decade, base + decade + 9, "decade")


def _plan(text: str, match: re.Match[str]) -> DateMention:
    end = _PLAN_END.match(text, match.end())
    span = Span(match.start(), end.end() if end else match.end())
    return years(span, *plan_periods()[match["quoted"] or match["plan"]], "plan", ended=bool(end))


def _run(match: re.Match[str]) -> DateMention | None:
    """Read a time to run: 三年内, 未来6个月."""
    number = parse_chinese(match["years"] or match["next"])
    if not number:
        return None
    period = f"P{number.value}{'M' if match['unit'] == '个月' else 'Y'}"
    return DateMention(Span(*match.span()), period, period, kind="duration")


def _month(text: str, match: re.Match[str]) -> DateMention | None:
    month, stop, day = _number(match["month"]), match.end(), None
    if after := _AFTER_MONTH.match(text, stop):
        day, stop = _number(after["day"]) if after["day"] else None, after.end()
    elif text[match.start() - 1 : match.start()] in {"个", "数", "几", "第"} and not match["month"].isascii():
        return None
    said = iso(None, month, day)
    return DateMention(Span(match.start(), stop), said, said, None, None, month, day)


def _year(text: str, match: re.Match[str]) -> DateMention:
    """Read a year with what follows it: a month, a day, a quarter, 底, 前."""
    year = _number(match["year"]) if match["year"] else _REPUBLIC + int(match["republic"])
    stop, month, day = match.end(), None, None
    period, first_month, last_month = f"{year}", 1, 12
    if after := _AFTER_YEAR.match(text, stop):
        stop = after.end()
        month, day = (_number(after[part]) if after[part] else None for part in ("month", "day"))
        period, first_month, last_month = _within(year, month, day, after)
    due = period
    if day is None and (end := _END.match(text, stop)):
        stop, due = end.end(), end_of(year, last_month)
    elif day is None and _BEFORE.match(text, stop):
        due = day_before(year, first_month)
    return DateMention(Span(match.start(), stop), period, due, year, None, month, day)


def _within(year: int, month: int | None, day: int | None, part: re.Match[str]) -> tuple[str, int, int]:
    """Return the ISO form of a part of a year, its first and its last month."""
    if part["quarter"]:
        quarter = _number(part["quarter"])
        return f"{year}-Q{quarter}", 3 * quarter - 2, 3 * quarter
    if part["half"]:
        first, last = (1, 6) if part["half"] == "上半年" else (7, 12)
        return f"{year}-{first:02}/{year}-{last:02}", first, last
    return iso(year, month, day), month or 1, month or 12


def _number(text: str) -> int:
    """Return the value of a short numeral in either script."""
    numeral = None if text.isascii() else parse_chinese(text)
    return int(numeral.value) if numeral else int(text)
