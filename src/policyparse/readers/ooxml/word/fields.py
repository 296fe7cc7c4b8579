"""Fields: an instruction, which is not text, and its result, which is text (ISO/IEC 29500-1, 17.16)."""

from __future__ import annotations

from dataclasses import dataclass, field

_FURNITURE = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_CONTENTS = "TOC"


@dataclass(slots=True)
class _Field:
    instruction: list[str] = field(default_factory=list)
    has_result: bool = False

    @property
    def name(self) -> str:
        words = "".join(self.instruction).split(None, 1)
        return words[0].upper() if words else ""


class Fields:
    """The fields that are open at one place of a text; they may hold each other, and several paragraphs."""

    def __init__(self) -> None:
        """Start outside all fields."""
        self._open: list[_Field] = []

    def mark(self, kind: str | None) -> None:
        """Take one mark: `begin`, `separate` or `end`; one without its partner is left."""
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].has_result = True
        elif kind == "end" and self._open:
            self._open.pop()

    def instruct(self, text: str) -> None:
        """Take a piece of an instruction."""
        if self._open:
            self._open[-1].instruction.append(text)

    def close_instructions(self) -> None:
        """Leave the fields that have come to no result; a paragraph's end is one for them, too."""
        if self._open:
            self._open = [one for one in self._open if one.has_result]

    @property
    def shown(self) -> bool:
        """Return whether what stands here is text: the result of all open fields, and no page number."""
        return not self._open or all(one.has_result and one.name not in _FURNITURE for one in self._open)

    @property
    def in_contents(self) -> bool:
        """Return whether what stands here is the table of contents."""
        return bool(self._open) and any(one.name == _CONTENTS for one in self._open)


def is_furniture(instruction: str) -> bool:
    """Return whether a simple field with this instruction counts pages."""
    words = instruction.split(None, 1)
    return bool(words) and words[0].upper() in _FURNITURE
