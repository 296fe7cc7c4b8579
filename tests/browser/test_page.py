"""The page in a browser: filters, search, keyboard, links, colours, paper, and what must not happen."""

import csv
import re

import pytest

from policyparse.config import Reading
from policyparse.reporters.xlsx.reviewed import read_review
from tests.browser import pages

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright drives the browser")
expect = playwright.expect

ROWS = ".row:not([hidden])"


def ids(page, selector):
    return page.locator(selector).evaluate_all("all => all.map((one) => one.dataset.id)")


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [
        ("corpus", 1440, "light"),
        ("corpus", 390, "dark"),
        ("brief", 1440, "light"),
        ("brief", 390, "dark"),
        ("small", 1440, "light"),
        ("small", 1024, "dark"),
        ("small", 390, "light"),
        ("hostile", 390, "light"),
        ("archive", 1440, "dark"),
        ("archive", 390, "light"),
        ("hostile_archive", 390, "light"),
        ("status", 1440, "light"),
        ("status", 390, "dark"),
        ("hostile_status", 390, "light"),
    ],
)
def test_nothing_stands_in_the_way_of_anyone(open_page, violations, name, width, scheme):
    page = open_page(getattr(pages, name)(), viewport={"width": width, "height": 900}, color_scheme=scheme)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_page_is_read_without_its_script(open_page):
    page = open_page(pages.small(), java_script_enabled=False)
    assert page.get_by_text("推广氢燃料电池汽车").first.is_visible()
    assert not page.locator("#filter").is_visible()


def test_verdicts_narrow_the_rows(open_page):
    page = open_page(pages.small())
    page.get_by_role("checkbox", name="changed").check()
    assert {"changed"} == set(page.locator(ROWS).evaluate_all("all => all.map((row) => row.dataset.v)"))
    page.get_by_role("checkbox", name="added").check()
    assert page.locator(ROWS, has_text="Free shuttle buses").is_visible()
    page.get_by_role("button", name="Reset").click()
    expect(page.locator(".row[hidden]")).to_have_count(0)


def test_verdicts_narrow_the_findings_to_those_on_such_segments(open_page):
    page = open_page(pages.small())
    page.get_by_role("checkbox", name="added").check()
    shown = page.locator(".finding:not([hidden])")
    assert {"PP501 segment-added"} == set(shown.locator("td:nth-child(2)").all_inner_texts())
    assert f"{shown.count()} of 13 findings" in page.locator("#shown").inner_text()


@pytest.mark.parametrize(
    ("select", "option", "segments", "findings"),
    [
        ("Severity", "error (4)", {"s5", "s8", "s23", "s28"}, 4),
        ("Check", "PP206 polarity-changed", {"s23"}, 1),
        ("Section", "二 重点赛道 / 储运赛道", {"s15", "s16", "s17", "s18"}, 1),
        ("Track", "制氢赛道", {"s11", "s12", "s13", "s14"}, 0),
    ],
)
def test_each_choice_narrows_rows_and_findings(open_page, select, option, segments, findings):
    page = open_page(pages.small())
    page.get_by_label(select, exact=True).select_option(label=option)
    shown = set(ids(page, f"{ROWS} .side:first-child .seg"))
    assert segments <= shown
    assert page.locator(".finding:not([hidden])").count() == findings
    assert page.locator(".part:not([hidden])").count() < page.locator(".part").count()
    assert f"{findings} of 13 findings" in page.locator("#shown").inner_text()


def test_search_finds_both_languages_and_says_so_when_it_finds_nothing(open_page):
    page = open_page(pages.small())
    page.keyboard.press("/")
    for words, segment in (("液氢", "s17"), ("PEM electro", "t8")):
        page.keyboard.type(words)
        expect(page.locator(".row[hidden]")).not_to_have_count(0)
        assert segment in ids(page, f"{ROWS} .seg")
        assert page.evaluate("CSS.highlights.get('hits').size") > 0
        page.get_by_role("searchbox").fill("")
        expect(page.locator(".row[hidden]")).to_have_count(0)
    page.keyboard.type("nowhere")
    page.wait_for_selector("#nothing", state="visible")
    page.keyboard.press("Escape")
    assert page.locator(ROWS).count() == page.locator(".row").count()


def test_keys_go_from_row_to_row(open_page):
    page = open_page(pages.small())
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert ids(page, ".row.current .seg") == ["s3", "t2"]
    page.keyboard.press("ArrowDown")
    assert ids(page, ".row:focus .seg") == ["s4", "t3"]
    page.keyboard.press("n")
    assert ids(page, ".row:focus .seg") == ["s5", "t4"]
    page.keyboard.press("Escape")
    assert page.locator(".row.current, .seg.lit").count() == 0


def test_links_light_up_under_the_pointer_and_stay_where_they_are_chosen(open_page):
    page = open_page(pages.small())
    page.locator("#s21").hover()
    assert set(ids(page, ".seg.lit")) == {"s21", "t12"}
    page.locator("#t14").click()
    page.mouse.move(0, 0)
    assert set(ids(page, ".seg.lit")) == {"t14", "s26", "s27"}


@pytest.mark.parametrize(("link", "segment", "hidden"), [("#f9 a", "s23", False), ("#targets a", "s5", True)])
def test_a_link_leads_to_its_segment_even_where_a_filter_hides_it(open_page, link, segment, hidden):
    page = open_page(pages.small())
    page.get_by_role("checkbox", name="added" if hidden else "changed").check()
    assert page.locator(f"#{segment}").is_hidden() == hidden
    page.locator(link).first.click()
    page.wait_for_selector(f".row.current #{segment}")
    assert page.locator(f"#{segment}").evaluate("one => one.getBoundingClientRect().top > 0")


def test_what_was_not_found_and_what_changed_is_marked_in_the_text(open_page):
    page = open_page(pages.small())
    assert page.locator("#s26 mark.gap").all_inner_texts() == ["碳纸", "空压机"]
    assert page.locator("#s5 mark.was").inner_text() == "5000辆"


def test_the_colours_follow_the_system_and_the_switch(open_page):
    page = open_page(pages.small(), color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.get_by_label("Colours").select_option("light")
    assert page.evaluate(ground) == "rgb(255, 255, 255)" != dark


def test_on_paper_the_texts_stay_side_by_side_and_nothing_floats(open_page):
    page = open_page(pages.small(), color_scheme="dark")
    page.get_by_label("print the texts and findings too").check()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 1000})
    left, right = (page.locator(f"#{name}").bounding_box() for name in ("s5", "t4"))
    assert left["x"] + left["width"] < right["x"]
    assert abs(left["y"] - right["y"]) < 5
    assert not page.locator("nav, #filter, #theme").filter(visible=True).count()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    floating = "(all) => all.filter((one) => one.checkVisibility() && getComputedStyle(one).position === 'sticky')"
    assert page.locator("*").evaluate_all(floating) == []
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


@pytest.mark.parametrize("everything", [False, True])
def test_paper_has_the_summary_the_targets_and_the_losses_unless_all_is_wanted(open_page, everything):
    page = open_page(pages.corpus())
    page.get_by_label("print the texts and findings too").set_checked(everything)
    page.emulate_media(media="print")
    assert page.locator("#attention").is_visible()
    assert page.locator("#targets").is_visible()
    assert page.locator("#texts").is_visible() == everything
    assert page.locator(".folded .finding").first.is_visible() == everything
    sheets = page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
    assert sheets > 5 if everything else sheets <= 3


def test_the_brief_is_printed_on_one_sheet(open_page):
    assert open_page(pages.brief()).pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1


def test_filters_stand_in_the_address_and_come_back_from_it(open_page):
    page = open_page(pages.small())
    page.get_by_role("checkbox", name="changed").check()
    page.get_by_label("Severity", exact=True).select_option(label="error (4)")
    assert page.url.endswith("#verdict=changed&severity=error")
    shown = page.locator(ROWS).count()
    page.reload()
    assert page.get_by_role("checkbox", name="changed").is_checked()
    assert page.locator(ROWS).count() == shown
    page.get_by_role("button", name="Reset").click()
    expect(page.locator(".row[hidden]")).to_have_count(0)
    assert "=" not in page.url


def test_decisions_are_kept_and_saved_for_the_baseline(open_page, tmp_path):
    page = open_page(pages.stamped())
    first = page.locator(".finding").first
    first.get_by_label("Decision").select_option("accept")
    first.get_by_label("Comment").fill("agreed, =1")
    first.get_by_label("Comment").blur()
    page.reload()
    assert page.locator(".finding").first.get_by_label("Comment").input_value() == "agreed, =1"
    assert page.locator("#review output").inner_text() == "1 of 13 findings decided."
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save decisions").click()
    saved.value.save_as(tmp_path / "decisions.json")
    review = read_review(tmp_path / "decisions.json", Reading())
    assert review.paths == ("plan.zh.txt", "slides.en.pptx")
    mark = first.get_attribute("data-fingerprint")
    assert [(one.fingerprint, one.decision, one.comment) for one in review.decisions] == [
        (mark, "accept", "agreed, =1")
    ]
    with page.expect_download() as table:
        page.get_by_role("button", name="Save as CSV").click()
    table.value.save_as(tmp_path / "decisions.csv")
    rows = list(csv.DictReader((tmp_path / "decisions.csv").open(encoding="utf-8-sig")))
    assert [(row["fingerprint"], row["decision"]) for row in rows] == [(mark, "accept")]


def folded(page):
    return page.locator(".kind.folded").filter(has_text="segment-omitted").first


def test_equal_findings_are_folded_until_they_are_asked_for_searched_or_linked_to(open_page):
    page = open_page(pages.corpus())
    kind = folded(page)
    button = kind.get_by_role("button")
    many = int(button.inner_text().split()[0])
    rows = page.locator(f'.kind[data-section="{kind.get_attribute("data-section")}"] .finding', has_text="PP101")
    assert many == rows.count() > 2
    assert not rows.first.is_visible()
    words = rows.first.locator("q").text_content()
    page.get_by_role("searchbox").fill(words)
    expect(rows.first).to_be_visible()
    page.get_by_role("searchbox").fill("")
    expect(rows.first).not_to_be_visible()
    button.click()
    assert rows.filter(visible=True).count() == many
    page.locator(".kind:not(.folded) .fold button").click()
    assert button.get_attribute("aria-expanded") == "false"
    page.evaluate("id => location.replace('#' + id)", rows.last.get_attribute("id"))
    page.reload()
    expect(rows.last).to_be_visible()


def test_a_filter_hides_the_head_of_a_section_without_findings(open_page):
    page = open_page(pages.corpus())
    page.get_by_label("Severity", exact=True).select_option("note")
    assert page.locator(".heap:visible").count() < page.locator(".heap").count()
    assert all(words.startswith("note") for words in page.locator(".heap:visible").all_inner_texts())


def test_a_decision_on_a_kind_is_one_on_each_of_its_findings(open_page):
    page = open_page(pages.corpus())
    many = int(folded(page).get_by_role("button").inner_text().split()[0])
    folded(page).get_by_label("Decision on all of them").select_option("accept")
    folded(page).get_by_label("Comment on all of them").fill("a summary")
    folded(page).get_by_label("Comment on all of them").blur()
    expect(page.locator("#review output")).to_have_text(re.compile(f"^{many} of "))
    page.reload()
    assert folded(page).get_by_label("Decision on all of them").input_value() == "accept"
    folded(page).get_by_role("button").click()
    kind = page.locator(".kind:not(.folded)").filter(has=page.locator(".fold"))
    first = kind.locator(".finding").first
    assert first.get_by_label("Comment").input_value() == "a summary"
    first.get_by_label("Decision").select_option("fix")
    assert kind.get_by_label("Decision on all of them").input_value() == ""
    expect(page.locator("#review output")).to_have_text(re.compile(f"^{many} of "))


def test_a_hostile_document_is_only_text(open_page):
    page = open_page(pages.hostile())
    assert page.locator("main img, main script, main style").count() == 0
    assert page.get_by_text("<script>alert('script')</script>").first.is_visible()
    assert "{{ 7 * 7 }}" in page.locator("#texts").inner_text()
    assert not {"\u202e", "\u2066", "\x07", "\x1b"} & set(page.content())


def test_a_page_of_two_thousand_segments_is_filtered_searched_and_walked_through(open_page):
    page = open_page(pages.long())
    assert page.locator(".row").count() == 2000
    page.get_by_role("checkbox", name="omitted").check()
    page.keyboard.press("/")
    page.keyboard.type("第1")
    expect(page.locator("#shown")).to_have_text(re.compile(r"^\d{2,3} of"))
    page.keyboard.press("Escape")
    for _ in range(20):
        page.keyboard.press("j")
    assert page.locator(".row.current").count() == 1
    page.locator("nav a", has_text="About").click()
    expect(page.locator("#about-title")).to_be_in_viewport()


def test_a_filter_shows_what_a_second_opinion_changed(open_page):
    page = open_page(pages.opined())
    whole = page.locator(ROWS).count()
    page.get_by_label("second opinion").check()
    assert page.locator(ROWS).count() == page.locator('.row[data-o="1"]').count() == 1 < whole
    expect(page.locator(f"{ROWS} .opinion")).to_have_text(re.compile("second opinion: omitted → kept: It says so"))
    assert page.url.endswith("#opinion=1")
    page.reload()
    assert page.locator(ROWS).count() == 1
