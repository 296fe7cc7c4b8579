from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyparse.model.document import Document, Origin, Passage, Span


@st.composite
def passages(draw):
    sizes = draw(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 8)), min_size=1, max_size=6))
    text = draw(st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=90, max_size=90))
    at, pieces = 0, []
    for gap, size in sizes:
        pieces.append(Span(at + gap, at + gap + size))
        at += gap + size
    return text, Passage("".join(text[a:b] for a, b in pieces), tuple(pieces))


@given(passages(), st.data())
def test_a_cut_of_a_passage_is_that_part_of_the_document(case, data):
    text, passage = case
    start = data.draw(st.integers(0, len(passage.text) - 1))
    end = data.draw(st.integers(start + 1, len(passage.text)))
    cut = passage.cut(start, end)
    assert cut.text == passage.text[start:end] == "".join(text[a:b] for a, b in cut.pieces)
    assert cut.span == passage.locate(start, end)


@given(passages())
def test_stripping_leaves_a_part_of_the_passage(case):
    _, passage = case
    assert passage.strip().text == passage.text.strip()


def test_a_place_outside_the_passage_cannot_be_located():
    passage = Passage("abc", (Span(4, 7),))
    with pytest.raises(IndexError, match="outside"):
        passage.locate(1, 9)


def test_a_place_is_found_across_what_lies_between_two_pieces():
    assert Passage("平台", (Span(3, 4), Span(6, 7))).locate(0, 2) == Span(3, 7)


@pytest.mark.parametrize(("one", "other", "shared"), [((0, 5), (3, 9), 2), ((0, 5), (5, 9), 0), ((2, 8), (3, 4), 1)])
def test_overlap_counts_shared_code_points(one, other, shared):
    assert Span(*one).overlap(Span(*other)) == Span(*other).overlap(Span(*one)) == shared


def test_documents_are_frozen():
    document = Document(Origin("", "", "text/plain"), "zh", "文", ())
    with pytest.raises(dataclasses.FrozenInstanceError):
        document.text = "other"
