from __future__ import annotations

import io
import random
import warnings
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyparse.config import Reading
from policyparse.errors import InputError, PartialWarning
from policyparse.readers import read, read_data
from policyparse.readers.ooxml import DOCX, markup
from policyparse.readers.ooxml.package import Package, resolve
from tests.readers.ooxml.packages import blocks, box, docx, p, pptx, r, read_docx, root, types, unzipped, zipped

BODY = p("推动产业高质量发展。")


@pytest.fixture
def refusal(tmp_path):
    """Return the line with which a file is refused, whatever it is called."""

    def refuse(data, reading=None):
        path = tmp_path / "document.bin"
        path.write_bytes(data)
        with pytest.raises(InputError) as caught:
            read(path, reading=reading)
        assert "\n" not in str(caught.value)
        return str(caught.value)

    return refuse


@pytest.mark.parametrize(
    ("data", "media"),
    [(docx(BODY), "wordprocessingml.document"), (pptx([box("a", None)]), "presentationml.presentation")],
)
def test_a_package_is_known_by_its_content_whatever_it_is_called(tmp_path, data, media):
    path = tmp_path / "report.pdf"
    path.write_bytes(data)
    assert read(path).origin.media_type == f"application/vnd.openxmlformats-officedocument.{media}"


@pytest.mark.parametrize(
    "content_type",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ],
)
def test_templates_and_files_with_macros_are_read(content_type):
    parts = unzipped(docx(BODY)) | {"[Content_Types].xml": types("word/document.xml", content_type)}
    assert blocks(read_docx(zipped(parts))) == ["推动产业高质量发展。"]


def test_the_main_part_may_have_any_name():
    parts = unzipped(docx(BODY))
    parts["texts/main2.xml"] = parts.pop("word/document.xml")
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"word/document.xml", b"texts/main2.xml")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"word/document.xml", b"/texts/main2.xml")
    assert blocks(read_docx(zipped(parts))) == ["推动产业高质量发展。"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (zipped({"a.txt": "a"}), "neither DOCX nor PPTX"),
        (zipped({"[Content_Types].xml": types("xl/workbook.xml", "x"), "xl/workbook.xml": ""}), "Excel"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""}), "OpenDocument"),
        (zipped({"[Content_Types].xml": types("a.xml", "x")}), "without a document"),
        (zipped({"word/other.xml": root("w:document", "")}), "neither DOCX nor PPTX"),
        (docx(BODY)[:600], "damaged or cut-off"),
        (b"PK\x03\x04" + bytes(100), "damaged or cut-off"),
        (docx(BODY, more={"word/document.xml": "<w:document"}), "damaged"),
        (docx(BODY, more={"word/document.xml": ""}), "damaged"),
    ],
)
def test_what_is_no_document_is_refused_and_named(refusal, data, says):
    assert says in refusal(data)


@pytest.mark.parametrize(
    ("data", "reading", "says"),
    [
        (docx(BODY, more={f"word/media/{i}.png": b"" for i in range(20)}), Reading(max_parts=10), "max-parts"),
        (docx(BODY * 20_000), Reading(max_unpacked=100_000), "max-unpacked"),
        (docx(BODY * 50_000), Reading(max_ratio=10), "max-ratio"),
        (docx("<w:sdt><w:sdtContent>" * 300 + BODY + "</w:sdtContent></w:sdt>" * 300), None, "max-depth"),
        (
            docx(f"<w:p>{'<w:smartTag>' * 300}{r('a')}{'</w:smartTag>' * 300}</w:p>"),
            Reading(max_depth=200),
            "max-depth",
        ),
        (docx("<w:p>" * 5_000 + "</w:p>" * 5_000), None, "max-depth"),
    ],
)
def test_limits_are_held_and_named(refusal, data, reading, says):
    assert says in refusal(data, reading)


def test_what_is_never_read_may_be_of_any_size():
    data = docx(BODY, more={"word/media/image.bmp": bytes(5_000_000)})
    assert blocks(read_docx(data, Reading(max_unpacked=1_000_000, max_ratio=50))) == ["推动产业高质量发展。"]


def test_a_part_that_lies_about_its_size_is_stopped():
    data = bytearray(docx(BODY * 50_000))
    true = zipfile.ZipFile(io.BytesIO(bytes(data))).getinfo("word/document.xml").file_size
    while (at := data.find(true.to_bytes(4, "little"))) >= 0:
        data[at : at + 4] = (1_000).to_bytes(4, "little")
    with pytest.raises(InputError):
        read_docx(bytes(data), Reading(max_unpacked=100_000))


ENTITIES = '<!DOCTYPE w:document [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("entity", ["&b;", "&x;"])
def test_a_document_type_is_refused(refusal, encoding, entity):
    declaration, _, rest = root("w:document", f"<w:body>{p(entity)}</w:body>").partition("?>")
    whole = f"{declaration.replace('UTF-8', encoding)}?>{ENTITIES}{rest}"
    assert "DTD" in refusal(docx("", more={"word/document.xml": whole.encode(encoding)}))


def test_a_document_type_that_hides_between_two_chunks_gives_nothing():
    declaration, _, rest = root("w:document", f"<w:body>{p('a&x;b&b;c')}</w:body>").partition("?>")
    hidden = declaration + "?><!--" + "x" * (65_536 - len(declaration) - 12) + "-->" + ENTITIES + rest
    assert hidden.index("<!DOCTYPE") < 65_536 < hidden.index("<!DOCTYPE") + len("<!DOCTYPE")
    assert blocks(read_docx(docx("", more={"word/document.xml": hidden}))) == ["a"]


def test_two_parts_of_one_name_are_refused(refusal):
    stream = io.BytesIO(docx(BODY))
    with zipfile.ZipFile(stream, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("word/document.xml", root("w:document", f"<w:body>{p('other')}</w:body>"))
    assert "two parts" in refusal(stream.getvalue())


def test_names_that_lead_elsewhere_are_never_followed():
    data = docx(BODY, {"styles": ""}, {"../../etc/evil": "x", "/etc/evil": "x"})
    assert blocks(read_docx(data)) == ["推动产业高质量发展。"]


@pytest.mark.parametrize(
    ("base", "target", "part"),
    [
        ("word/document.xml", "styles.xml", "word/styles.xml"),
        ("word/document.xml", "/word/styles.xml", "word/styles.xml"),
        ("ppt/slides/slide1.xml", "../media/a%20b.png", "ppt/media/a b.png"),
        ("word/document.xml", "../../../etc/passwd", "etc/passwd"),
        ("word\\document.xml", "..\\a.xml", "a.xml"),
        ("", "word/document.xml", "word/document.xml"),
    ],
)
def test_targets_stay_within_the_package(base, target, part):
    assert resolve(base, target) == part


def test_names_differ_in_case_and_slashes_only_for_some():
    package = Package(zipped({"Word\\Document.XML": b"x"}), "a", Reading())
    assert list(package.chunks("word/document.xml")) == [b"x"]


def test_an_encrypted_part_is_named(refusal):
    data = bytearray(docx(BODY))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            data[at + offset] |= 1
    assert "is encrypted" in refusal(bytes(data))


def _mutated(data, chance):
    """Return `data` with a few bytes changed, dropped or repeated."""
    data = bytearray(data)
    for _ in range(chance.choice((1, 2, 5, 20))):
        at = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randrange(1, 40)]
            case 2:
                data[at:at] = data[at : at + chance.randrange(1, 40)]
            case _:
                other = chance.randrange(len(data))
                data[at : at + 8] = data[other : other + 8]
    return bytes(data)


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("within", [False, True])
@pytest.mark.filterwarnings("ignore")
def test_mutated_files_are_read_or_refused_in_one_line(tmp_path, seed, within):
    chance = random.Random(f"{seed} {within}")
    table = f"<w:tbl><w:tr><w:tc>{BODY}</w:tc><w:tc>{BODY}</w:tc></w:tr></w:tbl>"
    files = [docx(BODY * 3 + table, {"styles": "", "numbering": ""}), pptx([box("a", None) + box("b", (1, 2, 3, 4))])]
    for i, whole in enumerate(files):
        if within:
            parts = unzipped(whole)
            name = chance.choice(list(parts))
            data = zipped(parts | {name: _mutated(parts[name], chance)})
        else:
            data = _mutated(whole, chance)
        path = tmp_path / f"{i}.docx"
        path.write_bytes(data)
        try:
            read(path)
        except InputError as error:
            assert "\n" not in str(error)  # noqa: PT017  (some mutations are read)


@pytest.mark.parametrize(
    ("limit", "data"),
    [
        ("_MOST_EVENTS", docx("<w:p/>" * 1_000)),
        ("_MOST_NODES", docx(f"<w:p>{'<a/>' * 1_000}</w:p>")),
        ("_MOST_IN_ALL", pptx([box("a", None) * 40] * 5)),
    ],
)
def test_more_elements_than_can_be_read_in_time_are_refused(refusal, monkeypatch, limit, data):
    monkeypatch.setattr(markup, limit, 500)
    assert "split the file" in refusal(data)


@pytest.mark.parametrize("index", ["", "<Types", None])
def test_a_document_whose_package_has_no_sound_index_is_read(index):
    parts = unzipped(docx(p("Text of the plan.")))
    parts.pop("[Content_Types].xml")
    whole = parts if index is None else parts | {"[Content_Types].xml": index}
    assert read_docx(zipped(whole)).text.strip() == "Text of the plan."


SALVAGED = "the file is damaged or cut off; the parts that are whole were read, compare with the original"


def streamed(parts):
    """Return the parts as a ZIP file whose sizes stand behind the data, as a program writes it that cannot go back."""

    class Pipe(io.RawIOBase):
        written = b""

        def writable(self):
            return True

        def write(self, data):
            self.written += bytes(data)
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return pipe.written


@pytest.mark.parametrize("build", [zipped, streamed])
@pytest.mark.parametrize("sign", [b"PK\x01\x02", b"PK\x05\x06"])
def test_a_document_whose_zip_directory_is_cut_off_is_read(build, sign):
    data = build(unzipped(docx(BODY)))
    with pytest.warns(PartialWarning, match="damaged or cut off"):
        document = read_data(data[: data.index(sign)], "a.docx")
    assert document.text == read_data(docx(BODY), "a.docx").text
    assert document.missing == (SALVAGED,)


def test_the_limits_hold_for_what_is_salvaged():
    data = docx(BODY, more={"word/document.xml": "<w:document>" + " " * 3_000_000})
    with pytest.raises(InputError, match="max-ratio"):
        DOCX.read(data[: data.index(b"PK\x01\x02")], "a.docx", Reading(max_ratio=2))


@given(st.integers(0, 400), st.binary(max_size=60))
def test_a_damaged_directory_is_read_or_refused(at, junk):
    data = docx(BODY)
    start = data.index(b"PK\x01\x02")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with suppress(InputError):
            assert read_data(data[: start - 200 + at] + junk, "a.docx").text
