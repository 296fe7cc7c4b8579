"""What a number is of, where several stand side by side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyparse.comparison.scopes import scopes
from policyparse.facts.quantities import find_quantities
from policyparse.model.document import Language


def scopes_of(text: str, language: Language) -> dict[str, str]:
    found = scopes(text, find_quantities(text, language), language)
    return {text[slice(*number)]: text[slice(*scope)].strip() for number, scope in found.items()}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("国家级、市级平台分别达到6个和20个。", "zh", {"6个": "国家级", "20个": "市级平台"}),
        ("粮食和蔬菜产量分别达到50万吨、80万吨。", "zh", {"50万吨": "粮食", "80万吨": "蔬菜产量"}),
        ("国家级平台6个、市级平台20个。", "zh", {"6个": "国家级平台6个", "20个": "市级平台20个"}),
        (
            "Urban and rural incomes grew by 5% and 7%, respectively.",
            "en",
            {"5%": "Urban", "7%": "rural incomes grew by"},
        ),
        (
            "Plant 3,000 hectares of rice and 5,000 hectares of maize.",
            "en",
            {"3,000 hectares": "Plant 3,000 hectares of rice", "5,000 hectares": "5,000 hectares of maize"},
        ),
    ],
)
def test_a_number_has_its_member_of_a_list_or_the_thing_it_answers_to(text, language, expected):
    assert scopes_of(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("建成平台6个。", "zh"),
        ("平台6个至少20个。", "zh"),
        ("Between 6 platforms with 20 platforms below them.", "en"),
    ],
)
def test_a_number_alone_or_beside_another_of_its_kind_has_no_scope(text, language):
    assert scopes_of(text, language) == {}


def test_as_many_things_as_numbers_are_needed_to_answer_one_by_one():
    assert scopes_of("国家级平台分别达到6个和20个。", "zh") == {"6个": "国家级平台分别达到6个", "20个": "20个"}


@given(st.text("国市级、和，。分别6 20个%万吨\n", max_size=60))
def test_scopes_lie_in_the_text_and_belong_to_its_numbers(text):
    quantities = find_quantities(text, "zh")
    found = scopes(text, quantities, "zh")
    assert set(found) <= {quantity.span for quantity in quantities}
    assert all(0 <= scope.start < scope.end <= len(text) for scope in found.values())
