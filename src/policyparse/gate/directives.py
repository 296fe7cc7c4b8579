"""Comments in a document that ask for silence: `<!-- policyparse: ignore PP202 -- reason -->`.

A comment on a line of its own holds for the paragraph that follows, one within a line for that line. Readers lay
comments out as furniture, so that none of this is read as content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policyparse.gate.model import Directive, SideName
from policyparse.model.bitext import Place
from policyparse.model.document import Span
from policyparse.model.report import Finding
from policyparse.model.structure import Structure

_COMMENT = re.compile(r"<!--\s*policyparse:(?P<words>.*?)-->", re.DOTALL | re.IGNORECASE)
_WORDS = re.compile(r"\s*ignore\s+(?P<checks>[\w-]+(?:[\s,]+[\w-]+)*?)\s*(?:\s--\s*(?P<reason>.*?)\s*)?", re.DOTALL)


class _Comment(NamedTuple):
    span: Span
    words: str


def directives_of(structured: Structure, side: SideName, findings: Sequence[Finding]) -> Iterator[Directive]:
    """Yield the directives of one document in their order, each with the findings that it stands by."""
    text = structured.document.text
    comments = [_Comment(Span(*found.span()), found["words"]) for found in _COMMENT.finditer(text)]
    for comment in comments:
        reach = _reach(comment.span, comments, structured)
        places = (finding.source if side == "source" else finding.translation for finding in findings)
        covers = tuple(at for at, place in enumerate(places) if reach and _within(place, reach))
        checks, reason = _read(comment.words)
        yield Directive(side, text.count("\n", 0, comment.span.start) + 1, checks, reason, covers)


def _read(words: str) -> tuple[tuple[str, ...], str]:
    found = _WORDS.fullmatch(words)
    if found is None:
        return (), ""
    return tuple(re.split(r"[\s,]+", found["checks"])), " ".join((found["reason"] or "").split())


def _reach(span: Span, comments: Sequence[_Comment], structured: Structure) -> Span | None:
    """Return the line that a comment stands within, or else the paragraph behind it."""
    text = structured.document.text
    start = text.rfind("\n", 0, span.start) + 1
    end = (text.find("\n", span.end) + len(text) + 1) % (len(text) + 1)
    if _COMMENT.sub("", text[start:end]).strip():
        return Span(start, end)
    behind = (p.passage.span for p in structured.paragraphs if p.passage.span.start >= span.end)
    return next((one for one in behind if not any(one.overlap(other.span) for other in comments)), None)


def _within(place: Place | None, reach: Span) -> bool:
    return place is not None and place.span.overlap(reach) > 0
