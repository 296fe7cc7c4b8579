"""Answers of fixed form, by id: anything else is dropped."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyparse.opinion.answers import read_answers
from policyparse.opinion.interface import Question

QUESTIONS = {
    name: Question("s1", "", "任务。", (("t1", "One."), ("t2", "Two.")), "kept", (1,), ()) for name in ("a1", "b2")
}
GOOD = {"id": "a1", "verdict": "kept", "lines": [2, 1], "reason": " Two\nlines. ", "confidence": 0.91234}


def read(*answers):
    return read_answers(json.dumps({"answers": list(answers)}), QUESTIONS)


def test_an_answer_is_read_with_its_reason_on_one_line():
    assert read(GOOD)["a1"] == ("kept", (1, 2), "Two lines.", 0.9123)


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "c3"},
        {"id": 1},
        {"id": None},
        {"verdict": "ignored"},
        {"verdict": "KEPT"},
        {"verdict": ["kept"]},
        {"lines": []},
        {"lines": [3]},
        {"lines": [0]},
        {"lines": [True]},
        {"lines": ["1"]},
        {"lines": 1},
        {"verdict": "omitted"},
        {"reason": None},
        {"reason": {"text": "x"}},
        {"confidence": 1.5},
        {"confidence": -1},
        {"confidence": True},
        {"confidence": "0.9"},
        {"confidence": float("nan")},
        {"confidence": float("inf")},
    ],
    ids=str,
)
def test_what_is_not_of_the_form_is_dropped(changes):
    assert read(GOOD | changes) == {}


def test_a_field_that_is_missing_drops_the_answer():
    assert all(read({name: value for name, value in GOOD.items() if name != lost}) == {} for lost in GOOD)


def test_two_answers_that_differ_for_one_id_are_both_dropped():
    assert read(GOOD, GOOD | {"lines": [1]}, GOOD | {"id": "b2"}) == {"b2": ("kept", (1, 2), "Two lines.", 0.9123)}


def test_a_bad_answer_spoils_no_good_one():
    assert set(read({"id": "b2"}, "x", None, 7, [GOOD])) == {"a1"}


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(GOOD),
        json.dumps([GOOD]),
        f"Here you are:\n```json\n{json.dumps({'answers': [GOOD]}, indent=1)}\n```\nAnything else?",
        f"<think>kept?</think>\n{json.dumps(GOOD)}\nnoise\n",
    ],
    ids=["alone", "list", "fenced", "line"],
)
def test_other_wrappings_are_read_too(text):
    assert set(read_answers(text, QUESTIONS)) == {"a1"}


def test_a_long_reason_is_cut():
    assert len(read(GOOD | {"reason": "long " * 1000})["a1"].reason) == 300


def test_deep_nesting_ends():
    assert read_answers("[" * 50 + json.dumps(GOOD) + "]" * 50, QUESTIONS) == {}
    assert read_answers('{"answers":' * 100_000, QUESTIONS) == {}


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.sampled_from(["a1", "b2", "kept", "omitted", "x"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from([*GOOD, "answers"]), inner, max_size=6),
    max_leaves=20,
)


@given(JSON)
def test_whatever_comes_back_only_sound_answers_under_ids_that_were_asked_are_used(value):
    for name, answer in read_answers(json.dumps(value), QUESTIONS).items():
        assert name in QUESTIONS
        assert answer.verdict in ("kept", "reworded", "changed", "omitted")
        assert bool(answer.lines) != (answer.verdict == "omitted")
        assert set(answer.lines) <= {1, 2}
        assert 0 <= answer.confidence <= 1


@given(st.text())
def test_any_text_is_read_without_an_error(text):
    read_answers(text, QUESTIONS)
