"""The unit after a Chinese number: measure words, units, currencies, and what they are divided by."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from policyparse.facts.numerals import CHINESE_DIGITS, parse_chinese
from policyparse.facts.quantities.chinese_bounds import heads
from policyparse.facts.quantities.chinese_tables import tables
from policyparse.facts.quantities.draft import Draft, UnitRead
from policyparse.facts.units import COUNT, Unit, per, unit_of
from policyparse.facts.wordlists import longest

_BLANK = re.compile(r"[ \t]{0,2}\n?[ \t]?")
_OVER = re.compile(r"\s?(?P<mark>/|每)\s?(?P<heads>\d*[十百千万亿]+(?=人|名|户))?")
_RATES = {
    "年": "year", "月": "month", "人": "person", "户": "household", "个": "piece", "家": "enterprise", "次": "time",
    "人次": "person-time", "台": "set", "辆": "vehicle", "名": "person",
}  # fmt: skip
_RUNNING = {"d": "day", "h": "hour", "min": "minute", "s": "second", "week": "week"}
_PHYSICAL = {"time", "length", "area", "volume", "mass"}


def unit_at(text: str, at: int) -> UnitRead | None:
    """Read the unit that starts at `at`, after at most a line break; 元/亩 and 公里每小时 are compound."""
    given, start = tables(), at
    if text[at : at + 1].isspace():
        blank = _BLANK.match(text, at)
        start = blank.end() if blank else at
    end = given.unit_starts.longest(text, start)
    if end == start:
        return None
    if text[end - 1].isascii():
        end = _whole_symbol(text, start, end)
    surface = text[start:end]
    if (
        not surface
        or (surface == "两" and text[end : end + 1] in _NO_WEIGHT)
        or (surface in {"x", "X"} and text[end : end + 2].strip()[:1].isdigit())
    ):
        return None
    return _divided(text, UnitRead(given.units[surface], surface, end))


_NO_WEIGHT = frozenset("岸会国地部级者种个次年家项条手端侧翼边省市区县镇校院党制化类")


def _whole_symbol(text: str, start: int, end: int) -> int:
    """Return where the longest unit from `start` to `end` at most ends that is no part of a longer word, or `start`."""
    while end > start and _is_letter(text, end - 1) and _is_letter(text, end):
        end = longest(tables().units, text, start, end - 1 - start)
    return end


def _is_letter(text: str, at: int) -> bool:
    char = text[at : at + 1]
    return char.isascii() and char.isalnum()


def _divided(text: str, top: UnitRead) -> UnitRead:
    """Take in what a unit is divided by, if anything."""
    over = _OVER.match(text, top.end)
    end = longest(tables().units, text, over.end(), 6) if over else 0
    if not over or end <= over.end():
        return top
    below = text[over.end() : end]
    unit = tables().units[below]
    if over["mark"] == "每" and unit.dimension not in _PHYSICAL:
        return top
    surface = text[top.end - len(top.surface or "") : end]
    rate = _rate(over["heads"], below, unit, top.unit)
    if rate:
        return UnitRead(top.unit, surface, end, rate)
    return top if unit is COUNT or unit.dimension == "money" else UnitRead(per(top.unit, unit), surface, end)


def _rate(number: str | None, below: str, unit: Unit, top: Unit) -> str | None:
    """Return the rate that a divisor makes: per 10,000 heads, per year, per day of a count."""
    if number:
        numeral = parse_chinese(number)
        return heads(numeral.value) if numeral else None
    return _RATES.get(below) or (_RUNNING.get(unit.norm) if top is COUNT else None)


def take_unit(text: str, draft: Draft, read: UnitRead) -> None:
    """Take in a unit with what may follow or scale it: 两年半, 三个半小时, 一米八, 五元六角, 华氏100度."""
    draft.take(read)
    if read.surface not in _SCALING and not is_continued(text, draft.end):
        return
    if text.startswith("半", draft.end):
        _add_half(text, draft)
    elif draft.unit.currency == "CNY" and read.surface in {"元", "块", "圆"}:
        _add_small_money(text, draft)
    elif read.surface in {"米", "尺", "丈"} and not _add_smaller(text, draft):
        _add_tenth(text, draft)
    elif read.surface == "度":
        _name_degrees(text, draft)
    elif read.surface == "打":
        draft.value *= _DOZEN
    else:
        _add_smaller(text, draft)
    if text.startswith("级", draft.end) and draft.unit is not COUNT:
        draft.end, draft.level, draft.comparator = draft.end + 1, True, "approx"


def is_continued(text: str, at: int) -> bool:
    """Return whether a further part of a quantity, or 级, may begin at `at`."""
    return _CONTINUED.match(text, at) is not None


_SCALING = frozenset({"度", "打"})
_CONTINUED = re.compile(r"[\s\d半级零又一二两三四五六七八九十百壹贰叁肆伍陆柒捌玖]")
_DOZEN: Final = 12
_SMALLER = re.compile(r"\s?[零又]?\s?(?P<number>\d{1,4}(?:\.\d{1,4})?(?![\d,])|[一二三四五六七八九十百]{1,5}|两)")
_SHORT = {"time": {"分": "min"}, "money": {"分": "fen"}}
"""What a unit is called after a greater one of its dimension; alone 分 is a point."""


def _add_smaller(text: str, draft: Draft) -> bool:
    """Add smaller units of the same dimension up to one sum: 1小时30分, 一年零三个月, 3角5分; return whether any is."""
    unit, start = draft.unit, draft.end
    while unit.dimension in _SUMMED and (part := _SMALLER.match(text, draft.end)):
        number, read = parse_chinese(part["number"]), unit_at(text, part.end())
        smaller = read and unit_of(_SHORT.get(unit.dimension, {}).get(read.surface or "", read.unit.norm))
        if not (number and read and smaller and smaller.dimension == unit.dimension and smaller.factor < unit.factor):
            break
        if read.surface in {"月", "日"} or (smaller.currency and smaller.currency != draft.unit.currency):
            break
        draft.value, draft.end = draft.value + number.value * smaller.factor / draft.unit.factor, read.end
        unit = smaller
    return draft.end > start


_SUMMED = {"time", "calendar", "mass", "length", "money"}


def _add_half(text: str, draft: Draft) -> None:
    """Take in 半 after the unit (两年半) or between two (三个半小时)."""
    inner = unit_at(text, draft.end + 1) if draft.unit is COUNT else None
    if inner and inner.unit.dimension in {"time", "calendar"}:
        draft.take(inner)
    elif (
        draft.unit.dimension == "percent"
        or text[draft.end + 1 : draft.end + 2] in set("导径岛数决")
        or (draft.unit is COUNT and draft.surface != "个")
    ):
        return
    else:
        draft.end += 1
    draft.value += Decimal("0.5")


_SMALL_MONEY = re.compile(
    r"(?:([\d零一二三四五六七八九壹贰叁肆伍陆柒捌玖])(?:角|毛)钱?)?(?:零?([\d一二三四五六七八九壹贰叁肆伍陆柒捌玖])分(?!之))?"
)


def _add_small_money(text: str, draft: Draft) -> None:
    """Take in 角 and 分 after 元, and the bare digit of 三块五."""
    match = _SMALL_MONEY.match(text, draft.end)
    for place, digit in enumerate(match.groups() if match else (), 1):
        if digit:
            draft.value += Decimal(_digit(digit)) / 10**place
    draft.end = match.end() if match else draft.end
    if draft.surface == "块":
        _add_tenth(text, draft)


def _add_tenth(text: str, draft: Draft) -> None:
    """Read the bare digits after a unit as tenths of it: 一米八 is 1.8 m, 1米75 is 1.75 m."""
    match = _TENTH.match(text, draft.end)
    digits = "".join(str(_digit(char)) for char in match[0]) if match else ""
    if match and not unit_at(text, match.end()):
        draft.value, draft.end = draft.value + Decimal(f"0.{digits}"), match.end()


_TENTH = re.compile(r"(?:[1-9]\d?|[一二三四五六七八九])(?![十百千万亿点分个.,\-—–~～/:到至\d])")


def _digit(char: str) -> int:
    return int(char) if char.isdigit() and char.isascii() else CHINESE_DIGITS[char]


def _name_degrees(text: str, draft: Draft) -> None:
    """Read 华氏 and 摄氏 before the number."""
    scale = {"华氏": "degF", "摄氏": "degC", "零下": "degC"}.get(text[max(0, draft.start - 2) : draft.start])
    if scale:
        draft.unit = unit_of(scale)
