"""Short forms that a text defines: 以下简称“平台”, *direct-to-device (D2D)*, *(the “Measures”)*.

After the definition, the text uses the short form for the long one. `short_forms` returns the resulting translation
options of source words, for `Offers.with_learnt`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from policyparse.lexical.offers import Offers, Strengths
from policyparse.lexical.words import Word, content, readable
from policyparse.lexicon import Lexicon

_CHINESE = re.compile(
    r"[(（][^()（）\n]{0,12}?(?:简称|统称|合称|下称)(?:为|:|：)?\s*[“\"'‘《「『]*(?P<short>\w{2,12})[”\"'’》」』]*[)）]"
)
_BEFORE_CHINESE = re.compile(r"(?:[《“]|^|(?<=[^\w]))(?P<long>\w{2,40})[》”\"]?$")
_ENGLISH = re.compile(
    r"\((?P<lead>[^()\n\"“‘]{0,40}?)(?P<quote>[“\"‘]?)(?P<short>[A-Za-z0-9][A-Za-z0-9&/ -]{1,30}?)[”\"’]?\)"
)
_BEFORE_ENGLISH = re.compile(r"(?:[\w&'’/-]+,? +){1,12}$")
_LOOKED_BACK: Final = 160
_LINKS = frozenset({"of", "and", "for", "the", "on", "in", "to"})
_SHORT, _PART = 0.7, 0.5  # strength of a short form for a word that says the whole of the long one, or a part of it
_ENOUGH: Final = 0.6  # share of the long form's words that neighbouring source words have to say
_WIDEST: Final = 6  # source words that together say a long form, at most


class Definition(NamedTuple):
    """A short form and its long form, as in the text."""

    short: str
    long: str


def english_definitions(text: str) -> Iterator[Definition]:
    """Yield the short forms that an English text defines in brackets after the long form.

    >>> list(english_definitions('satellite direct-to-device (D2D) services'))
    [Definition(short='D2D', long='direct-to-device')]
    """
    for match in _ENGLISH.finditer(text):
        before = _BEFORE_ENGLISH.search(text, max(0, match.start() - _LOOKED_BACK), match.start())
        if before:
            short, words = match["short"], before.group().split()
            long = ("" if match["lead"] and not match["quote"] else _initials(short, words)) or (
                _title(words) if match["quote"] else ""
            )
            if long and long.lower() != short.lower():
                yield Definition(short, long)


def chinese_definitions(text: str) -> Iterator[Definition]:
    """Yield the short forms that a Chinese text defines in brackets after the long form.

    >>> list(chinese_definitions('建立国家公共服务平台（以下简称“平台”）。'))
    [Definition(short='平台', long='建立国家公共服务平台')]
    """
    for match in _CHINESE.finditer(text):
        before = _BEFORE_CHINESE.search(text, max(0, match.start() - _LOOKED_BACK), match.start())
        if before:
            yield Definition(match["short"], before["long"])


def short_forms(
    source: Sequence[Sequence[Word]], texts: tuple[Iterable[str], Iterable[str]], offers: Offers, lexicon: Lexicon
) -> dict[str, Strengths]:
    """Return by source form the translation options that the definitions in both texts add.

    `source` has the words of the source by segment; `texts` are those of the source's segments and the translation's.
    """
    chinese = [found for text in texts[0] if "称" in text for found in chinese_definitions(readable(text))]
    english = [found for text in texts[1] if "(" in text for found in english_definitions(readable(text))]
    gained: _Gained = defaultdict(dict)
    for definition in dict.fromkeys(chinese):
        _add_chinese(definition, offers, lexicon, gained)
    if english:
        _add_english(dict.fromkeys(english), source, offers, lexicon, gained)
    return gained


_Gained = defaultdict[str, Strengths]


def _add_chinese(definition: Definition, offers: Offers, lexicon: Lexicon, gained: _Gained) -> None:
    """Give each word of the short form the options of the words of the long form."""
    words = _cut(definition.long, lexicon)
    own = {word.form for word in _cut(definition.short, lexicon)}
    for word in words:
        for lemma, strength in _best(word, offers).items():
            for form in own - {word.form}:
                offer = (strength * _PART, 1.0 / len(words))
                gained[form][lemma] = max(offer, gained[form].get(lemma, offer))


def _add_english(
    definitions: Iterable[Definition],
    source: Sequence[Sequence[Word]],
    offers: Offers,
    lexicon: Lexicon,
    gained: _Gained,
) -> None:
    """Give source words that together render the long form the short form as an option."""
    longs = {
        key: frozenset(word.form for word in content(definition.long, lexicon) if "-" not in word.form)
        for definition in definitions
        for key in [word.form for word in content(definition.short, lexicon)]
    }
    defining: defaultdict[str, set[str]] = defaultdict(set)
    for short, long in longs.items():
        for lemma in long:
            defining[lemma].add(short)
    known: dict[str, frozenset[str]] = {}
    for words in source:
        for word in words:
            if word.form not in known:
                known[word.form] = frozenset(defining.keys() & _best(word, offers).keys())
        said = [known[word.form] for word in words]
        for short in sorted({short for lemmas in said for lemma in lemmas for short in defining[lemma]}):
            long = longs[short]
            for start, end in _runs(said, long):
                for word, lemmas in zip(words[start:end], said[start:end], strict=True):
                    share = len(lemmas & long) / len(long)
                    if share and word.kind in ("word", "term"):
                        gained[word.form][short] = (_PART + (_SHORT - _PART) * share, 1.0)


def _runs(said: Sequence[frozenset[str]], long: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the shortest runs of words that say enough of `long`; each begins and ends with a word that says some."""
    places = [at for at, lemmas in enumerate(said) if lemmas & long]
    for number, start in enumerate(places):
        found: set[str] = set()
        for end in places[number : number + _WIDEST]:
            if end - start >= _WIDEST:
                break
            found |= said[end] & long
            if len(found) >= _ENOUGH * len(long):
                yield start, end + 1
                break


def _best(word: Word, offers: Offers) -> dict[str, float]:
    """Return the lemmas that a source word offers as a whole or by its parts, with their strength."""
    best: dict[str, float] = {}
    for _, _, part in offers.parts(word):
        for offer in part:
            if offer.lemma.isascii():
                best[offer.lemma] = max(offer.strength, best.get(offer.lemma, 0.0))
    return best


def _cut(text: str, lexicon: Lexicon) -> list[Word]:
    return [Word(0, len(form), form, "word") for form in lexicon.cut(text) if not lexicon.is_empty(form)]


def _initials(short: str, words: Sequence[str]) -> str:
    """Return the end of `words` whose initials spell `short`, empty if none do.

    Letters are matched from the end (Schwartz and Hearst 2003); a figure stands for what it sounds like.
    """
    plain = short.removesuffix("s") if short[:-1].isupper() else short
    letters = [{"2": "t", "4": "f"}.get(letter, letter) for letter in plain.lower() if letter.isalnum()]
    if " " in short or sum(letter.isupper() or letter.isdigit() for letter in plain) < 2:
        return ""
    initials = Counter(letters)
    for size in range(1, min(len(words), len(letters) + 5) + 1):
        part = " ".join(words[-size:])
        heads = "".join(piece[0].lower() for piece in re.split(r"[ /-]+", part) if piece and piece[0].isalnum())
        if heads[:1] == letters[0] and _within(letters, heads) and not initials - Counter(heads):
            return part.strip(" ,")
    return ""


def _within(letters: Sequence[str], text: str) -> bool:
    """Return whether `text` has `letters` in order."""
    rest = iter(text)
    return all(letter in rest for letter in letters)


def _title(words: Sequence[str]) -> str:
    """Return the capitalised words that `words` end with: the name that a quoted short form stands for."""
    start = len(words)
    while start and (words[start - 1][:1].isupper() or words[start - 1] in _LINKS):
        start -= 1
    while start < len(words) and words[start] in _LINKS:
        start += 1
    return " ".join(words[start:]).strip(" ,")
