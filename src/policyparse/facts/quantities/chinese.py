"""The grammar of Chinese quantities: one pattern finds where one may start, small readers take it from there."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache, lru_cache

from policyparse.facts.date_mention import DateMention
from policyparse.facts.numerals import (
    BIG_SCALES,
    CHINESE_DIGITS,
    LONGEST,
    MYRIAD,
    Numeral,
    carried,
    decimal_digits,
    parse_arabic,
    parse_chinese,
)
from policyparse.facts.quantities.chinese_bounds import count_growth, finish, heads, rate_before
from policyparse.facts.quantities.chinese_names import is_bounded, is_name, is_name_before, word_end
from policyparse.facts.quantities.chinese_tables import tables
from policyparse.facts.quantities.chinese_units import is_continued, take_unit, unit_at
from policyparse.facts.quantities.draft import ARABIC, PHONE, POWER, Draft, Head, UnitRead, parse_power
from policyparse.facts.quantities.scan import scan
from policyparse.facts.units import (
    COUNT,
    FRACTION,
    MULTIPLE,
    NUMBER,
    PERCENT,
    RANK,
    RATIO,
    Unit,
    chinese_units,
    unit_of,
)
from policyparse.facts.wordlists import any_of
from policyparse.model.facts import Comparator

_DIGIT = "".join(CHINESE_DIGITS)
_MAGNITUDE = "十百千万亿拾佰仟萬億"
_WORD = rf"[{_DIGIT}{_MAGNITUDE}廿卅]"
_UNIT_OF_THOUSAND = "瓦米克伏安帕卡赫焦字位升吨比乏"
_SCALE = rf"(?:[百万亿萬億佰]|[千仟](?![{_UNIT_OF_THOUSAND}])|兆(?=[元美日韩新港零{_DIGIT}十]))"
_SPACED = r"\d{1,3}(?:[ \u2009]\d{3}){1,4}(?=[\u4e00-\u9fff%℃])(?!年|月|日)"
_WIDE = r"(?<![\d，$¥€£])\d{1,3}(?:，\d{3}){1,4}(?![\d，])(?:\.\d{1,12})?"
_ARABIC = rf"(?:(?<!\d[ .,]){_SPACED}|{_WIDE}|{ARABIC}|(?<![\w.])\.\d{{1,12}})"
_MIXED = (
    rf"{_ARABIC}(?:\s{{0,2}}{_SCALE}(?:\s?{_SCALE}|\d|(?<=\d)\.(?=\d)|[零〇](?=\d|[{_DIGIT}]{_SCALE})"
    rf"|[{_DIGIT}](?={_SCALE}|十))*)?"
)
_CHINESE = rf"{_WORD}(?:\s?{_WORD})*"
_WORDS = rf"{_CHINESE}(?:兆(?=[{_DIGIT}])\s?{_CHINESE})?(?:\s?点\s?[{_DIGIT}](?:\s?[{_DIGIT}])*{_SCALE}*)?"
_NUMERAL = re.compile(rf"(?P<arabic>{_MIXED})|(?P<words>{_WORDS})")
_CLOCK = (
    r"(?:[01]?\d|2[0-4])(?:点(?:[0-5]?\d分|钟|半|整)|时(?:[0-5]?\d分|(?![间段期代差辰长效速期薪段区点光尚势刻空])))"
    r"|[一二三四五六七八九十两]{1,3}点(?:[一二三四五十]{1,3}分|钟|整)"
)
_LEVELLED = {"length", "time", "mass", "power", "data", "energy"}


@cache
def _start() -> re.Pattern[str]:
    """Return the one pattern that finds where a quantity may stand."""
    levels = any_of(name for name, unit in chinese_units().items() if _may_be_level(name, unit))
    whole = rf"(?:{_MIXED}|{_WORDS})"
    shared = rf"(?=[\d.,\s点又负{_DIGIT}{_MAGNITUDE}廿卅兆]{{1,40}}分)"
    return re.compile(
        rf"(?P<skip>{PHONE}|{_CLOCK})"
        rf"|(?P<power>{POWER})"
        rf"|(?P<share>[百佰千万]\s?分\s?之\s?)(?={_WORD}|\d)"
        rf"|(?P<parts>{shared}(?:{whole}\s?又\s?)?负?{whole}\s?分\s{{0,2}}之\s?负?{whole}|(?<![\d/.\-])(?:\d{{1,2}}\s)?\d{{1,2}}/(?:10|[2-9])(?![\d/.\-月日十百千万亿]))"
        rf"|(?P<twofold>翻了?(?:[{_DIGIT}\d][番倍]|[番倍])|减半|倍增)"
        rf"|(?P<half>一半|半数|过半(?!百)|大半|(?<=打)对折)"
        rf"|(?P<hundred>半百)"
        rf"|(?P<level>亚?[十百千万亿]{{0,6}}{levels}级)"
        rf"|(?P<halfunit>半(?=个?[年天月日小公成]))"
        rf"|(?P<numeral>{_MIXED}|{_WORDS})"
    )


@cache
def _first() -> re.Pattern[str]:
    """Return the set of the characters that the start pattern may begin with."""
    levels = {name[0] for name, unit in chinese_units().items() if _may_be_level(name, unit)}
    signs = levels | set(rf".0123456789+({_DIGIT}{_MAGNITUDE}廿卅翻减倍半过大亚对负")
    return re.compile(f"[{''.join(map(re.escape, sorted(signs)))}]")


def _may_be_level(name: str, unit: Unit) -> bool:
    """Return whether 级 after a unit makes a level of it: 毫秒级, 微米级; not 市级, 日级."""
    return not name.isascii() and unit.dimension in _LEVELLED and name[0] not in "个日市里方"


def find_chinese(text: str, dates: Sequence[DateMention]) -> Sequence[Draft]:
    """Return the quantities of folded `text` other than `dates`, in order."""
    first = _first()
    if not first.search(text):
        return ()

    def find(at: int) -> int:
        place = first.search(text, at)
        return place.start() if place else -1

    def read(match: re.Match[str]) -> Draft | None:
        reader = _READERS.get(match.lastgroup or "")
        if reader is None:
            return None
        start, end = match.span()
        draft = reader(text, start, end)
        if draft and not draft.per:
            draft.per = rate_before(text, draft.start)
        return draft

    return scan(find, _start().match, text, dates, read, _unread_end)


def _unread_end(text: str, at: int) -> int:
    """Return where a word that begins with a numeral, or a numeral that is not understood, ends, or `at`."""
    unread = _UNREAD.match(text, at)
    return max(word_end(text, at), unread.end() if unread else at)


_UNREAD = re.compile(rf"{_WORD}+[余多几]{_WORD}*[余多几][万亿]+")


_AROUND = re.compile(r"\s?(?:左右|前后)")
_AT_LEAST = re.compile(r"至少[^\d，。；！？、：,;]{0,8}$")


def chinese_date_bound(text: str, start: int, end: int) -> Comparator:
    """Return how closely a date is meant: 3月10日左右, 至少可追溯到2013年."""
    ahead = text[max(0, start - 12) : start].rstrip()
    if _AROUND.match(text, end) or ahead.endswith(("大约", "约")):
        return "approx"
    return "ge" if _AT_LEAST.search(ahead) else "eq"


# ------------------------------------------------------------------ shares, fractions, multiples, levels


def _read_power(text: str, start: int, end: int) -> Draft:
    draft = Draft(start, end, NUMBER, parse_power(text[start:end]))
    if unit := unit_at(text, end):
        draft.take(unit)
    return finish(text, draft)


def _read_share(text: str, start: int, end: int) -> Draft | None:
    """百分之六十 is 60 %, 千分之三 is 3 ‰, 万分之五 5 basis points; the parts may be said again in a range."""
    parts = text[start:end]
    tail = _numeral_at(text, end)
    if not tail:
        return None
    unit = unit_of({"百": "%", "佰": "%", "千": "‰", "万": "bp"}[parts[0]])
    draft = Draft(start, tail.end, unit, tail.low.value, tail.high, tail.comparator, surface=parts)
    to = None if tail.high else _TO.match(text, draft.end)
    second = _numeral_at(text, to.end() + len(parts) * text.startswith(parts, to.end())) if to else None
    if second and to and to["word"] not in {"或", "、"} and second.low.value > tail.low.value:
        draft.high, draft.end, draft.comparator = second.low.value, second.end, "range"
    return finish(text, draft)


_PARTS = re.compile(r"分\s{0,2}之")


def _read_parts(text: str, start: int, end: int) -> Draft | None:
    """三分之二 is 2/3, 一又二分之一 is 1.5, 3/4 is 0.75; a unit may follow what has a whole: 3又2分之1个月."""
    surface = text[start:end]
    whole, _, parts = surface.replace("负", "").rpartition("又")
    if not whole and "/" in parts:
        whole, _, parts = parts.rpartition(" ")
    below, above = _PARTS.split(parts) if "/" not in parts else reversed(parts.split("/"))
    values = [parse_chinese(part.strip()) for part in (below, above)]
    added = parse_chinese(whole.strip()) if whole else Numeral(Decimal(0))
    if not values[0] or not values[1] or not added or not values[0].value or values[1].value > values[0].value * 100:
        return None
    sign = -1 if surface.count("负") % 2 else 1
    draft = Draft(start, end, FRACTION, sign * (added.value + values[1].value / values[0].value))
    unit = unit_at(text, end)
    if unit and (whole or unit.unit.dimension not in {"count", "money"}):
        draft.unit = NUMBER
        draft.take(unit)
    return finish(text, draft)


def _read_twofold(text: str, start: int, end: int) -> Draft:
    """翻一番 is 2, 翻两番 is 4, 减半 is 0.5: the result divided by the base."""
    surface = text[start:end]
    draft = Draft(start, end, MULTIPLE, Decimal(2), surface="番" if surface[0] == "翻" else None, change="multiply")
    times = parse_chinese(surface[1:-1].removeprefix("了"))
    if surface == "减半":
        draft.value, draft.change = Decimal("0.5"), "decrease"
    elif times:
        draft.value = times.value + 1 if surface[-1] == "倍" else Decimal(2) ** int(times.value)
    return finish(text, draft)


def _read_half(text: str, start: int, end: int) -> Draft:
    draft = Draft(start, end, FRACTION, Decimal("0.5"))
    if text[start] in "过大":
        draft.comparator = "gt"
    elif text[start] == "对":
        draft.unit, draft.value, draft.surface = PERCENT, Decimal(50), "折"
    return finish(text, draft)


def _read_hundred(text: str, start: int, end: int) -> Draft:
    """半百 is fifty, 年过半百 more."""
    past = text[start - 1 : start] in {"过", "逾", "超"}
    return finish(text, Draft(start, end, NUMBER, Decimal(50), None, "gt" if past else "eq"))


def _read_halfunit(text: str, start: int, end: int) -> Draft | None:
    """半年, 半个月, 半小时; 半成 is 5 %."""
    if text.startswith("成", end):
        return (
            None if text[end + 1 : end + 2] in set("品熟") else finish(text, Draft(start, end + 1, PERCENT, Decimal(5)))
        )
    unit = unit_at(text, end + (text.startswith("个", end) and not text.startswith("个月", end)))
    if not unit or unit.unit is COUNT or text[start - 1 : start] in set("上下前后一多大"):
        return None
    return finish(text, Draft(start, unit.end, unit.unit, Decimal("0.5"), surface=unit.surface))


def _read_level(text: str, start: int, end: int) -> Draft:
    """毫秒级 is about 1 ms, 亚毫米级 below 1 mm, 万吨级 about 10,000 t."""
    body, units = text[start : end - 1].removeprefix("亚"), tables().units
    cut = next(at for at in range(len(body)) if body[at:] in units)
    numeral = parse_chinese(body[:cut]) or Numeral(Decimal(1))
    kind: Comparator = "lt" if text[start] == "亚" else "approx"
    return Draft(start, end, units[body[cut:]], numeral.value, None, kind, body[cut:], level=True)


# ------------------------------------------------------------------ numerals

_NEIGHBOURS = re.compile(
    rf"(?P<lead>.*[{_MAGNITUDE}])?(?P<low>[一二两三四五六七八])(?P<high>[二两三四五六七八九])(?P<tail>[{_MAGNITUDE}]*)$"
)
_LIST = re.compile(rf"[{_DIGIT}]{{2,}}$")
_MORE = re.compile(rf"\s?(?P<more>余|多|零?几|来)\s?(?P<scale>{_SCALE}*)")


def _numeral_at(text: str, at: int) -> Head | None:
    """Read the numeral at `at`, if one is there."""
    match = _NUMERAL.match(text, at)
    return _head(text, *match.span()) if match else None


def _head(text: str, start: int, end: int) -> Head | None:
    """Read the numeral in `text[start:end]`, with 余, 多 and 几 after it; None if it is not understood whole."""
    end = _before_unit(text, start, end)
    surface = text[start:end]
    if end - start > LONGEST:
        return None
    words = not surface[0].isascii()
    if "，" in surface and "." not in surface and text[end : end + 1].strip() and not unit_at(text, end):
        return None
    if words and len(surface) > 1 and (pair := _neighbours(surface)):
        return Head(start, end, pair[0], pair[1], "range", words=words)
    numeral = _parsed(surface)
    if numeral is None and surface[-1] in "零〇" and text[end : end + 1] == "几":
        return _head(text, start, end - 1)
    if numeral is None or (words and _is_list(surface) and text[end : end + 1] not in {"折", "成"}):
        shorter = surface.partition(" ")[0]
        return _head(text, start, start + len(shorter)) if shorter != surface else None
    return _completed(text, Head(start, end, numeral, words=words))


def _completed(text: str, head: Head) -> Head | None:
    """Take in 余, 多 and 几 or a k after a numeral; None if it goes on in a way that is not understood."""
    following = text[head.end : head.end + 1]
    if following not in _MORE_SIGNS and not following.isspace():
        return head
    more = _with_more(text, _with_thousands(text, head))
    return None if more.end > head.end and _GOES_ON.match(text, more.end) else more


@lru_cache(maxsize=1024)  # a text has the same few numerals again and again
def _parsed(surface: str) -> Numeral | None:
    return Numeral(parse_arabic(surface)) if _PLAIN.fullmatch(surface) else parse_chinese(surface)


_MORE_SIGNS = frozenset("k余多零几来")
_PLAIN = re.compile(r"[\d.,，\s]+")
_THOUSANDS = re.compile(r"\s?k(?![A-Za-z\d])")
_GOES_ON = re.compile(r"[余多几来]?[万亿]")


def _with_thousands(text: str, head: Head) -> Head:
    """Take in a k after digits: 15k."""
    match = None if head.words or head.low.scales else _THOUSANDS.match(text, head.end)
    if not match:
        return head
    return Head(head.start, match.end(), Numeral(head.low.value * 1000, (Decimal(1000),)))


def _before_unit(text: str, start: int, end: int) -> int:
    """Return where a numeral ends before a unit that begins with one of its signs: 五十|千瓦, 三十|两."""
    last = text[end - 1]
    if last not in "千仟两" or end - start < 2:
        return end
    thousand = (
        last != "两" and text[end : end + 1] in set(_UNIT_OF_THOUSAND) and text[end - 2] in "十百千万亿拾佰仟萬億"
    )
    weight = last == "两" and not (text[end - 2] == "一" and unit_at(text, end))
    return end - 1 if thousand or weight else end


def _is_list(surface: str) -> bool:
    """Return whether digits in words are said one after the other as a list, not as one number: 二五, 一二三."""
    if not _LIST.match(surface) or any(char in "零〇○" for char in surface):
        return False
    return len(surface) == 2 or decimal_digits(surface) in "123456789"


@lru_cache(maxsize=1024)
def _neighbours(surface: str) -> tuple[Numeral, Decimal] | None:
    """Read two digits that follow each other as a range: 两三, 三四十, 十七八, 一两; 三五 too."""
    match = _NEIGHBOURS.match(surface)
    if not match or (
        CHINESE_DIGITS[match["high"]] - CHINESE_DIGITS[match["low"]] != 1 and match["low"] + match["high"] != "三五"
    ):
        return None
    lead, tail = match["lead"] or "", match["tail"]
    low, high = parse_chinese(lead + match["low"] + tail), parse_chinese(lead + match["high"] + tail)
    return (low, high.value) if low and high and low.value < high.value else None


def _with_more(text: str, head: Head) -> Head:
    """Take in 余, 多, 几 and 来 after a round numeral: 200余, 一百多, 十几万, 5000多万."""
    more = _MORE.match(text, head.end)
    if not more or head.low.value < 10 or (more["more"] in {"几", "来"} and head.low.value % 10):
        return head
    scale = parse_chinese(more["scale"]) if more["scale"] else None
    if not scale and not unit_at(text, more.end()) and text[more.end() : more.end() + 1].isalnum():
        return head
    low = Numeral(head.low.value * scale.value, scale.scales) if scale else head.low
    comparator: Comparator = "approx" if more["more"] == "来" else "gt"
    return Head(head.start, more.end(), low, head.high, comparator, words=head.words)


def _read_numeral(text: str, start: int, end: int) -> Draft | None:
    head = _head(text, start, end)
    if not head or is_name_before(text, head):
        return None
    unit = unit_at(text, head.end)
    draft = _range(text, head, unit) or _single(text, head, unit)
    if is_name(text, head, draft):
        return None
    count_growth(text, draft)
    return finish(text, draft)


def _single(text: str, head: Head, unit: UnitRead | None) -> Draft:
    draft = Draft(head.start, head.end, NUMBER, head.low.value, head.high, head.comparator)
    following = text[draft.end : draft.end + 1]
    if (following in _PART_OF_NUMERAL or not following.strip()) and (
        _take_ratio(text, head, draft)
        or _take_heads(text, draft)
        or _take_tenths(text, draft)
        or _take_rank(text, draft)
    ):
        return draft
    if unit and unit.surface == "个" and (scale := _SCALE_AFTER.match(text, unit.end)):
        draft.value, draft.end = draft.value * (BIG_SCALES["亿"] if scale[0] == "亿" else MYRIAD), scale.end()
        unit = unit_at(text, draft.end) or UnitRead(COUNT, None, draft.end)
    if unit:
        take_unit(text, draft, unit)
        if _is_magnitude(text, head, draft):
            draft.level, draft.comparator = True, "approx"
    elif text.startswith("级", draft.end) and (head.low.scales or not head.words) and head.low.value >= 10000:
        draft.end, draft.level, draft.comparator = draft.end + 1, True, "approx"
    elif not head.words:
        _take_header(text, draft)
    return draft


_PART_OF_NUMERAL = frozenset(":：/成折位名强，。；、,;）)")
"""What ratios, rates, tenths and ranks have after their number, or a blank or the end of the text."""
_SCALE_AFTER = re.compile(r"[万亿](?![万亿])")
_EXTENT = {"area", "mass", "money", "power", "energy", "volume", "coal", "length"}


def _is_magnitude(text: str, head: Head, draft: Draft) -> bool:
    """Return whether bare magnitudes say how large a thing is: 百万亩制种基地, 千亿元产业."""
    surface = text[head.start : head.end]
    bare = len(surface) > 1 and surface[0] in "百千万亿" and set(surface) <= set(_MAGNITUDE)
    return bare and draft.unit.dimension in _EXTENT and not is_bounded(text, head, draft)


_RATIO = re.compile(r"\s?[:：]\s?(\d+(?:\.\d+)?)(?![\d:：])")
_COMPARED = re.compile(r"(?:比例|之比|配比|比值|师生比|比重|比)(?!分|赛)[^\d比]{0,8}$")
_HEADS = re.compile(r"\s?/\s?(\d*[十百千万亿]+|\d{3,7})\s?(?:人|名|户)?(?:口|员)?")


def _take_ratio(text: str, head: Head, draft: Draft) -> bool:
    """1∶8 is 0.125; 10:30 is a time of day, 3:2 a score unless the text speaks of a ratio."""
    match = _RATIO.match(text, head.end)
    if not match or head.words or not Decimal(match[1]):
        return False
    one = draft.value == 1 or Decimal(match[1]) == 1
    if not one and not _COMPARED.search(text[max(0, head.start - 14) : head.start]):
        return False
    draft.unit, draft.value, draft.end = RATIO, draft.value / Decimal(match[1]), match.end()
    return True


def _take_heads(text: str, draft: Draft) -> bool:
    """8/10万 is a rate per 100,000."""
    match = _HEADS.match(text, draft.end)
    number = parse_chinese(match[1]) if match else None
    if not match or not number or number.value < 100 or (match[1].isdigit() and number.value % 1000):
        return False
    draft.end, draft.surface = match.end(), match[0].strip()
    if number.value == 100000:
        draft.unit = unit_of("per_100k")
    else:
        draft.unit, draft.per = COUNT, heads(number.value)
    return True


def _take_tenths(text: str, draft: Draft) -> bool:
    """七成 is 70 %, 九成五 is 95 %, 八折 is 80 %."""
    at = draft.end + text.startswith(" ", draft.end)
    sign, following = text[at : at + 1], text[at + 1 : at + 2]
    if (
        sign not in {"成", "折"}
        or draft.value > (10 if sign == "成" else 99)
        or following in set("立为了本功员果长熟都效套品型分叠旧线")
    ):
        return False
    tenth = 10 if draft.value <= 10 else 1
    draft.value, draft.high = draft.value * tenth, None if draft.high is None else draft.high * tenth
    draft.unit, draft.surface, draft.end = PERCENT, sign, at + 1
    place = draft.end + (following == " " and not text[draft.end + 2 : draft.end + 3].isalnum())
    if (digit := CHINESE_DIGITS.get(text[place : place + 1])) and not unit_at(text, place + 1):
        draft.value, draft.end = draft.value + digit, place + 1
    return True


_RANKED = re.compile(r"\s?(?:(?P<unit>位|名|强)|(?=[，。；、,;）)]|$))")


def _take_rank(text: str, draft: Draft) -> bool:
    """前5位 and 前十 are ranks, and so is 500强."""
    match = _RANKED.match(text, draft.end)
    first = text[max(0, draft.start - 2) : draft.start].rstrip().endswith("前")
    if not match or not (first or match["unit"] == "强"):
        return False
    draft.unit, draft.surface, draft.end = RANK, match["unit"], match.end()
    if first:
        draft.start, draft.comparator = text.rindex("前", 0, draft.start), "le"
    return True


_HEADER = re.compile(
    r"[（(](?P<scale>[十百千万亿]*)(?P<unit>[^（()）\d\s]{1,8})[)）][\s|｜│,\d.+＞≥≤<>%-]*(?:左右|以上|以内|以下)?[\s|｜│\d.＞≥<>]*$"
)
_CELL_ENDS = ("）", ")", *"0123456789", "右", "上", "下", "内")


def _take_header(text: str, draft: Draft) -> None:
    """Take magnitude and unit from the head of a table row: 工业增加值（亿元） 10200 13000."""
    line = text[max(0, draft.start - 60) : draft.start].rpartition("\n")[2]
    match = _HEADER.search(line) if line.rstrip(" ｜|│>＞<≥≤~约\t").endswith(_CELL_ENDS) else None
    unit = tables().units.get(match["unit"]) if match else None
    if not match or not unit:
        return
    scale = parse_chinese(match["scale"]) if match["scale"] else None
    draft.value, draft.unit, draft.surface = draft.value * (scale.value if scale else 1), unit, match["unit"]


# ------------------------------------------------------------------ ranges

_TO = re.compile(r"\s?(?:[-－—–~～〜∼]{1,2}|(?P<word>至|到|或|、))\s?")
_CHAIN = re.compile(r"\s?[-–—/]\s?\d")


def _range(text: str, head: Head, unit: UnitRead | None) -> Draft | None:
    """Read `A to B`: a unit or magnitude after the second number holds for both, 5～8亿元 is 5e8 to 8e8."""
    end, value = unit.end if unit else head.end, head.low.value
    if unit and unit.unit.dimension in _WITH_PARTS and is_continued(text, end):
        first = _with_parts(text, head, unit)
        end, value = first.end, first.value
    to = _TO.match(text, end)
    tail = _numeral_at(text, to.end()) if to else None
    if not to or not tail or tail.high or head.comparator != "eq" or not _joins(text, head, tail, to["word"], unit):
        return None
    last = unit_at(text, tail.end)
    second = _with_parts(text, tail, last) if last and unit else Draft(tail.start, tail.end, NUMBER, tail.low.value)
    low = value if unit else _carried(head.low, tail.low)
    if low >= second.value or not _agree(unit, last, to["word"]):
        return None
    draft = Draft(head.start, second.end, NUMBER, low, second.value, "range")
    if last or unit:
        draft.take(last or unit)  # type: ignore[arg-type]
    else:
        _take_tenths(text, draft)
    return draft


def _with_parts(text: str, head: Head, unit: UnitRead) -> Draft:
    """Return one end of a range with what follows its unit: 两年半, 五元六角."""
    draft = Draft(head.start, unit.end, unit.unit, head.low.value, surface=unit.surface)
    if unit.unit.dimension in _WITH_PARTS:
        take_unit(text, draft, unit)
    return draft


_WITH_PARTS = {"calendar", "time", "length", "mass", "money"}


def _carried(low: Numeral, high: Numeral) -> Decimal:
    """Return the lower end with the magnitude of the upper: 5～8亿; 七千到九千亿 lends 亿 to what has no 万 itself."""
    if not low.scales:
        return carried(low.value, high)
    big = tuple(scale for scale in high.scales if scale >= MYRIAD)
    return low.value if low.value >= MYRIAD else carried(low.value, high._replace(scales=big))


def _agree(first: UnitRead | None, last: UnitRead | None, word: str | None) -> bool:
    """Return whether the units of both ends allow a range: the first may go unsaid, the last after a mark (25%-28)."""
    if first and last:
        return first.unit.norm == last.unit.norm
    return not (first and word)


def _joins(text: str, head: Head, tail: Head, word: str | None, unit: UnitRead | None) -> bool:
    """Return whether the mark between two numerals can make a range of them."""
    step = tail.low.value - head.low.value
    if word == "、":
        return (
            unit is None
            and head.low.value < 10
            and step == 1
            and head.words == tail.words
            and bool(unit_at(text, tail.end))
        )
    if word == "或":
        return step in {1, 2}
    return not _CHAIN.match(text, tail.end)


_READERS: dict[str, Callable[[str, int, int], Draft | None]] = {
    "power": _read_power,
    "share": _read_share,
    "parts": _read_parts,
    "twofold": _read_twofold,
    "half": _read_half,
    "hundred": _read_hundred,
    "halfunit": _read_halfunit,
    "level": _read_level,
    "numeral": _read_numeral,
}
