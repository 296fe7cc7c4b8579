"""XLIFF 2.1: valid after its schema, and true to the texts."""

import re
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from policyparse.reporters.exchange import xliff
from tests.reporters.beads import SOURCE, aligned, one

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parents[1] / "data" / "xliff21-core.rng"))
XLF = {"x": "urn:oasis:names:tc:xliff:document:2.0"}
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def parsed(text):
    root = etree.fromstring(text.encode())
    assert SCHEMA.validate(root), SCHEMA.error_log
    return root


def units(root):
    return [
        (segment.findtext("x:source", None, XLF), segment.findtext("x:target", None, XLF), segment.get("state"))
        for segment in root.iterfind(".//x:segment", XLF)
    ]


def test_the_schema_refuses_what_is_no_xliff():
    text = xliff(aligned())
    for wrong, right in (
        ("srcLang", "sourceLang"),
        ("<source>", "<source/><source>"),
        ('version="2.1"', 'version="1.2"'),
    ):
        assert wrong in text
        assert not SCHEMA.validate(etree.fromstring(text.replace(wrong, right).encode()))


def test_a_translated_segment_needs_a_target():
    text = re.sub("<target>.*?</target>", "", xliff(aligned()))
    assert not SCHEMA.validate(etree.fromstring(text.encode()))


def test_every_bead_is_a_unit_in_order():
    assert units(parsed(xliff(aligned()))) == [
        (SOURCE[0], "Build 3 ports <b>& of large size.", "translated"),
        ("", "Free lunch \\n forall.", None),
        (SOURCE[1], None, None),
        (SOURCE[2], "Breed  good \U0001f41f seed.", "translated"),
    ]


def test_a_unit_notes_its_score_and_its_segments():
    first, second, *_ = parsed(xliff(aligned())).iterfind(".//x:unit", XLF)
    notes = [{note.get("category"): note.text for note in unit.iterfind(".//x:note", XLF)} for unit in (first, second)]
    assert notes[0] == {"score": "7.500", "source-ids": "s1", "translation-ids": "t1 t2"}
    assert notes[1] == {"score": "0.000", "translation-ids": "t3"}


def test_the_file_is_the_source():
    root = parsed(xliff(aligned()))
    assert (root.get("srcLang"), root.get("trgLang")) == ("zh-CN", "en")
    assert root.find("x:file", XLF).get("original") == "plan & slides.zh.txt"


def test_documents_without_segments_are_a_valid_file_too():
    assert units(parsed(xliff(replace(aligned(), beads=())))) == [("", None, None)]


@settings(max_examples=60, deadline=None)
@given(source=st.text(st.characters(codec=None), max_size=30), translation=st.text(max_size=30))
def test_any_text_comes_back_but_for_what_xml_forbids(source, translation):
    ((left, right, _),) = units(parsed(xliff(one(source, translation))))
    assert (left, right) == (ILLEGAL.sub("", source), ILLEGAL.sub("", translation))
