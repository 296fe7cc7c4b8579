"""Which words of the two sides of a bead answer each other, by the dictionary: 接待 and *receive*, 明显 and *obvious*.

Force and polarity are facts about a word: what is forbidden, what is denied. They look here for that word on the other
side. A Chinese word is answered by a gloss whose content words all stand in the English; derivations count as the word
(*use*, *usage*). Words that no gloss answers say nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from policyparse.facts.cues import Token, tokens
from policyparse.folding import fold
from policyparse.lexicon import Lexicon
from policyparse.model.document import Span

_CLAUSE_ZH = re.compile("[，。；：！？,;:!?\n]")
_SENTENCE_ZH = re.compile("[。；！？;!?\n]")
_CLAUSE_EN = re.compile(r"[,;:!?()\n—]|\.(?=\s|$)")
_SENTENCE_EN = re.compile(r"[;!?\n]|\.(?=\s|$)")


class Answers:
    """The two texts of a bead read as words; nothing is looked up before it is asked for."""

    def __init__(self, source: str, translation: str, lexicon: Lexicon) -> None:
        """Read `source` (Chinese) and `translation` (English) with the glosses of `lexicon`."""
        self.source = fold(source)
        self.translation = translation
        self._lexicon = lexicon

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the translation."""
        return tokens(self.translation)

    @cached_property
    def words(self) -> tuple[Span, ...]:
        """The dictionary words of the source, the longest at a place first, without single characters inside them."""
        return tuple(span for span, _ in self._read)

    def is_empty(self, word: Span) -> bool:
        """Return whether a word of the source is a function word."""
        return self._lexicon.is_empty(self.source[word.start : word.end])

    def is_content(self, token: int) -> bool:
        """Return whether a token of the translation is more than a function word."""
        word = self.tokens[token].word
        return (
            len(word) > 1 and not self._lexicon.is_stop(word) and not self._lexicon.is_stop(self._lexicon.lemma(word))
        )

    def is_spelt(self, at: int) -> bool:
        """Return whether a name of the translation spells the two characters at `at`: 不冻泉, *Budongquan*."""
        spelling = "".join(map(self._lexicon.pinyin, self.source[at : at + 2]))
        named = (token for token in self.tokens if self.translation[token.start].isupper())
        return any(token.word.startswith(spelling) for token in named)

    def tokens_of(self, word: Span) -> tuple[int, ...]:
        """Return the tokens that answer a word of the source."""
        return self._answers.get(word, ())

    def words_of(self, token: int) -> tuple[Span, ...]:
        """Return the words of the source that a token answers."""
        return self._back.get(token, ())

    def after(self, place: int, stop: int) -> Iterator[Span]:
        """Yield the words of the source that begin in `place` to `stop`, the longest at each place."""
        at = place
        for word in self.words[bisect_left(self.words, place, key=lambda span: span.start) :]:
            if word.start >= stop:
                return
            if word.start >= at:
                at = word.end
                yield word

    def clause_zh(self, place: int) -> Span:
        """Return the clause of the source around a place."""
        return _around(self._clauses_zh, place)

    def sentence_zh(self, place: int) -> Span:
        """Return the sentence of the source around a place."""
        return _around(self._sentences_zh, place)

    def clause_en(self, place: int) -> Span:
        """Return the clause of the translation around a place."""
        return _around(self._clauses_en, place)

    def sentence_en(self, place: int) -> Span:
        """Return the sentence of the translation around a place."""
        return _around(self._sentences_en, place)

    @cached_property
    def _clauses_zh(self) -> tuple[int, ...]:
        return _bounds(_CLAUSE_ZH, self.source)

    @cached_property
    def _sentences_zh(self) -> tuple[int, ...]:
        return _bounds(_SENTENCE_ZH, self.source)

    @cached_property
    def _clauses_en(self) -> tuple[int, ...]:
        return _bounds(_CLAUSE_EN, self.translation)

    @cached_property
    def _sentences_en(self) -> tuple[int, ...]:
        return _bounds(_SENTENCE_EN, self.translation)

    @cached_property
    def _read(self) -> tuple[tuple[Span, tuple[tuple[int, ...], ...]], ...]:
        found = sorted(self._lexicon.all_matches(self.source), key=lambda match: (match[0], -match[1]))
        read, reach = [], 0
        for start, size, glosses in found:
            if size > 1 or start >= reach:
                read.append((Span(start, start + size), glosses))
            reach = max(reach, start + size)
        return tuple(read)

    @cached_property
    def _stems(self) -> dict[str, list[int]]:
        stems: defaultdict[str, list[int]] = defaultdict(list)
        for number, token in enumerate(self.tokens):
            if self.is_content(number):
                stems[self._lexicon.stem(token.word)].append(number)
        return stems

    @cached_property
    def _answers(self) -> dict[Span, tuple[int, ...]]:
        stem, lemma_of, stems = self._lexicon.stem, self._lexicon.lemma_of, self._stems
        answers = {}
        for word, glosses in self._read:
            found: set[int] = set()
            for gloss in glosses:
                keys = [stem(lemma_of(number)) for number in gloss]
                if all(key in stems for key in keys):
                    found.update(at for key in keys for at in stems[key])
            if found:
                answers[word] = tuple(sorted(found))
        return answers

    @cached_property
    def _back(self) -> dict[int, tuple[Span, ...]]:
        back: defaultdict[int, list[Span]] = defaultdict(list)
        for word, found in self._answers.items():
            for token in found:
                back[token].append(word)
        return {token: tuple(words) for token, words in back.items()}


def _bounds(marks: re.Pattern[str], text: str) -> tuple[int, ...]:
    return (0, *(mark.end() for mark in marks.finditer(text)), len(text))


def _around(bounds: tuple[int, ...], place: int) -> Span:
    at = min(bisect_right(bounds, place), len(bounds) - 1)
    return Span(bounds[max(0, at - 1)], bounds[at])
