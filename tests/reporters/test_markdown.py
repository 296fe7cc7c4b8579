"""Markdown: figures, findings by severity, and text of documents that stays text."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyparse.reporters.markdown import MOST_CHARACTERS, escaped, report_markdown
from tests.reporters import sample


def test_the_findings_stand_under_their_severity_with_the_words_they_speak_of():
    page = report_markdown(sample.report())
    assert [line for line in page.splitlines() if line.startswith("###")] == [
        "### 4 errors",
        "### 5 warnings",
        "### 4 notes",
    ]
    assert "- **PP202** comparator-changed (4, p2): exactly 5000 became about 5000\n\n  > 5000辆\n" in page
    assert "  > Some 5,000 fuel\\-cell vehicles on the road\n" in page


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
    many = replace(report, findings=report.findings * 400)
    page = report_markdown(many)
    assert len(page) <= MOST_CHARACTERS
    listed = page.count("\n- **")
    assert f"{len(many.findings) - listed:,} findings more would not fit here" in page
    assert "<sub>policyparse" in page


def test_a_report_without_findings_has_the_figures_alone():
    page = report_markdown(replace(sample.report(), findings=()))
    assert "###" not in page
    assert "| Findings | none |" in page
