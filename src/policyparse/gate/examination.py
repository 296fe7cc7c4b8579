"""One pair read, compared and checked: the work that the cache saves."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from pathlib import Path

from policyparse import pipeline
from policyparse.config import NOT_ASKING, Asking, Config
from policyparse.gate.directives import directives_of
from policyparse.gate.model import Found, Record, Region, Side, Spot
from policyparse.gate.protocol import Job
from policyparse.model.bitext import Place
from policyparse.model.document import Document, Span
from policyparse.model.report import Finding, Report
from policyparse.model.structure import Structure

_IN_FILE = ("text/plain", "text/markdown")
"""What readers keep as it stands, so that the lines of the text are those of the file."""


def examine(job: Job) -> Record:
    """Return what the checks find in a pair; raises `InputError` and `UsageError` as a comparison does."""
    replay = job.replay
    asking = Asking(file=Path(replay.file), model=replay.model, below=replay.below) if replay else NOT_ASKING
    glossaries = tuple(map(Path, job.glossaries))
    config = Config(glossaries, reading=job.reading, english_model=job.english_model, asking=asking, optional=True)
    return record_of(pipeline.compare(job.source, job.translation, config))


def record_of(report: Report) -> Record:
    """Return what the gate keeps of a report."""
    source, translation = report.bitext.source.structure, report.bitext.translation.structure
    places = Places(source), Places(translation)
    return Record(
        _side(source.document),
        _side(translation.document),
        tuple(_found(finding, *places) for finding in report.findings),
        (
            *directives_of(source, "source", report.findings),
            *directives_of(translation, "translation", report.findings),
        ),
        tuple(sorted(Counter(rendering.verdict for rendering in report.renderings).items())),
    )


def _side(document: Document) -> Side:
    media_type = document.origin.media_type
    return Side(document.origin.sha256, media_type, media_type in _IN_FILE, document.missing)


def _found(finding: Finding, source: Places, translation: Places) -> Found:
    return Found(
        finding.check,
        finding.name,
        finding.category,
        finding.severity,
        finding.message,
        source.spot(finding.source),
        translation.spot(finding.translation),
        finding.expected,
        finding.actual,
        round(finding.confidence, 4),
        finding.fingerprint,
    )


class Places:
    """The segments of one document by their ids, and where its lines start."""

    def __init__(self, structured: Structure) -> None:
        """Take the document that the places stand in."""
        self._segments = {segment.id: segment for segment in structured.segments}
        self._starts = (0, *(found.end() for found in re.finditer("\n", structured.document.text)))

    def spot(self, place: Place | None) -> Spot | None:
        """Return a place as a report needs it; None stays None."""
        if place is None:
            return None
        segment = self._segments[place.segment]
        return Spot(place.text, segment.text, *place.span, self.region(place.span), segment.page)

    def region(self, span: Span) -> Region:
        """Return the lines and columns of a span."""
        return Region(*self._position(span.start), *self._position(span.end))

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
