"""Files that pdfium refuses and another reader makes sense of."""

from __future__ import annotations

import re

import pytest

from policyparse.readers.pdf.files import UnreadableError
from tests.readers.pdf.drawing import drawn, han, justified, lines, parsed, texts

UNNAMED = "the file is damaged; its text was read, its tables and pictures were not; compare with the original"


@pytest.mark.parametrize(("pattern", "instead"), [(rb"/Pages \d+ 0 R", b""), (rb"/Pages \d+ 0 R", b"/Pages 77 0 R")])
def test_a_file_that_does_not_name_its_pages_is_read_all_the_same(pattern, instead):
    text = "The bureau reports every year on all platforms that it has built, and on those that it has given up."
    data = re.sub(pattern, instead, drawn(justified(text, left=72, top=700, width=200), lines(["Section 2"], size=20)))
    done = parsed(data)
    assert [piece.text for piece in done.pieces] == [text, "Section 2"]
    assert [piece.page for piece in done.pieces] == [1, 2]
    assert done.missing == (UNNAMED,)


def test_text_in_two_languages_and_on_a_turned_page_is_salvaged():
    def draw(canvas):
        canvas.rotate(90)
        canvas.setFont("Times-Roman", 12)
        canvas.drawString(100, -100, "A turned line of text.")

    data = drawn(han(["本办法适用于全市范围内的社区食堂。"]), draw)
    assert texts(re.sub(rb"/Pages \d+ 0 R", b"", data))[-1] == "A turned line of text."


def test_a_file_that_no_reader_makes_sense_of_is_refused():
    with pytest.raises(UnreadableError, match="damaged PDF file"):
        parsed(b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n")
