from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse.structure.sentences import sentence_ends, shielded


def split(text):
    return [text[a:b].strip() for a, b in pairwise([0, *sentence_ends(text, shielded(text))])]


@pytest.mark.parametrize(
    "sentences",
    [
        ["建设三个平台。", "培育十家企业！", "怎么办？"],
        ["他说：“今年完成。明年验收。”", "随后离开。"],
        ["市长表示：“今年完成。”", "随后离开。"],
        ["按照《办法》（2023年修订。试行）执行。", "其他另行规定。"],
        ["The plan is public.", "It has 5 parts.", "Will it work?", "Yes!"],
        ["About 3.5 million yuan were spent.", "Prof. Li and Dr. Wu agreed with the U.S. side, e.g. on No. 5."],
        ["See Fig. 3 and Art. 7 for J. Smith's view.", "He was there at 10 a.m. on Monday."],
        ['He said "stop."', "Then he left."],
        ["投资3.5亿元。", "Version 2.0 was released.", "随后发布。"],
        ["二、2.期项目另行安排。"],
        ["Call `spec.Name is read. And so on` twice.", "Then stop."],
        ["Read [1].", "(Then stop.)", "*Note* this."],
    ],
)
def test_sentences_end_where_a_reader_would_end_them(sentences):
    assert split(" ".join(sentences) if sentences[0].isascii() else "".join(sentences)) == sentences


def test_a_sentence_ends_without_the_blank_that_should_follow():
    text = "The two districts will open new parks.High demand is expected from 2025.In the north a third one follows."
    assert [len(part.split()) for part in split(text)] == [7, 6, 7]


@pytest.mark.parametrize(
    "text",
    [
        "Set spec.Containers to two.",
        "Visit https://www.example.org/Plans.Html for the whole of the text today.",
        "Run README.Md through it.",
        "The U.S.A. and the U.K. will take part.",
        "It grew to 1.5 billion.",
        "Use node.Js.",
    ],
)
def test_stops_within_names_numbers_and_addresses_end_no_sentence(text):
    assert split(text) == [text]


def test_a_number_that_opens_a_line_is_no_sentence():
    assert split("12. Then we go.") == ["12. Then we go."]


def test_brackets_and_quotes_are_shielded_pair_by_pair():
    text = "a（b“c”d）e（f"
    assert [c for c, inside in zip(text, shielded(text), strict=True) if inside] == list("b“c”d")


def test_a_quote_longer_than_a_clause_shields_nothing():
    assert not any(shielded("“" + "长" * 200 + "”"))


@given(st.text("。！？.!?”）(“ aA1\n中", max_size=60))
@settings(max_examples=200)
def test_sentences_follow_each_other_without_gaps_to_the_end(text):
    ends = list(sentence_ends(text, shielded(text)))
    assert ends == sorted(ends)
    assert ends[-1] == len(text)
    assert all(text[a:b].strip() for a, b in pairwise([0, *ends[:-1]]))
