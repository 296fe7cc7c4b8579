"""Sketches: how alike documents are, the same in every process."""

import os
import random
import subprocess
import sys

import pytest

from policyparse.batch.sketch import bands, likeness, marks
from policyparse.readers import read_text

HAN = "海洋牧场建设推进产业发展平台机构企业规划目标任务重点加快完善支持创新"
WORDS = (
    "marine",
    "ranch",
    "port",
    "build",
    "speed",
    "plan",
    "task",
    "agency",
    "fund",
    "road",
    "water",
    "energy",
    "new",
)


def units(chance, language, length):
    """So many random characters or words."""
    return chance.choices(HAN if language == "zh" else WORDS, k=length)


def text(found, language):
    return ("" if language == "zh" else " ").join(found)


def of(text, language="zh"):
    return marks(read_text(text, language))


def exact(one, other, size):
    """The share of runs that both have, from the sets themselves."""
    left, right = ({tuple(side[at : at + size]) for at in range(len(side) - size + 1)} for side in (one, other))
    return len(left & right) / len(left | right)


@pytest.mark.parametrize(("language", "size"), [("zh", 5), ("en", 3)])
@pytest.mark.parametrize("changed", [0.01, 0.05, 0.2])
def test_likeness_is_the_share_of_runs_in_common_within_the_error(language, size, changed):
    chance = random.Random(27)
    for _ in range(5):
        one = units(chance, language, 3000)
        other = [units(chance, language, 1)[0] if chance.random() < changed else unit for unit in one]
        estimate = likeness(*(of(text(side, language), language).sketch for side in (one, other)))
        assert estimate == pytest.approx(exact(one, other, size), abs=0.06)


def test_documents_that_are_alike_share_a_band_and_others_none():
    chance = random.Random(27)
    first, more, other = (text(units(chance, "zh", length), "zh") for length in (4000, 60, 4000))
    alike = first[:1000] + more + first[1000:]
    shared = [set(bands(of(first).sketch, 0)) & set(bands(of(one).sketch, 0)) for one in (alike, other)]
    assert [bool(found) for found in shared] == [True, False]
    assert not set(bands(of(first).sketch, 0)) & set(bands(of(first).sketch, 1))


def test_layout_case_punctuation_and_full_width_forms_do_not_count():
    assert of("建设10个平台。\n推进规划", "zh") == of("建设１０个\n\n平台推进规划！", "zh")
    assert of("Build a Port, now.", "en") == of("build\n a port\n\nNOW", "en")
    assert of("Build a Port, now.", "en").characters != of("Build a Port, soon.", "en").characters


@pytest.mark.parametrize(("words", "language"), [("好", "zh"), ("Plan", "en"), ("—", "zh"), ("—", "en")])
def test_the_shortest_text_has_a_sketch(words, language):
    sketch = of(words, language).sketch
    assert likeness(sketch, sketch) == 1


def test_every_process_makes_the_same_sketch():
    code = "from policyparse.batch.sketch import marks; from policyparse.readers import read_text;"
    code += "print(marks(read_text('到2027年，建成8个平台。', 'zh')))"
    said = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1
