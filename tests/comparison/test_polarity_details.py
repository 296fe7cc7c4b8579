"""What is said of polarity in short pairs, and how sure it is; near the limits of each rule."""

from __future__ import annotations

import pytest

from policyparse.comparison.answers import Answers
from policyparse.comparison.polarity import _negations_en, compare_polarity
from policyparse.lexicon import load_lexicon


def told(source: str, translation: str) -> list[tuple[str, str, float]]:
    found = compare_polarity(source, translation, Answers(source, translation, load_lexicon()))
    for one in found:
        for text, span, said in ((source, one.source, one.expected), (translation, one.translation, one.actual)):
            assert span is None or text[slice(*span)] in said
    return [(one.expected, one.actual, one.confidence) for one in found]


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("企业不承担费用。", "Enterprises bear costs.", [("negated: 不", "affirmed", 0.85)]),
        ("企业不承担。", "Enterprises bear it.", []),
        ("与火山无关。", "It is related to volcanoes.", [("negated: 无关", "affirmed", 0.85)]),
        (
            "项目与火山活动无关，与地震有关。",
            "The project is related to volcanic activity and to earthquakes.",
            [("negated: 无关", "affirmed", 0.85)],
        ),
        ("这不是好的产品。", "This is a good product.", [("negated: 不是", "affirmed", 0.85)]),
        ("不好的产品应当召回。", "Good products shall be recalled.", [("negated: 不", "affirmed", 0.6)]),
        ("不好的产品应当召回。", "Products shall not be recalled.", []),
        ("看不到海。", "The sea can be seen.", [("negated: 看不到", "affirmed", 0.85)]),
        ("没有海和山。", "There is sea and mountains.", [("negated: 没有", "affirmed", 0.85)]),
        ("没有任何海和山。", "There is sea.", [("negated: 没有", "affirmed", 0.85)]),
        ("车辆不得停放。", "Vehicles may park.", [("negated: 不得", "affirmed", 0.85)]),
        ("车辆不得停放。", "No. 5 vehicles may park.", [("negated: 不得", "affirmed", 0.85)]),
        ("车辆不得停放。", "Vehicles park; NO 2 is measured.", [("negated: 不得", "affirmed", 0.85)]),
        ("缺乏标准。", "There are standards.", []),
        ("取消补贴。", "Subsidies are cancelled.", []),
        ("取消补贴。", "Subsidies are not paid.", []),
        (
            "由于执法人员不在场，抢劫持续。",
            "Looting continued in no absence of officers.",
            [("negated: 不", "affirmed", 0.6)],
        ),
        ("不得泄露信息，不得出售信息。", "They may not disclose it. They may sell information.", []),
        (
            "不得泄露信息。不得出售信息。",
            "They may not disclose information. They may sell information.",
            [("negated: 不得", "affirmed", 0.85)],
        ),
    ],
)
def test_a_negation_is_lost_where_what_it_denies_is_there_and_nothing_denies_it(source, translation, found):
    assert told(source, translation) == found


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("企业承担费用。", "Enterprises do not bear costs.", [("affirmed", "negated: not", 0.85)]),
        ("企业承担费用，不承担税款。", "Enterprises do not bear costs or taxes.", []),
        ("企业承担费用。", "Enterprises do not pay them.", [("affirmed", "negated: not", 0.85)]),
        ("企业承担费用。", "Nobody else pays it.", []),
        ("等候不超过十分钟。", "No one waits more than 10 minutes.", []),
        ("等候十分钟。", "No one waits more than 10 minutes.", []),
        ("等候十分钟。", "No one waits longer than 10 minutes.", []),
        ("等候十分钟。", "No one waits for the bus.", [("affirmed", "negated: No", 0.85)]),
        ("排放一氧化氮。", "NO is emitted.", []),
        ("缺乏标准。", "Standards are not there.", []),
        (
            "项目已纳入计划。",
            "The project is not, as it were, and as people in the town say, part of the plan.",
            [("affirmed", "negated: not", 0.85)],
        ),
    ],
)
def test_a_negation_is_new_where_what_it_denies_is_plain_in_the_source(source, translation, found):
    assert told(source, translation) == found


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("这不可能实现。", "It is not impossible to realise.", []),
        ("赔偿并非不合理。", "Compensation is not unreasonable.", []),
        ("赔偿合理。", "Compensation is not unreasonable.", []),
        ("他没有忘记。", "He did not fail to remember.", []),
        ("他记得。", "He did not fail to remember.", []),
        ("他记得。", "He did not at all fail to remember.", [("affirmed", "negated: not", 0.85)]),
        ("警察没有阻止游行。", "The police did not stop the march.", []),
        ("警察没有游行。", "The police did not stop the march.", []),
        ("警察游行。", "The police did not stop the march.", []),
        ("不得拒绝赔偿。", "It shall not refuse compensation.", []),
    ],
)
def test_two_negations_undo_each_other_unless_the_source_denies(source, translation, found):
    assert told(source, translation) == found


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("只发放许可证。", "It not only issues permits.", [("affirmed", "negated: not only", 0.6)]),
        ("只发放许可证，不收费。", "It not only issues permits.", []),
        ("只发放许可证。", "It not only issues permits, it only issues those.", []),
        ("不仅发放许可证。", "It only issues permits.", [("negated: 不仅", "affirmed", 0.6)]),
        ("不仅发放许可证。", "It only issues permits and not only that.", []),
        ("不仅发放许可证，只发一次。", "It only issues permits once.", []),
        ("不仅发放许可证。", "It does not only issue permits.", []),
    ],
)
def test_only_became_not_only_or_the_other_way_round(source, translation, found):
    assert told(source, translation) == found


@pytest.mark.parametrize(
    ("translation", "found"),
    [
        ("They do not frown giggle sneeze yawn mumble whistle train cooks build reservoirs.", 1),
        ("They do not frown giggle sneeze yawn mumble whistle cough train cooks build reservoirs.", 0),
    ],
)
def test_what_is_denied_may_be_unknown_where_two_words_in_five_are_answered(translation, found):
    assert told("培训厨师建设水库。", translation) == [("affirmed", "negated: not", 0.6)] * found


@pytest.mark.parametrize(("source", "found"), [("厨师护士律师不吃苹果。", 1), ("厨师护士律师不吃苹果蔬菜。", 0)])
def test_a_negation_of_what_is_unknown_is_missed_where_three_words_in_five_are_answered(source, found):
    assert told(source, "Cooks, nurses and lawyers.") == [("negated: 不", "affirmed", 0.6)] * found


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("培训厨师。", "They do not frown giggle sneeze train.", [("affirmed", "negated: not", 0.85)]),
        ("培训厨师。", "They do not frown giggle sneeze yawn train.", []),
        ("没有唱歌跳舞游泳画画写字港口。", "There is a port.", [("negated: 没有", "affirmed", 0.85)]),
        ("没有唱歌跳舞游泳画画写字爬山港口。", "There is a port.", []),
        ("港口与唱歌跳舞无关。", "The port is related.", [("negated: 无关", "affirmed", 0.85)]),
        ("港口与唱歌跳舞游泳无关。", "The port is related.", []),
        ("他成功。", "He is not a failure but successful.", []),
        ("他成功。", "He is not my failure but successful.", [("affirmed", "negated: not", 0.85)]),
    ],
)
def test_what_a_negation_denies_is_looked_for_among_few_words(source, translation, found):
    assert told(source, translation) == found


def test_a_negation_that_accuses_is_answered_before_a_word_that_only_lacks():
    assert told("企业缺乏资金，不承担费用。", "Enterprises that do not have funds bear costs.") == []


def test_a_clause_that_only_denies_is_not_missed():
    assert told("不是。", "That is so.") == []


def test_words_with_a_negative_affix_stand_among_the_words_of_negation_where_they_are_in_the_text():
    text = "It is unlikely that homeless people were not helped; No. 5 is nonsense."
    found = _negations_en(text)
    assert [cue.surface for cue in found] == ["unlikely", "homeless", "not", "nonsense"]
    assert [cue.place for cue in found] == [cue.span.start / len(text) for cue in found]
    assert [text[slice(*cue.span)] for cue in found] == [cue.surface for cue in found]
