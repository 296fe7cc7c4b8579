"""A bilingual file: units of a source text and its translation, as in translation tools."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from policyparse.model.document import Origin, Span

UnitState = Literal["new", "draft", "translated", "needs-review", "final"]
"""How far a unit is: not translated, with a translation that nobody vouches for, translated, to review, signed off."""


class CodedText(NamedTuple):
    """A text with placeholders for its inline tags; `codes` are their spans, which are not text."""

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

    `id` is the file's own id, or the place (`row 4`, `line 12`), and is unique in the file. A unit that is not
    `translatable` stays as it is; a `locked` unit must not be changed. `notes` are by people, not by policyparse.
    `element` counts the XML elements that contain units; several units may share one.
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
    """The units of one file in its order, and its declared languages, as written.

    `format` is the file format (`xliff-1.2`, `tmx`). `missing` lists, one line each, what was not read.
    """

    origin: Origin
    format: str
    source_language: str | None
    translation_language: str | None
    units: tuple[BilingualUnit, ...]
    missing: tuple[str, ...] = ()
