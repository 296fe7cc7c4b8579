"""Reading scans, by a stand-in for Tesseract that the tests put on the path."""

from __future__ import annotations

import stat
import sys

import pytest

from policyparse.config import Reading
from policyparse.errors import InputError
from policyparse.readers.pdf import PDF
from tests.readers.pdf.drawing import drawn, lines
from tests.readers.pdf.test_child import scan

STAND_IN = """#!{python}
import sys
if "--list-langs" in sys.argv:
    print("List of available languages:", *{languages!r}, sep="\\n")
    raise SystemExit
head = sys.stdin.buffer.read(2)
assert head == b"P5" and "chi_sim+eng" in sys.argv
names = "level page_num block_num par_num line_num word_num left top width height conf text"
print(*names.split(), sep="\\t")
for top, words in ((300, ["加快", "建设平台"]), (800, ["Build", "platforms"])):
    print(4, 1, 1, 1, 1, 0, 300, top, 900, 50, -1, "", sep="\\t")
    for i, word in enumerate(words):
        print(5, 1, 1, 1, 1, i + 1, 300 + 260 * i, top, 240, 50, 95.5, word, sep="\\t")
"""


@pytest.fixture
def tesseract(tmp_path, monkeypatch):
    """Put a stand-in that knows some languages on the path."""

    def install(*languages):
        path = tmp_path / "tesseract"
        path.write_text(STAND_IN.format(python=sys.executable, languages=languages), encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.setenv("PYTHONIOENCODING", "utf-8")

    return install


def test_scanned_pages_are_read_when_asked_for(tesseract):
    tesseract("chi_sim", "eng")
    layout = PDF.read(drawn(lines(["A page with text."]), scan), "a.pdf", Reading(ocr=True))
    assert layout.missing == ()
    assert [layout.text[b.span.start : b.span.end] for b in layout.blocks] == [
        "A page with text.",
        "加快建设平台",
        "Build platforms",
    ]
    box = layout.blocks[1].box
    assert box is not None
    assert (round(box.left), round(box.top)) == (72, 72)


def test_missing_language_data_is_said(tesseract):
    tesseract("eng", "osd")
    with pytest.raises(InputError, match="lacks the language data chi_sim; install it"):
        PDF.read(drawn(scan), "a.pdf", Reading(ocr=True))


def test_a_system_without_tesseract_is_told_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError, match="Tesseract is not installed; install it"):
        PDF.read(drawn(scan), "a.pdf", Reading(ocr=True))
