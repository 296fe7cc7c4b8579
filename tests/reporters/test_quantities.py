from __future__ import annotations

import pytest

from policyparse.facts.quantities import find_quantities
from policyparse.reporters.quantities import figure


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("完成八成改造", "80 %"),
        ("打八折", "80 %"),
        ("增长三成", "up 30 %"),
        ("覆盖率达到百分之九十五", "95 %"),
        ("规模翻一番", "x 2"),
        ("提高5个百分点", "up 5 个百分点"),
        ("超过3.5亿吨", "> 350 million 吨"),
        ("投入10亿元", "CNY 1 billion"),
    ],
)
def test_a_figure_names_the_unit_that_its_value_counts(text, shown):
    (quantity,) = find_quantities(text, "zh")
    assert figure(quantity) == shown
