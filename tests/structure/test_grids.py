"""Tables: their cells with the heads of row and column, and what in them is no content."""

from __future__ import annotations

import docx
import pptx
import pytest

from policyparse.readers import read
from policyparse.structure import structure

ROWS = [["", "2024", "2025"], ["Parks", "5", "7"], ["Roads", "", "9"]]


def tsv(segments):
    """What a table's cells say, each with the texts of its heads."""
    texts = {segment.id: segment.text for segment in segments}
    return [
        (one.text, texts.get(one.row_head or ""), texts.get(one.column_head or ""))
        for one in segments
        if one.column_head or one.row_head
    ]


EXPECTED = [
    ("Parks", None, None),
    ("5", "Parks", "2024"),
    ("7", "Parks", "2025"),
    ("Roads", None, None),
    ("9", "Roads", "2025"),
]


def page(rows):
    return "<table>" + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows) + "</table>"


def make(folder, suffix, rows):
    path = folder / f"table{suffix}"
    if suffix == ".md":
        head, *rest = (f"| {' | '.join(row)} |" for row in rows)
        path.write_text("\n".join(["# Plan", "", head, "|---" * len(rows[0]) + "|", *rest]), encoding="utf-8")
    elif suffix == ".html":
        path.write_text(f"<html><body><h1>Plan</h1>{page(rows)}<p>The plan is open to all.</p></body></html>", "utf-8")
    elif suffix == ".docx":
        document = docx.Document()
        fill(document.add_table(len(rows), len(rows[0])), rows)
        document.save(path)
    else:
        deck = pptx.Presentation()
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        fill(slide.shapes.add_table(len(rows), len(rows[0]), 0, 0, 9_000_000, 3_000_000).table, rows)
        deck.save(path)
    return structure(read(path, "en"))


def fill(table, rows):
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text


@pytest.mark.parametrize("suffix", [".md", ".html", ".docx", ".pptx"])
def test_a_cell_knows_its_heads_whatever_cells_are_empty(tmp_path, suffix):
    found = tsv(make(tmp_path, suffix, ROWS).segments)
    assert found == [cell for cell in EXPECTED if cell[1:] != (None, None)]


def test_a_cell_that_reaches_over_rows_shifts_those_below_it(tmp_path):
    path = tmp_path / "page.html"
    table = (
        "<table><tr><th>Kind</th><th>Name</th><th>Number</th></tr>"
        "<tr><td rowspan=2>Parks</td><td>North</td><td>5</td></tr><tr><td>South</td><td>7</td></tr></table>"
    )
    path.write_text(f"<html><body>{table}</body></html>", "utf-8")
    assert ("7", "South", "Number") in tsv(structure(read(path, "en")).segments)


def idle(result):
    return [segment.text for segment in result.segments if segment.kind == "boilerplate"]


def test_counted_rows_and_marks_of_levels_are_no_content(tmp_path):
    rows = [["No.", "Item", "Level"], ["1", "Parks", "L1"], ["2", "Roads", "L2"], ["3", "Ports", "4.1.1"]]
    assert [text for text in idle(make(tmp_path, ".html", rows)) if text != "Plan"] == [
        "1",
        "L1",
        "2",
        "L2",
        "3",
        "4.1.1",
    ]


def test_figures_that_count_nothing_are_content(tmp_path):
    rows = [["Year", "Number"], ["2023", "1.5"], ["2025", "4.1"], ["2026", "12%"]]
    assert idle(make(tmp_path, ".html", rows)) == []


def test_a_head_that_recurs_is_furniture_from_the_second_time_on(tmp_path):
    rows = [["Item", "Number"], ["Parks", "5"], ["Item", "Number"], ["Roads", "9"]]
    assert idle(make(tmp_path, ".docx", rows * 2)) == ["Item", "Number"] * 3


def test_a_word_set_downwards_in_a_cell_is_one_word(tmp_path):
    rows = [["类别", "内容"], ["加\n分", "获得国家级奖励的项目"], ["是\n否", "是"], ["否", "是"]]
    found = [segment.text for segment in make(tmp_path, ".docx", rows).segments]
    assert found == ["类别", "内容", "加分", "获得国家级奖励的项目", "是否", "是", "否", "是"]


def test_identifiers_on_two_lines_of_a_cell_are_two(tmp_path):
    rows = [["Task", "Reference"], ["Keep records", "PO.5.2\nPW.1.1"]]
    assert [s.text for s in make(tmp_path, ".docx", rows).segments][-2:] == ["PO.5.2", "PW.1.1"]
