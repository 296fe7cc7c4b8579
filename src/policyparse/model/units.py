"""A bilingual file: units of a source text and its translation, as translation tools keep them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from policyparse.model.document import Origin, Span

UnitState = Literal["new", "draft", "translated", "needs-review", "final"]
"""How far a unit is: not translated, with a translation that nobody vouches for, translated, to review, signed off."""


class CodedText(NamedTuple):
    """A text with the placeholders of its inline tags in it; `codes` are their spans, which are no text."""

    text: str = ""
    codes: tuple[Span, ...] = ()

    @property
    def plain(self) -> str:
        """The text without placeholders."""
        edges = [0, *(edge for code in self.codes for edge in code), len(self.text)]
        return "".join(self.text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))

    @property
    def placeholders(self) -> tuple[str, ...]:
        """The placeholders, in the order of the text."""
        return tuple(self.text[start:end] for start, end in self.codes)


@dataclass(frozen=True, slots=True)
class BilingualUnit:
    """A source text and its translation.

    `id` is the file's own where it has ids, else the place (`row 4`, `line 12`), and names one unit of the file. What
    is not `translatable` is to stay as it is; what is `locked` is not to be changed. `notes` are those of people, not
    of policyparse. `element` counts the elements of an XML file that hold units: several units may share one.
    """

    id: str
    source: CodedText
    translation: CodedText
    state: UnitState = "translated"
    translatable: bool = True
    locked: bool = False
    notes: tuple[str, ...] = ()
    element: int = 0


@dataclass(frozen=True, slots=True)
class BilingualFile:
    """The units of one file in its order, and the languages that it says they are in, as it writes them.

    `format` is what the file is (`xliff-1.2`, `tmx`). `missing` says, one line each, what of it was not read.
    """

    origin: Origin
    format: str
    source_language: str | None
    translation_language: str | None
    units: tuple[BilingualUnit, ...]
    missing: tuple[str, ...] = ()
