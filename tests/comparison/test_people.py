from __future__ import annotations

import pytest

import policyparse
from policyparse.comparison.people import compare_people
from policyparse.lexicon import load_lexicon


def told(source: str, translation: str) -> list[tuple[str, str]]:
    findings = policyparse.compare_texts(source, translation).to_dict()["findings"]
    return [(f["expected"], f["actual"]) for f in findings if f["check"] == "PP211"]


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("报告由赵生宇撰写。", "The report was written by Zhao Honghou.", [("赵生宇", "Zhao Honghou")]),
        ("报告由赵生宇撰写。", "The report was written by Zhao Shengyu.", []),
        ("报告由赵生宇撰写。", "The report was written by Shengyu Zhao.", []),
        ("报告由赵生宇撰写。", "The report was written by Zhao Sheng-yu.", []),
        ("李克强和李明出席会议。", "Li Keqiang and Li Ming attended the meeting.", []),
        ("提高科技水平。", "Gao Ke raises the level of technology.", []),
    ],
)
def test_a_given_name_that_became_another_is_told(source, translation, expected):
    assert told(source, translation) == expected


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("一月份CPI同比上涨。", "In January, the CIP rose year on year.", [("CPI", "CIP")]),
        ("一月份CPI同比上涨。", "In January, the CPI rose year on year.", []),
        ("一月份CPI和PPI同比上涨。", "In January, the CPI and the PPI rose year on year.", []),
        ("推广NixOS/nixpkgs项目。", "Promote the NixOS/nixpkg project.", [("NixOS/nixpkgs", "NixOS/nixpkg")]),
        ("记录PullRequestEvent事件。", "Record the FullRequestEvent.", [("PullRequestEvent", "FullRequestEvent")]),
    ],
)
def test_a_name_that_was_garbled_is_told(source, translation, expected):
    assert told(source, translation) == expected


def differing(source: str, translation: str) -> list[tuple[str, str]]:
    return [(one.expected, one.actual) for one in compare_people(source, translation, load_lexicon())]


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("赵生宇撰写。", "Zhao Honghou wrote it.", "赵生宇"),
        ("作者：赵生宇", "Zhao Honghou wrote it.", "赵生宇"),
        ("作者：赵生", "Zhao Hong wrote it.", "赵生"),
        ("作者：赵生", "Zhao Honghou wrote it.", None),
        ("欧阳生宇撰写。", "Ouyang Honghou wrote it.", "欧阳生宇"),
        ("作者：司马明", "Sima De wrote it.", "司马明"),
        ("作者：司马", "Sima De wrote it.", None),
        ("由赵生A撰写。", "Zhao Hong wrote it.", "赵生"),
        ("由赵生A撰写。", "Zhao Honghou wrote it.", None),
        ("赵", "Zhao Hong wrote it.", None),
        ("", "Zhao Hong wrote it.", None),
    ],
)
def test_a_name_has_as_many_characters_as_the_spelling_has_syllables_wherever_it_stands(source, translation, expected):
    found = differing(source, translation)
    assert [was for was, _ in found] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Honghou Zhao", "赵生宇"),
        ("Zhao Hong-hou", "赵生宇"),
        ("ZHAO HONGHOU", "赵生宇"),
        ("Zhao Yu", "赵生"),
        ("Zhao Sheng", None),
        ("zhao honghou", None),
        ("Zhao Honghou-based", None),
        ("Zhao Honghoulin", None),
        ("Zhao Brown", None),
        ("Zhao Anna", None),
        ("Anna Zhao", None),
    ],
)
def test_only_two_words_in_pinyin_are_another_name(name, expected):
    found = differing("报告由赵生宇撰写。", f"The report was written by {name}.")
    assert found == ([(expected, name)] if expected else [])


@pytest.mark.parametrize(
    ("person", "name", "other"),
    [
        ("吕生宇", "Lyu Shengyu", "Lyu Honghou"),
        ("吕生宇", "Lv Shengyu", "Lv Honghou"),
        ("吕生宇", "Lu Shengyu", "Lu Honghou"),
        ("赵重宇", "Zhao Zhongyu", "Zhao Zhengyu"),
        ("赵重宇", "Zhao Chongyu", "Zhao Chengyu"),
        ("赵西昂", "Zhao Xi'ang", "Zhao Hong'ang"),
        ("赵西昂", "Zhao Xi’ang", "Zhao Hong’ang"),
    ],
)
def test_each_way_to_read_and_to_spell_a_name_is_its_own(person, name, other):
    assert differing(f"{person}撰写。", f"It was written by {name}.") == []
    assert differing(f"{person}撰写。", f"It was written by {other}.") == [(person, other)]


def test_a_surname_with_two_dots_is_spelt_too():
    assert differing("吕生宇撰写。", "Lu Honghou wrote it for Lü Shengyu.") == []
    assert differing("吕生宇撰写。", "Lu Honghou wrote it for Lü Mingde.") == [("吕生宇", "Lu Honghou")]


@pytest.mark.parametrize("rest", ["Shengyu Zhao left.", "Zhao Sheng left.", "Sheng Zhao left.", "Zhao Sheng-yu left."])
def test_another_person_of_the_surname_is_no_other_name_where_the_own_is_spelt(rest):
    assert differing("由赵生宇撰写。", f"It was written by Zhao Honghou. {rest}") == []
    assert differing("由赵生宇撰写。", "It was written by Zhao Honghou. Zhao left.") == [("赵生宇", "Zhao Honghou")]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("钱生宇出席。", True),
        ("花钱生宇出席。", False),
        ("她花钱生宇出席。", False),
        ("王钱生宇出席。", False),
        ("钱币生出席。", False),
        ("钱总理出席。", False),
        ("钱总里出席。", True),
    ],
)
def test_a_surname_may_be_a_part_of_a_word_or_of_a_name_and_a_title_may_follow_it(source, told):
    assert bool(differing(source, "Qian Honghou attended.")) is told


def test_the_name_that_the_translation_does_not_spell_is_the_one_that_changed():
    source = "赵明出席，赵强主持。"
    assert differing(source, "Zhao Ming attended and Zhao Qiang chaired.") == []
    assert differing(source, "Zhao Ming attended and Zhao Hong chaired.") == [("赵强", "Zhao Hong")]
    assert differing(source, "Zhao Hong attended and Zhao Qiang chaired.") == [("赵明", "Zhao Hong")]


def test_names_are_told_by_the_direction_and_where_they_stand():
    source, translation = "报告由赵生宇撰写。", "Zhao Honghou wrote it."
    (one,) = compare_people(source, translation, load_lexicon(), "en-zh")
    assert (one.source, one.translation) == ((0, 12), (3, 6))
    assert (one.expected, one.actual, one.reason) == ("Zhao Honghou", "赵生宇", "Zhao Honghou became 赵生宇")
    assert (one.kind, one.confidence) == ("identifier", 0.7)
