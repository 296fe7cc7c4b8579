"""The pages that state figures are made from one file."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "fitting"))

import evaluate
import pages

FIGURES = {"figures": {"fresh": {"verdict right": 0.8251}}, "before": {"fresh": {"verdict right": 0.5, "links": 12.25}}}

LEFT_OUT = {"align by hunalign"}
"""What is measured only where another program is installed."""


@pytest.fixture
def figures(tmp_path):
    path = tmp_path / "figures.json"
    path.write_text(json.dumps(FIGURES), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["limits.md", "quality.md", "scale.md"])
def test_a_page_agrees_with_the_figures(name):
    made = pages.pages()
    assert (pages.ROOT / "docs" / name).read_text(encoding="utf-8") == made[pages.ROOT / "docs" / name]


def test_a_figure_stands_on_all_pages_alike(figures):
    texts = [text for path, text in pages.pages(figures).items() if path.name in {"limits.md", "quality.md"}]
    assert len(texts) == 2
    assert all("0.83" in text and "0.50" in text for text in texts)


def test_a_row_has_each_figure_before_and_now_and_a_dash_for_none():
    known = pages.Figures(FIGURES["figures"], FIGURES["before"])
    assert known.row("all", "fresh", "{verdict right|3} ({links|1})") == "| all | 0.500 (12.2) | 0.825 (–) |"
    assert known.now("none", "{nothing}") == "–"


def test_a_span_goes_from_the_lowest_to_the_highest():
    known = pages.Figures({"a": {"x": 0.9, "y": 0.123, "z": 0.5}}, {})
    assert known.span("a", "{x}", "{y}", "{z}") == "0.12 to 0.90"


def test_what_was_measured_replaces_its_part_alone(figures):
    evaluate.record(figures, {"cases": {"all (265)": 0.94, "all finding (111)": 0.88}})
    found = json.loads(figures.read_text(encoding="utf-8"))
    assert found["figures"] == {**FIGURES["figures"], "cases": {"all": 0.94, "all finding": 0.88}}
    assert found["before"] == FIGURES["before"]
    assert found["version"] == evaluate.__version__


def test_every_figure_of_the_templates_is_known():
    known = json.loads(pages.FIGURES.read_text(encoding="utf-8"))
    scale = json.loads(pages.SCALE.read_text(encoding="utf-8"))
    parts = (*known["figures"].values(), *known["before"].values(), *scale["figures"].values())
    names = {name for part in parts for name in part} | LEFT_OUT
    for template in pages.TEMPLATES.glob("*.md"):
        found = pages._FIGURE.findall(template.read_text(encoding="utf-8"))
        said = {name.replace(", compiled", "") for name, _ in found}
        assert {name for name in said if not name.startswith(("{", " machine[", " tenths(", " row_of_batch("))} <= names
