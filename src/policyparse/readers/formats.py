"""Formats that are not text, known by their first bytes, so that the message can say what a file is."""

from __future__ import annotations

import re

_HEAD = 1024
_SIGNATURES = (
    (rb"PK(\x03\x04|\x05\x06)", "a ZIP container (DOCX, PPTX, XLSX, ODT …)"),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (DOC, PPT, XLS)"),
    (rb"\s*\{\\rtf", "an RTF file"),
    (rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|II\*\x00|MM\x00\*|BM.{4}\x00\x00\x00\x00|RIFF.{4}WEBP", "an image"),
    (rb"\x1f\x8b|BZh[1-9]|\xfd7zXZ\x00|7z\xbc\xaf\x27\x1c|Rar!|\x28\xb5\x2f\xfd", "a compressed file"),
    (rb"\x7fELF|MZ.{58}|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe", "a program"),
    (rb"SQLite format 3\x00", "a database"),
)


def foreign_format(data: bytes) -> str | None:
    """Say what `data` is if it is of a known format other than text; else None."""
    head = data[:_HEAD]
    return next((name for pattern, name in _SIGNATURES if re.match(pattern, head, re.IGNORECASE | re.DOTALL)), None)
