"""Raised and struck-out text, in every format that has it."""

from __future__ import annotations

import warnings

import docx
import pptx
import pytest

from policyparse.readers import read

PIECES = [("Output is 10", ""), ("3", "sup"), (" tonnes", ""), (" or 30 tonnes", "del"), (".", "")]


def write(folder, suffix):
    path = folder / f"text{suffix}"
    if suffix == ".docx":
        document = docx.Document()
        paragraph = document.add_paragraph()
        for text, look in PIECES:
            run = paragraph.add_run(text)
            run.font.superscript, run.font.strike = look == "sup", look == "del"
        document.save(path)
    elif suffix == ".pptx":
        deck = pptx.Presentation()
        box = deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_textbox(0, 0, 9_000_000, 3_000_000)
        for text, look in PIECES:
            run = box.text_frame.paragraphs[0].add_run()
            run.text = text
            if look:
                run.font._element.set(*{"sup": ("baseline", "30000"), "del": ("strike", "sngStrike")}[look])
        deck.save(path)
    else:
        marked = "".join(f"<{look}>{text}</{look}>" if look else text for text, look in PIECES)
        path.write_text(f"<html><body><p>{marked}</p></body></html>", "utf-8")
    return path


@pytest.mark.parametrize("suffix", [".docx", ".pptx", ".html"])
def test_raised_digits_are_superscripts_and_struck_out_text_is_left_out_and_said(tmp_path, suffix):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        document = read(write(tmp_path, suffix))
    assert document.text.strip() == "Output is 10³ tonnes."
    assert any("struck-out text was left out" in line for line in document.missing)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("struck", ["~~Output is 30.~~ ", "<del>Output is 30.</del> ", "~~**Output** is `30`~~ "])
def test_struck_out_text_in_markdown_is_a_mark(tmp_path, struck):
    path = tmp_path / "text.md"
    path.write_text(f"# Plan\n\n{struck.replace('`', '')}Output is 40.\n", "utf-8")
    document = read(path)
    block = document.blocks[1]
    assert document.text[slice(*block.marks[0])] == struck.replace("`", "").strip()
    assert document.missing == ("struck-out text was left out",)


def test_a_page_that_hides_itself_until_a_script_has_run_is_read(tmp_path):
    path = tmp_path / "page.html"
    body = "<body style='visibility: hidden'><h1>Plan</h1><p>The plan is open to all.</p><p hidden>No.</p></body>"
    path.write_text(f"<html style='display:none'>{body}</html>", "utf-8")
    assert [document.strip() for document in read(path).text.splitlines()] == ["Plan", "The plan is open to all."]


def test_the_record_of_a_portal_is_furniture_and_no_title(tmp_path):
    record = "".join(f"<li>{label}：某值</li>" for label in ("统一编号", "文　　号", "失效日期", "发布机关"))
    text = "".join(f"<p>{number}、本市特困人员认定条件按国家、省有关规定实施。</p>" for number in "一二三")
    box = f"<div><h3>基本信息</h3><ul>{record}</ul></div>"
    page = f"{box}<div><h1>关于救助供养工作的通知</h1><span>分享到</span>{text}</div>"
    path = tmp_path / "page.html"
    path.write_text(f"<html><body><div>{page}</div></body></html>", "utf-8")
    document = read(path)
    content = [document.text[slice(*block.span)] for block in document.blocks if block.role != "furniture"]
    assert content[0] == "关于救助供养工作的通知"
    assert len(content) == 4
