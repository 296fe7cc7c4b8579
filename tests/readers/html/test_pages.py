"""Whole pages: what of them is content."""

from __future__ import annotations

import pytest

from policyparse.errors import InputError
from policyparse.readers import read as read_file
from policyparse.structure import structure
from tests.readers.html.pages import DOCS, LAYOUT_TABLE, ONE_DIV, PORTAL, SENTENCES, TITLE, blocks, content, read


def test_a_portal_page_keeps_its_text_with_the_signature_and_the_annex():
    assert content(PORTAL) == [TITLE, *SENTENCES, "海州市人民政府", "附件：重点任务清单"]


def test_a_portal_page_calls_its_catalogue_record_and_its_imprint_furniture():
    furniture = blocks(PORTAL, "furniture")
    assert "00123456-2024-77" in furniture
    assert any("浏览次数" in line or "发布时间" in line for line in furniture)
    assert "苏ICP备12345678号" in furniture


def test_links_to_elsewhere_are_left_out_of_a_portal_page():
    text = read(PORTAL).text
    assert not any(link in text for link in ("办事服务", "部门文件", "答记者问", "脚本", "当前位置"))


def test_a_page_laid_out_with_tables_is_read_as_text():
    assert content(LAYOUT_TABLE) == [TITLE, *SENTENCES]


def test_a_page_in_one_element_is_cut_at_its_line_breaks():
    assert content(ONE_DIV) == [TITLE, *SENTENCES]


def test_a_page_of_documentation_keeps_headings_lists_tables_and_asides():
    assert [entry for entry in blocks(DOCS) if entry[0] != "furniture"] == [
        ("heading", "Harbours"),
        ("text", "A harbour shelters boats, and it lands their catch. Each harbour has a master."),
        ("text", "The harbour master answers to the county for safety."),
        ("heading", "Duties"),
        ("list-item", "1. Keep the fairway clear."),
        ("list-item", "2. Report accidents within 24 hours."),
        ("list-item", "By radio."),
        ("cell", "Class"),
        ("cell", "Berths"),
        ("cell", "A"),
        ("cell", "40"),
        ("note", "Plan of the inner basin"),
        ("text", "The inner basin."),
    ]


def test_cells_of_a_row_are_parted_by_tabs_and_a_table_by_a_blank_line():
    assert "\n\nClass\tBerths\nA\t40\n\n" in read(DOCS).text


def test_code_is_furniture():
    assert "berth --list" in blocks(DOCS, "furniture")


def test_the_structure_of_a_page_has_its_headings_and_no_furniture_as_content(tmp_path):
    path = tmp_path / "page.bin"
    path.write_text(PORTAL, encoding="utf-8")
    document = read_file(path)
    found = structure(document)
    assert (document.origin.media_type, document.language) == ("text/html", "zh")
    assert found.sections[0].title == TITLE
    content = [segment.text for segment in found.segments if segment.kind != "boilerplate"]
    assert "".join(content) == "".join([TITLE, *SENTENCES, "海州市人民政府"])


def test_a_page_of_links_alone_keeps_them():
    page = "<html><body><p><a href='/1'>渔业行动方案</a></p><p><a href='/2'>港口条例</a></p></body></html>"
    assert content(page) == ["渔业行动方案", "港口条例"]


def test_a_data_table_beside_the_text_is_kept():
    page = f"""<html><body><div><p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p></div>
    <div><table><tr><th>港口</th><th>泊位</th></tr><tr><td>东港</td><td>12</td></tr></table></div></body></html>"""
    assert content(page) == [*SENTENCES[:2], "港口", "泊位", "东港", "12"]


def test_a_page_without_a_heading_takes_its_title_without_the_name_of_the_site():
    page = f"<html><head><title>渔业方案_海州市人民政府</title></head><body><p>{SENTENCES[0]}</p></body></html>"
    assert blocks(page)[0] == ("heading", "渔业方案")


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("<html><frameset><frame src='main.htm'></frameset></html>", r"frameset.*main\.htm"),
        ("<html><body><div id=app></div><script>run()</script></body></html>", "script fills in"),
        ("<html><body><div></div></body></html>", "without text"),
        ("<html><body><p>&nbsp;</p></body></html>", "without text"),
    ],
)
def test_a_page_without_text_is_an_input_error_that_says_why(page, message):
    with pytest.raises(InputError, match=message) as caught:
        read(page)
    assert str(caught.value).startswith("page.html: ")
    assert "\n" not in str(caught.value)


def test_elements_within_elements_beyond_the_limit_lose_no_text():
    page = "<html><body>" + "<div>" * 3000 + "东港<p>西港</p>南港" + "</div>" * 3000
    assert content(page) == ["东港", "西港", "南港"]
    assert [text.strip() for text in read(page, max_depth=4).text.split()] == ["东港", "西港", "南港"]
