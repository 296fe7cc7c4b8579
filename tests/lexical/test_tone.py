"""Marks of tone are the same word on both sides."""

from __future__ import annotations

import pytest

from policyparse.lexical.tone import tone_words


def marks(text, language):
    return {word.form.removeprefix("#") for word in tone_words(text, language)}


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        ("为何推迟？", "Why the delay?", {"?", "what"}),
        ("立即行动！", "Act now!", {"!"}),
        ("“港口”", "the “port”", {'"'}),
        ("不得建设港口", "Ports shall not be built", {"not"}),
        ("我们建设港口", "We build ports", {"I"}),
        ("他们建设港口", "They build ports", {"he"}),
        ("建设港口。", "Build ports.", set()),
    ],
)
def test_both_sides_have_the_same_marks(zh, en, expected):
    assert marks(zh, "zh") == marks(en, "en") == expected


@pytest.mark.parametrize(
    ("text", "mark"),
    [("Don't", "not"), ("can’t", "not"), ("nothing", "not"), ("cannot", "not"), ("yours", "you"), ("Whom", "what")],
)
def test_english_forms_are_known(text, mark):
    assert marks(text, "en") == {mark}


@pytest.mark.parametrize("text", ["Notice the knot", "Its theory", "the US", "meeting", "showing"])
def test_a_part_of_a_word_is_no_mark(text):
    assert marks(text, "en") == set()


def test_a_mark_is_one_number_however_often_it_is_found():
    (word,) = tone_words("Ports do not, not ever.", "en")
    assert (word.end - word.start, word.form, word.kind) == (1, "#not", "number")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("'Why'", {'"', "what"}), ("it said 'yes'", {'"'}), ("the ports' fees", set()), ("rock’n’roll", set())],
)
def test_an_apostrophe_opens_a_quotation_only_where_a_word_begins(text, expected):
    assert marks(text, "en") == expected
