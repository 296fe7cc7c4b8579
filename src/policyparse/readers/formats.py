"""Formats that are not text, known by their first bytes, so that the message can say what a file is."""

from __future__ import annotations

import re

_HEAD = 1024
_CATALOGUE_HEAD = 16_384  # translators and licences are named before the first entry
_SIGNATURES = (
    (rb"PK(\x03\x04|\x05\x06)", "a ZIP container (DOCX, PPTX, XLSX, ODT …)"),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (DOC, PPT, XLS)"),
    (rb"\s*\{\\rtf", "an RTF file"),
    (rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|II\*\x00|MM\x00\*|BM.{4}\x00\x00\x00\x00|RIFF.{4}WEBP", "an image"),
    (rb"\x1f\x8b|BZh[1-9]|\xfd7zXZ\x00|7z\xbc\xaf\x27\x1c|Rar!|\x28\xb5\x2f\xfd", "a compressed file"),
    (rb"\x7fELF|MZ.{58}|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe", "a program"),
    (rb"SQLite format 3\x00", "a database"),
)


_CATALOGUE = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?:msgctxt [^\n]*\n(?:\"[^\n]*\n)*)?"
    rb"msgid \"[^\n]*\n(?:\"[^\n]*\n)*msg(?:id_plural|str)\b"
)
_TEXTS = (
    (
        re.compile(rb"version https://git-lfs\.github\.com/spec/"),
        "is a Git LFS pointer and not the file itself; fetch it with `git lfs pull`",
    ),
    (
        _CATALOGUE,
        "is a catalogue of translations (PO), not a document; use `policyparse review`, or give the document itself",
    ),
    (
        re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE[^>]*>\s*)?<(?:xliff|tmx)\b"),
        (
            "is a file of translation units (XLIFF or TMX), not a document; use `policyparse review`, or give the"
            " document itself"
        ),
    ),
)
_OURS, _MIDDLE, _THEIRS = b"<<<<<<< ", b"=======", b">>>>>>> "
_FENCES = (b"```", b"~~~")


def no_document(data: bytes) -> str | None:
    """Return what is wrong with `data`, and what to do, if it is text but not a document's; else None."""
    line = _conflict(data) if _OURS in data else None
    if line:
        return f"holds merge-conflict markers (<<<<<<<) from line {line} on; resolve the conflict"
    return next((what for pattern, what in _TEXTS if pattern.match(data[:_HEAD])), None)


def is_catalogue(data: bytes) -> bool:
    """Return whether `data` is a catalogue of GNU gettext."""
    return bool(_CATALOGUE.match(data[:_CATALOGUE_HEAD]))


def _conflict(data: bytes) -> int | None:
    """Return the line on which a conflict that git left begins; within fenced code, both sides may be meant."""
    fenced = False
    begun = parted = 0
    for number, line in enumerate(data.splitlines(), 1):
        fenced ^= line.lstrip().startswith(_FENCES) and not begun
        if fenced:
            continue
        if line.startswith(_OURS):
            begun, parted = number, 0
        elif begun and line == _MIDDLE:
            parted = number
        elif parted and line.startswith(_THEIRS):
            return begun
    return None


def foreign_format(data: bytes) -> str | None:
    """Return the name of a known format other than text that `data` is in; else None."""
    head = data[:_HEAD]
    return next((name for pattern, name in _SIGNATURES if re.match(pattern, head, re.IGNORECASE | re.DOTALL)), None)
