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
from typing import Any, NamedTuple

from policyparse.facts.wordlists import Words
from policyparse.folding import fold
from policyparse.languages import language_of
from policyparse.model.document import Language, Span

SKIP = "skip"
_RECENT = 64  # the same beads are searched for force, polarity and direction
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"[^\W\d_]+?(?=n['’]t\b)|n['’]t\b|[^\W\d_]+")
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


class _Entries(NamedTuple):
    """The English words and phrases of a table, and how many words the longest with the same first word has.

    `first` are the first words in lower case, of entries with a capital letter too.
    """

    labels: dict[str, frozenset[str]]
    longest: dict[str, int]
    first: frozenset[str]


@cache
def load_table(name: str) -> dict[str, Any]:
    """Return the table `tables/<name>.toml`."""
    import tomllib  # noqa: PLC0415  (few commands read such a table)

    table = Path(__file__).with_name("tables") / f"{name}.toml"
    return tomllib.loads(table.read_text(encoding="utf-8"))


@lru_cache(maxsize=_RECENT)
def tokens(text: str) -> tuple[Token, ...]:
    """Cut English `text` into words."""
    if "n't" in text or "n’t" in text:
        return tuple([Token(_lowered(match[0]), *match.span()) for match in _TOKEN.finditer(text)])
    return tuple([Token(match[0].lower(), *match.span()) for match in _WORD.finditer(text)])


def _lowered(word: str) -> str:
    return word.lower().replace("’", "'")


def find_cues(text: str, table: str, language: Language) -> tuple[Cue, ...]:
    """Return the cues of `table` in `text`, in order, without the skipped ones and those in code and addresses."""
    prose = _prose(text)
    size = max(1, len(text))
    cues = list[Cue]()
    for labels, start, end in language_of(language).cues(prose, table):
        if SKIP not in labels:
            cues.append(Cue(labels, Span(start, end), text[start:end], start / size))
    return tuple(cues)


@lru_cache(maxsize=_RECENT)
def _prose(text: str) -> str:
    """Return `text` folded, code and addresses blanked; same length."""
    return CODE.sub(lambda code: " " * len(code[0]), fold(text))


def chinese_cues(text: str, table: str) -> list[tuple[frozenset[str], int, int]]:
    """Return the labels and the places of the words of a table in Chinese text, leftmost and longest."""
    labels, words = _zh_words(table)
    return [(labels[text[start:end]], start, end) for start, end in words.find(text)]


def english_cues(text: str, table: str) -> list[tuple[frozenset[str], int, int]]:
    """Return the labels and the places of the words and phrases of a table in English text."""
    entries, found = _en_entries(table), tokens(text)
    first, done = entries.first, 0
    cues = list[tuple[frozenset[str], int, int]]()
    for at in [at for at, token in enumerate(found) if token[0] in first]:
        if at >= done:
            size, labels = _longest(text, found, at, entries)
            done = at + size
            if labels:
                cues.append((labels, found[at].start, found[done - 1].end))
    return cues


def _longest(text: str, found: tuple[Token, ...], at: int, entries: _Entries) -> tuple[int, frozenset[str]]:
    """Return how many tokens the longest entry at `at` takes, and its labels; one token and no label for none."""
    word, start, end = found[at]
    as_written = text[start:end]
    if as_written in entries.labels and not as_written.islower():
        return 1, entries.labels[as_written]
    known = entries.longest.get(word)
    if known is None:
        return 1, _NONE
    for size in range(min(known, len(found) - at), 1, -1):
        labels = entries.labels.get(" ".join([token[0] for token in found[at : at + size]]))
        if labels:
            return size, labels
    return 1, entries.labels.get(word, _NONE)


@cache
def _zh_words(table: str) -> tuple[dict[str, frozenset[str]], Words]:
    labels = _labels(table, "zh", str.split)
    return labels, Words(labels)


@cache
def _en_entries(table: str) -> _Entries:
    labels = _labels(table, "en", _forms)
    longest: dict[str, int] = {}
    for word in labels:
        parts = word.split()
        longest[parts[0]] = max(longest.get(parts[0], 0), len(parts))
    return _Entries(labels, longest, frozenset(map(_lowered, longest)))


def _labels(table: str, language: Language, forms: Callable[[str], Iterable[str]]) -> dict[str, frozenset[str]]:
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
