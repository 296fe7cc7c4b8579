"""Markdown: figures, findings by severity, and text of documents that stays text."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyparse.reporters.markdown import MOST_CHARACTERS, MOST_LINES, escaped, report_markdown
from tests.reporters import sample


def test_targets_and_errors_come_first_and_the_rest_is_folded():
    page = report_markdown(sample.report())
    heads = [line for line in page.splitlines() if line.startswith(("###", "<details>"))]
    assert heads == [
        "### Targets: 2 of 7 targets kept",
        "### 4 errors",
        "<details><summary>5 warnings</summary>",
        "<details><summary>4 notes</summary>",
    ]
    assert "- **PP202** comparator-changed (4, p2): exactly 5000 became about 5000: “5000辆” → “Some 5,000" in page


def test_findings_of_a_section_with_one_message_are_told_together():
    report = sample.report()
    alike = [replace(finding, severity="note") for finding in report.findings if finding.check == "PP101"]
    page = report_markdown(replace(report, findings=(*alike, replace(alike[-1], message="nothing renders it"))))
    assert "<li>PP101 nothing renders it: “支持企业出海” (16); “支持企业出海” (16)</li>" in page


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", "a\\|b"),
        ("<script>&", "&lt;script\\>&amp;"),
        ("[x](http://y)", "\\[x\\]\\(http\\://y\\)"),
        ("# **1** `c`", "\\# \\*\\*1\\*\\* \\`c\\`"),
        ("@everyone", "@\u2060everyone"),
        ("\u202e\x1b", "\ufffd\u241b"),
        ("第一\n第二", "第一 第二"),
    ],
)
def test_text_of_documents_stays_text(text, shown):
    assert escaped(text) == shown


@given(st.text())
def test_no_text_starts_a_line_or_a_tag(text):
    assert not {"\n", "\r", "<"} & set(escaped(text))


def test_a_long_report_is_cut_and_says_so():
    report = sample.report()
    many = replace(report, findings=report.findings * 4000, targets=report.targets * 40)
    page = report_markdown(many)
    assert len(page) <= MOST_CHARACTERS
    assert len(page.splitlines()) <= MOST_LINES
    assert "findings more would not fit here" in page
    assert page.count("<details>") == page.count("</details>")
    assert "<sub>policyparse" in page


def test_a_report_without_findings_has_the_figures_alone():
    page = report_markdown(replace(sample.report(), findings=(), targets=()))
    assert "###" not in page
    assert "<details>" not in page
