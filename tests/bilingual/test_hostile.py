"""Files that are damaged, huge or made to harm: one line, and nothing expanded or fetched."""

import contextlib
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse.bilingual import read_bilingual_data
from policyparse.config import Reading
from policyparse.errors import InputError
from tests.bilingual.samples import GETTEXT, OKAPI, OMEGAT, PHRASE, SECOND, TRADOS

XML = {"trados": TRADOS, "phrase": PHRASE, "okapi": OKAPI, "second": SECOND, "omegat": OMEGAT}
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def refused(data, name="plan.xlf", reading=None):
    with pytest.raises(InputError) as caught:
        read_bilingual_data(data, name, reading)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(name)
    return str(caught.value)


def declared(text, doctype):
    head, _, body = text.replace('<!DOCTYPE tmx SYSTEM "tmx14.dtd">', "").partition("?>")
    return f"{head}?>{doctype}{body}"


@pytest.mark.parametrize("text", XML.values(), ids=XML)
@pytest.mark.parametrize("doctype", [LAUGHS, OUTSIDE], ids=["entities", "files"])
def test_entities_are_not_expanded(text, doctype):
    data = declared(text, doctype).replace("。", "&b;", 1)
    assert "declares entities of its own" in refused(data.encode())


def test_an_external_dtd_is_not_fetched(tmp_path):
    (tmp_path / "x.dtd").write_text('<!ENTITY made "up"><!ATTLIST file source-language CDATA "made-up">')
    text = declared(SECOND, f'<!DOCTYPE xliff SYSTEM "{tmp_path / "x.dtd"}">')
    assert read_bilingual_data(text.encode(), "plan.xlf").units == read_bilingual_data(SECOND.encode(), "x.xlf").units


def test_elements_within_elements_are_bounded():
    deep = "<g id='1'>" * 5000 + "</g>" * 5000
    assert "plan.xlf" in refused(OKAPI.replace("加强监管。", deep).encode())
    groups = OKAPI.replace("<body>", "<body>" + "<group>" * 900).replace("</body>", "</group>" * 900 + "</body>")
    assert "too deeply" in refused(groups.encode())


def test_one_unit_of_millions_of_elements_is_refused():
    data = OKAPI.replace("加强监管。", "<x id='1'/>" * 1_100_000).encode()
    assert "more elements than can be read" in refused(data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("text", XML.values(), ids=XML)
def test_an_element_of_countless_attributes_is_refused_before_it_is_read(text, encoding):
    many = " ".join(f"a{n}='㰼'" for n in range(20_000))
    declared = text.replace("UTF-8", encoding).replace("utf-8", encoding)
    data = declared.replace("</", f"<x {many}/></", 1).encode(encoding)
    with pytest.raises(InputError, match="has an element of more than 10,000 attributes"):
        read_bilingual_data(data, "plan.xlf")


def test_limits_hold():
    assert "max-segments" in refused(SECOND.encode(), reading=Reading(max_segments=3))
    assert "max-characters" in refused(SECOND.encode(), reading=Reading(max_characters=5))
    assert "max-characters" in refused(GETTEXT.encode(), "en.po", Reading(max_characters=5))


@pytest.mark.parametrize("line", ['"建成5个示范区。"', "# a note", "#. a note"])
def test_an_entry_of_a_catalogue_without_an_end_is_refused(line):
    text = f'msgid "一"\nmsgstr "a"\n\n{line}\n' + f"{line}\n" * 20_000
    assert "has an entry of more than 10,000 lines" in refused(text.encode(), "en.po")


def test_a_row_of_millions_of_cells_is_cut():
    text = "建成5个示范区。,Build 5 zones.," + "," * 2_000_000
    (unit,) = read_bilingual_data(text.encode(), "t.csv").units
    assert unit.translation.text == "Build 5 zones."


def test_a_bomb_in_a_workbook_is_not_unpacked():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"<x/>")
        package.writestr("xl/worksheets/sheet1.xml", b"0" * 40_000_000)
    refused(out.getvalue(), "t.xlsx")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"PK\x03\x04 nothing", "t.xlsx"),
        (b"\x00\x01\x02\x03" * 50, "t.csv"),
        (b"<xliff version='1.2'></xliff>", "t.xlf"),
        (b"<xliff version='2.0' srcLang='zh'/>", "t.xlf"),
        (b"<tmx version='1.4'><body/></tmx>", "t.tmx"),
        (b"<html>", "t.po"),
        (b'"' + b"a" * 300_000 + b'"', "t.csv"),
        (b"", "t.csv"),
    ],
)
def test_what_is_no_such_file_is_one_line(data, name):
    refused(data, name)


@pytest.mark.parametrize("text", XML.values(), ids=XML)
@settings(max_examples=40)
@given(data=st.data())
@pytest.mark.filterwarnings("ignore::policyparse.errors.PartialWarning")
def test_no_damage_is_more_than_a_line(text, data):
    whole = text.encode()
    at = data.draw(st.integers(0, len(whole)))
    junk = data.draw(st.binary(max_size=8))
    drop = data.draw(st.integers(0, 40))
    with contextlib.suppress(InputError):
        read_bilingual_data(whole[:at] + junk + whole[at + drop :], "plan.xlf")


def test_a_unit_that_is_a_document_is_refused():
    message = refused(OKAPI.replace("加强监管。", "加强监管。" * 5000).encode())
    assert "unit tu3 has more than 20,000 characters" in message
