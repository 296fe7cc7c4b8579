"""The report on one screen."""

import io

import pytest
from rich.cells import cell_len

from policyparse.reporters.selection import Selection
from policyparse.reporters.terminal import render_overview, render_report
from tests.reporters import sample


def shown(report=None, width=80):
    page = io.StringIO()
    render_overview(report or sample.report(), file=page, width=width, color=False)
    return page.getvalue()


def part(selection, report=None):
    page = io.StringIO()
    render_report(report or sample.report(), file=page, width=80, color=False, selection=selection)
    return page.getvalue()


def test_the_layout_is_as_agreed(golden):
    golden("terminal/overview-80.txt", shown())


@pytest.mark.parametrize("width", [40, 60, 80, 110, 140, 160])
def test_no_line_is_wider_than_asked_for(width):
    assert max(map(cell_len, shown(width=width).splitlines())) <= width


def test_it_fits_on_a_screen():
    assert len(shown().splitlines()) <= 40
    assert len(shown(sample.report_of_kept(12)).splitlines()) <= 24


def test_errors_then_changed_then_lost_targets_then_agencies_then_sections():
    text = shown()
    places = [text.index(words) for words in ("PP103", "≠ changed  5,000", "✗ omitted  ≈ 12,000", "2 of 3", "5 of 6")]
    assert places == sorted(places)


def test_it_says_how_to_see_more():
    assert all(option in shown() for option in ("--full", "--only targets", "-o report.html"))


def test_nothing_needs_attention_where_all_is_kept():
    assert "What needs attention first" not in shown(sample.report_of_kept(12))


@pytest.mark.parametrize(
    ("name", "there", "gone"),
    [
        ("targets", "≥ 40 % → > 45 %", "制氢赛道  ✓"),
        ("tracks", "海水直接制氢装置", "≥ 40 % → > 45 %\n"),
        ("assignments", "市住房城乡建设委", "海水直接制氢装置"),
        ("terms", "one letter from", "海水直接制氢装置"),
    ],
)
def test_a_part_is_shown_alone(name, there, gone):
    text = part(Selection(parts=(name,))).split("Shown below")[1]
    assert there in text
    assert gone not in text


def test_a_part_can_be_narrowed_by_verdict():
    text = part(Selection(("omitted",), parts=("targets",))).split("Shown below")[1]
    assert "≈ 12,000 人" in text
    assert "→" not in text


def test_a_part_that_is_empty_says_so():
    assert "Nothing of that is in this report." in part(Selection(parts=("terms",)), sample.report_of_kept(3))
