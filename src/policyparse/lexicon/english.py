"""English words: tokens, regular inflection and spelling, independent of the compiled dictionary."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache

from policyparse.lexicon.tables import read_pairs, read_words

WORD = re.compile(r"([A-Za-z\u00c0-\u024f]+(?:['’](?![sS]\b)[A-Za-z]+)*)(?:['’][sS]\b)?")
_PLAIN_WORD = re.compile(r"([a-z]+(?:'(?!s\b)[a-z]+)*)(?:'s\b)?")

_SPELLING_RULES = (
    ("isation", "ization"),
    ("ise", "ize"),
    ("iser", "izer"),
    ("yse", "yze"),
    ("our", "or"),
    ("tre", "ter"),
    ("bre", "ber"),
    ("ogue", "og"),
)
_VOWELS = (("ae", "e"), ("oe", "e"))


@cache
def stop_words() -> frozenset[str]:
    """Return the English function words, lower case."""
    return read_words("english_stop.txt")


@cache
def spelling() -> Mapping[str, str]:
    """Return irregular British spellings and what they are folded to."""
    return dict(read_pairs("spelling.tsv"))


def plain(word: str) -> str:
    """Return `word` in lower case, without accents and apostrophes."""
    lowered = word.lower()
    if lowered.isascii() and lowered.isalpha():
        return lowered
    decomposed = unicodedata.normalize("NFD", lowered)
    return "".join(mark for mark in decomposed if mark.isalnum())


def plain_words(text: str) -> list[str]:
    """Return the words that `words` yields, without their places."""
    if text.isascii():
        return [word.replace("'", "") for word in _PLAIN_WORD.findall(text.lower())]
    return [word for _, _, word in words(text)]


def words(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield `(start, end, word)` of the alphabetic words of `text`, plain; hyphens part words, a possessive is cut."""
    for match in WORD.finditer(text):
        yield match.start(1), match.end(1), plain(match.group(1))


def bases(word: str) -> tuple[str, ...]:
    """Return what `word` may be a regular inflection of (plural, third person, -ed, -ing), likeliest first."""
    if word.endswith("s"):
        return _bases_of_s(word)
    for ending in ("ied", "ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return _bases_of_verb(word[: -len(ending)], ending)
    return ()


def _bases_of_s(word: str) -> tuple[str, ...]:
    if len(word) < 4 or word.endswith(("ss", "us", "is")):
        return ()
    if word.endswith("ies"):
        return (word[:-3] + "y", word[:-1])
    if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
        return (word[:-2], word[:-1])
    return (word[:-1],)


def _bases_of_verb(trunk: str, ending: str) -> tuple[str, ...]:
    if ending == "ied":
        return (trunk + "y",)
    doubled = len(trunk) > 3 and trunk[-1] == trunk[-2]
    return (trunk[:-1], trunk, trunk + "e") if doubled else (trunk, trunk + "e")


def american(word: str, known: Collection[str]) -> str:
    """Return the American spelling of a British `word`, by table, or by rule where the outcome is in `known`."""
    if word in spelling():
        return spelling()[word]
    for british, ours in _SPELLING_RULES:
        if word.endswith(british) and len(word) > len(british) + 1:
            candidate = word[: -len(british)] + ours
            return candidate if candidate in known else word
    for british, ours in _VOWELS:
        if british in word and len(word) > 5:
            candidate = word.replace(british, ours)
            if candidate in known:
                return candidate
    return word


@cache
def snowball() -> Callable[[str], str]:
    """Return the Snowball English stemmer (Porter 2); imported here because only a build needs it."""
    import snowballstemmer  # type: ignore[import-untyped]  # noqa: PLC0415

    stem: Callable[[str], str] = snowballstemmer.stemmer("english").stemWord
    return stem
