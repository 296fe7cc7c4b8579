"""Three sentences, and what needs attention first."""

from dataclasses import replace

import pytest

from policyparse.reporters.digest import digest
from policyparse.reporters.index import index
from tests.reporters import sample


def told(report):
    return digest(report, index(report))


def test_the_sentences_say_the_share_what_is_lost_and_where_to_look():
    share, lost, first = told(sample.report()).sentences
    assert share == "The translation carries 53 % of the source: 19 of 36 segments."
    assert lost.startswith(
        "2 of 6 targets are changed (5,000 辆 → ≈ 5,000 氢燃料电池汽车, ≥ 40 % → > 45 %) and 2 lost ("
    )
    assert "8 of 9 mentions of agencies are lost (most often 市应急局, 市住房城乡建设委)" in lost
    assert lost.endswith("1 of 2 tracks is unnamed (储运赛道).")
    assert first == "Look first at the 4 errors; the first is on line 4."


def test_without_errors_the_targets_come_first_then_the_worst_section():
    report = sample.report()
    calm = replace(report, findings=tuple(one for one in report.findings if one.severity != "error"))
    assert told(calm).sentences[-1] == (
        "Look first at the target of line 4, then at section （三） 拓展应用场景 (line 14),"
        " where 5 of 6 segments are omitted."
    )


def test_a_report_that_keeps_all_says_so():
    report = sample.report()
    kept = tuple(outcome for outcome in report.targets if outcome.verdict == "kept")
    whole = replace(sample.report_of_kept(12), targets=kept)
    assert told(whole).sentences == (
        "The translation carries 100 % of the source: 12 of 12 segments.",
        "All 2 targets are kept.",
        "Nothing needs attention first.",
    )


def test_two_documents_that_share_nothing_are_doubted():
    report = sample.report_of_kept(3)
    lost = tuple(replace(item, verdict="omitted", links=()) for item in report.renderings)
    assert told(replace(report, bitext=replace(report.bitext, renderings=lost))).sentences[-1] == (
        "Nothing in the translation renders the source: see whether the two belong together."
    )


def test_a_report_on_nothing_says_that_alone():
    assert told(sample.report_of_kept(0)).sentences == ("The source has no segment to compare.",)


def test_changed_targets_come_before_lost_ones_and_kept_ones_are_left_out():
    assert [outcome.verdict for outcome in told(sample.report()).targets] == [
        *["changed"] * 2,
        *["omitted"] * 2,
        "added",
    ]


def test_an_error_that_a_target_tells_is_not_told_again():
    assert [finding.check for finding in told(sample.report()).errors] == ["PP103", "PP206"]


def test_sections_and_tasks_that_lose_most_come_first():
    found = told(sample.report())
    lost = [section.counts["omitted"] + section.counts["changed"] for section in found.sections]
    assert lost == sorted(lost, reverse=True)
    assert [len(task.lost) for task in found.tasks] == [2, 2, 2, 2]


@pytest.mark.parametrize("words", ["Left aside as letterhead", "Unsure: the verdicts on 1 of 36 segments."])
def test_what_was_not_judged_is_said(words):
    assert any(line.startswith(words) for line in told(sample.report()).not_judged)
