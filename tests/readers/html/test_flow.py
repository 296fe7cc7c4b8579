from __future__ import annotations

import pytest

from policyparse.readers.html.flow import collapse, runs_of
from policyparse.readers.html.tree import parse


def runs(body):
    return [(run.role, run.text) for run in runs_of(parse(f"<html><body>{body}</body></html>", 400))]


def texts(body):
    return [text for _, text in runs(body)]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("建设\n  平台", "建设平台"),
        ("建设 平台", "建设 平台"),
        ("build\n  platforms", "build platforms"),
        ("建设5G\n平台", "建设5G 平台"),
        ("《方案》\n（试行）", "《方案》（试行）"),
        ("soft\u00adware\u200b", "software"),
        ("\xa0\xa0第一条\xa0 总则 ", "第一条 总则"),
    ],
)
def test_white_space_is_as_a_browser_shows_it(written, shown):
    assert collapse(written) == shown


def test_a_comment_for_policyparse_is_furniture_before_its_paragraph_and_other_comments_are_nothing():
    asked = "<!-- policyparse: ignore PP202 -- agreed -->"
    assert runs(f"<p>one {asked}two</p><!-- other -->{asked}<p>three<!-- more --></p><p hidden>{asked}</p>") == [
        ("furniture", asked),
        ("text", "one two"),
        ("furniture", asked),
        ("text", "three"),
    ]


def test_inline_elements_leave_no_trace():
    assert texts("<p>建<b>设</b><span>平<i>台</i></span></p>") == ["建设平台"]


def test_paragraphs_and_breaks_end_lines_unclosed_or_not():
    assert texts("<p>one<p>two<br>three<div>four</div>five") == ["one", "two", "three", "four", "five"]


def test_a_break_in_a_heading_is_white_space():
    assert runs("<h2>渔业发展<br>行动方案</h2>") == [("heading", "渔业发展行动方案")]


def test_lists_have_depth_and_ordered_ones_numbers():
    found = runs_of(parse("<ol start=3><li>a<ul><li>b</ul><li><p>c<p>d</ol>", 400))
    assert [(run.role, run.level, run.text) for run in found] == [
        ("list-item", 1, "3. a"),
        ("list-item", 2, "b"),
        ("list-item", 1, "4. c"),
        ("text", None, "d"),
    ]


def test_definitions_quotations_details_and_captions_are_text():
    body = "<dl><dt>港<dd>停船处</dl><blockquote>引文</blockquote><details><summary>摘要</summary>细节</details>"
    assert texts(body) == ["港", "停船处", "引文", "摘要", "细节"]


def test_kept_white_space_parts_lines_and_code_is_furniture():
    assert runs("<pre>第一行\n\n第二行</pre><pre><code>x = 1</code></pre>") == [
        ("text", "第一行"),
        ("text", "第二行"),
        ("furniture", "x = 1"),
    ]


def test_emphasis_parts_no_line_of_kept_white_space():
    assert texts("<pre>一、<b>总则</b>如下\n二、附则</pre>") == ["一、总则如下", "二、附则"]


def test_ruby_shows_its_base_alone():
    assert texts("<p><ruby>渔<rp>(</rp><rt>yú</rt><rp>)</rp></ruby>港</p>") == ["渔港"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<div hidden>x</div>",
        "<div aria-hidden='true'>x</div>",
        "<span style='display: none'>x</span>",
        "<p style='color:red;visibility:hidden'>x</p>",
        "<script>x</script>",
        "<style>x</style>",
        "<template>x</template>",
        "<noscript>x</noscript>",
        "<select><option>x</select>",
        "<!-- x -->",
        "<button>x</button>",
    ],
)
def test_what_is_hidden_or_no_text_is_not_read(hidden):
    assert texts(f"<p>before</p>{hidden}<p>after</p>") == ["before", "after"]


def test_words_for_a_picture_are_a_note_unless_they_are_a_files_name():
    body = "<p>Text <img src=a alt='A map of the harbour'> goes on <img src=b alt='IMG_0020.jpg'></p>"
    assert runs(body) == [("text", "Text goes on"), ("note", "A map of the harbour")]


def test_entities_are_characters():
    assert texts("<p>R&amp;D &ge; 10&nbsp;% &#x6e14;&#28207;</p>") == ["R&D ≥ 10 % 渔港"]


def test_an_empty_cell_leaves_no_tab():
    found = runs_of(parse("<table><tr><th>甲<th>乙</tr><tr><td><td>2</tr><tr><td>3<td></tr></table><p>尾", 400))
    assert [(run.before, run.text) for run in found] == [
        ("\n\n", "甲"),
        ("\t", "乙"),
        ("\n", "2"),
        ("\n", "3"),
        ("\n\n", "尾"),
    ]


def test_letters_in_links_are_counted_but_not_those_that_lead_to_annexes_or_nowhere():
    body = "<p>at <a href='/x'>here</a> <a href='a.docx'>annex</a> <a name=y>mark</a></p>"
    assert runs_of(parse(body, 400))[0].linked == 4
