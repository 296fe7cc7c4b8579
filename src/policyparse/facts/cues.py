"""Closed classes of words (modals, negations, words of increase) and where a text uses them.

A table is a TOML file under `tables/` with a section for each language; a section maps labels to words. Chinese words
are matched leftmost-longest over the text, English ones token by token, phrases before words. The label `skip` holds
words that only look like cues (社会 is no 会). In English `reduce*` stands for the regular inflections as well, and an
entry with a capital letter is matched with its case (`May` the month).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from policyparse.compiled import written
from policyparse.facts.wordlists import Words, read_toml
from policyparse.folding import fold
from policyparse.languages import language_of
from policyparse.languages.language import Found
from policyparse.model.document import Language, Span

SKIP = "skip"
_RECENT: Final = 256  # texts: those of a bead are searched for force, polarity, direction and sets of words
_WORD = re.compile(r"[^\W\d_]+")
_ASCII_WORD = re.compile("[A-Za-z]+")
_TOKEN = re.compile(rf"{_WORD.pattern}?(?=n['’]t\b)|n['’]t\b|{_WORD.pattern}")
CODE = re.compile(r"`[^`\n]*`|https?://[!-(*-\\^-~]+")
"""Code, and addresses, which end before a closing bracket."""
_NONE: frozenset[str] = frozenset()
_DOUBLING = frozenset({"cut", "drop", "stop", "curb", "ban", "permit", "slip", "dip", "top", "commit", "omit"})


class Cue(NamedTuple):
    """A word of one or several closed classes in a text; `place` is how far into the text it stands, 0 to 1."""

    labels: frozenset[str]
    span: Span
    surface: str
    place: float


class Token(NamedTuple):
    """An English word in lower case, `n't` split off, and where it stands."""

    word: str
    start: int
    end: int


class _Entries:
    """The English words and phrases of a table, and of how many words those with the same first word are.

    `firsts` are the first words in lower case, without which a text has no entry.
    """

    def __init__(self, labels: dict[str, frozenset[str]]) -> None:
        self.labels = labels
        self.sizes: dict[str, list[int]] = {}
        for size, first in sorted({(len(words), words[0]) for words in map(str.split, labels)}, reverse=True):
            self.sizes.setdefault(first, []).append(size)
        self.firsts = frozenset([first.lower() for first in self.sizes])


@cache
def load_table(name: str) -> dict[str, Any]:
    """Return the table `tables/<name>.toml`."""
    return read_toml(_path(name))


def _path(name: str) -> Path:
    return Path(__file__).with_name("tables") / f"{name}.toml"


@lru_cache(maxsize=_RECENT)
def tokens(text: str) -> tuple[Token, ...]:
    """Cut English `text` into words."""
    return tuple([Token(word, start, end) for word, (start, end) in zip(said(text), _spans(text), strict=True)])


@lru_cache(maxsize=_RECENT)
def said(text: str) -> tuple[str, ...]:
    """Return the words of English `text` as `tokens` has them, without their places."""
    plain = text.replace("’", "'")
    return tuple([word.lower() for word in _cutting(plain).findall(plain)])


@lru_cache(maxsize=_RECENT)
def _spans(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _cutting(text).finditer(text)]


def _cutting(text: str) -> re.Pattern[str]:
    """Return what finds the words of a text.

    To look for `n't` at the end of each takes three times as long, and for letters of all scripts twice as long.
    """
    if "n't" in text or "n’t" in text:
        return _TOKEN
    return _ASCII_WORD if text.isascii() else _WORD


def find_cues(text: str, table: str, language: Language) -> tuple[Cue, ...]:
    """Return the cues of `table` in `text`, in order, without the skipped ones and those in code and addresses."""
    size = max(1, len(text))
    found = find_words(text, table, language)
    return tuple([Cue(labels, Span(start, end), text[start:end], start / size) for labels, start, end in found])


def find_words(text: str, table: str, language: Language) -> list[Found]:
    """Return the labels of the cues that `find_cues` returns, and where they stand."""
    return [found for found in _found(text, table, language) if SKIP not in found[0]]


def labels_of(text: str, table: str, language: Language) -> set[str]:
    """Return the labels of the cues of `table` in `text`: most pairs of texts are done with once these are known."""
    said = set[str]()
    for labels, _, _ in _found(text, table, language):
        said.update(labels)
    return said


@cache
def telling_words(table: str, labels: frozenset[str]) -> frozenset[str]:
    """Return words, as `said` has them, without all of which an English text has no cue with any of `labels`."""
    entries = _en_entries(table).labels
    return frozenset([max(said(entry), key=len) for entry, own in entries.items() if not own.isdisjoint(labels)])


def _found(text: str, table: str, language: Language) -> Iterable[Found]:
    return language_of(language).cues(_prose(text), table)


def _prose(text: str) -> str:
    """Return `text` folded, code and addresses blanked; same length."""
    folded = fold(text)
    if "`" not in folded and "://" not in folded:
        return folded
    return CODE.sub(lambda code: " " * len(code[0]), folded)


def chinese_cues(text: str, table: str) -> list[Found]:
    """Return the labels and the places of the words of a table in Chinese text, leftmost and longest."""
    labels, words = _zh_words(table)
    return [(labels[text[start:end]], start, end) for start, end in words.find(text)]


def english_cues(text: str, table: str) -> list[Found]:
    """Return the labels and the places of the words and phrases of a table in English text."""
    entries, words = _en_entries(table), said(text)
    firsts, done = entries.firsts, 0
    found: list[Found] = []
    for at in [at for at, word in enumerate(words) if word in firsts]:
        if at >= done:
            spans = _spans(text)  # of many texts nobody has to know them
            start, end = spans[at]
            size, labels = _longest(text[start:end], words, at, entries)
            done = at + size
            if labels:
                found.append((labels, start, spans[done - 1][1]))
    return found


def _longest(as_written: str, words: tuple[str, ...], at: int, entries: _Entries) -> tuple[int, frozenset[str]]:
    """Return how many words the longest entry at `at` takes, and its labels; one word and no label for none."""
    known = entries.labels
    if as_written in known and not as_written.islower():
        return 1, known[as_written]
    for size in entries.sizes.get(words[at], ()):
        phrase = words[at] if size == 1 else " ".join(words[at : at + size])
        if phrase in known and at + size <= len(words):
            return size, known[phrase]
    return 1, _NONE


@cache
def _zh_words(table: str) -> tuple[dict[str, frozenset[str]], Words]:
    labels = _labels(table, "zh", str.split)
    return labels, Words(labels)


@cache
def _en_entries(table: str) -> _Entries:
    return _Entries(_labels(table, "en", _forms))


def _labels(table: str, language: Language, forms: Callable[[str], Iterable[str]]) -> dict[str, frozenset[str]]:
    """Return the labels of each word of a table; they are kept, for the forms of thousands of words take a while."""
    return written("cues", language, lambda: _labelled(table, language, forms), (_path(table), __file__))


def _labelled(table: str, language: Language, forms: Callable[[str], Iterable[str]]) -> dict[str, frozenset[str]]:
    labels: dict[str, frozenset[str]] = {}
    for label, entries in load_table(table)[language].items():
        for word in forms(entries):
            labels[word] = labels.get(word, frozenset()) | {label}
    return labels


def _forms(entries: str) -> Iterator[str]:
    for entry in entries.split(","):
        yield from _inflections(" ".join(entry.split()))


def _inflections(entry: str) -> Iterator[str]:
    """Yield `reduce`, `reduces`, `reduced`, `reducing` for `reduce*`, of a phrase by its first word."""
    verb, star, rest = entry.partition("*")
    yield verb + rest
    if not star:
        return
    stem, past = verb, verb + "ed"
    if verb.endswith("e"):
        stem, past = verb[:-1], verb + "d"
    elif verb in _DOUBLING:
        stem, past = verb + verb[-1], verb + verb[-1] + "ed"
    third = verb + "s"
    if re.search(r"[^aeiou]y$", verb):
        third, past = verb[:-1] + "ies", verb[:-1] + "ied"
    elif re.search(r"(s|x|z|ch|sh)$", verb):
        third = verb + "es"
    yield from (third + rest, past + rest, stem + "ing" + rest)
