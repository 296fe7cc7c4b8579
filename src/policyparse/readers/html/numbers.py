"""The numbers of ordered lists, as browsers show them (CSS Counter Styles)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policyparse.readers.html.tree import Node
from policyparse.readers.numerals import written

_STYLES = {
    "a": "lowerLetter", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter",
    "A": "upperLetter", "upper-alpha": "upperLetter", "upper-latin": "upperLetter",
    "i": "lowerRoman", "lower-roman": "lowerRoman", "I": "upperRoman", "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCounting", "simp-chinese-informal": "chineseCounting",
    "trad-chinese-informal": "chineseCounting", "cjk-decimal": "chineseCounting", "none": "none",
}  # fmt: skip
"""Styles of lists, and what office files call them; all others are decimals."""
_STYLE = re.compile(
    r"list-style(?:-type)?\s*:\s*[^;]*?\b(none|(?:lower|upper)-\w+|(?:simp|trad)-[\w-]+|cjk-\w+)", re.IGNORECASE
)
_LONGEST_STYLE = 500
_OPENING = re.compile(r"[（(第]?\s*(\w{1,6})\s*[.、)）章条](?!\d)")
_INTEGER = re.compile(r"[+-]?\d{1,6}")
_MOST_LETTERS = 26


@dataclass(slots=True)
class _List:
    style: str
    value: int
    step: int


class Numbering:
    """Counts the items of the lists that are open."""

    def __init__(self) -> None:
        """Start outside of any list."""
        self._lists: list[_List] = []

    def open(self, node: Node) -> None:
        """Enter a list; only ordered ones count."""
        style = _style(node) if node.tag == "ol" else "none"
        backward = "reversed" in node.attributes
        first = sum(child.tag == "li" for child in node.elements) if backward else 1
        self._lists.append(_List(style, _integer(node.get("start"), first), -1 if backward else 1))

    def close(self) -> None:
        """Leave the innermost list."""
        self._lists.pop()

    def number(self, item: Node) -> str:
        """Return the number before the item with its stop and blank; an empty string if none is shown."""
        if not self._lists:
            return ""
        counter = self._lists[-1]
        value = _integer(item.get("value"), counter.value)
        counter.value = value + counter.step
        return _shown(value, counter.style)


def opens_with(text: str, number: str) -> bool:
    """Return whether `text` brings the number along, as it does where a style sheet hides those of the list."""
    found = _OPENING.match(text)
    return found is not None and found.group(1) == number.strip(" .、")


def _style(node: Node) -> str:
    found = _STYLE.search(node.get("style"), 0, _LONGEST_STYLE)
    label = found.group(1).lower() if found else node.get("type")
    return _STYLES.get(label, "decimal")


def _integer(text: str, default: int) -> int:
    return int(text) if _INTEGER.fullmatch(text) else default


def _shown(value: int, style: str) -> str:
    if style == "none":
        return ""
    if style.endswith("Letter") and value > _MOST_LETTERS:
        style = "decimal"
    return written(value, style) + ("、" if style == "chineseCounting" else ". ")
