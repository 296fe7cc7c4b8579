"""Sentences: Chinese ones end at 。！？, English ones at a full stop that is not an abbreviation's or a number's."""

from __future__ import annotations

import re
from typing import Final

from policyparse.structure import tables

_ENDS = re.compile(
    r"[。！？.!?](?:"  # first, so that the places to look at are found at once
    rf"(?P<zh>(?<=[。！？])[。！？]*[{re.escape(tables.CLOSERS)}]*)"
    rf"|(?P<en>(?<=[.!?])[.!?]*[\"'”’)\]]*(?=\s|$|{tables.HAN}))"
    r"|(?P<glued>(?<=[a-z0-9)\]%”\"][.!?])[\"”’)\]]*(?=[A-Z\"“(][a-z’' ]|[A-Z][A-Z]+[a-z ])))"
)
_NEXT = re.compile(r"\s*[\"'“‘(\[]*(?:[^\Wa-z_]|[*`_])")
_WORD = re.compile(r"[A-Za-z][A-Za-z.]*$")
_TOKEN = re.compile(r"\S*$")
_COUNTING = re.compile(rf"\s*{tables.HAN}")
_FEW_WORDS = re.compile(r"\s*\S+\s+\S+\s+\S")
_IDENTIFIER = re.compile(r"[/\\_@=<>{}]|^[\w-]+\.[\w-]+\.|[A-Z]\w*\.[A-Z]|^[a-z]+[A-Z]|\w\(")


def sentence_ends(text: str, shields: bytes | bytearray) -> list[int]:
    """Return where each sentence of the folded `text` ends, given `shielded(text)`; the last is `len(text)`."""
    ends: list[int] = []
    start, last = 0, len(text.rstrip())
    for found in _ENDS.finditer(text):
        end = found.end()
        if end <= start or shields[end - 1]:
            continue
        if found.lastgroup == "en" and not _ends_english(text, start, found):
            continue
        if found.lastgroup == "glued" and not _ends_glued(text, start, found):
            continue
        if end < last and text[start:end].strip():
            ends.append(end)
            start = end
    ends.append(len(text))
    return ends


def _ends_english(text: str, start: int, found: re.Match[str]) -> bool:
    if not _NEXT.match(text, found.end()):
        return False
    if found.group()[0] != ".":
        return True
    word = _WORD.search(text[max(start, found.start() - 24) : found.start()])
    if word is None:
        return not (_COUNTING.match(text, found.end()) or text[start : found.start()].strip().isdecimal())
    return not _is_abbreviation(word.group())


def _is_abbreviation(word: str) -> bool:
    return word.lower() in tables.ABBREVIATIONS or (len(word) == 1 and word.isupper())


def _ends_glued(text: str, start: int, found: re.Match[str]) -> bool:
    """`pandemic.High demand` is two sentences; `spec.Containers`, a path or an address is one word."""
    before = _TOKEN.search(text[max(start, found.start() - 40) : found.start()])
    after = re.match(r"\S*", text[found.end() : found.end() + 40])
    around = (before.group() if before else "") + "." + (after.group() if after else "")
    if _IDENTIFIER.search(around) or _is_abbreviation(before.group() if before else ""):
        return False
    return bool(_FEW_WORDS.match(text, start, found.start()) and _FEW_WORDS.match(text, found.end()))


_BRACKET = re.compile(r"[（(《〈“‘「『【〔\[）)》〉”’」』】〕\]`]")
_LONGEST_SHIELD: Final = 120
_CLOSING = {close: opening for opening, close in tables.BRACKETS.items()}


def shielded(text: str) -> bytearray:
    """Return a mask of `text`: 1 inside brackets, quotes and code of no more than a clause's length."""
    mask = bytearray(len(text))
    opened: dict[str, list[int]] = {}
    for found in _BRACKET.finditer(text):
        sign, at = found.group(), found.start()
        opening = "`" if sign == "`" else _CLOSING.get(sign)
        stack = opened.setdefault(opening or sign, [])
        if opening and stack:
            start = stack.pop() + 1
            if at - start <= _LONGEST_SHIELD:
                mask[start:at] = b"\1" * (at - start)
        elif sign == "`" or opening is None:
            stack.append(at)
    return mask
