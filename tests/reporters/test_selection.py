"""What is asked for: verdicts and sections by their names, and the part of a report that has them."""

import pytest

from policyparse.errors import UsageError
from policyparse.reporters.index import index
from policyparse.reporters.selection import Selection, find_sections, find_selection, narrowed
from tests.reporters import sample


@pytest.mark.parametrize(
    ("words", "paths"),
    [
        ("二", ("二",)),
        ("二/制氢赛道", ("二/制氢赛道",)),
        ("（二）", ("三/（二）",)),
        ("(二)", ("三/（二）",)),
        ("重点任务", ("三",)),
        ("氢", ("二/制氢赛道",)),
        ("赛道", ("二", "二/制氢赛道", "二/储运赛道")),
        ("重点赛道", ("二",)),
        ("三/(四)", ("三/（四）",)),
        ("重点任务/安全", ("三/（四）",)),
        ("重點任務", ("三",)),
    ],
)
def test_a_section_is_named_by_path_number_title_or_steps(words, paths):
    structure = sample.report().bitext.source.structure
    assert find_sections(structure, words) == paths


@pytest.mark.parametrize("words", ["九", "", "/", "二/", "二/安全", " "])
def test_a_section_that_is_not_there_is_an_error_that_says_where_to_look(words):
    with pytest.raises(UsageError, match="policyparse outline"):
        find_sections(sample.report().bitext.source.structure, words)


def test_verdicts_are_parted_by_commas_and_come_in_the_usual_order():
    assert find_selection(["added, omitted", "changed", "omitted"]) == Selection(("changed", "omitted", "added"))


def test_parts_are_named_beside_verdicts():
    assert find_selection(["tracks,Targets", "changed"]) == Selection(("changed",), parts=("targets", "tracks"))


def test_a_misspelt_part_or_verdict_is_guessed():
    with pytest.raises(UsageError, match="unknown part or verdict 'omited': did you mean 'omitted'"):
        find_selection(["kept,omited"])


def test_findings_are_those_on_the_segments_that_are_shown():
    report = sample.report()
    known = index(report)
    shown = narrowed(report, known, Selection(("changed",)))
    assert shown.findings
    assert {known.verdict(finding.source.segment) for finding in shown.findings} == {"changed"}


def test_a_section_holds_what_is_under_it_and_nothing_else():
    report = sample.report()
    shown = narrowed(report, index(report), Selection(sections=("三",)))
    assert {one.assignment.section[0] for one in shown.assignments} == {"三"}
    assert not shown.tracks
    assert narrowed(report, index(report), Selection(sections=("二",))).tracks == report.tracks


def test_all_sections_and_all_verdicts_together_leave_out_no_segment_finding():
    report = sample.report()
    known = index(report)
    everything = find_selection(["kept,reworded,changed,omitted,added"])
    assert set(report.findings) - set(narrowed(report, known, everything).findings) == set(known.loose)
