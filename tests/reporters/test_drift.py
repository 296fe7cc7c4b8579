"""Drift as data and on a terminal."""

import io

import pytest
from rich.cells import cell_len

from policyparse.reporters.drift import drift_dict
from policyparse.reporters.terminal.drift import render_drift
from tests.reporters import drifts


def page(found=None, **options):
    out = io.StringIO()
    render_drift(found or drifts.drift(), file=out, **{"width": 80, "color": False} | options)
    return out.getvalue()


def test_ages_are_whole_days_and_what_is_not_committed_is_new():
    found = drift_dict(drifts.drift())
    assert [change["age_days"] for change in found["changes"]] == [29, 29, 0]
    assert found["summary"] == {
        "changes": 3,
        "followed": 1,
        "pending": 1,
        "unclear": 1,
        "moved": 2,
        "oldest_pending_days": 29,
    }


def test_without_git_nothing_has_an_age():
    found = drift_dict(drifts.without_git())
    assert found["taken_over"] is None
    assert [change["age_days"] for change in found["changes"]] == [None] * 3
    assert found["summary"]["oldest_pending_days"] is None
    assert "day" not in page(drifts.without_git())
    assert "commit" not in page(drifts.without_git())


@pytest.mark.parametrize("width", [40, 60, 80, 110, 160])
def test_no_line_is_longer_than_the_page(width):
    assert max(map(cell_len, page(width=width).splitlines())) <= width


def test_from_110_columns_on_old_new_and_translation_stand_side_by_side():
    (line,) = (line for line in page(width=110).splitlines() if "建成8个以上渔港。" in line)
    assert line.index("建成8个以上渔港。") < line.index("建成10个以上渔港。") < line.index("Build at least 8")
    assert not any("建成8个" in line and "建成10个" in line for line in page(width=109).splitlines())


def test_the_page_begins_with_how_far_the_translation_is_behind():
    said = page(width=120)
    assert "The translation has yet to follow 1 of 3 changes in the source; the oldest is 29 days old." in said
    assert "1 pending" in page()
    assert "2 segments moved without a change" in page()


def test_a_verdict_is_told_with_the_words_that_bear_it():
    said = page()
    assert "new wording: 10个以上 became at least 8" in said
    assert "old wording: 8个以上 → at least 8" in said
    assert "new wording: 10个以上 → nothing" in said
    assert "nothing in the translation renders it" in said


def test_a_text_has_neither_markup_nor_control_characters_that_work():
    assert "\x1b" not in page()
    assert "[bold]" in page()


def test_an_encoding_without_the_signs_gets_others():
    out = io.TextIOWrapper(io.BytesIO(), encoding="gbk")
    render_drift(drifts.drift(), file=out, width=110, color=False)
    out.flush()
    assert "pending" in out.buffer.getvalue().decode("gbk")
