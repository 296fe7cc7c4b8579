"""Results as JSON: the dictionaries of the contract, and text in which no number is rounded.

The shapes are published as JSON Schema in `policyparse.schemas`. Field names are part of the contract: fields may be
added, none is renamed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from math import isfinite
from typing import Any

from policyparse.model.bitext import Account, Opinion, Rendering
from policyparse.model.document import Block, Document
from policyparse.model.facts import Agency, Assignment, Quantity, Target
from policyparse.model.report import (
    AssignmentOutcome,
    Consultation,
    Finding,
    Place,
    Report,
    Signature,
    TargetOutcome,
    TrackOutcome,
)
from policyparse.model.structure import Section, Segment, Structure
from policyparse.reporters.digest import digest
from policyparse.reporters.index import index
from policyparse.reporters.opinions import overruled
from policyparse.reporters.summary import SEVERITIES, SHOWN

_MOST_DIGITS = 4000  # Python refuses to write an int of more than 4300 digits
_SCALAR = json.JSONEncoder(ensure_ascii=False)
_quoted: Callable[[str], str] = json.encoder.encode_basestring
_WRITTEN: Mapping[type, Callable[[Any], str]] = {
    str: _quoted,
    int: int.__repr__,
    float: lambda number: repr(number) if isfinite(number) else _SCALAR.encode(number),
    bool: ("false", "true").__getitem__,
    type(None): lambda _: "null",
}
"""What the encoder comes to with a value of just this type, for all that is often met."""


def report_json(report: Report) -> str:
    """Return a comparison as JSON text."""
    return dumps(report_dict(report)) + "\n"


def report_dict(report: Report) -> dict[str, Any]:
    """Return a comparison as the contract's `policyparse.compare/1`."""
    where = {
        segment.id: segment
        for side in (report.bitext.source, report.bitext.translation)
        for segment in side.structure.segments
    }
    return {
        "schema": "policyparse.compare/1",
        "signature": signature_dict(report.signature),
        "source": document_dict(report.bitext.source.structure.document),
        "translation": document_dict(report.bitext.translation.structure.document),
        "segments": [_rendering(rendering) for rendering in report.renderings],
        "translation_segments": [_account(account) for account in report.accounts],
        "findings": [_finding(finding, where) for finding in report.findings],
        "targets": [_target_outcome(outcome) for outcome in report.targets],
        "assignments": [_assignment_outcome(outcome) for outcome in report.assignments],
        "tracks": [_track(outcome) for outcome in report.tracks],
        "summary": _summary(report),
        **({"second_opinion": _consultation(report, report.consultation)} if report.consultation else {}),
    }


def targets_dict(document: Document, targets: Iterable[Target]) -> dict[str, Any]:
    """Return the targets of one document as `policyparse.targets/1`."""
    return {
        "schema": "policyparse.targets/1",
        "document": document_dict(document),
        "targets": [_target(target) for target in targets],
    }


def quantities_dict(document: Document, quantities: Iterable[Quantity]) -> dict[str, Any]:
    """Return every quantity of one document, target or not, as `policyparse.quantities/1`."""
    return {
        "schema": "policyparse.quantities/1",
        "document": document_dict(document),
        "quantities": [_quantity(quantity) for quantity in quantities],
    }


def assignments_dict(document: Document, assignments: Iterable[Assignment]) -> dict[str, Any]:
    """Return the assignments of one document as `policyparse.assignments/1`."""
    return {
        "schema": "policyparse.assignments/1",
        "document": document_dict(document),
        "assignments": [_assignment(assignment) for assignment in assignments],
    }


def outline_dict(structure: Structure) -> dict[str, Any]:
    """Return the blocks, sections and segments of one document as `policyparse.outline/1`."""
    return {
        "schema": "policyparse.outline/1",
        "document": document_dict(structure.document),
        "blocks": [_block(block) for block in structure.document.blocks],
        "sections": [_section(section) for section in structure.sections],
        "segments": [segment_dict(segment) for segment in structure.segments],
    }


def number(value: Decimal) -> int | float | Decimal:
    """Return `value` as an int or a float where that is exact, and as it stands where neither is."""
    if value == value.to_integral_value():
        return int(value) if value.adjusted() < _MOST_DIGITS else value
    nearest = float(value)
    return nearest if Decimal(repr(nearest)) == value else value


def dumps(value: object, margin: str = "\n") -> str:
    """Return `value` as indented JSON: a Decimal in all its digits, a list of plain values on one line.

    `margin` is the line break and the indentation that the value itself is at.
    """
    written = _WRITTEN.get(type(value))
    if written:
        return written(value)
    inner = margin + "  "
    if isinstance(value, dict) and value:
        rows = [f"{inner}{_quoted(str(key))}: {dumps(item, inner)}" for key, item in value.items()]
        return "{" + ",".join(rows) + margin + "}"
    if isinstance(value, list) and any(isinstance(item, dict | list) for item in value):
        return "[" + ",".join([inner + dumps(item, inner) for item in value]) + margin + "]"
    return dumps_line(value)


def dumps_line(value: object) -> str:
    """Return `value` as JSON on one line."""
    written = _WRITTEN.get(type(value))
    if written:
        return written(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, dict):
        return "{" + ", ".join([f"{_quoted(str(key))}: {dumps_line(item)}" for key, item in value.items()]) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(dumps_line, value)) + "]"
    return _SCALAR.encode(value)


def signature_dict(signature: Signature) -> dict[str, Any]:
    """Return what a figure depends on besides its documents."""
    return {
        "policyparse": signature.policyparse,
        "termbase": signature.termbase,
        "lexicon": signature.lexicon,
        "settings": dict(signature.settings),
    }


def document_dict(document: Document) -> dict[str, Any]:
    """Return where a document came from."""
    origin = document.origin
    return {
        "path": origin.path,
        "sha256": origin.sha256,
        "language": document.language,
        "media_type": origin.media_type,
        "missing": list(document.missing),
    }


def _block(block: Block) -> dict[str, Any]:
    return {
        "role": block.role,
        "level": block.level,
        "span": list(block.span),
        "page": block.page,
        "box": None if block.box is None else [round(edge, 2) for edge in block.box],
        "size": None if block.size is None else round(block.size, 2),
        "bold": block.bold,
        "continues": block.continues,
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "path": section.path,
        "level": section.level,
        "number": section.number,
        "title": section.title,
        "heading": section.heading,
        "span": list(section.span),
        "track": section.track,
    }


def segment_dict(segment: Segment) -> dict[str, Any]:
    """Return a segment and where it stands."""
    return {
        "id": segment.id,
        "kind": segment.kind,
        "section": segment.section,
        "span": list(segment.span),
        "text": segment.text,
        "line": segment.line,
        "page": segment.page,
        **_unit(segment),
    }


def _unit(segment: Segment) -> dict[str, Any]:
    return {} if segment.unit is None else {"unit": segment.unit}


def _rendering(rendering: Rendering) -> dict[str, Any]:
    return segment_dict(rendering.segment) | {
        "verdict": rendering.verdict,
        "coverage": _share(rendering.coverage),
        "omission_score": _share(rendering.omission_score),
        "uncovered": [list(span) for span in rendering.uncovered],
        "links": list(rendering.links),
        "confidence": _share(rendering.confidence),
        "quoted": rendering.quoted,
        **({"second_opinion": _opinion(rendering, rendering.opinion)} if rendering.opinion else {}),
    }


def _opinion(rendering: Rendering, opinion: Opinion) -> dict[str, Any]:
    return {
        "changed": rendering.overruled is not None,
        "verdict": opinion.verdict,
        "links": list(opinion.links),
        "reason": opinion.reason,
        "confidence": _share(opinion.confidence),
        "engine_verdict": opinion.engine,
        "engine_links": list(opinion.engine_links),
    }


def _consultation(report: Report, known: Consultation) -> dict[str, Any]:
    verdicts, findings = dict(known.verdicts), dict(known.findings)
    return {
        "model": known.model,
        "asked": known.asked,
        "answered": known.answered,
        "changed": len(overruled(report)),
        "without": {
            **{verdict: verdicts.get(verdict, 0) for verdict in SHOWN},
            "findings": {name: findings.get(name, 0) for name in SEVERITIES},
        },
    }


def _account(account: Account) -> dict[str, Any]:
    return segment_dict(account.segment) | {
        "verdict": account.verdict,
        "coverage": _share(account.coverage),
        "uncovered": [list(span) for span in account.uncovered],
        "links": list(account.links),
        "confidence": _share(account.confidence),
    }


def _finding(finding: Finding, where: Mapping[str, Segment]) -> dict[str, Any]:
    return {
        "check": finding.check,
        "name": finding.name,
        "category": finding.category,
        "severity": finding.severity,
        "message": finding.message,
        "source": _place(finding.source, where),
        "translation": _place(finding.translation, where),
        "expected": finding.expected,
        "actual": finding.actual,
        "confidence": _share(finding.confidence),
        "fingerprint": finding.fingerprint,
    }


def _place(place: Place | None, where: Mapping[str, Segment]) -> dict[str, Any] | None:
    if place is None:
        return None
    segment = where[place.segment]
    return {
        "segment": place.segment,
        "span": list(place.span),
        "text": place.text,
        "line": segment.line,
        "page": segment.page,
        **_unit(segment),
    }


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {
        "span": list(quantity.span),
        "surface": quantity.surface,
        "value": number(quantity.value),
        "value_max": None if quantity.value_max is None else number(quantity.value_max),
        "comparator": quantity.comparator,
        "unit": quantity.unit,
        "unit_norm": quantity.unit_norm,
        "currency": quantity.currency,
        "dimension": quantity.dimension,
        "per": quantity.per,
        "change": quantity.change,
        "level": quantity.level,
        "indicator": quantity.indicator,
        "deadline": quantity.deadline,
        "period": quantity.period,
        "baseline": quantity.baseline,
    }


def _target(target: Target) -> dict[str, Any]:
    return {
        "id": target.id,
        **_quantity(target.quantity),
        "sentence": target.sentence,
        "modality": target.modality,
        "status": target.status,
        "section": target.section,
        "track": target.track,
    }


def _assignment(assignment: Assignment) -> dict[str, Any]:
    return {
        "span": list(assignment.span),
        "section": assignment.section,
        "heading": assignment.heading,
        "segment": assignment.segment,
        "agencies": [_agency(agency) for agency in assignment.agencies],
    }


def _agency(agency: Agency) -> dict[str, Any]:
    return {
        "surface": agency.surface,
        "span": list(agency.span),
        "name_zh": agency.name_zh,
        "name_en": agency.name_en,
        "role": agency.role,
    }


def _target_outcome(outcome: TargetOutcome) -> dict[str, Any]:
    return {
        "verdict": outcome.verdict,
        "reasons": list(outcome.reasons),
        "source": _target(outcome.source) if outcome.source else None,
        "translation": _target(outcome.translation) if outcome.translation else None,
    }


def _assignment_outcome(outcome: AssignmentOutcome) -> dict[str, Any]:
    return {
        "verdict": outcome.verdict,
        "named": list(outcome.named),
        "reasons": list(outcome.reasons),
        **_assignment(outcome.assignment),
    }


def _track(outcome: TrackOutcome) -> dict[str, Any]:
    return {
        "name": outcome.name,
        "section": outcome.section,
        "labelled": outcome.labelled,
        "kept": list(outcome.kept),
        "dropped": list(outcome.dropped),
    }


def _summary(report: Report) -> dict[str, Any]:
    told = digest(report, index(report))
    figures = told.figures
    return {
        "segments": figures.segments,
        **{verdict: figures.verdicts[verdict] for verdict in SHOWN},
        "quoted": figures.quoted,
        "ignored": len(report.renderings) - figures.segments - figures.quoted,
        "added": figures.added,
        "coverage": None if figures.coverage is None else _share(figures.coverage),
        "in_words": list(told.sentences),
        "findings": dict(figures.severities),
    }


def _share(value: float) -> float:
    """Six digits are enough to rank by, and keep the last bits of a sum out of the output."""
    return round(value, 6)
