"""Keys under which forms are found again: widths, case, hyphens and inflection do not count.

A key need only be the same for all forms of one word; it need not be a word.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from policyparse.folding import fold
from policyparse.lexicon import english

_TOKEN = re.compile(r"([A-Za-z\u00c0-\u024f]+(?:['’](?![sS]\b)[A-Za-z]+)*|\d+(?:[.,]\d+)*|[%&+$])(?:['’][sS]\b)?")
_LINKS = "-\u2010\u2011\u2012\u2013"
_LINKED = re.compile(rf"[{_LINKS}]\S")
_CAPITALS = re.compile("[A-Z]+")
_SPELLING = (("isation", "ization"), ("our", "or"), ("tre", "ter"), ("bre", "ber"), ("ogue", "og"))
_VOWEL = re.compile(r"[aeiouy]")
_IRREGULAR = {
    "children": "child",
    "men": "man",
    "women": "woman",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "analyses": "analysis",
    "bases": "basis",
    "crises": "crisis",
    "built": "build",
    "led": "lead",
    "made": "make",
    "held": "hold",
    "drawn": "draw",
    "taken": "take",
    "given": "give",
    "grown": "grow",
    "sped": "speed",
    "sought": "seek",
    "shown": "show",
    "used": "use",
    "using": "use",
    "agreed": "agree",
}


class Token(NamedTuple):
    """One English word at `[start, end)`; `linked` when a hyphen ties it to the one before."""

    start: int
    end: int
    surface: str
    key: str
    linked: bool


Run = list[tuple[int, int]]
"""Where the parts of a hyphenated word stand, or where a word does."""


def zh_key(text: str) -> str:
    """Return Chinese `text` with widths folded and ASCII letters in lower case; same length."""
    return folded_key(fold(text))


def folded_key(text: str) -> str:
    """Return `zh_key` of a text that is folded already."""
    return _CAPITALS.sub(_lower, text)


def _lower(found: re.Match[str]) -> str:
    return found[0].lower()


def en_words(text: str) -> list[str]:
    """Return the keys of `en_tokens` alone, which takes a fraction of its time."""
    return list(map(word_key, _TOKEN.findall(fold(text))))


def may_link(text: str) -> bool:
    """Return whether `text` may have hyphenated words; where it returns False, no token is linked."""
    return _LINKED.search(text) is not None


def en_places(text: str) -> list[tuple[int, int]]:
    """Return where the words, numbers and signs of `text` stand, in order, parts of hyphenated words apart."""
    return [match.span(1) for match in _TOKEN.finditer(fold(text))]


def en_runs(text: str, places: list[tuple[int, int]]) -> list[Run]:
    """Return the words at `places`, each hyphenated word as one."""
    runs: list[Run] = []
    before = -2  # the first word is linked to none
    for place in places:
        if place[0] - before == 1 and text[before] in _LINKS:
            runs[-1].append(place)
        else:
            runs.append([place])
        before = place[1]
    return runs


def surface_of(text: str, run: Run) -> str:
    """Return a word as written, closed up: pre-school as preschool."""
    return "".join([fold(text[start:end]) for start, end in run])


def en_tokens(text: str) -> list[Token]:
    """Return the words of `text` at `en_places`."""
    folded, tokens = fold(text), list[Token]()
    for run in en_runs(text, en_places(text)):
        for start, end in run:
            surface = folded[start:end]
            tokens.append(Token(start, end, surface, word_key(surface), start > run[0][0]))
    return tokens


def form_key(form: str) -> str:
    """Return what all inflections and hyphenations of English words share; capitals of acronyms count."""
    return "".join((*en_words(form), *(acronym.removesuffix("s") for acronym in acronyms(form)))) or form


@lru_cache(maxsize=1 << 15)
def acronyms(form: str) -> tuple[str, ...]:
    """Return the words of an English form whose case matters: AI, IoT, mRNA."""
    surfaces = (match.group(1) for match in _TOKEN.finditer(form))
    return tuple(surface for surface in surfaces if surface[1:].lower() != surface[1:])


@lru_cache(maxsize=1 << 15)
def word_key(surface: str) -> str:
    """Return the key of one English word: number, person, -ing, -ed and British spelling taken off."""
    word = english.plain(surface)
    word = _uninflected(_IRREGULAR.get(word, word))
    word = english.spelling().get(word, word)
    for british, ours in _SPELLING:
        if word.endswith(british) and len(word) > 4:
            word = word.removesuffix(british) + ours
    return _trunk(word)


def _uninflected(word: str) -> str:
    bases = english.bases(word) if word.endswith("s") else ()
    word = bases[0] if bases else word
    for ending in ("ing", "ed"):
        trunk = word.removesuffix(ending)
        if trunk != word and not word.endswith("eed") and len(trunk) > 2 and _VOWEL.search(trunk):
            return trunk
    return word


def _trunk(word: str) -> str:
    """Take off what inflection adds and drops at a trunk's end: plan(n), advanc(e), appl(y/i), organi(s/z)e."""
    if len(word) < 4:
        return word
    word = word.removesuffix("e")
    if word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    if word.endswith("y"):
        return word[:-1] + "i"
    return word[:-1] + "z" if len(word) > 5 and word.endswith(("is", "ys")) else word
