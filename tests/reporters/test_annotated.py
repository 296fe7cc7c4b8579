"""Findings in a copy of the XLIFF that came in: valid, repeatable, and nothing else changed."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from policyparse.bilingual import read_bilingual_data
from policyparse.errors import InputError, UsageError
from policyparse.reporters.annotated import annotate, annotated
from policyparse.reviews import review_file
from tests.bilingual.samples import OKAPI, OMEGAT, PHRASE, SECOND, TRADOS

pytestmark = pytest.mark.filterwarnings("ignore::policyparse.errors.PartialWarning")
DATA = Path(__file__).parents[1] / "data"
SCHEMAS = {name: etree.RelaxNG(etree.parse(DATA / f"{name}-core.rng")) for name in ("xliff12", "xliff21")}
CLEAN = re.sub('<note from="policyparse".*?</note>\n', "", OKAPI)
FILES = {"trados": TRADOS, "phrase": PHRASE, "okapi": CLEAN, "second": SECOND}
PREFIXED = re.sub(r"<(/?)(?=[a-z])", r"<\1x:", CLEAN).replace("xmlns=", "xmlns:x=").replace("&lt;x:", "&lt;")
OURS = re.compile(r"\s*<(?:\w+:)?note (?:from|category)=\"policyparse\"[^>]*>[^<]*</(?:\w+:)?note>")


def run(text, encoding="utf-8"):
    data = text.encode(encoding)
    file = read_bilingual_data(data, "plan.xlf")
    report = review_file(file).report
    assert report.findings
    return annotate(data, file, report).decode(encoding), file, report


@pytest.mark.parametrize("text", [*FILES.values(), PREFIXED], ids=[*FILES, "prefixed"])
def test_all_but_the_notes_is_as_it_was(text):
    out, _, report = run(text)
    assert len(OURS.findall(out)) == len(report.findings)
    assert OURS.sub("", out).replace("<notes>\n   </notes>\n   ", "") == text


@pytest.mark.parametrize("text", [*FILES.values(), PREFIXED], ids=[*FILES, "prefixed"])
def test_a_second_review_changes_nothing_more(text):
    out, *_ = run(text)
    assert run(out)[0] == out


@pytest.mark.parametrize("text", [*FILES.values(), PREFIXED], ids=[*FILES, "prefixed"])
def test_without_findings_the_notes_of_an_earlier_review_go(text):
    out, *_ = run(text)
    file = read_bilingual_data(out.encode(), "plan.xlf")
    report = replace(review_file(file).report, findings=())
    assert annotate(out.encode(), file, report).decode() == text


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_the_copy_is_valid(text):
    schema = SCHEMAS["xliff21" if text is SECOND else "xliff12"]
    text = text.replace('"zh_cn"', '"zh-CN"')  # Phrase writes no tag of BCP 47
    for one in (text, run(text)[0]):
        assert schema.validate(etree.fromstring(one.encode())), schema.error_log


def test_a_note_says_the_finding_its_gravity_and_its_segment():
    root = etree.fromstring(run(TRADOS)[0].encode())
    first = root.xpath("//*[local-name()='note']")[0]
    assert dict(first.attrib) == {"from": "policyparse", "priority": "1", "annotates": "target"}
    assert first.text.startswith("1: PP201 value-changed (error): ")
    assert first.getparent().get("id") == "a1f0c2d4-0002"


def test_a_unit_of_xliff_2_without_notes_gets_them_before_its_segments():
    root = etree.fromstring(run(SECOND)[0].encode())
    (unit,) = root.xpath("//*[@id='u5']")
    assert [child.tag.rpartition("}")[2] for child in unit] == ["notes", "segment"]
    assert "PP201" in unit[0][0].text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_the_encoding_and_the_line_ends_stay(encoding):
    text = CLEAN.replace('encoding="UTF-8"', f'encoding="{encoding.removesuffix("-sig")}"').replace("\n", "\r\n")
    out, *_ = run(text, encoding)
    assert OURS.sub("", out) == text
    assert "\r\n<note from" in out


def test_other_formats_are_refused_and_so_is_a_file_that_changed(tmp_path):
    path = tmp_path / "plan.xlf"
    path.write_text(CLEAN, encoding="utf-8")
    file = read_bilingual_data(CLEAN.encode(), path)
    report = review_file(file).report
    assert annotated(file, report) == annotate(CLEAN.encode(), file, report)
    path.write_text(CLEAN + " ", encoding="utf-8")
    with pytest.raises(InputError, match="has changed since it was read"):
        annotated(file, report)
    with pytest.raises(UsageError, match="XLIFF alone"):
        annotated(read_bilingual_data(OMEGAT.encode(), path), report)
