"""Readers of the tables that hold the linguistic knowledge of this package, and patterns made from their words."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final, NamedTuple

from policyparse.compiled import written

_FOLDER = Path(__file__).with_name("tables")
_MANY: Final = 700  # words of which nearly any character is the second of one


def read_toml(path: Path) -> dict[str, Any]:
    """Return the table at `path`, parsed anew only where the file changed."""
    return written("table", "", lambda: _parsed(path), (path,))


def _parsed(path: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415  (few runs parse a table)

    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def read_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the tab-separated cells of each line of table `name`; blank lines and lines after `#` are notes."""
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return tuple(
        [tuple(map(str.strip, line.split("\t"))) for line in lines if line.strip() and not line.startswith("#")]
    )


@cache
def read_lists(name: str) -> dict[str, tuple[str, ...]]:
    """Return the lists of table `name`: a line is a key, a tab, and words separated by ` | `; a key may be repeated."""
    lists: dict[str, list[str]] = {}
    for key, words in read_rows(name):
        lists.setdefault(key, []).extend(word.strip() for word in words.split("|") if word.strip())
    return {key: tuple(words) for key, words in lists.items()}


def lower(text: str) -> str:
    """Return `text` in lower case with its length kept (a few letters of other scripts grow when lowered)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(char.lower() if char.isascii() else char for char in text)


def invert(lists: dict[str, tuple[str, ...]], *keys: str) -> dict[str, str]:
    """Return word -> key for the words of `keys`."""
    return {word: key for key in keys for word in lists[key]}


class Words:
    """A closed class of words, found in a text by dictionary.

    For thousands of words a pattern would take longer to compile than most texts take to read.
    """

    def __init__(self, words: Iterable[str]) -> None:
        """Sort the words by their first character and length."""
        self._words = frozenset(words) - {""}
        self._sizes: dict[str, list[int]] = {}
        for size, first in sorted({(len(word), word[0]) for word in self._words}, reverse=True):
            self._sizes.setdefault(first, []).append(size)
        self._first: re.Pattern[str] | None = None  # of the words, made for those alone that are looked for

    def ends(self, text: str, start: int) -> list[int]:
        """Return where the words that stand in `text` at `start` end, the longest first."""
        words, found = self._words, list[int]()
        for size in self._sizes.get(text[start : start + 1], ()):
            part = text[start : start + size]
            if part in words and len(part) == size:
                found.append(start + size)
        return found

    def longest(self, text: str, start: int) -> int:
        """Return where the longest word that is in `text` at `start` ends, or `start` where none does."""
        words = self._words
        for size in self._sizes.get(text[start : start + 1], ()):
            part = text[start : start + size]
            if part in words:
                return start + len(part)
        return start

    def find(self, text: str) -> list[tuple[int, int]]:
        """Return `(start, end)` of the words in `text`, leftmost and longest, without overlaps."""
        if self._first is None:
            self._first = self._beginnings()
        found: list[tuple[int, int]] = []
        sizes, words, done = self._sizes, self._words, 0
        for match in self._first.finditer(text):
            start = match.start()
            if start >= done:
                for size in sizes[text[start]]:
                    part = text[start : start + size]
                    if part in words:
                        done = start + len(part)
                        found.append((start, done))
                        break
        return found

    def _beginnings(self) -> re.Pattern[str]:
        """Return what each word begins with: its first character, and after it a second one if the word has more."""
        if len(self._words) > _MANY or not self._words:
            return re.compile(_one_of(self._sizes) if self._words else "(?!)")
        alone = [word for word in self._words if len(word) == 1]
        seconds = {word[1] for word in self._words if len(word) > 1}
        ends = [f"(?<={_one_of(alone)})"] if alone else []
        ends += [f"(?={_one_of(seconds)})"] if seconds else []
        return re.compile(f"{_one_of(self._sizes)}(?:{'|'.join(ends)})")


def _one_of(characters: Iterable[str]) -> str:
    return f"[{re.escape(''.join(characters))}]"


class Step(NamedTuple):
    """A stretch of a chain of words: from `least` to `most` words of one class."""

    words: Words
    least: int = 1
    most: int = 1


def chain_ends(steps: Sequence[Step], text: str, start: int, at: int = 0, taken: int = 0) -> Iterator[int]:
    """Yield where chains of words that stand in `text` at `start` end, each step as long as it can be first.

    These are the matches of the regular expression of the same steps, in the order in which it would try them. The
    chain has got to step `at`, of which it has `taken` words.
    """
    if at == len(steps):
        yield start
        return
    words, least, most = steps[at]
    if taken < most:
        for end in words.ends(text, start):
            yield from chain_ends(steps, text, end, at, taken + 1)
    if taken >= least:
        yield from chain_ends(steps, text, start, at + 1)


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches the longest of `words`, as a prefix tree: its cost does not grow with the list."""
    listed = sorted({word for word in words if word})
    return written("any of", "\n".join(listed), lambda: f"(?:{_branch(listed)})")


def _branch(words: list[str]) -> str:
    """Write one node of the prefix tree; an empty word among `words` ends here, as the last choice."""
    arms = []
    for head, group in groupby((word for word in words if word), key=itemgetter(0)):
        same = list(group)
        alone = len(same) == 1
        arms.append(re.escape(same[0]) if alone else re.escape(head) + _branch([word[1:] for word in same]))
    joined = arms[0] if len(arms) == 1 and "" not in words else f"(?:{'|'.join(arms)})"
    return f"{joined}?" if "" in words else joined


def search(first: re.Pattern[str], whole: re.Pattern[str], text: str, at: int) -> re.Match[str] | None:
    """Return the next match of `whole` from `at` on; `first` is a set of the characters that it may begin with.

    A set alone is searched for at the speed of a scan through memory, a choice of many patterns is not.
    """
    while spot := first.search(text, at):
        if match := whole.match(text, spot.start()):
            return match
        at = spot.end()
    return None


def longest(table: Container[str], text: str, start: int, limit: int) -> int:
    """Return the end of the longest key of `table` that is in `text` at `start`, or `start` where none does."""
    for end in range(min(len(text), start + limit), start, -1):
        if text[start:end] in table:
            return end
    return start


def longest_before(table: Container[str], text: str, end: int, limit: int) -> int:
    """Return the start of the longest key of `table` that ends in `text` at `end`, or `end` where none does."""
    for start in range(max(0, end - limit), end):
        if text[start:end] in table:
            return start
    return end
