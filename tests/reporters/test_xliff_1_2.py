"""XLIFF 1.2: valid after its schema, true to the texts, with findings as notes; and the same notes in XLIFF 2.1."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from policyparse.bilingual import read_bilingual_data
from policyparse.model.bitext import Place
from policyparse.model.document import Span
from policyparse.model.report import Finding
from policyparse.reporters.exchange import tmx, xliff, xliff_1_2
from tests.reporters.beads import SOURCE, aligned, one
from tests.reporters.test_xliff import ILLEGAL
from tests.reporters.test_xliff import parsed as parsed_2

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parents[1] / "data" / "xliff12-core.rng"))
XLF = {"x": "urn:oasis:names:tc:xliff:document:1.2"}
FINDING = Finding(
    "PP202", "comparator-changed", "change", "error", "at least <3> & more", Place("s1", Span(0, 2), "建成"), None
)


def parsed(text):
    root = etree.fromstring(text.encode())
    assert SCHEMA.validate(root), SCHEMA.error_log
    return root


def units(root):
    return [
        (unit.findtext("x:source", None, XLF), unit.findtext("x:target", None, XLF))
        for unit in root.iterfind(".//x:trans-unit", XLF)
    ]


def test_the_schema_refuses_what_is_no_xliff():
    text = xliff_1_2(aligned())
    for wrong, right in (
        ("source-language", "lang"),
        ("<source>", "<source/><source>"),
        ('version="1.2"', 'version="2.1"'),
        ('state="translated"', 'state="done"'),
    ):
        assert wrong in text
        assert not SCHEMA.validate(etree.fromstring(text.replace(wrong, right).encode()))


def test_every_bead_is_a_unit_in_order():
    assert units(parsed(xliff_1_2(aligned()))) == [
        (SOURCE[0], "Build 3 ports <b>& of large size."),
        ("", "Free lunch \\n forall."),
        (SOURCE[1], None),
        (SOURCE[2], "Breed  good \U0001f41f seed."),
    ]


def test_a_finding_is_a_note_of_its_unit():
    root = parsed(xliff_1_2(replace(aligned(), findings=(FINDING,))))
    notes = [(note.getparent().get("id"), note) for note in root.iterfind(".//x:note[@from='policyparse']", XLF)]
    assert [(unit, dict(note.attrib), note.text) for unit, note in notes] == [
        (
            "b1",
            {"from": "policyparse", "priority": "1", "annotates": "source"},
            "PP202 comparator-changed (error): at least <3> & more",
        )
    ]


def test_a_finding_is_a_note_in_xliff_2_1_too():
    root = parsed_2(xliff(replace(aligned(), findings=(FINDING,))))
    (note,) = root.xpath("//*[local-name()='note'][@category='policyparse']")
    assert (note.get("appliesTo"), note.get("priority")) == ("source", "1")
    assert note.text == "PP202 comparator-changed (error): at least <3> & more"


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("规划建设", "zh-CN"),
        ("規劃建設與實際", "zh-Hant"),
        ("衞生署規劃這裏的設施", "zh-HK"),
        ("臺灣這裡的規劃", "zh-TW"),
    ],
)
def test_the_source_has_the_tag_of_its_script(text, tag):
    alignment = one(text, "Plan and build.")
    assert f'source-language="{tag}"' in xliff_1_2(alignment)
    assert f'srcLang="{tag}"' in xliff(alignment)
    assert f'srclang="{tag}"' in tmx(alignment)
    assert f'xml:lang="{tag}"' in tmx(alignment)


@pytest.mark.parametrize("write", [xliff, xliff_1_2, tmx])
def test_what_is_written_is_read_again(write):
    file = read_bilingual_data(write(one("建成3座港口。", "Build 3 ports.")).encode(), "plan.xlf")
    assert [(unit.id, unit.source.text, unit.translation.text, unit.state) for unit in file.units] == [
        ("b1", "建成3座港口。", "Build 3 ports.", "translated")
    ]


@settings(max_examples=60, deadline=None)
@given(source=st.text(st.characters(codec=None), max_size=30), translation=st.text(max_size=30))
def test_any_text_comes_back_but_for_what_xml_forbids(source, translation):
    ((left, right),) = units(parsed(xliff_1_2(one(source, translation))))
    assert (left, right) == (ILLEGAL.sub("", source), ILLEGAL.sub("", translation))
