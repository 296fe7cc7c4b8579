"""The page of a report on a terminal: its width, its signs, and harmless text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TextIO

from rich.console import Console
from rich.style import Style
from rich.text import Text

from policyparse.model.document import Document, SideName
from policyparse.reporters.harmless import harmless
from policyparse.reporters.summary import Verdict
from policyparse.reporters.terminal.links import addresses, fragment
from policyparse.reporters.terminal.theme import BASIC_PALETTE, PALETTE, Role, Signs, signs_for

Part = str | tuple[str, Role]
"""A stretch of text, plain or with its role."""

WIDE = 110
"""From this width on the two texts stand side by side."""

_WIDEST = 160
_SIDES: tuple[SideName, ...] = ("source", "translation")
_NARROWEST = 40


@dataclass(frozen=True, slots=True)
class Page:
    """The page of a report: `width` in cells; with `marked`, braces instead of underlines mark missing text.

    `files` are the addresses of the documents, if the terminal supports links.
    """

    width: int
    signs: Signs
    styles: Mapping[Role, Style]
    encoding: str
    marked: bool
    files: Mapping[SideName, str] = field(default_factory=dict)

    @property
    def wide(self) -> bool:
        """Whether there is room for both texts side by side."""
        return self.width >= WIDE

    @property
    def dot(self) -> Text:
        """What is between the items of a list."""
        return self.text((f" {self.signs.dot} ", "muted"))

    def text(self, *parts: Part) -> Text:
        """Return the parts as one harmless text."""
        text = Text()
        for part in parts:
            words, role = part if isinstance(part, tuple) else (part, "plain")
            text.append(clean(words, self.encoding), self.styles[role] if role != "plain" else None)
        return text

    def place(self, where: str, side: SideName) -> Text:
        """Return a page or line of a document, with a link to it if the terminal supports links."""
        words = self.text((where, "muted"))
        if where and side in self.files:
            words.stylize(Style(link=self.files[side] + fragment(where)))
        return words

    def join(self, parts: Iterable[Part | Text], gap: str = "  ") -> Text:
        """Return the parts that are not empty, a muted `gap` between them."""
        texts = [part if isinstance(part, Text) else self.text(part) for part in parts]
        return self.text((gap, "muted")).join(text for text in texts if text)

    def sign(self, verdict: Verdict) -> Part:
        """Return the verdict's sign in its colour."""
        return self.signs.verdict[verdict], verdict

    def verdict(self, verdict: Verdict, words: str | None = None) -> Part:
        """Return the verdict's sign and word in its colour."""
        return f"{self.signs.verdict[verdict]} {words or verdict}", verdict


def clean(text: str, encoding: str = "utf-8") -> str:
    """Return `text` without control characters, and without characters that `encoding` cannot represent."""
    return harmless(text).encode(encoding, "backslashreplace").decode(encoding)


def open_console(file: TextIO | None, width: int | None, color: bool | None) -> Console:
    """Return a console on `file` (standard output if None).

    `color` None follows the terminal, NO_COLOR and FORCE_COLOR; True always writes colours, False writes no escape
    codes. `width` None is the terminal's.
    """
    if color is None:
        return Console(file=file, width=width, highlight=False, markup=False, emoji=False)
    return Console(
        file=file,
        width=width,
        highlight=False,
        markup=False,
        emoji=False,
        force_terminal=color,
        color_system="256" if color else None,
        no_color=not color,
    )


def open_page(console: Console, documents: Iterable[Document] = ()) -> Page:
    """Return the page for `console`; it links to `documents`, source and translation, where links are followed."""
    pair = tuple(documents)
    known = addresses(console, pair)
    by_side = ((side, document.language) for side, document in zip(_SIDES, pair, strict=False))
    palette = BASIC_PALETTE if console.color_system in ("standard", "windows") else PALETTE
    return Page(
        width=max(_NARROWEST, min(console.width, _WIDEST)),
        signs=signs_for(console.encoding),
        styles={role: Style.parse(style) for role, style in palette.items()},
        encoding=console.encoding,
        marked=console.color_system is None,
        files={side: known[language] for side, language in by_side if language in known},
    )
