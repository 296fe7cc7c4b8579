"""The process that parses: what its answers, its limits and its end mean to the user."""

from __future__ import annotations

import json
import subprocess
import sys
import time

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

from policyparse.config import Reading
from policyparse.errors import InputError, PartialWarning
from policyparse.readers import read
from policyparse.readers.pdf import PDF, child
from policyparse.readers.pdf.files import UnreadableError
from tests.readers.pdf.drawing import drawn, lines, parsed

TEXT = lines(["The city shall build platforms."])
RECURSION = b"""%PDF-1.7
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>> endobj
4 0 obj <</Length 5>>stream
/X Do
endstream endobj
5 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 5 0 R>>>>/Length 17>>stream
/X Do /X Do /X Do
endstream endobj
trailer<</Size 6/Root 1 0 R>>
"""


def message(data, **reading):
    """The error that reading `data` ends with; a line that names the file."""
    with pytest.raises(InputError) as caught:
        PDF.read(data, "a.pdf", Reading(**reading))
    assert str(caught.value).startswith("a.pdf: ")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def scan(canvas):
    """Draw a picture over the whole page."""
    canvas.drawImage(ImageReader(Image.new("L", (60, 84), 200)), 0, 0, 595, 842)


def test_a_file_is_known_by_its_content_whatever_its_name(tmp_path):
    path = tmp_path / "two words.docx"
    path.write_bytes(drawn(TEXT))
    document = read(path)
    assert document.text == "The city shall build platforms.\n"
    assert (document.origin.media_type, document.settled) == ("application/pdf", True)
    assert [(block.page, block.size) for block in document.blocks] == [(1, 11.0)]


def test_what_servers_put_before_the_file_does_not_matter():
    data = b"HTTP/1.1 200 OK\r\n" * 20 + drawn(TEXT)
    assert PDF.recognises(data, ".pdf")
    assert PDF.read(data, "a.pdf", Reading()).text == "The city shall build platforms.\n"


@pytest.mark.parametrize("data", [b"About the signature %PDF-1.7 of files.", b"x" * 1100 + b"%PDF-1.7 1 0 obj"])
def test_text_that_names_the_signature_is_no_pdf(data):
    assert not PDF.recognises(data, ".txt")


def test_an_encrypted_file_asks_for_its_password_and_opens_with_it():
    data = drawn(TEXT, encrypt=StandardEncryption("secret", ownerPassword="owner"))
    assert "is encrypted; give --password" in message(data)
    assert "give another --password" in message(data, password="wrong")
    assert PDF.read(data, "a.pdf", Reading(password="secret")).text.startswith("The city")


def test_scanned_pages_are_said_and_the_others_read(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(drawn(scan, TEXT, scan, scan))
    with pytest.warns(PartialWarning, match=r"a\.pdf: pages 1, 3-4: scanned, no text; read them with --ocr$"):
        document = read(path)
    assert document.missing == ("pages 1, 3-4: scanned, no text; read them with --ocr",)
    assert [block.page for block in document.blocks] == [2]


def test_a_file_of_scans_alone_is_an_error():
    assert message(drawn(scan)) == "a.pdf: page 1: scanned, no text; read it with --ocr"


def test_a_scan_with_the_mark_of_its_program_is_a_scan():
    def page(canvas):
        scan(canvas)
        lines(["Scanned with a telephone"], top=20)(canvas)

    layout = PDF.read(drawn(page, TEXT), "a.pdf", Reading())
    assert layout.missing == ("page 1: scanned, no text; read it with --ocr",)
    assert "Scanned with a telephone" in layout.text


def test_pages_beyond_the_limit_are_said():
    layout = PDF.read(drawn(TEXT, TEXT, TEXT), "a.pdf", Reading(max_pages=1))
    assert layout.missing == ("pages 2-3: not read; raise the limit (max-pages)",)


def test_what_is_not_read_in_time_is_said():
    with pytest.raises(UnreadableError, match=r"^pages 1-3: not read within the time; raise the limit \(max-seconds"):
        parsed(drawn(TEXT, TEXT, TEXT), max_seconds=0)


def test_a_file_with_too_much_text_is_refused():
    assert "more than 40 characters; split it or raise the limit" in message(drawn(TEXT, TEXT), max_characters=40)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7", "damaged"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, "damaged"),
        (drawn(lines([])), "no page has text"),
    ],
    ids=["header", "noise", "blank"],
)
def test_a_file_without_text_is_an_error(data, said):
    assert said in message(data)


def test_a_file_that_brings_the_library_down_is_an_error():
    assert "the PDF library fails on it" in message(RECURSION, max_memory=300_000_000)


def test_a_parser_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(child, "_COMMAND", (sys.executable, "-c", "import time; time.sleep(60)"))
    assert "not parsed within 1 seconds" in message(drawn(TEXT), max_seconds=1)


BEATING = """
import pathlib, subprocess, sys, time
beat = "import time\\nwhile True: print(end='.', flush=True); time.sleep(0.02)"
subprocess.run([sys.executable, "-c", beat], stdout=pathlib.Path(sys.argv[1]).open("w"))
"""


def test_an_interrupt_leaves_neither_the_parser_nor_what_it_started(monkeypatch, tmp_path):
    beats = tmp_path / "beats"
    monkeypatch.setattr(child, "_COMMAND", (sys.executable, "-c", BEATING, str(beats)))

    def interrupted(*_args, **_options):
        while not beats.exists() or not beats.read_text():
            time.sleep(0.01)
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess.Popen, "communicate", interrupted)
    with pytest.raises(KeyboardInterrupt):
        PDF.read(drawn(TEXT), "a.pdf", Reading())
    before = beats.stat().st_size
    time.sleep(0.2)
    assert beats.stat().st_size == before


def test_the_worker_imports_nothing_that_it_does_not_need():
    script = "import json, sys, policyparse.readers.pdf.worker; print(json.dumps([*sys.modules]))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert not set(json.loads(done.stdout)) & {"pdfplumber", "PIL", "numpy", "lxml", "typer", "jieba", "spacy"}
