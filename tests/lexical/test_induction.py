"""Words that a pair teaches: bound in several sentences, and to one word alone."""

from __future__ import annotations

import pytest

from policyparse.align.core import align
from policyparse.align.plain import units_of_texts
from policyparse.lexical.induction import Learnt, learn
from policyparse.pipeline import compare_texts, load_resources
from tests.align.texts import PLAN

# 鎏金 stands for a word that the translator renders as nobody else does.
ODD = (
    ("鎏金站由市交通委管理。", "The Quillnode is managed by the Municipal Transport Commission."),
    ("企业可以向鎏金站申请补贴。", "Enterprises may apply to the Quillnode for subsidies."),
    ("鎏金站每年公布一次结果。", "The Quillnode publishes its results once a year."),
    ("大学与鎏金站共建实验室。", "Universities build laboratories together with the Quillnode."),
)


def learnt(pairs: tuple[tuple[str, str], ...]) -> Learnt:
    lexicon, termbase, *_ = load_resources()
    source = units_of_texts([zh for zh, _ in pairs], "zh")
    translation = units_of_texts([en for _, en in pairs], "en")
    found = align(source, translation, lexicon, termbase)
    return learn(found.source, found.translation, [unit.sentence for unit in source], found.by(), found.evidence)


def rendered_by_quillnode(*pairs: tuple[str, str]) -> set[str]:
    """Return the source words that `Quillnode` is found to render in a plan that goes on with `pairs`."""
    zh, en = (("\n".join(side)) for side in zip(*PLAN, *pairs, strict=True))
    ties = [
        (tie.source, tie.translation)
        for rendering in compare_texts(zh, en).bitext.renderings
        for tie in rendering.evidence
    ]
    return {zh[slice(*one)] for one, other in ties if en[slice(*other)] == "Quillnode"}


def test_a_word_that_is_learnt_counts_as_found():
    assert any("鎏" in word or "金" in word for word in rendered_by_quillnode(*ODD))


def test_two_meetings_are_too_few_where_one_of_two_words_stands_elsewhere_too():
    twice = [(zh.replace("鎏金站", "甲醇"), en) for zh, en in ODD[:2]]
    elsewhere = ("市民可以预约参观展览馆。", "Residents may book a visit to the Quillnode.")
    assert rendered_by_quillnode(*PLAN, *twice) == {"甲醇"}
    assert not rendered_by_quillnode(*PLAN, *twice, elsewhere)


def test_one_meeting_teaches_nothing():
    assert not learnt((*PLAN, ODD[0]))


def test_a_plain_translation_teaches_nothing_false():
    assert set(learnt(PLAN)) == set()


@pytest.mark.parametrize("size", [0, 1])
def test_little_or_nothing_teaches_nothing(size):
    assert not learnt(PLAN[:size])
