"""What numbers are of, near the limits of each rule: how close they stand, and how many a list has."""

from __future__ import annotations

import pytest

from policyparse.comparison.scopes import scopes
from policyparse.facts.quantities import find_quantities


def scopes_of(text: str, language: str) -> dict[str, str]:
    found = scopes(text, find_quantities(text, language), language)
    return {text[slice(*number)]: text[slice(*scope)].strip() for number, scope in found.items()}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("面积增加。国家级、市级平台分别达到6个和20个。", {"6个": "国家级", "20个": "市级平台"}),
        ("水稻、国家级、市级平台分别达到6个和20个。", {"6个": "国家级", "20个": "市级平台"}),
        ("国家级、市级平台达到6个和20个，分别。", {"6个": "国家级", "20个": "市级平台达到"}),
        ("国家级、市级平台分别达到6个和今后若干年之内20个。", {"6个": "国家级", "20个": "市级平台"}),
        (
            "国家级、市级平台分别在今后若干年之内达到6个和20个。",
            {"6个": "市级平台分别在今后若干年之内达到6个", "20个": "20个"},
        ),
        ("国家级、市级平台分别在今年某一天达到6个和20个。", {"6个": "国家级", "20个": "市级平台"}),
        (
            "国家级、市级平台分别在今年的某一天达到6个和20个。",
            {"6个": "市级平台分别在今年的某一天达到6个", "20个": "20个"},
        ),
        ("平台6个20个，公园7个。", {"7个": "公园7个"}),
        ("平台6个、20公里，公园7个。", {"6个": "平台6个", "20公里": "20公里", "7个": "公园7个"}),
        ("到2027年建成平台6个。", {}),
    ],
)
def test_numbers_answer_to_a_list_one_by_one_where_they_stand_close_to_the_word(text, found):
    assert scopes_of(text, "zh") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Urban and rural incomes respectively grew by 5% and 7%.", {"5%": "Urban", "7%": "rural incomes"}),
        (
            "Prices, urban and rural incomes grew by 5% and 7%, respectively.",
            {"5%": "urban", "7%": "rural incomes grew by"},
        ),
        (
            "Urban and rural incomes grew by 5% and 7% in all of these many years, respectively.",
            {"5%": "rural incomes grew by 5%", "7%": "7% in all of these many years"},
        ),
        (
            "Plant 3,000 hectares of rice and 5,000 hectares of maize with 20 people.",
            {
                "3,000 hectares": "Plant 3,000 hectares of rice",
                "5,000 hectares": "5,000 hectares of maize with 20 people",
                "20": "5,000 hectares of maize with 20 people",
            },
        ),
    ],
)
def test_english_numbers_likewise(text, found):
    assert scopes_of(text, "en") == found


@pytest.mark.parametrize(("many", "scoped"), [(1, 0), (2, 2), (100, 100), (101, 0)])
def test_two_to_a_hundred_numbers_have_scopes(many, scoped):
    text = "、".join(f"平台{n}个" for n in range(200, 200 + many))
    assert len(scopes(text, find_quantities(text, "zh"), "zh")) == scoped
