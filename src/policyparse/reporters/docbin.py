"""Documents with their marks as a spaCy `DocBin` (https://spacy.io/api/docbin)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, pairwise

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span, SpanGroup

from policyparse.reporters.annotations import Mark, MarkedDocument

_CHARACTER = re.compile(r"\s+|\S")


def docbin(documents: Iterable[MarkedDocument]) -> bytes:
    """Return a `DocBin` with one `Doc` a document: its text, a span group for each group of marks, and its user data.

    The tokens are those of spaCy's blank pipeline of the language, cut further where a mark begins or ends, so that
    each mark is a span of whole tokens; the text is the document's, character by character.
    """
    return DocBin(store_user_data=True, docs=map(_doc, documents)).to_bytes()


@cache
def _blank(language: str) -> Language:
    return spacy.blank(language)


def _doc(marked: MarkedDocument) -> Doc:
    nlp = _blank(marked.document.language)
    text = marked.document.text
    places = {0, len(text), *chain.from_iterable(_words(text, nlp))}
    marks = [mark for group in marked.groups.values() for mark in group]
    words, spaces = _cut(text, places, {mark.span.start for mark in marks}, {mark.span.end for mark in marks})
    doc = Doc(nlp.vocab, words=words, spaces=spaces, user_data={"policyparse": dict(marked.data)})
    for name, group in marked.groups.items():
        doc.spans[name] = SpanGroup(doc, name=name, spans=list(_spans(doc, group)))
    return doc


def _words(text: str, nlp: Language) -> Iterator[tuple[int, int]]:
    """Yield where each token of the blank pipeline begins and ends.

    In Chinese that is each character, found here because spaCy's own search takes time by the square of the length.
    """
    if nlp.lang == "zh":
        yield from (match.span() for match in _CHARACTER.finditer(text))
    else:
        yield from ((token.idx, token.idx + len(token)) for token in nlp.tokenizer(text))


def _cut(text: str, places: set[int], starts: set[int], ends: set[int]) -> tuple[list[str], list[bool]]:
    """Return the words between the places, and which of them a space follows; joined they give `text`.

    A space is part of the word before it, as spaCy has it, unless a mark begins or ends with that space.
    """
    words: list[str] = []
    spaces: list[bool] = []
    borders = sorted(places | starts | ends)
    for start, end in pairwise(borders):
        word = text[start:end]
        if word == " " and words and not spaces[-1] and start not in starts and end not in ends:
            spaces[-1] = True
        else:
            words.append(word)
            spaces.append(False)
    return words, spaces


def _spans(doc: Doc, marks: Iterable[Mark]) -> Iterator[Span]:
    for mark in marks:
        span = doc.char_span(*mark.span, label=mark.label, span_id=mark.id, kb_id=mark.stands_for)
        assert span is not None, f"{mark} does not lie on tokens"
        yield span
