"""One line a finding, as editors and people read them."""

import re
from dataclasses import replace

from policyparse.gate.formats import text
from policyparse.gate.model import Pair, Run
from tests.gate import sample

LINES = text.render(sample.RUN).splitlines()


def test_a_finding_is_one_line_that_begins_with_its_place_the_gravest_first():
    assert LINES[1].startswith("slides/deck 1.pptx, slide 5: PP201 the comparator differs")
    assert LINES[2] == "docs/zh/plan.md:9:1: PP101 nothing in the translation says this: 培育人才。 (warning)"


def test_remarks_and_figures_follow():
    assert LINES[-2] == "policyparse.toml:12: this suppression of PP9 suppresses nothing"
    assert LINES[-1] == (
        "3 pairs: 2 errors, 1 warning, 0 notes, 1 accepted, 1 suppressed, 1 not read, 100 % carried;"
        " 2 findings fail the gate"
    )


def test_a_message_with_a_line_end_stays_on_one_line():
    assert len(LINES) == 5
    assert LINES[0].endswith("100% sure, so to say (error)")


def test_a_clean_run_is_one_line():
    assert text.render(sample.CLEAN) == "1 pair: 0 errors, 0 warnings, 0 notes, 100 % carried; the gate is clean\n"


def test_a_clean_run_is_one_line_even_where_it_lets_warnings_pass():
    outcome = sample.RUN.outcomes[0]
    passing = tuple(one for one in outcome.rulings if one.found.severity != "error")
    clean = Run((outcome._replace(rulings=passing, error=None),))
    assert text.render(clean).count("\n") == 1
    assert text.render(clean, least="note").count("\n") == 1 + len(clean.outcomes[0].open)


def test_notes_are_counted_and_listed_on_demand():
    outcome = sample.RUN.outcomes[0]
    noted = tuple(
        one._replace(found=replace(one.found, severity="note"), fails=False) if one.found.severity == "warning" else one
        for one in outcome.rulings
    )
    run = Run((outcome._replace(rulings=noted),))
    assert "(note)" not in text.render(run)
    assert "(note)" in text.render(run, least="note")


def test_colour_is_for_the_severity_and_the_verdict_and_changes_no_word():
    painted = text.render(sample.RUN, color=True)
    assert "\x1b[1;31mdocs/en/plan" in painted
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == text.render(sample.RUN)


def test_a_name_with_a_line_end_stays_on_one_line():
    outcome = sample.RUN.outcomes[0]._replace(pair=Pair("a\n.md", "b\x1b\n::error.md"))
    assert text.render(Run((outcome,))).splitlines()[0].startswith("b  ::error.md:5:30: PP202")
