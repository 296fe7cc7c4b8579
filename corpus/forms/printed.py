"""Both documents as PDF: the plan on A4 after GB/T 9704-2012, the slides as they are printed."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfgen.canvas import Canvas

from forms import deck
from forms.plan import Part, letterhead_of

_CHINESE, _LATIN = "STSong-Light", "Helvetica"
_LEFT, _RIGHT, _TOP, _BOTTOM = 28 * mm, A4[0] - 26 * mm, A4[1] - 37 * mm, 35 * mm
_LEAD = 29
_WORD = re.compile(r"[A-Za-z0-9.%/~-]+\s*|\s+|.", re.DOTALL)
_NO_START = "，。、；：！？）》”』】)"
_NO_END = "（《“‘『【("
_CENTRED = {"number": 16, "title": 22}
_INDENTED = ("body", "annex note", "chapter", "section")


def plan_pdf(parts: Sequence[Part]) -> bytes:
    """Return the notice and its annex as PDF."""
    out = io.BytesIO()
    paper = _Paper(_canvas(out, A4))
    paper.letterhead(letterhead_of(parts))
    for part in parts:
        if part.role == "annex":
            paper.turn()
        if part.role != "agency":
            paper.paragraph(part)
    paper.done()
    return out.getvalue()


def slides_pdf(slides: Sequence[deck.Slide]) -> bytes:
    """Return the deck as PDF, the boxes drawn in the order of the PPTX form's shapes."""
    out = io.BytesIO()
    canvas = _canvas(out, (deck.WIDTH, deck.HEIGHT))
    for slide in slides:
        for box in reversed((*([slide.title] if slide.title else []), *slide.boxes, *slide.furniture)):
            _box(canvas, box)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _canvas(out, size):
    registerFont(UnicodeCIDFont(_CHINESE))
    canvas = Canvas(out, pagesize=size, invariant=1, pageCompression=0)
    canvas.setAuthor("policyparse")
    return canvas


class _Paper:
    """Sets paragraphs on pages of 22 lines of 28 characters."""

    def __init__(self, canvas):
        self.canvas, self.y, self.number = canvas, _TOP, 1

    def letterhead(self, agencies):
        self.canvas.setFillColorRGB(0.9, 0, 0)
        for agency in agencies:
            self.canvas.setFont(_CHINESE, 22)
            self.canvas.drawString(_LEFT, self.y, agency)
            self.y -= 32
        self.canvas.setFont(_CHINESE, 40)
        self.canvas.drawString(_RIGHT - 90, self.y + 32 * len(agencies) / 2, "文件")
        self.canvas.setFillColorRGB(0, 0, 0)
        self.y -= _LEAD

    def paragraph(self, part):
        text, size = part.text.replace("**", ""), _CENTRED.get(part.role, 16)
        lines = list(_wrapped(text, size, _RIGHT - _LEFT, 2 * size if part.role in _INDENTED else 0))
        for i, line in enumerate(lines):
            if self.y < _BOTTOM:
                self.turn()
            self.canvas.setFont(_CHINESE, size)
            self.canvas.drawString(self._start(part.role, line, size, first=i == 0), self.y, line)
            self.y -= _LEAD + size - 16
        if part.role in ("number", "title", "annex"):
            self.y -= _LEAD

    def _start(self, role, line, size, *, first):
        free = _RIGHT - _LEFT - stringWidth(line, _CHINESE, size)
        if role in _CENTRED:
            return _LEFT + free / 2
        if role in ("signature", "date"):
            return _LEFT + free - 2 * size
        return _LEFT + (2 * size if first and role in _INDENTED else 0)

    def turn(self):
        text = f"— {self.number} —"
        self.canvas.setFont(_CHINESE, 14)
        self.canvas.drawString(_RIGHT - 80 if self.number % 2 else _LEFT + 14, _BOTTOM - 25 * mm, text)
        self.canvas.showPage()
        self.y, self.number = _TOP, self.number + 1

    def done(self):
        self.turn()
        self.canvas.save()


def _box(canvas, box):
    y = deck.HEIGHT - box.top - box.size
    for paragraph in box.text.split("\n"):
        for line in _wrapped(paragraph, box.size, box.width, 0):
            canvas.setFont(_font(line), box.size)
            canvas.drawString(box.left, y, line)
            y -= 1.25 * box.size


def _font(text):
    return _LATIN if text.isascii() else _CHINESE


def _wrapped(text: str, size: float, width: float, indent: float) -> Iterator[str]:
    """Yield the lines of a paragraph; words stay whole, no line starts with a closing sign or ends with an opening."""
    line, free = "", width - indent
    for piece in _WORD.findall(text):
        if line and stringWidth(line + piece.rstrip(), _font(text), size) > free and piece not in _NO_START:
            opening = line[-1] if line[-1] in _NO_END else ""
            yield line.removesuffix(opening).rstrip()
            line, free = opening, width
        line += piece
    yield line.rstrip()
