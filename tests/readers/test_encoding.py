from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse.errors import InputError
from policyparse.readers import read

SIMPLIFIED = (
    "为进一步推动本市低空经济发展，到2027年建成起降点200个以上，产业规模达到300亿元。"
    "各有关部门要加强协同，做好服务保障工作，及时解决企业反映的问题。"
)
TRADITIONAL = "為進一步推動本市低空經濟發展，各有關部門要加強協同，做好服務保障工作，及時解決企業反映的問題。"
ENGLISH = "The city’s plan — “green by 2030” — covers 12 districts and costs £3.5 million."


@pytest.fixture
def stored(tmp_path):
    def store(data):
        path = tmp_path / "document.txt"
        path.write_bytes(data)
        return path

    return store


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk"]
)
def test_simplified_text_reads_the_same_in_every_encoding(stored, encoding):
    assert read(stored(SIMPLIFIED.encode(encoding))).text == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "big5", "cp950", "gb18030"])
def test_traditional_text_reads_the_same_in_every_encoding(stored, encoding):
    assert read(stored(TRADITIONAL.encode(encoding))).text == TRADITIONAL


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "cp1252"])
def test_english_text_with_typographic_signs_reads_the_same(stored, encoding):
    assert read(stored(ENGLISH.encode(encoding))).text == ENGLISH


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_a_byte_order_mark_is_no_text(stored, mark):
    encoding = "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"
    assert read(stored(mark + SIMPLIFIED.encode(encoding))).text[0] == "为"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_every_line_end_is_read_as_a_line_feed(stored, end):
    assert read(stored(f"第一行{end}第二行{end}".encode())).text == "第一行\n第二行\n"


@given(st.text(st.sampled_from("的一是在了有和人发展中经济工作2025，。、年建设 "), min_size=40, max_size=200))
@settings(max_examples=60)
def test_gb18030_is_told_from_big5_by_its_common_characters(text):
    from policyparse.readers.encoding import decode

    data = ("发展经济建设" + text).encode("gb18030")
    assert decode(data, "x") == "发展经济建设" + text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xed\xa0\x80\xe6\x96\x87\xe6\x9c\xac", "surrogate"),
        ("推动产业发展\0建设平台".encode(), "NUL"),
        ("推动产业高质量发展。".encode() * 20 + "建设平台".encode("gbk"), "mixes encodings"),
        ("建设平台，发展经济。".encode("gbk") * 30 + "推动产业高质量发展。".encode() * 30, "no encoding"),
        ("推动产业高质量发展。".encode() * 9 + b"\xe6\x8e", "cut off"),
        (bytes(range(256)) * 40, "binary"),
        (b"\xef\xbb\xbf" + b"\xff" * 9, "damaged"),
        (" \n\t\u3000\n".encode(), "white space"),
    ],
)
def test_bytes_that_are_no_text_are_refused_in_one_line_that_says_what_to_do(stored, data, what):
    with pytest.raises(InputError) as caught:
        read(stored(data))
    message = str(caught.value)
    assert what in message
    assert "\n" not in message
    assert "document.txt" in message


def test_the_message_names_the_line_where_the_encoding_changes(stored):
    with pytest.raises(InputError, match="line 21"):
        read(stored("推动产业高质量发展。\n".encode() * 20 + "建设平台".encode("gbk")))


@given(st.binary(max_size=300))
@settings(max_examples=150)
def test_any_bytes_either_read_or_raise_an_input_error(data):
    from policyparse.readers.encoding import decode

    try:
        text = decode(data, "x")
    except InputError:
        return
    assert isinstance(text, str)
    assert "\0" not in text
