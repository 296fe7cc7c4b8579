"""Superscript digits as characters, so that 10³ is not 103."""

from __future__ import annotations

import re

_SUPERSCRIPTS = str.maketrans("0123456789+-\u2212()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")
_POWER = re.compile(r"[-\u2212+(]*\d[\d+()-]*|[-\u2212]?n")


def raised(text: str) -> str:
    """Return `text` in superscript digits, so that a note's mark or a power does not join the number before it.

    Raised words stay as they are.
    """
    return text.translate(_SUPERSCRIPTS) if _POWER.fullmatch(text) else text
