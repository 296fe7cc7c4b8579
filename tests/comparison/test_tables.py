"""Tables compared by the heads of their rows and columns."""

from __future__ import annotations

from pathlib import Path

import policyparse

ZH = "# 招生计划\n\n|学校|2027年|2028年|\n|---|---|---|\n|小学|310|480|\n|中学|220|370|\n"
EN = (
    "# Enrolment plan\n\n|School|{a}|{b}|\n|---|---|---|\n"
    "|Primary schools|{one}|{two}|\n|Middle schools|{three}|{four}|\n"
)
SAME = {"a": "2027", "b": "2028", "one": "310", "two": "480", "three": "220", "four": "370"}


def found(folder: Path, **changed: str) -> list[dict[str, object]]:
    (folder / "zh.md").write_text(ZH, encoding="utf-8")
    (folder / "en.md").write_text(EN.format(**{**SAME, **changed}), encoding="utf-8")
    findings = policyparse.compare(folder / "zh.md", folder / "en.md").to_dict()["findings"]
    return [one for one in findings if one["category"] == "change"]


def test_a_table_that_says_the_same_is_quiet(tmp_path: Path) -> None:
    assert found(tmp_path) == []


def test_columns_in_another_order_with_their_cells_are_quiet(tmp_path: Path) -> None:
    assert found(tmp_path, a="2028", b="2027", one="480", two="310", three="370", four="220") == []


def test_exchanged_heads_are_found_once(tmp_path: Path) -> None:
    (one,) = found(tmp_path, a="2028", b="2027")
    assert one["check"] == "PP201"
    assert (one["expected"], one["actual"]) == ("310", "480")


def test_exchanged_rows_are_found_once(tmp_path: Path) -> None:
    (one,) = found(tmp_path, one="220", three="310")
    assert (one["expected"], one["actual"]) == ("310", "220")


def test_the_wrong_unit_of_a_table_is_found_once(tmp_path: Path) -> None:
    (tmp_path / "zh.md").write_text(ZH.replace("划\n", "划\n\n单位：亿元\n", 1), encoding="utf-8")
    (tmp_path / "en.md").write_text(
        EN.format(**SAME).replace("plan\n", "plan\n\nUnit: million yuan\n", 1), encoding="utf-8"
    )
    findings = policyparse.compare(tmp_path / "zh.md", tmp_path / "en.md").to_dict()["findings"]
    (one,) = (finding for finding in findings if finding["check"] == "PP201")
    assert one["expected"] == "CNY 31 billion"


def test_a_cell_that_is_merely_wrong_is_one_finding(tmp_path: Path) -> None:
    (one,) = found(tmp_path, four="390")
    assert (one["expected"], one["actual"]) == ("370", "390")
