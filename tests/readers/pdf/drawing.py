"""Small PDF files for the tests, drawn page by page."""

from __future__ import annotations

import io
from collections.abc import Callable

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from policyparse.config import Reading
from policyparse.readers.interface import Layout
from policyparse.readers.pdf import PDF

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

HAN = "STSong-Light"
PORTRAIT, LANDSCAPE = (595.0, 842.0), (960.0, 540.0)

Draw = Callable[[Canvas], None]


def drawn(*pages: Draw, size: tuple[float, float] = PORTRAIT, **options: object) -> bytes:
    """Return a file with one page for each of `pages`, uncompressed so that tests can alter it."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, pageCompression=0, invariant=1, **options)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def lines(
    texts: list[str], left: float = 72, top: float = 760, step: float = 15, font: str = "Times-Roman", size: float = 11
) -> Draw:
    """Return what draws `texts` one below the other."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        for i, text in enumerate(texts):
            canvas.drawString(left, top - i * step, text)

    return draw


def han(texts: list[str], left: float = 80, top: float = 720, step: float = 29, size: float = 16) -> Draw:
    """Return what draws Chinese `texts`; a blank that opens one is an indent of two characters."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(HAN, size)
        for i, text in enumerate(texts):
            canvas.drawString(left + (2 * size if text.startswith(" ") else 0), top - i * step, text.strip())

    return draw


def both(*parts: Draw) -> Draw:
    """Return what draws all of `parts` on one page."""

    def draw(canvas: Canvas) -> None:
        for part in parts:
            part(canvas)

    return draw


def read(data: bytes, **reading: object) -> Layout:
    """Return what the reader makes of `data`."""
    return PDF.read(data, "a.pdf", Reading(**reading))


def texts(layout: Layout, *roles: str) -> list[str]:
    """Return the texts of the blocks in `roles`, of all but furniture if none is named."""
    return [
        layout.text[block.span.start : block.span.end]
        for block in layout.blocks
        if (block.role in roles if roles else block.role != "furniture")
    ]
