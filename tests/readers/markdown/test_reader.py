from __future__ import annotations

import time

import pytest

from policyparse.config import Reading
from policyparse.errors import InputError
from policyparse.readers import read, read_data, read_text
from policyparse.readers.markdown import MARKDOWN
from policyparse.structure import structure


@pytest.mark.parametrize("suffix", [".md", ".markdown", ".mdown"])
def test_markdown_is_known_by_its_suffix(suffix):
    assert MARKDOWN.recognises(b"text", suffix)


@pytest.mark.parametrize("data", ["# A\n\n## B\n\ntext\n\n## C\n", "---\ntitle: x\n---\n# A\n", "# 一\n## 二\n## 三\n"])
def test_without_a_suffix_markdown_is_known_by_headings(data):
    assert MARKDOWN.recognises(data.encode(), "")


@pytest.mark.parametrize("data", ["text\n", "# only one\ntext\n", "#!/bin/sh\n# a\n# b\n# c\n", "1. a\n2. b\n"])
def test_other_text_without_a_suffix_stays_plain(data):
    assert not MARKDOWN.recognises(data.encode(), "")


def test_plain_text_and_strings_stay_plain(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text("# 一\n\n## 二\n\n## 三\n", encoding="utf-8")
    assert read(path).origin.media_type == "text/plain"
    assert read_text("# 一\n\n## 二\n\n## 三\n").origin.media_type == "text/plain"


def test_the_text_is_the_file_and_lines_are_those_of_the_file(tmp_path):
    path = tmp_path / "plan.md"
    path.write_bytes("\ufeff# 总体目标\r\n\r\n建成[8个平台](http://a.b)，\r\n形成*体系*。\r\n".encode())
    document = read(path)
    assert document.text == "# 总体目标\n\n建成[8个平台](http://a.b)，\n形成*体系*。\n"
    assert [(segment.text, segment.line) for segment in structure(document).segments] == [
        ("总体目标", 1),
        ("建成8个平台，形成体系。", 3),
    ]


def test_another_format_under_the_suffix_is_said(tmp_path):
    path = tmp_path / "plan.md"
    path.write_bytes(b"\x1f\x8b" + b"x" * 100)
    with pytest.raises(InputError, match="compressed"):
        read(path)


@pytest.mark.parametrize(
    "repeated",
    [
        "[",
        "a](",
        "> ",
        "- ",
        "*a ",
        "a**",
        "<!-- ",
        "<a ",
        "{{< ",
        " ",
        "`",
        "`` ",
        "_a",
        "|",
        "# x\n",
        "- x\n",
        "\\",
        "<div>\n",
    ],
)
def test_what_is_repeated_without_end_is_read_in_proportion(repeated):
    start = time.process_time()
    layout = MARKDOWN.read(("text\n\nx" + repeated * 20_000).encode(), "x", Reading())
    assert layout.blocks
    assert time.process_time() - start < 20


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("产量达到10<sup>3</sup>吨。", "产量达到10³吨。"),
        ("浓度为2×10<sup>-5</sup>毫克。", "浓度为2×10⁻⁵毫克。"),
        ("面积为10^3^平方米。", "面积为10³平方米。"),
        ("新建公园<SUP>2</SUP>。", "新建公园²。"),
        ("第1<sup>st</sup>届。", "第1st届。"),
        ("2^10 and 3^x^ stay.", "2^10 and 3^x^ stay."),
        ("A note[^1] stays.", "A note stays."),
    ],
)
def test_digits_that_the_markup_raises_are_superscripts(written, shown):
    document = read_data(written.encode(), "a.md")
    assert [segment.text for segment in structure(document).segments] == [shown]
    assert len(document.text) == len(written)
