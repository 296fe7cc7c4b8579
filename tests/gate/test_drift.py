"""The verdicts: which of two wordings of a source does the translation render?"""

import pytest

from policyparse.errors import InputError
from policyparse.gate.drift import drift
from policyparse.readers import read_text
from tests.gate.conftest import SOURCE, TRANSLATION

EDITS = {
    "number": ("8个以上", "10个以上"),
    "amount": ("120万吨", "150万吨"),
    "comparator": ("8个以上", "8个"),
    "year": ("2027年", "2030年"),
    "words": ("支持企业", "引导银行"),
    "heading": ("强化科技支撑", "强化资金保障"),
    "clause": ("，推广深水网箱养殖。", "。"),
    "sentence": ("每年组织渔民参加技能培训。", "每年组织渔民参加技能培训。向困难家庭发放住房补贴。"),
    "section": ("\n3. 加强人才培养\n\n每年组织渔民参加技能培训。\n", ""),
}
"""What the translation renders, and what it does not; the sentence is the other way round."""

REASONS = {"number": "value", "amount": "value", "comparator": "comparator", "year": "date"}


def verdicts(old, new, translation=TRANSLATION):
    found = drift(read_text(old, "zh"), read_text(new, "zh"), read_text(translation, "en"))
    return found.changes


@pytest.mark.parametrize("name", EDITS)
def test_a_translation_of_the_old_wording_is_behind(name):
    found = verdicts(SOURCE, SOURCE.replace(*EDITS[name]))
    assert found
    assert {change.verdict for change in found} == {"pending"}


@pytest.mark.parametrize("name", EDITS)
def test_a_translation_of_the_new_wording_has_followed(name):
    found = verdicts(SOURCE.replace(*EDITS[name]), SOURCE)
    assert found
    assert {change.verdict for change in found} == {"followed"}


@pytest.mark.parametrize(("name", "kind"), REASONS.items())
def test_a_fact_that_differs_is_said_in_words(name, kind):
    (change,) = verdicts(SOURCE, SOURCE.replace(*EDITS[name]))
    (sign,) = (sign for sign in change.signs if sign.reason)
    assert (sign.wording, sign.kind) == ("new", kind)
    assert sign.weight < 0


def test_signs_stand_by_weight():
    (change,) = verdicts(SOURCE, SOURCE.replace(*EDITS["words"]))
    weights = [abs(sign.weight) for sign in change.signs]
    assert weights == sorted(weights, reverse=True)


def test_an_agency_that_changed_is_pending():
    source = SOURCE.replace("优良品种。", "优良品种。（市科委）")
    other = source.replace("市科委", "市教委")
    said = TRANSLATION.replace("varieties.", "varieties. (Science and Technology Commission of Shanghai Municipality)")
    (change,) = verdicts(source, other, said)
    assert change.verdict == "pending"
    assert verdicts(other, source, said)[0].verdict == "followed"


def test_a_difference_of_style_is_unclear():
    (change,) = verdicts(SOURCE, SOURCE.replace("企业与高校", "企业同高校"))
    assert (change.verdict, change.signs) == ("unclear", ())


def test_what_a_summary_never_had_is_unclear_when_it_changes():
    summary = "Marine ranches\n\nBy 2027, the city will build at least 8 modern marine ranches.\n"
    (change,) = verdicts(SOURCE, SOURCE.replace("渔民参加技能培训", "渔民参加安全培训"), summary)
    assert (change.verdict, change.translation) == ("unclear", ())


def test_without_a_change_nothing_is_said():
    assert verdicts(SOURCE, SOURCE) == ()


@pytest.mark.parametrize(("old", "translation"), [(TRANSLATION, TRANSLATION), (SOURCE, SOURCE)])
def test_both_sources_are_chinese_and_the_translation_english(old, translation):
    with pytest.raises(InputError):
        drift(read_text(old), read_text(SOURCE), read_text(translation))


def test_no_sign_is_told_twice():
    (change,) = verdicts(SOURCE, SOURCE.replace("支持企业与高校", "银行支持银行与银行"))
    told = [(sign.wording, sign.source, sign.translation, sign.reason) for sign in change.signs]
    assert len(told) == len(set(told))
