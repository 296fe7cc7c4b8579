"""The slides as a PowerPoint file. The order of the shapes is not that of reading, as in decks that grew."""

from __future__ import annotations

import io
from collections.abc import Sequence

from pptx import Presentation
from pptx.util import Pt

from forms.deck import HEIGHT, WIDTH, Box, Slide
from forms.packages import DATE, without_times

_TITLE_ONLY, _BLANK = 5, 6


def pptx(slides: Sequence[Slide]) -> bytes:
    """Return the deck as PPTX."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    properties = deck.core_properties
    properties.author = properties.last_modified_by = "policyparse"
    properties.created = properties.modified = DATE
    for slide in slides:
        _add(deck, slide)
    out = io.BytesIO()
    deck.save(out)
    return without_times(out.getvalue())


def _add(deck, slide):
    shapes = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY if slide.title else _BLANK]).shapes
    if slide.title:
        _fill(shapes.title, slide.title)
    for box in reversed((*slide.boxes, *slide.furniture)):
        _fill(shapes.add_textbox(0, 0, 1, 1), box)


def _fill(shape, box: Box):
    shape.left, shape.top, shape.width, shape.height = (Pt(x) for x in (box.left, box.top, box.width, box.height))
    frame = shape.text_frame
    frame.word_wrap = True
    for i, line in enumerate(box.text.split("\n")):
        paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text, run.font.size = line, Pt(box.size)
