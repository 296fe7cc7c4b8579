"""What answers do to verdicts, links, findings; and what the engine is sure of stands."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from policyparse import schemas
from policyparse.errors import OpinionWarning
from policyparse.opinion.interface import Answer, Question, Reply
from policyparse.opinion.questions import certainties, doubted, questions
from policyparse.pipeline import consulted, engine
from policyparse.readers import read_text
from policyparse.reporters.json import report_json
from tests.opinion.conftest import everything


class Says:
    """Gives these answers by the source's text: a verdict, and the texts of the lines."""

    batch = None

    def __init__(self, **answers):
        self.answers = answers

    def request(self, asked):
        self.asked = asked
        return ""

    def send(self, *_):
        found = []
        for one in self.asked:
            verdict, *words = next((said for text, said in self.answers.items() if text in one.text), (None,))
            lines = [at for at, (_, text) in enumerate(one.lines, 1) if any(word in text for word in words)]
            if verdict:
                answer = {"verdict": verdict, "lines": lines, "reason": f"About {one.segment}.", "confidence": 0.9}
                found.append({"id": one.id("m"), **answer})
        return Reply(json.dumps(found))


def told(own, **answers):
    with pytest.warns(OpinionWarning, match="cannot be read"):  # the rest is not answered
        report = consulted(own, everything(), Says(**answers)).report
    return report, {item.segment.text.rstrip("。"): item for item in report.renderings}


def test_a_lost_statement_that_is_there_gets_its_line(own):
    report, items = told(own, 严厉打击=("kept", "anglers"))
    item = items["严厉打击非法捕捞行为"]
    assert (item.verdict, item.links, item.uncovered, item.confidence) == ("kept", ("t7",), (), 0.9)
    assert item.overruled.engine == "omitted"
    assert next(one for one in report.accounts if one.segment.id == "t7").verdict == "rendered"
    assert "segment-omitted" not in {finding.name for finding in report.findings}


def test_a_statement_that_is_not_there_loses_its_line_and_is_a_finding_that_says_so(own):
    report, items = told(own, 推广深水=("omitted",))
    item = items["推广深水网箱养殖"]
    assert (item.verdict, item.links, item.coverage) == ("omitted", (), 0.0)
    assert next(one for one in report.accounts if one.segment.id == "t4").verdict == "added"
    finding = next(one for one in report.findings if one.source and one.source.segment == item.segment.id)
    assert finding.message.endswith("(second opinion: About s4.)")


def test_an_answer_that_agrees_changes_nothing_but_is_kept(own):
    report, items = told(own, 完善渔港=("kept", "ports"))
    assert items["完善渔港基础设施"].opinion.reason == "About s5."
    assert not any(item.overruled for item in report.renderings)
    assert report.findings == own.report.findings


def test_a_fact_that_the_engine_is_sure_of_stands(own):
    before = next(item for item in own.report.renderings if item.segment.text.startswith("到2027年"))
    assert before.verdict == "changed"
    report, items = told(own, 到2027年=("kept", "ranches"))
    after = items["到2027年，全市建成8个现代海洋牧场"]
    assert (after.verdict, after.opinion.verdict, after.overruled) == ("changed", "kept", None)
    assert any(finding.name == "value-changed" for finding in report.findings)


def test_a_fact_that_the_engine_doubts_gives_way():
    own = engine(
        read_text("由市教育局推进托育服务。\n加强渔港建设。", "zh"),
        read_text("The health commission will promote childcare services.\nBuild fishing ports.", "en"),
    )
    doubtful = [one for one in own.report.bitext.differences if one.confidence < 0.65]
    assert doubtful
    report, items = told(own, 托育=("kept", "childcare"))
    assert items["由市教育局推进托育服务"].verdict == "kept"
    assert not any(one in report.bitext.differences for one in doubtful)


def test_a_statement_that_finds_its_line_has_its_facts_compared():
    source = "产量目标为120万吨。\n加强渔港建设。"
    own = engine(read_text(source, "zh"), read_text("Build fishing ports.\nWe hope for 150 of them.", "en"))
    report, items = told(own, 产量=("changed", "hope"))
    assert items["产量目标为120万吨"].links == ("t2",)
    assert any(one.source and one.source.segment == "s1" for one in report.bitext.differences)


def test_the_engines_links_stand_where_an_answer_names_one_of_them(own):
    report, items = told(own, 支持企业=("reworded", "laboratories"))
    item = items["支持企业与高校共建实验室"]
    assert (item.verdict, item.links, item.overruled.engine) == ("reworded", ("t8",), "kept")
    assert report.bitext.pairs == own.report.bitext.pairs


def test_every_link_is_there_both_ways(own):
    report, _ = told(own, 严厉打击=("kept", "anglers"), 推广深水=("omitted",), 完善渔港=("kept", "laboratories"))
    forward = {(item.segment.id, link) for item in report.renderings for link in item.links}
    assert forward == {(link, one.segment.id) for one in report.accounts for link in one.links}
    assert all(bool(one.links) == (one.verdict == "rendered") for one in report.accounts if one.verdict != "ignored")


def test_the_figures_without_are_those_of_the_engine(own):
    report, _ = told(own, 严厉打击=("kept", "anglers"))
    assert dict(report.consultation.verdicts) == {"kept": 6, "omitted": 1, "changed": 1}


def test_what_is_doubted_follows_the_confidence_of_verdicts_and_findings(own):
    sure = certainties(own.report.bitext, own.report.findings)
    order = doubted(own.report.bitext, own.report.findings, 1.0)
    assert [sure[name] for name in order] == sorted(sure.values())
    assert set(doubted(own.report.bitext, own.report.findings, 0.9)) == {name for name in sure if sure[name] < 0.9}
    assert doubted(own.report.bitext, own.report.findings, 0.0) == ()
    finding = next(one for one in own.report.findings if one.name == "value-changed")
    assert sure[finding.source.segment] == finding.confidence


def test_a_question_has_the_linked_line_its_section_and_what_was_found(own):
    asked = questions(("s3", "s7"), own.report.bitext, own.report.findings, own.aligned)
    assert all(isinstance(one, Question) and len(one.lines) <= 8 for one in asked)
    changed, omitted = asked
    assert [changed.lines[at - 1][0] for at in changed.linked] == ["t3"]
    assert changed.found[0].startswith("value-changed: ")
    assert (omitted.section, omitted.linked) == ("二 主要任务", ())
    assert {"t7"} <= {line for line, _ in omitted.lines}


def test_an_answer_may_only_name_lines_that_were_offered(own):
    asked = questions(("s7",), own.report.bitext, own.report.findings, own.aligned)
    from policyparse.opinion.amending import opinion_of

    item = next(one for one in own.report.renderings if one.segment.id == "s7")
    assert opinion_of(asked[0], Answer("kept", (99,), "", 1.0), item) is None


def test_facts_that_are_compared_anew_are_those_of_the_engine_where_no_link_changed(own):
    report, _ = told(own, 严厉打击=("kept", "anglers"))
    after, before = (
        [one for one in known.bitext.differences if one.source and one.source.segment != "s7"]
        for known in (report, own.report)
    )
    assert after == before != []


class SaysAnything:
    """Answers each question as drawn: a verdict, and a line by its place among those offered."""

    batch = 100

    def __init__(self, drawn):
        self.drawn = drawn

    def request(self, asked):
        self.asked = asked
        return ""

    def send(self, *_):
        answers = []
        for one, (verdict, at) in zip(self.asked, self.drawn, strict=False):
            lines = [] if verdict == "omitted" else [at % len(one.lines) + 1]
            answer = {"verdict": verdict, "lines": lines, "reason": "Drawn.", "confidence": 0.5}
            answers.append({"id": one.id("m"), **answer})
        return Reply(json.dumps(answers))


@given(
    st.lists(
        st.tuples(st.sampled_from(["kept", "reworded", "changed", "omitted"]), st.integers(0, 7)),
        min_size=8,
        max_size=8,
    )
)
@settings(max_examples=40)
def test_whatever_is_answered_the_report_is_consistent(own, drawn):
    report = consulted(own, everything(), SaysAnything(drawn)).report
    forward = {(item.segment.id, link) for item in report.renderings for link in item.links}
    assert forward == {(link, one.segment.id) for one in report.accounts for link in one.links}
    assert all(bool(item.links) != (item.verdict == "omitted") for item in report.renderings)
    assert all(bool(one.links) == (one.verdict == "rendered") for one in report.accounts if one.verdict != "ignored")
    assert report.consultation.answered == 8
    assert sum(number for _, number in report.consultation.verdicts) == len(report.renderings)
    Draft202012Validator(schemas.load("compare")).validate(json.loads(report_json(report)))
