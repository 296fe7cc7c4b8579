"""Reading, comparing and checking one pair: the work that the cache saves."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from policyparse import pipeline
from policyparse.config import NOT_ASKING, Asking, Config
from policyparse.gate.directives import directives_in_notes, directives_of
from policyparse.gate.model import Found, Record, Side
from policyparse.gate.phrases import phrases_of
from policyparse.gate.protocol import Job
from policyparse.gate.spots import Places
from policyparse.model.report import Finding, Report
from policyparse.model.structure import Structure

_IN_FILE = ("text/plain", "text/markdown")
"""What readers keep as it stands, so that the lines of the text are those of the file."""


def examine(job: Job) -> Record:
    """Return the findings of a pair; raises `InputError` and `UsageError` like a comparison.

    A pair of one file is a bilingual file.
    """
    replay = job.replay
    asking = Asking(file=Path(replay.file), model=replay.model, below=replay.below) if replay else NOT_ASKING
    glossaries = tuple(map(Path, job.glossaries))
    config = Config(
        glossaries,
        reading=job.reading,
        english_model=job.english_model,
        asking=asking,
        checks=job.checks,
        direction=job.direction,
        optional=True,
    )
    if job.source == job.translation:
        return _examine_file(job.source, config)
    report = pipeline.compare(job.source, job.translation, config)
    record = record_of(report)
    if not job.phrases:
        return record
    own = frozenset(path.stem for path in glossaries)
    return record._replace(phrases=phrases_of(report.bitext, pipeline.load_resources(config).termbase, own))


def _examine_file(path: str, config: Config) -> Record:
    """Return the findings of a bilingual file, which is processed in parts, with the notes of its units."""
    from policyparse.bilingual import read_bilingual  # noqa: PLC0415  (most pairs are two documents)
    from policyparse.reviews import review_parts  # noqa: PLC0415  (as above)

    file = read_bilingual(path, config.reading)
    records = list(map(record_of, review_parts(file, config)))
    findings = tuple(found for record in records for found in record.findings)
    verdicts: Counter[str] = sum((Counter(dict(record.verdicts)) for record in records), Counter())
    directives = tuple(directives_in_notes(file, findings))
    return records[0]._replace(findings=findings, directives=directives, verdicts=tuple(sorted(verdicts.items())))


def record_of(report: Report) -> Record:
    """Return the gate's record of a report."""
    source, translation = report.bitext.source.structure, report.bitext.translation.structure
    places = Places(source), Places(translation)
    return Record(
        _side(source),
        _side(translation),
        tuple(_found(finding, *places) for finding in report.findings),
        (
            *directives_of(source, "source", report.findings),
            *directives_of(translation, "translation", report.findings),
        ),
        tuple(sorted(Counter("quoted" if one.quoted else one.verdict for one in report.renderings).items())),
    )


def _side(structured: Structure) -> Side:
    document = structured.document
    media_type = document.origin.media_type
    in_file = media_type in _IN_FILE and not any(segment.unit for segment in structured.segments[:1])
    return Side(document.origin.sha256, media_type, in_file, document.missing)


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
