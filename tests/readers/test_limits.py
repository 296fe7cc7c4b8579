"""Limits that hold for every format: how many paragraphs, how long, whatever the text."""

from __future__ import annotations

import time

import docx
import pptx
import pytest

from policyparse.config import Reading
from policyparse.errors import InputError
from policyparse.readers import read, read_text
from policyparse.structure import segments, structure

LINES = [f"Line {number} of the text." for number in range(8)]


def write(folder, suffix):
    path = folder / f"text{suffix}"
    if suffix == ".docx":
        document = docx.Document()
        for line in LINES:
            document.add_paragraph(line)
        document.save(path)
    elif suffix == ".pptx":
        deck = pptx.Presentation()
        box = deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_textbox(0, 0, 9_000_000, 3_000_000)
        box.text_frame.text = "\n".join(LINES)
        deck.save(path)
    elif suffix == ".html":
        path.write_text("<html><body><p>" + "<br>".join(LINES) + "</p></body></html>", "utf-8")
    else:
        path.write_text("\n".join(f"- {line}" for line in LINES), "utf-8")
    return path


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".docx", ".pptx"])
def test_a_file_with_too_many_paragraphs_is_refused_in_any_format(tmp_path, suffix):
    path = write(tmp_path, suffix)
    assert len(read(path, reading=Reading(max_segments=8)).blocks) == 8
    with pytest.raises(InputError, match=r"more than 7 paragraphs or cells; split it or raise the limit \(max-seg"):
        read(path, reading=Reading(max_segments=7))


def test_a_text_that_is_cut_into_too_many_segments_is_refused(monkeypatch):
    monkeypatch.setattr(segments, "USUAL", Reading(max_segments=20))
    with pytest.raises(InputError, match="more than 20 segments; split it"):
        structure(read_text("推动低空经济发展，" * 30, "zh"))


UNITS = [
    "（，",
    "，",
    "1年，",
    "推动产业发展推进，",
    "（1）甲，",
    "; (1) item",
    "第一条\n",
    "目录\n甲 1\n",
    "a、b",
    "(i) ",
]


@pytest.mark.parametrize("unit", UNITS)
def test_the_structure_of_a_text_takes_time_in_proportion_to_its_length(unit):
    attempts = ((_seconds(unit, 20_000), _seconds(unit, 80_000)) for _ in range(3))
    assert any(large < 8 * small + 0.3 for small, large in attempts)  # a busy machine disturbs one, not all


def _seconds(unit, size):
    start = time.process_time()
    structure(read_text(unit * (size // len(unit)), "zh"))
    return time.process_time() - start


@pytest.mark.parametrize("runs", [lambda n: "".join("`" * i + "a" for i in range(1, n)), lambda n: "`a" * n * n])
def test_runs_of_backticks_take_time_in_proportion_to_their_length(tmp_path, runs):
    path = tmp_path / "ticks.md"
    path.write_text("# Title\n\n" + runs(700), "utf-8")
    start = time.process_time()
    read(path)
    assert time.process_time() - start < 3
