"""Tables written in HTML within Markdown."""

from __future__ import annotations

from policyparse.model.document import Cell
from policyparse.readers import read

ONE_LINE = (
    '<table><tr><td rowspan="1" colspan="1">指标</td><td>2025年</td></tr>'
    "<tr><td>指标10</td><td>100<b>亿元</b></td></tr></table>"
)


def cells(tmp_path, text):
    path = tmp_path / "plan.md"
    path.write_text(f"# 计划\n\n{text}\n\n本市推进产业发展。\n", "utf-8")
    document = read(path)
    return document, [b for b in document.blocks if b.role == "cell"]


def said(document, block):
    at, text = block.span.start, ""
    for mark in block.marks:
        text += document.text[at : mark.start]
        at = mark.end
    return text + document.text[at : block.span.end]


def test_the_cells_of_a_table_on_one_line_stay_apart(tmp_path):
    document, found = cells(tmp_path, ONE_LINE)
    assert [said(document, block) for block in found] == ["指标", "2025年", "指标10", "100亿元"]
    assert [block.cell for block in found] == [Cell(1, 1), Cell(1, 2), Cell(2, 1), Cell(2, 2)]


def test_a_table_on_many_lines_is_read_alike(tmp_path):
    document, found = cells(tmp_path, ONE_LINE.replace("><", ">\n<"))
    assert [said(document, block) for block in found] == ["指标", "2025年", "指标10", "100亿元"]
    assert found[-1].cell == Cell(2, 2)


def test_text_around_the_cells_is_text(tmp_path):
    document, found = cells(tmp_path, f"<table><caption>表1 指标</caption>{ONE_LINE[7:]}")
    assert "表1 指标" in [said(document, block) for block in document.blocks if block.role == "text"]
    assert len(found) == 4


def test_tags_do_not_count_for_the_language(tmp_path):
    rows = '<tr><td class="left wide" style="text-align: center">港口</td></tr>'
    assert cells(tmp_path, f"<table>{rows * 40}</table>")[0].language == "zh"
