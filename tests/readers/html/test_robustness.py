"""What holds of any page, and pages made to break readers."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse.errors import InputError
from tests.readers.html.pages import DOCS, LAYOUT_TABLE, PORTAL, read

TAGS = (
    "p", "div", "table", "tr", "td", "th", "ul", "ol", "li", "h1", "h2", "br", "a", "span", "pre", "code", "main",
    "article", "nav", "aside", "header", "footer", "title", "ruby",
)  # fmt: skip
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from(["<a href=/x>", "<div class=nav>", "<img alt='港口图'>", "<!-- x -->", "&nbsp;", "<", "</", "\n"]),
    st.sampled_from(["渔业发展，", "Harbours, and boats. ", "2024年", "发布时间：", "1. "]),
    st.text(max_size=5).map(lambda text: text.encode("utf-8", "ignore").decode().replace("\0", "")),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=60))
def test_blocks_of_any_tags_lie_in_the_text_in_order(pieces):
    try:
        layout = read("<html>" + "".join(pieces))
    except InputError:
        return
    end = 0
    for block in layout.blocks:
        assert end <= block.span.start < block.span.end <= len(layout.text)
        assert layout.text[slice(*block.span)].strip()
        end = block.span.end


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([PORTAL, LAYOUT_TABLE, DOCS]), st.data())
def test_a_damaged_page_is_read_or_refused_in_one_line(page, data):
    raw = bytearray(page.encode(data.draw(st.sampled_from(["utf-8", "gb18030", "utf-16"]))))
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(raw) - 1))
        cut = data.draw(st.integers(0, 40))
        raw[at : at + cut] = data.draw(st.binary(max_size=20))
    assert "\n" not in outcome(bytes(raw))


def outcome(raw):
    """Return the message that refuses a page; an empty one if it is read."""
    try:
        read(raw)
    except InputError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    "repeated",
    ["<div>", "<p>x", "<table><tr><td>x", "<ul><li>x", "<ol><li>x<ol>", "<a href=x>y", "<", "&amp;", "<title>", "<b>"],
)
def test_what_is_repeated_without_end_is_read_in_proportion(repeated):
    start = time.process_time()
    read("<html><body>text" + repeated * 20_000)
    assert time.process_time() - start < 20


@pytest.mark.parametrize("page", ["<html>" + "<b>" * 900_000, "<html>" + "x" * 5000])
def test_a_page_beyond_the_limits_is_refused_in_one_line(page):
    with pytest.raises(InputError, match=r"page\.html: .*(tags|limit)"):
        read(page, max_characters=1000 if "x" in page else 8_000_000)


def test_text_outside_of_navigation_is_never_lost():
    page = "<html><body>" + "".join(f"<div><span>第{n}项</span></div>" for n in range(40)) + "</body></html>"
    assert all(f"第{n}项" in read(page).text for n in range(40))
