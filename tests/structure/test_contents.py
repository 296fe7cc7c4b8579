from __future__ import annotations

import pytest

from tests.structure.helpers import kinds, parse, paths, texts

BODY = "推动低空经济高质量发展，建设区域性航空物流枢纽。"
TEXT = "Boats are given a berth on request, and the list of berths is open to all."


def contents(result):
    return [s.text for s in result.segments if s.kind == "boilerplate"]


@pytest.mark.parametrize(
    "entries",
    [
        ["背景……3", "任务……12", "保障……40"],
        ["背景 3", "任务 12", "保障 40"],
        ["背景3", "任务12", "保障40"],
        ["背景" + "." * 200 + "3", "任务" + ". " * 90 + "12", "保障\t40"],
        ["背景", "任务", "保障"],
    ],
)
def test_contents_of_any_style_are_no_content_and_name_the_headings(entries):
    body = "\n\n".join(f"{title}\n\n{BODY}" for title in ("背景", "任务", "保障"))
    result = parse("某市规划\n\n目录\n\n" + "\n\n".join(entries) + f"\n\n{body}")
    assert contents(result) == ["目录", *entries]
    assert paths(result) == ["背景", "任务", "保障"]


def test_contents_go_on_over_titles_on_two_lines_and_the_foot_of_a_page():
    lines = ["Table of Contents", "Scope\t3", "Berths and the", "order of boats\t5", "ii", "Fees\t9"]
    result = parse("\n\n".join(["Harbour Plan", *lines, "Scope", TEXT, "Fees", TEXT]))
    assert contents(result) == lines
    assert paths(result) == ["Scope", "Fees"]


def test_an_index_without_a_name_is_known_by_three_entries_with_leaders():
    lines = ["Scope ........ 3", "Berths ........ 5", "Appendix ........ 51"]
    result = parse("\n\n".join(["Harbour Plan", *lines, "Scope", TEXT]))
    assert contents(result) == lines
    assert paths(result) == ["Scope"]


def test_the_entry_of_an_annex_opens_no_annex():
    result = parse(f"Harbour Plan\n\nContents\n\nScope\t3\n\nAppendix\t51\n\nScope\n\n{TEXT}")
    assert paths(result) == ["Scope"]


def test_years_and_numbers_in_the_text_below_end_no_contents():
    result = parse(
        f"某市规划\n\n目录\n\n一、总则 1\n\n二、任务 3\n\n一、总则\n\n本市共有企业 20\n\n{BODY}\n\n二、任务\n\n{BODY}"
    )
    assert "本市共有企业 20" in texts(result, "clause")
    assert kinds(result)[:4] == ["heading", "boilerplate", "boilerplate", "boilerplate"]
