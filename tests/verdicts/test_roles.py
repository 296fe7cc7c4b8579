"""Roles of an assignment: an exchanged lead is a change, any other wording of the roles is not."""

from __future__ import annotations

import pytest

from policyparse.pipeline import compare_texts

SOURCE = "推进标准制定。（财政部牵头，教育部参与）"
TASK = "Advance the setting of standards. "


@pytest.mark.parametrize(
    "roles",
    [
        "(Lead: Ministry of Finance; support: Ministry of Education)",
        "(led by the Ministry of Finance with the Ministry of Education)",
        "(Ministry of Finance, Ministry of Education)",
    ],
)
def test_roles_that_agree_or_are_not_said_keep_an_assignment(roles):
    (outcome,) = compare_texts(SOURCE, TASK + roles).assignments
    assert (outcome.verdict, outcome.reasons) == ("kept", ())


def test_an_exchanged_lead_changes_an_assignment():
    report = compare_texts(SOURCE, TASK + "(Lead: Ministry of Education; support: Ministry of Finance)")
    (outcome,) = report.assignments
    assert (outcome.verdict, outcome.named) == ("changed", ("财政部", "教育部"))
    assert outcome.reasons == ("教育部 leads instead of 财政部",)
    assert [finding.check for finding in report.findings] == ["PP207"]


def test_the_lead_of_another_task_is_not_held_against_this_one():
    source = SOURCE + "\n完善评价办法。（教育部牵头，财政部参与）"
    translation = (
        TASK + "(Lead: Ministry of Finance; support: Ministry of Education)\n"
        "Improve the evaluation methods. (Lead: Ministry of Education; support: Ministry of Finance)"
    )
    assert [outcome.verdict for outcome in compare_texts(source, translation).assignments] == ["kept", "kept"]
