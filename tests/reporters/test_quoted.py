"""What the translation merely quotes is counted apart in every headline."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policyparse.reporters.digest import digest
from policyparse.reporters.html import report_html
from policyparse.reporters.index import index
from policyparse.reporters.json import report_dict
from policyparse.reporters.markdown import report_markdown
from policyparse.reporters.summary import summary
from tests.reporters import sample

SENTENCE = "1 segment is kept as quoted, without a rendering."


@pytest.fixture
def quoting():
    """The sample report, its first kept segment quoted."""
    report = sample.report()
    at = next(i for i, item in enumerate(report.bitext.renderings) if item.verdict == "kept")
    renderings = list(report.bitext.renderings)
    renderings[at] = replace(renderings[at], quoted=True)
    return replace(report, bitext=replace(report.bitext, renderings=tuple(renderings)))


def test_quoted_segments_are_no_part_of_what_is_carried(quoting):
    plain, figures = summary(sample.report()), summary(quoting)
    assert (figures.quoted, figures.segments, figures.carried) == (1, plain.segments - 1, plain.carried - 1)
    assert figures.verdicts["kept"] == plain.verdicts["kept"] - 1


def test_every_headline_says_how_many_are_quoted(quoting):
    assert SENTENCE in digest(quoting, index(quoting)).text
    assert SENTENCE in report_dict(quoting)["summary"]["in_words"][0]
    assert SENTENCE in report_markdown(quoting)
    assert SENTENCE in report_html(quoting)


def test_the_json_counts_each_segment_once(quoting):
    figures = report_dict(quoting)["summary"]
    counted = sum(figures[name] for name in ("segments", "quoted", "ignored"))
    assert counted == len(quoting.bitext.renderings)


def test_a_translation_that_quotes_all_renders_nothing(quoting):
    renderings = tuple(replace(item, verdict="kept", quoted=True) for item in quoting.bitext.renderings)
    figures = summary(replace(quoting, bitext=replace(quoting.bitext, renderings=renderings)))
    assert figures.coverage is None
    assert figures.claim == "The translation renders nothing."
