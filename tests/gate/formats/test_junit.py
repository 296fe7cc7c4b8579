"""JUnit's XML is valid against Ant's schema, with a suite a pair."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from policyparse.gate.formats import junit
from policyparse.gate.model import Outcome, Ruling, Run
from tests.gate import sample

SCHEMA = etree.XMLSchema(etree.parse(str(Path(__file__).parents[1] / "schemas" / "junit.xsd")))
HOSTILE = replace(
    sample.CHANGED, message='<b> & "quotes"', translation=sample.spot("]]> \x00\x0b\ud800 😀", 1, 1), fingerprint="f"
)


def tree(run):
    return etree.fromstring(junit.render(run).encode())


@pytest.mark.parametrize("run", [sample.RUN, sample.CLEAN, Run(())], ids=["findings", "clean", "nothing"])
def test_a_report_is_valid_against_the_schema(run):
    SCHEMA.assertValid(tree(run))


def test_each_failing_finding_is_a_case_of_its_pairs_suite():
    plan, deck, gone = tree(sample.RUN)
    assert [plan.get("tests"), plan.get("failures")] == ["1", "1"]
    assert plan.find("testcase/failure").get("type") == "comparator-changed"
    assert "about 8" in plan.find("testcase/failure").text
    assert "PP101" in plan.find("system-out").text
    assert deck.find("testcase").get("name") == "PP201 slides/deck 1.pptx, slide 5"
    assert "no such file" in gone.find("testcase/error").get("message")


def test_a_clean_pair_has_one_case_that_passes():
    (suite,) = tree(sample.CLEAN)
    (case,) = suite.findall("testcase")
    assert len(case) == 0
    assert suite.get("failures") == "0"


def test_what_xml_does_not_allow_is_replaced():
    run = Run((Outcome(sample.PLAN, sample.record(sample.TEXT, HOSTILE), None, (Ruling(HOSTILE, None, fails=True),)),))
    SCHEMA.assertValid(tree(run))
    failure = tree(run).find("testsuite/testcase/failure")
    assert failure.get("message") == HOSTILE.message
    assert "]]> \ufffd\ufffd\ufffd 😀" in failure.text
