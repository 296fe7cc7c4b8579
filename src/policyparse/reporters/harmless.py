"""Text of a document made harmless: no character of it steers what shows it."""

from __future__ import annotations

import unicodedata

_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
_HAN_PLANES = range(0x20000, 0x40000)


def harmless(text: str) -> str:
    """Return `text` without control characters, marks of writing direction and the like.

    They are shown as a sign in their place; characters of no width are dropped, white space becomes a blank.
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
