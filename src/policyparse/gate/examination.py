"""Reading, comparing and checking one pair: the work that the cache saves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from policyparse import pipeline
from policyparse.config import NOT_ASKING, Asking, Config
from policyparse.gate.directives import directives_in_notes, directives_of
from policyparse.gate.model import Record, Side, Spot
from policyparse.gate.phrases import phrases_of
from policyparse.gate.protocol import Job
from policyparse.gate.spots import Places
from policyparse.model.bitext import Rendering
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
    first: Record | None = None
    findings: list[Finding[Spot]] = []
    verdicts: Counter[str] = Counter()
    for report, again in review_parts(file, config):
        record = record_of(report)
        first = first or record
        findings += _in_all_units(record.findings, again)
        for one in report.renderings:
            verdicts[_outcome(one)] += 1 + len(again.get(one.segment.unit or "", ()))
    assert first
    numbered = tuple(_numbered(findings))
    directives = tuple(directives_in_notes(file, numbered))
    return first._replace(findings=numbered, directives=directives, verdicts=tuple(sorted(verdicts.items())))


def _in_all_units(findings: Iterable[Finding[Spot]], again: Mapping[str, Sequence[str]]) -> Iterator[Finding[Spot]]:
    """Yield findings, each for the later units too that have the same texts."""
    for found in findings:
        yield found
        for unit in again.get(found.spot[1].unit or "", ()):
            source, translation = (spot and spot._replace(unit=unit) for spot in (found.source, found.translation))
            yield found.placed(source, translation)


def _numbered(findings: Iterable[Finding[Spot]]) -> Iterator[Finding[Spot]]:
    """Yield findings with fingerprints that count through the whole file, as they do through a report."""
    seen: Counter[str] = Counter()
    for found in findings:
        digest = found.fingerprint.partition("-")[0]
        seen[digest] += 1
        yield replace(found, fingerprint=f"{digest}-{seen[digest]}" if seen[digest] > 1 else digest)


def record_of(report: Report) -> Record:
    """Return the gate's record of a report."""
    source, translation = report.bitext.source.structure, report.bitext.translation.structure
    here, there = Places(source), Places(translation)
    return Record(
        _side(source),
        _side(translation),
        tuple(one.placed(here.spot(one.source), there.spot(one.translation)) for one in report.findings),
        (
            *directives_of(source, "source", report.findings),
            *directives_of(translation, "translation", report.findings),
        ),
        tuple(sorted(Counter(map(_outcome, report.renderings)).items())),
    )


def _outcome(rendering: Rendering) -> str:
    return "quoted" if rendering.quoted else rendering.verdict


def _side(structured: Structure) -> Side:
    document = structured.document
    media_type = document.origin.media_type
    in_file = media_type in _IN_FILE and not any(segment.unit for segment in structured.segments[:1])
    return Side(document.origin.sha256, media_type, in_file, document.missing)
