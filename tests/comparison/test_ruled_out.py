"""What a quick look at two texts rules out is nothing that the whole comparison would find."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyparse.chinese_english import PAIR
from policyparse.comparison import agencies, direction, force, identifiers, polarity
from policyparse.comparison.answers import Answers
from policyparse.facts.cues import labels_of, said
from policyparse.facts.references import Reference, find_references
from policyparse.lexicon import load_lexicon

LINES = Path(__file__).with_name("statements.tsv").read_text(encoding="utf-8").splitlines()
STATEMENTS = [tuple(line.split("\t")[:2]) for line in LINES[::5]]
MARKS = {
    "zh": "\n。\n附条章款项目号世季名位届次批期代轮类级零首半比时点:第周日月",
    "en": "\n.\narticle 1; january; the first, a clock",
}
PIECES = [
    "第",
    "三",
    "12",
    "条",
    "款",
    "、",
    "月",
    "3",
    "日",
    "时",
    "30",
    "分",
    "前",
    "季度",
    "上半年",
    "同比",
    "首次",
    "ii",
    "类",
    "：",
    "周年",
    "的",
    "article ",
    "articles ",
    "no. ",
    "and ",
    "5",
    ", ",
    "class iv ",
    "fifth ",
    "21st ",
    "century ",
    "march ",
    "to ",
    "may ",
    "second half of the year ",
    "half past ",
    "9:15 ",
    "o'clock ",
    "first two quarters ",
    "year on year ",
    ".",
]


def _crossed(shift: int) -> list[tuple[str, str]]:
    """Return each Chinese statement with the English one of a statement some lines below."""
    return [(zh, STATEMENTS[(at + shift) % len(STATEMENTS)][1]) for at, (zh, _) in enumerate(STATEMENTS)]


@pytest.mark.parametrize("shift", [0, 1, 5])
def test_what_the_labels_of_cues_rule_out_differs_in_nothing(shift):
    for zh, en in _crossed(shift):
        answers = Answers(zh, en, load_lexicon())
        assert force.compare_force(zh, en, answers) == force._shifts(zh, en, answers, PAIR.forth)
        assert polarity.compare_polarity(zh, en, answers) == polarity._denials(zh, en, answers, PAIR.forth)


@pytest.mark.parametrize("shift", [0, 1, 5])
def test_a_scale_without_words_of_both_poles_is_not_turned_round(shift):
    for zh, en in _crossed(shift):
        sides = direction._cues(zh, "zh"), direction._cues(en, "en")
        here, there = labels_of(zh, "direction", "zh"), labels_of(en, "direction", "en")
        for way in direction._ways():
            if way[0] not in here or way[1] not in there:
                assert direction._flip(*sides, *way, PAIR.forth) is None
                assert direction._half(*sides, *way, PAIR.forth) is None


@given(
    st.lists(
        st.sampled_from(["the ", "Courts", "court", "police", " officer", "'s", "n't", "-", "TRIBUNAL", "1", "法"])
    )
)
def test_an_institution_begins_with_one_of_the_first_words(pieces):
    text = "".join(pieces)
    if any(one.english.search(text) for one in agencies._institutions()):
        assert not agencies._institution_words().isdisjoint(said(text))


@given(st.text(alphabet="aB1.-_/@` v中", max_size=20))
def test_each_name_has_a_piece_that_is_looked_for_first(text):
    if identifiers._NAME.search(text) or identifiers._CODE.search(text):
        assert identifiers._QUICK.search(text)


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), st.sampled_from(["zh", "en"]))
def test_references_are_the_same_where_all_kinds_are_looked_for(text, language):
    def inside(found: tuple[Reference, ...]) -> list[Reference]:
        return [reference for reference in found if reference.span.end <= len(text)]

    assert inside(find_references(text, language)) == inside(find_references(text + MARKS[language], language))
