"""The words of a segment: Chinese words and terms, English lemmas, and numbers on both sides."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache, partial
from itertools import accumulate
from operator import itemgetter
from sys import intern
from typing import NamedTuple

from policyparse.folding import fold
from policyparse.han import HAN
from policyparse.lexical.units import Unit
from policyparse.lexicon import Lexicon
from policyparse.termbase import Termbase

_HAN = re.compile(f"[{HAN}]+")
_LATIN = re.compile(r"\d*[A-Za-z][A-Za-z0-9]*(?:[-_.'’/][A-Za-z0-9]+)*|\d+(?:[.,]\d+)*|[αβγδεζηθικλνξπρστυφχψω]")
GREEK = {
    "α": "alpha",
    "β": "beta",
    "γ": "gamma",
    "δ": "delta",
    "ε": "epsilon",
    "ζ": "zeta",
    "η": "eta",
    "θ": "theta",
    "ι": "iota",
    "κ": "kappa",
    "λ": "lambda",
    "ν": "nu",
    "ξ": "xi",
    "π": "pi",
    "ρ": "rho",
    "σ": "sigma",
    "τ": "tau",
    "υ": "upsilon",
    "φ": "phi",
    "χ": "chi",
    "ψ": "psi",
    "ω": "omega",
}  # fmt: skip  (no μ, which mostly is a prefix of units)
WORD_PARTS = re.compile(r"[-_./'’]|(?<=[a-z])(?=[A-Z])")
_REMEMBERED, _LONGEST = 8192, 32  # distinct words, of so many characters, that are kept read: about 3 MB a language
_NOT_TEXT = re.compile(r"\]\([^)\s]*\)|\{#[^}]*\}|<!--.*?-->")
_NOT_TEXT_OPENS = "](", "{#", "<!--"


class Word(NamedTuple):
    """`text[start:end]` of a segment; `form` is the look-up key: a Chinese word, a Latin word, a number's key."""

    start: int
    end: int
    form: str
    kind: str  # "term", "word", "latin", "number"


_word = partial(tuple.__new__, Word)  # the name takes three times as long
_start = itemgetter(0)


def readable(text: str) -> str:
    """Return `text` folded, with addresses and anchors of markup blanked; same length."""
    folded = fold(text)
    for opens in _NOT_TEXT_OPENS:
        if opens in folded:
            return _NOT_TEXT.sub(_blank, folded)
    return folded


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


class SourceWords:
    """Reads source segments into words."""

    def __init__(self, lexicon: Lexicon, termbase: Termbase) -> None:
        """Find terms of `termbase` first, and segment the rest with `lexicon`."""
        self._lexicon = lexicon
        self._termbase = termbase

    def read(self, unit: Unit) -> tuple[Word, ...]:
        """Return the content words of a Chinese segment, in order, none overlapping."""
        text = readable(unit.text)
        words = self._glossary_words(text)
        if unit.numbers:
            found = [*dict.fromkeys(_numbers(unit)), *words]
            words = sorted(_without_overlaps(found, len(text)), key=_start)
        return tuple(sorted([*words, *_names(unit), *self._rest(text, words)], key=_start))

    def _glossary_words(self, text: str) -> list[Word]:
        return [_word((start, end, intern(text[start:end]), "term")) for start, end, _ in self._termbase.find_zh(text)]

    def _rest(self, text: str, taken: Iterable[Word]) -> list[Word]:
        has_latin = _LATIN.search(text) is not None
        found: list[Word] = []
        at = 0
        for start, end in [*[(word[0], word[1]) for word in taken], (len(text), len(text))]:
            if at < start:
                found += chinese_words(text, at, start, self._lexicon)
                if has_latin:
                    for match in _LATIN.finditer(text, at, start):
                        found.append(_word((match.start(), match.end(), intern(match.group()), "latin")))
            at = max(at, end)
        return found


def content(text: str, lexicon: Lexicon) -> list[Word]:
    """Return the content words of English `text`, a compound before its parts."""
    found: list[Word] = []
    at = 0
    words: list[str] = _LATIN.findall(text)
    for word in words:
        at = text.find(word, at)  # as the pattern looks at nothing around a word, no match can begin before
        size = len(word)
        keys = _keys(word, lexicon) if size <= _LONGEST else _read_keys(word, lexicon)
        for start, end, key, kind in keys:
            found.append(_word((at + start, at + end, key, kind)))
        at += size
    return found


def _read_keys(word: str, lexicon: Lexicon) -> tuple[Word, ...]:
    """Return the content words in a word without blanks."""
    if not word.isalpha() and word.replace(",", "").replace(".", "").isdigit():
        return (Word(0, len(word), "#" + word.replace(",", ""), "number"),)
    if word in GREEK:
        return (Word(0, len(word), GREEK[word], "word"),)
    pieces = [piece for piece in WORD_PARTS.split(word) if piece]
    found = [Word(0, len(word), word.lower(), "word")] if len(pieces) > 1 else []
    at = 0
    for piece in pieces:
        at = word.find(piece, at)
        lower = piece.lower()
        lemma = lexicon.lemma(lower)
        if len(lower) > 1 and not lexicon.is_stop(lower) and not lexicon.is_stop(lemma):
            found.append(Word(at, at + len(piece), lemma, "word"))
        at += len(piece)
    return tuple(found)


_keys = lru_cache(maxsize=_REMEMBERED)(_read_keys)


def chinese_words(text: str, start: int, end: int, lexicon: Lexicon) -> list[Word]:
    """Return the content words of the Chinese runs of `text[start:end]`."""
    found: list[Word] = []
    for match in _HAN.finditer(text, start, end):
        at, run = match.start(), match.group()
        words = _run(run, lexicon) if len(run) <= _LONGEST else _read_run(run, lexicon)
        for first, last, form in words:
            found.append(_word((at + first, at + last, form, "word")))
    return found


def _read_run(run: str, lexicon: Lexicon) -> tuple[tuple[int, int, str], ...]:
    """Return the content words in a run of Chinese characters."""
    forms = lexicon.cut(run)
    ends = list(accumulate(map(len, forms)))
    return tuple(
        [
            (end - len(form), end, intern(form))
            for form, end in zip(forms, ends, strict=True)
            if not lexicon.is_empty(form)
        ]
    )


_run = lru_cache(maxsize=_REMEMBERED)(_read_run)


class TranslationWords:
    """Reads translation segments into words with their keys."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take lemmas and stop words from `lexicon`."""
        self._lexicon = lexicon

    def read(self, unit: Unit) -> tuple[Word, ...]:
        """Return the content words of an English segment; a compound is beside its parts, Chinese stays Chinese."""
        text = readable(unit.text)
        numbers = _numbers(unit)
        words = content(text, self._lexicon)
        if numbers:
            covered = {at for word in numbers for at in range(word[0], word[1])}
            words = [word for word in words if word[3] != "number" or word[0] not in covered]
        chinese = [] if text.isascii() else chinese_words(text, 0, len(text), self._lexicon)
        more = [*numbers, *_names(unit), *words, *chinese]
        return tuple(words if len(more) == len(words) else sorted(more, key=_outermost))


def _outermost(word: Word) -> tuple[int, int]:
    return word[0], -word[1]


def left_in_chinese(text: str) -> bool:
    """Return whether most letters of an English document's segment are Chinese."""
    if text.isascii():
        return False
    han = sum(map(len, _HAN.findall(text)))
    return han > 0 and 2 * han > sum(character.isalpha() for character in text)


def _numbers(unit: Unit) -> list[Word]:
    return [_word((start, end, key, "number")) for start, end, key in unit.numbers]


def _names(unit: Unit) -> list[Word]:
    return [_word((start, end, key, "number")) for start, end, key in unit.names]


def _without_overlaps(words: Iterable[Word], size: int) -> list[Word]:
    """Return the words of a text of `size` characters that overlap none before them; earlier ones win.

    The two numbers of a range stand on one span.
    """
    taken = bytearray(size)
    ranges: set[tuple[int, int]] = set()
    found: list[Word] = []
    for word in words:
        start, end, _, kind = word
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            if kind == "number":
                ranges.add((start, end))
        elif kind != "number" or (start, end) not in ranges:
            continue
        found.append(word)
    return found
