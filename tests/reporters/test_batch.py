"""The report on a corpus in its three forms, from one structure."""

import io
import json
import re

import pytest
from lxml import html

from policyparse.reporters.batch import corpus_json
from policyparse.reporters.html.batch import corpus_html
from policyparse.reporters.terminal.tables import render_corpus
from tests.reporters import corpora

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><b>",
    "{{ 7 * 7 }}",
    "\x1b[31m\u202e",
)


def words(element):
    return " ".join(element.text_content().split())


@pytest.fixture(scope="module")
def page():
    return html.document_fromstring(corpus_html(corpora.REPORT))


def terminal(report, width=80):
    file = io.StringIO()
    render_corpus(report, file=file, width=width, color=False)
    return file.getvalue()


def test_every_figure_stands_in_all_three_forms(page):
    said, shown = terminal(corpora.REPORT), words(page)
    known = json.loads(corpus_json(corpora.REPORT))
    assert [figure["title"] for figure in known["figures"]] == [table.title for table in corpora.REPORT.tables]
    for table in corpora.REPORT.tables:
        assert table.title in said
        assert table.whole or table.title in shown
        for value in (value for row in table.rows for value in row if isinstance(value, str)):
            assert value in said
            assert value in shown
    assert corpora.REPORT.claim in " ".join(said.split())
    assert page.xpath("string(//p[@class='claim'])") == known["claim"] == corpora.REPORT.claim


def test_json_has_the_values_as_they_are():
    figures = {figure["title"]: figure for figure in json.loads(corpus_json(corpora.REPORT))["figures"]}
    assert figures["Worst pairs"]["rows"] == [{"pair": "p1", "coverage": 0.004}, {"pair": "p2", "coverage": None}]


def test_a_share_is_in_percent_and_nothing_only_where_there_is_none(page):
    assert "p1         1 %" in terminal(corpora.REPORT)
    assert len(page.xpath("//td[text()='1 %']")) == 1


def test_bars_are_as_long_as_their_counts(page):
    assert re.search("10 to 20 %    800  █{20}\n20 to 30 %      1  █\n", terminal(corpora.REPORT))
    (table,) = page.xpath("//section[h2//text()='Coverage of the sources']//table")
    assert [bar.get("width") for bar in table.xpath(".//rect")] == ["100.000%", "0.125%"]
    assert words(table) == "coverage pairs 0 to 10 % 0 10 to 20 % 800 20 to 30 % 1"


@pytest.mark.parametrize("width", [40, 80, 120])
def test_bars_leave_room_for_the_rest(width):
    assert max(map(len, terminal(corpora.REPORT, width).splitlines())) <= width


def test_every_entry_of_the_contents_leads_to_a_figure(page):
    links = [link[1:] for link in page.xpath("//nav//a/@href")]
    assert len(links) == len(corpora.REPORT.tables) - 1
    assert all(page.get_element_by_id(link).tag == "h2" for link in links)


def test_a_hostile_corpus_is_only_text():
    text = corpus_html(corpora.hostile(HOSTILE))
    page = html.document_fromstring(text)
    assert not page.xpath("//img | //b | //main//script | //main//style")
    assert len(page.xpath("//script")) == len(page.xpath("//style")) == 1
    assert HOSTILE[0] in words(page)
    assert HOSTILE[3] in words(page)
    assert not {"\x1b", "\u202e"} & set(text)
    assert not {"\x1b", "\u202e"} & set(terminal(corpora.hostile(HOSTILE)))
