from __future__ import annotations

import pytest

from policyparse.readers.html.flow import runs_of
from policyparse.readers.html.numbers import opens_with
from policyparse.readers.html.tree import parse


def items(opening, *contents):
    page = f"<{opening}>" + "".join(f"<li{content}" for content in contents)
    return [run.text for run in runs_of(parse(page, 400))]


@pytest.mark.parametrize(
    ("opening", "numbers"),
    [
        ("ol", ["1. x", "2. x"]),
        ("ol type=a", ["a. x", "b. x"]),
        ("ol type=I start=4", ["IV. x", "V. x"]),
        ("ol reversed", ["2. x", "1. x"]),
        ("ol style='list-style-type: cjk-ideographic' start=10", ["十、x", "十一、x"]),
        ("ol style='list-style: none'", ["x", "x"]),
        ("ol start=many", ["1. x", "2. x"]),
        ("ol type=a start=30", ["30. x", "31. x"]),
        ("ul", ["x", "x"]),
    ],
)
def test_items_have_the_numbers_that_browsers_show(opening, numbers):
    assert items(opening, ">x", ">x") == numbers


def test_an_items_value_sets_the_number_of_those_after_it():
    assert items("ol", " value=5>x", ">y") == ["5. x", "6. y"]


def test_a_number_that_the_text_brings_along_is_not_doubled():
    assert items("ol", ">1. 建设平台", ">第2条 总则") == ["1. 建设平台", "第2条 总则"]


def test_a_decimal_is_no_number_of_an_item():
    assert not opens_with("1.5 million", "1. ")
