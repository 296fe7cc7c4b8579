"""Comments in a document that suppress findings: `<!-- policyparse: ignore PP202 -- reason -->`.

A comment on a line of its own applies to the next paragraph, a comment inside a line to that line. Readers lay
comments out as furniture, so that none of this is read as content. In a bilingual file the note of a unit does it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from policyparse.gate.model import Directive, Spot
from policyparse.model.document import SideName, Span
from policyparse.model.report import Finding
from policyparse.model.structure import Structure
from policyparse.model.units import BilingualFile

_COMMENT = re.compile(r"<!--\s{0,20}policyparse:(?P<words>.{0,1000}?)-->", re.DOTALL | re.IGNORECASE)
_WORDS = re.compile(r"\s*ignore\s+(?P<checks>[\w-]+(?:[\s,]+[\w-]+)*?)\s*(?:\s--\s*(?P<reason>.*?)\s*)?", re.DOTALL)
_NOTE = re.compile(r"\s*policyparse:(?P<words>.{0,1000})$", re.DOTALL | re.IGNORECASE)
_MOST = 1000


def directives_of(structured: Structure, side: SideName, findings: Sequence[Finding]) -> Iterator[Directive]:
    """Yield the directives of one document in their order, each with the findings next to it.

    The number of comments that are read is limited to what a person would write.
    """
    text = structured.document.text
    spans = (paragraph.passage.span for paragraph in structured.paragraphs)
    paragraphs = [span for span in spans if not _COMMENT.match(text, span.start)]
    places = [finding.source if side == "source" else finding.translation for finding in findings]
    stretches = [(at, *place.span) for at, place in enumerate(places) if place]
    for comment in islice(_COMMENT.finditer(text), _MOST):
        first, last = _line_around(comment, text) or _first_behind(comment, paragraphs)
        covers = tuple(at for at, start, end in stretches if start < last and first < end)
        checks, reason = _read(comment["words"])
        yield Directive(side, text.count("\n", 0, comment.start()) + 1, checks, reason, covers)


def directives_in_notes(file: BilingualFile, findings: Sequence[Finding[Spot]]) -> Iterator[Directive]:
    """Yield the directives in the notes of units, `policyparse: ignore PP202 -- reason`, each for its unit."""
    covered: defaultdict[str | None, list[int]] = defaultdict(list)
    for at, found in enumerate(findings):
        covered[found.spot[1].unit].append(at)
    for unit in file.units:
        for words in filter(None, map(_NOTE.match, unit.notes)):
            checks, reason = _read(words["words"])
            yield Directive("translation", 0, checks, reason, tuple(covered[unit.id]))


def _read(words: str) -> tuple[tuple[str, ...], str]:
    found = _WORDS.fullmatch(words)
    if found is None:
        return (), ""
    return tuple(re.split(r"[\s,]+", found["checks"])), " ".join((found["reason"] or "").split())


def _line_around(comment: re.Match[str], text: str) -> Span | None:
    """Return the line that a comment is in, if there is something else on it."""
    start = text.rfind("\n", 0, comment.start()) + 1
    end = text.find("\n", comment.end())
    line = Span(start, end if end >= 0 else len(text))
    return line if _COMMENT.sub("", text[line.start : line.end]).strip() else None


def _first_behind(comment: re.Match[str], paragraphs: Sequence[Span]) -> Span:
    """Return the first paragraph after a comment; an empty span at the end."""
    at = bisect_left(paragraphs, comment.end(), key=_start)
    return paragraphs[at] if at < len(paragraphs) else Span(comment.end(), comment.end())


def _start(span: Span) -> int:
    return span.start
