"""Annotations escape what GitHub would read as the end of a property, of a command or of a line."""

from dataclasses import replace

from policyparse.gate.formats import github
from policyparse.gate.model import Outcome, Ruling, Run
from tests.gate import sample

LINES = github.render(sample.RUN).splitlines()


def test_each_open_finding_error_and_remark_is_one_command_and_the_figures_end_the_log():
    assert [line.split(" ")[0] for line in LINES[:-1]] == ["::error", "::warning", "::error", "::error", "::notice"]
    assert "2 errors" in LINES[-1]


def test_properties_escape_colons_and_commas_and_messages_percent_signs_and_line_ends():
    properties, _, message = LINES[0].removeprefix("::error ").partition("::")
    assert properties.startswith("file=docs/en/plan%2C 1%3A2.md,line=5,endLine=5,col=30,endColumn=37,title=PP202")
    assert message.startswith("the comparator differs: 100%25 sure,%0Aso to say%0Asource: ")
    assert "translation: the city will build about 8" in message


def test_what_the_translation_lacks_is_shown_in_the_source():
    assert "file=docs/zh/plan.md,line=9," in LINES[1]


def test_a_file_without_lines_of_its_own_has_none_in_its_annotation():
    assert LINES[2].startswith("::error file=slides/deck 1.pptx,title=PP201 value-changed::")


def test_a_name_and_a_text_that_would_steer_the_log_are_made_harmless():
    pair = sample.PLAN._replace(translation="docs/\x1b[31m\u202een.md")
    found = replace(sample.OMITTED, message="nothing\x07 says this\nat all")
    outcome = Outcome(pair, sample.record(sample.TEXT, found), None, (Ruling(found, None, fails=True),))
    broken = Outcome(pair, None, "cannot read\x1b[2J it")
    lines = github.render(Run((outcome, broken))).splitlines()
    assert all(line.isprintable() for line in lines)
    assert lines[0].partition("::warning ")[2].endswith("::nothing␇ says this%0Aat all%0Asource: 培育人才。")
    assert lines[1].startswith("::error file=docs/␛[31m")
