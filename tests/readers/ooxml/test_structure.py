"""What is read from an office file has the structure that the same document has as plain text."""

from __future__ import annotations

import pytest

from policyparse.readers import read, read_text
from policyparse.structure import structure
from tests.readers.ooxml.packages import box, docx, p, pptx

BODY = "推动低空经济高质量发展，建设区域性航空物流枢纽。（责任单位：市发展改革委、市交通局）"
PLAN = f"""某市低空经济发展行动方案

为推动产业发展，制定本方案。

一、总体要求

（一）指导思想

{BODY}

（二）主要目标

{BODY}

二、重点任务

（一）基础设施

{BODY}

1. 起降点。建成起降点200个以上。

2. 航线。开通航线30条以上。
"""
LEVELS = """
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
 <w:lvl w:ilvl="1"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
 <w:lvl w:ilvl="2"><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
"""
NUMBER = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'


def _numbered(line):
    """Return a line of the plan as a paragraph whose number, if it has one, is automatic."""
    for depth, ends in enumerate(("一二三、", "（一二）", "123.")):
        end = next((i for i, sign in enumerate(line[:4]) if sign == ends[-1]), None)
        if end is not None and line[0] in ends:
            return p(line[end + 1 :].strip(), properties=NUMBER.format(depth))
    return p(line)


def _outline(document):
    result = structure(document)
    sections = [(section.level, section.title) for section in result.sections]
    return sections, [(segment.kind, segment.text.split()) for segment in result.segments]


@pytest.fixture
def opened(tmp_path):
    def open_(data):
        path = tmp_path / "document"
        path.write_bytes(data)
        return read(path)

    return open_


def test_a_plan_with_automatic_numbers_has_the_structure_of_its_text(opened):
    body = "".join(_numbered(line) for line in PLAN.split("\n"))
    assert '<w:t xml:space="preserve">总体要求' in body
    assert _outline(opened(docx(body, {"numbering": LEVELS}))) == _outline(read_text(PLAN))


def test_a_plan_with_heading_styles_has_the_sections_of_its_text(opened):
    styled = "".join(
        p(line, properties=f'<w:outlineLvl w:val="{level}"/>') if (level := _level(line)) is not None else p(line)
        for line in PLAN.split("\n")
    )
    sections, _ = _outline(opened(docx(styled)))
    assert sections == _outline(read_text(PLAN))[0]


def _level(line):
    numbers = ("一、", "二、"), ("（一）", "（二）")
    return next((depth for depth, opening in enumerate(numbers) if line.startswith(opening)), None)


def test_slides_have_the_segments_of_their_text(opened):
    slides = [("Key tasks", ["Build 5 parks by 2027", "Open 3 routes"]), ("Measures", ["Offer grants to all firms"])]
    shapes = [
        "".join(box(line, (20, 200 + 60 * i, 600, 50)) for i, line in reversed(list(enumerate(lines))))
        + box(title, (20, 20, 600, 50), kind='type="title"')
        for title, lines in slides
    ]
    text = "\n\n".join("\n\n".join([f"# {title}", *lines]) for title, lines in slides)
    assert _outline(opened(pptx(shapes)))[1] == _outline(read_text(text))[1]
