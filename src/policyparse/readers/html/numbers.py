"""The numbers of ordered lists, as browsers show them (CSS Counter Styles)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policyparse.readers.html.tree import Node

_STYLES = {
    "1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman",
    "lower-latin": "lower-alpha", "upper-latin": "upper-alpha", "cjk-ideographic": "chinese",
    "simp-chinese-informal": "chinese", "trad-chinese-informal": "chinese", "cjk-decimal": "chinese",
}  # fmt: skip
_STYLE = re.compile(
    r"list-style(?:-type)?\s*:\s*[^;]*?\b(none|(?:lower|upper)-\w+|(?:simp|trad)-[\w-]+|cjk-\w+)", re.IGNORECASE
)
_LONGEST_STYLE = 500
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_DIGITS = "零一二三四五六七八九"
_OPENING = re.compile(r"[（(第]?\s*(\w{1,6})\s*[.、)）章条](?!\d)")
_INTEGER = re.compile(r"[+-]?\d{1,6}")
_MOST = {"lower-alpha": 26, "upper-alpha": 26, "lower-roman": 40, "upper-roman": 40, "chinese": 99}


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
        return _written(value, counter.style)


def opens_with(text: str, number: str) -> bool:
    """Say whether `text` brings the number along, as it does where a style sheet hides those of the list."""
    found = _OPENING.match(text)
    return found is not None and found.group(1) == number.strip(" .、")


def _style(node: Node) -> str:
    found = _STYLE.search(node.get("style"), 0, _LONGEST_STYLE)
    label = found.group(1).lower() if found else node.get("type")
    return "none" if label == "none" else _STYLES.get(label, label if label in _MOST else "decimal")


def _integer(text: str, default: int) -> int:
    return int(text) if _INTEGER.fullmatch(text) else default


def _written(value: int, style: str) -> str:
    if style == "none":
        return ""
    if not 1 <= value <= _MOST.get(style, 0):
        return f"{value}. "
    if style == "chinese":
        return f"{_han(value)}、"
    written = chr(ord("a") + value - 1) if style.endswith("alpha") else _roman(value)
    return f"{written.upper() if style.startswith('upper') else written}. "


def _roman(value: int) -> str:
    written = ""
    for size, sign in _ROMAN:
        written += sign * (value // size)
        value %= size
    return written


def _han(value: int) -> str:
    tens, ones = divmod(value, 10)
    return (("" if tens == 1 else _DIGITS[tens]) + "十" if tens else "") + (_DIGITS[ones] if ones else "")
