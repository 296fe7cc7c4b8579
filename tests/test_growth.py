"""Work grows in step with the length of a text: counted in calls, so that no busy machine makes a test fail."""

from __future__ import annotations

import cProfile
import io
import pstats
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse.checks import _fingerprints
from policyparse.config import Reading
from policyparse.facts import collect
from policyparse.facts.agencies import find_agencies_in
from policyparse.folding import fold
from policyparse.pipeline import compare_texts, load_resources
from policyparse.readers import READERS, read_text
from policyparse.reporters.terminal import render_report
from policyparse.structure import structure
from policyparse.verdicts.outcomes import assignment_outcomes, target_outcomes
from tests.readers.ooxml.packages import box, docx, p, pptx
from tests.readers.pdf.drawing import drawn, lines, parsed

TIMES = 4
MOST = 1.6 * TIMES
"""How many times as much work four times the text may take; a quadratic step takes sixteen times as much."""

UNIT = st.text("一二三个万元年推动建设的、，。；：（）()《》“”-*#|`1 2.aB", min_size=1, max_size=12).filter(str.strip)
LINES = {
    ".txt": lambda n: "".join(f"推动第{i}项产业发展，建成平台。\n" for i in range(n)).encode(),
    ".md": lambda n: "".join(f"- 推动第{i}项**产业**发展 `x`\n" for i in range(n)).encode(),
    ".html": lambda n: ("<html><body><p>" + "<br>".join(f"推动第{i}项产业发展。" for i in range(n))).encode(),
    ".docx": lambda n: docx("".join(p(f"推动第{i}项产业发展。") for i in range(n))),
    ".pptx": lambda n: pptx([box("\n".join(f"推动第{i}项产业发展。" for i in range(n)), (0, 0, 700, 500))]),
}
PAIRS = {
    "equal members": ("支持企业、", "support enterprises, "),
    "equal sentences": ("支持企业建设十个平台。\n\n", "Support enterprises in building ten platforms.\n\n"),
    "numbers": ("建成10个平台；", "build 10 platforms; "),
    "agencies": ("市财政局、", "the Municipal Finance Bureau, "),
    "clauses": ("推动产业发展，", "promote the development of industry, "),
}
ASSIGNED = (
    "推进第{i}项建设。（责任单位：市财政局、市科委）\n\n",
    "Advance project {i}. (Responsible: Municipal Finance Bureau, Science Commission)\n\n",
)
"""Tasks of one section."""
DIFFERING = ("到20{i}年，建成{i}个平台，", "by 20{i}, build 1{i} platforms, ")
"""A sentence of clauses, each with a number that the translation changes."""


def work(step):
    """Return how many calls `step` makes, itself and all below it."""
    profile = cProfile.Profile()
    profile.runcall(step)
    return pstats.Stats(profile).total_calls


def grows_in_step(step, size):
    step(size // TIMES)  # what is loaded once is no work of the text
    return work(partial(step, TIMES * size)) <= MOST * work(partial(step, size)) + 2_000


def analysed(text):
    return collect(structure(read_text(text, "zh")), load_resources().termbase)


@given(UNIT)
@settings(max_examples=15, deadline=None)
def test_structure_and_facts_of_any_text_repeated(unit):
    assert grows_in_step(lambda size: analysed(unit * (size // len(unit))), 1_500)


@pytest.mark.parametrize("suffix", LINES)
def test_reading_any_format(suffix):
    def read(size):
        data = LINES[suffix](size)
        reader = next(reader for reader in READERS if reader.recognises(data, suffix))
        return lambda: reader.read(data, f"a{suffix}", Reading())

    read(10)()
    assert work(read(1_600)) <= MOST * work(read(400)) + 2_000


def test_reading_the_pages_of_a_pdf_file():
    def read(size):
        return partial(parsed, drawn(*[lines([f"Page {i} of the plan.", "It goes on."]) for i in range(size)]))

    read(2)()
    assert work(read(80)) <= MOST * work(read(20)) + 2_000


@pytest.mark.parametrize("name", PAIRS)
def test_comparing_what_says_the_same_over_and_over(name):
    source, translation = PAIRS[name]
    size = 150 if name == "equal sentences" else 60  # from where the band around the path has its full width
    assert grows_in_step(lambda size: compare_texts(source * size + "完成。", translation * size + "Done."), size)


@pytest.mark.parametrize("name", PAIRS)
def test_what_says_the_same_over_and_over_on_both_sides_has_no_findings(name):
    source, translation = PAIRS[name]
    assert not compare_texts(source * 200, translation * 200).findings


def numbered(units, size):
    return ["".join(unit.format(i=i) for i in range(11, 11 + size)) for unit in units]


def test_outcomes_of_many_assignments_in_one_section():
    small, large = (compare_texts(*numbered(ASSIGNED, size)).bitext for size in (40, 160))
    assert work(lambda: assignment_outcomes(large)) <= MOST * work(lambda: assignment_outcomes(small)) + 2_000


def test_outcomes_of_many_targets_that_changed():
    small, large = (compare_texts(*numbered(DIFFERING, size)).bitext for size in (60, 240))
    assert work(lambda: target_outcomes(large)) <= MOST * work(lambda: target_outcomes(small)) + 2_000


def test_clauses_of_a_long_sentence_read_its_words_once():
    assert grows_in_step(lambda size: compare_texts(*numbered(DIFFERING, size)), 150)


def test_findings_of_one_segment_read_it_once(monkeypatch):
    read = []

    def counting(text):
        read.append(len(text))
        return fold(text)

    monkeypatch.setattr(_fingerprints, "fold", counting)
    texts = numbered(DIFFERING, 60)
    assert len(compare_texts(*texts).findings) > 30
    assert sum(read) < 10 * sum(map(len, texts))


def test_a_long_sentence_is_not_shown_whole_for_each_of_its_targets():
    def shown(size):
        out = io.StringIO()
        render_report(compare_texts("建成10个平台、" * size, "build 10 platforms, " * size), file=out, width=100)
        return len(out.getvalue())

    assert shown(400) <= MOST * shown(100)


def test_the_agencies_of_each_paragraph_are_found_once_however_many_there_are():
    text = "".join(f"推进第{i}项建设。（责任单位：市财政局）\n\n" for i in range(1_100))
    document = structure(read_text(text, "zh"))
    find_agencies_in.cache_clear()
    collect(document, load_resources().termbase)
    assert find_agencies_in.cache_info().misses == len({one.passage.text for one in document.paragraphs})
