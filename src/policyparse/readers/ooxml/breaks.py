"""Line breaks inside a paragraph: which of them end a line for good."""

from __future__ import annotations

import re

from policyparse.han import LIST_NUMERALS, has_han

OPENS = re.compile(
    rf"\s*(?:[-*+•·●■◆◇○▶➢✓>—–]|[（(]?\s*(?:\d{{1,3}}|[{LIST_NUMERALS}]{{1,3}}|[a-zA-Z])\s*[、.．)）]|第.{{1,4}}[章节条])"
)
"""A bullet or a number before the text of a line."""
_INNER = "，、,"
STOPS = "。！？；：.!?;:…"
"""Signs that end what a line says."""
_LONG = 20


def goes_on(before: str, after: str) -> bool:
    """Return whether the sentence of the line `before` a line break continues the line `after` it.

    A line ends for good at a sentence's end, before a number or bullet, and where it is short: such are the lines of
    titles, signatures and addresses.
    """
    before, after = before.rstrip(), after.lstrip()
    if runs_on(before, after):
        return True
    if not before or not after or before[-1] in STOPS or OPENS.match(after):
        return False
    return len(before) >= _LONG and has_han(before[-1]) and has_han(after[:1])


def runs_on(before: str, after: str) -> bool:
    """Return whether the sentence of a line visibly continues the next: after a comma, or with a small letter."""
    before, after = before.rstrip(), after.lstrip()
    if not before or not after or before[-1] in STOPS or OPENS.match(after):
        return False
    return before[-1] in _INNER or after[0].islower()
