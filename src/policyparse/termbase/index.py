"""Compile concepts into a store: forms of both languages in one trie, rows of concepts beside it."""

from __future__ import annotations

import json
import marshal
import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any

import marisa_trie

from policyparse.lexicon import store
from policyparse.termbase import keys
from policyparse.termbase.model import KINDS, Concept

ENGLISH_MARK = "\x1f"
"""Stands before the key of an English form."""

_FORM_BITS = 12
_RANK = 32  # bits of a posting, above which a form's rank stands while they are sorted
_POSTING = (1 << _RANK) - 1
_PLAIN = re.compile("[a-z]+(?: [a-z]+)*")
_MOST_FORMS = 1 << _FORM_BITS
_FORMAT = 4  # of marshal, which all versions of Python read that we run with


def override(layers: Iterable[Sequence[Concept]]) -> tuple[Concept, ...]:
    """Return the concepts of all layers; one of a later layer replaces those that share its id or a Chinese form."""
    merged: list[Concept] = []
    for layer in layers:
        ids = {concept.id for concept in layer}
        forms = {keys.zh_key(form) for concept in layer for form in concept.forms}
        kept = (without(concept, forms) for concept in merged if concept.id not in ids)
        merged = [*(concept for concept in kept if concept.forms), *layer]
    return tuple(merged)


def without(concept: Concept, forms: set[str]) -> Concept:
    """Return `concept` less the Chinese `forms`."""
    zh = tuple(form for form in concept.zh if keys.zh_key(form) not in forms)
    short = tuple(form for form in concept.zh_short if keys.zh_key(form) not in forms)
    if len(zh) + len(short) == len(concept.forms):
        return concept
    return replace(concept, zh=zh, zh_short=short)


def compile_concepts(concepts: Sequence[Concept], digest: str) -> bytes:
    """Return the bytes of a store that holds `concepts` and finds them by every form."""
    postings = _postings(concepts)
    longest = max((len(key) for key in postings if key[0] != ENGLISH_MARK), default=0)
    words = max((key.count(" ") for key in postings if key[0] == ENGLISH_MARK), default=0)
    names = sorted({concept.glossary for concept in concepts})
    lined = any("\n" in key for key in postings)
    meta = {"digest": digest, "longest": longest, "words": words, "lined": lined, "glossaries": names}
    return store.pack(postings, lambda trie: dict(_sections(trie, concepts, postings)), meta)


def _postings(concepts: Sequence[Concept]) -> dict[str, list[int]]:
    """Return for each key the forms it finds: concept number and form number in one integer, best status first."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    plain_key = _PlainKeys().of
    for number, concept in enumerate(concepts):
        first, full = number << _FORM_BITS, len(concept.zh)
        for at, form in enumerate(concept.forms):
            found[keys.zh_key(form)].append((at >= full) << _RANK | first | at)
        at = 0
        for rank, forms in enumerate(concept.by_status):
            first = rank << _RANK | number << _FORM_BITS
            for form in forms:
                if _PLAIN.fullmatch(form):
                    found[plain_key(form)].append(first | at)
                else:
                    for key in english_keys(form):
                        found[ENGLISH_MARK + key].append(first | at)
                at += 1
    found.pop(ENGLISH_MARK, None)
    return {
        key: [ranked[0] & _POSTING] if len(ranked) == 1 else _once(key, ranked, concepts)
        for key, ranked in found.items()
    }


def _once(key: str, ranked: list[int], concepts: Sequence[Concept]) -> list[int]:
    """Keep of each concept the form of best status, and those in other capitals (BoCom, BOCOM)."""
    best: dict[tuple[int, tuple[str, ...]], int] = {}
    for one in sorted(ranked, key=lambda one: one >> _RANK):
        number, at = unpack(one & _POSTING)
        english = key[0] == ENGLISH_MARK
        acronyms = keys.acronyms(concepts[number].renderings[at][0]) if english else ()
        best.setdefault((number, acronyms), one & _POSTING)
    return list(best.values())


class _PlainKeys(dict[str, str]):
    """The keys of words of small letters, which need not be taken apart, each followed by a space."""

    def __missing__(self, word: str) -> str:
        key = self[word] = keys.word_key(word) + " "
        return key

    def of(self, form: str) -> str:
        """Return the one key of an English form of such words."""
        return ENGLISH_MARK + "".join(map(self.__getitem__, form.split(" ")))


def english_keys(form: str) -> set[str]:
    """Return the keys of an English form, each word followed by a space: hyphenated words apart and closed up."""
    closed = [keys.surface_of(form, run) for run in keys.en_runs(form, keys.en_places(form))]
    return {"".join([word + " " for word in words]) for words in (keys.en_words(form), map(keys.word_key, closed))}


def unpack(posting: int) -> tuple[int, int]:
    """Return `(concept number, form number)`."""
    return posting >> _FORM_BITS, posting & (_MOST_FORMS - 1)


Openings = dict[str, dict[str, None]]
"""What forms begin with: a first character or word, and what may come second, empty where nothing need."""


def openings_of(section: memoryview) -> Openings:
    """Return the openings that a section of the store holds."""
    found: Openings = json.loads(bytes(section))
    return found


def _openings(concepts: Sequence[Concept], postings: dict[str, list[int]]) -> Iterator[tuple[str, bytes]]:
    """Yield how the forms of each language and kind begin: few texts have the beginning of one of the rarer kinds."""
    found: defaultdict[str, Openings] = defaultdict(dict)
    for key, ranked in sorted(postings.items()):
        english = key[0] == ENGLISH_MARK
        first, second = key[1:].split(" ")[:2] if english else (key[0], key[1:2])
        for kind in {concepts[unpack(one)[0]].kind for one in ranked}:
            found[openings_section("en" if english else "zh", kind)].setdefault(first, {})[second] = None
    for name in (openings_section(language, kind) for language in ("zh", "en") for kind in KINDS):
        yield name, json.dumps(found[name], ensure_ascii=False, separators=(",", ":")).encode()


def openings_section(language: str, kind: str) -> str:
    """Return the name of the section that holds how forms of a language and kind begin."""
    return f"openings {language} {kind}"


def _sections(
    trie: marisa_trie.Trie, concepts: Sequence[Concept], postings: dict[str, list[int]]
) -> Iterator[tuple[str, array[Any] | bytes]]:
    starts = array("I", bytes(4 * len(trie)))
    stream = array("I")
    for key, found in postings.items():
        starts[trie[key]] = len(stream)
        stream.append(len(found))
        stream.extend(found)
    yield "start", starts
    yield "posting", stream
    yield "kind", bytes(KINDS.index(concept.kind) for concept in concepts)
    yield from _openings(concepts, postings)
    yield from _rows(concepts)


def concept_of(row: bytes) -> Concept:
    """Return the concept that a row of the store holds."""
    return Concept(*marshal.loads(row))  # noqa: S302  (as `Store` has it)


def _rows(concepts: Sequence[Concept]) -> Iterator[tuple[str, array[int] | bytes]]:
    blob, offsets = bytearray(), array("I", [0])
    values = attrgetter(*(field.name for field in fields(Concept)))
    for concept in concepts:
        blob += marshal.dumps(values(concept), _FORMAT)
        offsets.append(len(blob))
    yield "row_start", offsets
    yield "row", bytes(blob)
