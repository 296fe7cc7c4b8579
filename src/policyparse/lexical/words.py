"""The words of a segment: Chinese words and terms, English lemmas, and numbers on both sides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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
_NOT_TEXT = re.compile(r"\]\([^)\s]*\)|\{#[^}]*\}|<!--.*?-->")


class Word(NamedTuple):
    """`text[start:end]` of a segment; `form` is the look-up key: a Chinese word, a Latin word, a number's key."""

    start: int
    end: int
    form: str
    kind: str  # "term", "word", "latin", "number"


def readable(text: str) -> str:
    """Return `text` folded, with addresses and anchors of markup blanked; same length."""
    return _NOT_TEXT.sub(lambda match: " " * len(match.group()), fold(text))


class SourceWords:
    """Reads source segments into words."""

    def __init__(self, lexicon: Lexicon, termbase: Termbase) -> None:
        """Find terms of `termbase` first, and segment the rest with `lexicon`."""
        self._lexicon = lexicon
        self._termbase = termbase

    def read(self, unit: Unit) -> tuple[Word, ...]:
        """Return the content words of a Chinese segment, in order, none overlapping."""
        text = readable(unit.text)
        found = (*dict.fromkeys(_numbers(unit)), *self._glossary_words(text))
        words = sorted(_without_overlaps(found), key=lambda word: word.start)
        return tuple(sorted([*words, *_names(unit), *self._rest(text, words)], key=lambda word: word.start))

    def _glossary_words(self, text: str) -> Iterator[Word]:
        for match in self._termbase.find_zh(text):
            yield Word(match.start, match.end, intern(text[match.start : match.end]), "term")

    def _rest(self, text: str, taken: Iterable[Word]) -> Iterator[Word]:
        at = 0
        for start, end in [*((word.start, word.end) for word in taken), (len(text), len(text))]:
            yield from self._cut(text, at, start)
            at = max(at, end)

    def _cut(self, text: str, start: int, end: int) -> Iterator[Word]:
        yield from chinese_words(text, start, end, self._lexicon)
        for match in _LATIN.finditer(text, start, end):
            yield Word(match.start(), match.end(), intern(match.group()), "latin")


def content(text: str, lexicon: Lexicon) -> Iterator[tuple[str, int, int]]:
    """Yield `(key, start, end)` for each content word of English `text`, with the parts of compounds separate."""
    for match in _LATIN.finditer(text):
        word = match.group()
        if not word.isalpha() and word.replace(",", "").replace(".", "").isdigit():
            yield "#" + word.replace(",", ""), match.start(), match.end()
            continue
        if word in GREEK:
            yield GREEK[word], match.start(), match.end()
            continue
        at = match.start()
        pieces = [piece for piece in WORD_PARTS.split(word) if piece]
        if len(pieces) > 1:
            yield word.lower(), match.start(), match.end()
        for piece in pieces:
            at = text.find(piece, at)
            lower = piece.lower()
            lemma = lexicon.lemma(lower)
            if len(lower) > 1 and not lexicon.is_stop(lower) and not lexicon.is_stop(lemma):
                yield lemma, at, at + len(piece)
            at += len(piece)


def chinese_words(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Word]:
    """Yield the content words of the Chinese runs of `text[start:end]`."""
    for match in _HAN.finditer(text, start, end):
        at = match.start()
        for form in lexicon.cut(match.group()):
            if not lexicon.is_empty(form):
                yield Word(at, at + len(form), intern(form), "word")
            at += len(form)


class TranslationWords:
    """Reads translation segments into words with their keys."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take lemmas and stop words from `lexicon`."""
        self._lexicon = lexicon

    def read(self, unit: Unit) -> tuple[Word, ...]:
        """Return the content words of an English segment; a compound is beside its parts, Chinese stays Chinese."""
        text = readable(unit.text)
        numbers = list(_numbers(unit))
        covered = {at for word in numbers for at in range(word.start, word.end)}
        words = [
            Word(start, end, key, "number" if key[0] == "#" else "word")
            for key, start, end in content(text, self._lexicon)
            if start not in covered or key[0] != "#"
        ]
        words += (word for word in chinese_words(text, 0, len(text), self._lexicon))
        return tuple(sorted([*numbers, *_names(unit), *words], key=lambda word: (word.start, -word.end)))


def left_in_chinese(text: str) -> bool:
    """Return whether most letters of an English document's segment are Chinese."""
    han = sum(map(len, _HAN.findall(text)))
    return han > 0 and 2 * han > sum(character.isalpha() for character in text)


def _numbers(unit: Unit) -> Iterator[Word]:
    return (Word(start, end, key, "number") for start, end, key in unit.numbers)


def _names(unit: Unit) -> Iterator[Word]:
    return (Word(start, end, key, "number") for start, end, key in unit.names)


def _without_overlaps(words: Iterable[Word]) -> Iterator[Word]:
    """Yield words that overlap none before them; earlier ones in the given order win.

    The two numbers of a range stand on one span.
    """
    taken: set[int] = set()
    ranges: set[tuple[int, int]] = set()
    for word in words:
        span = word.start, word.end
        if taken.isdisjoint(range(*span)):
            taken.update(range(*span))
            ranges |= {span} if word.kind == "number" else set()
        elif word.kind != "number" or span not in ranges:
            continue
        yield word
