"""Views of the terminal report: both texts in full, some verdicts, some sections, links to the files."""

import io
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from rich.cells import cell_len
from rich.console import Console

from policyparse.model.document import Document, Origin
from policyparse.reporters.selection import Selection
from policyparse.reporters.terminal import render_report
from policyparse.reporters.terminal.links import addresses
from tests.reporters import sample
from tests.reporters.test_terminal import Stream

LINK = re.compile(r"\x1b\]8;([^;]*);([^\x1b]*)\x1b\\")
LAYOUTS = {"texts-80": 80, "texts-140": 140}


def written(report=None, *, width=80, **options):
    stream = io.StringIO()
    render_report(report or sample.report(), file=stream, width=width, color=False, **options)
    return stream.getvalue()


def on_terminal(monkeypatch, *, terminal=True, **environment):
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in ({"TERM": "xterm-256color"} | environment).items():
        monkeypatch.setenv(name, value)
    stream = Stream(terminal=terminal)
    render_report(sample.report(), file=stream, width=80)
    return stream.getvalue()


def body(text):
    """What stands below the figures and above the findings."""
    return re.search(r"\n(?:Shown below|Side by side|Section by section).*?(?=\nFindings by check)", text, re.DOTALL)[0]


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_layout_is_as_agreed(name, golden):
    golden(f"terminal/{name}.txt", written(width=LAYOUTS[name], side_by_side=True))


@pytest.mark.parametrize("width", [40, 80, 109, 110, 140, 160])
def test_no_line_is_wider_than_asked_for_or_ends_in_blanks(width):
    lines = written(width=width, side_by_side=True).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert lines == [line.rstrip() for line in lines]


@pytest.mark.parametrize("width", [80, 140])
def test_side_by_side_shows_every_segment_that_bears_content(width):
    told = re.sub(r"[\s{}]", "", written(width=width, side_by_side=True))
    report = sample.report()
    for item in (*report.renderings, *report.accounts):
        if item.verdict != "ignored":
            words = re.findall(r"[\w-]+", item.segment.text)
            assert all(word in told for word in words), item.segment.text


def test_side_by_side_an_addition_stands_in_the_column_of_the_translation():
    line = next(line for line in written(width=140, side_by_side=True).splitlines() if "Free shuttle buses" in line)
    assert cell_len(line[: line.index("+")]) >= 70


@pytest.mark.parametrize("side_by_side", [False, True])
def test_only_what_has_a_verdict_that_was_asked_for_is_shown(side_by_side):
    text = body(written(sample.report(), side_by_side=side_by_side, selection=Selection(("omitted",))))
    assert "单位制氢能耗下降15%" in text
    assert "氢能产业规模突破200亿元" not in text
    assert "Free shuttle buses" not in text


def test_a_section_is_shown_with_what_is_under_it():
    text = body(written(selection=Selection(sections=("二",))))
    assert "Shown below  二 重点赛道" in text
    assert "海水直接制氢装置" in text
    assert "加氢站网络" not in text


def test_the_figures_at_the_top_stay_those_of_the_whole():
    whole, part = written(), written(selection=Selection(("changed",), ("一",)))
    assert part.startswith(whole[: whole.index("Findings ")])


def test_a_selection_without_anything_in_it_says_what_it_is_and_shows_nothing():
    text = written(selection=Selection(("added",), ("二/制氢赛道",)))
    assert "Shown below" in text
    assert "Section by section" not in text


def test_on_a_terminal_lines_lead_to_the_file(monkeypatch):
    found = {address for _, address in LINK.findall(on_terminal(monkeypatch)) if address}
    paths = [
        side.structure.document.origin.path
        for side in (sample.report().bitext.source, sample.report().bitext.translation)
    ]
    addresses = [Path(path).absolute().as_uri() for path in paths]
    assert {address.partition("#")[0] for address in found} == set(addresses)
    assert all(re.search(r"#(\d+|page=\d+)$", address) for address in found - set(addresses))


@pytest.mark.parametrize("path", ["a b#1?x.txt", "计划.zh.txt", "\x1b]8;;evil\x1b\\.txt", "100%.txt", "a\nb\x07.txt"])
def test_an_address_is_printable_ascii_and_names_the_file_alone(path):
    console = Console(file=Stream(terminal=True), color_system="256", no_color=False)
    document = Document(Origin(path, "", "text/plain"), "zh", "", ())
    address = addresses(console, [document])["zh"]
    assert re.fullmatch(r"file:///[!-~]+", address)
    assert not {"#", "?", ";"} & set(address)
    assert Path(unquote(address.removeprefix("file://"))) == Path(path).absolute()


@pytest.mark.parametrize("path", ["", "-"])
def test_text_that_came_from_no_file_has_no_address(path):
    console = Console(file=Stream(terminal=True), color_system="256", no_color=False)
    assert addresses(console, [Document(Origin(path, "", "text/plain"), "zh", "", ())]) == {}


@pytest.mark.parametrize(
    "circumstances",
    [{"terminal": False}, {"terminal": False, "FORCE_COLOR": "1"}, {"NO_COLOR": "1"}, {"TERM": "dumb"}],
    ids=str,
)
def test_there_is_no_link_in_a_pipe_or_without_colour(monkeypatch, circumstances):
    assert "\x1b]8" not in on_terminal(monkeypatch, **circumstances)
