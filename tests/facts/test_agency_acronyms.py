"""Acronyms that a document gives to agencies name them later."""

from __future__ import annotations

import pytest

from policyparse.pipeline import compare_texts

SOURCE = "上海市经济和信息化委员会印发计划。\n推进标准制定。（上海市经济和信息化委员会、财政部）"
OPENING = "The Shanghai Municipal Commission of Economy and Informatization ({}) issued the plan.\n"


def agencies(translation):
    return compare_texts(SOURCE, translation).bitext.translation.facts.agencies


@pytest.mark.parametrize("given", ["SCEIX", "the SCEIX", "hereinafter the “SCEIX”"])
def test_an_acronym_names_the_agency_that_it_was_given_to(given):
    translation = OPENING.format(given) + "Advance the setting of standards. (SCEIX, Ministry of Finance)"
    named = [(agency.surface, agency.name_zh) for agency in agencies(translation)]
    assert named[1:] == [("SCEIX", "上海市经济和信息化委员会"), ("Ministry of Finance", "财政部")]
    (outcome,) = compare_texts(SOURCE, translation).assignments
    assert (outcome.verdict, len(outcome.named)) == ("kept", 2)


def test_an_acronym_that_was_given_to_no_agency_names_none():
    translation = (
        "The Shanghai Municipal Commission of Economy and Informatization issued the plan of key indicators (SCEIX).\n"
        "Advance the setting of standards. (SCEIX, Ministry of Finance)"
    )
    assert all(
        agency.name_zh != "上海市经济和信息化委员会" for agency in agencies(translation) if agency.surface == "SCEIX"
    )
