from __future__ import annotations

import io
import random
import sys

import pytest

from policyparse.config import Reading
from policyparse.errors import InputError
from policyparse.readers import read
from tests.readers.ooxml.packages import docx, p


@pytest.fixture(scope="module")
def encrypted():
    from msoffcrypto.format.ooxml import OOXMLFile

    stream = io.BytesIO()
    picture = random.Random(0).randbytes(9_000)  # the library writes no smaller files
    OOXMLFile(io.BytesIO(docx(p("推动产业发展。"), more={"word/media/a.png": picture}))).encrypt("开门", stream)
    return stream.getvalue()


@pytest.fixture
def path(tmp_path, encrypted):
    path = tmp_path / "plan.docx"
    path.write_bytes(encrypted)
    return path


def test_a_file_with_a_password_is_read_with_it(path):
    assert read(path, reading=Reading(password="开门")).text == "推动产业发展。\n"


@pytest.mark.parametrize(
    ("password", "says"), [(None, "--password"), ("", "--password"), ("wrong", "not the one given")]
)
def test_without_its_password_it_is_refused(path, password, says):
    with pytest.raises(InputError, match=says):
        read(path, reading=Reading(password=password))


def test_without_the_library_the_line_says_what_to_do(path, monkeypatch):
    monkeypatch.setitem(sys.modules, "msoffcrypto", None)
    with pytest.raises(InputError, match=r"policyparse\[encrypted\]"):
        read(path, reading=Reading(password="开门"))


def test_an_encryption_made_to_take_for_ever_is_refused(tmp_path, encrypted):
    path = tmp_path / "plan.docx"
    path.write_bytes(encrypted.replace(b'spinCount="100000"', b'spinCount="9999999"'))
    assert b'spinCount="9999999"' in path.read_bytes()
    with pytest.raises(InputError, match="too long"):
        read(path, reading=Reading(password="开门"))


def test_a_damaged_container_is_refused(tmp_path, encrypted):
    path = tmp_path / "plan.docx"
    path.write_bytes(encrypted[:3_000])
    with pytest.raises(InputError):
        read(path, reading=Reading(password="开门"))
