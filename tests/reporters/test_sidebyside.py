"""Rows of the two texts: nothing is lost, and additions stand behind what comes before them."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from policyparse.reporters.index import index
from policyparse.reporters.sidebyside import breadcrumbs, left_aside, rows
from tests.reporters import sample

SHOWN = {"kept", "reworded", "changed", "omitted"}


def ids(items):
    return [item.segment.id for item in items]


def with_accounts(verdicts):
    """The sample with other verdicts for its translation; links are left as they are."""
    report = sample.report()
    accounts = tuple(replace(old, verdict=new) for old, new in zip(report.accounts, verdicts, strict=True))
    return replace(report, bitext=replace(report.bitext, accounts=accounts))


def test_neighbours_with_the_same_rendering_share_a_row_and_so_do_omissions_of_a_paragraph():
    report = sample.report()
    found = {tuple(ids(row.source)): tuple(ids(row.translation)) for row in rows(report, index(report))}
    assert found["s21", "s22"] == ("t12",)
    assert found["s17", "s18"] == ()
    assert found["s26", "s27"] == ("t14",)


def test_an_addition_stands_behind_the_row_of_what_precedes_it():
    report = sample.report()
    shown = rows(report, index(report))
    at = next(at for at, row in enumerate(shown) if not row.source)
    assert (ids(shown[at].translation), shown[at].section) == (["t17"], "三/（一）")
    assert ids(shown[at - 1].translation) == ["t16"]


@given(st.lists(st.sampled_from(["rendered", "added"]), min_size=18, max_size=18))
def test_every_segment_has_a_row_or_is_left_aside(verdicts):
    linked = {account.segment.id for account in sample.report().accounts if account.links}
    verdicts = [
        "rendered" if account.segment.id in linked else verdict
        for account, verdict in zip(sample.report().accounts, verdicts, strict=True)
    ]
    report = with_accounts(verdicts)
    shown = rows(report, index(report))
    aside = left_aside(report, shown)
    sources = [name for row in shown for name in ids(row.source)]
    assert sources == [item.segment.id for item in report.renderings if item.verdict in SHOWN]
    translations = {name for row in shown for name in ids(row.translation)}
    assert translations | {segment.id for segment in aside[1]} == set(ids(report.accounts))
    assert {account.segment.id for account in report.accounts if account.verdict == "added"} <= translations


def test_findings_go_with_their_row_and_those_that_say_more_are_told():
    report = sample.report()
    known = index(report)
    row = next(row for row in rows(report, known) if "s7" in ids(row.source))
    assert [finding.check for finding in row.findings(known)] == ["PP101"]
    assert row.findings(known, told=True) == ()


def test_a_path_reads_from_the_top_down():
    assert breadcrumbs("二/储运赛道", index(sample.report())) == "二 重点赛道 / 储运赛道"
