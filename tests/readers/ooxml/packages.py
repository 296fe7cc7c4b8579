"""Writes small packages for tests: a part's XML is given without its namespaces."""

from __future__ import annotations

import io
import zipfile

from policyparse.config import Reading
from policyparse.readers.interface import Layout
from policyparse.readers.ooxml import DOCX, PPTX

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    f'xmlns:r="{OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
TYPES = "application/vnd.openxmlformats-officedocument"
WORD = f"{TYPES}.wordprocessingml.document.main+xml"
SLIDES = f"{TYPES}.presentationml.presentation.main+xml"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def root(name: str, content: str, attributes: str = "") -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><{name} {NAMESPACES} {attributes}>{content}</{name}>'


def types(part: str, content_type: str) -> str:
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/{part}" ContentType="{content_type}"/></Types>'
    )


def links(*targets: tuple[str, str]) -> str:
    """Return relationships with the ids r1, r2, … for kinds and targets."""
    rows = "".join(
        f'<Relationship Id="r{i}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def docx(body: str, beside: dict[str, str] | None = None, more: dict[str, str | bytes] | None = None) -> bytes:
    """Return a DOCX file; `beside` gives the content of styles, numbering, footnotes … by kind."""
    beside = beside or {}
    roots = {"header": "hdr"}
    return zipped(
        {
            "[Content_Types].xml": types("word/document.xml", WORD),
            "_rels/.rels": links(("officeDocument", "word/document.xml")),
            "word/document.xml": root("w:document", f"<w:body>{body}</w:body>"),
            "word/_rels/document.xml.rels": links(*((kind, f"{kind}.xml") for kind in beside)),
            **{f"word/{kind}.xml": root(f"w:{roots.get(kind, kind)}", content) for kind, content in beside.items()},
            **(more or {}),
        }
    )


def pptx(slides: list[str], more: dict[str, str | bytes] | None = None, attributes: str = "") -> bytes:
    """Return a PPTX file whose slides hold the shapes given; the last slide has `attributes`."""
    ids = "".join(f'<p:sldId id="{256 + i}" r:id="r{i}"/>' for i in range(1, len(slides) + 1))
    size = '<p:sldSz cx="12192000" cy="6858000"/>'
    last = len(slides)
    return zipped(
        {
            "[Content_Types].xml": types("ppt/presentation.xml", SLIDES),
            "_rels/.rels": links(("officeDocument", "ppt/presentation.xml")),
            "ppt/presentation.xml": root("p:presentation", f"<p:sldIdLst>{ids}</p:sldIdLst>{size}"),
            "ppt/_rels/presentation.xml.rels": links(*(("slide", f"slides/s{i}.xml") for i in range(1, last + 1))),
            **{
                f"ppt/slides/s{i}.xml": root(
                    "p:sld", f"<p:cSld><p:spTree>{shapes}</p:spTree></p:cSld>", attributes if i == last else ""
                )
                for i, shapes in enumerate(slides, 1)
            },
            **(more or {}),
        }
    )


def p(*texts: str, properties: str = "") -> str:
    """Return a paragraph of a DOCX file with a run for each text."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(map(r, texts))}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def box(text: str, place: tuple[float, float, float, float] | None, *, kind: str = "", properties: str = "") -> str:
    """Return a shape of a PPTX file; `place` is left, top, width and height in points, `kind` a placeholder's."""
    paragraphs = "".join(
        f"<a:p><a:pPr>{properties}</a:pPr><a:r><a:t>{line}</a:t></a:r></a:p>" for line in text.split("\n")
    )
    holder = f"<p:nvPr>{kind and f'<p:ph {kind}/>'}</p:nvPr>"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="1" name="x"/>{holder}</p:nvSpPr><p:spPr>{frame(place)}</p:spPr>'
        f"<p:txBody>{paragraphs}</p:txBody></p:sp>"
    )


def frame(place: tuple[float, float, float, float] | None, name: str = "a:xfrm", more: str = "") -> str:
    if place is None:
        return ""
    left, top, width, height = (round(side * 12_700) for side in place)
    return f'<{name}><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>{more}</{name}>'


def read_docx(data: bytes, reading: Reading | None = None) -> Layout:
    return DOCX.read(data, "a.docx", reading or Reading())


def read_pptx(data: bytes, reading: Reading | None = None) -> Layout:
    return PPTX.read(data, "a.pptx", reading or Reading())


def blocks(layout: Layout, *fields: str) -> list[object]:
    """Return the text of each block, with further fields of it if any are named."""
    texts = [layout.text[block.span.start : block.span.end] for block in layout.blocks]
    if not fields:
        return list(texts)
    return [(text, *(getattr(b, name) for name in fields)) for text, b in zip(texts, layout.blocks, strict=True)]
