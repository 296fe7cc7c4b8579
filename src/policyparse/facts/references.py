"""Numbers that name and do not count: articles, announcements, places in a contest, centuries, times of day.

They are read by the words around them, from `references.tsv`, and compared as names: 第七条 is *Article 7*.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from policyparse.facts.numerals import english_words, parse_chinese, parse_english
from policyparse.facts.wordlists import any_of, read_rows
from policyparse.languages import language_of
from policyparse.model.document import Language, Span

_NUMBER = r"(?P<number>\d{1,4}(?![\d.]\d)|[零〇一二三四五六七八九十百]{1,6})"
_IRREGULAR = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
_TIMES = frozenset({"clock", "century", "quarter", "half", "months"})
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


def chinese_references(text: str) -> Iterator[Reference]:
    """Yield the numbers that name in Chinese text."""
    return (reference for read in _chinese() for reference in read(text))


def english_references(text: str) -> Iterator[Reference]:
    """Yield the numbers that name in English text in lower case."""
    return (reference for read in _english() for reference in read(text))


_Reader = Callable[[str], Iterator[Reference]]


def _reader(pattern: str, value: Callable[[re.Match[str]], tuple[str, object] | None]) -> _Reader:
    compiled = re.compile(pattern)

    def read(text: str) -> Iterator[Reference]:
        for match in compiled.finditer(text):
            if found := value(match):
                yield Reference(found[0], str(found[1]), Span(*match.span()))

    return read


@cache
def _chinese() -> tuple[_Reader, ...]:
    readers = []
    for kind, before, after, *_ in read_rows("references.tsv"):
        lead = rf"{any_of(before.split(' | '))}\s?" if before else ""
        tail = rf"\s?{any_of(after.split(' | '))}" if after else r"(?![\d.])"
        readers.append(_reader(lead + _NUMBER + tail, _named(kind)))
    return (
        *readers,
        _reader(_CLOCK_ZH, _clock_zh),
        _reader(rf"前{_NUMBER}个?季度", lambda match: ("quarter", f"1-{_value(match['number'])}")),
        _reader(r"(?P<half>[上下])半年", lambda match: ("half", 1 if match["half"] == "上" else 2)),
        _reader(r"(?P<basis>[同环])比", lambda match: ("basis", "year" if match["basis"] == "同" else "before")),
        _reader(_MONTHS_ZH, lambda match: ("months", f"{int(match['first'])}-{int(match['last'])}")),
    )


def _named(kind: str) -> Callable[[re.Match[str]], tuple[str, object] | None]:
    return lambda match: (kind, _value(match["number"])) if _value(match["number"]) else None


def _value(text: str) -> int | None:
    numeral = None if text.isascii() else parse_chinese(text)
    return int(text) if text.isascii() else int(numeral.value) if numeral else None


_MONTHS_ZH = r"(?<![\d年.])(?P<first>1[0-2]|[1-9])\s?月?\s?[-—–~～至到]{1,2}\s?(?P<last>1[0-2]|[1-9])\s?月(?!\s?\d)"
_CLOCK_ZH = (
    r"(?P<part>[上下]午|中午|晚上?|傍晚|凌晨|早上?)?\s?(?<![\d:.])(?P<hour>[01]?\d|2[0-4]|(?:十[一二]?|[一二两三四五六七八九])(?=点(?:半|钟|整)))"
    r"(?:\s?[时点]\s?(?:(?P<minute>[0-5]?\d)\s?分|(?P<half>半)|(?![间段期代差辰长效速薪区光尚势刻空\d]))|:(?P<sharp>[0-5]\d)(?![\d:]))"
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


@cache
def _english() -> tuple[_Reader, ...]:
    ordinal = rf"\b(?P<ordinal>{any_of(_ordinals())}|\d{{1,3}}(?:st|nd|rd|th))"
    months = "|".join(_MONTHS)
    readers = []
    for kind, _, _, before, *rest in read_rows("references.tsv"):
        if before:
            number = r"(?P<number>\d{1,4}(?![\d.]\d)|" + any_of(w for w in english_words() if len(w) > 1) + r")\b"
            readers.append(_reader(rf"(?<![a-z]){any_of(before.split(' | '))}\s?{number}", _numbered(kind)))
        if rest and rest[0]:
            tail = any_of(rest[0].split(" | "))
            readers.append(_reader(rf"{ordinal}(?:[\s-]|(?=\.)){tail}", _ordered(kind)))
    return (
        *readers,
        *(_reader(pattern, lambda _, basis=basis: ("basis", basis)) for basis, pattern in _BASIS.items()),  # type: ignore[misc]
        _reader(
            r"(?<![\d.:])(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s?"
            r"(?:(?P<part>[ap])\.?m\b|(?<=:\d\d)(?![\d:]))",
            _clock_en,
        ),
        _reader(
            r"\bfirst\s(?P<number>two|three|2|3)\squarters",
            lambda m: ("quarter", "1-2" if m["number"] in {"two", "2"} else "1-3"),
        ),
        _reader(
            r"\b(?P<half>first|second|latter)\shalf\sof(?:\sthe\syear|\s\d{4})",
            lambda m: ("half", 1 if m["half"] == "first" else 2),
        ),
        _reader(
            rf"\b(?P<first>{months})\s(?:to|through|until|-|–)\s(?P<last>{months})\b",
            lambda m: ("months", f"{_MONTHS.index(m['first']) + 1}-{_MONTHS.index(m['last']) + 1}"),
        ),
    )


def _numbered(kind: str) -> Callable[[re.Match[str]], tuple[str, object] | None]:
    def read(match: re.Match[str]) -> tuple[str, object] | None:
        numeral = parse_english(match["number"])
        return (kind, int(numeral.value)) if numeral else None

    return read


def _ordered(kind: str) -> Callable[[re.Match[str]], tuple[str, object] | None]:
    def read(match: re.Match[str]) -> tuple[str, object] | None:
        said = match["ordinal"]
        return kind, int(said[:-2]) if said[0].isdigit() else _ordinals()[said]

    return read


def _clock_en(match: re.Match[str]) -> tuple[str, object]:
    return _clock(int(match["hour"]), int(match["minute"] or 0), match["part"] == "p" if match["part"] else None)
