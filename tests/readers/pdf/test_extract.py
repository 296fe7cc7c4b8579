"""What is said of pages without text: scanned where there is a picture, drawn where there are shapes, else nothing."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from policyparse.readers.pdf.files import UnreadableError
from tests.readers.pdf.drawing import drawn, lines, parsed

TEXT = lines(["The bureau reports every year on its platforms."])


def scan(canvas):
    picture = io.BytesIO()
    Image.new("L", (60, 80), 200).save(picture, "PNG")
    canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)


def shapes(canvas):
    for i in range(400):
        path = canvas.beginPath()
        path.moveTo(50 + i % 40 * 10, 100 + i // 40 * 20)
        path.curveTo(55 + i % 40 * 10, 110, 60 + i % 40 * 10, 120, 58 + i % 40 * 10, 100 + i // 40 * 20)
        canvas.drawPath(path, fill=1)


def blank(_):
    pass


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (scan, ("page 2: scanned, no text; read it with --ocr",)),
        (shapes, ("page 2: no text, letters drawn as shapes; read it with --ocr",)),
        (blank, ()),
    ],
    ids=["scanned", "drawn", "empty"],
)
def test_a_page_without_text_is_called_what_it_is(page, said):
    assert parsed(drawn(TEXT, page)).missing == said


def test_a_file_of_empty_pages_has_nothing_to_read():
    with pytest.raises(UnreadableError, match="no page has text; nothing to read"):
        parsed(drawn(blank, blank))
