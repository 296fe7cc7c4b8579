from __future__ import annotations

import pytest

from policyparse.readers.html.measures import is_chrome_line
from tests.readers.html.pages import SENTENCES, content

TEXT = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


@pytest.mark.parametrize(
    "line",
    [
        "发布时间：2024-03-05 来源：市农业农村局",
        "发布日期：2004-03-05 浏览次数：33",
        "字体：【大 中 小】",
        "您现在的位置：首页 > 政策文件",
        "上一篇：关于开展检查的通知",
        "【打印】【关闭】",
        "版权所有：海州市人民政府 苏ICP备12345678号",
        "Skip to main content",
        "Last updated on 5 March 2024",
        "© 2024 The Authors",
        "Share on LinkedIn",
    ],
)
def test_lines_of_the_page_are_known(line):
    assert is_chrome_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "报名时间：3月1日至5日，考试时间：6月1日",
        "主办单位：市农业农村局",
        "位置：东港路3号",
        "数据来源：国家统计局，时间：2023年",
        "信息来源于各区上报的数据，应当核实。",
        "Share of exports",
        "Copyright law applies to all works",
        "Print media",
    ],
)
def test_lines_of_the_text_are_not(line):
    assert not is_chrome_line(line)


@pytest.mark.parametrize(
    "around",
    [
        "<nav><a href=/a>首页</a></nav>",
        "<div role=navigation>首页</div>",
        "<div class=left-nav><ul><li><a href=/a>首页</a></ul></div>",
        "<div><a href=/a>首页</a> <a href=/b>文件</a></div>",
        "<div id=footer><a href=/a>首页</a></div>",
    ],
)
def test_navigation_is_left_out_before_and_behind_the_text(around):
    assert content(f"<html><body>{around}<div>{TEXT}</div></body></html>") == list(SENTENCES)
    assert content(f"<html><body><div>{TEXT}</div>{around}</body></html>") == list(SENTENCES)


def test_a_section_whose_heading_names_navigation_is_text():
    page = f"<html><body><main>{TEXT}<section id=search><h2 id=search>检索</h2><p>另见，附表。</p></section></main>"
    assert content(page) == [*SENTENCES, "检索", "另见，附表。"]


def test_a_wrapper_that_names_navigation_but_holds_the_text_is_text():
    assert content(f"<html><body class='has-sidebar nav-open'><div class=menu-wrap>{TEXT}</div>") == list(SENTENCES)


def test_sentences_beside_the_text_are_kept():
    page = (
        f"<html><body><div>{TEXT * 5}</div><div><p>本方案自印发之日起施行，有效期为五年，由市农业农村局解释。</p></div>"
    )
    assert content(page)[-1].startswith("本方案自印发之日起施行")


def test_a_part_of_the_text_in_an_element_of_its_own_hides_nothing_around_it():
    page = (
        f"<html><body><article><h2>一、目标</h2><p>试行，</p><div>{TEXT * 9}</div><p>附则</p></article></body></html>"
    )
    assert content(page)[:2] == ["一、目标", "试行，"]
    assert content(page)[-1] == "附则"
