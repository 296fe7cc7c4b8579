"""Offices in texts of either language: the level in their name, what they deal with, and where the name stands."""

from __future__ import annotations

import pytest

from policyparse.comparison.offices import LOOSE, fields, levels
from policyparse.languages.language import Found


def named(text: str, found: list[Found]) -> list[tuple[str, set[str]]]:
    """Return the offices of a text and their labels, without the words that only account for others."""
    firm = [(text[a:b], {label for label in labels if not label.endswith(LOOSE)}) for labels, a, b in found]
    return [(surface, labels) for surface, labels in firm if labels]


def loose(found: list[Found]) -> set[str]:
    return {label.removesuffix(LOOSE) for labels, _, _ in found for label in labels if label.endswith(LOOSE)}


@pytest.mark.parametrize(
    ("text", "office", "level"),
    [
        ("区民政部门发放补贴。", "区民政部门", "district"),
        ("由市政府批准。", "市政府", "municipal"),
        ("我市政府批准。", None, None),
        ("建设省级平台。", None, None),
        ("建设的平台，省级平台。", "省级", "provincial"),
        ("市一二三四五六七八九十一二局", "市一二三四五六七八九十一二局", "municipal"),
        ("市一二三四五六七八九十一二三局", None, None),
        ("县里的部门", None, None),
        ("", None, None),
    ],
)
def test_a_chinese_office_begins_with_its_level_and_has_twelve_characters_more_at_most(text, office, level):
    assert named(text, levels().zh(text)) == ([(office, {level})] if office else [])
    assert bool(levels().quick.search(text)) is bool(office)


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("The municipal government pays.", [("municipal government", {"municipal"})]),
        ("the provincial-level department", [("provincial-level department", {"provincial"})]),
        ("National a b c d e f office", [("National a b c d e f office", {"national"})]),
        ("National a b c d e f g office", []),
        ("the cityscape office", []),
        ("county bureaus and city offices", [("city offices", {"municipal"}), ("county bureaus", {"district"})]),
        ("the city officers", []),
    ],
)
def test_an_english_office_has_six_words_between_its_level_and_its_end_at_most(text, offices):
    assert named(text, levels().en(text)) == offices


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("各级财政", "zh", {"provincial", "municipal", "district"}),
        ("全镇", "zh", {"national", "municipal", "township"}),
        ("甲乙", "zh", set()),
        ("the city and its counties", "en", {"municipal", "district"}),
        ("the Chinese", "en", {"national"}),
        ("the publicity", "en", set()),
    ],
)
def test_other_words_account_for_a_level(text, language, words):
    found = levels().zh(text) if language == "zh" else levels().en(text)
    assert named(text, found) == []
    assert loose(found) == words


def test_an_office_is_placed_where_its_name_stands():
    assert [found[1:] for found in levels().zh("甲乙，区政府。")][:1] == [(3, 6)]
    assert [found[1:] for found in levels().en("The city office")][:1] == [(4, 15)]
    assert [found[1:] for found in levels().zh("甲乙，区。")] == [(3, 4)]
    assert [found[1:] for found in fields().zh("甲，税务部门。")][:1] == [(2, 6)]
    assert [found[1:] for found in fields().en("The tax office")][:1] == [(4, 14)]


def test_the_sets_of_levels_and_fields_have_each_label():
    assert set(levels().sets) == {"national", "provincial", "municipal", "district", "township"}
    assert set(levels().sets.values()) == {"level"}
    assert set(fields().sets.values()) == {"field"}
    assert {"税务", "公安", "海关"} <= set(fields().sets)
    assert not {"监督", "地方"} & set(fields().sets)
    assert {levels().kind, fields().kind} == {"agency"}


@pytest.mark.parametrize(
    ("text", "office", "labels"),
    [
        ("税务部门公布名单。", "税务部门", {"税务"}),
        ("公安机关处理。", "公安机关", {"公安", "安全"}),
        ("教育、财政、民政部门", "教育、财政、民政部门", {"教育", "财政", "民政"}),
        ("教育和财政管理监督部门", "教育和财政管理监督部门", {"教育", "财政"}),
        ("教育管理管理管理部门", "教育管理管理管理部门", {"教育"}),
        ("教育管理管理管理管理部门", None, set()),
        ("监督部门", None, set()),
        ("民政局", None, set()),
        ("和部门", None, set()),
        ("税部门", None, set()),
        ("人力资源部门", "人力资源部门", {"人力资源", "资源"}),
        ("", None, set()),
    ],
)
def test_a_chinese_office_is_known_by_what_it_deals_with(text, office, labels):
    found = named(text, fields().zh(text))
    assert found == ([(office, labels)] if office else [])
    assert bool(fields().quick.search(text)) is ("部门" in text or "机关" in text)


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("The tax authorities publish.", [("tax authorities", {"税务"})]),
        ("tax authority", [("tax authority", {"税务"})]),
        ("police and customs", [("police", {"公安"}), ("customs", {"海关"})]),
        ("The ministry of finance", [("ministry of finance", {"财政", "金融"})]),
        ("ministry of finance and", [("ministry of finance", {"财政", "金融"})]),
        ("bureau of tax affairs and of", [("bureau of tax", {"税务"})]),
        ("the authority for tax", []),
        ("the office", []),
        ("office", []),
        ("office of", []),
        ("of finance", []),
        ("", []),
        (f"{'tax ' * 7}office", [(f"{'tax ' * 6}office", {"税务"})]),
        (f"office of{' tax' * 7}", [(f"office of{' tax' * 5}", {"税务"})]),
        (f"office of{' tax' * 5} education", [(f"office of{' tax' * 5}", {"税务"})]),
        ("tax houses office", []),
        ("office of houses tax", []),
        (
            "the human resources department",
            [("human resources department", {"人力资源", "资源"})],
        ),
        ("the police and the tax bureau", [("police", {"公安"}), ("tax bureau", {"税务"})]),
    ],
)
def test_an_english_office_deals_with_what_stands_before_it_or_after_of_within_six_words(text, offices):
    assert named(text, fields().en(text)) == offices


def test_words_for_fields_account_for_them_wherever_they_stand():
    assert loose(fields().en("Pay tax for public security.")) == {"税务", "公安", "安全", "保障"}
    assert loose(fields().zh("缴税")) == {"税务"}
    assert [found[1:] for found in fields().zh("缴税")] == [(0, 0)]
