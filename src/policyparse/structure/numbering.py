"""Numbers that open a paragraph, and which of them are numbers of a series.

A number counts only where its series makes it plausible: it is the first, follows the last of its kind, or is itself
followed by its successor. So `3.5 万`, a year or a stray `2.` opens nothing.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from policyparse.han import DIGITS, NUMERALS

_DIGITS = {c: i for i, c in enumerate(f"零{DIGITS}")} | {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_HAN = f"[{NUMERALS}]"
_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_PARTS = {
    "part": "part", "chapter": "chapter", "section": "section", "sec.": "section", "§": "section",
    "article": "article", "art.": "article", "annex": "annex", "appendix": "annex", "schedule": "annex",
    "task": "task",
}  # fmt: skip
"""English words before the number of a part, and the styles of the Chinese ones that they render."""
_ROMAN = r"(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?<=[ivxlc])(?![a-z])"
_EN_NUMBER = rf"\d{{1,4}}(?:-\d{{1,2}})?|(?i:{_ROMAN}|{'|'.join(_WORDS)})|[A-Z]"
_EN_AFTER = r"\s*(?:$|[.:—–(（\[【]|(?<=\s)(?:-\s|[^\Wa-z_]|[\"“‘《*]))"
"""What follows a number that opens a part; `Article 40 of this Law` opens none."""

_COUNTED = "个项款年月日天时分秒元万亿千百次台套辆条件家名人位岁倍级层度类种张座公米吨亩"
_TITLE = rf"[^\W\dA-Za-z_{_COUNTED}][^，。；,.;:：]{{1,20}}$|[A-Z][a-z]+(?: [A-Za-z]+){{0,7}}$"
"""A title that a number without a sign may open; what is counted is none."""

STYLES = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("part", rf"第\s*({_HAN}{{1,4}}|\d{{1,3}})\s*(?:编|篇|部分)(?=[\s:：、]|$)"),
        ("chapter", rf"第\s*({_HAN}{{1,4}}|\d{{1,3}})\s*章"),
        ("section", rf"第\s*({_HAN}{{1,4}}|\d{{1,3}})\s*节"),
        (
            "article",
            rf"第\s*({_HAN}{{1,6}}|\d{{1,4}}(?:-\d{{1,2}})?)\s*条(?:\s*之\s*({_HAN}{{1,2}}|\d{{1,2}}))?(?=[\s:：【(（]|$)",
        ),
        ("annex", rf"附\s*录\s*([A-Z]|\d{{1,2}}|{_HAN}{{1,3}})(?=[\s:：(（]|$)"),
        ("han", rf"({_HAN}{{1,4}})\s*[、.]"),
        ("han-bracket", rf"[（(]\s*({_HAN}{{1,4}})\s*[）)]"),
        ("task", rf"(?:任务|行动|专栏|专题|工程|举措|措施)\s*({_HAN}{{1,3}}|\d{{1,2}})(?=[\s:：、])"),
        ("decimal", r"(\d{1,2}(?:\.\d{1,2}){1,3})(?:[.、]\s*|\s+)(?=[^\d\s%万亿个])"),
        ("decimal", rf"(\d{{1,2}}(?:\.\s?\d{{1,2}}){{1,3}})\s+(?={_TITLE})"),
        ("digit", r"(\d{1,3})\s*(?:[、]|\.(?!\d))"),
        ("digit-bracket", r"[（(]\s*(\d{1,2})\s*[）)]"),
        ("digit-half", r"(\d{1,2})[)）]"),
        ("circle", r"([①-⑳])"),
        (
            "english",
            rf"(?=[A-Z§])((?i:{'|'.join(map(re.escape, _PARTS))}))\s*(?<=[\s.§])({_EN_NUMBER})(?={_EN_AFTER})[.:]?",
        ),
        ("zero", r"(0\d)(?=\s+\S)"),
        ("plain", rf"([1-9]\d?)\s+(?={_TITLE})"),
        ("roman", r"([IVX]{1,5})[.、]\s"),
        ("letter", r"([A-H])\.\s"),
        ("roman-bracket", r"[（(](i{1,3}|iv|vi{0,3}|ix|xi{0,3}|xi?v)[）)]\s*(?=\S)"),
        ("letter-bracket", r"[（(]([a-z])[）)]\s*(?=\S)"),
        ("letter-half", r"([a-h])[)）]\s*(?=\S)"),
    )
)
_OPENING = re.compile(
    rf"[第附（(\d①-⑳]|{_HAN}|[IVXA-H]{{1,5}}[.、]|[a-h][)）]|(?i:{'|'.join(map(re.escape, _PARTS))})"
    r"|任务|行动|专栏|专题|工程|举措|措施"
)
_LETTERED, _LETTERS = frozenset({"part", "annex", "task"}), "ABCDEFGHJKLMNOPQRSTUWYZ"
_TRAILING = re.compile(r"\S.*?\s(0[1-9])$")
HEADING_ONLY = frozenset({"part", "chapter", "section"})
CALLED = HEADING_ONLY | {"article", "annex"}
"""Styles whose numbers stand with a word that says what they number."""

Value = tuple[int, ...]


class Marker(NamedTuple):
    """A number at `[start, end)` of a paragraph's text; `value` is the number, `(1, 2)` for `1.2`."""

    style: str
    number: str
    value: Value
    start: int
    end: int


def marker_of(text: str) -> Marker | None:
    """Return the number that opens (or, on slides, ends) the folded `text`, plausible or not."""
    for style, pattern in STYLES if _OPENING.match(text) else ():
        found = pattern.match(text)
        if found:
            kind = _PARTS[found.group(1).lower()] if style == "english" else style
            value = _value(kind, *found.groups()[style == "english" :])
            if value:
                return Marker(kind, _as_written(found), value, 0, found.end())
    found = _TRAILING.match(text) if len(text) <= 80 and text[-2:-1] == "0" else None
    return Marker("zero", found.group(1), (int(found.group(1)),), found.start(1), found.end(1)) if found else None


def in_series(markers: list[Marker | None]) -> list[bool]:
    """Return for each paragraph's marker whether it belongs to a series; a `None` marker does not."""
    following = _followers(markers)
    last: dict[str, Value] = {}
    accepted = []
    for marker, follower in zip(markers, following, strict=True):
        good = marker is not None and _is_plausible(marker, last.get(marker.style), follower)
        if good and marker is not None:
            last[marker.style] = marker.value
        accepted.append(good)
    return accepted


def _is_plausible(marker: Marker, before: Value | None, after: Value | None) -> bool:
    """Parts that are called so need no neighbours: an excerpt of a law leaves articles out, in order."""
    if marker.style == "plain":
        return (marker.value == (1,) and _succeeds(marker.value, after)) or _succeeds(before, marker.value)
    rising = marker.style in CALLED and (before is None or before < marker.value)
    return rising or marker.value[-1] == 1 or _succeeds(before, marker.value) or _succeeds(marker.value, after)


def _followers(markers: list[Marker | None]) -> list[Value | None]:
    """Return the value of the next marker of the same style, for each marker."""
    following: list[Value | None] = [None] * len(markers)
    coming: dict[str, Value] = {}
    for i in range(len(markers) - 1, -1, -1):
        marker = markers[i]
        if marker is not None:
            following[i] = coming.get(marker.style)
            coming[marker.style] = marker.value
    return following


def _succeeds(before: Value | None, after: Value | None) -> bool:
    """Return whether one number follows the other, as `(1, 3)` and `(2, 1)` follow `(1, 2)`."""
    if before is None or after is None:
        return False
    return any(after == (*before[:i], before[i] + 1) for i in range(len(before))) or after[-1] == 1 < len(after)


def _as_written(found: re.Match[str]) -> str:
    whole = found.group().strip().rstrip(".:")
    called = whole[:1] in "（(第附" or whole[-1:] in "）)" or len(found.groups()) > 1
    return whole if called else "".join(found.group(1).split())


def _value(style: str, number: str, sub: str | None = None) -> Value | None:
    """Return the value of `number`; `sub` is that of an article put in later, as 第三条之一 is."""
    if sub:
        first, second = _value(style, number), _value(style, sub)
        return (*first, *second) if first and second else None
    if style == "circle":
        return (ord(number) - ord("①") + 1,)
    if style.startswith("letter") or (style in _LETTERED and len(number) == 1 and number in _LETTERS):
        return (ord(number.lower()) - ord("a") + 1,)
    if number[0].isdigit():
        return tuple(int(part) for part in re.split(r"[.-]\s?", number))
    if number.lower() in _WORDS:
        return (_WORDS.index(number.lower()) + 1,)
    total = _roman(number.upper()) if number.isascii() else _han(number)
    return (total,) if total else None


def _han(number: str) -> int:
    total = digit = 0
    for c in number:
        if c in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[c], 0
        else:
            digit = digit * 10 + _DIGITS[c] if digit else _DIGITS[c]
    return total + digit


def _roman(number: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}.get(c, 0) for c in number]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
