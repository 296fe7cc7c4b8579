"""The workbook: sheets to work through, text that stays text, and the same bytes for the same report."""

import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from policyparse.reporters.xlsx import report_xlsx
from policyparse.reporters.xlsx.writing import MOST_CHARACTERS, fitting
from tests.reporters import sample

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "#N/A", '=HYPERLINK("http://x")')


@pytest.fixture(scope="module")
def workbook():
    return load_workbook(io.BytesIO(report_xlsx(sample.report())))


def records(sheet):
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def with_messages(*messages):
    report = sample.report()
    return replace(report, findings=tuple(replace(report.findings[0], message=message) for message in messages))


def test_there_is_a_sheet_for_each_part_of_the_report(workbook):
    assert workbook.sheetnames == ["Summary", "Findings", "Segments", "Targets", "Assignments", "Tracks"]


def test_on_paper_each_sheet_has_what_is_read_and_not_what_is_looked_up(workbook):
    heads = {}
    for sheet in workbook:
        _, _, last, _ = range_boundaries(sheet.print_area.partition("!")[2])
        heads[sheet.title] = [cell.value for cell in sheet[1][:last]]
        assert sheet.page_setup.orientation == "landscape"
    assert heads["Findings"][-1] == "what"
    assert heads["Segments"][-1] == "translation"
    assert "source sentence" not in heads["Targets"]
    assert heads["Assignments"] == [cell.value for cell in workbook["Assignments"][1]]


def test_the_summary_and_its_chart_are_on_one_sheet_of_paper(workbook):
    sheet = workbook["Summary"]
    assert sheet.page_setup.fitToHeight == 1
    assert int(sheet.print_area.rpartition("$")[2]) > sheet.max_row + 14


def test_numbers_stand_to_the_right_under_their_heading(workbook):
    number = workbook["Summary"]["B"]
    assert {cell.alignment.horizontal for cell in number if not isinstance(cell.value, str | type(None))} == {"right"}
    assert number[0].alignment.horizontal == "right"


def test_each_sheet_has_a_frozen_heading_filters_and_wrapped_text(workbook):
    for sheet in workbook:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)


def test_a_finding_has_its_texts_its_place_and_room_for_a_decision(workbook):
    rows = records(workbook["Findings"])
    assert {row["check"] for row in rows} == {f"{check} {name}" for check, name, *_ in sample.FINDINGS}
    assert [row["severity"] for row in rows] == ["error"] * 4 + ["warning"] * 5 + ["note"] * 4
    first = rows[0]
    assert (first["severity"], first["source"], first["line or page"]) == ("error", "5000辆", "4")
    assert first["translation"] == "Some 5,000 fuel-cell vehicles on the road"
    assert (first["decision"], first["comment"]) == (None, None)


def test_the_decision_and_the_comment_stand_beside_the_texts_and_are_all_that_can_be_written(workbook):
    sheet = workbook["Findings"]
    heads = [cell.value for cell in sheet[1]]
    at = heads.index("translation")
    assert heads[at + 1 : at + 3] == ["decision", "comment"]
    assert sheet.protection.sheet
    assert {heads[cell.column - 1] for cell in sheet[2] if not cell.protection.locked} == {"decision", "comment"}


def test_a_column_without_a_value_is_left_out(workbook):
    heads = {cell.value for cell in workbook["Findings"][1]}
    assert not heads & {"expected", "actual"}


def test_the_summary_has_a_chart(workbook):
    assert len(workbook["Summary"]._charts) == 1


def test_the_decision_is_one_of_a_list_and_the_fingerprint_is_hidden(workbook):
    sheet = workbook["Findings"]
    letters = {cell.value: cell.column_letter for cell in sheet[1]}
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"accept,fix,discuss"'
    assert str(choice.sqref) == f"{letters['decision']}2:{letters['decision']}{sheet.max_row}"
    assert sheet.column_dimensions[letters["fingerprint"]].hidden
    assert not sheet.column_dimensions[letters["comment"]].hidden


def test_segments_stand_beside_what_renders_them_in_the_colour_of_their_verdict(workbook):
    sheet = workbook["Segments"]
    rows = {row["source id"]: row for row in records(sheet) if row["source id"]}
    assert rows["s21"]["translation"] == "Lay out a refuelling network, converting petrol stations first"
    assert rows["s36"]["verdict"] == "omitted"
    assert not rows["s36"]["translation"]
    colors = {row[0].value: row[0].fill.fgColor.rgb for row in sheet.iter_rows(min_row=2)}
    assert set(colors) == {"kept", "reworded", "changed", "omitted", "added"}
    assert len(set(colors.values())) == len(colors)


def test_chinese_has_a_chinese_font(workbook):
    fonts = {cell.value: cell.column for cell in workbook["Segments"][1]}
    assert workbook["Segments"].cell(2, fonts["source"]).font.name == "Microsoft YaHei"


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_or_an_error_is_text(text):
    sheet = load_workbook(io.BytesIO(report_xlsx(with_messages(text))))["Findings"]
    cell = next(cell for cell in sheet[2] if cell.value == text.replace("\t", " "))
    assert cell.data_type == "s"
    assert cell.quotePrefix == (text.strip()[0] in "=+-@")


def test_control_characters_and_long_texts_leave_a_workbook_that_opens():
    data = report_xlsx(with_messages("\x00\x07\x1b[31m\ud800\ufffe", "氢" * 40_000, "𠮷" * 20_000))
    messages = [row["what"] for row in records(load_workbook(io.BytesIO(data))["Findings"])]
    assert "\x1b" not in messages[0]
    assert all(len(message.encode("utf-16-le")) <= 2 * MOST_CHARACTERS for message in messages)
    assert messages[1].endswith("[cut]")
    assert fitting("氢" * MOST_CHARACTERS) == "氢" * MOST_CHARACTERS


def test_every_part_is_well_formed_and_the_bytes_do_not_depend_on_the_time():
    data = report_xlsx(sample.report())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in package.namelist():
            etree.fromstring(package.read(name))
    assert b"1980-01-01" in zipfile.ZipFile(io.BytesIO(data)).read("docProps/core.xml")
    assert data == report_xlsx(sample.report())
