"""Given units whose source is English: what no Chinese clause answers was left out."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from policyparse.align.core import Link
from policyparse.align.given import _without_unanswered, align_given
from policyparse.pipeline import load_resources
from tests.align.test_given import side

EN = "Build 12 reservoirs in the hills. Journalists praised the scenery. Train 200 cooks every year."
ZH = "在山区建设水库12座。每年培训厨师200名。"


def links(english, chinese):
    resources = load_resources()
    sides = side(english, "en"), side(chinese, "zh")
    found = align_given(*sides, resources.lexicon, resources.termbase)
    return {(found.source[i].text, found.translation[j].text) for i, j, _ in found.alignment.links}


def test_an_english_sentence_that_no_clause_answers_has_no_link_beside_others_that_have():
    assert links([EN], [ZH]) == {
        ("在山区建设水库12座。", "Build 12 reservoirs in the hills."),
        ("每年培训厨师200名。", "Train 200 cooks every year."),
    }


def test_units_link_within_themselves_from_english_too():
    found = links([EN, "Strengthen the protection of ancient books."], [ZH, "加强古籍保护。"])
    assert ("加强古籍保护。", "Strengthen the protection of ancient books.") in found
    assert all((chinese == "加强古籍保护。") == (english.startswith("Strengthen")) for chinese, english in found)


def test_a_unit_whose_texts_have_nothing_in_common_is_astray():
    texts = [f"在山区建设水库{n}座，改造泵站{n + 3}座。" for n in range(12, 30)]
    others = [f"Build {n} reservoirs in the hills and renovate {n + 3} pumping stations." for n in range(12, 30)]
    resources = load_resources()
    astray = "The museum of modern art lends its paintings to schools and hospitals abroad."
    sides = side(texts, "zh"), side([*others[:-1], astray], "en")
    found = align_given(*sides, resources.lexicon, resources.termbase)
    linked = {found.translation[j].text for _, j, _ in found.alignment.links}
    assert astray not in linked
    assert len(found.alignment.beads) == len(texts) - 1
    assert math.isclose(len(linked), len(texts) - 1)


def test_a_clause_of_a_long_unit_may_offer_words_that_another_unit_has():
    resources = load_resources()
    many = range(110)
    texts = ["".join(f"每年培养厨师{n}名。" for n in many), "加强古籍保护。"]
    others = [" ".join(f"Train {n} cooks every year." for n in many), "Foster, cultivate and protect ancient books."]
    found = align_given(side(texts, "zh"), side(others, "en"), resources.lexicon, resources.termbase)
    assert {len(bead.source) for bead in found.alignment.beads} == {110, 1}


@pytest.mark.parametrize(
    ("chances", "kept"),
    [
        ((0.9, 0.9, 0.9), {0, 1, 2}),
        ((0.9, 0.49, 0.9), {0, 2}),
        ((0.9, 0.5, 0.9), {0, 1, 2}),
        ((0.4, 0.4, 0.9), {2}),
        ((0.4, 0.4, 0.4), {0, 1, 2}),
    ],
)
def test_a_sentence_that_renders_nothing_loses_its_links_beside_one_that_does(chances, kept):
    """Three sentences of one paragraph; where none of them renders anything, none is told from the others."""
    resources = load_resources()
    found = align_given(side([ZH], "zh"), side([EN], "en"), resources.lexicon, resources.termbase)
    links = tuple(Link(0, j, "bead") for j in range(3))
    alignment = _without_unanswered(replace(found.alignment, links=links, accounted=chances), found.translation_units)
    assert {link.translation for link in alignment.links} == kept
