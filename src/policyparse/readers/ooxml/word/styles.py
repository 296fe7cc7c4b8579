"""Styles: the properties that a paragraph or run inherits, by style name, base style, and defaults."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from policyparse.readers.ooxml.markup import Element
from policyparse.readers.ooxml.names import q
from policyparse.readers.ooxml.word.properties import NOTHING, VAL, Properties, properties_of

_HEADING = re.compile(r"(?:heading|标题|標題|見出し)\s*([1-9])(?:\s*char)?", re.IGNORECASE)
_TITLE = re.compile(r"title|标题|標題", re.IGNORECASE)
_CONTENTS = re.compile(r"toc(?:\s*\d|\s*heading)?|目录\s*\d?|table of (?:figures|authorities)", re.IGNORECASE)


class Style(NamedTuple):
    """One style with all that it inherits. `is_title` and `in_contents` go by its name."""

    properties: Properties
    is_title: bool = False
    in_contents: bool = False


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of one package; `paragraph` is that of paragraphs without one."""

    by_id: Mapping[str, Style]
    paragraph: Style

    def paragraph_style(self, name: str | None) -> Style:
        """Return the paragraph style called `name` in the text; the default one if there is none of that name."""
        return self.by_id.get(name, self.paragraph) if name else self.paragraph

    def run_style(self, name: str) -> Properties:
        """Return what the character style called `name` says."""
        found = self.by_id.get(name)
        return found.properties if found else NOTHING


NO_STYLES = Styles({}, Style(NOTHING))
"""What holds in a package without styles."""


class _Draft(NamedTuple):
    name: str
    base: str | None
    own: Properties
    is_default: bool
    is_paragraph: bool


def styles_of(root: Element) -> Styles:
    """Return the styles in the part `root`."""
    drafts = {element.get(q("w:styleId"), ""): _draft(element) for element in root.iter(q("w:style"))}
    defaults = properties_of(root.find(f"{q('w:docDefaults')}/{q('w:rPrDefault')}/{q('w:rPr')}"))
    plain = Properties(size=defaults.size, bold=defaults.bold)
    by_id = _inherited(drafts, plain)
    default = next((name for name, draft in drafts.items() if draft.is_default and draft.is_paragraph), None)
    return Styles(by_id, by_id[default] if default is not None else Style(plain))


def _draft(element: Element) -> _Draft:
    name, base = element.find(q("w:name")), element.find(q("w:basedOn"))
    run = properties_of(element.find(q("w:rPr")))._replace(style=None)
    own = properties_of(element.find(q("w:pPr")))._replace(style=None).over(run)
    return _Draft(
        name.get(VAL, "") if name is not None else "",
        base.get(VAL) if base is not None else None,
        own,
        element.get(q("w:default"), "0") in ("1", "true", "on"),
        element.get(q("w:type")) == "paragraph",
    )


def _inherited(drafts: Mapping[str, _Draft], plain: Properties) -> dict[str, Style]:
    """Return the styles with what their bases say, and `plain` under all; a chain that bites its tail ends there."""
    found: dict[str, Style] = {}
    for name in drafts:
        chain: dict[str | None, _Draft] = {}
        at: str | None = name
        while at is not None and at in drafts and at not in found and at not in chain:
            chain[at] = drafts[at]
            at = drafts[at].base
        style = found.get(at or "", Style(plain if drafts[name].is_paragraph else NOTHING))
        for one, draft in reversed(chain.items()):
            style = found[one or ""] = _upon(draft, style)
    return found


def _upon(draft: _Draft, base: Style) -> Style:
    own = draft.own
    if draft.is_paragraph and own.outline is None:
        own = own._replace(outline=_outline(draft.name))
    return Style(
        own.over(base.properties),
        base.is_title or bool(draft.is_paragraph and _TITLE.fullmatch(draft.name)),
        base.in_contents or bool(_CONTENTS.fullmatch(draft.name)),
    )


def _outline(name: str) -> int | None:
    """Return the outline level of a style that is a heading by its name, from zero."""
    found = _HEADING.fullmatch(name)
    return int(found.group(1)) - 1 if found else None
