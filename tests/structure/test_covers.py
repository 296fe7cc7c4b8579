"""Standards and white papers: covers, running feet, and how they number their clauses."""

from __future__ import annotations

import pytest

from policyparse.structure.numbering import marker_of
from tests.structure.helpers import parse, paths, texts

BODY = "推动低空经济高质量发展，建设区域性航空物流枢纽。"
STANDARD = f"""ICS 35.240.01
L 70

中华人民共和国国家标准

GB/T 39999—2021
代替 GB/T 39999—2011

港口数据管理规范

2021-03-09 发布 2021-10-01 实施

国家市场监督管理总局 发布

ii

1 范围

{BODY}

2 规范性引用文件

{BODY}

3 术语和定义

3. 1 泊位

{BODY}

3. 2 渡船

{BODY}

附录A 泊位的类别

{BODY}
"""


def test_the_cover_of_a_standard_is_no_content_but_its_title():
    result = parse(STANDARD)
    assert texts(result, "heading")[0] == "港口数据管理规范"
    assert len(texts(result, "boilerplate")) == 8


def test_the_clauses_of_a_standard_are_sections():
    found = paths(parse(STANDARD))
    assert found == ["1", "2", "3", "3/3.1. 泊位", "3/3.2. 渡船", "附录A"]


def test_numbers_without_signs_open_a_section_only_in_a_series():
    assert paths(parse(f"工作报告\n\n3 基本情况\n\n{BODY}\n\n8 主要做法\n\n{BODY}")) == []


@pytest.mark.parametrize(
    "text", ["10 款产品", "5 月工作", "12 january", "20 万人参加培训", "3 Parks were built in 2024."]
)
def test_counted_things_open_nothing(text):
    assert marker_of(text) is None


def test_a_colon_after_a_number_is_no_part_of_the_title():
    result = parse(f"报告\n\n第一部分：总体情况\n\n{BODY}\n\n第二部分：主要任务\n\n{BODY}")
    assert [section.title for section in result.sections][1:] == ["总体情况", "主要任务"]


def test_a_title_that_a_cover_and_the_first_page_both_show_opens_one_section():
    result = parse(f"某市低空经济发展规划\n\n2024年5月\n\n某市低空经济发展规划\n\n一、目标\n\n{BODY}")
    assert paths(result) == ["一"]
