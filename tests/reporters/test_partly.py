"""An assignment that is kept in part says so, and why, wherever assignments are shown."""

from __future__ import annotations

import io

import pytest

from policyparse.pipeline import compare_texts
from policyparse.reporters.brief import brief
from policyparse.reporters.html import report_html
from policyparse.reporters.index import partly
from policyparse.reporters.markdown import brief_markdown
from policyparse.reporters.terminal import render_report

SOURCE = "布局算力中心。（省发展改革委、省经信厅、省能源局、省通信管理局）"
REMARK = "partly kept: 省通信管理局 not named"


@pytest.fixture(scope="module")
def report():
    return compare_texts(SOURCE, "Lay out computing centres. (DRC, Economy & IT, Energy Bureau)")


def test_what_is_missing_is_named(report):
    assert [partly(outcome) for outcome in report.assignments] == [REMARK]


def test_an_assignment_that_is_kept_or_lost_has_no_remark():
    kept = compare_texts(
        "推进标准制定。（财政部、教育部）", "Set standards. (Ministry of Finance, Ministry of Education)"
    )
    assert [(one.verdict, partly(one)) for one in kept.assignments] == [("kept", "")]
    lost = compare_texts("推进标准制定。（财政部、教育部）", "Advance the setting of standards.")
    assert [(one.verdict, partly(one)) for one in lost.assignments] == [("omitted", "")]


def test_the_terminal_and_the_page_say_it(report):
    stream = io.StringIO()
    render_report(report, file=stream, width=100)
    assert REMARK in stream.getvalue()
    assert REMARK in report_html(report)


def test_the_brief_has_a_table_of_them(report):
    page = brief_markdown(brief(report))
    assert "### Tasks kept in part" in page
    assert REMARK.partition(": ")[2] in page
