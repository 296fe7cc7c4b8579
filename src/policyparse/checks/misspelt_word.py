"""An English word that no dictionary knows is one slip away from a word that the source suggests, or a common one.

The check considers only rare words of seven letters or more, and only if they begin and end like the known word.
Names, acronyms, compounds, derived forms and British spellings are not reported. The check applies to English
translations only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain

from policyparse.checks._base import Check, Example, Pair
from policyparse.chinese_english import PAIR
from policyparse.earlier import recalled
from policyparse.folding import fold
from policyparse.lexicon.keys import LEMMA_MARK
from policyparse.model.bitext import Account, Place
from policyparse.model.report import Finding
from policyparse.termbase import TermMatch

_WORD = re.compile(r"[A-Za-z](?<![\w@/.'’-].)[a-z]{6,}(?![\w@/'’-]|\.\w)")
_LETTERS = re.compile(r"[A-Za-z]+")
_OFTEN = 3
_LONG = 9  # letters from which a capitalised word may be a common noun in a title, and two slips are believed
_NOUN = re.compile(r"(?:[ts]ion|ment|ness|ity|ance|ence|ing|ship)s?$")
_COMMON = -14.0  # log-probability of a word that a reader may be taken to know
_SAME = 3  # letters that a word and its misspelling begin with
_PREFIX = re.compile(
    "anti|bio|co|counter|cyber|de|dis|eco|extra|geo|hyper|in|inter|mega|micro|mid|mini|mis|mono|multi|nano|neo|neuro|non"
    "|out|over|para|photo|poly|post|pre|pro|pseudo|psycho|re|semi|sub|super|tele|trans|ultra|un|under|uni|up"
)


def run(pair: Pair) -> Iterator[Finding]:
    """Report each such word."""
    if pair.bitext.direction == PAIR.back:
        return
    unknown = _Unknown(pair)
    words = [_WORD.findall(account.segment.text) for account in pair.bitext.accounts]
    wrong = {word for word in set(chain.from_iterable(words)) if unknown.is_unknown(word)}
    for account, its in zip(pair.bitext.accounts, words, strict=True) if wrong else ():
        for match in () if wrong.isdisjoint(its) else _WORD.finditer(account.segment.text):
            meant = unknown.meant(match[0], account) if match[0] in wrong else None
            if meant and not any(term.start <= match.start() < term.end for term in _terms_of(pair, account)):
                yield _found(account, match, meant)


def _terms_of(pair: Pair, account: Account) -> tuple[TermMatch, ...]:
    return pair.termbase.find_en(account.segment.text, nested=True)


def _found(account: Account, match: re.Match[str], meant: str) -> Finding:
    segment = account.segment
    place = Place.within(segment, *match.span())
    return CHECK.found(f"“{match[0]}” may be misspelt: “{meant}”?", None, place, expected=meant, actual=match[0])


class _Unknown:
    """Finds unknown words of the translation and the known words that resemble them."""

    def __init__(self, pair: Pair) -> None:
        self._pair = pair
        self._lexicon = pair.lexicon

    @cached_property
    def _tally(self) -> Counter[str]:
        """The words of the translation in lower case."""
        texts = [account.segment.text for account in self._pair.bitext.accounts]
        return Counter([word.lower() for text in texts for word in _LETTERS.findall(text)])

    @cached_property
    def _borrowed(self) -> frozenset[str]:
        """The words in Latin letters that the source has, in lower case."""
        return frozenset(map(str.lower, _LETTERS.findall(self._pair.bitext.source.structure.document.text)))

    @cached_property
    def _terms(self) -> str:
        """The English of the glossaries' terms that the source has, in lower case."""
        texts = [rendering.segment.text for rendering in self._pair.bitext.renderings]
        return recalled(lambda: self._terms_of(texts), "English of terms", texts, self._pair.termbase.digest)

    def _terms_of(self, texts: Iterable[str]) -> str:
        terms = [term for text in texts for term in self._pair.termbase.find_zh(text)]
        concepts = {one.id: one for one in [readings[0].concept for _, _, readings in terms]}
        forms = (form for concept in concepts.values() for same in concept.by_status for form in same)
        return "\n".join(forms).lower()

    def is_unknown(self, written: str) -> bool:
        """Return whether a word is unknown, rare, and no name."""
        word = written.lower()
        return (
            not self._is_known(word)
            and (written.islower() or (len(word) >= _LONG and bool(_NOUN.search(word))))
            and word not in self._borrowed
            and self._tally[word] <= _OFTEN
            and not self._is_made_of_known(word)
        )

    def meant(self, written: str, account: Account) -> str | None:
        """Return the word that was meant: one that the source or the glossaries offer, or else a common one."""
        word = written.lower()
        most = 2 if len(word) >= _LONG else 1
        start = word[:_SAME]
        known = re.findall(rf"{start}(?<![a-z]{start})[a-z]*", self._terms)
        near = [one for one in known if _is_near(word, one, most)]
        near = near or [one for one in self._offered(account) if _is_near(word, one, most) and self._is_common(one)]
        near = near or [one for one in self._alike(word) if _is_near(word, one, most)]
        return min(near, key=lambda one: (_apart(word, one), -self._tally[one], one), default=None)

    def _is_known(self, word: str) -> bool:
        return self._lexicon.lemma_id(word) >= 0 or self._lexicon.is_stop(word)

    def _is_common(self, word: str) -> bool:
        number = self._lexicon.lemma_id(word)
        return number >= 0 and self._lexicon.log_prob(number) > _COMMON

    def _is_made_of_known(self, word: str) -> bool:
        """Return whether a word is a compound (*facemask*) or has a prefix (*reprofiling*)."""
        bare = (word[at:] for at in range(2, 8) if _PREFIX.fullmatch(word, 0, at))
        parts = ((word[:at], word[at:]) for at in range(3, len(word) - 2))
        return any(len(rest) > 3 and self._is_known(rest) for rest in bare) or any(
            self._is_known(one) and self._is_known(other) for one, other in parts
        )

    def _alike(self, word: str) -> Iterable[str]:
        """Return the known words that begin and end alike; for a short one, which has many neighbours, common ones."""
        keys = self._lexicon.store.trie.keys(LEMMA_MARK + word[:_SAME])
        known = (key[len(LEMMA_MARK) :] for key in keys if key.endswith(word[-2:]))
        return [one for one in known if len(word) >= _LONG or self._is_common(one)]

    def _offered(self, account: Account) -> Iterable[str]:
        """Return the words that the lexicon gives for what the segment renders."""
        lexicon = self._lexicon
        texts = [fold(self._pair.renderings[link].segment.text) for link in account.links]
        glosses = (gloss for text in texts for _, _, found in lexicon.all_matches(text) for gloss in found)
        return {lexicon.lemma_of(number) for gloss in glosses for number in gloss}


def _is_near(word: str, other: str, most: int) -> bool:
    """Return whether two words begin and end alike and differ by few slips of the pen between."""
    if word[:_SAME] != other[:_SAME] or word[-2:] != other[-2:]:
        return False
    return abs(len(word) - len(other)) <= most and 0 < _apart(word, other) <= most


def _apart(word: str, other: str) -> int:
    """Return how many slips there are between two words that begin and end alike."""
    return _slips(word[_SAME:-2], other[_SAME:-2])


def _slips(word: str, other: str) -> int:
    """Return how many letters were left out, put in, exchanged or swapped with the next one: the OSA distance."""
    before, last = [0], list(range(len(other) + 1))
    for i, letter in enumerate(word, 1):
        row = [i]
        for j, its in enumerate(other, 1):
            least = min(last[j] + 1, row[-1] + 1, last[j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and its == word[i - 2]:
                least = min(least, before[j - 2] + 1)
            row.append(least)
        before, last = last, row
    return last[-1]


CHECK = Check(
    id="PP503",
    name="misspelt-word",
    category="terminology",
    severity="note",
    doc=__doc__,
    run=run,
    examples=(
        Example("加强食品安全监督管理。", "Strengthen the supervison and administration of food safety.", fires=True),
        Example("完善农产品追溯体系。", "Improve the tracability system for farm produce.", fires=True),
        Example("加强食品安全监督管理。", "Strengthen the supervision and administration of food safety.", fires=False),
        Example("推广使用奥司他韦。", "Promote the use of oseltamivir and organisational telemonitoring.", fires=False),
    ),
)
