"""Compile concepts into a store: forms of both languages in one trie, rows of concepts beside it."""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple
from typing import Any, NamedTuple

import marisa_trie

from policyparse.lexicon import store
from policyparse.termbase import keys
from policyparse.termbase.model import KINDS, STATUSES, Concept

ENGLISH_MARK = "\x1f"
"""Stands before the key of an English form."""

_FORM_BITS = 12
_MOST_FORMS = 1 << _FORM_BITS


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
    return Concept(concept.id, concept.kind, zh, short, *astuple(concept)[4:])


def compile_concepts(concepts: Sequence[Concept], digest: str) -> bytes:
    """Return the bytes of a store that holds `concepts` and finds them by every form."""
    postings = _postings(concepts)
    longest = max((len(key) for key in postings if key[0] != ENGLISH_MARK), default=0)
    words = max((key.count(" ") for key in postings if key[0] == ENGLISH_MARK), default=0)
    first = "".join(sorted({key[0] for key in postings if key[0] != ENGLISH_MARK}))
    meta = {"digest": digest, "longest": longest, "words": words, "first": first}
    return store.pack(postings, lambda trie: dict(_sections(trie, concepts, postings)), meta)


def _postings(concepts: Sequence[Concept]) -> dict[str, list[int]]:
    """Return for each key the forms it finds: concept number and form number in one integer, best status first."""
    ranked: defaultdict[str, list[_Ranked]] = defaultdict(list)
    for number, concept in enumerate(concepts):
        for at, form in enumerate(concept.forms):
            ranked[keys.zh_key(form)].append(_Ranked(at >= len(concept.zh), number, at, ()))
        for at, (form, status) in enumerate(concept.renderings):
            one = _Ranked(STATUSES.index(status), number, at, keys.acronyms(form))
            for key in english_keys(form):
                ranked[ENGLISH_MARK + key].append(one)
    return {key: _once(found) for key, found in ranked.items() if key != ENGLISH_MARK}


class _Ranked(NamedTuple):
    rank: int
    concept: int
    form: int
    acronyms: tuple[str, ...]


def _once(found: list[_Ranked]) -> list[int]:
    """Keep of each concept the form of best status, and those in other capitals (BoCom, BOCOM)."""
    best: dict[tuple[int, tuple[str, ...]], int] = {}
    for one in sorted(found, key=lambda one: one.rank):
        best.setdefault((one.concept, one.acronyms), one.concept << _FORM_BITS | one.form)
    return list(best.values())


def english_keys(form: str) -> set[str]:
    """Return the keys of an English form, each word followed by a space: hyphenated words apart and closed up."""
    tokens = keys.en_tokens(form)
    return {"".join(token.key + " " for token in some) for some in (tokens, keys.close_up(tokens))}


def unpack(posting: int) -> tuple[int, int]:
    """Return `(concept number, form number)`."""
    return posting >> _FORM_BITS, posting & (_MOST_FORMS - 1)


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
    yield from _rows(concepts)


def concept_of(row: bytes) -> Concept:
    """Return the concept that a row of the store holds."""
    cells: Iterator[Any] = (tuple(cell) if isinstance(cell, list) else cell for cell in json.loads(str(row, "utf-8")))
    return Concept(*cells)


def _rows(concepts: Sequence[Concept]) -> Iterator[tuple[str, array[int] | bytes]]:
    blob, offsets = bytearray(), array("I", [0])
    for concept in concepts:
        blob += json.dumps(astuple(concept), ensure_ascii=False).encode()
        offsets.append(len(blob))
    yield "row_start", offsets
    yield "row", bytes(blob)
