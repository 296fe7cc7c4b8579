"""What stands around a Chinese number: comparators, currency, sign, change, and the rate that it holds for."""

from __future__ import annotations

import re
from decimal import Decimal

from policyparse.facts.numerals import parse_chinese
from policyparse.facts.quantities.chinese_tables import tables
from policyparse.facts.quantities.draft import Draft
from policyparse.facts.units import COUNT, MULTIPLE, NUMBER, Unit, currency_prefixes
from policyparse.model.facts import Change, Comparator

_TIMES = {"time", "calendar", "workday"}


def finish(text: str, draft: Draft) -> Draft:
    """Take in comparators on either side, a currency sign and a minus sign before the number, and its change."""
    after, draft.end = bound_after(text, draft)
    if draft.high is not None:
        draft.end = tables().close_starts.longest(text, draft.end)
    _take_currency(text, draft)
    _take_sign(text, draft)
    before, draft.start = bound_before(text, draft.start, draft)
    draft.bound(after if after != "eq" else before)
    if draft.comparator == "eq":
        draft.bound(_bound_apart(text, draft.start, draft.unit))
    if draft.change is None:
        draft.change = _change(text, draft.start)
    return draft


def back(text: str, at: int) -> int:
    """Return the place before at most two blanks that end at `at`."""
    if at > 0 and text[at - 1] in " \t":
        at -= 1
        if at > 0 and text[at - 1] in " \t":
            at -= 1
    return at


def bound_after(text: str, draft: Draft) -> tuple[Comparator, int]:
    """Return the comparator that follows a number (以上, 左右) and where it ends."""
    start, given = draft.end, tables()
    while start < draft.end + 2 and text[start : start + 1] in {" ", "\t"}:
        start += 1
    end = given.after_starts.longest(text, start)
    if end == start:
        return "eq", draft.end
    word = text[start:end]
    return ("eq", draft.end) if _is_other_after(word, text[end : end + 1], draft) else (given.after[word], end)


def _is_other_after(word: str, following: str, draft: Draft) -> bool:
    """Return whether 内, 多 or + begin another word: 3年内, but 国内; 2+3."""
    if word == "内":
        return draft.unit.dimension not in _TIMES | {"length"} or following in set("部容外地存蒙涵设置需")
    if word == "多":
        return draft.unit in {COUNT, NUMBER} or following in set("元样边方次")
    return word in {"+", "＋"} and following.isdigit()


def bound_before(text: str, start: int, draft: Draft) -> tuple[Comparator, int]:
    """Return the comparator that ends where a number starts (不少于, 约) and where it begins."""
    given, at = tables(), back(text, start)
    found = given.before_ends.longest(text, at)
    if found < at and not _is_other_before(text, found, at, draft):
        outer = given.before_ends.longest(text, found)
        return given.before[text[found:at]], outer if found - outer > 1 else found
    if text[start : start + 1] in _MAGNITUDES and (found := given.magnitude_ends.longest(text, at)) < at:
        return given.magnitude[text[found:at]], found
    return "eq", start


_MAGNITUDES = frozenset("百千万亿十")


def _is_other_before(text: str, found: int, at: int, draft: Draft) -> bool:
    """Return whether a comparator is the end of another word (节约, 附近), or 近 means recent (近三年)."""
    if found and text[found - 1] in tables().other_word.get(text[found], ""):
        return True
    return text[found:at] == "近" and draft.unit.dimension in _TIMES


_ABOUT = re.compile(r"(?:^|(.))约[^\d，。；！？、：,;约]{1,3}$")


def _bound_apart(text: str, start: int, unit: Unit) -> Comparator:
    """Return a comparator that stands apart in the clause: 至少建成6条, 最高支持500万元, 超过总人口的3%."""
    given, ahead = tables(), text[max(0, start - 16) : start].rstrip()
    signed = given.apart_sign.search(ahead) is not None
    if signed and (match := given.apart_before.search(ahead)):
        return given.apart[match[1]]
    if signed and given.superlative_before.search(ahead):
        return "le"
    if ahead.endswith("的") and unit.dimension == "percent" and (match := given.whole_before.search(ahead)):
        return given.before[match[1]]
    match = _ABOUT.search(ahead) if signed else None
    return "approx" if match and (match[1] or " ") not in given.other_word["约"] else "eq"


def _take_currency(text: str, draft: Draft) -> None:
    """Take in a currency before the number: 人民币3000亿元, ¥200."""
    if draft.unit.dimension not in {"number", "money"}:
        return
    unit, found = currency_before(text, draft.start)
    if unit:
        draft.start = found
        plain = draft.unit is NUMBER or (draft.surface == "元" and unit.currency)
        draft.unit = unit if plain else draft.unit


def currency_before(text: str, start: int) -> tuple[Unit | None, int]:
    """Return the currency whose sign or code ends before `start`, and where it begins."""
    at = back(text, start)
    found = tables().currency_ends.longest(text, at)
    if found == at or (found and text[found].isascii() and text[found].isalpha() and _is_letter(text[found - 1])):
        return None, start
    return currency_prefixes()[text[found:at]], found


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalnum()


def is_han(char: str) -> bool:
    """Return whether a character is a Chinese one."""
    return "一" <= char <= "鿿"


def _take_sign(text: str, draft: Draft) -> None:
    """Read an explicit minus sign, 负 or 零下; a decrease in words leaves the value positive."""
    at = draft.start
    if at == 0 or text[at - 1] not in _SIGN_ENDS:
        return
    at -= text[max(0, at - 2) : at] == "负 "
    one, two = text[max(0, at - 1) : at], text[max(0, at - 2) : max(0, at - 1)]
    size = 0
    if two + one == "零下":
        size = 2
    elif one in {"-", "−", "－"}:
        size = not two or is_han(two) or two in _BEFORE_SIGN
    elif one == "负":
        size = two not in _NO_SIGN or not two
    if size:
        draft.start, draft.value = at - size, -draft.value


_SIGN_ENDS = frozenset("下-−－负 ")
_BEFORE_SIGN = frozenset(" (（:：,，\n~～至到")
_NO_SIGN = frozenset("减抱担肩自胜欺辜")


def _change(text: str, start: int) -> Change | None:
    at = back(text, start)
    verb = tables().change_ends.longest(text, at)
    return tables().change[text[verb:at]] if verb < at else None


def count_growth(text: str, draft: Draft) -> None:
    """Add the base to a growth by a multiple: 增长1.5倍 makes 2.5 times."""
    if draft.unit.norm != MULTIPLE.norm:
        return
    _, start = bound_before(text, draft.start, draft)
    if tables().grow_ends.longest(text, start) < start:
        draft.value, draft.high = draft.value + 1, None if draft.high is None else draft.high + 1
        draft.change = "multiply"


_CLAUSE = re.compile(r"[^，。；;！？：:、\n]*$")


def rate_before(text: str, start: int) -> str | None:
    """Return what the number holds for, said apart from it in its clause: 每年, 年均, 单个项目, 每千人口."""
    first, given = max(0, start - 24), tables()
    clause = _CLAUSE.search(text, first, start) if given.rate_sign.search(text, first, start) else None
    said = list(given.rate.finditer(clause[0])) if clause else []
    if not said:
        return None
    name, number = said[-1].groups()
    numeral = None if name else parse_chinese(number)
    return given.rates[name] if name else heads(numeral.value) if numeral else None


def heads(number: Decimal) -> str:
    """Return the rate per a number of heads: `10000 persons`."""
    return f"{number:f} persons"
