"""What holds of the structure of any text whatever."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse.readers import read_text
from policyparse.structure import structure
from tests.structure.helpers import parse

ALPHABET = "一二三十（）()《》“”，。、；：-—*#0123.、 abcABC|`第章条市局附件责任单位的了/[]{}<>!?\u200b\ufeff\u3000"
LINES = st.lists(
    st.one_of(
        st.text(ALPHABET, max_size=40),
        st.sampled_from(
            [
                "一、总则", "（一）目标。建设三个平台，培育十家企业。", "1. 甲", "——赛道。推动发展", "- item", "附件1",
                "第一条 本市", "2024年6月3日", "关于印发《", "方案》的通知", "各区政府：", "Heading 01",
                "（市科委、市财政局）", "", "", "— 3 —", "市财政局 文件", "<!-- x -->", "## a {#b}",
            ]
        ),
    ),
    max_size=25,
)  # fmt: skip
MARK = re.compile(
    r"\*\*|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]|\{#[\w-]+\}|^\s*(?:[-*+•·●▪■◆◇○►▶➢✓>–#—]+)",
    re.MULTILINE,
)


def check(text):
    document = read_text(text)
    result = structure(document)
    covered = [0] * len(document.text)
    for number, segment in enumerate(result.segments, 1):
        assert segment.id == f"{'s' if document.language == 'zh' else 't'}{number}"
        assert segment.text == segment.text.strip() != ""
        pieces = "".join(document.text[a:b] for a, b in segment.passage.pieces)
        assert pieces.replace("\n", " ") == segment.text
        assert segment.line == document.text.count("\n", 0, segment.span.start) + 1
        assert segment.passage.text in result.paragraphs[segment.paragraph].passage.text
        for a, b in segment.passage.pieces:
            for place in range(a, b):
                covered[place] += 1
    bare = MARK.sub(lambda found: " " * len(found.group()), document.text)
    for place, times in enumerate(covered):
        assert times <= 1
        assert times or bare[place].isspace(), (place, document.text[place])
    starts = [segment.span.start for segment in result.segments]
    assert starts == sorted(starts)
    check_sections(result)


def check_sections(result):
    paths = [section.path for section in result.sections]
    ids = {segment.id for segment in result.segments}
    assert len(set(paths)) == len(paths)
    assert {segment.section for segment in result.segments} <= set(paths)
    for section in result.sections:
        assert section.heading is None or section.heading in ids
        assert 0 <= section.span.start <= section.span.end <= len(result.document.text)


@given(LINES)
@settings(max_examples=250, deadline=None)
def test_every_character_that_bears_content_lies_in_exactly_one_segment(lines):
    check("\n".join(lines))


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_the_structure_of_any_text_can_be_had(text):
    result = parse(text)
    check_sections(result)


@pytest.mark.parametrize(
    "text",
    [
        "（" * 30_000, "（）" * 30_000, "市局）" * 30_000, "推动产业发展，" * 20_000,
        "无人机系统、" * 20_000, "《甲》" * 20_000, "a.B " * 30_000, "`" * 50_000,
        "**" * 50_000, "x" * 300_000, "— \n" * 20_000, "一、甲\n" * 20_000,
        "1.1 a\n" * 10_000, "同一行\n\n" * 10_000, "推动产业发展的\n\n" * 10_000, "# a\n" * 10_000,
        "<!--" * 30_000, "\n" * 300_000 + "x", "a, b and c\n" * 10_000, "附件\n" * 10_000,
        "“。" * 30_000, "{#a" * 30_000, "第一条 甲\n" * 10_000,
    ],
    ids=lambda text: ascii(text[:6]),
)  # fmt: skip
def test_no_text_takes_more_than_linear_time(text):
    started = time.process_time()
    parse(text)
    assert time.process_time() - started < 3
