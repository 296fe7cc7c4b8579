"""The plan as a Word file, laid out after GB/T 9704-2012: red letterhead, title, body, annex, page numbers."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from forms.packages import DATE, without_times
from forms.plan import Part, letterhead_of, runs_of

_RED = RGBColor(0xE6, 0, 0)
_BODY, _KAI, _HEI, _SONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体"
_LOOK = {
    "number": (_BODY, 16, ALIGN.CENTER),
    "title": (_SONG, 22, ALIGN.CENTER),
    "addressee": (_BODY, 16, None),
    "signature": (_BODY, 16, ALIGN.RIGHT),
    "date": (_BODY, 16, ALIGN.RIGHT),
    "annex": (_HEI, 16, None),
    "chapter": (_HEI, 16, None),
    "section": (_KAI, 16, None),
}
_INDENTED = ("body", "annex note", "chapter", "section")


def docx(parts: Sequence[Part]) -> bytes:
    """Return the notice and its annex as DOCX."""
    document = Document()
    _set_up(document)
    _letterhead(document, letterhead_of(parts))
    for part in parts:
        if part.role == "annex":
            document.add_section(WD_SECTION.NEW_PAGE)
        if part.role != "agency":
            _add(document, part)
    for section in document.sections[:1]:
        _page_number(section.footer.paragraphs[0], ALIGN.RIGHT)
        _page_number(section.even_page_footer.paragraphs[0], ALIGN.LEFT)
    out = io.BytesIO()
    document.save(out)
    return without_times(out.getvalue())


def _set_up(document):
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)
    document.settings.odd_and_even_pages_header_footer = True
    properties = document.core_properties
    properties.author = properties.last_modified_by = "policyparse"
    properties.created = properties.modified = DATE
    _font(document.styles["Normal"], _BODY, 16)


def _letterhead(document, agencies):
    table = document.add_table(rows=len(agencies), cols=2)
    for row, agency in zip(table.rows, agencies, strict=True):
        paragraph = row.cells[0].paragraphs[0]
        paragraph.alignment = ALIGN.DISTRIBUTE
        _run(paragraph, agency, _SONG, 22, color=_RED)
    right = table.cell(0, 1).merge(table.cell(len(agencies) - 1, 1))
    for paragraph in right.paragraphs[1:]:
        paragraph._element.getparent().remove(paragraph._element)
    _run(right.paragraphs[0], "文件", _SONG, 40, color=_RED)


def _add(document, part):
    name, size, alignment = _LOOK.get(part.role, (_BODY, 16, None))
    paragraph = document.add_paragraph()
    paragraph.alignment = alignment
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(29)
    if part.role in _INDENTED:
        paragraph.paragraph_format.first_line_indent = Pt(2 * size)
    for text, bold in runs_of(part.text):
        _run(paragraph, text, _KAI if bold else name, size, bold=bold or part.role == "section")
    if part.role == "number":
        _rule_below(paragraph)


def _run(paragraph, text, name, size, *, bold=False, color=None):
    run = paragraph.add_run(text)
    _font(run, name, size)
    run.font.bold = bold
    if color is not None:
        run.font.color.rgb = color


def _font(styled, name, size):
    styled.font.size, styled.font.name = Pt(size), "Times New Roman"
    styled.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


def _rule_below(paragraph):
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for key, value in {"val": "single", "sz": "18", "space": "6", "color": "E60000"}.items():
        bottom.set(qn(f"w:{key}"), value)
    borders.append(bottom)
    paragraph._element.get_or_add_pPr().append(borders)


def _page_number(paragraph, alignment):
    paragraph.alignment = alignment
    paragraph.add_run("— ")
    run = paragraph.add_run()
    for kind in ("begin", None, "end"):
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.text = "PAGE"
        run._element.append(mark)
    paragraph.add_run(" —")
