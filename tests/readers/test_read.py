from __future__ import annotations

import hashlib
import io
import os

import pytest

from policyparse.config import Reading
from policyparse.errors import InputError
from policyparse.readers import READERS, read, read_text


def test_a_file_keeps_its_path_digest_and_media_type(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("本市建设平台。\n", encoding="utf-8")
    document = read(path)
    assert document.origin.path == str(path)
    assert document.origin.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert document.origin.media_type == "text/plain"


def test_a_dash_reads_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("本市建设平台。".encode())))
    document = read("-")
    assert document.text == "本市建设平台。"
    assert document.origin.path == "-"


def test_empty_standard_input_is_called_by_its_name(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    with pytest.raises(InputError, match=r"^standard input: .*empty"):
        read("-")


def test_closed_standard_input_is_an_input_error(monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(InputError, match="standard input"):
        read("-")


def test_blocks_are_the_lines_that_are_not_blank():
    document = read_text("  第一行  \n\n\t\n第二行\n")
    assert [document.text[b.span.start : b.span.end] for b in document.blocks] == ["第一行", "第二行"]


def test_form_feeds_part_pages():
    document = read_text("one\ntwo\f\nthree\f\ffour")
    assert [block.page for block in document.blocks] == [1, 1, 2, 4]


def test_without_form_feeds_there_are_no_pages():
    assert [block.page for block in read_text("one\ntwo").blocks] == [None, None]


def test_a_string_may_be_empty_and_has_no_path():
    document = read_text("")
    assert (document.origin.path, document.blocks) == ("", ())


def test_the_language_may_be_given():
    assert read_text("GDP 2025", language="zh").language == "zh"


def test_half_a_surrogate_pair_in_a_string_is_an_input_error():
    with pytest.raises(InputError, match="character 2"):
        read_text("文本\ud800")


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"PK\x05\x06rest", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\x1f\x8b\x08", "compressed"),
    ],
)
def test_other_formats_are_called_by_their_name_whatever_the_suffix(tmp_path, head, kind):
    path = tmp_path / "plan.txt"
    path.write_bytes(head + b"x" * 100)
    with pytest.raises(InputError, match=rf"{kind}.*not supported yet; export it as text"):
        read(path)


def test_a_missing_file_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        read(tmp_path / "none.txt")


def test_a_folder_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match="is a folder"):
        read(tmp_path)


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(InputError, match="not a regular file"):
        read(path)


def test_a_path_with_a_nul_is_an_input_error():
    with pytest.raises(InputError, match="cannot be read"):
        read("a\0b")


def test_a_file_name_with_a_line_end_stays_on_one_line(tmp_path):
    with pytest.raises(InputError) as caught:
        read(tmp_path / "two\nlines.txt")
    assert "\n" not in str(caught.value)


def test_a_file_above_the_limit_is_refused_and_the_limit_named(tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("text " * 1000, encoding="utf-8")
    with pytest.raises(InputError, match=r"limit of 0\.001 MB.*max-bytes"):
        read(path, reading=Reading(max_bytes=1000))


def test_a_file_at_the_limit_is_read(tmp_path):
    path = tmp_path / "fits.txt"
    path.write_text("text", encoding="utf-8")
    assert read(path, reading=Reading(max_bytes=4)).text == "text"


def test_the_last_reader_takes_anything():
    assert READERS[-1].recognises(b"\x00", ".bin")
