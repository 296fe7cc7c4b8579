"""Every check fires on its examples, and stays silent on the others."""

import re

import pytest

from policyparse.checks import CHECKS
from policyparse.chinese_english import PAIR
from policyparse.config import Config
from policyparse.pipeline import compare_documents
from policyparse.readers import read_data

EXAMPLES = [(check, example) for check in CHECKS for example in check.examples]


@pytest.mark.parametrize(
    ("check", "example"), EXAMPLES, ids=[f"{check.name}-{check.examples.index(e)}" for check, e in EXAMPLES]
)
def test_an_example_is_reported_or_left_alone_as_it_says(check, example, tmp_path):
    terms = tmp_path / "terms.csv"
    terms.write_text(example.glossary, encoding="utf-8")
    suffix = "md" if example.markdown else "txt"
    languages = PAIR.languages_of(PAIR.direction_of(example.source, example.translation))
    texts = (example.source, f"a.{suffix}", languages[0]), (example.translation, f"b.{suffix}", languages[1])
    documents = (read_data(text.encode(), name, language) for text, name, language in texts)
    config = Config((terms,) if example.glossary else (), optional=check.optional)
    findings = compare_documents(*documents, config).findings
    fired = [finding for finding in findings if finding.check == check.id]
    assert bool(fired) is example.fires


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_check_has_an_example_that_fires_and_one_that_does_not(check):
    assert {example.fires for example in check.examples} == {True, False}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_check_says_what_it_looks_for(check):
    assert re.fullmatch(r"PP[1-57]\d\d", check.id)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", check.name)
    assert len(check.doc.split()) > 8


def test_ids_and_names_are_each_used_once():
    assert len({check.id for check in CHECKS}) == len({check.name for check in CHECKS}) == len(CHECKS)


def test_checks_stand_in_the_order_of_their_ids():
    assert [check.id for check in CHECKS] == sorted(check.id for check in CHECKS)


def test_what_is_off_by_default_is_silent_until_it_is_asked_for():
    for check, example in EXAMPLES:
        if check.optional and example.fires:
            documents = [read_data(text.encode(), "a.md") for text in (example.source, example.translation)]
            assert check.id not in {finding.check for finding in compare_documents(*documents).findings}
