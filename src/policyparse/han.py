"""What patterns that look for Chinese are made of: its characters, and the numerals that lists and titles count by."""

from __future__ import annotations

import re

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, for use inside the brackets of a pattern."""

DIGITS = "一二三四五六七八九"
LIST_NUMERALS = f"{DIGITS}十百"
"""Numerals that the items of a list are counted by."""
NUMERALS = f"{LIST_NUMERALS}千零〇两"
"""Numerals that whole numbers are written with."""

_HAN = re.compile(f"[{HAN}]")


def has_han(text: str) -> bool:
    """Return whether `text` has a Chinese character."""
    return not text.isascii() and _HAN.search(text) is not None
