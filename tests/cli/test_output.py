"""A result is written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from policyparse.cli.output import deliver, streamed
from policyparse.errors import UsageError


def test_a_file_holds_the_text_in_utf_8(tmp_path):
    deliver("产业规模\n", tmp_path / "report.txt")
    assert (tmp_path / "report.txt").read_bytes() == "产业规模\n".encode()


def test_nothing_but_the_file_is_left_in_its_folder(tmp_path):
    deliver("new", tmp_path / "report.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


def test_a_failure_halfway_leaves_the_old_file_and_no_other(tmp_path, monkeypatch):
    (tmp_path / "report.txt").write_text("old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(UsageError, match=r"report\.txt: No space left on device"):
        deliver("new", tmp_path / "report.txt")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"report.txt": "old"}


def test_a_file_that_is_written_over_keeps_its_mode(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("old")
    path.chmod(0o640)
    deliver("new", path)
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("new", 0o640)


def test_a_new_file_has_the_mode_that_the_umask_leaves(tmp_path):
    before = os.umask(0o027)
    try:
        deliver("new", tmp_path / "report.txt")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "report.txt").stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    deliver("new", tmp_path / "link.txt")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


def test_a_device_is_written_to_and_not_replaced():
    deliver("gone", Path(os.devnull))
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_standard_output_is_utf_8_when_it_is_no_terminal(capsysbinary):
    deliver("产业\ud800", None)
    deliver("规模", Path("-"))
    assert capsysbinary.readouterr().out == "产业".encode() + b"\\ud800" + "规模".encode()


def test_bytes_are_written_as_they_are(tmp_path):
    deliver(b"PK\x03\x04\xff", tmp_path / "book.xlsx")
    assert (tmp_path / "book.xlsx").read_bytes() == b"PK\x03\x04\xff"


HOSTILE = "a\x1b[31mb\u202ec\x9bd\r\te\n"


def test_a_terminal_is_sent_no_characters_that_steer_it(monkeypatch, capsysbinary):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    deliver(HOSTILE, None)
    assert capsysbinary.readouterr().out == b"a\\x1b[31mb\\u202ec\\x9bd\\r\te\n"


def test_what_we_style_and_what_is_read_by_programs_is_left_as_it_is(monkeypatch, capsysbinary):
    deliver(HOSTILE, None)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    deliver(HOSTILE, None, styled=True)
    assert capsysbinary.readouterr().out.decode() == HOSTILE * 2


def test_bytes_are_kept_from_a_terminal(monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    with pytest.raises(UsageError, match="name a file"):
        deliver(b"PK", None)


def test_a_stream_that_breaks_off_leaves_the_old_file_and_no_other(tmp_path):
    (tmp_path / "rows.csv").write_text("old")
    with pytest.raises(TypeError), streamed(tmp_path / "rows.csv") as file:
        file.writelines([b"new", None])
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


def test_a_stream_goes_to_standard_output_or_a_file(tmp_path, capfdbinary):
    for path in (None, tmp_path / "rows.csv"):
        with streamed(path) as file:
            file.write("行\n".encode())
    assert capfdbinary.readouterr().out == (tmp_path / "rows.csv").read_bytes() == "行\n".encode()
