"""Small PDF files for the tests, drawn page by page, and what the reader makes of them."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from policyparse.config import Reading
from policyparse.readers.pdf.extract import Extract, extract
from policyparse.readers.pdf.shapes import Settings

HAN = "STSong-Light"
PORTRAIT, LANDSCAPE = (595.0, 842.0), (960.0, 540.0)

pdfmetrics.registerFont(UnicodeCIDFont(HAN))

Draw = Callable[[Canvas], None]


def drawn(*pages: Draw, size: tuple[float, float] = PORTRAIT, **options: object) -> bytes:
    """Return a file with one page for each of `pages`, not compressed, so that tests can alter it."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, pageCompression=0, invariant=1, **options)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def lines(
    texts: Sequence[str],
    *,
    left: float = 72,
    top: float = 700,
    step: float = 15,
    font: str = "Times-Roman",
    size: float = 11,
) -> Draw:
    """Return what draws `texts` one below the other."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        for i, text in enumerate(texts):
            canvas.drawString(left, top - i * step, text)

    return draw


def han(texts: Sequence[str], *, left: float = 80, top: float = 720, step: float = 29, size: float = 16) -> Draw:
    """Return what draws Chinese `texts`; a blank that opens one is an indent of two characters."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(HAN, size)
        for i, text in enumerate(texts):
            canvas.drawString(left + (2 * size if text.startswith(" ") else 0), top - i * step, text.strip())

    return draw


def justified(text: str, *, left: float, top: float, width: float, size: float = 10) -> Draw:
    """Return what sets English `text` in lines of one width, broken as typesetters do."""

    def draw(canvas: Canvas) -> None:
        rows = broken(text, width, size)
        for i, row in enumerate(rows):
            line = canvas.beginText(left, top - i * 1.2 * size)
            line.setFont("Times-Roman", size)
            if i < len(rows) - 1:
                blanks = row.count(" ") or 1
                line.setWordSpace((width - pdfmetrics.stringWidth(row, "Times-Roman", size)) / blanks)
            line.textOut(row)
            canvas.drawText(line)

    return draw


def broken(text: str, width: float, size: float) -> list[str]:
    """Return `text` in lines that fit into `width`."""
    rows = [""]
    for word in text.split():
        row = f"{rows[-1]} {word}".strip()
        if pdfmetrics.stringWidth(row, "Times-Roman", size) <= width:
            rows[-1] = row
        else:
            rows.append(word)
    return rows


def both(*parts: Draw) -> Draw:
    """Return what draws all of `parts` on one page."""

    def draw(canvas: Canvas) -> None:
        for part in parts:
            part(canvas)

    return draw


def parsed(data: bytes, **changes: object) -> Extract:
    """Return what the worker makes of `data`, in this process."""
    reading = Reading()
    settings = Settings(None, False, reading.max_pages, reading.max_seconds, reading.max_memory, reading.max_characters)
    return extract(data, settings._replace(**changes))


def texts(data: bytes, *roles: str) -> list[str]:
    """Return the texts of the blocks in `roles`, of all but furniture if none is named."""
    return [p.text for p in parsed(data).pieces if (p.role in roles if roles else p.role != "furniture")]
