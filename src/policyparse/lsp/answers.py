"""Answers about a position in a pair: the hover, and the definition (its counterpart)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lsprotocol import types

from policyparse.lsp.desk import Desk
from policyparse.lsp.places import place_of, range_of
from policyparse.lsp.protocol import Term
from policyparse.lsp.view import Counterpart
from policyparse.lsp.windows import other
from policyparse.model.document import SideName

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")
_MOST = 12  # terms of a hover


def counterpart_at(desk: Desk, side: SideName, position: types.Position) -> Counterpart | None:
    """Return the segment at a position with its counterparts; None if there is none."""
    if desk.view is None or not desk.has_lines(side):
        return None
    return desk.view.counterpart(side, *place_of(position, desk.lines(side)))


def hover(desk: Desk, side: SideName, position: types.Position) -> types.Hover | None:
    """Return the other side's text and the terms of the segment at a position."""
    found = counterpart_at(desk, side, position)
    if found is None:
        return None
    content = types.MarkupContent(types.MarkupKind.Markdown, "\n\n".join(_paragraphs(found, desk, other(side))))
    return types.Hover(content, range_of(found.own.region, desk.lines(side)))


def definition(desk: Desk, side: SideName, position: types.Position) -> list[types.LocationLink]:
    """Return the counterparts of the segment at a position, as far as an editor can show them."""
    found, across = counterpart_at(desk, side, position), other(side)
    if found is None or not desk.has_lines(across):
        return []
    own, lines = range_of(found.own.region, desk.lines(side)), desk.lines(across)
    places = [range_of(one.region, lines) for one in found.others]
    return [types.LocationLink(desk.uri(across), place, place, own) for place in places]


def _paragraphs(found: Counterpart, desk: Desk, across: SideName) -> Iterator[str]:
    yield f"**{across.capitalize()}** ({_plain(Path(desk.path(across)).name)})"
    yield "\n>\n".join(f"> {_plain(one.text)}" for one in found.others) or "*nothing renders it*"
    if found.terms:
        yield "**Terms**"
        yield "\n".join(map(_term, found.terms[:_MOST]))


def _term(term: Term) -> str:
    note = f" ({_plain(term.note)})" if term.note else ""
    return f"- {_plain(term.written)}: {_plain(term.rendering)}{note}"


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
