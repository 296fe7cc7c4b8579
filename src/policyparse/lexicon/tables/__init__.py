"""Closed classes and other small tables of both languages, as text files beside this module."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

FOLDER = Path(__file__).parent

Renderings = Mapping[str, tuple[tuple[str, int], ...]]
"""English lemmas that may render a Chinese word, with the chance in percent that each does."""


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


def read_renderings() -> Renderings:
    """Return the renderings of both tables: those written by hand are certain, and come first."""
    found = {word: tuple([(lemma, 100) for lemma in lemmas.split()]) for word, lemmas in read_pairs("renderings.tsv")}
    for word, rows in read_pairs("distilled.tsv"):
        ranked = [row.partition(":") for row in rows.split()]
        found[word] = found.get(word, ()) + tuple([(lemma, int(chance)) for lemma, _, chance in ranked])
    return found
