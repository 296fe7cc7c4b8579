"""What recurs is text on both sides of a pair, or furniture on both."""

from __future__ import annotations

import pytest

from policyparse.structure.agreement import agreed
from tests.structure.helpers import parse

HAN = "支持{}产业发展，建设公共服务平台。"
ENGLISH = "Support the {} industry and build public service platforms."
FIELDS = (
    ("航空", "aviation"),
    ("海洋", "marine"),
    ("氢能", "hydrogen"),
    ("农业", "farming"),
    ("机器人", "robot"),
    ("材料", "materials"),
)


def pages(line, head):
    """Return a page for each field, with a running head above its text."""
    return "\n\n".join(f"{head}\n\n\n{line.format(field)}" for field in line_fields(line))


def line_fields(line):
    return [field[line is ENGLISH] for field in FIELDS]


def kinds(structure, text):
    return {segment.kind for segment in structure.segments if segment.text == text}


@pytest.fixture
def both():
    def build(head, running):
        return agreed(parse(pages(HAN, head), "zh"), parse(pages(ENGLISH, running), "en"))

    return build


def test_a_running_head_that_one_side_takes_for_text_is_furniture_on_both(both):
    alone = parse(pages(ENGLISH, "City plan (draft)"), "en")
    assert "boilerplate" not in kinds(alone, "City plan (draft)")
    source, translation = both("某市规划草案", "City plan (draft)")
    assert kinds(source, "某市规划草案") == kinds(translation, "City plan (draft)") == {"boilerplate"}


def test_a_sentence_that_recurs_is_text_on_both_sides(both):
    alone = parse(pages(ENGLISH, "The Finance Bureau pays for it."), "en")
    assert kinds(alone, "The Finance Bureau pays for it.") == {"boilerplate"}
    source, translation = both("市财政局负责支付。", "The Finance Bureau pays for it.")
    assert kinds(source, "市财政局负责支付。") == kinds(translation, "The Finance Bureau pays for it.") == {"clause"}


def test_what_recurs_on_one_side_alone_stays_as_it_is(both):
    source, translation = both("某市规划草案", "")
    assert kinds(source, "某市规划草案") == {"boilerplate"}
    assert translation == parse(pages(ENGLISH, ""), "en")


def test_where_two_texts_could_answer_nothing_is_decided(both):
    source, translation = both("某市规划草案", "City plan (draft)\n\n\nPublic record (copy)")
    assert kinds(source, "某市规划草案") == {"boilerplate"}
    assert "boilerplate" not in kinds(translation, "City plan (draft)")
