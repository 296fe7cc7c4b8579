"""The terminal report: snapshots at several widths, and what must hold whatever the documents say."""

import io
import re
from functools import partial

import pytest
from rich.cells import cell_len

from policyparse import extract_targets_text
from policyparse.model.document import Passage, Span
from policyparse.reporters.terminal import render_assignments, render_outline, render_report, render_targets
from policyparse.reporters.terminal.marks import emphasised
from policyparse.reporters.terminal.page import open_console, open_page
from tests.reporters import sample

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


class Stream(io.StringIO):
    """A text file with an encoding of its own."""

    def __init__(self, encoding="utf-8", terminal=False):
        super().__init__()
        self._encoding, self._terminal = encoding, terminal

    @property
    def encoding(self):
        return self._encoding

    def isatty(self):
        return self._terminal


def written(render, *arguments, encoding="utf-8", terminal=False, **options):
    stream = Stream(encoding, terminal)
    render(*arguments, file=stream, **options)
    return stream.getvalue()


def report(**options):
    return written(render_report, sample.report(), **{"width": 80, "color": False} | options)


def one_document():
    found = sample.report()
    structure = found.bitext.source.structure
    promised = [outcome.source for outcome in found.targets if outcome.source]
    return structure, promised, [outcome.assignment for outcome in found.assignments]


def targets():
    structure, found, _ = one_document()
    return written(render_targets, structure.document, found, width=80, color=False)


def assignments():
    structure, _, found = one_document()
    return written(render_assignments, structure.document, found, width=80, color=False)


def outline():
    return written(render_outline, one_document()[0], width=80, color=False)


LAYOUTS = {
    "report-40": partial(report, width=40),
    "report-80": report,
    "report-140": partial(report, width=140),
    "report-ascii": partial(report, encoding="ascii"),
    "targets-80": targets,
    "assignments-80": assignments,
    "outline-80": outline,
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_layout_is_as_agreed(name, golden):
    golden(f"terminal/{name}.txt", LAYOUTS[name]())


@pytest.mark.parametrize("width", [40, 57, 60, 80, 100, 109, 110, 140, 160])
def test_no_line_is_wider_than_asked_for_or_ends_in_blanks(width):
    lines = report(width=width).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert lines == [line.rstrip() for line in lines]


@pytest.mark.parametrize("width", [40, 80, 140])
def test_no_segment_of_either_side_is_cut(width):
    found = sample.report()
    told = re.sub(r"[\s{}]|\d+ (?=\S)", "", report(width=width))
    for item in (*found.renderings, *found.accounts):
        segment = item.segment
        if item.verdict != "ignored" and segment.kind != "assignment":
            shown = all(re.sub(r"\s", "", word) in told for word in re.findall(r"[\w-]+", segment.text))
            assert shown, segment.text


def test_at_110_columns_the_two_texts_stand_side_by_side_and_below_that_one_under_the_other():
    beside = [line for line in report(width=140).splitlines() if "氢能产业规模" in line and "Industry scale" in line]
    assert beside
    assert not [line for line in report(width=109).splitlines() if "氢能产业规模" in line and "Industry scale" in line]


def test_columns_stand_under_each_other_in_cells_not_in_characters():
    lines = report(width=140).splitlines()
    sections = lines[next(at for at, line in enumerate(lines) if line.startswith("Section by section")) :]
    starts = {
        cell_len(line[: line.index(english)])
        for line in sections
        for english in ("Industry scale", "Overall Goals 01", "Heavy trucks")
        if english in line
    }
    assert len(starts) == 1


def test_every_message_is_told_unless_the_verdict_of_its_segment_says_as_much():
    text = " ".join(report().split())
    told = [finding.message for finding in sample.report().findings if finding.message in text]
    implied = ("nothing renders it", "15 % is not in the translation", "no agency is named")
    silent = {finding.message for finding in sample.report().findings} - set(told)
    assert silent <= {*implied, "nothing in the source says this"}


def test_a_mark_in_brackets_is_text():
    assert "氢能重卡[附]" in report()


def test_the_headline_gives_the_shares_and_the_counts_that_survive():
    text = report()
    assert "The translation carries 53 % of the source: 19 of 36 segments" in text
    for figures in ("2 of 6 kept", "1 of 9 named", "1 of 2 labelled", "3 of 6 kept", "4 errors  5 warnings  4 notes"):
        assert figures in text


def test_without_escape_codes_missing_words_stand_in_braces():
    assert "{力争}建成加氢站30座以上" in report()


def test_with_colour_missing_words_are_underlined_instead():
    text = report(color=True)
    assert "{" not in text
    assert re.search(r"\x1b\[4m力争\x1b\[0m建成", text)


def test_colour_changes_nothing_but_the_marks():
    plain = re.sub(r"[{}]", "", report(width=140))
    coloured = ESCAPE.sub("", report(width=140, color=True))
    words = [re.sub(r"\s+", "", text).replace("inbraces", "underlined") for text in (plain, coloured)]
    assert words[0] == words[1]


def test_a_pipe_gets_no_escape_code():
    assert "\x1b" not in report(color=None)


def test_no_color_keeps_bold_and_underline_but_sets_no_colour(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    text = report(color=None, terminal=True)
    codes = {code for codes in re.findall(r"\x1b\[([0-9;]*)m", text) for code in codes.split(";")}
    assert codes == {"0", "1", "4"}


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "big5", "latin-1"])
def test_what_the_encoding_cannot_write_is_spelled_out_and_never_fails(encoding):
    text = report(encoding=encoding)
    text.encode(encoding)
    assert "= kept" in text
    assert "█" not in text


def test_a_long_run_of_kept_segments_is_counted_and_told_in_full_on_demand():
    found = sample.report_of_kept(12)
    short, full = (written(render_report, found, width=80, color=False, full=full) for full in (False, True))
    assert "12 segments kept (one by one: --full)" in short
    assert "第12项工作" not in short
    assert all(f"第{number}项工作" in full for number in range(1, 13))


def test_a_count_of_kept_segments_owns_up_to_doubtful_ones():
    text = written(render_report, sample.report_of_kept(12, unsure=3), width=80, color=False)
    assert "12 segments kept, 3 of them unsure" in text


def test_a_report_on_empty_documents_says_so():
    text = written(render_report, sample.report_of_kept(0), width=80, color=False)
    assert "The source has no segment to compare." in text
    assert "none in the source" in text


@pytest.mark.parametrize(
    ("start", "shown"),
    [(0, "10" + "b" * 400 + "…"), (1000, "…" + "a" * 400 + "10" + "b" * 400 + "…"), (2000, "…" + "a" * 400 + "10")],
)
def test_of_a_very_long_statement_what_is_around_the_figure_is_shown(start, shown):
    text = ("a" * start + "10").ljust(2002, "b")
    page = open_page(open_console(io.StringIO(), 80, color=False))
    found = emphasised(page, Passage(text, (Span(50, 50 + len(text)),)), Span(50 + start, 52 + start))
    assert found.plain.replace("...", "…") == shown


def test_a_list_of_more_lines_than_are_written_at_once_is_whole_and_knows_the_line_of_each():
    text = "".join(f"建设{number}个公园。\n\n" for number in range(1, 501))
    found = extract_targets_text(text, "zh")
    listed = written(render_targets, found.document, found.targets, width=80, color=False)
    heads = re.findall(r"^ +(\d+) +(\d+) 个", listed, re.MULTILINE)
    assert heads == [(str(2 * number - 1), str(number)) for number in range(1, 501)]
