"""Office packages: DOCX and PPTX, recognised by their content, whatever their names.

The modules that read them are imported for the first package.
"""

from __future__ import annotations

from functools import partial

from policyparse.config import Reading
from policyparse.errors import InputError
from policyparse.readers.interface import Layout, Reader
from policyparse.readers.ooxml.encrypted import decrypted, is_encrypted

__all__ = ["DOCX", "OFFICE", "PPTX"]

_SIGNATURE = b"PK\x03\x04"
_SALVAGED = "the file is damaged or cut off; the parts that are whole were read, compare with the original"
_OFFICE = "application/vnd.openxmlformats-officedocument"


def _read(data: bytes, name: str, reading: Reading) -> Layout:
    from policyparse.readers.ooxml.kinds import main_part
    from policyparse.readers.ooxml.package import Package
    from policyparse.readers.ooxml.slides import read_presentation
    from policyparse.readers.ooxml.word import read_document

    package = Package(decrypted(data, name, reading), name, reading)
    kind, part = main_part(package)
    layout = read_document(package, part) if kind == "docx" else read_presentation(package, part)
    return layout._replace(missing=(_SALVAGED, *layout.missing)) if package.salvaged else layout


def _is(kind: str, data: bytes, suffix: str) -> bool:
    if suffix is None or not data.startswith(_SIGNATURE):
        return False
    from policyparse.readers.ooxml.kinds import main_part
    from policyparse.readers.ooxml.package import Package

    try:
        return main_part(Package(data, "", Reading()))[0] == kind
    except InputError:
        return False


def _is_office(data: bytes, suffix: str) -> bool:
    return suffix is not None and (data.startswith(_SIGNATURE) or is_encrypted(data))


DOCX = Reader("docx", f"{_OFFICE}.wordprocessingml.document", partial(_is, "docx"), _read)
PPTX = Reader("pptx", f"{_OFFICE}.presentationml.presentation", partial(_is, "pptx"), _read)
OFFICE = Reader("office", "application/zip", _is_office, _read)
"""What is neither at first sight: encrypted, damaged, beyond the usual limits, or another kind of package."""
