"""The kind of a package by its content types: DOCX, PPTX or something else, whatever the file name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from policyparse.errors import InputError
from policyparse.readers.ooxml.package import CONTENT_TYPES, DamagedPartError, Package
from policyparse.readers.ooxml.relations import content_types, related

Kind = Literal["docx", "pptx"]

_MAIN: Mapping[str, Kind] = {
    "wordprocessingml.document.main": "docx",
    "wordprocessingml.template.main": "docx",
    "ms-word.document.macroenabled.main": "docx",
    "ms-word.template.macroenabledtemplate.main": "docx",
    "presentationml.presentation.main": "pptx",
    "presentationml.template.main": "pptx",
    "presentationml.slideshow.main": "pptx",
    "ms-powerpoint.presentation.macroenabled.main": "pptx",
    "ms-powerpoint.template.macroenabled.main": "pptx",
    "ms-powerpoint.slideshow.macroenabled.main": "pptx",
}
"""Content types of main parts, without the words that all of them share, in lower case."""

_USUAL: Mapping[Kind, str] = {"docx": "word/document.xml", "pptx": "ppt/presentation.xml"}
"""What main parts are usually called."""

_FOREIGN = (
    ("xl/workbook", "an Excel workbook"),
    ("content.xml", "an OpenDocument file"),
    ("meta-inf/container.xml", "an EPUB book"),
    ("visio/document.xml", "a Visio drawing"),
)
"""Parts, or how their names start, that tell what else a ZIP file is."""


def main_part(package: Package) -> tuple[Kind, str]:
    """Return what `package` is and the name of its main part; raises `InputError` for what is neither.

    A package whose index is missing or damaged may still have the document where it usually is.
    """
    try:
        types = content_types(package)
        known = (*related(package, "", "officeDocument"), *types)
    except DamagedPartError:
        types, known = {}, ()
    for part in known:
        kind = _kind(types.get(part.lower(), ""))
        if kind and part in package:
            return kind, part
    for usual, part in _USUAL.items():
        if part in package:
            return usual, part
    if package.salvaged:
        raise InputError(f"{package.name}: is a damaged or cut-off ZIP file; get it again")
    raise InputError(f"{package.name}: {_what(package)}")


def _kind(content_type: str) -> Kind | None:
    bare = content_type.lower().removeprefix("application/vnd.").removeprefix("openxmlformats-officedocument.")
    return _MAIN.get(bare.removesuffix("+xml"))


def _what(package: Package) -> str:
    for start, what in _FOREIGN:
        if any(part.startswith(start) for part in package):
            return f"is {what}, which is not supported; export it as DOCX, PPTX or text"
    if CONTENT_TYPES in package:
        return "is an Office package without a document in it; open it in its program and save it again"
    return "is a ZIP file but neither DOCX nor PPTX; unpack it and give the document in it"
