"""Code points in PDF files, and the characters that they represent."""

from __future__ import annotations

import re
import unicodedata

from policyparse.folding import RADICALS

_HYPHEN = {0x02: 0x2D, 0xAD: 0x2D}  # pdfium marks a hyphen at a line's end
_RANGES = ((0xFB00, 0xFB07), (0xF900, 0xFB00), (0x2F800, 0x2FA1E), (0xFE10, 0xFE1A), (0xFE30, 0xFE45), (0xFE47, 0xFE49))
_FORMS = {
    code: unicodedata.normalize("NFKC", chr(code))
    for start, end in _RANGES
    for code in range(start, end)
    if unicodedata.normalize("NFKC", chr(code)) not in {"..", "..."}
}
"""Ligatures, compatibility ideographs, and punctuation drawn for vertical text."""

_SYMBOLS = dict(
    zip(
        (
            0xF0B7,
            0xF0A7,
            0xF06C,
            0xF06E,
            0xF071,
            0xF075,
            0xF076,
            0xF0A8,
            0xF0D8,
            0xF0FC,
            0xF09F,
            0xF0E0,
            0xF02D,
            0xF077,
        ),
        "•▪●■❑◆❖◻➢✓•→-◆",
        strict=True,
    )
)
"""Bullets of the fonts Symbol and Wingdings, which word processors put into the private use area."""

_TABLE: dict[int, int | str] = {**RADICALS, **_HYPHEN, **_FORMS, **_SYMBOLS}
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff\ud800-\udfff]")
_UNKNOWN = re.compile(r"[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd-\uffff\U000f0000-\U0010ffff]")
_WIDE = re.compile(r"[\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003ffff]")
_OPENERS, _CLOSERS = frozenset("“‘（《〈「『【〔"), frozenset("，。、；：？！”’）》〉」』】〕…—")


def plain(text: str) -> str:
    """Return `text` with each form replaced by the character that it stands for, and what cannot be seen left out."""
    return text if text.isascii() and text.isprintable() else _UNSEEN.sub("", text.translate(_TABLE))


def unknown(text: str) -> int:
    """Count the characters of `text`, as the file gives it, that no font would show as that code point."""
    return 0 if text.isascii() and text.isprintable() else len(_UNKNOWN.findall(text.translate(_SYMBOLS)))


def is_wide(character: str) -> bool:
    """Tell a character that is set without spaces between words: Chinese and its punctuation."""
    return character >= "\u2e80" and bool(_WIDE.match(character))


def unbroken(text: str) -> int:
    """Count the characters that Chinese typesetting keeps together at the start of `text`: one, and its signs."""
    size = 1
    while size < len(text) and (text[size - 1] in _OPENERS or text[size] in _CLOSERS):
        size += 1
    return size
