"""Agencies that the translation replaces or puts in, by what a whole comparison reports."""

from __future__ import annotations

import pytest

from policyparse.pipeline import compare_texts


def told(source: str, translation: str) -> list[tuple[str | None, str | None]]:
    return [(one.expected, one.actual) for one in compare_texts(source, translation).findings if one.check == "PP207"]


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        (
            "俄罗斯国防部称，这是向更先进防御工具过渡的进程。",
            "The Russian Ministry of Foreign Affairs said that this was a transition to more advanced defense tools.",
            ("国防部", "Ministry of Foreign Affairs"),
        ),
        (
            "在联合国成立75周年之际，我们需要建立全球伙伴关系。",
            "As the Ministry of Industry and Information Technology marks its 75th anniversary, we need a partnership.",
            ("联合国", "Ministry of Industry and Information Technology"),
        ),
    ],
)
def test_a_name_in_place_of_another_is_told_beside_other_words_of_its_field(source, translation, found):
    ((expected, actual),) = told(source, translation)
    assert expected in found[0] or found[0] in expected
    assert found[1] in actual


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("良好的工程規範可為一解決方案。", "A good engineering codex can be a solution."),
        ("联合国表示，它将继续支持。", "The organization said that it would continue its support."),
        ("教育部门发布了新的课程标准。", "Education authorities released new curriculum standards."),
    ],
)
def test_words_that_are_no_names_and_names_said_otherwise_are_left_alone(source, translation):
    assert told(source, translation) == []
