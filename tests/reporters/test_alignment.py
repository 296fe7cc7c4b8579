"""Beads as rows, and the escapes that keep a row on a line."""

import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from policyparse import schemas
from policyparse.reporters.alignment import TSV_COLUMNS, json_lines, tsv
from tests.reporters.beads import SOURCE, TRANSLATION, aligned, one

PLAIN = {"\\\\": "\\", "\\t": "\t", "\\n": "\n", "\\r": "\r"}


def unescaped(cell):
    return re.sub(r"\\u([0-9a-f]{4})|\\.", lambda m: chr(int(m[1], 16)) if m[1] else PLAIN[m[0]], cell)


def rows(text):
    header, *lines = text.splitlines()
    assert tuple(header.split("\t")) == TSV_COLUMNS
    return [line.split("\t") for line in lines]


def test_a_table_has_a_row_a_bead():
    found = rows(tsv(aligned()))
    assert [row[:3] for row in found] == [
        ["7.500", "s1", "t1 t2"],
        ["0.000", "", "t3"],
        ["0.000", "s2", ""],
        ["3.250", "s3", "t4"],
    ]
    assert found[3][3] == "培育\\u2028良\\t种。"
    assert found[1][4] == "Free lunch \\\\n for\\u000ball."


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=30), st.text(max_size=30))
def test_any_text_stays_in_its_cell_and_can_be_had_back(source, translation):
    ((_, _, _, left, right),) = rows(tsv(one(source, translation)))
    assert (unescaped(left), unescaped(right)) == (source, translation)


def test_a_json_line_has_ids_spans_texts_and_the_words_that_match():
    lines = [json.loads(line) for line in json_lines(aligned()).removesuffix("\n").split("\n")]
    for line in lines:
        Draft202012Validator(schemas.load("bead")).validate(line)
    assert [segment["text"] for line in lines for segment in line["translation"]] == list(TRANSLATION)
    assert lines[3]["source"] == [{"id": "s3", "span": [24, 31], "text": SOURCE[2]}]
    assert lines[0]["evidence"] == [
        {
            "source": {"span": [0, 2], "text": "建成"},
            "translation": {"span": [0, 5], "text": "Build"},
            "kind": "word",
            "weight": 1.25,
        }
    ]
