"""A segment read as words: what each source word may be rendered by, and what each translation word answers to.

Both sides meet in *keys*: an English lemma (`robot`) or a number (`#1000000`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from policyparse.align.units import Unit
from policyparse.align.weights import WEIGHTS
from policyparse.folding import fold
from policyparse.lexicon import Lexicon
from policyparse.termbase import Termbase, TermMatch


class Offer(NamedTuple):
    """How a key stands for a word: `strength` as evidence for the word, `portion` of the word that it renders.

    One lemma of *intensive care* is good evidence for 重症监护, yet renders half of it.
    """

    strength: float
    portion: float

    def scaled(self, factor: float) -> Offer:
        """Return the offer with both figures times `factor`."""
        return Offer(self.strength * factor, self.portion * factor)


Offers = Mapping[str, Offer]
"""Keys that a word may be rendered by."""

_HAN = re.compile(r"[㐀-鿿豈-﫿]+")
_LATIN = re.compile(r"\d*[A-Za-z][A-Za-z0-9]*(?:[-_.'’/][A-Za-z0-9]+)*|\d+(?:[.,]\d+)*|[αβγδεζηθικλνξπρστυφχψω]")
_GREEK = {
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
_PARTS = re.compile(r"[-_./'’]|(?<=[a-z])(?=[A-Z])")
_NOT_TEXT = re.compile(r"\]\([^)\s]*\)|\{#[^}]*\}|<!--.*?-->")
_LONGEST_WORD = 8


Reading = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Word:
    """`text[start:end]` of a segment; `form` is what is looked up: a Chinese word, a Latin word, a number's key."""

    start: int
    end: int
    form: str
    kind: str  # "term", "word", "latin", "number"

    @property
    def reading(self) -> Reading:
        """All that the word's offers depend on."""
        return self.form, self.kind, self.end - self.start


def readable(text: str) -> str:
    """Return `text` folded, with addresses and anchors of markup blanked; same length."""
    return _NOT_TEXT.sub(lambda match: " " * len(match.group()), fold(text))


class SourceWords:
    """Reads source segments; the offers of each distinct word are worked out once."""

    def __init__(self, lexicon: Lexicon, termbase: Termbase) -> None:
        """Look words up in `termbase` first, then in `lexicon`."""
        self._lexicon = lexicon
        self._termbase = termbase
        self._terms: dict[str, Offers] = {}
        self._offers: dict[str, Offers] = {}
        self._parts: dict[str, tuple[tuple[int, int, Offers], ...]] = {}
        self._learnt: Mapping[str, Offers] = {}

    def read(self, unit: Unit) -> tuple[Word, ...]:
        """Return the content words of a Chinese segment, in order, none overlapping."""
        text = readable(unit.text)
        taken = [*_numbers(unit), *self._glossary_words(text)]
        words = sorted(_without_overlaps(taken), key=lambda word: word.start)
        return tuple(sorted([*words, *self._rest(text, words)], key=lambda word: word.start))

    def learn(self, learnt: Mapping[str, Offers]) -> None:
        """Offer for each form the lemmas that it was found to be rendered by, beside what the dictionary offers."""
        self._learnt = learnt
        self._offers.clear()
        self._parts.clear()

    def _glossary_words(self, text: str) -> Iterator[Word]:
        for match in self._termbase.find_zh(text):
            form = text[match.start : match.end]
            if form not in self._terms:
                self._terms[form] = self._term_offers(match)
            yield Word(match.start, match.end, form, "term")

    def _rest(self, text: str, taken: Iterable[Word]) -> Iterator[Word]:
        at = 0
        for start, end in [*((word.start, word.end) for word in taken), (len(text), len(text))]:
            yield from self._cut(text, at, start)
            at = max(at, end)

    def _cut(self, text: str, start: int, end: int) -> Iterator[Word]:
        yield from chinese_words(text, start, end, self._lexicon)
        for match in _LATIN.finditer(text, start, end):
            yield Word(match.start(), match.end(), match.group(), "latin")

    def offers(self, word: Word) -> Offers:
        """Return what `word` as a whole may be rendered by; its parts are the business of `parts`."""
        if word.kind == "number":
            return {word.form: _WHOLE}
        found = self._offers.get(word.form)
        if found is None:
            found = self._latin_offers(word.form) if word.kind == "latin" else self._han_offers(word.form, whole=True)
            self._offers[word.form] = found
        return found

    def parts(self, word: Word) -> tuple[tuple[int, int, Offers], ...]:
        """Return the dictionary words inside `word`, itself included, as `(start, end, offers)` relative to it."""
        if word.kind in ("latin", "number"):
            return ((0, word.end - word.start, self.offers(word)),)
        return self._inside(word.form)

    def _inside(self, form: str) -> tuple[tuple[int, int, Offers], ...]:
        found = self._parts.get(form)
        if found is None:
            found = self._parts[form] = tuple(self._read_inside(form))
        return found

    def _read_inside(self, form: str) -> Iterator[tuple[int, int, Offers]]:
        """Yield the dictionary words in `form`; single characters only where no longer word covers them."""
        size = len(form)
        covered = [False] * size
        for length in range(min(_LONGEST_WORD, size), 0, -1):
            for start in range(size - length + 1):
                if length == 1 and covered[start]:
                    continue
                offers = self._han_offers(form[start : start + length], whole=length == size)
                if offers:
                    yield start, start + length, offers
                    if self._lexicon.glosses(form[start : start + length]) or form in self._terms:
                        covered[start : start + length] = [True] * length

    def known(self, word: Word) -> bool:
        """Return whether a glossary or the dictionary has `word` as a whole."""
        return word.kind != "word" or bool(self._lexicon.glosses(word.form))

    def trust(self, word: Word) -> float:
        """Return how far a missing rendering of `word` may be trusted to be missing, 0 to 1.

        Common words are rendered in more ways than a dictionary lists, unknown ones in ways that it does not.
        """
        if word.kind in ("latin", "number"):
            return 1.0
        rarity = (-self._lexicon.zh_log_prob(word.form) - WEIGHTS.common) / (WEIGHTS.rare - WEIGHTS.common)
        return (1.0 if self.known(word) else 0.3) * min(1.0, max(0.15, rarity))

    def _han_offers(self, form: str, *, whole: bool) -> Offers:
        """Return the offers of a Chinese form; a `whole` word may be a name, or be left in Chinese."""
        key = form if whole else "…" + form
        found = self._offers.get(key)
        if found is None:
            found = dict(self._dictionary_offers(form))
            for lemma, offer in self._terms.get(form, {}).items():
                _offer(found, lemma, offer)
            for lemma, offer in self._learnt.get(form, {}).items():
                _offer(found, lemma, offer)
            if whole:
                if not found and len(form) > 1:
                    _offer_name(found, self._lexicon, form)
                found[form] = _WHOLE
            self._offers[key] = found
        return found

    def _dictionary_offers(self, form: str) -> Offers:
        if self._lexicon.is_empty(form):
            return {}
        base = 1.0 if len(form) > 1 else WEIGHTS.single
        offers: dict[str, Offer] = {}
        for gloss in self._lexicon.glosses(form):
            offer = _share(len(gloss)).scaled(base)
            for number in gloss:
                _offer(offers, self._lexicon.lemma_of(number), offer)
        return offers

    def _term_offers(self, match: TermMatch) -> Offers:
        offers: dict[str, Offer] = {}
        concept = match.concept
        for form in (*concept.en_preferred, *concept.en_admitted, *concept.en_deprecated):
            lemmas = self._lemmas(form)
            for lemma in lemmas:
                _offer(offers, lemma, _share(len(lemmas)))
        return offers

    def _lemmas(self, form: str) -> list[str]:
        """Return the keys of an English form's content words."""
        words = form.lower().split()
        if not all(word.isalpha() and word.isascii() for word in words):
            return [lemma for lemma, _, _ in content(form, self._lexicon)]
        lemmas = ((word, self._lexicon.lemma(word)) for word in words if len(word) > 1)
        return [lemma for word, lemma in lemmas if not (self._lexicon.is_stop(word) or self._lexicon.is_stop(lemma))]

    def _latin_offers(self, form: str) -> Offers:
        if form.replace(",", "").replace(".", "").isdigit():
            return {"#" + form.replace(",", ""): _WHOLE}
        offers: dict[str, Offer] = {_GREEK.get(form, form.lower()): _WHOLE}
        for part in _PARTS.split(form):
            if len(part) > 1:
                _offer(offers, self._lexicon.lemma(part.lower()), _WHOLE.scaled(0.9))
        return offers


def content(text: str, lexicon: Lexicon) -> Iterator[tuple[str, int, int]]:
    """Yield `(key, start, end)` for each content word of English `text`, parts of compounds apart."""
    for match in _LATIN.finditer(text):
        word = match.group()
        if not word.isalpha() and word.replace(",", "").replace(".", "").isdigit():
            yield "#" + word.replace(",", ""), match.start(), match.end()
            continue
        if word in _GREEK:
            yield _GREEK[word], match.start(), match.end()
            continue
        at = match.start()
        pieces = [piece for piece in _PARTS.split(word) if piece]
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
                yield Word(at, at + len(form), form, "word")
            at += len(form)


class TranslationWords:
    """Reads translation segments into words with their keys."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take lemmas and stop words from `lexicon`."""
        self._lexicon = lexicon

    def read(self, unit: Unit) -> tuple[Word, ...]:
        """Return the content words of an English segment; a compound stands beside its parts, Chinese stays Chinese."""
        text = readable(unit.text)
        numbers = list(_numbers(unit))
        covered = {at for word in numbers for at in range(word.start, word.end)}
        words = [
            Word(start, end, key, "number" if key[0] == "#" else "word")
            for key, start, end in content(text, self._lexicon)
            if start not in covered or key[0] != "#"
        ]
        words += (word for word in chinese_words(text, 0, len(text), self._lexicon))
        return tuple(sorted([*numbers, *words], key=lambda word: (word.start, -word.end)))


def left_in_chinese(text: str) -> bool:
    """Return whether most letters of an English document's segment are Chinese."""
    han = sum(map(len, _HAN.findall(text)))
    return 2 * han > sum(character.isalpha() for character in text)


def _numbers(unit: Unit) -> Iterator[Word]:
    return (Word(start, end, key, "number") for start, end, key in unit.numbers)


def _without_overlaps(words: Iterable[Word]) -> Iterator[Word]:
    """Yield words that overlap none before them; earlier ones in the given order win."""
    taken: set[int] = set()
    for word in words:
        if not taken.intersection(range(word.start, word.end)):
            taken.update(range(word.start, word.end))
            yield word


_WHOLE = Offer(1.0, 1.0)


@cache
def _share(size: int) -> Offer:
    """Return what one lemma of a gloss of `size` lemmas offers: the fewer, the more it says."""
    return Offer(1.0 if size == 1 else 0.75 if size == 2 else 0.5, 1.0 / max(1, size))


def _offer(offers: dict[str, Offer], key: str, offer: Offer) -> None:
    before = offers.get(key)
    if before is None or offer.strength > before.strength:
        offers[key] = offer


def _offer_name(offers: dict[str, Offer], lexicon: Lexicon, form: str) -> None:
    """Offer the pinyin of a word that no dictionary knows: it may be a name."""
    syllables = [lexicon.pinyin(character) for character in form]
    if all(syllables) and len(form) <= 4:
        _offer(offers, "".join(syllables), _WHOLE.scaled(0.9))
        for start in range(len(form) - 1):
            _offer(offers, "".join(syllables[start : start + 2]), _WHOLE.scaled(0.6))
