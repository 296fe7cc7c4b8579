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


PROVINCE = "布局算力中心。（省发展改革委、省经信厅、省能源局、省通信管理局）"


def test_an_agency_that_a_list_leaves_out_changes_an_assignment():
    report = compare_texts(PROVINCE, "Lay out computing centres. (DRC, Economy & IT, Energy Bureau)")
    (outcome,) = report.assignments
    assert (outcome.verdict, [agency.surface for agency in outcome.lost]) == ("changed", ["省通信管理局"])
    (finding,) = report.findings
    assert (finding.check, finding.severity, finding.source.text) == ("PP207", "warning", "省通信管理局")


@pytest.mark.parametrize(
    "agencies",
    [
        "(DRC, Economy & IT, Energy Bureau, Communications Administration)",
        "(DRC, Economy & IT, Energy Bureau, the telecoms regulator)",
    ],
)
def test_a_list_as_long_as_the_source_leaves_nobody_out(agencies):
    (outcome,) = compare_texts(PROVINCE, f"Lay out computing centres. {agencies}").assignments
    assert outcome.lost == ()
