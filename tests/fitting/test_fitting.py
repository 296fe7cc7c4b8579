"""What the scripts under fitting/ have in common: a regression, and gold that is read by stretches."""

import json
import sys
import tomllib
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "fitting"))

import labels
import logistic


def test_the_odds_of_a_coin_that_falls_three_times_of_four_are_found():
    examples = [logistic.Example((1.0,), label, 1.0) for label in (True, True, True, False)]
    assert logistic.fit(examples)[0] == pytest.approx(1.0986, abs=1e-3)


def test_an_example_of_weight_two_counts_as_two():
    one = [logistic.Example((1.0, 2.0), True, 2.0), logistic.Example((1.0, 0.5), False, 1.0)]
    two = [logistic.Example((1.0, 2.0), True, 1.0)] * 2 + one[1:]
    assert logistic.fit(one) == pytest.approx(logistic.fit(two))


def test_a_feature_that_tells_gets_a_weight_and_one_that_does_not_gets_none():
    examples = [logistic.Example((1.0, float(x), float(y)), bool(x), 1.0) for x in (0, 1) for y in (0, 1)] * 20
    _, telling, idle = logistic.fit(examples)
    assert telling > 2
    assert idle == pytest.approx(0, abs=1e-6)


def test_weights_are_written_by_name_with_their_source_and_the_date(tmp_path):
    path = tmp_path / "weights.toml"
    logistic.write(path, "Made by a test", {"model": (("one", "best by room"), logistic.np.array([0.5, -1.25]))})
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# Made by a test on 20")
    assert tomllib.loads(text) == {"model": {"one": 0.5, "best by room": -1.25}}


def test_every_other_item_of_each_set_goes_to_either_half():
    first, second = labels.halves([("a", 1), ("b", 2), ("a", 3), ("b", 4), ("a", 5)])
    assert (first, second) == ([("a", 1), ("b", 2), ("a", 5)], [("a", 3), ("b", 4)])


@pytest.fixture
def shortened(tmp_path):
    document = {
        "mode": "delete",
        "zh": ["第一句。", "第二句。", "第三句。"],
        "slides": [["Third."], ["First."]],
        "links": [[0, 1], [2, 0]],
        "omitted": [1],
    }
    path = tmp_path / "lossy.jsonl"
    path.write_text(json.dumps(document, ensure_ascii=False) + "\n", encoding="utf-8")
    (pair,) = labels.lossy(path)
    return pair


def test_the_lines_of_slides_are_known_by_where_they_stand(shortened):
    text = shortened.translation.text
    assert [text[start:end] for start, end in shortened.lines] == ["Third.", "First."]


def test_a_shortened_translation_says_what_renders_a_row_and_what_was_left_out(shortened):
    assert [unit.lines for unit in shortened.units] == [{1}, frozenset(), {0}]
    assert [unit.omitted for unit in shortened.units] == [False, True, False]


def test_a_dropped_sentence_shifts_the_lines_behind_it(tmp_path):
    case = {
        "zh": ["一。", "二。", "三。"],
        "en": ["One.", "Three."],
        "label": {"kind": "drop_sentence", "row": 1, "en_after": ""},
    }
    (tmp_path / "perturb.jsonl").write_text(json.dumps(case, ensure_ascii=False), encoding="utf-8")
    (pair,) = labels.dropped_sentences(tmp_path, "perturb")
    assert [unit.lines for unit in pair.units] == [{0}, frozenset(), {1}]
    assert [unit.omitted for unit in pair.units] == [False, True, False]
