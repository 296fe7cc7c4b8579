"""Readers of the tables that hold the linguistic knowledge of this package, and patterns made from their words."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

_FOLDER = Path(__file__).with_name("tables")


def read_rows(name: str) -> Iterator[list[str]]:
    """Yield the tab-separated cells of each line of table `name`; blank lines and lines after `#` are notes."""
    for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("\t")]


@cache
def read_lists(name: str) -> dict[str, tuple[str, ...]]:
    """Return the lists of table `name`: a line is a key, a tab, and words parted by ` | `; a key may be repeated."""
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


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches the longest of `words`, as a prefix tree: its cost does not grow with the list."""
    return f"(?:{_branch(sorted({word for word in words if word}))})"


def _branch(words: list[str]) -> str:
    """Write one node of the prefix tree; an empty word among `words` ends here, as the last choice."""
    arms = []
    for head, group in groupby((word for word in words if word), key=itemgetter(0)):
        tails = [word[1:] for word in group]
        arms.append(re.escape(head) + (_branch(tails) if tails != [""] else ""))
    joined = arms[0] if len(arms) == 1 and "" not in words else f"(?:{'|'.join(arms)})"
    return f"{joined}?" if "" in words else joined


def longest(table: Container[str], text: str, start: int, limit: int) -> int:
    """Return the end of the longest key of `table` that stands in `text` at `start`, or `start` where none does."""
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
