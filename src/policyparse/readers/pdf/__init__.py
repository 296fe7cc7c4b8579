"""PDF files: pdfium extracts characters with positions, and the layout analysis here makes blocks of them.

Parsing runs in a separate process (`child`, `worker`): `files`, `glyphs` and `objects` call pdfium, `pages` builds
lines and tables, `columns`, `paragraphs` and `furniture` analyse the layout of a page, `prose` and `slides` build a
document from pages.
"""

from __future__ import annotations

import re

from policyparse.config import Reading
from policyparse.model.document import Box, Cell
from policyparse.readers.interface import Composer, Layout, Reader

_SIGNATURE = re.compile(rb"[\s\S]{0,1019}?%PDF-")
_OBJECT = b" obj"


def _recognises(data: bytes, suffix: str) -> bool:
    """Tell the signature at the start, or below what mail programs and servers put before it."""
    found = _SIGNATURE.match(data)
    return suffix is not None and found is not None and (data.startswith(b"%PDF-") or _OBJECT in data)


def _read(data: bytes, name: str, reading: Reading) -> Layout:
    from policyparse.readers.pdf.child import parse
    from policyparse.readers.pdf.shapes import Piece

    answer = parse(data, name, reading)
    composer = Composer(name, reading)
    for fields in answer["pieces"]:
        piece = Piece(*fields)
        composer.add(
            piece.text,
            piece.role,
            before=piece.before,
            level=piece.level,
            page=piece.page,
            box=Box(*piece.box) if piece.box else None,
            size=piece.size,
            bold=piece.bold,
            cell=Cell(*piece.cell) if piece.cell else None,
        )
    return composer.layout(tuple(answer["missing"]))


PDF = Reader(name="pdf", media_type="application/pdf", recognises=_recognises, read=_read)
