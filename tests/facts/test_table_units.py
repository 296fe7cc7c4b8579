"""Units that the heads of a table, or a line above it, give to the cells."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyparse.facts import collect
from policyparse.facts.table_units import _one_of
from policyparse.model.facts import Quantity
from policyparse.readers import read
from policyparse.structure import structure

ZH = "# 水利投资\n\n{line}\n\n|工程|{head}|备注|\n|---|---|---|\n|堤防|37|已开工|\n|泵站|{cell}|待批|\n"


def cells(folder: Path, line: str = "", head: str = "金额", cell: str = "21") -> list[Quantity]:
    path = folder / "table.md"
    path.write_text(ZH.format(line=line, head=head, cell=cell), encoding="utf-8")
    return [q for q in collect(structure(read(path, "zh")), None).quantities if q.dimension != "date"]


def test_the_head_of_a_column_gives_its_unit(tmp_path: Path) -> None:
    first, second = cells(tmp_path, head="金额（万元）")
    assert [(q.value, q.currency) for q in (first, second)] == [(370000, "CNY"), (210000, "CNY")]
    assert first.surface == "37"


def test_a_line_above_gives_its_unit(tmp_path: Path) -> None:
    assert [q.unit_norm for q in cells(tmp_path, line="单位：公里")] == ["km", "km"]


def test_a_cell_with_a_unit_keeps_its_own(tmp_path: Path) -> None:
    assert [q.unit_norm for q in cells(tmp_path, head="面积（公顷）", cell="21%")] == ["ha", "%"]


@pytest.mark.parametrize("head", ["金额（2026年）", "金额（3）", "金额（估算）"])
def test_a_bracket_that_is_no_unit_gives_none(tmp_path: Path, head: str) -> None:
    assert [(q.value, q.unit_norm) for q in cells(tmp_path, head=head)] == [(37, "count"), (21, "count")]


@pytest.mark.parametrize(
    ("written", "value", "norm"),
    [
        ("million yuan", 10**6, "CNY"),
        ("RMB million", 10**6, "CNY"),
        ("10,000 yuan", 10**4, "CNY"),
        ("millions of US dollars", 10**6, "USD"),
        ("miles", 1, "mi"),
    ],
)
def test_english_units_are_read_with_their_magnitude(written: str, value: int, norm: str) -> None:
    one = _one_of(written, "en")
    assert one is not None
    assert (one.value, one.unit_norm) == (value, norm)


@given(st.sampled_from([("亿元", "hundred million yuan"), ("万吨", "10,000 tonnes"), ("公里", "km"), ("%", "%")]))
def test_both_languages_give_the_same_unit(pair: tuple[str, str]) -> None:
    zh, en = _one_of(pair[0], "zh"), _one_of(pair[1], "en")
    assert zh is not None
    assert zh.value >= Decimal(1)
    assert en is None or (zh.value, zh.unit_norm) == (en.value, en.unit_norm)
