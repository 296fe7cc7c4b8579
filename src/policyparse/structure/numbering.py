"""Numbers that open a paragraph, and which of them are numbers of a series.

A number counts only where its series makes it plausible: it is the first, follows the last of its kind, or is itself
followed by its successor. So `3.5 万`, a year or a stray `2.` opens nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_HAN = r"[一二三四五六七八九十百千零〇两]"
_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_EN_NUMBER = rf"\d{{1,3}}|[ivxlc]{{1,6}}|{'|'.join(_WORDS)}"

STYLES = tuple(
    (name, re.compile(pattern, re.IGNORECASE if name.startswith("en-") else 0))
    for name, pattern in (
        ("part", rf"第\s*({_HAN}{{1,4}}|\d{{1,3}})\s*(?:编|篇|部分)(?=[\s:：、]|$)"),
        ("chapter", rf"第\s*({_HAN}{{1,4}}|\d{{1,3}})\s*章"),
        ("section", rf"第\s*({_HAN}{{1,4}}|\d{{1,3}})\s*节"),
        ("article", rf"第\s*({_HAN}{{1,6}}|\d{{1,4}})\s*条(?=[\s:：【(（]|$)"),
        ("han", rf"({_HAN}{{1,4}})\s*[、.]"),
        ("han-bracket", rf"[（(]\s*({_HAN}{{1,4}})\s*[）)]"),
        ("task", rf"(?:任务|行动|专栏|专题|工程|举措|措施)\s*({_HAN}{{1,3}}|\d{{1,2}})(?=[\s:：、])"),
        ("decimal", r"(\d{1,2}(?:\.\d{1,2}){1,3})(?:[.、]\s*|\s+)(?=[^\d\s%万亿个])"),
        ("digit", r"(\d{1,3})\s*(?:[、]|\.(?!\d))"),
        ("digit-bracket", r"[（(]\s*(\d{1,2})\s*[）)]"),
        ("digit-half", r"(\d{1,2})[)）]"),
        ("circle", r"([①-⑳])"),
        ("en-article", rf"(?:article|section|part|chapter|annex|appendix|task)\s+({_EN_NUMBER})\b[.:]?"),
        ("zero", r"(0\d)(?=\s+\S)"),
        ("roman", r"([IVX]{1,5})[.、]\s"),
        ("letter", r"([A-H])\.\s"),
        ("letter-bracket", r"\(([a-h])\)\s"),
    )
)
_OPENING = re.compile(
    rf"[第（(\d①-⑳]|{_HAN}|[IVXA-H]{{1,5}}[.、]|(?:article|section|part|chapter|annex|appendix|task)\s"
    r"|任务|行动|专栏|专题|工程|举措|措施",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"\S.*?\s(0[1-9])$")
HEADING_ONLY = frozenset({"part", "chapter", "section"})

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
            value = _value(style, found.group(1))
            if value:
                kind = style + found.group().split()[0].lower() if style == "en-article" else style
                return Marker(kind, _as_written(found), value, 0, found.end())
    found = _TRAILING.match(text) if len(text) <= 80 and text[-2:-1] == "0" else None
    return Marker("zero", found.group(1), (int(found.group(1)),), found.start(1), found.end(1)) if found else None


def in_series(markers: Sequence[Marker | None]) -> list[bool]:
    """Say of each paragraph's marker whether it belongs to a series; a `None` marker does not."""
    following = _followers(markers)
    last: dict[str, Value] = {}
    accepted = []
    for marker, follower in zip(markers, following, strict=True):
        good = marker is not None and _is_plausible(last.get(marker.style), marker.value, follower)
        if good and marker is not None:
            last[marker.style] = marker.value
        accepted.append(good)
    return accepted


def _is_plausible(before: Value | None, value: Value, after: Value | None) -> bool:
    return value[-1] == 1 or _succeeds(before, value) or _succeeds(value, after)


def _followers(markers: Sequence[Marker | None]) -> list[Value | None]:
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
    """Say whether one number follows the other, as `(1, 3)` and `(2, 1)` follow `(1, 2)`."""
    if before is None or after is None:
        return False
    return any(after == (*before[:i], before[i] + 1) for i in range(len(before))) or after[-1] == 1 < len(after)


def _as_written(found: re.Match[str]) -> str:
    whole = found.group().strip()
    bare = found.group(1)
    return whole if whole[:1] in "（(第" or whole[-1:] in "）)" else bare


def _value(style: str, number: str) -> Value | None:
    if style == "circle":
        return (ord(number) - ord("①") + 1,)
    if style.startswith("letter"):
        return (ord(number.lower()) - ord("a") + 1,)
    if number[0].isdigit():
        return tuple(int(part) for part in number.split("."))
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
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[c] for c in number]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
