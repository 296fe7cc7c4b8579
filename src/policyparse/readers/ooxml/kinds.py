"""What a package is, by its content types: DOCX, PPTX or something else, whatever the file is called."""

from __future__ import annotations

from typing import Literal

from policyparse.errors import InputError
from policyparse.readers.ooxml.package import CONTENT_TYPES, DamagedPartError, Package
from policyparse.readers.ooxml.relations import content_types, related

Kind = Literal["docx", "pptx"]

_MAIN: dict[str, tuple[Kind, str]] = {
    "wordprocessingml.document.main": ("docx", "word/document.xml"),
    "wordprocessingml.template.main": ("docx", "word/document.xml"),
    "ms-word.document.macroenabled.main": ("docx", "word/document.xml"),
    "ms-word.template.macroenabledtemplate.main": ("docx", "word/document.xml"),
    "presentationml.presentation.main": ("pptx", "ppt/presentation.xml"),
    "presentationml.template.main": ("pptx", "ppt/presentation.xml"),
    "presentationml.slideshow.main": ("pptx", "ppt/presentation.xml"),
    "ms-powerpoint.presentation.macroenabled.main": ("pptx", "ppt/presentation.xml"),
    "ms-powerpoint.template.macroenabled.main": ("pptx", "ppt/presentation.xml"),
    "ms-powerpoint.slideshow.macroenabled.main": ("pptx", "ppt/presentation.xml"),
}
"""Content types of main parts, without the words that all of them share, in lower case."""

_FOREIGN = (
    ("xl/workbook", "an Excel workbook"),
    ("content.xml", "an OpenDocument file"),
    ("meta-inf/container.xml", "an EPUB book"),
    ("visio/document.xml", "a Visio drawing"),
)
"""Parts, or how their names start, that tell what else a ZIP file is."""


def main_part(package: Package) -> tuple[Kind, str]:
    """Return what `package` is and the name of its main part; raises `InputError` for what is neither."""
    try:
        types = content_types(package)
    except DamagedPartError as error:
        raise InputError(f"{package.name}: {_what(package)}") from error
    for part in (*related(package, "", "officeDocument"), *types):
        kind = _kind(types.get(part.lower(), ""))
        if kind and part in package:
            return kind, part
    for kind, part in _MAIN.values():
        if part in package:
            return kind, part
    raise InputError(f"{package.name}: {_what(package)}")


def _kind(content_type: str) -> Kind | None:
    bare = content_type.lower().removeprefix("application/vnd.").removeprefix("openxmlformats-officedocument.")
    found = _MAIN.get(bare.removesuffix("+xml"))
    return found[0] if found else None


def _what(package: Package) -> str:
    for start, what in _FOREIGN:
        if any(part.startswith(start) for part in package):
            return f"is {what}, which is not supported; export it as DOCX, PPTX or text"
    if CONTENT_TYPES in package:
        return "is an Office package without a document in it; open it in its program and save it again"
    return "is a ZIP file but neither DOCX nor PPTX; unpack it and give the document in it"
