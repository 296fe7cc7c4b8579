"""The lexicon's interface: Chinese words with English glosses, English lemmas, frequencies."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Final, cast

from policyparse.earlier import is_keeping, shelf_of
from policyparse.lexicon import english, sources, store
from policyparse.lexicon.keys import BORROWED, LEMMA_MARK
from policyparse.lexicon.tables import read_words
from policyparse.shelf import Shelf

if TYPE_CHECKING:
    from policyparse.lexicon.segmenter import Segmenter

Glosses = tuple[tuple[int, ...], ...]
"""Glosses of one Chinese word, the likeliest first; a gloss is the lemma ids of its content words in order."""

Renderings = tuple[tuple[str, float], ...]
"""Further lemmas that render a Chinese word, with the chance that each does."""

UNKNOWN: Final = -1


@cache
def _empty_words() -> frozenset[str]:
    return read_words("chinese_empty.txt")


class Lexicon:
    """Read-only view of the compiled lexicon. Lemmas are lower-case American English; their ids count from 0.

    Chinese words are looked up in the form that `policyparse.folding.fold` returns. Look-ups are cached per instance,
    so share one instance in a run.
    """

    def __init__(self, compiled: store.Store) -> None:
        """Wrap the store that `build.compile_lexicon` made."""
        self.store = compiled
        self.digest: str = compiled.meta["digest"]
        self._trie = compiled.trie
        sections = compiled.sections
        self._counts, self._values, self._stream = sections["count"], sections["value"], sections["glosses"]
        self._rendering_keys = sections["rendering_key"]
        self._stemmed = len(sections["stem_start"]) - 1
        self._log_probs = cast("memoryview[float]", sections["log_prob"])
        self._offer_rates = cast("memoryview[float]", sections["offer_rate"])
        self._total: int = compiled.meta["total"]
        self._longest: int = compiled.meta["longest"]
        self._glosses: dict[int, Glosses] = {}
        self._lemma_ids: dict[str, int] = {}
        self._lemmas: dict[str, str] = {}
        self._names: dict[int, str] = {}
        self._stems: dict[str, str] = {}
        self._segmenter: Segmenter | None = None
        self._cuts: Shelf[str, list[str]] | None = None

    def __len__(self) -> int:
        """Return the number of lemmas."""
        return len(self._log_probs)

    # Chinese

    def all_matches(self, text: str) -> list[tuple[int, int, Glosses]]:
        """Return `(start, length, glosses)` of every dictionary word in `text`, by start, then by length."""
        prefixes, values, glosses = self._trie.iter_prefixes_with_ids, self._values, self._glosses
        longest = self._longest
        found = []
        for start, char in enumerate(text):
            if char < "\u2e80" and not char.isalnum():
                continue
            for word, key in prefixes(text[start : start + longest]):
                offset = values[key]
                if offset and (char >= "\u2e80" or _ends_well(text, start, start + len(word))):
                    found.append((start, len(word), glosses.get(offset) or self._read_glosses(offset)))
        return found

    def glosses(self, word: str) -> Glosses:
        """Return the glosses of the Chinese `word`, empty when the dictionary lacks it."""
        key = self._trie.get(word)
        offset = self._values[key] if key is not None and word[0] != LEMMA_MARK else 0
        return (self._glosses.get(offset) or self._read_glosses(offset)) if offset else ()

    def renderings(self, word: str) -> Renderings:
        """Return further lemmas that render the Chinese `word`, with the chance that each does: the project's tables.

        They add to the glosses what translators write and a dictionary does not list.
        """
        return self._renderings(self._trie.get(word, -1))

    def entry(self, word: str) -> tuple[Glosses, Renderings]:
        """Return what `glosses` and `renderings` do, by one look-up."""
        key = self._trie.get(word)
        if key is None:
            return (), ()
        offset = self._values[key] if word[0] != LEMMA_MARK else 0
        return (self._glosses.get(offset) or self._read_glosses(offset)) if offset else (), self._renderings(key)

    def _renderings(self, key: int) -> Renderings:
        keys = self._rendering_keys
        at = bisect_left(keys, key)
        if at == len(keys) or keys[at] != key:
            return ()
        sections = self.store.sections
        rows = range(*sections["rendering_start"][at : at + 2])
        lemmas, chances = sections["rendering_lemma"], sections["rendering_chance"]
        return tuple([(self.lemma_of(lemmas[row]), chances[row] / 100) for row in rows])

    def cut(self, text: str) -> list[str]:
        """Return the words of Chinese `text` as jieba cuts it; joined they give the text."""
        if not is_keeping():
            return self._cut(text)
        if self._cuts is None:
            self._cuts = shelf_of("cuts", self.digest)
        kept = self._cuts.get(text)
        if kept is None:
            kept = self._cut(text)
            self._cuts.put(text, kept)
        return list(kept)

    def _cut(self, text: str) -> list[str]:
        if self._segmenter is None:
            from policyparse.lexicon.segmenter import Segmenter  # noqa: PLC0415  (imports jieba)

            self._segmenter = Segmenter(self.store)
        return self._segmenter.cut(text)

    def zh_count(self, word: str) -> int:
        """Return how often `word` was counted by jieba, 0 when it is unknown."""
        key = self._trie.get(word)
        return self._counts[key] & ~BORROWED if key is not None else 0

    def zh_log_prob(self, word: str) -> float:
        """Return the natural log of the probability of the Chinese `word`; an unknown word counts as seen 0.5 times."""
        return math.log((self.zh_count(word) or 0.5) / self._total)

    def is_empty(self, zh_word: str) -> bool:
        """Return whether `zh_word` is a Chinese function word."""
        return zh_word in _empty_words()

    def pinyin(self, char: str) -> str:
        """Return the commonest toneless reading of a Chinese character (`上` gives `shang`), empty when unknown."""
        return next(iter(self.readings(char)), "")

    def readings(self, char: str) -> tuple[str, ...]:
        """Return all toneless readings of a character, the commonest first."""
        chars = self.store.sections["pinyin_char"]
        at = bisect_left(chars, ord(char))
        if at == len(chars) or chars[at] != ord(char):
            return ()
        return tuple(self._text("pinyin", at).split())

    # English

    def lemma(self, word: str) -> str:
        """Return the lemma of a lower-case English word, in American spelling; an unknown word loses a plural s."""
        found = self._lemmas.get(word)
        if found is None:
            number = self.lemma_id(word)
            found = self.lemma_of(number) if number >= 0 else _guess(word)
            self._lemmas[word] = found
        return found

    def lemma_id(self, word: str) -> int:
        """Return the id of the lemma of an English word, `UNKNOWN` (-1) when the lexicon lacks it."""
        found = self._lemma_ids.get(word)
        if found is None:
            found = self._lemma_ids[word] = self._find_lemma(word)
        return found

    def lemma_of(self, number: int) -> str:
        """Return the lemma whose id is `number`; raises `IndexError` outside the table."""
        found = self._names.get(number)
        if found is None:
            found = self._names[number] = self._text("lemma", number)
            self._lemma_ids[found] = number  # a lemma is its own one
        return found

    def stem(self, word: str) -> str:
        """Return a key that a derivational family mostly shares (Snowball English): industry, industrial → industri.

        Stems are made when the lexicon is; a rare or unknown word has none and stands for itself, as its lemma.
        """
        found = self._stems.get(word)
        if found is None:
            number = self.lemma_id(word)
            stored = 0 <= number < self._stemmed
            found = self._text("stem", number) if stored else self.lemma(word)
            self._stems[word] = found
        return found

    def is_stop(self, lemma: str) -> bool:
        """Return whether an English word or lemma is a function word."""
        return lemma in english.stop_words()

    def log_prob(self, number: int) -> float:
        """Return the natural log of lemma `number`'s probability among content words of English out of Chinese.

        Counts of Chinese words (jieba) are carried over CC-CEDICT: a word's count is shared out over its glosses, a
        gloss's share over its words; half a count is added to each lemma.
        """
        return self._log_probs[number]

    def offer_rate(self, lemma: str) -> float:
        """Return the share of running Chinese words (by jieba's counts) with `lemma` in a gloss or a table."""
        number = self.lemma_id(lemma)
        return self._offer_rates[number] if number >= 0 else 0.0

    def _read_glosses(self, offset: int) -> Glosses:
        stream = self._stream
        at, end = offset + 1, offset + 1 + stream[offset]
        glosses = []
        while at < end:
            stop = at + 1 + stream[at]
            glosses.append(tuple(stream[at + 1 : stop]))
            at = stop
        self._glosses[offset] = found = tuple(glosses)
        return found

    def _find_lemma(self, word: str) -> int:
        if word[:1] >= "\u2e80":  # Chinese
            return UNKNOWN
        number = self._stored(word)
        if number >= 0:
            return number
        others = map(self._stored, (english.plain(word), *english.bases(word)))
        return next((number for number in others if number >= 0), UNKNOWN)

    def _stored(self, form: str) -> int:
        key = self._trie.get(LEMMA_MARK + form)
        return self._values[key] - 1 if key is not None else UNKNOWN

    def _text(self, name: str, number: int) -> str:
        """Return a string of one of the tables that `build._text_sections` made."""
        starts = self.store.sections[f"{name}_start"]
        return str(self.store.sections[f"{name}_text"][starts[number] : starts[number + 1]], "utf-8")


def load_lexicon(progress: Callable[[str], None] | None = None) -> Lexicon:
    """Return the lexicon, compiled on first use into the user's cache folder (`POLICYPARSE_CACHE_DIR` overrides).

    `progress` receives one line when the cache is built (a few seconds, once). Warns with a `caching.CacheWarning` of a
    cache that is damaged or cannot be used.
    """
    inputs = sources.installed()

    def compiled() -> bytes:
        from policyparse.lexicon import build  # noqa: PLC0415  (20 ms that a warm start need not pay)

        if progress:
            progress("building the lexicon cache (once) ...")
        return build.compile_lexicon(inputs)

    return Lexicon(store.load(f"lexicon-{sources.state_key(inputs)}.bin", compiled))


def _ends_well(text: str, start: int, end: int) -> bool:
    """Return whether no Latin word or number is cut at either end of `text[start:end]`."""
    return not (_joins(text, start) or _joins(text, end))


def _joins(text: str, at: int) -> bool:
    return 0 < at < len(text) and _is_latin(text[at - 1]) and _is_latin(text[at])


def _is_latin(char: str) -> bool:
    return char < "\u2e80" and char.isalnum()


def _guess(word: str) -> str:
    bases = english.bases(word) if word.endswith("s") else ()
    return english.spelling().get(word) or (bases[-1] if bases else word)
