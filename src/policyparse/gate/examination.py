"""One pair read, compared and checked: the work that the cache saves."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from policyparse import pipeline
from policyparse.config import Config
from policyparse.gate.directives import directives_of
from policyparse.gate.model import Found, Record, Region, Side, Spot
from policyparse.gate.protocol import Job
from policyparse.model.bitext import Place
from policyparse.model.document import Document
from policyparse.model.report import Finding, Report
from policyparse.model.structure import Segment

_IN_FILE = ("text/plain", "text/markdown")
"""What readers keep as it stands, so that the lines of the text are those of the file."""


def examine(job: Job) -> Record:
    """Return what the checks find in a pair; raises `InputError` and `UsageError` as a comparison does."""
    config = Config(tuple(map(Path, job.glossaries)), reading=job.reading)
    return record_of(pipeline.compare(job.source, job.translation, config))


def record_of(report: Report) -> Record:
    """Return what the gate keeps of a report."""
    source, translation = report.bitext.source.structure, report.bitext.translation.structure
    segments = {segment.id: segment for side in (source, translation) for segment in side.segments}
    return Record(
        _side(source.document),
        _side(translation.document),
        tuple(_found(finding, report, segments) for finding in report.findings),
        (
            *directives_of(source, "source", report.findings),
            *directives_of(translation, "translation", report.findings),
        ),
        tuple(sorted(Counter(rendering.verdict for rendering in report.renderings).items())),
    )


def _side(document: Document) -> Side:
    media_type = document.origin.media_type
    return Side(document.origin.sha256, media_type, media_type in _IN_FILE, document.missing)


def _found(finding: Finding, report: Report, segments: dict[str, Segment]) -> Found:
    source, translation = (side.structure.document for side in (report.bitext.source, report.bitext.translation))
    return Found(
        finding.check,
        finding.name,
        finding.category,
        finding.severity,
        finding.message,
        _spot(finding.source, source, segments),
        _spot(finding.translation, translation, segments),
        finding.expected,
        finding.actual,
        round(finding.confidence, 4),
        finding.fingerprint,
    )


def _spot(place: Place | None, document: Document, segments: dict[str, Segment]) -> Spot | None:
    if place is None:
        return None
    start, end = place.span
    region = Region(*_position(document.text, start), *_position(document.text, end))
    segment = segments[place.segment]
    return Spot(place.text, segment.text, start, end, region, segment.page)


def _position(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
