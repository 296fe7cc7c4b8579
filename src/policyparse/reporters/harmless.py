"""Makes text of a document harmless: no character of it controls the program that shows it."""

from __future__ import annotations

import re
import unicodedata

_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
BYTE_ORDER_MARK = "\ufeff"
"""What tells a spreadsheet that CSV is in UTF-8."""

_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
_HAN_PLANES = range(0x20000, 0x40000)


def harmless(text: str) -> str:
    """Return `text` without control characters, marks of writing direction and the like.

    Each is replaced by a visible sign; zero-width characters are dropped, and white space becomes a space.
    """
    return text if text.isprintable() else "".join(map(_harmless, text))


def _harmless(char: str) -> str:
    code = ord(char)
    if char.isprintable() or code in _HAN_PLANES:
        return char
    if char in _INVISIBLE:
        return ""
    if char.isspace() and (code > 0x1F or char in "\t\n\r"):
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    return "\N{REPLACEMENT CHARACTER}" if unicodedata.category(char) != "Cs" else "?"


def inert(value: object) -> object:
    """Return the value of a CSV cell so that no spreadsheet treats it as a formula; numbers do not change.

    The first character makes a formula; an apostrophe before it, which spreadsheets hide, makes it text.
    """
    if isinstance(value, str) and value.startswith(_FORMULAS) and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value
