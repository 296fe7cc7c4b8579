"""Closed classes and other small tables of both languages, as text files beside this module."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent


def read_words(name: str) -> frozenset[str]:
    """Return the words of table `name`: separated by white space, `#` starts a comment."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() for word in line.partition("#")[0].split())


def read_pairs(name: str) -> Iterator[tuple[str, str]]:
    """Yield the rows of the two-column TSV table `name`; lines that start with `#` are comments."""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            left, right = line.split("\t")
            yield left, right
