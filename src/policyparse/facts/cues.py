"""Closed classes of words (modals, negations, words of increase) and where a text uses them.

A table is a TOML file under `tables/` with a section for each language; a section maps labels to words. Chinese words
are matched leftmost-longest over the text, English ones token by token, phrases before words. The label `skip` holds
words that only look like cues (社会 is no 会). In English `reduce*` stands for the regular inflections as well, and an
entry with a capital letter is matched with its case (`May` the month).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from policyparse.folding import fold
from policyparse.model.document import Language, Span

SKIP = "skip"
_TOKEN = re.compile(r"[^\W\d_]+?(?=n['’]t\b)|n['’]t\b|[^\W\d_]+")
_CODE = re.compile(r"`[^`\n]*`|https?://[!-~]+")
_DOUBLING = frozenset({"cut", "drop", "stop", "curb", "ban", "permit", "slip", "dip", "top", "commit", "omit"})


@dataclass(frozen=True, slots=True)
class Cue:
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


@dataclass(frozen=True, slots=True)
class _Words:
    """One language of a table, ready to be searched."""

    labels: dict[str, frozenset[str]]
    pattern: re.Pattern[str]
    longest: dict[str, int]


@cache
def load_table(name: str) -> dict[str, Any]:
    """Return the table `tables/<name>.toml`."""
    table = files("policyparse") / "facts" / "tables" / f"{name}.toml"
    return tomllib.loads(table.read_text(encoding="utf-8"))


def tokens(text: str) -> list[Token]:
    """Cut English `text` into words."""
    return [Token(m[0].lower().replace("’", "'"), *m.span()) for m in _TOKEN.finditer(text)]


def find_cues(text: str, table: str, language: Language) -> tuple[Cue, ...]:
    """Return the cues of `table` in `text`, in order, without the skipped ones and those in code and addresses."""
    prose = _CODE.sub(lambda code: " " * len(code[0]), fold(text))
    found = _zh_spans(prose, table) if language == "zh" else _en_spans(prose, table)
    size = max(1, len(text))
    return tuple(
        Cue(labels, Span(start, end), text[start:end], start / size)
        for labels, start, end in found
        if SKIP not in labels
    )


def _zh_spans(text: str, table: str) -> Iterator[tuple[frozenset[str], int, int]]:
    words = _words(table, "zh")
    for match in words.pattern.finditer(text):
        yield words.labels[match[0]], match.start(), match.end()


def _en_spans(text: str, table: str) -> Iterator[tuple[frozenset[str], int, int]]:
    words = _words(table, "en")
    found = tokens(text)
    at = 0
    while at < len(found):
        size, labels = _longest(text, found, at, words)
        if labels:
            yield labels, found[at].start, found[at + size - 1].end
        at += size


def _longest(text: str, found: list[Token], at: int, words: _Words) -> tuple[int, frozenset[str]]:
    """Return how many tokens the longest entry at `at` takes, and its labels; one token and no label for none."""
    as_written = text[found[at].start : found[at].end]
    if as_written in words.labels and not as_written.islower():
        return 1, words.labels[as_written]
    limit = min(words.longest.get(found[at].word, 0), len(found) - at)
    for size in range(limit, 0, -1):
        labels = words.labels.get(" ".join(token.word for token in found[at : at + size]))
        if labels:
            return size, labels
    return 1, frozenset()


@cache
def _words(table: str, language: Language) -> _Words:
    labels: dict[str, frozenset[str]] = {}
    for label, entries in load_table(table)[language].items():
        for word in _entries(entries, language):
            labels[word] = labels.get(word, frozenset()) | {label}
    by_length = sorted(labels, key=len, reverse=True)
    longest: dict[str, int] = {}
    for word in labels:
        parts = word.split()
        longest[parts[0]] = max(longest.get(parts[0], 0), len(parts))
    return _Words(labels, re.compile("|".join(map(re.escape, by_length))), longest)


def _entries(entries: str, language: Language) -> Iterator[str]:
    if language == "zh":
        yield from entries.split()
        return
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
