"""`glossary`: converted, checked and counted; what cannot be read is one line and 3."""

import json

import pytest


@pytest.fixture
def terms(tmp_path):
    path = tmp_path / "terms.csv"
    path.write_bytes("术语,译文,状态\n窑炉,kiln,\n窑炉,stove,禁用\n釉料,glaze,\n".encode("gb18030"))
    return path


@pytest.mark.parametrize("suffix", ["tsv", "csv", "xlsx", "tbx"])
def test_a_converted_glossary_says_the_same(cli, terms, tmp_path, suffix):
    path = tmp_path / f"out.{suffix}"
    assert cli("glossary", "convert", terms, "-o", path).code == 0
    assert cli("glossary", "convert", path).out == cli("glossary", "convert", terms).out or suffix == "tbx"
    before, after = (json.loads(cli("glossary", "stats", one, "-f", "json").out) for one in (terms, path))
    assert [row["count"] for row in before] == [row["count"] for row in after]


def test_a_glossary_without_fault_ends_well(cli, terms):
    outcome = cli("glossary", "check", terms)
    assert (outcome.code, outcome.errors) == (0, [])
    assert outcome.out.startswith("Nothing is wrong.")


def test_a_grave_fault_ends_with_1(cli, terms, tmp_path):
    more = tmp_path / "more.csv"
    more.write_text("中文,英文\n窑炉,furnace\n", encoding="utf-8")
    outcome = cli("glossary", "check", terms, more, "-f", "json")
    assert outcome.code == 1
    assert json.loads(outcome.out) == [{"fault": "conflict", "term": "窑炉", "what": "is kiln and furnace"}]


@pytest.mark.parametrize("step", ["convert", "check", "stats"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("t.tbx", b'<!DOCTYPE t [<!ENTITY a "b">]><tbx/>'),
        ("t.xlsx", b"PK\x03\x04"),
        ("t.csv", b"\xff\xff\xff"),
        ("t.xml", b"<mtf>"),
        ("t.tsv", b""),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line_and_3(cli, tmp_path, step, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    outcome = cli("glossary", step, path)
    assert (outcome.code, outcome.out, len(outcome.errors)) == (3, "", 1)
    assert name in outcome.errors[0]


def test_an_input_is_not_written_over(cli, terms):
    assert cli("glossary", "convert", terms, "-o", terms).code == 2
