"""One page for those who decide."""

import io

import pytest
from docx import Document

from policyparse.reporters import REPORTERS
from policyparse.reporters.brief import brief, shortened
from tests.reporters import sample


def text_of(data):
    document = Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join((*(paragraph.text for paragraph in document.paragraphs), *cells))


def pages():
    report = sample.report()
    written = {suffix: REPORTERS["brief"](report, f"brief{suffix}") for suffix in ("", ".md", ".html", ".docx")}
    return {suffix: text_of(page) if suffix == ".docx" else page for suffix, page in written.items()}


PAGES = pages()


@pytest.mark.parametrize("suffix", PAGES)
@pytest.mark.parametrize(
    "words",
    ["The translation carries 53 %", "氢燃料电池汽车", "5,000 辆", "市应急局", "制氢赛道", "Not judged", "readability"],
)
def test_every_form_has_every_part(suffix, words):
    assert words in PAGES[suffix]


def test_the_name_of_the_file_says_the_form():
    assert PAGES[""] == PAGES[".md"]
    assert PAGES[".html"].startswith("<!doctype html>")


def test_both_texts_of_a_target_stand_there_where_they_differ_alone():
    found = brief(sample.report())
    assert {line.verdict for line in found.targets if line.texts is None} == {"kept"}
    changed = found.targets[0]
    assert changed.texts == ("推广氢燃料电池汽车5000辆", "Some 5,000 fuel-cell vehicles on the road")


def test_examples_are_five_and_of_several_checks_the_gravest_first():
    examples = brief(sample.report()).examples
    assert len(examples) == 5
    assert [one.severity for one in examples[:2]] == ["error", "error"]
    assert len({one.message for one in examples}) > 3


def test_the_same_report_gives_the_same_bytes():
    assert REPORTERS["brief"](sample.report(), "a.docx") == REPORTERS["brief"](sample.report(), "b.docx")


def test_a_long_quotation_is_cut():
    assert shortened("字" * 500, 10) == "字" * 9 + "…"
