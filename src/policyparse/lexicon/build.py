"""Compiles the lexicon: CC-CEDICT's glosses, English lemmas, stems and frequencies in one store."""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, chain, takewhile

import marisa_trie

from policyparse.collecting import uncollected
from policyparse.lexicon import cedict, english, sources, store
from policyparse.lexicon.keys import BORROWED, LEMMA_MARK
from policyparse.lexicon.tables import Renderings, read_renderings

_SMOOTHING = 0.5
_STEMMED_USE = 5  # rarer lemmas stand for themselves

Glosses = tuple[tuple[int, ...], ...]
Ranked = tuple[tuple[int, int], ...]
"""Lemma ids with the chance in percent that they render a word."""
_Found = dict[tuple[int, ...], None]


@dataclass(frozen=True, slots=True)
class _Draft:
    """All tables as Python objects; lemma ids index `lemmas`."""

    lemmas: list[str]  # those of glosses first, and only these have stems
    forms: Mapping[str, int]
    stems: list[str]
    glosses: Mapping[str, Glosses]
    frequencies: Mapping[str, int]
    readings: Mapping[str, str]
    simplified: Mapping[str, Glosses]
    renderings: Mapping[str, Ranked]


def compile_lexicon(inputs: sources.Sources, renderings: Renderings | None = None) -> bytes:
    """Return the compiled lexicon as the bytes of one store; some four seconds of work.

    `renderings` stand in for those of the tables.
    """
    with uncollected():
        return _compile(inputs, read_renderings() if renderings is None else renderings)


def _compile(inputs: sources.Sources, renderings: Renderings) -> bytes:
    draft = _draft(inputs, renderings)
    keys = [*draft.frequencies, *draft.glosses, *draft.renderings]
    keys += [LEMMA_MARK + form for form in draft.forms]
    meta = {
        "digest": sources.content_digest(inputs),
        "total": sum(count for count in draft.frequencies.values() if count < BORROWED),
        "longest": max(map(len, draft.glosses)),
        "longest_word": max(map(len, draft.frequencies)),
    }
    return store.pack(keys, lambda trie: dict(_sections(trie, draft)), meta)


def _draft(inputs: sources.Sources, renderings: Renderings) -> _Draft:
    entries = list(cedict.read_entries(inputs.cedict))
    frequencies = sources.read_frequencies(inputs.frequencies)
    attested = Counter(word for entry in entries for gloss in entry.glosses for word in gloss)
    forms = english_lemmas(sources.read_lemmas(), attested)
    listed = Counter(word for ranked in renderings.values() for word, _ in ranked)
    for word in listed:
        forms.setdefault(word, word)
    use = _by_use(forms, attested + listed)
    lemmas = list(use)
    ids = {lemma: number for number, lemma in enumerate(lemmas)}
    form_ids = {form: ids[lemma] for form, lemma in forms.items()}
    simplified, traditional = _headwords(entries, form_ids)
    return _Draft(
        lemmas=lemmas,
        forms=form_ids,
        stems=[english.snowball()(lemma) for lemma in takewhile(lambda lemma: use[lemma] >= _STEMMED_USE, lemmas)],
        glosses={**traditional, **simplified},
        frequencies={**_borrowed(entries, frequencies), **frequencies},
        readings=_readings(entries, frequencies),
        simplified=simplified,
        renderings={
            word: tuple([(form_ids[lemma], chance) for lemma, chance in ranked]) for word, ranked in renderings.items()
        },
    )


def english_lemmas(pairs: Iterable[tuple[str, str]], attested: Mapping[str, int]) -> dict[str, str]:
    """Return form to lemma, American spelling, for simplemma's `pairs` and every word of `attested`.

    simplemma's lemmas of regular forms are fixed where the dictionary's own English speaks against them: it has
    developed→develope, but CC-CEDICT attests develop and never develope.
    """
    stored = dict(_usable(pairs))
    for word in attested:
        stored.setdefault(word, "")
    known = set(stored)
    table = {form: _mended(form, lemma, attested) for form, lemma in stored.items()}
    spelled = {lemma: _spelled(lemma, known, attested) for lemma in set(table.values())}
    outcome = {form: spelled[lemma] for form, lemma in table.items()}
    return outcome | {lemma: lemma for lemma in spelled.values()}


def _usable(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield plain alphabetic pairs in lower case, words after names, so that a later one overrides (May, may)."""
    words = []
    for form, lemma in pairs:
        if form.isascii() and lemma.isascii() and form.isalpha() and lemma.isalpha():
            if form.islower():
                words.append((form, lemma.lower()))
            elif form.istitle():
                yield form.lower(), lemma.lower()
    yield from words


def _mended(form: str, lemma: str, attested: Mapping[str, int]) -> str:
    if lemma and (lemma == form or attested.get(lemma)):
        return lemma
    candidates = [base for base in english.bases(form) if attested.get(base)]
    if candidates:
        return max(candidates, key=attested.__getitem__)
    return lemma or form


def _spelled(lemma: str, known: set[str], attested: Mapping[str, int]) -> str:
    folded = english.american(lemma, known)
    if folded in english.spelling().values() or attested.get(folded, 0) >= attested.get(lemma, 0):
        return folded
    return lemma


def _by_use(forms: Mapping[str, str], attested: Mapping[str, int]) -> dict[str, int]:
    """Return how often glosses use each lemma, the most used first."""
    use: Counter[str] = Counter(dict.fromkeys(forms.values(), 0))
    for word, count in attested.items():
        use[forms[word]] += count
    return dict(sorted(use.items(), key=lambda item: (-item[1], item[0])))


def _headwords(
    entries: Iterable[cedict.Entry], forms: Mapping[str, int]
) -> tuple[dict[str, Glosses], dict[str, Glosses]]:
    """Return glosses by simplified headword, and by the folded traditional headword where that differs.

    Names come after words, cross references are followed one step.
    """
    simplified: defaultdict[str, _Found] = defaultdict(dict)
    traditional: defaultdict[str, _Found] = defaultdict(dict)
    references = []
    for entry in sorted(entries, key=lambda entry: entry.pinyin[:1].isupper()):
        if entry.glosses and _is_chinese(entry.simplified):
            glosses = dict.fromkeys([tuple([forms[word] for word in gloss]) for gloss in entry.glosses])
            simplified[entry.simplified].update(glosses)
            if entry.traditional != entry.simplified:
                traditional[entry.traditional].update(glosses)
        elif entry.references:
            references.append(entry)
    for entry in references:
        for word in entry.references:
            simplified[entry.simplified].update(simplified.get(word, {}))
            traditional[entry.traditional].update(simplified.get(word, {}))
    for word in traditional.keys() & simplified.keys():
        simplified[word].update(traditional.pop(word))
    return _capped(simplified), _capped(traditional)


def _capped(found: Mapping[str, _Found]) -> dict[str, Glosses]:
    return {word: tuple(glosses)[: cedict.MOST_GLOSSES] for word, glosses in found.items() if glosses}


def _is_chinese(word: str) -> bool:
    return any(char >= "\u3400" for char in word)


def _borrowed(entries: Iterable[cedict.Entry], frequencies: Mapping[str, int]) -> dict[str, int]:
    """Return counts of folded traditional words that jieba lacks, those of their simplified forms marked `BORROWED`."""
    return {
        entry.traditional: BORROWED | frequencies[entry.simplified]
        for entry in entries
        if frequencies.get(entry.simplified) and entry.traditional not in frequencies
    }


def _readings(entries: Iterable[cedict.Entry], frequencies: Mapping[str, int]) -> dict[str, str]:
    """Return the toneless readings of each character, separated by spaces, those of frequent words first."""
    use: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        syllables = entry.pinyin.lower().replace("u:", "u").split()
        if len(syllables) != len(entry.simplified):
            continue
        weight = 1 + frequencies.get(entry.simplified, 0)
        for old, new, syllable in zip(entry.traditional, entry.simplified, syllables, strict=False):
            use[new][syllable] += weight
            if old != new:
                use[old][syllable] += weight
    return {char: " ".join(_toneless(counts)) for char, counts in use.items() if _is_chinese(char)}


def _toneless(counts: Counter[str]) -> list[str]:
    merged: Counter[str] = Counter()
    for syllable, count in counts.items():
        merged[syllable.rstrip("12345")] += count
    return [syllable for syllable, _ in merged.most_common() if syllable.isalpha()]


def _sections(trie: marisa_trie.Trie, draft: _Draft) -> Iterator[tuple[str, array[int] | array[float] | bytes]]:
    yield from _gloss_sections(trie, draft)
    yield from _rendering_sections(trie, draft.renderings)
    yield from _lemma_sections(draft)
    yield from _pinyin_sections(draft.readings)


def _gloss_sections(trie: marisa_trie.Trie, draft: _Draft) -> Iterator[tuple[str, array[int]]]:
    """`value` leads from a key to its glosses (Chinese) or its lemma (marked English form); 0 stands for none."""
    counts, values = array("I", bytes(4 * len(trie))), array("I", bytes(4 * len(trie)))
    used = 1 + max((lemma for glosses in draft.glosses.values() for gloss in glosses for lemma in gloss), default=0)
    stream = array("H" if used < 1 << 16 else "I", [0])
    offsets: dict[Glosses, int] = {}
    for word, count in draft.frequencies.items():
        counts[trie[word]] = count
    for word, glosses in draft.glosses.items():
        offset = offsets.setdefault(glosses, len(stream))
        if offset == len(stream):
            stream.append(sum(len(gloss) + 1 for gloss in glosses))
            for gloss in glosses:
                stream.append(len(gloss))
                stream.extend(gloss)
        values[trie[word]] = offset
    for form, lemma in draft.forms.items():
        values[trie[LEMMA_MARK + form]] = lemma + 1
    yield "count", counts
    yield "value", values
    yield "glosses", stream


def _rendering_sections(trie: marisa_trie.Trie, renderings: Mapping[str, Ranked]) -> Iterator[tuple[str, array[int]]]:
    """Yield the keys of the words that have renderings, in order, where those of each start, and all of them."""
    rows = sorted((trie[word], ranked) for word, ranked in renderings.items())
    yield "rendering_key", array("I", [key for key, _ in rows])
    yield "rendering_start", array("I", accumulate((len(ranked) for _, ranked in rows), initial=0))
    yield "rendering_lemma", array("I", [lemma for _, ranked in rows for lemma, _ in ranked])
    yield "rendering_chance", array("B", [chance for _, ranked in rows for _, chance in ranked])


def _lemma_sections(draft: _Draft) -> Iterator[tuple[str, array[int] | array[float] | bytes]]:
    yield from _text_sections("lemma", draft.lemmas)
    yield from _text_sections("stem", draft.stems)
    log_probs, offer_rates = _rates(draft)
    yield "log_prob", log_probs
    yield "offer_rate", offer_rates


def _rates(draft: _Draft) -> tuple[array[float], array[float]]:
    """Return log probabilities and offer rates of the lemmas, see `Lexicon.log_prob` and `Lexicon.offer_rate`."""
    mass, offered, total = [_SMOOTHING] * len(draft.lemmas), [0] * len(draft.lemmas), 0
    for word, glosses in draft.simplified.items():
        count = draft.frequencies.get(word, 0)
        if not 0 < count < BORROWED:
            continue
        total += count
        for gloss in glosses:
            share = count / (len(glosses) * len(gloss))
            for lemma in gloss:
                mass[lemma] += share
        own = set(chain.from_iterable(glosses))
        own.update(lemma for lemma, _ in draft.renderings.get(word, ()))
        for lemma in own:
            offered[lemma] += count
    whole = sum(mass)
    return array("f", (math.log(one / whole) for one in mass)), array("f", (one / total for one in offered))


def _pinyin_sections(readings: Mapping[str, str]) -> Iterator[tuple[str, array[int] | bytes]]:
    chars = sorted(readings)
    yield "pinyin_char", array("I", map(ord, chars))
    yield from _text_sections("pinyin", [readings[char] for char in chars])


def _text_sections(name: str, texts: Iterable[str]) -> Iterator[tuple[str, array[int] | bytes]]:
    """Yield the `texts` in one run of bytes, and where each starts: the trie would restore a key 20 times as slowly."""
    offsets, blob = array("I", [0]), bytearray()
    for text in texts:
        blob += text.encode()
        offsets.append(len(blob))
    yield f"{name}_start", offsets
    yield f"{name}_text", bytes(blob)
