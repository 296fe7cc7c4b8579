"""Levels of provisions, learnt from all references of a pair."""

from __future__ import annotations

import pytest

import policyparse

_NUMBERS = {"二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7}


def told(source: str, translation: str) -> list[tuple[str, str]]:
    findings = policyparse.compare_texts(source, translation).to_dict()["findings"]
    return [(f["expected"], f["actual"]) for f in findings if f["check"] == "PP212"]


def _text(level: str, word: str) -> tuple[list[str], list[str]]:
    zh = [f"符合本条第{zh}{level}规定的企业，可以申请补贴。" for zh in _NUMBERS]
    en = [f"Enterprises that meet {word} {en} of this Article may apply for subsidies." for en in _NUMBERS.values()]
    return zh, en


@pytest.mark.parametrize(("last", "expected"), [("Subparagraph", []), ("Paragraph", [("第九项", "Paragraph 9")])])
def test_a_level_that_has_the_word_of_another_is_told(last, expected):
    (upper, above), (lower, below) = _text("款", "Paragraph"), _text("项", "Subparagraph")
    zh = [*upper, *lower, "违反本条第九项规定的企业，责令改正。"]
    en = [*above, *below, f"Enterprises that violate {last} 9 of this Article are ordered to make corrections."]
    assert told("\n".join(zh), "\n".join(en)) == expected


def test_a_text_that_calls_all_levels_alike_is_left_alone():
    (upper, above), (lower, below) = _text("款", "Paragraph"), _text("项", "Paragraph")
    assert told("\n".join([*upper, *lower]), "\n".join([*above, *below])) == []
