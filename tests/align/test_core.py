from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policyparse.align.core import align
from policyparse.lexical.units import Unit
from policyparse.lexicon import Lexicon
from policyparse.termbase import Termbase
from tests.align.texts import ADDED, PLAN

ZH = [source for source, _ in PLAN]
EN = [translation for _, translation in PLAN]


def units(texts: Sequence[str]) -> list[Unit]:
    return [Unit(text, index, index) for index, text in enumerate(texts)]


@pytest.fixture
def links(lexicon: Lexicon, termbase: Termbase):
    return lambda source, translation: set(align(units(source), units(translation), lexicon, termbase).by())


def test_translation_in_order_links_one_to_one(links):
    assert links(ZH, EN) == {(i, i) for i in range(len(ZH))}


@pytest.mark.parametrize("seed", range(5))
def test_shuffled_translation_links_to_the_same_statements(links, seed):
    order = random.Random(seed).sample(range(len(EN)), len(EN))
    assert links(ZH, [EN[i] for i in order]) == {(i, j) for j, i in enumerate(order)}


@pytest.mark.parametrize("kept", [(0, 3, 4, 8), (9, 1, 5), (2,)])
def test_what_a_summary_leaves_out_has_no_link(links, kept):
    assert links(ZH, [EN[i] for i in kept]) == {(i, j) for j, i in enumerate(kept)}


def test_added_statement_has_no_link(links):
    translation = [*EN[:4], ADDED, *EN[4:]]
    assert {j for _, j in links(ZH, translation)} == set(range(len(translation))) - {4}


def test_two_translation_segments_share_one_source_segment(links):
    halves = ["Universities and enterprises build joint laboratories.", "Professional engineers are trained."]
    found = links(ZH, [*EN[:3], *halves, *EN[4:]])
    assert {j for i, j in found if i == 3} == {3, 4}


def test_a_line_that_stands_again_and_again_is_linked_where_it_stands(links):
    places = [
        "港口",
        "医院",
        "学校",
        "车站",
        "图书馆",
        "工厂",
        "机场",
        "市场",
        "公园",
        "农场",
        "银行",
        "监狱",
        "教堂",
        "剧院",
    ]
    names = [
        "port", "hospital", "school", "station", "library", "factory", "airport", "market", "park", "farm", "bank",
        "prison", "church", "theatre",
    ]  # fmt: skip
    source = [line for place in places for line in (f"{place}安装监控设备。", "期限：两年", "种类：注释")]
    translation = [
        line for name in names for line in (f"Monitoring equipment is installed at the {name}.", "Term: two years")
    ]
    found = links(source, translation)
    assert {pair for at in range(len(places)) for pair in ((3 * at, 2 * at), (3 * at + 1, 2 * at + 1))} <= found
    assert all(abs(i / 3 - j / 2) < 1 for i, j in found)


def test_a_short_line_left_out_does_not_cling_to_a_long_rendering_beside_it(links):
    source = [*ZH[:4], "类别：注释", *ZH[4:]]
    assert {j for i, j in links(source, EN) if i == 4} == set()


def test_text_quoted_in_chinese_is_linked_to_what_it_quotes(links):
    assert links(ZH, [EN[0], ZH[4]]) == {(0, 0), (4, 1)}


def test_nothing_is_linked_to_nothing(links):
    assert links([], []) == set()
    assert links(ZH[:2], []) == set()
    assert links([], EN[:2]) == set()


def test_unrelated_texts_stay_apart(links):
    assert links(ZH[:3], [ADDED]) == set()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    source=st.lists(st.text("本市计划，。新建二十座 ab3%（）", max_size=12), max_size=6),
    translation=st.lists(st.text("the city 20 plans. ABüé市", max_size=20), max_size=6),
)
def test_any_text_aligns_within_bounds_and_always_alike(lexicon, termbase, source, translation):
    first = align(units(source), units(translation), lexicon, termbase)
    second = align(units(source), units(translation), lexicon, termbase)
    assert first.links == second.links
    assert all(0 <= i < len(source) and 0 <= j < len(translation) for i, j, _ in first.links)
