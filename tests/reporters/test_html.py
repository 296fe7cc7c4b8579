"""The page without a browser: what stands in it, what it allows, and how large it may be."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import etree, html

import policyparse
from policyparse.model.document import Passage, Span
from policyparse.reporters.html import report_html
from policyparse.reporters.marks import Piece, pieces
from tests.reporters import sample

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "shanghai-medical-robots"
LARGEST = 500_000


@pytest.fixture(scope="module")
def text():
    return report_html(sample.report())


@pytest.fixture(scope="module")
def page(text):
    return html.document_fromstring(text)


def words(element):
    return " ".join(element.text_content().split())


def test_the_page_needs_nothing_from_elsewhere(text, page):
    assert not re.search(r"https?://", text)
    assert not page.xpath(
        "//*[@src or @style or starts-with(@href, 'data:')] | //link | //*[starts-with(name(), 'on')]"
    )


def test_only_its_own_style_and_script_are_allowed(page):
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; ")
    for name in ("style", "script"):
        (own,) = page.xpath(f"//{name}/text()")
        assert f"{name}-src 'sha256-{b64encode(sha256(own.encode()).digest()).decode()}'" in policy


def test_each_segment_stands_once_under_its_id_and_names_its_links(page):
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    report = sample.report()
    assert {item.segment.id for item in (*report.renderings, *report.accounts)} <= set(ids)
    assert page.get_element_by_id("s21").get("data-to") == "t12"
    assert page.get_element_by_id("t12").get("data-to") == "s21 s22"


def test_every_link_within_the_page_leads_somewhere(page):
    assert {href[1:] for href in page.xpath("//a/@href")} <= set(page.xpath("//@id"))


def test_the_texts_say_their_language(page):
    assert page.get_element_by_id("s5").getparent().get("lang") == "zh-Hans"
    assert page.get_element_by_id("t4").getparent().get("lang") == "en"


def test_a_section_has_a_bar_divided_by_verdict(page):
    row = page.xpath("//table[@class='chart']//tr[contains(., '制氢赛道')]")[0]
    assert [number.text for number in row.xpath("td[@class]")][:1] == ["3"]
    assert row.xpath(".//rect/@class") == ["kept", "omitted"]


def test_a_changed_target_shows_what_it_was_and_what_it_became(page):
    row = next(row for row in page.xpath("//section[@id='targets']//tr") if "5,000" in words(row))
    was, now = row.xpath(".//span[@class='was'] | .//span[@class='now']")
    assert (words(was), words(now)) == ("5,000 辆", "≈ 5,000")
    assert [words(mark) for mark in row.xpath(".//mark[@class='was' or @class='now']")] == ["≈"]
    assert not page.xpath("//del | //ins")


def test_findings_are_listed_by_severity_section_and_kind(page):
    heads = [words(head) for head in page.xpath("//tbody[@class='heap']//th")]
    severities = [head.split()[0] for head in heads]
    assert severities == sorted(severities, key=["error", "warning", "note"].index)
    assert len(heads) == len(set(heads)) > 3
    rows = [int(row.get("id")[1:]) for row in page.xpath("//tr[contains(@class, 'finding')]")]
    assert sorted(rows) == list(range(1, 14))


def test_three_findings_that_say_the_same_of_a_section_are_folded():
    report = sample.report()
    one = next(finding for finding in report.findings if finding.check == "PP101")
    for times, folded in ((2, 0), (3, 1)):
        made = html.document_fromstring(report_html(replace(report, findings=(one,) * times)))
        folds = made.xpath("//tbody[@class='kind folded']")
        assert len(folds) == folded
        assert len(made.xpath("//tr[@class='finding']")) == times
        assert all(words(fold).count("3 findings") == 1 for fold in folds)


def test_the_matrix_has_a_cell_for_each_task_and_agency(page):
    head, *tasks = page.xpath("//table[@class='matrix']//tr")
    assert {len(row) for row in (head, *tasks)} == {9}
    first = tasks[0]
    assert {words(cell) for cell in first[1:]} - {""} == {"✓named, lead", "✗left out, support"}


def test_a_track_names_what_it_keeps_and_drops(page):
    track = next(one for one in page.xpath("//article") if "制氢赛道" in words(one))
    assert [words(item) for item in track.xpath(".//dd")] == ["海水直接制氢装置", "碱性电解槽质子交换膜电解槽"]


def test_a_report_on_nothing_is_a_page_too():
    nothing = replace(sample.report_of_kept(0), findings=())
    assert "The source has no segment to compare." in report_html(nothing)


def test_marks_are_cut_where_they_meet_and_left_out_where_they_cover_all():
    passage = Passage("推广氢能汽车。", (Span(10, 17),))
    assert pieces(passage, {"gap": [Span(10, 13)], "was": [Span(12, 14)], "now": [Span(10, 16)]}) == (
        Piece("推广", ("gap",)),
        Piece("氢", ("gap", "was")),
        Piece("能", ("was",)),
        Piece("汽车。", ()),
    )


def test_the_page_is_well_formed(text):
    parser = etree.HTMLParser(recover=False)
    etree.fromstring(re.sub(r"(?s)<(style|script)>.*?</\1>", "", text), parser)
    errors = [error for error in parser.error_log if "invalid" not in error.message]  # libxml2 knows no HTML 5
    assert errors == []


def test_the_corpus_page_is_small_and_always_the_same():
    report = policyparse.compare(CORPUS / "source.zh.txt", CORPUS / "translation.en.txt").report
    made = report_html(report)
    assert len(made.encode()) <= LARGEST
    assert made == report_html(report)
