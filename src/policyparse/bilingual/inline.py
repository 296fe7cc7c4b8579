"""Inline tags of XLIFF 1.2, XLIFF 2 and TMX as placeholders: `⟦1⟧` opens or stands alone, `⟦/1⟧` closes.

What a tag stands for in the original document (`<ph>&lt;br/&gt;</ph>`) is no text, and neither is text within it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from policyparse.bilingual.markup import Element, attribute, local
from policyparse.errors import InputError
from policyparse.model.document import Span
from policyparse.model.units import CodedText

OPENING, CLOSING = "⟦", "⟧"
_Kind = Literal["pair", "open", "close", "through", "character", "nothing"]
_TAGS: Mapping[str, _Kind] = {
    "g": "pair", "pc": "pair",
    "x": "open", "bx": "open", "bpt": "open", "ph": "open", "it": "open", "sc": "open", "ut": "open",
    "ex": "close", "ept": "close", "ec": "close",
    "mrk": "through", "hi": "through", "seg": "through",
    "cp": "character",
    "sm": "nothing", "em": "nothing", "sub": "nothing",
}  # fmt: skip
_OPEN_BY = ("rid", "x", "id", "i", "type")
_CLOSE_BY = ("rid", "startRef", "i", "id")
_BREAKS = ("lb", "x-lb", "xlf:lb")
_DEEPEST = 100


class Writer:
    """Puts a text together, piece after piece, with placeholders."""

    def __init__(self) -> None:
        """Start an empty text."""
        self._parts: list[str] = []
        self._codes: list[Span] = []
        self._size = 0

    def text(self, words: str | None) -> None:
        """Append words."""
        if words:
            self._parts.append(words)
            self._size += len(words)

    def code(self, label: str) -> None:
        """Append a placeholder."""
        start = self._size
        self.text(f"{OPENING}{label}{CLOSING}")
        self._codes.append(Span(start, self._size))

    def done(self) -> CodedText:
        """Return the text."""
        return CodedText("".join(self._parts), tuple(self._codes))


def coded(element: Element | None, name: str) -> CodedText:
    """Return the content of an element with its inline tags as placeholders; raises `InputError` for tags too deep."""
    writer = Writer()
    if element is not None:
        _content(element, writer, {}, name, 0)
    return writer.done()


def with_codes(text: CodedText, pattern: re.Pattern[str]) -> CodedText:
    """Return a text in which what `pattern` finds outside placeholders is a placeholder as well."""
    found = (Span(*match.span()) for match in pattern.finditer(text.text))
    more = [span for span in found if not any(span.overlap(code) for code in text.codes)]
    if not more:
        return text
    writer, at = Writer(), 0
    for span in sorted((*text.codes, *more)):
        writer.text(text.text[at : span.start])
        writer.code(text.text[span.start : span.end].strip(OPENING + CLOSING))
        at = span.end
    writer.text(text.text[at:])
    return writer.done()


def _content(element: Element, writer: Writer, names: dict[str, str], name: str, depth: int) -> None:
    if depth > _DEEPEST:
        raise InputError(f"{name}: nests its inline tags too deeply; export it again")
    writer.text(element.text)
    for one in element:
        kind = _TAGS.get(local(one), "through" if local(one) else "nothing")
        if kind == "pair":
            label = _label(one, _OPEN_BY)
            writer.code(label)
            _content(one, writer, names, name, depth + 1)
            writer.code(f"/{label}")
        elif kind == "through":
            _content(one, writer, names, name, depth + 1)
        elif kind == "character":
            writer.text(_character(one))
        elif kind == "open":
            label = _label(one, _OPEN_BY)
            names[one.get("i") or label] = label
            writer.code(label)
            if {one.get("ctype"), one.get("subType"), one.get("type")} & set(_BREAKS):
                writer.text("\n")
        elif kind == "close":
            label = _label(one, _CLOSE_BY)
            writer.code(f"/{names.get(label, label)}")
        writer.text(one.tail)


def _label(element: Element, by: tuple[str, ...]) -> str:
    return next((value for key in by if (value := attribute(element, key))), local(element))


def _character(element: Element) -> str:
    """Return the character that XML cannot hold, as XLIFF 2 writes it, or nothing where no text may have it."""
    try:
        found = chr(int(element.get("hex", ""), 16))
    except (ValueError, OverflowError):
        return ""
    return found if found.isprintable() else ""
