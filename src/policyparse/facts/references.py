"""Numbers that name and do not count: articles, announcements, places in a contest, centuries, times of day.

They are read by the words around them, from `references.tsv`, and compared as names: 第七条 is *Article 7*.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

from policyparse.facts.numerals import english_words, parse_chinese, parse_english
from policyparse.facts.wordlists import any_of, read_rows
from policyparse.languages import language_of
from policyparse.model.document import Language, Span

_NUMBER = r"(?P<number>\d{1,4}(?![\d.]\d)|[零〇一二三四五六七八九十百]{1,6})"
_IRREGULAR = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
_TIMES = frozenset({"clock", "day", "month", "century", "quarter", "half", "months"})
_BASIS = {
    "year": (
        r"year[\s-](?:on|over)[\s-]year|\byoy\b|(?:from|than|over) a year (?:earlier|ago|before)"
        r"|same period (?:of )?last year"
    ),
    "before": (
        r"(?:month|quarter)[\s-](?:on|over)[\s-](?:month|quarter)|\b[mq]o[mq]\b"
        r"|(?:from|over|than) the (?:previous|preceding|last) (?:month|quarter)"
    ),
}
"""What a change is measured against, in English: 同比 and 环比."""
_BASIS_NEEDS = {"year": ("year", "yoy"), "before": ("month", "quarter", "mom", "moq", "qom", "qoq")}


class Reference(NamedTuple):
    """A number that names: what kind of thing, which of them, and where it is said."""

    kind: str
    value: str
    span: Span

    @property
    def is_time(self) -> bool:
        """Whether it names a time."""
        return self.kind in _TIMES


def find_references(text: str, language: Language) -> tuple[Reference, ...]:
    """Return the numbers that name in folded `text` (English in lower case), in order."""
    return tuple(sorted(language_of(language).numerals.references(text), key=lambda reference: reference.span))


def chinese_references(text: str) -> list[Reference]:
    """Return the numbers that name in Chinese text."""
    return _read(_chinese(), text)


def english_references(text: str) -> list[Reference]:
    """Return the numbers that name in English text in lower case."""
    return _read(_english(), text)


_Needs = tuple[Sequence[str], ...]
_Value = Callable[[re.Match[str]], tuple[str, object] | None]


_DIGIT = "\0"
"""Stands for any digit in what a text needs."""
_DIGITS = re.compile(r"\d")


class _Reader(NamedTuple):
    """What reads one kind of references, and what a text needs to have any: one of each of `needs`."""

    read: Callable[[str], Iterable[Reference]]
    needs: _Needs


class _Readers(NamedTuple):
    """Readers in order that need the same."""

    needs: _Needs
    reads: tuple[Callable[[str], Iterable[Reference]], ...]


def _grouped(readers: Iterable[_Reader]) -> tuple[_Readers, ...]:
    """Group readers that need the same, and leave out what needs not be asked for: a word that contains another."""
    groups = groupby(readers, key=lambda reader: reader.needs)
    return tuple(_Readers(tuple(map(_shortest, needs)), tuple(one.read for one in same)) for needs, same in groups)


def _shortest(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if not any(other != word and other in word for other in words))


def _read(readers: tuple[_Readers, ...], text: str) -> list[Reference]:
    found = list[Reference]()
    told = text + _DIGIT if _DIGITS.search(text) else text
    for needs, reads in readers:
        if _has(told, needs):
            for read in reads:
                found += read(text)
    return found


def _has(text: str, needs: _Needs) -> bool:
    """Return whether one of the words of each of `needs` is in `text`."""
    for words in needs:
        for word in words:
            if word in text:
                break
        else:
            return False
    return True


def _reader(pattern: str, value: _Value, *needs: Sequence[str]) -> _Reader:
    compiled = re.compile(pattern)

    def read(text: str) -> Iterable[Reference]:
        return [
            Reference(found[0], str(found[1]), Span(*match.span()))
            for match in compiled.finditer(text)
            if (found := value(match))
        ]

    return _Reader(read, needs)


@cache
def _chinese() -> tuple[_Readers, ...]:
    readers = list[_Reader]()
    for kind, before, after, *_ in read_rows("references.tsv"):
        leads, tails = before.split(" | "), after.split(" | ")
        lead = rf"{any_of(leads)}\s?" if before else ""
        tail = rf"\s?{any_of(tails)}" if after else r"(?![\d.])"
        readers.append(_reader(lead + _NUMBER + tail, _named(kind), leads, tails))
    readers += (
        _reader(rf"(?<![a-z]){_ROMAN}\s?[类级]", _roman("class"), "类级", _ROMAN_SIGNS),
        _reader(_CLOCK_ZH, _clock_zh, "时点:："),
        _reader(_SCORE, _score, ":：", _DIGIT),
        _reader(r"首(?=[次度届批轮])", lambda _: ("ordinal", 1), "首"),
        _reader(rf"第{_NUMBER_LONG}(?![条章款项目号节编期季\d])|{_NUMBER_LONG_2}周年", _nth_zh, "第周"),
        _reader(r"(?P<month>月\s?)?(?<![\d.第])(?P<day>[12]?\d|3[01])\s?[日号](?![\d内间])", _day_zh, "日号", _DIGIT),
        _reader(
            rf"(?<![\d年]){_MONTH_ZH}月(?P<full>\s?[\d一二三四五六七八九十])?(?![份球饼])|年\s?{_MONTH_ZH_2}月",
            _month_zh,
            "月",
        ),
        _reader(rf"前{_NUMBER}个?季度", lambda match: ("quarter", f"1-{_value(match['number'])}"), "前", ("季度",)),
        _reader(r"(?P<half>[上下])半年", lambda match: ("half", 1 if match["half"] == "上" else 2), ("半年",)),
        _reader(r"(?P<basis>[同环])比", lambda match: ("basis", "year" if match["basis"] == "同" else "before"), "比"),
        _reader(_MONTHS_ZH, lambda match: ("months", f"{int(match['first'])}-{int(match['last'])}"), "月", _DIGIT),
    )
    return _grouped(readers)


def _named(kind: str) -> _Value:
    return lambda match: (kind, _value(match["number"])) if _value(match["number"]) else None


_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN_SIGNS = ("i", "v", "x", *map(chr, range(ord("ⅰ"), ord("ⅻ") + 1)))
_ROMAN = rf"(?:(?P<letters>{'|'.join(reversed(_ROMANS))})|(?P<sign>[ⅰ-ⅻ]))(?![a-z])"
_ROMAN_KINDS = {"article", "chapter", "annex", "class"}
"""Kinds whose number may be a Roman one: *Class II*; *points I made* shows why not all."""


def _roman(kind: str) -> _Value:
    return lambda match: (
        kind,
        _ROMANS.index(match["letters"]) + 1 if match["letters"] else ord(match["sign"]) - ord("ⅰ") + 1,
    )


def _value(text: str) -> int | None:
    numeral = None if text.isascii() else parse_chinese(text)
    return int(text) if text.isascii() else int(numeral.value) if numeral else None


_NUMBER_LONG = r"(?P<number>\d{1,5}|[零〇一二三四五六七八九十百千]{1,7})"
_NUMBER_LONG_2 = r"(?P<years>\d{1,3}|[一二三四五六七八九十百]{1,5})"
_MONTH_ZH = r"(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
_MONTH_ZH_2 = r"(?P<dated>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
_FEWEST = 4  # first, second and third are said for too many other things


def _nth_zh(match: re.Match[str]) -> tuple[str, object] | None:
    value = _value(match["number"] or match["years"]) or 0
    return ("nth", value) if value >= _FEWEST else None


def _day_zh(match: re.Match[str]) -> tuple[str, object]:
    return "day of a month" if match["month"] else "day", int(match["day"])


def _month_zh(match: re.Match[str]) -> tuple[str, object]:
    kind = "month of a date" if match["dated"] or match["full"] else "month"
    return kind, _value(match["month"] or match["dated"]) or 0


_SCORE = r"(?<![\d:：.])(?P<one>\d{1,3})\s?[:：]\s?(?P<other>\d{1,3})(?!\d|[:：.]\d)"
_HOURS_A_DAY, _MINUTES = 24, 59


def _score(match: re.Match[str]) -> tuple[str, object] | None:
    """Read 25:19, which is no time of day and no ratio to one."""
    one, other = int(match["one"]), int(match["other"])
    timely = one <= _HOURS_A_DAY and other <= _MINUTES and len(match["other"]) == 2
    return None if timely or 1 in {one, other} else ("score", f"{one}:{other}")


_MONTHS_ZH = r"(?<![\d年.])(?P<first>1[0-2]|[1-9])\s?月?\s?[-—–~～至到]{1,2}\s?(?P<last>1[0-2]|[1-9])\s?月(?!\s?\d)"
_CLOCK_ZH = (
    r"(?P<part>[上下]午|中午|晚上?|傍晚|凌晨|早上?)?\s?(?<![\d:.])(?P<hour>[01]?\d|2[0-4]|(?:十[一二]?|[一二两三四五六七八九])(?=点(?:半|钟|整)))"
    r"(?:\s?[时点]\s?(?:(?P<minute>[0-5]?\d)\s?分|(?P<half>半)|(?![间段期代差辰长效速薪区光尚势刻空\d]))|[:：](?P<sharp>[0-5]\d)(?![\d:]))"
)
NOON = 12
_EVENING = {"下午", "晚", "晚上", "傍晚"}
_HALVES = _EVENING | {"上午", "凌晨", "早", "早上"}


def _clock_zh(match: re.Match[str]) -> tuple[str, object] | None:
    minute = 30 if match["half"] else int(match["minute"] or match["sharp"] or 0)
    return _clock(_value(match["hour"]) or 0, minute, match["part"] in _EVENING if match["part"] in _HALVES else None)


def _clock(hour: int, minute: int, evening: bool | None) -> tuple[str, object]:
    """Return a time of day in the notation of 24 hours, after a question mark where the half of the day is unsaid."""
    if evening is None:
        return "clock", f"{'?' if hour <= NOON else ''}{hour}:{minute:02}"
    return "clock", f"{hour % NOON + NOON * evening}:{minute:02}"


@cache
def _ordinals() -> dict[str, int]:
    words = english_words()
    regular = {f"{word[:-1]}ieth" if word.endswith("y") else f"{word}th": int(value) for word, value in words.items()}
    ones = {word: int(value) for word, value in words.items() if value < 10}
    tens = {word: int(value) for word, value in words.items() if value >= 20}
    simple = regular | _IRREGULAR
    joined = {f"{ten}-{one}": tens[ten] + simple[one] for ten in tens for one in simple if 0 < simple[one] < 10}
    return {word: value for word, value in (simple | joined).items() if word not in ones}


_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTHS_BEGIN = tuple(month[:3] for month in _MONTHS)


@cache
def _english() -> tuple[_Readers, ...]:
    ordinal = rf"\b(?P<ordinal>{any_of(_ordinals())}|\d{{1,3}}(?:st|nd|rd|th))"
    months = "|".join(_MONTHS)
    short = rf"(?:{'|'.join(f'{month[:3]}(?:{month[3:]})?' for month in _MONTHS)}|sept)(?![a-z])\.?"
    ordinal_long = rf"\b(?P<ordinal>{any_of(_ordinals())}|\d{{1,3}}(?:,?\d{{3}})?(?:st|nd|rd|th))"
    readers = list[_Reader]()
    for kind, _, _, before, *rest in read_rows("references.tsv"):
        if before:
            number = r"(?P<number>\d{1,4}(?![\d.]\d)|" + any_of(w for w in english_words() if len(w) > 1) + r")\b"
            leads = before.split(" | ")
            named = rf"(?<![a-z]){any_of(leads)}\s?"
            readers.append(_reader(named + number, _numbered(kind), leads))
            if kind in _ROMAN_KINDS:
                readers.append(_reader(named + _ROMAN, _roman(kind), leads))
            readers.append(_others(rf"{named}\d{{1,4}}(?P<others>(?:{_JOINT}\d{{1,4}}(?![\d%]|\.\d))+)", kind, leads))
        if rest and rest[0]:
            tails = rest[0].split(" | ")
            readers.append(_reader(rf"{ordinal}(?:[\s-]|(?=\.)){any_of(tails)}", _ordered(kind), tails))
    readers += (
        *(_reader(pattern, _basis(basis), _BASIS_NEEDS[basis]) for basis, pattern in _BASIS.items()),
        _reader(_CLOCK_EN, _clock_en, (_DIGIT, "clock")),
        _reader(_SCORE, _score, ":：", _DIGIT),
        _every_ordinal(ordinal_long, rf"\s(?=[a-z]{{3}})(?!{any_of(_NO_NOUNS)}\b)(?!{short})"),
        _reader(r"\bthe\s(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)\b", lambda match: ("day", int(match["day"])), _DIGIT),
        _reader(rf"\b{short}\s(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)?\b(?![,.]?\d)", _dated_day, _DIGIT, _MONTHS_BEGIN),
        _reader(
            rf"(?<![\d.,:])(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)?,?\s(?:of\s)?{short}",
            _dated_day,
            _DIGIT,
            _MONTHS_BEGIN,
        ),
        _reader(rf"\b(?P<month>{short})(?P<full>\s\d)?", _month_en, _MONTHS_BEGIN),
        _reader(
            rf"\b(?P<first>{months})\s(?:to|through|until|-|–)\s(?P<last>{months})\b",
            lambda m: ("months", f"{_MONTHS.index(m['first']) + 1}-{_MONTHS.index(m['last']) + 1}"),
            _MONTHS_BEGIN,
        ),
        _reader(
            r"\bfirst\s(?P<number>two|three|2|3)\squarters",
            lambda m: ("quarter", "1-2" if m["number"] in {"two", "2"} else "1-3"),
            ("quarters",),
        ),
        _reader(
            r"\b(?P<half>first|second|latter)\shalf\sof(?:\sthe\syear|\s\d{4})",
            lambda m: ("half", 1 if m["half"] == "first" else 2),
            ("half",),
        ),
    )
    return _grouped(readers)


def _basis(basis: str) -> _Value:
    return lambda _: ("basis", basis)


_JOINT = r"\s?(?:,|-|–|(?:,\s)?(?:and|or)\b|to\b|through\b)\s?"


def _others(pattern: str, kind: str, leads: Sequence[str]) -> _Reader:
    """Return a reader of the further numbers of a list: *Subparagraphs 2 through 5*, *Articles 8, 9 and 11*."""
    compiled = re.compile(pattern)

    def read(text: str) -> Iterator[Reference]:
        for match in compiled.finditer(text):
            for number in re.finditer(r"\d+", match["others"]):
                start = match.start("others") + number.start()
                yield Reference(kind, number[0], Span(start, start + len(number[0])))

    return _Reader(read, (leads,))


def _numbered(kind: str) -> _Value:
    def read(match: re.Match[str]) -> tuple[str, object] | None:
        numeral = parse_english(match["number"])
        return (kind, int(numeral.value)) if numeral else None

    return read


def _ordered(kind: str) -> _Value:
    def read(match: re.Match[str]) -> tuple[str, object] | None:
        said = match["ordinal"]
        return kind, int(said[:-2]) if said[0].isdigit() else _ordinals()[said]

    return read


_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_CLOCK_EN = (
    rf"(?:(?<![\d.:])(?P<hour>[01]?\d|2[0-4])|\b(?P<word>{'|'.join(_HOURS)})(?=\so['’]clock))"
    r"(?:[:.](?P<minute>[0-5]\d))?\s?(?:(?P<part>[ap])\.?m\b\.?|o['’]clock\b|(?<=:\d\d)(?![\d:]))"
    r"(?:(?:\s\([^)]{1,20}\))?\s(?:in the (?P<when>morning|afternoon|evening)|at (?P<night>night)))?"
)


def _clock_en(match: re.Match[str]) -> tuple[str, object]:
    hour = int(match["hour"]) if match["hour"] else _HOURS.index(match["word"]) + 1
    evening = {"p": True, "a": False, "morning": False}.get(match["part"] or match["when"] or "")
    if match["when"] in {"afternoon", "evening"} or match["night"]:
        evening = True
    return _clock(hour, int(match["minute"] or 0), evening)


_NO_NOUNS = (
    "local", "century", "centuries", "and", "for", "with", "that", "this", "from", "through", "until", "floor",
    "place", "quarter", "half", "percentile", "when", "while", "which", "after", "before", "said", "the",
)  # fmt: skip


def _ordinal(said: str) -> int:
    return int(said[:-2].replace(",", "")) if said[0].isdigit() else _ordinals()[said]


def _every_ordinal(pattern: str, noun: str) -> _Reader:
    """Return a reader of all ordinals as `any`, and of the larger ones before a noun as `nth`."""
    compiled, before = re.compile(pattern), re.compile(noun)

    def read(text: str) -> Iterator[Reference]:
        for match in compiled.finditer(text):
            value, span = _ordinal(match["ordinal"]), Span(*match.span())
            yield Reference("any", str(value), span)
            if value >= _FEWEST and before.match(text, match.end()):
                yield Reference("nth", str(value), span)

    return _Reader(read, ())


def _dated_day(match: re.Match[str]) -> tuple[str, object]:
    return "day of a month", int(match["day"])


def _month_en(match: re.Match[str]) -> tuple[str, object] | None:
    number = next((at for at, name in enumerate(_MONTHS, 1) if name.startswith(match["month"].rstrip("."))), None)
    if number is None or match["month"] in {"may", "march", "mar"}:
        return None
    dated = match["full"] or _DAY_AHEAD.search(match.string, max(0, match.start() - 8), match.start())
    return "month of a date" if dated else "month", number


_DAY_AHEAD = re.compile(r"\d(?:st|nd|rd|th)?,?\s(?:of\s)?$")
