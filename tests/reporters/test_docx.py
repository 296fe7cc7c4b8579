"""The Word document: a table of both texts, comments, fonts for Chinese, and the same bytes for the same report."""

import io
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from policyparse.errors import UsageError
from policyparse.reporters import REPORTERS, require
from policyparse.reporters.docx import report_docx
from tests.reporters import sample


@pytest.fixture(scope="module")
def document():
    return Document(io.BytesIO(report_docx(sample.report())))


def row_of(document, text):
    return next(row for row in document.tables[1].rows if any(text in cell.text for cell in row.cells))


def test_both_texts_stand_side_by_side_under_their_sections(document):
    verdict, place, source, translation = (cell.text for cell in row_of(document, "5000辆").cells)
    assert (verdict, place) == ("changed", "4")
    assert "推广氢燃料电池汽车5000辆" in source
    assert translation == "Some 5,000 fuel-cell vehicles on the road"
    assert {cell.text for cell in row_of(document, "储运赛道").cells} == {"二 重点赛道 / 储运赛道"}
    assert row_of(document, "Free shuttle buses").cells[2].text == ""


def test_verdicts_have_their_colours_and_what_is_missing_is_underlined(document):
    ground = row_of(document, "5000辆").cells[0]._tc.find(".//" + qn("w:shd")).get(qn("w:fill"))
    assert ground == "F6E1F8"
    paragraphs = row_of(document, "膜电极").cells[2].paragraphs
    assert [run.text for paragraph in paragraphs for run in paragraph.runs if run.underline] == [
        "碳纸",
        "空压机",
        "设立产业",
    ]


def test_findings_are_comments_on_their_segments(document):
    comments = {comment.text: comment for comment in document.comments}
    assert "error PP206 polarity-changed: a ban became encouragement" in comments
    assert {comment.author for comment in comments.values()} == {"policyparse"}
    marked = row_of(document, "严禁").cells[2]._tc
    assert marked.findall(".//" + qn("w:commentRangeStart"))


def test_chinese_has_a_chinese_font(document):
    fonts = document.styles["Normal"].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "Microsoft YaHei"


def test_the_heading_is_repeated_on_every_page(document):
    assert document.tables[1].rows[0]._tr.find(".//" + qn("w:tblHeader")) is not None


def test_every_part_is_well_formed_and_the_bytes_do_not_depend_on_the_time():
    data = report_docx(sample.report())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(part)
    assert b"w:date=" not in parts["word/comments.xml"]
    assert data == report_docx(sample.report())


def test_control_characters_leave_a_document_that_opens():
    report = sample.report()
    finding = replace(report.findings[1], message="\x00\x1b[31m\ud800\ufffe\u202e")
    document = Document(io.BytesIO(report_docx(replace(report, findings=(finding,)))))
    (comment,) = document.comments
    assert comment.text.endswith("␀␛[31m?��")


def test_where_the_extra_is_missing_the_error_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr("policyparse.reporters.find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"pip install 'policyparse\[docx\]'"):
        require("docx")


@pytest.mark.parametrize("name", [name for name in REPORTERS if name != "docx"])
def test_no_other_format_needs_an_extra(monkeypatch, name):
    monkeypatch.setattr("policyparse.reporters.find_spec", lambda _: None)
    require(name)
