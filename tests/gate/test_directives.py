"""How far a comment reaches."""

from dataclasses import replace

from policyparse.gate.directives import directives_of
from policyparse.model.document import Block, Document, Origin, Span
from policyparse.pipeline import compare, compare_texts
from policyparse.structure import structure

COMMENT = "<!-- policyparse: ignore PP201 -- r -->"


def test_a_comment_within_a_line_holds_for_that_line_alone():
    lines = ["Train 20 cooks every year.", COMMENT, "Build 12 canteens."]
    text = f"{lines[0]} {lines[1]}\n{lines[2]}\n"
    ends = [text.index(line) + len(line) for line in lines]
    blocks = tuple(
        Block(Span(end - len(line), end), "furniture" if line is COMMENT else "text")
        for line, end in zip(lines, ends, strict=True)
    )
    document = Document(Origin("a.md", "0" * 64, "text/markdown"), "en", text, blocks, settled=True)
    findings = compare_texts("每年培训厨师200名。\n新建食堂120个。", "\n".join((lines[0], lines[2]))).findings
    moved = [replace(one, translation=_moved(one.translation, text)) for one in findings if one.check == "PP201"]
    (directive,) = directives_of(structure(document), "translation", moved)
    assert len(moved) == 2
    assert (directive.line, directive.checks, directive.reason, directive.covers) == (1, ("PP201",), "r", (0,))


def _moved(place, text):
    start = text.index(place.text)
    return replace(place, span=Span(start, start + len(place.text)))


def test_a_comment_at_the_end_holds_for_nothing():
    document = structure_of(f"Build 12 canteens.\n{COMMENT}\n")
    (directive,) = directives_of(
        document, "translation", compare_texts("新建食堂120个。", "Build 12 canteens.").findings
    )
    assert directive.covers == ()
    assert directive.line == 2


def structure_of(text):
    spans = []
    at = 0
    for line in text.splitlines(keepends=True):
        spans.append(Block(Span(at, at + len(line.rstrip("\n")))))
        at += len(line)
    return structure(Document(Origin("a.txt", "0" * 64, "text/plain"), "en", text, tuple(spans)))


def test_a_comment_within_a_paragraph_of_a_page_holds_for_that_paragraph(tmp_path):
    pages = {
        "a.zh.html": "<p>新建食堂120个。</p><p>每年培训厨师200名。</p>",
        "a.en.html": f"<p>Build 12 canteens.</p><p>Train 20 cooks {COMMENT} every year.</p>",
    }
    for name, body in pages.items():
        page = f"<html><body><h1>{name[2:4]}</h1>{body}</body></html>"
        (tmp_path / name).write_text(page, encoding="utf-8")
    report = compare(*(tmp_path / name for name in pages))
    (directive,) = directives_of(report.bitext.translation.structure, "translation", report.findings)
    assert [report.findings[at].translation.text for at in directive.covers] == ["20"]
