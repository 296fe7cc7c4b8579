from __future__ import annotations

import pytest

from policyparse.readers.html.flow import Run
from policyparse.readers.html.titles import with_title
from policyparse.readers.html.tree import Node

PLACE = Node("div", {})


def titled(title, *runs):
    return [(run.role, run.text) for run in with_title([Run(text, PLACE, role) for role, text in runs], title)]


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("渔业方案_海州市人民政府", "渔业方案"),
        ("渔业方案-海州市人民政府", "渔业方案"),
        ("渔业方案(2023-2025年)-海州市人民政府", "渔业方案(2023-2025年)"),
        ("渔业方案(2023-2025年)", "渔业方案(2023-2025年)"),
        ("Harbours | Fishery Docs", "Harbours"),
        ("Co-operation of harbours", "Co-operation of harbours"),
        ("Co-operation of harbours - Fishery Docs", "Co-operation of harbours"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_title(title, heading):
    assert titled(title, ("text", "Text."))[0] == ("heading", heading)


def test_a_line_that_opens_the_title_becomes_the_heading():
    runs = [("furniture", "渔业方案"), ("text", "文本。")]
    assert titled("渔业方案_海州市人民政府", *runs) == [("heading", "渔业方案"), ("text", "文本。")]


def test_a_line_that_is_a_part_of_a_word_does_not():
    assert titled("Harbourside", ("text", "Harbour"))[1] == ("text", "Harbour")


@pytest.mark.parametrize("title", ["", "海州市政府网站", "Home page"])
def test_the_site_alone_gives_no_heading(title):
    assert titled(title, ("text", "文本。")) == [("text", "文本。")]


def test_a_title_that_the_text_holds_already_is_not_added():
    assert titled("渔业行动方案", ("text", "渔业行动"), ("text", "方案")) == [("text", "渔业行动"), ("text", "方案")]
