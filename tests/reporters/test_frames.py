"""Lists of a report as data frames, and what notebooks show."""

import sys
from types import SimpleNamespace

import pytest

from policyparse.api import Comparison, Outline
from policyparse.errors import UsageError
from tests.reporters import sample

COMPARISON = Comparison(sample.report())


@pytest.fixture(params=["pandas", "polars"])
def library(request, monkeypatch):
    """One of the libraries, which keeps what its data frames are made of; the other is not installed."""
    for name in ("pandas", "polars"):
        made = SimpleNamespace(DataFrame=lambda columns: columns)
        monkeypatch.setitem(sys.modules, name, made if name == request.param else None)


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("table", "rows"),
    [("findings_frame", 13), ("segments_frame", len(sample.report().renderings)), ("targets_frame", 7)],
)
def test_a_frame_has_a_row_for_each(table, rows):
    columns = getattr(COMPARISON, table)()
    assert {len(values) for values in columns.values()} == {rows}


@pytest.mark.usefixtures("library")
def test_findings_come_the_gravest_first_with_their_words():
    found = COMPARISON.findings_frame()
    assert found["severity"][:4] == ["error"] * 4
    assert found["source"][0] == "5000辆"


@pytest.mark.usefixtures("library")
def test_targets_come_changed_then_omitted_then_kept():
    verdicts = list(dict.fromkeys(COMPARISON.targets_frame()["verdict"]))
    assert verdicts == [verdict for verdict in ("changed", "omitted", "added", "kept") if verdict in verdicts]


def test_without_a_library_the_way_is_said(monkeypatch):
    for name in ("pandas", "polars", "matplotlib", "matplotlib.pyplot"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(UsageError, match=r"policyparse\[pandas\]"):
        COMPARISON.findings_frame()
    with pytest.raises(UsageError, match=r"policyparse\[plot\]"):
        COMPARISON.plot()


def test_a_plot_has_a_bar_for_each_section_and_verdict(monkeypatch):
    monkeypatch.setenv("MPLBACKEND", "agg")
    axes = COMPARISON.plot()
    assert [sum(bar.get_width() for bar in bars) for bars in axes.containers] == [10, 5, 4, 17]
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["kept", "reworded", "changed", "omitted"]
    assert COMPARISON.plot(axes) is axes


def test_a_result_is_short_in_a_shell_and_a_brief_in_a_notebook():
    assert repr(COMPARISON) == "<Comparison of slides.en.pptx with plan.zh.txt: 53 % carried, 13 findings>"
    assert len(repr(Outline(sample.report().bitext.source.structure))) < 100
    shown = COMPARISON._repr_html_()
    assert "The translation carries 53 %" in shown
    assert "<script" not in shown


def test_a_comparison_is_a_page():
    assert COMPARISON.to_html().startswith("<!doctype html>")
    assert "policyparse-brief" in COMPARISON.to_html(brief=True)
