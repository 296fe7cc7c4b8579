"""TMX 1.4: valid after its DTD, and true to the texts."""

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from policyparse import __version__
from policyparse.reporters.exchange import tmx
from tests.reporters.beads import SOURCE, aligned, one

DTD = etree.DTD(Path(__file__).parents[1].joinpath("data", "tmx14.dtd").open("rb"))
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def parsed(text):
    root = etree.fromstring(text.encode())
    assert DTD.validate(root), DTD.error_log
    return root


def units(root):
    return [{variant.get(LANG): variant.findtext("seg") for variant in unit.iter("tuv")} for unit in root.iter("tu")]


def test_the_dtd_refuses_what_is_no_tmx():
    assert not DTD.validate(etree.fromstring("<tmx version='1.4'><body/></tmx>"))
    assert not DTD.validate(etree.fromstring(tmx(aligned()).replace("srclang", "lang").encode()))


def test_every_linked_bead_is_a_unit_in_both_languages():
    assert units(parsed(tmx(aligned()))) == [
        {"zh-CN": SOURCE[0], "en": "Build 3 ports <b>& of large size."},
        {"zh-CN": SOURCE[2], "en": "Breed  good \U0001f41f seed."},
    ]


def test_beads_with_one_side_empty_are_written_on_demand():
    assert units(parsed(tmx(aligned(), with_null=True)))[1:3] == [
        {"en": "Free lunch \\n forall."},
        {"zh-CN": SOURCE[1]},
    ]


def test_a_unit_names_its_score_and_its_segments():
    unit = next(parsed(tmx(aligned())).iter("tu"))
    assert {prop.get("type"): prop.text for prop in unit.iter("prop")} == {
        "x-score": "7.500",
        "x-source-ids": "s1",
        "x-translation-ids": "t1 t2",
    }


def test_the_header_names_the_tool_and_the_language_of_the_source():
    header = parsed(tmx(aligned())).find("header")
    assert (header.get("creationtool"), header.get("creationtoolversion")) == ("policyparse", __version__)
    assert header.get("srclang") == "zh-CN"


def test_a_number_of_a_unit_is_its_own():
    names = [unit.get("tuid") for unit in parsed(tmx(aligned(), with_null=True)).iter("tu")]
    assert len(set(names)) == len(names) == 4


@settings(max_examples=60, deadline=None)
@given(source=st.text(st.characters(codec=None), max_size=30), translation=st.text(max_size=30))
def test_any_text_comes_back_but_for_what_xml_forbids(source, translation):
    (unit,) = units(parsed(tmx(one(source, translation))))
    expected = {"zh-CN": ILLEGAL.sub("", source), "en": ILLEGAL.sub("", translation)}
    assert {language: text or "" for language, text in unit.items()} == expected
