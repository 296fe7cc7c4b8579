"""Alignments as data: beads of two lists, beads of two documents as rows, and explanations of links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from policyparse.align.explanation import Candidate, Explanation
from policyparse.align.plain import Bead
from policyparse.align.segment_beads import AlignedDocuments, SegmentBead
from policyparse.comparison.sides import join
from policyparse.model.bitext import Evidence, Rendering
from policyparse.model.document import Document, Span
from policyparse.model.structure import Segment
from policyparse.reporters.json import dumps_line

TSV_COLUMNS = ("score", "source", "translation", "source_text", "translation_text")
_ESCAPES = str.maketrans(
    {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
    | {char: f"\\u{ord(char):04x}" for char in "\v\f\x1c\x1d\x1e\x85\u2028\u2029"}
)
"""A tab, and whatever some reader takes for the end of a line."""


def alignment_dict(beads: Iterable[Bead]) -> dict[str, Any]:
    """Return the beads of two lists of segments as `policyparse.alignment/1`."""
    rows = ({"source": list(b.source), "translation": list(b.translation), "score": b.score} for b in beads)
    return {"schema": "policyparse.alignment/1", "beads": list(rows)}


def tsv(aligned: AlignedDocuments) -> str:
    """Return one bead per line, below a header; a backslash escapes tabs, line breaks and itself."""
    rows = (_row(bead) for bead in aligned.beads)
    return "".join("\t".join(row) + "\n" for row in (TSV_COLUMNS, *rows))


def json_lines(aligned: AlignedDocuments) -> str:
    """Return one bead per line as JSON, with its segments and the words that bear it."""
    return "".join(dumps_line(bead_dict(bead, aligned)) + "\n" for bead in aligned.beads)


def bead_dict(bead: SegmentBead, aligned: AlignedDocuments) -> dict[str, Any]:
    """Return one bead of two documents."""
    return {
        "score": bead.score,
        "source": [_segment(segment) for segment in bead.source],
        "translation": [_segment(segment) for segment in bead.translation],
        "evidence": [_tie(tie, aligned.source, aligned.translation) for tie in bead.ties],
    }


def ids(segments: Iterable[Segment]) -> str:
    """Return the segments' ids with blanks between them."""
    return " ".join(segment.id for segment in segments)


def text(segments: Sequence[Segment]) -> str:
    """Return the segments' texts as one."""
    return join(segments).text


def explanation_dict(explanation: Explanation) -> dict[str, Any]:
    """Return why a segment was linked, or was not: the field `explanation` of a comparison."""
    outcome = explanation.outcome
    return {
        "segment": outcome.segment.id,
        "text": outcome.segment.text,
        "verdict": outcome.verdict,
        "coverage": round(outcome.coverage, 6),
        "confidence": round(outcome.confidence, 6),
        "links": [_candidate(candidate, explanation) for candidate in explanation.links],
        "runners_up": [_candidate(candidate, explanation) for candidate in explanation.runners_up],
        "chance": explanation.chance,
    }


def documents(explanation: Explanation) -> tuple[Document, Document]:
    """Return the source and the translation that an explanation speaks of."""
    return explanation.bitext.source.structure.document, explanation.bitext.translation.structure.document


def own_document(explanation: Explanation) -> Document:
    """Return the document of the explained segment."""
    return documents(explanation)[0 if isinstance(explanation.outcome, Rendering) else 1]


def quote(document: Document, span: Span) -> str:
    """Return the text at a span."""
    return document.text[span.start : span.end]


def _row(bead: SegmentBead) -> tuple[str, ...]:
    texts = (text(bead.source), text(bead.translation))
    return f"{bead.score:.3f}", ids(bead.source), ids(bead.translation), *(one.translate(_ESCAPES) for one in texts)


def _segment(segment: Segment) -> dict[str, Any]:
    return {"id": segment.id, "span": list(segment.span), "text": segment.text}


def _tie(tie: Evidence, source: Document, translation: Document) -> dict[str, Any]:
    return {
        "source": _word(source, tie.source),
        "translation": _word(translation, tie.translation),
        "kind": tie.kind,
        "weight": tie.weight,
    }


def _word(document: Document, span: Span) -> dict[str, Any]:
    return {"span": list(span), "text": quote(document, span)}


def _candidate(candidate: Candidate, explanation: Explanation) -> dict[str, Any]:
    pair, own = documents(explanation), own_document(explanation)
    return {
        "segment": candidate.segment.id,
        "text": candidate.segment.text,
        "by": candidate.by,
        "score": candidate.score,
        "evidence": [_tie(tie, *pair) for tie in candidate.ties],
        "unanswered": [_word(own, span) | {"weight": weight} for span, weight in candidate.unanswered],
    }
