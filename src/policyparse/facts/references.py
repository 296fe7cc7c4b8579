"""Numbers that name and do not count: articles, announcements, places in a contest, centuries, times of day.

They are read by the words around them, from `references.tsv`, and compared as names: 第七条 is *Article 7*.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

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


def chinese_references(text: str) -> Iterable[Reference]:
    """Return the numbers that name in Chinese text."""
    numbered, plain = _chinese()
    said = frozenset(_marks().findall(text))
    if not said:
        return ()
    readers = (*numbered, *plain) if _NUMERALS.search(text) else plain
    return [found for marks, read in readers if not marks.isdisjoint(said) for found in read(text)]


def english_references(text: str) -> Iterable[Reference]:
    """Return the numbers that name in English text in lower case."""
    return [found for read in _english() for found in read(text)]


_Reader = Callable[[str], Iterable[Reference]]
_Marked = tuple[frozenset[str], _Reader]
"""A reader, and the characters without one of which it finds nothing."""


def _reader(pattern: str, value: Callable[[re.Match[str]], tuple[str, object] | None]) -> _Reader:

    def read(text: str) -> Iterable[Reference]:
        return [
            Reference(found[0], str(found[1]), Span(*match.span()))
            for match in _compiled(pattern).finditer(text)
            if (found := value(match))
        ]

    return read


def _where(need: str, *readers: _Reader) -> _Reader:
    """Return a reader of what `readers` find, none of them anything in a text without `need`: few texts have it.

    It is looked for in the text after a blank, so that it may begin with what precedes a word: to look for a set of
    characters takes far less time than to look for words.
    """

    def read(text: str) -> Iterable[Reference]:
        if not _compiled(need).search(f" {text}"):
            return ()
        return [found for reader in readers for found in reader(text)]

    return read


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern compiled when it is first needed: most are for few texts."""
    return re.compile(pattern)


def _marked(marks: str, *readers: _Reader) -> list[_Marked]:
    return [(frozenset(marks), reader) for reader in readers]


_NUMERALS = re.compile(r"[\dⅰ-ⅻivx零〇一二两三四五六七八九十百千]")


@cache
def _marks() -> re.Pattern[str]:
    """Return the set of all characters that readers of Chinese need one of."""
    numbered, plain = _chinese()
    marks = frozenset[str]().union(*(marks for marks, _ in (*numbered, *plain)))
    return re.compile(f"[{re.escape(''.join(sorted(marks)))}]")


@cache
def _chinese() -> tuple[list[_Marked], list[_Marked]]:
    """Return the readers of Chinese that need a numeral, and those that need none."""
    numbered = list[_Marked]()
    for kind, before, after, *_ in read_rows("references.tsv"):
        lead = rf"{any_of(before.split(' | '))}\s?" if before else ""
        tail = rf"\s?{any_of(after.split(' | '))}" if after else r"(?![\d.])"
        marks = "".join(word[0] for word in (after or before).split(" | "))
        numbered += _marked(marks, _reader(lead + _NUMBER + tail, _named(kind)))
    numbered += [
        *_marked("类级", _reader(rf"(?<![a-z]){_ROMAN}\s?[类级]", _roman("class"))),
        *_marked("时点:：", _reader(_CLOCK_ZH, _clock_zh)),
        *_marked(":：", _reader(_SCORE, _score)),
        *_marked("第周", _reader(rf"第{_NUMBER_LONG}(?![条章款项目号节编期季\d])|{_NUMBER_LONG_2}周年", _nth_zh)),
        *_marked("日号", _reader(_DAY_ZH, _day_zh)),
        *_marked(
            "月",
            _reader(_MONTH_OF_ZH, _month_zh),
            _reader(_MONTHS_ZH, lambda match: ("months", f"{int(match['first'])}-{int(match['last'])}")),
        ),
        *_marked("季", _reader(rf"前{_NUMBER}个?季度", lambda match: ("quarter", f"1-{_value(match['number'])}"))),
    ]
    plain = [
        *_marked("首", _reader(r"首(?=[次度届批轮])", lambda _: ("ordinal", 1))),
        *_marked("半", _reader(r"(?P<half>[上下])半年", lambda match: ("half", 1 if match["half"] == "上" else 2))),
        *_marked(
            "比", _reader(r"(?P<basis>[同环])比", lambda m: ("basis", "year" if m["basis"] == "同" else "before"))
        ),
    ]
    return numbered, plain


def _named(kind: str) -> Callable[[re.Match[str]], tuple[str, object] | None]:
    return lambda match: (kind, _value(match["number"])) if _value(match["number"]) else None


_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN = rf"(?:(?P<letters>{'|'.join(reversed(_ROMANS))})|(?P<sign>[ⅰ-ⅻ]))(?![a-z])"
_ROMAN_KINDS = {"article", "chapter", "annex", "class"}
"""Kinds whose number may be a Roman one: *Class II*; *points I made* shows why not all."""


def _roman(kind: str) -> Callable[[re.Match[str]], tuple[str, object] | None]:
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
_MONTH_OF_ZH = rf"(?<![\d年]){_MONTH_ZH}月(?P<full>\s?[\d一二三四五六七八九十])?(?![份球饼])|年\s?{_MONTH_ZH_2}月"
_DAY_ZH = r"(?P<month>月\s?)?(?<![\d.第])(?P<day>[12]?\d|3[01])\s?[日号](?![\d内间])"
_FEWEST: Final = 4  # first, second and third are said for too many other things


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
NOON: Final = 12
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
    short = rf"(?:{'|'.join(f'{month[:3]}(?:{month[3:]})?' for month in _MONTHS)}|sept)(?![a-z])\.?"
    ordinal_long = rf"\b(?P<ordinal>{any_of(_ordinals())}|\d{{1,3}}(?:,?\d{{3}})?(?:st|nd|rd|th))"
    number = any_of(w for w in english_words() if len(w) > 1)
    named, ordered, words = list[_Reader](), list[_Reader](), list[str]()
    for kind, _, _, before, *rest in read_rows("references.tsv"):
        if before:
            words += before.split(" | ")
            name = rf"(?<![a-z]){any_of(before.split(' | '))}\s?"
            named.append(_reader(rf"{name}(?P<number>\d{{1,4}}(?![\d.]\d)|{number})\b", _numbered(kind)))
            if kind in _ROMAN_KINDS:
                named.append(_reader(name + _ROMAN, _roman(kind)))
            named.append(_others(rf"{name}\d{{1,4}}(?P<others>(?:{_JOINT}\d{{1,4}}(?![\d%]|\.\d))+)", kind))
        if rest and rest[0]:
            tail = any_of(rest[0].split(" | "))
            ordered.append(_reader(rf"{ordinal}(?:[\s-]|(?=\.)){tail}", _ordered(kind)))
    ordinals = {f"{word.partition('-')[0]}-" if "-" in word else word for word in _ordinals()}
    openings = any_of([*words, *ordinals, *(month[:3] for month in _MONTHS), "latter", "o'clock", "o’clock"])
    return (
        _where(
            rf"[^a-z](?:(?<=\d)|{openings})",
            _where(rf"[^a-z]{any_of(words)}\s?(?:\d|[ⅰ-ⅻivx]|{number})", *named),
            _where(
                r"[\dc](?:(?<=\d)\s?(?:[:：]|[ap]\.?m|o['’])|(?<=c)lock)",
                _reader(_CLOCK_EN, _clock_en),
                _reader(_SCORE, _score),
            ),
            _where(
                rf"[^a-z](?:{any_of(ordinals)}|\d{{1,3}}(?:st|nd|rd|th))",
                *ordered,
                _every_ordinal(ordinal_long, rf"\s(?=[a-z]{{3}})(?!{any_of(_NO_NOUNS)}\b)(?!{short})"),
                _reader(r"\bthe\s(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)\b", lambda match: ("day", int(match["day"]))),
            ),
            _where(
                rf"[^a-z]{short}",
                _reader(rf"\b{short}\s(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)?\b(?![,.]?\d)", _dated_day),
                _reader(rf"(?<![\d.,:])(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)?,?\s(?:of\s)?{short}", _dated_day),
                _reader(rf"\b(?P<month>{short})(?P<full>\s\d)?", _month_en),
                _reader(
                    rf"\b(?P<first>{months})\s(?:to|through|until|-|–)\s(?P<last>{months})\b",
                    lambda m: ("months", f"{_MONTHS.index(m['first']) + 1}-{_MONTHS.index(m['last']) + 1}"),
                ),
            ),
            _where(
                "quarters",
                _reader(
                    r"\bfirst\s(?P<number>two|three|2|3)\squarters",
                    lambda m: ("quarter", "1-2" if m["number"] in {"two", "2"} else "1-3"),
                ),
            ),
            _where(
                r"half\sof",
                _reader(
                    r"\b(?P<half>first|second|latter)\shalf\sof(?:\sthe\syear|\s\d{4})",
                    lambda m: ("half", 1 if m["half"] == "first" else 2),
                ),
            ),
        ),
        _where("year|yoy", _reader(_BASIS["year"], lambda _: ("basis", "year"))),
        _where("month|quarter|mo[mq]|qo[mq]", _reader(_BASIS["before"], lambda _: ("basis", "before"))),
    )


_JOINT = r"\s?(?:,|-|–|(?:,\s)?(?:and|or)\b|to\b|through\b)\s?"


def _others(pattern: str, kind: str) -> _Reader:
    """Return a reader of the further numbers of a list: *Subparagraphs 2 through 5*, *Articles 8, 9 and 11*."""

    def read(text: str) -> Iterator[Reference]:
        for match in _compiled(pattern).finditer(text):
            for number in re.finditer(r"\d+", match["others"]):
                start = match.start("others") + number.start()
                yield Reference(kind, number[0], Span(start, start + len(number[0])))

    return read


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

    def read(text: str) -> Iterator[Reference]:
        for match in _compiled(pattern).finditer(text):
            value, span = _ordinal(match["ordinal"]), Span(*match.span())
            yield Reference("any", str(value), span)
            if value >= _FEWEST and _compiled(noun).match(text, match.end()):
                yield Reference("nth", str(value), span)

    return read


def _dated_day(match: re.Match[str]) -> tuple[str, object]:
    return "day of a month", int(match["day"])


def _month_en(match: re.Match[str]) -> tuple[str, object] | None:
    number = next((at for at, name in enumerate(_MONTHS, 1) if name.startswith(match["month"].rstrip("."))), None)
    if number is None or match["month"] in {"may", "march", "mar"}:
        return None
    dated = match["full"] or _DAY_AHEAD.search(match.string, max(0, match.start() - 8), match.start())
    return "month of a date" if dated else "month", number


_DAY_AHEAD = re.compile(r"\d(?:st|nd|rd|th)?,?\s(?:of\s)?$")
