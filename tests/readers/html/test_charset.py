from __future__ import annotations

import pytest

from policyparse.errors import InputError
from policyparse.readers.html.charset import decode_page
from tests.readers.html.pages import LAYOUT_TABLE, PORTAL

TRADITIONAL = "為了促進漁業發展，本市應當建設平台，並由各機關負責實施，這是對漁民的保護與支持。" * 4


def page(text, declared=""):
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    return f"<html><head>{meta}<title>x</title></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(
    "declared",
    ["", "utf-8", "gb2312", "GBK", "iso-8859-1", "big5", "nonsense", "zlib", "utf-7", "unicode_escape", "iso-8859-99"],
)
def test_simplified_text_is_read_whatever_the_page_declares(declared):
    written = LAYOUT_TABLE.replace("<head>", f"<head><meta charset={declared}>" if declared else "<head>")
    for encoding in ("gb18030", "utf-8"):
        assert decode_page(written.encode(encoding), "page").text == written


@pytest.mark.parametrize("declared", ["", "big5", "gb2312"])
def test_traditional_text_in_big5_is_read(declared):
    written = page(TRADITIONAL, declared)
    assert decode_page(written.encode("big5"), "page").text == written


def test_gb2312_is_read_as_its_superset():
    written = page("市长朱镕基、㑇村、·€等，促进渔业发展。" * 5, "gb2312")
    assert decode_page(written.encode("gb18030"), "page").text == written


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_goes_before_all_else(encoding):
    written = page("建设平台。", "gb2312")
    assert decode_page(written.encode(encoding), "page").text == written


def test_an_xml_declaration_is_heard():
    written = f'<?xml version="1.0" encoding="Big5"?>{page(TRADITIONAL)}'
    assert decode_page(written.encode("big5"), "page").text == written


def test_few_characters_among_much_markup_are_judged_without_it():
    written = page("镕" + "<b></b>" * 2000 + "建设平台", "gb2312")
    assert decode_page(written.encode("gb18030"), "page").text == written


def test_a_few_damaged_characters_are_left_out_and_said():
    data = PORTAL.encode()
    at = data.index("渔业".encode())
    found = decode_page(data[: at + 1] + data[at + 2 :], "page")
    assert found.missing
    assert "damaged" in found.missing[0]
    assert "到2027年，建成8个综合服务平台" in found.text


def test_western_pages_are_read():
    written = page("The “harbour” – a place for boats – lies in Côte d’Azur.", "windows-1252")
    assert decode_page(written.encode("cp1252"), "page").text == written


def test_an_english_page_with_a_stray_byte_is_read_without_it():
    found = decode_page(
        page("The harbour master reports accidents. " * 9).encode().replace(b"accidents", b"acc\xffidents", 1), "x"
    )
    assert "reports accidents." in found.text
    assert found.missing == ("characters that are damaged and left out: 1",)


def test_bytes_that_are_no_text_are_an_input_error():
    with pytest.raises(InputError, match="page: "):
        decode_page(b"<html>" + bytes(range(128, 255)) * 40, "page")


def test_a_few_nul_bytes_in_a_page_are_passed_over():
    page = "<html><body><p>" + "计划内容已经公布，" * 20 + "</p></body></html>"
    assert decode_page(page.replace("，", "，\0", 2).encode(), "a.html").text == page
