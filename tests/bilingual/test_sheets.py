"""Tables in CSV, TSV and XLSX: which columns count, which is the source, and what names a row."""

import io

import pytest
from openpyxl import Workbook

from policyparse.bilingual import read_bilingual_data
from policyparse.errors import InputError

ROWS = (
    ("编号", "中文", "英文", "备注"),
    ("A-1", "建成5个示范区。", "Build 6 demonstration zones.", ""),
    ("A-2", "推动数据共享，\n加强监管。", "Promote data sharing.", 'check "this"'),
    ("A-3", "完善标准。", "", ""),
)


def delimited(rows, delimiter=","):
    quoted = (delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    return "\r\n".join(quoted) + "\r\n"


def workbook(rows):
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def read(data, name="table.csv"):
    return read_bilingual_data(data if isinstance(data, bytes) else data.encode(), name)


def found(file):
    return [(unit.id, unit.source.text, unit.translation.text, unit.state, unit.notes) for unit in file.units]


EXPECTED = [
    ("A-1", ROWS[1][1], ROWS[1][2], "translated", ()),
    ("A-2", ROWS[2][1], ROWS[2][2], "translated", ('check "this"',)),
    ("A-3", ROWS[3][1], "", "new", ()),
]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (delimited(ROWS), "table.csv"),
        (delimited(ROWS, ";"), "table.csv"),
        (delimited(ROWS, "\t"), "table.tsv"),
        (delimited(ROWS).encode("gb18030"), "table.csv"),
        (delimited(ROWS).encode("utf-8-sig"), "table.csv"),
        (delimited(ROWS).encode("utf-16"), "table.csv"),
        (workbook(ROWS), "table.xlsx"),
        (workbook(ROWS), "table"),
    ],
    ids=["comma", "semicolon", "tab", "gb18030", "mark", "utf-16", "workbook", "by content"],
)
def test_a_table_is_read_whatever_it_is_written_in(data, name):
    assert found(read(data, name)) == EXPECTED


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_commas_in_texts_part_no_columns(delimiter):
    rows = [
        ("建成5个示范区，完善标准。", "Build 5 zones, at least, and improve standards."),
        (ROWS[2][1][:7], "Share data."),
    ]
    text = "\n".join(delimiter.join(row) for row in rows)
    assert [(unit.source.text, unit.translation.text) for unit in read(text).units] == rows


def test_rows_without_ids_are_numbered_as_a_spreadsheet_does():
    rows = [row[1:3] for row in ROWS]
    assert [unit.id for unit in read(delimited(rows)).units] == ["row 2", "row 3", "row 4"]
    assert [unit.id for unit in read(delimited(rows[1:])).units] == ["row 1", "row 2", "row 3"]


def test_other_columns_do_not_matter():
    rows = [(str(at), "x" * at, row[1], "30%", row[2]) for at, row in enumerate(ROWS[1:])]
    assert read(delimited(rows)).units[0].translation.text == ROWS[1][2]


@pytest.mark.parametrize(
    ("head", "languages"),
    [
        (("中文", "英文"), ("zh", "en")),
        (("原文", "译文"), ("zh", "en")),
        (("Target", "Source"), ("en", "zh")),
        (("译文", "原文"), ("en", "zh")),
    ],
)
def test_the_words_over_the_columns_say_which_is_the_source(head, languages):
    file = read(delimited([head, *((row[1], row[2]) for row in ROWS[1:])]))
    assert (file.source_language, file.translation_language) == languages


def test_without_such_words_the_left_column_is_the_source():
    file = read(delimited([(row[2], row[1]) for row in ROWS[1:]]))
    assert file.source_language == "en"


def test_blank_rows_are_passed_over_and_counted():
    book, out = Workbook(), io.BytesIO()
    book.active["A1"], book.active["B1"] = "建成5个示范区。", "Build 5 demonstration zones."
    book.active["A9"], book.active["B9"] = "完善标准。", "Improve the standards."
    book.save(out)
    assert [unit.id for unit in read(out.getvalue(), "t.xlsx").units] == ["row 1", "row 9"]


def test_a_workbook_names_the_sheet_where_there_are_several():
    book, out = Workbook(), io.BytesIO()
    book.active.title = "甲"
    book.active.append(["建成5个示范区。", "Build 5 demonstration zones."])
    book.create_sheet("乙").append(["完善标准。", "Improve the standards."])
    book.save(out)
    assert [unit.id for unit in read(out.getvalue(), "t.xlsx").units] == ["甲, row 1", "乙, row 1"]


@pytest.mark.parametrize("rows", [[("a", "b")], [("甲乙", "丙丁")], [("一项任务",)]])
def test_a_table_in_one_language_is_refused(rows):
    with pytest.raises(InputError, match=r"^table\.csv: has no column in Chinese beside one in English"):
        read(delimited(rows))
