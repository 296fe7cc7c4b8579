from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse.readers.markdown.blocks import blocks_of


def roles(text):
    return [(block.role, text[slice(*block.span)]) for block in blocks_of(text)]


def content(text):
    return [entry for entry in roles(text) if entry[0] != "furniture"]


def test_headings_have_levels_in_both_notations():
    text = "# One #\n\nTwo\n---\n\n### Three {#three}\n"
    found = [(block.level, text[slice(*block.span)]) for block in blocks_of(text) if block.role == "heading"]
    assert found == [(1, "One"), (2, "Two"), (3, "Three {#three}")]


def test_lines_of_a_paragraph_go_on_with_it():
    text = "建设渔港，\n完善设施。\n\n推广渔具。\n"
    assert [block.continues for block in blocks_of(text)] == [False, True, False]


@pytest.mark.parametrize("text", ["one  \ntwo\n", "one\\\ntwo\n"])
def test_a_hard_break_ends_a_line_for_good(text):
    assert [block.continues for block in blocks_of(text)] == [False, False]


def test_lists_have_depth_keep_their_numbers_and_lose_their_bullets():
    text = "* one\n  goes on\n\n  second\n  1. sub\n* [x] two\n\n3) three\n"
    assert [(b.role, b.level, text[slice(*b.span)], b.continues) for b in blocks_of(text)] == [
        ("list-item", 1, "one", False),
        ("list-item", 1, "goes on", True),
        ("text", None, "second", False),
        ("list-item", 2, "1. sub", False),
        ("list-item", 1, "two", False),
        ("list-item", 1, "3) three", False),
    ]


def test_tables_have_cells_and_their_rule_is_furniture():
    assert roles("| A | B \\| C |\n|---|:-:|\n| 1 | |\n") == [
        ("cell", "A"),
        ("cell", "B \\| C"),
        ("furniture", "|---|:-:|"),
        ("cell", "1"),
    ]


def test_front_matter_is_furniture_and_gives_a_title_where_there_is_none():
    front = '---\ntitle: "渔业方案"\nweight: 3\n---\n'
    assert roles(front + "\n文本。\n") == [
        ("furniture", "---"),
        ("heading", "渔业方案"),
        ("furniture", "weight: 3"),
        ("furniture", "---"),
        ("text", "文本。"),
    ]
    assert content(front + "\n# 另一题\n") == [("heading", "另一题")]
    assert content("+++\ntitle = 'Harbours'\n+++\nText.\n") == [("heading", "Harbours"), ("text", "Text.")]


def test_a_rule_at_the_start_opens_no_front_matter():
    assert content("---\n\nText.\n\n---\n") == [("text", "Text.")]


@pytest.mark.parametrize(
    "furniture",
    [
        "```sh\n# create\n```",
        "<!-- a\nb -->",
        "{{< note >}}",
        "{{% /note %}}",
        ":::tip",
        "!!! warning",
        "[TOC]",
        "***",
        "[label]: https://example.org 'x'",
        "<div align=center>",
        "{: .wide }",
        "<script>\nx = 1\n</script>",
    ],
)
def test_code_comments_and_shortcodes_are_furniture(furniture):
    assert content(f"before\n\n{furniture}\n\nafter\n") == [("text", "before"), ("text", "after")]


@pytest.mark.parametrize(
    "line", ["Import duties on goods from Japan rise.", "[1]: 见附件。", "Why so many questions??? Because.", "= 3 %"]
)
def test_lines_that_look_like_furniture_are_text(line):
    assert content(f"before\n\n{line}\n")[1] == ("text", line)


def test_a_line_of_furniture_parts_a_paragraph():
    text = "{{< note >}}\nInside.\n{{< /note >}}\nOutside.\n"
    assert [(b.role, b.continues) for b in blocks_of(text)] == [
        ("furniture", False),
        ("text", False),
        ("furniture", False),
        ("text", False),
    ]


def test_indented_text_quotations_and_text_in_html_are_text():
    text = "    indented\n\n> quoted\n> on\n\n<p>\ntagged\n</p>\n"
    assert content(text) == [("text", "indented"), ("text", "quoted"), ("text", "on"), ("text", "tagged")]


def test_footnotes_are_notes():
    assert content("Text[^1].\n\n[^1]: 说明文字。\n") == [("text", "Text[^1]."), ("note", "说明文字。")]


def test_marks_lie_in_their_line_even_if_they_cross_lines():
    text = "see [the\nplan](http://a.b) now"
    assert [[text[slice(*mark)] for mark in block.marks] for block in blocks_of(text)] == [["["], ["](http://a.b)"]]


def test_what_is_nested_too_deep_is_still_text():
    assert [role for role, _ in content("> " * 300 + "deep\n")] == ["text"]


SIGNS = ["# ", "> ", "- ", "1. ", "|", "---", "```", "\n", "\n\n", "    ", "\t", "**", "`", "[", "](x)", "<!--", "-->"]
WORDS = [
    "{{< x >}}",
    "<div>",
    "渔业，",
    "Harbours. ",
    "===",
    "![",
    "[^1]: ",
    "\\",
    "  \n",
    "~~",
    "_",
    "<br>",
    "title: x",
]
PIECES = st.sampled_from([*SIGNS, *WORDS])


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_blocks_of_any_text_are_in_order_and_cover_every_line(text):
    blocks = blocks_of(text)
    end = 0
    for block in blocks:
        assert end <= block.span.start < block.span.end <= len(text)
        assert "\n" not in text[slice(*block.span)]
        inside = block.span.start
        for mark in block.marks:
            assert inside <= mark.start < mark.end <= block.span.end
            inside = mark.end
        end = block.span.end
    covered = {text.count("\n", 0, block.span.start) for block in blocks}
    bare = (re.sub(r"\d+[.)]", "", line) for line in text.split("\n"))  # the number of an empty item says nothing
    lines = [number for number, line in enumerate(bare) if any(map(str.isalnum, line))]
    assert covered.issuperset(lines)
