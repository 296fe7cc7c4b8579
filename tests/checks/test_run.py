"""What a run of all checks gives: its order, its places, its severities, and that nothing is told twice."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse.checks import CHECKS, find_check
from policyparse.checks._base import soften
from policyparse.errors import UsageError
from policyparse.pipeline import compare_texts

SOURCE = """\
一、总体目标

到2028年，全省建成零碳园区12个以上，新能源装机达到3000万千瓦。

二、重点任务

（一）推进节能改造

支持钢铁、水泥、造纸、印染等行业实施节能改造。（省发展改革委、省工业和信息化厅）

（二）发展绿色交通

到2027年，新增充电桩8600个。推广电动公交车。
"""

TRANSLATION = """\
Overall objectives

By 2028, the province will build about 12 zero-carbon parks, with 30 GW of new energy capacity.

Key tasks

Promote energy-saving retrofits

Support energy-saving retrofits in various industries.

Develop green transport

Promote electric buses.

The annual gala dinner will be held in the ballroom.
"""

SEVERITIES = ("note", "warning", "error")


@pytest.fixture(scope="module")
def report():
    return compare_texts(SOURCE, TRANSLATION)


def names(report):
    return {finding.name for finding in report.findings}


def test_what_is_wrong_is_found(report):
    assert {"comparator-changed", "assignment-omitted", "enumeration-generalised", "segment-added"} <= names(report)


def test_findings_stand_in_the_order_of_the_source(report):
    starts = [finding.source.span.start for finding in report.findings if finding.source]
    assert starts == sorted(starts)


def test_what_only_the_translation_has_comes_last(report):
    sides = [finding.source is None for finding in report.findings]
    assert sides == sorted(sides)


def test_every_place_shows_the_words_that_stand_there(report):
    texts = {
        "s": report.bitext.source.structure.document.text,
        "t": report.bitext.translation.structure.document.text,
    }
    for finding in report.findings:
        for place in filter(None, (finding.source, finding.translation)):
            assert texts[place.segment[0]][slice(*place.span)] == place.text


def test_a_lost_target_is_named_where_its_statement_is_told_and_not_again(report):
    (lost,) = [finding for finding in report.findings if finding.source and "8600" in finding.source.text]
    assert lost.name == "segment-omitted"
    assert "8600" in lost.message


def test_the_members_of_a_list_that_is_summed_up_are_not_told_one_by_one(report):
    told = [finding for finding in report.findings if finding.source and "水泥" in finding.source.text]
    assert [finding.name for finding in told] == ["enumeration-generalised"]


def test_the_agencies_of_a_lost_assignment_are_not_told_one_by_one(report):
    told = [finding for finding in report.findings if finding.source and "发展改革委" in finding.source.text]
    assert [finding.name for finding in told] == ["assignment-omitted"]


def test_an_assignment_without_its_bracket_is_told_once():
    report = compare_texts(
        "推进社区食堂建设，由省民政厅会同省财政厅负责。", "Promote the building of community canteens."
    )
    told = [finding for finding in report.findings if finding.source and "民政厅" in finding.source.text]
    assert len(told) == 1


def test_a_document_that_the_translation_shows_in_chinese_differs_in_nothing():
    notice = "现将《乡村公路养护办法》印发给你们，由省交通运输厅、省财政厅负责解释，请认真遵照执行。"
    report = compare_texts(notice + "\n开展公路养护。", notice + "\nCarry out road maintenance.")
    assert "agency-changed" not in names(report)


def test_the_number_of_departments_is_no_new_figure():
    report = compare_texts(
        "省教育厅、省财政厅、省民政厅联合印发通知。",
        "Three departments jointly issued the notice: 3 departments in all.",
    )
    assert "quantity-added" not in names(report)


def test_a_faithful_translation_has_no_findings():
    report = compare_texts(
        "到2028年，全省建成零碳园区12个以上。\n推广电动公交车。\n支持企业开展节能改造。",
        "By 2028, the province will build at least 12 zero-carbon parks.\nPromote electric buses.\n"
        "Support enterprises in carrying out energy-saving retrofits.",
    )
    assert report.findings == ()


@given(st.floats(0, 1), st.floats(0, 1), st.sampled_from(SEVERITIES))
def test_less_confidence_never_makes_a_finding_more_severe(one, other, severity):
    low, high = sorted((one, other))
    ranks = [SEVERITIES.index(soften(severity, confidence)) for confidence in (low, high)]
    assert ranks[0] <= ranks[1] <= SEVERITIES.index(severity)


def test_an_error_has_to_be_more_than_a_guess():
    assert [soften("error", confidence) for confidence in (0.65, 0.64, 0.35, 0.34)] == [
        "error",
        "warning",
        "warning",
        "note",
    ]


@pytest.mark.parametrize("name", ["PP202", "pp202", " comparator-changed "])
def test_a_check_is_found_by_id_or_name(name):
    assert find_check(name).id == "PP202"


def test_an_unknown_check_is_an_error_that_names_the_others():
    with pytest.raises(UsageError, match="comparator-changed"):
        find_check("PP999")


CHINESE = st.sampled_from(
    [
        "新建泵站12座。",
        "由市水务局牵头，市财政局配合。",
        "推广节水灌溉、水肥一体化、智能控制等技术，",
        "力争到2030年，",
        "不得超采地下水。",
    ]
)
ENGLISH = st.sampled_from(
    [
        "Build 21 new pumping stations.",
        "Water may be over-extracted 地下水.",
        "Promote various technologies such as iragation",
        "by 2035",
        "(Municipal Water Bureau)",
        "- 智能控制",
    ]
)


@given(st.lists(CHINESE, max_size=5), st.lists(ENGLISH, max_size=5))
@settings(max_examples=40, deadline=None)
def test_any_pair_gives_findings_of_known_checks_inside_their_segments(chinese, english):
    report = compare_texts("\n".join(["总体要求", *chinese]), "\n".join(["General requirements", *english]))
    spans = {item.segment.id: item.segment.span for item in (*report.renderings, *report.accounts)}
    for finding in report.findings:
        check = find_check(finding.check)
        assert check.name == finding.name
        assert SEVERITIES.index(finding.severity) <= SEVERITIES.index(check.severity)
        for place in filter(None, (finding.source, finding.translation)):
            start, end = spans[place.segment]
            assert start <= place.span.start < place.span.end <= end
    assert len({finding.fingerprint for finding in report.findings}) == len(report.findings)
    assert {finding.check for finding in report.findings} <= {check.id for check in CHECKS}
