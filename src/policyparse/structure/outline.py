"""Sections: the tree of headings, with levels by the order in which their styles appear."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policyparse.folding import fold
from policyparse.model.document import Span
from policyparse.model.structure import Section
from policyparse.structure import tables
from policyparse.structure.headings import Heading

_ENDS = "|".join(sorted(tables.TRACK_ENDS, key=len, reverse=True))
_TRACK = re.compile(rf"(?:{_ENDS})(?:[（(].*[）)])?$", re.IGNORECASE)

_CUSTOM = (
    "annex", "part", "chapter", "section", "article", "han", "han-bracket", "digit", "plain", "decimal",
    "digit-bracket", "circle", "letter-bracket", "roman-bracket",
)  # fmt: skip
"""Styles of numbers from the top level down, as drafting rules have them; a document's own order goes before it."""

_RUN_IN = frozenset({"article", "dash", "bold"})
_TOP = frozenset({"bare", "annex"})
"""Styles that open a section of the highest level when they are first met."""


class Outline:
    """Grows with each heading; `path` is the section that the next segment belongs to."""

    def __init__(self) -> None:
        """Start with the part before the first heading, whose path is empty."""
        self.path = ""
        self._stack: list[tuple[Heading, str]] = []
        self._root = ""
        self._levels: dict[str, int] = {}
        self._used: dict[str, int] = {"": 1}
        self._rows: list[tuple[str, int, Heading | None, int, int | None]] = [("", 0, None, 0, None)]

    def title(self, text: str, start: int, segment: int, label: str) -> str:
        """Open a new root: the document's title, or an annex's; numbering starts again."""
        if not label and len(self._rows) == 1 and self._rows[0][2] is None:
            self._rows[0] = ("", 0, Heading("title", None, text, 0), 0, segment)
            return self.path
        self._stack.clear()
        self._root = self.path = self._unique(label or text)
        self._rows.append((self.path, 0, Heading("title", label or None, text, 0), start, segment))
        return self.path

    def open(self, heading: Heading, start: int, segment: int | None) -> str:
        """Enter the section of `heading` and return its path."""
        self._leave(heading)
        parent = self._stack[-1][1] if self._stack else ""
        name = _component(heading, len(self._stack))
        self.path = self._unique(f"{parent}/{name}" if parent else name)
        self._stack.append((heading, self.path))
        self._levels[heading.style] = len(self._stack)
        self._rows.append((self.path, len(self._stack), heading, start, segment))
        return self.path

    def sections(self, end: int, ids: Sequence[str]) -> tuple[Section, ...]:
        """Return all sections of a document of `end` characters; `ids` are those of its segments by their number."""
        tracks = self._tracks()
        sections = []
        for (path, level, heading, start, segment), stop in zip(self._rows, self._ends(end), strict=True):
            name = ids[segment] if segment is not None and segment < len(ids) else None
            sections.append(Section(path, level, *_name(heading), name, Span(start, stop), path in tracks))
        return tuple(sections)

    def _leave(self, heading: Heading) -> None:
        """Pop to the level of the heading's style, if that style is open; else stay and go one deeper."""
        if heading.rank is not None:
            while self._stack and not (self._stack[-1][0].rank or 99) < heading.rank:
                self._stack.pop()
            return
        styles = [h.style for h, _ in self._stack]
        if heading.style in styles:
            del self._stack[styles.index(heading.style) :]
            return
        known = 1 if heading.style in _TOP else self._levels.get(heading.style, 99)
        while len(self._stack) >= known and _below(self._stack[-1][0].style, heading.style):
            self._stack.pop()

    def _unique(self, path: str) -> str:
        count = self._used.get(path, 0) + 1
        if count > 1 and self._root and not path.startswith(self._root):
            return self._unique(f"{self._root}/{path}")
        self._used[path] = count
        return path if count == 1 else self._unique(f"{path} ({count})")

    def _ends(self, end: int) -> list[int]:
        """Where each section ends: at the next one that is not below it."""
        ends: list[int] = []
        open_levels: list[tuple[int, int]] = [(-1, end)]
        for _, level, _, start, _ in reversed(self._rows):
            while open_levels[-1][0] > level:
                open_levels.pop()
            ends.append(open_levels[-1][1])
            if open_levels[-1][0] == level:
                open_levels[-1] = (level, start)
            else:
                open_levels.append((level, start))
        return ends[::-1]

    def _tracks(self) -> set[str]:
        """Sections under one parent, two or more, whose names end in the same word for a line of work."""
        kin: dict[tuple[str, str, str], list[str]] = {}
        for path, _, heading, _, _ in self._rows:
            found = _TRACK.search(fold(heading.title)) if heading and heading.style != "title" else None
            if heading and found:
                key = (path.rpartition("/")[0], heading.style, found.group().lower().rstrip("s"))
                kin.setdefault(key, []).append(path)
        return {path for paths in kin.values() if len(paths) > 1 for path in paths}


def _name(heading: Heading | None) -> tuple[str | None, str]:
    return (heading.number, heading.title) if heading else (None, "")


def _below(style: str, other: str) -> bool:
    """Return whether the first style is by custom of a lower level; bare headings stand below no article or dash."""
    if other in _TOP:
        return style in _RUN_IN or other == "annex"
    return style in _RUN_IN or (style in _CUSTOM and other in _CUSTOM and _CUSTOM.index(style) > _CUSTOM.index(other))


def _component(heading: Heading, depth: int) -> str:
    title = re.sub(r"\s*/\s*", "／", heading.title)
    if heading.number is None:
        return title or "-"
    if depth == 0 or not title:
        return heading.number
    joint = "" if heading.number[-1] in "）)" else " " if heading.number[0] in "第附" else ". "
    return f"{heading.number}{joint}{title}"
