"""Which words of the two sides of a bead answer each other, by the dictionary: 接待 and *receive*, 明显 and *obvious*.

Force and polarity are facts about a word: what is forbidden, what is denied. They look here for that word on the other
side. A Chinese word is answered by a gloss whose content words all stand in the English; derivations count as the word
(*use*, *usage*). Words that no gloss answers say nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from operator import itemgetter

from policyparse.facts.cues import Token, tokens
from policyparse.folding import fold
from policyparse.lexicon import Glosses, Lexicon
from policyparse.model.document import Span

_CLAUSE_ZH = re.compile("[，。；：！？,;:!?\n]")
_SENTENCE_ZH = re.compile("[。；！？;!?\n]")
_CLAUSE_EN = re.compile(r"[,;:!?()\n—]|\.(?=\s|$)")
_SENTENCE_EN = re.compile(r"[;!?\n]|\.(?=\s|$)")
_BY_START = itemgetter(0)


class Answers:
    """The two texts of a bead read as words; nothing is looked up before it is asked for."""

    def __init__(self, source: str, translation: str, lexicon: Lexicon) -> None:
        """Read `source` (Chinese) and `translation` (English) with the glosses of `lexicon`."""
        self.source = fold(source)
        self.translation = translation
        self._lexicon = lexicon
        self._words: dict[Span, Glosses] | None = None
        self._stems: dict[str, list[int]] | None = None
        self._answers: dict[Span, tuple[int, ...]] = {}
        self._back: dict[int, tuple[Span, ...]] | None = None

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the translation."""
        return tokens(self.translation)

    @property
    def words(self) -> dict[Span, Glosses]:
        """The dictionary words of the source, the longest at a place first, without single characters inside them.

        Each comes with its glosses.
        """
        if self._words is None:
            self._words = {}
            reach = 0
            longest_first = reversed(self._lexicon.all_matches(self.source))
            for start, size, glosses in sorted(longest_first, key=_BY_START):
                if size > 1 or start >= reach:
                    self._words[Span(start, start + size)] = glosses
                reach = max(reach, start + size)
        return self._words

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
        found = self._answers.get(word)
        if found is None:
            found = self._answers[word] = self._answering(self.words.get(word, ()))
        return found

    def words_of(self, token: int) -> tuple[Span, ...]:
        """Return the words of the source that a token answers."""
        if self._back is None:
            back: defaultdict[int, list[Span]] = defaultdict(list)
            for word in self.words:
                for number in self.tokens_of(word):
                    back[number].append(word)
            self._back = {number: tuple(words) for number, words in back.items()}
        return self._back.get(token, ())

    def after(self, place: int, stop: int) -> list[Span]:
        """Return the words of the source that begin in `place` to `stop`, the longest at each place."""
        found, at = list[Span](), place
        for word in self.words:
            if word.start >= stop:
                break
            if word.start >= at:
                at = word.end
                found.append(word)
        return found

    def around(self, place: Span) -> list[Span]:
        """Return the words of the source that hold all of a place."""
        start, end = place
        return [word for word in self.words if word[0] <= start and end <= word[1]]

    def clause_zh(self, place: int) -> Span:
        """Return the clause of the source around a place."""
        return _around(_CLAUSE_ZH, self.source, place)

    def sentence_zh(self, place: int) -> Span:
        """Return the sentence of the source around a place."""
        return _around(_SENTENCE_ZH, self.source, place)

    def clause_en(self, place: int) -> Span:
        """Return the clause of the translation around a place."""
        return _around(_CLAUSE_EN, self.translation, place)

    def sentence_en(self, place: int) -> Span:
        """Return the sentence of the translation around a place."""
        return _around(_SENTENCE_EN, self.translation, place)

    def _answering(self, glosses: Glosses) -> tuple[int, ...]:
        """Return the content words of the glosses that stand in the translation as a whole."""
        stems, stem, lemma_of = self._content(), self._lexicon.stem, self._lexicon.lemma_of
        found = set[int]()
        for gloss in glosses:
            places = list[int]()
            for number in gloss:
                there = stems.get(stem(lemma_of(number)))
                if there is None:
                    break
                places += there
            else:
                found.update(places)
        return tuple(sorted(found))

    def _content(self) -> dict[str, list[int]]:
        """Return the content words of the translation by their stems."""
        if self._stems is None:
            self._stems = {}
            for number, token in enumerate(self.tokens):
                if self.is_content(number):
                    self._stems.setdefault(self._lexicon.stem(token.word), []).append(number)
        return self._stems


def _around(marks: re.Pattern[str], text: str, place: int) -> Span:
    """Return the part of a text between two marks, or its ends, that holds a place."""
    start = 0
    for mark in marks.finditer(text):
        if mark.end() > place:
            return Span(start, mark.end())
        start = mark.end()
    return Span(start, len(text))
