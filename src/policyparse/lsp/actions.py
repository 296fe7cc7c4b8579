"""Code actions: the preferred term, a suppression with a reason, a baseline entry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lsprotocol import types

from policyparse.gate.model import Region, Spot
from policyparse.lsp.answers import counterpart_at
from policyparse.lsp.desk import Desk
from policyparse.lsp.places import place_of, range_of
from policyparse.lsp.view import Shown
from policyparse.model.document import SideName
from policyparse.model.report import Finding

ACCEPT = "policyparse.accept"
SELECT = "policyparse.select"
_REASON = "reason"
_INLINE = re.compile(r"\s*(?:#{1,6}\s|[-*+]\s|\d+[.)]\s|\|)")
"""Lines that a comment of its own above them would part from their list, table or heading."""
_MOST = 8  # terms offered at once


def actions(desk: Desk, side: SideName, wanted: types.Range) -> Iterator[types.CodeAction]:
    """Yield what can be done about the findings in a range, and the terms that are wanting in its segment."""
    if desk.view is None or not (desk.settled and desk.has_lines(side)):
        return
    lines = desk.lines(side)
    first, last = place_of(wanted.start, lines), place_of(wanted.end, lines)
    for shown in desk.view.findings:
        region = shown.region(side)
        if region[:2] <= last and first <= region[2:]:
            yield from _about(shown, desk)
    if side == "translation":
        yield from _terms(desk, wanted)


def _about(shown: Shown, desk: Desk) -> Iterator[types.CodeAction]:
    found = shown.ruling.found
    if found.category == "terminology" and found.expected and found.translation and desk.has_lines("translation"):
        word = _cased(found.expected, found.translation.text)
        edit = _edit(desk, "translation", shown.translation, word)
        title = f"Write “{word}” for “{found.translation.text}”"
        yield types.CodeAction(title, types.CodeActionKind.QuickFix, edit=edit, is_preferred=True)
    if desk.has_lines(found.spot[0]):
        yield _suppression(shown, desk)
    accept = types.Command("Accept", ACCEPT, arguments=[*desk.pair[:2], found.fingerprint])
    yield types.CodeAction(
        f"Accept {_named(found)}: add it to the baseline", types.CodeActionKind.QuickFix, command=accept
    )


def _suppression(shown: Shown, desk: Desk) -> types.CodeAction:
    """Return the action that puts a comment above the paragraph, or at the end of its line, and selects the reason."""
    found = shown.ruling.found
    side = found.spot[0]
    lines = desk.lines(side)
    opening = f"<!-- policyparse: ignore {found.check} -- "
    comment = f"{opening}{_REASON} -->"
    region = shown.region(side)
    if _INLINE.match(lines[shown.first - 1]):
        line = len(lines[region.end_line - 1].rstrip().removesuffix("|").rstrip()) + 1
        place, text = Region(region.end_line, line, region.end_line, line), f" {comment}"
        start = line + 1 + len(opening)
    else:
        indent = len(lines[shown.first - 1]) - len(lines[shown.first - 1].lstrip())
        place, text = Region(shown.first, indent + 1, shown.first, indent + 1), f"{comment}\n{' ' * indent}"
        start = indent + 1 + len(opening)
    edited = [*lines[: place.line - 1], lines[place.line - 1][: place.column - 1] + text]
    chosen = range_of(Region(place.line, start, place.line, start + len(_REASON)), edited)
    select = types.Command("Write the reason", SELECT, arguments=[desk.uri(side), chosen])
    title = f"Suppress {_named(found)} by a comment with a reason"
    return types.CodeAction(title, types.CodeActionKind.QuickFix, edit=_edit(desk, side, place, text), command=select)


def _terms(desk: Desk, wanted: types.Range) -> Iterator[types.CodeAction]:
    """Yield for each term that the segment's source has, and the segment has not, the insertion of its rendering."""
    found = counterpart_at(desk, "translation", wanted.start)
    terms = found.terms if found else ()
    for term in [term for term in terms if term.missing][:_MOST]:
        edit = types.WorkspaceEdit({desk.uri("translation"): [types.TextEdit(wanted, term.rendering)]})
        yield types.CodeAction(f"Insert “{term.rendering}” ({term.written})", types.CodeActionKind.Refactor, edit=edit)


def _edit(desk: Desk, side: SideName, region: Region, text: str) -> types.WorkspaceEdit:
    change = types.TextEdit(range_of(region, desk.lines(side)), text)
    return types.WorkspaceEdit({desk.uri(side): [change]})


def _cased(word: str, like: str) -> str:
    """Return a word with a capital where the one that it replaces has one."""
    return word[0].upper() + word[1:] if like[:1].isupper() else word


def _named(found: Finding[Spot]) -> str:
    return f"{found.check} ({found.name})"
