"""The forms of the corpus pair are what the script makes of its texts, and hold all of them."""

import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import docx
import pptx
import pypdfium2
import pytest

from policyparse import compare
from policyparse.readers import read
from policyparse.structure import structure

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
PAIR = CORPUS / "shanghai-medical-robots"
FORMS = ("source.zh.docx", "source.zh.pdf", "source.zh.html", "translation.en.pptx", "translation.en.pdf")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The folder with the forms as the script makes them now."""
    folder = tmp_path_factory.mktemp("forms")
    subprocess.run([sys.executable, CORPUS / "make_forms.py", folder], check=True, cwd=folder)
    return folder


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_what_the_script_makes(made, name):
    assert parts(made / name) == parts(PAIR / name)


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_small(name):
    assert (PAIR / name).stat().st_size < 200_000


@pytest.mark.parametrize("name", FORMS)
def test_a_form_holds_every_letter_of_its_text(name):
    side = name.rpartition(".")[0]
    assert not letters((PAIR / f"{side}.txt").read_text(encoding="utf-8")) - letters(shown(PAIR / name))


@pytest.mark.parametrize("name", FORMS)
def test_the_reader_of_a_form_loses_no_letter(name):
    side = name.rpartition(".")[0]
    assert not letters((PAIR / f"{side}.txt").read_text(encoding="utf-8")) - letters(read(PAIR / name).text)


@pytest.mark.parametrize(
    ("source", "translation"), [*((name, "") for name in FORMS[:3]), *(("", name) for name in FORMS[3:])]
)
def test_a_form_gets_the_verdicts_of_its_text(source, translation, verdicts_of_the_texts):
    found = verdicts(source or "source.zh.txt", translation or "translation.en.txt")
    same = (found & verdicts_of_the_texts).total()
    assert same >= 0.98 * max(found.total(), verdicts_of_the_texts.total())


@pytest.fixture(scope="module")
def verdicts_of_the_texts():
    """How often the pair of texts has each segment with each verdict."""
    return verdicts("source.zh.txt", "translation.en.txt")


def verdicts(source, translation):
    renderings = compare(PAIR / source, PAIR / translation).report.renderings
    return Counter(("".join(r.segment.text.split()), r.verdict) for r in renderings if r.verdict != "ignored")


def test_the_page_says_what_the_text_says():
    page, text = (content(PAIR / f"source.zh.{suffix}") for suffix in ("html", "txt"))
    assert page[1:] == text  # its heading repeats the title


def content(path):
    segments = structure(read(path)).segments
    return ["".join(one.text.split()) for one in segments if one.kind != "boilerplate"]


def parts(path):
    """Return the parts of a package, or the file: packages depend on the compressor."""
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as package:
        return [(part.filename, part.date_time, package.read(part)) for part in package.infolist()]


def letters(text):
    return Counter(filter(str.isalnum, text))


def shown(path):
    if path.suffix == ".html":
        return path.read_bytes().decode("gb18030")
    if path.suffix == ".pdf":
        return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))
    if path.suffix == ".pptx":
        slides = pptx.Presentation(path).slides
        return "".join(shape.text_frame.text for slide in slides for shape in slide.shapes)
    document = docx.Document(path)
    cells = {cell._tc: cell.text for table in document.tables for row in table.rows for cell in row.cells}
    return "".join([*cells.values(), *(paragraph.text for paragraph in document.paragraphs)])
