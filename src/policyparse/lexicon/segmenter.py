"""Chinese word segmentation: jieba's algorithm and counts, read from the lexicon's memory-mapped store.

jieba's own dictionary takes most of a second to load and leaves a file in the temporary folder; the result is the same.
"""

from __future__ import annotations

import logging
import math
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Protocol

from policyparse.lexicon.keys import BORROWED
from policyparse.lexicon.store import Store


class Segmenter:
    """Cuts Chinese text into words as `jieba.cut` does in its default mode; the words joined give the text."""

    def __init__(self, compiled: Store) -> None:
        """Read counts from `compiled`; jieba is imported here, its dictionary is not loaded."""
        self._tokenizer = _tokenizer(compiled)

    def cut(self, text: str) -> list[str]:
        """Return the words of `text` in order."""
        return list(self._tokenizer.cut(text))


class _Cutter(Protocol):
    def cut(self, sentence: str) -> Iterator[str]: ...


_Words = list[tuple[int, float]]


class _Counts:
    """jieba's word counts, as jieba looks them up."""

    def __init__(self, compiled: Store) -> None:
        self._trie = compiled.trie
        self._counts = compiled.sections["count"]
        self._longest: int = compiled.meta["longest_word"]

    def get(self, word: str, default: int | None = None) -> int | None:
        key = self._trie.get(word)
        count = 0 if key is None else self._counts[key]
        return count if 0 < count < BORROWED else default

    def words(self, text: str, start: int) -> _Words:
        """Return the words that begin at `start`: the offsets of their last characters, and the logs of their counts.

        Where no word does, the character is one that was counted once.
        """
        counts, prefixes, last = self._counts, self._trie.iter_prefixes_with_ids, start - 1
        return [
            (last + len(word), math.log(count))
            for word, key in prefixes(text[start : start + self._longest])
            if 0 < (count := counts[key]) < BORROWED
        ] or [(start, 0.0)]


def _tokenizer(compiled: Store) -> _Cutter:
    counts = _Counts(compiled)

    class Tokenizer(_import_jieba().Tokenizer):  # type: ignore[misc]
        """jieba's tokenizer over other tables."""

        def __init__(self) -> None:
            super().__init__()
            self.FREQ = counts
            self.total = compiled.meta["total"]
            self.initialized = True

        def get_DAG(self, sentence: str) -> list[_Words]:  # noqa: N802  (jieba's name)
            """Return the words that begin at each offset, which jieba hands on to `calc` alone."""
            return [counts.words(sentence, start) for start in range(len(sentence))]

        def calc(self, sentence: str, DAG: list[_Words], route: dict[int, tuple[float, int]]) -> None:  # noqa: N803  (as above)
            """Find the likeliest way from each offset on, as jieba does, which looks up each count once more."""
            size, total = len(sentence), math.log(self.total)
            route[size] = 0, 0
            for start in range(size - 1, -1, -1):
                route[start] = max([(count - total + route[end + 1][0], end) for end, count in DAG[start]])

    tokenizer: _Cutter = Tokenizer()
    return tokenizer


def _import_jieba() -> ModuleType:
    """Import jieba without setuptools' pkg_resources (150 ms, and a warning) and without its talk on stderr."""
    with _hidden("pkg_resources"):
        import jieba  # noqa: PLC0415  (30 ms, only where a text is cut)

    for name in ("jieba", "jieba._compat"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    module: ModuleType = jieba
    return module


@contextmanager
def _hidden(name: str) -> Iterator[None]:
    """Make `import name` fail within the block, unless it is imported already."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[name]
