"""One pair read, compared and checked: the work that the cache saves."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from policyparse import pipeline
from policyparse.config import NOT_ASKING, Asking, Config
from policyparse.gate.directives import directives_of
from policyparse.gate.model import Found, Record, Side
from policyparse.gate.phrases import phrases_of
from policyparse.gate.protocol import Job
from policyparse.gate.spots import Places
from policyparse.model.document import Document
from policyparse.model.report import Finding, Report

_IN_FILE = ("text/plain", "text/markdown")
"""What readers keep as it stands, so that the lines of the text are those of the file."""


def examine(job: Job) -> Record:
    """Return what the checks find in a pair; raises `InputError` and `UsageError` as a comparison does."""
    replay = job.replay
    asking = Asking(file=Path(replay.file), model=replay.model, below=replay.below) if replay else NOT_ASKING
    glossaries = tuple(map(Path, job.glossaries))
    config = Config(glossaries, reading=job.reading, english_model=job.english_model, asking=asking, optional=True)
    report = pipeline.compare(job.source, job.translation, config)
    record = record_of(report)
    if not job.phrases:
        return record
    own = frozenset(path.stem for path in glossaries)
    return record._replace(phrases=phrases_of(report.bitext, pipeline.load_resources(config).termbase, own))


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
