"""Comments and settings suppress what they name, where they stand; those that suppress nothing are told."""

import pytest

from policyparse.config import Acceptance, Config, Suppression
from policyparse.gate import silence
from policyparse.gate.examination import record_of
from policyparse.gate.model import Outcome, Pair
from policyparse.pipeline import compare_texts

SOURCE = "新建社区食堂30个以上。\n每年培训厨师200名。\n"
TRANSLATION = "Build about 30 new community canteens.\n{}Train 20 cooks every year.\n"
STRICT = Config(baseline=Acceptance(require_reason=True))


def checked(comment, config=None, *, in_source=False):
    """Return the checks that stay open, and the remarks, with `comment` before the second line of one side."""
    source = SOURCE.replace("\n每年", f"\n{comment}每年") if in_source else SOURCE
    record = record_of(compare_texts(source, TRANSLATION.format("" if in_source else comment)))
    outcome = Outcome(Pair("zh/a.md", "en/a.md"), record)
    config = config or Config()
    silent = [silence.silenced(at, outcome, config) for at in range(len(record.findings))]
    left = [found.check for found, one in zip(record.findings, silent, strict=True) if one is None]
    remarks = [*silence.idle_comments(outcome, config), *silence.idle_settings([outcome], config, whole=True)]
    return left, [(remark.path, remark.line) for remark in remarks], [one.reason for one in silent if one]


def test_a_comment_is_no_content():
    assert checked("<!-- a comment of somebody's -->\n") == checked("") == (["PP202", "PP201"], [], [])


@pytest.mark.parametrize("side", [True, False], ids=["source", "translation"])
def test_a_comment_holds_for_the_paragraph_that_follows(side):
    left, remarks, reasons = checked("<!-- policyparse: ignore PP201 -- as agreed -->\n", in_source=side)
    assert (left, remarks, reasons) == (["PP202"], [], ["as agreed"])


@pytest.mark.parametrize("checks", ["value-changed", "PP2", "PP101, PP201", "PP101 PP201"])
def test_a_comment_names_checks_as_the_settings_do(checks):
    assert checked(f"<!-- policyparse: ignore {checks} -- x -->\n")[0] == ["PP202"]


def test_several_comments_hold_for_one_paragraph():
    comment = "<!-- policyparse: ignore PP202 -- x -->\n<!-- policyparse: ignore PP201 -- y -->\n"
    assert checked(comment) == (["PP202"], [("en/a.md", 2)], ["y"])


def test_a_comment_that_suppresses_nothing_or_is_not_understood_is_told_with_its_line():
    assert checked("<!-- policyparse: ignore PP101 -- x -->\n") == (["PP202", "PP201"], [("en/a.md", 2)], [])
    assert checked("<!-- policyparse: disable -->\n") == (["PP202", "PP201"], [("en/a.md", 2)], [])


def test_a_comment_without_reason_is_in_force_unless_a_reason_is_demanded():
    assert checked("<!-- policyparse: ignore PP201 -->\n") == (["PP202"], [], [""])
    assert checked("<!-- policyparse: ignore PP201 -->\n", STRICT) == (["PP202", "PP201"], [("en/a.md", 2)], [])


def test_settings_suppress_by_check_pair_and_text(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    own = (tmp_path / "en" / "*.md").as_posix()
    for one in (Suppression("PP201", "r"), Suppression("PP2", "r", own, "200"), Suppression("PP2", "r", own, "20")):
        assert checked("", Config(suppressions=(one,))) == (["PP202"], [], ["r"])


def test_a_setting_that_suppresses_nothing_is_told_with_its_line(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "policyparse.toml"
    others = (Suppression("PP201", "r", (tmp_path / "other.md").as_posix(), line=7), Suppression("PP201", "r", "", "x"))
    for one in others:
        config = Config(file=file, suppressions=(one,))
        assert checked("", config) == (["PP202", "PP201"], [("policyparse.toml", one.line)], [])
