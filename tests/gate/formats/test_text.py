"""One line a finding, as editors and people read them."""

from policyparse.gate.formats import text
from policyparse.gate.model import Pair, Run
from tests.gate import sample

LINES = text.render(sample.RUN).splitlines()


def test_a_finding_is_one_line_that_begins_with_its_place():
    assert LINES[1] == "docs/zh/plan.md:9:1: PP101 nothing in the translation says this: 培育人才。 (warning)"
    assert LINES[2].startswith("slides/deck 1.pptx, slide 5: PP201 the comparator differs")


def test_remarks_and_figures_follow():
    assert LINES[-2] == "policyparse.toml:12: this suppression of PP9 suppresses nothing"
    assert LINES[-1] == (
        "3 pairs: 2 errors, 1 warning, 0 notes, 1 accepted, 1 suppressed, 1 not read; 2 findings fail the gate"
    )


def test_a_message_with_a_line_end_stays_on_one_line():
    assert len(LINES) == 5
    assert LINES[0].endswith("100% sure, so to say (error)")


def test_a_clean_run_is_one_line():
    assert text.render(sample.CLEAN) == "1 pair: 0 errors, 0 warnings, 0 notes; the gate is clean\n"


def test_a_name_with_a_line_end_stays_on_one_line():
    outcome = sample.RUN.outcomes[0]._replace(pair=Pair("a\n.md", "b\x1b\n::error.md"))
    assert text.render(Run((outcome,))).splitlines()[0].startswith("b  ::error.md:5:30: PP202")
