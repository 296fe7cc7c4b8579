"""What a second opinion changed is marked in every format: the engine's verdict, the reason, the figures without."""

import io
import re
from dataclasses import replace

import pytest
from docx import Document
from openpyxl import load_workbook

from policyparse.model.bitext import Opinion
from policyparse.model.report import Consultation
from policyparse.reporters import REPORTERS, frames
from policyparse.reporters.html.sections import _opinion
from policyparse.reporters.index import index
from policyparse.reporters.opinions import change, remark, sentence
from policyparse.reporters.selection import Selection, find_selection
from policyparse.reporters.sidebyside import Row
from policyparse.reporters.terminal import render_overview, render_report
from policyparse.reporters.xlsx.segments import segments
from tests.reporters import sample

WHY = "Net cages are deep-water cages."


@pytest.fixture
def plain():
    return sample.report()


@pytest.fixture
def report(plain):
    """The sample with a second opinion on its first two segments that are omitted; one of them agrees."""
    first, second = [item.segment.id for item in plain.renderings if item.verdict == "omitted"][:2]
    link = next(one.segment.id for one in plain.accounts if one.verdict == "added")

    def opined(item):
        if item.segment.id == first:
            opinion = Opinion("kept", (link,), WHY, 0.9, "omitted", ())
            return replace(item, verdict="kept", links=(link,), opinion=opinion)
        if item.segment.id == second:
            return replace(item, opinion=Opinion("omitted", (), "Nothing says so.", 0.7, "omitted", ()))
        return item

    bitext = replace(plain.bitext, renderings=tuple(map(opined, plain.renderings)))
    known = Consultation("qwen", 3, 2, (("kept", 4), ("omitted", 9)), (("error", 1), ("warning", 2)))
    return replace(plain, bitext=bitext, consultation=known)


def terminal(report, **options):
    out = io.StringIO()
    render_report(report, file=out, width=100, color=False, **options)
    return " ".join(out.getvalue().split())


def overview(report):
    out = io.StringIO()
    render_overview(report, file=out, width=100, color=False)
    return " ".join(out.getvalue().split())


def markdown(report):
    return REPORTERS["markdown"](report, None).replace("\\", "")


def brief_markdown(report):
    return REPORTERS["brief"](report, "brief.md").replace("\\", "")


def docx(report, name="docx", path=None):
    document = Document(io.BytesIO(REPORTERS[name](report, path)))
    comments = [comment.text for comment in document.comments]
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*paragraphs, *cells, *comments])


def xlsx(report):
    workbook = load_workbook(io.BytesIO(REPORTERS["xlsx"](report, None)))
    return "\n".join(str(cell.value) for sheet in workbook for row in sheet for cell in row if cell.value is not None)


FORMATS = {
    "terminal": terminal,
    "side by side": lambda report: terminal(report, side_by_side=True),
    "html": lambda report: REPORTERS["html"](report, None),
    "markdown": markdown,
    "json": lambda report: REPORTERS["json"](report, None),
    "xlsx": xlsx,
    "docx": docx,
    "brief html": lambda report: REPORTERS["brief"](report, "brief.html"),
    "brief markdown": brief_markdown,
    "brief docx": lambda report: docx(report, "brief", "brief.docx"),
}


@pytest.mark.parametrize("name", FORMATS)
def test_a_verdict_that_was_changed_is_marked_with_its_reason_and_the_engines_verdict(report, name):
    text = FORMATS[name](report)
    assert WHY in text
    assert "omitted → kept" in text or '"engine_verdict": "omitted"' in text


@pytest.mark.parametrize("name", [*FORMATS, "overview"])
def test_every_format_has_the_figures_without(report, name):
    text = {**FORMATS, "overview": overview}[name](report)
    assert "asked for on 3 of 13 segments, answered on 2 and changed 1" in " ".join(text.split())
    assert "without it: 4 kept, 0 reworded, 0 changed, 9 omitted, 1 error, 2 warnings." in " ".join(text.split())


@pytest.mark.parametrize("name", FORMATS)
def test_without_a_second_opinion_nothing_speaks_of_one(plain, name):
    text = FORMATS[name](plain)
    assert "second opinion" not in text
    assert "second_opinion" not in text


def test_an_opinion_that_agrees_is_no_change(report):
    agreed = [item for item in report.renderings if item.opinion and not item.overruled]
    assert len(agreed) == 1
    assert (change(agreed[0]), remark(agreed[0])) == ("", "")


def test_other_lines_for_the_same_verdict_are_a_change(report):
    item = next(item for item in report.renderings if item.overruled)
    moved = replace(item, opinion=replace(item.opinion, engine="kept", engine_links=("t99",)))
    assert change(moved) == "kept by other lines"


def test_the_sentence_is_empty_where_none_was_asked_for(plain):
    assert sentence(plain) == ""


def test_a_selection_holds_only_what_was_changed(report):
    chosen = find_selection(["second-opinion"])
    assert chosen == Selection(opinions=True)
    shown = terminal(report, selection=chosen)
    assert shown.count("second opinion: ") == 1
    assert "Shown below second opinion" in shown
    assert len(shown) < len(terminal(report))


def test_a_selection_may_ask_for_a_verdict_besides(report):
    assert WHY in terminal(report, selection=find_selection(["second-opinion,kept"]))
    assert WHY not in terminal(report, selection=find_selection(["second-opinion,omitted"]))


def test_the_page_has_a_filter_for_what_was_changed(report, plain):
    page = REPORTERS["html"](report, None)
    assert page.count('class="row" tabindex="-1"') > len(re.findall('class="row"[^>]* data-o="1"', page)) == 1
    assert '<input type="checkbox" name="opinion" value="1">second opinion <span class="muted">1</span>' in page
    assert 'name="opinion"' not in REPORTERS["html"](plain, None)


def test_the_sheet_of_segments_has_two_columns_more(report, plain):
    titles = [column.title for column in segments(report, index(report)).columns]
    assert titles[:-2] == [column.title for column in segments(plain, index(plain)).columns]
    assert titles[-2:] == ["second opinion", "its reason"]


def test_the_data_frame_has_the_engines_verdict_beside(report):
    rows = frames.segments(report)
    changed = [row for row in rows if row["second_opinion"]]
    assert [(row["engine_verdict"], row["verdict"], row["second_opinion"]) for row in changed] == [
        ("omitted", "kept", WHY)
    ]
    assert all(row["engine_verdict"] == row["verdict"] for row in rows if not row["second_opinion"])


def test_a_row_of_several_segments_says_which_one_was_changed(report):
    item = next(item for item in report.renderings if item.overruled)
    alone, among = (_opinion(item, Row("", source, ())) for source in ((item,), (item, item)))
    assert alone == remark(item)
    assert among == f"“{item.segment.text[:16]}{'…' if len(item.segment.text) > 16 else ''}”: {alone}"
