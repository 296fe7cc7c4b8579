"""Translation options of Chinese words: from glossary terms, dictionary words and names.

The options are lemmas (`robot`) and numbers (`#1000000`); below lemmas, related ones share a stem.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable
from functools import cache, lru_cache, partial
from typing import Final, NamedTuple

from policyparse.earlier import is_keeping, shelf_of
from policyparse.lexical.names import spellings_of, surname_spellings
from policyparse.lexical.weights import WEIGHTS
from policyparse.lexical.words import GREEK, WORD_PARTS, Word, content
from policyparse.lexicon import Lexicon
from policyparse.shelf import Shelf
from policyparse.termbase import Termbase

_LONGEST_WORD: Final = 8
_REMEMBERED: Final = 4096  # distinct words whose offers are kept for the next comparison: about 10 MB

Strengths = dict[str, tuple[float, float]]
"""Strength and portion of the offers of a word, by lemma."""


class Offer(NamedTuple):
    """A translation option: the `strength` of a lemma as evidence for a word, and the `portion` of the word it renders.

    One lemma of *intensive care* is good evidence for 重症监护, yet renders half of it.
    """

    stem: str
    lemma: str
    strength: float
    portion: float

    def in_form(self, form: str) -> float:
        """Return the strength if the translation has `form`; it is lower for a form only related to the lemma."""
        return self.strength if form == self.lemma else self.strength * WEIGHTS.stem

    def part_in(self, form: str) -> float:
        """Return the portion that `form` renders."""
        return self.portion if form == self.lemma else self.portion * WEIGHTS.stem


_offer = partial(tuple.__new__, Offer)  # `_make` without its check

Part = tuple[int, int, tuple[Offer, ...]]
"""A dictionary word inside a word, `(start, end, offers)` relative to it."""


@lru_cache(maxsize=8)
def offers_of(lexicon: Lexicon, termbase: Termbase) -> Offers:
    """Return the offers that a lexicon and a termbase make; all comparisons with the same two share them.

    A run that keeps what it finds keeps them for the next one.
    """
    shelf = shelf_of("offers", lexicon.digest, termbase.digest) if is_keeping() else None
    return Offers(lexicon, termbase, shelf=shelf)


class Offers:
    """The translation options of words, computed once per distinct word."""

    def __init__(
        self,
        lexicon: Lexicon,
        termbase: Termbase,
        learnt: dict[str, Strengths] | None = None,
        unlearnt: Offers | None = None,
        shelf: Shelf[str, bytes] | None = None,
    ) -> None:
        """Look words up in `termbase` and in `lexicon`.

        `learnt` has for Chinese forms what a pair renders them by; words without such a form are those of `unlearnt`.
        `shelf` has the offers of words that were looked up before.
        """
        self._lexicon = lexicon
        self._termbase = termbase
        self._learnt: dict[str, Strengths] = learnt or {}
        self._unlearnt = unlearnt
        self._shelf = shelf
        self._no_form = _Form({}, False, lexicon)
        self._initials = frozenset([form[:1] for form in self._learnt])
        self._inside = lru_cache(maxsize=_REMEMBERED)(self._read_inside)
        self._of_form = lru_cache(maxsize=_REMEMBERED)(self._read_form)
        self._latin = lru_cache(maxsize=_REMEMBERED)(self._read_latin)
        self._lists = lru_cache(maxsize=_REMEMBERED)(self._is_listed)
        self._trust = lru_cache(maxsize=_REMEMBERED)(self._read_trust)
        if unlearnt:  # what does not depend on what was learnt
            self._latin, self._lists, self._trust = unlearnt._latin, unlearnt._lists, unlearnt._trust  # noqa: SLF001

    def with_learnt(self, learnt: dict[str, Strengths]) -> Offers:
        """Return these options, extended by the lemmas that the pair taught for each form in `learnt`."""
        if not learnt:
            return self
        both = {form: {**self._learnt.get(form, {}), **strengths} for form, strengths in learnt.items()}
        return Offers(self._lexicon, self._termbase, {**self._learnt, **both}, self)

    def parts(self, word: Word) -> tuple[Part, ...]:
        """Return the dictionary words inside `word`, itself included, as `(start, end, offers)` relative to it."""
        start, end, form, kind = word
        if kind == "number":
            return ((0, end - start, (Offer(form, form, 1.0, 1.0),)),)
        if kind == "latin":
            return ((0, end - start, self._latin(form)),)
        return self._inside(form)

    def known(self, word: Word) -> bool:
        """Return whether a glossary, the dictionary or a table has `word` as a whole."""
        return word[3] != "word" or self._lists(word[2])

    def _is_listed(self, form: str) -> bool:
        return bool(self._lexicon.glosses(form) or self._lexicon.renderings(form))

    def trust(self, word: Word) -> float:
        """Return how strong the evidence is if no rendering of `word` is found, 0 to 1.

        Common words have more renderings than a dictionary lists, and unknown words have renderings that it does not
        list.
        """
        if word[3] in ("latin", "number"):
            return 1.0
        return self._trust(word[2], self.known(word))

    def _read_trust(self, form: str, known: bool) -> float:
        rarity = (-self._lexicon.zh_log_prob(form) - WEIGHTS.common) / (WEIGHTS.rare - WEIGHTS.common)
        return (1.0 if known else 0.3) * min(1.0, max(0.15, rarity))

    def _read_inside(self, form: str) -> tuple[Part, ...]:
        """Return the dictionary words in `form`; single characters only where no longer word covers them."""
        if self._unlearnt and not self.holds_learnt(form):
            return self._unlearnt._inside(form)  # noqa: SLF001  (of the same class)
        if self._shelf is None:
            return tuple(self._look_inside(form))
        if kept := self._shelf.get(form):
            return _unpacked(kept)
        found = tuple(self._look_inside(form))
        self._shelf.put(form, _packed(found))
        return found

    def _look_inside(self, form: str) -> list[Part]:
        size = len(form)
        found: list[Part] = []
        covered = [False] * size
        for length in range(min(_LONGEST_WORD, size), 0, -1):
            for start in range(size - length + 1):
                if length == 1 and covered[start]:
                    continue
                part = self._of_form(form[start : start + length])
                offers = self._of_whole(form, part.strengths) if length == size else part.offers()
                if offers:
                    found.append((start, start + length, offers))
                    if length > 1 and part.is_word:
                        covered[start : start + length] = [True] * length
        return found

    def holds_learnt(self, form: str) -> bool:
        """Return whether a form that the pair taught is in `form`."""
        if self._initials.isdisjoint(form):
            return False
        size = len(form)
        return any(form[start:end] in self._learnt for start in range(size) for end in range(start + 1, size + 1))

    def _of_whole(self, form: str, strengths: Strengths) -> tuple[Offer, ...]:
        """Return the offers of a form that is a word: it may be a name, or be left in Chinese."""
        found = dict(strengths)
        if not found and len(form) > 1:
            found.update(spellings_of(form, self._lexicon))
        for spelling, offer in surname_spellings(form, self._lexicon).items():
            _add(found, spelling, offer)
        found[form] = (1.0, 1.0)
        return _offers(found, self._lexicon)

    def _read_form(self, form: str) -> _Form:
        if self._unlearnt and form not in self._learnt:
            return self._unlearnt._of_form(form)  # noqa: SLF001  (of the same class)
        lexicon = self._lexicon
        glosses, renderings = lexicon.entry(form)
        concept = self._termbase.concept_of(form)
        if not (glosses or renderings or concept or form in self._learnt):
            return self._no_form
        found: Strengths = {}
        if glosses and not lexicon.is_empty(form):
            base = 1.0 if len(form) > 1 else WEIGHTS.single
            for gloss in glosses:
                offer = _share(len(gloss), base)
                for number in gloss:
                    _add(found, lexicon.lemma_of(number), offer)
        for rendering, _ in concept.renderings if concept else ():
            lemmas = self._lemmas(rendering)
            for lemma in lemmas:
                _add(found, lemma, _share(len(lemmas)))
        for lemma, chance in renderings:
            _add(found, lemma, (WEIGHTS.rendering * chance, WEIGHTS.rendering_portion * chance))
        for lemma, offer in self._learnt.get(form, {}).items():
            _add(found, lemma, offer)
        return _Form(found, bool(glosses or renderings or concept), lexicon)

    def _lemmas(self, form: str) -> list[str]:
        """Return the lemmas of an English form's content words."""
        words, lexicon = form.lower().split(), self._lexicon
        letters = "".join(words)
        if not (letters.isalpha() and letters.isascii()):
            return [word.form for word in content(form, lexicon)]
        lemmas = [lexicon.lemma(word) for word in words if len(word) > 1 and not lexicon.is_stop(word)]
        return [lemma for lemma in lemmas if not lexicon.is_stop(lemma)]

    def _read_latin(self, form: str) -> tuple[Offer, ...]:
        digits = form.replace(",", "")
        if digits.replace(".", "").isdigit():
            return _offers({"#" + digits: (1.0, 1.0)}, self._lexicon)
        found = {GREEK.get(form, form.lower()): (1.0, 1.0)}
        for part in WORD_PARTS.split(form):
            if len(part) > 1:
                _add(found, self._lexicon.lemma(part.lower()), (0.9, 0.9))
        return _offers(found, self._lexicon)


class _Form:
    """What the tables have on a form, by itself or in a word: its offers, and whether it `is_word` in any table."""

    __slots__ = ("_lexicon", "_offers", "is_word", "strengths")

    def __init__(self, strengths: Strengths, is_word: bool, lexicon: Lexicon) -> None:
        self.strengths = strengths
        self.is_word = is_word
        self._lexicon = lexicon
        self._offers: tuple[Offer, ...] | None = None

    def offers(self) -> tuple[Offer, ...]:
        """Return its offers as a part of a word; most forms are never asked for them."""
        if self._offers is None:
            self._offers = _offers(self.strengths, self._lexicon)
        return self._offers


def _offers(strengths: Strengths, lexicon: Lexicon) -> tuple[Offer, ...]:
    return tuple([_offer((lexicon.stem(lemma), lemma, *offer)) for lemma, offer in strengths.items()])


@cache
def _share(size: int, base: float = 1.0) -> tuple[float, float]:
    """Return the strength of one lemma of a gloss of `size` lemmas: the fewer, the stronger."""
    return base * (1.0 if size == 1 else 0.75 if size == 2 else 0.5), base / max(1, size)


def _add(offers: Strengths, lemma: str, offer: tuple[float, float]) -> None:
    """Keep the strongest option of each lemma."""
    before = offers.get(lemma)
    if before is None or offer[0] > before[0]:
        offers[lemma] = offer


def _packed(parts: Iterable[Part]) -> bytes:
    return marshal.dumps([(start, end, list(map(tuple, offers))) for start, end, offers in parts])


def _unpacked(packed: bytes) -> tuple[Part, ...]:
    parts = marshal.loads(packed)  # noqa: S302  (as `Shelf` has it)
    return tuple([(start, end, tuple(map(_offer, offers))) for start, end, offers in parts])
