"""A second opinion on an English source: asked of its statements, with the Chinese lines that may render them."""

import json

import pytest
from jsonschema import Draft202012Validator

from policyparse import schemas
from policyparse.opinion.prompt import INSTRUCTIONS, instructions
from policyparse.opinion.questions import questions
from policyparse.pipeline import consulted, engine
from policyparse.readers import read_text
from policyparse.reporters.json import report_json
from tests.opinion.conftest import SOURCE, TRANSLATION, everything
from tests.opinion.test_amending import SaysAnything, told


@pytest.fixture(scope="module")
def back():
    return engine(read_text(TRANSLATION, "en"), read_text(SOURCE, "zh"))


def test_what_is_asked_is_english_with_chinese_lines(back):
    changed, lost = questions(("s3", "s7"), back.report.bitext, back.report.findings, back.aligned)
    assert (changed.text, lost.text) == (
        "By 2027, build 18 modern marine ranches.",
        "Award prizes to outstanding young anglers.",
    )
    assert [changed.lines[at - 1][1] for at in changed.linked] == ["到2027年，全市建成8个现代海洋牧场。"]
    assert lost.linked == ()
    assert any("非法捕捞" in text for _, text in lost.lines)


def test_a_model_is_told_which_side_is_which(back):
    asked = questions(("s3",), back.report.bitext, back.report.findings, back.aligned)
    text = instructions(asked)
    assert "an English policy document was rendered in Chinese" in text
    assert "statement in English" in text
    assert 'lines" of the Chinese text' in text
    assert instructions(()) == INSTRUCTIONS


def test_a_lost_statement_that_is_there_gets_its_line_both_ways(back):
    report, items = told(back, **{"Award prizes": ("kept", "非法捕捞"), "Net cages": ("omitted",)})
    item = items["Award prizes to outstanding young anglers."]
    assert (item.verdict, item.links) == ("kept", ("t7",))
    assert items["Net cages far from the shore come into wider use."].verdict == "omitted"
    forward = {(item.segment.id, link) for item in report.renderings for link in item.links}
    assert forward == {(link, one.segment.id) for one in report.accounts for link in one.links}


def test_facts_that_are_compared_anew_are_those_of_the_engine_where_no_link_changed(back):
    report, _ = told(back, **{"Award prizes": ("kept", "非法捕捞")})
    after, before = (
        [one for one in known.bitext.differences if one.source and one.source.segment != "s7"]
        for known in (report, back.report)
    )
    assert after == before != []
    assert report.bitext.pairs == back.report.bitext.pairs


@pytest.mark.parametrize("at", range(8))
def test_whatever_is_answered_the_report_is_consistent(back, at):
    verdicts = ("kept", "omitted", "changed", "reworded")
    drawn = [(verdicts[(at + n) % 4], at * n) for n in range(8)]
    report = consulted(back, everything(), SaysAnything(drawn)).report
    forward = {(item.segment.id, link) for item in report.renderings for link in item.links}
    assert forward == {(link, one.segment.id) for one in report.accounts for link in one.links}
    assert all(bool(item.links) != (item.verdict == "omitted") for item in report.renderings)
    assert report.bitext.direction == "en-zh"
    Draft202012Validator(schemas.load("compare")).validate(json.loads(report_json(report)))
