"""Styles of the document: paper, fonts of both scripts, and the colours of verdicts and marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_UNDERLINE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.run import Run

from policyparse.reporters.marks import Mark

SHADES: Mapping[str, str] = {
    "kept": "E3F1E8", "reworded": "FBEFD5", "changed": "F6E1F8", "omitted": "FBE1DF", "added": "DFECFA",
    "head": "EEF1F4",
}  # fmt: skip
_UNDERLINES: Mapping[Mark, tuple[WD_UNDERLINE, RGBColor]] = {
    "gap": (WD_UNDERLINE.DOTTED, RGBColor(0xB3, 0x26, 0x1E)),
    "was": (WD_UNDERLINE.SINGLE, RGBColor(0x8B, 0x21, 0x96)),
    "now": (WD_UNDERLINE.SINGLE, RGBColor(0x8B, 0x21, 0x96)),
}


def set_up(document: Document, author: str, *, upright: bool = False) -> None:
    """Set the paper (landscape unless `upright`), the fonts and the document's properties."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT if upright else WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Mm(210), Mm(297)) if upright else (Mm(297), Mm(210))
    margin = Mm(12 if upright else 15)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin
    for name in ("Normal", "Title", "Heading 1"):
        style = _style(document, name)
        style.font.name = "Calibri"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), "Microsoft YaHei")
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "en-GB")
        language.set(qn("w:eastAsia"), "zh-CN")
        style.element.rPr.append(language)
    title, heading, normal = (_style(document, name) for name in ("Title", "Heading 1", "Normal"))
    title.font.size, heading.font.size, normal.font.size = (
        Pt(18),
        Pt(11 if upright else 14),
        Pt(8.5 if upright else 9.5),
    )
    normal.paragraph_format.space_after = Pt(1 if upright else 2)
    if upright:  # one sheet for a policy of usual length
        title.paragraph_format.space_after = Pt(4)
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(6), Pt(1)
        normal.paragraph_format.line_spacing = 1.0
    document.core_properties.author = author
    document.core_properties.title = "Translation report"
    document.core_properties.comments = ""


def _style(document: Document, name: str) -> Any:  # noqa: ANN401  (the library types no fonts)
    return document.styles[name]


def set_widths(table: Table, widths: Sequence[Length]) -> None:
    """Set the widths of a table's columns, which some programs read from the grid and others from the cells."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width


def shade(cell: _Cell, name: str) -> None:
    """Give a cell the background colour of a verdict."""
    ground = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", SHADES[name])):
        ground.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(ground)  # noqa: SLF001 (the library has no other way)


def keep_together(row: _Row) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 (as above)


def repeat(row: _Row) -> None:
    """Repeat a row at the head of every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 (as above)


def mark(run: Run, marks: tuple[Mark, ...]) -> None:
    """Underline what was not found, or what a finding is about."""
    for name in marks:
        run.font.underline, run.font.color.rgb = _UNDERLINES[name]
