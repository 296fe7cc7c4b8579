"""Annotations of a document or a comparison for other tools: labelled spans of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from policyparse.languages import language_of
from policyparse.model.bitext import Analysis, Place
from policyparse.model.document import Document, Span
from policyparse.model.report import Finding, Report
from policyparse.model.structure import Structure
from policyparse.reporters import json
from policyparse.termbase import Termbase

_LARGEST = 2**63 - 1


class Mark(NamedTuple):
    """A span of a document's text: its label, its id, and the id of the concept."""

    span: Span
    label: str
    id: str = ""
    stands_for: str = ""


class MarkedDocument(NamedTuple):
    """A document, its marks by group, and further results as plain data."""

    document: Document
    groups: Mapping[str, tuple[Mark, ...]]
    data: Mapping[str, Any]


def mark_document(analysis: Analysis, termbase: Termbase) -> MarkedDocument:
    """Return the marks of one document: segments are labelled by their kind, targets by their status."""
    structure, facts = analysis.structure, analysis.facts
    outline = json.outline_dict(structure)
    groups = {
        "segments": _marks((segment.span, segment.kind, segment.id) for segment in structure.segments),
        "targets": _marks((target.quantity.span, target.status, target.id) for target in facts.targets),
        **_known(analysis, termbase),
    }
    targets = json.targets_dict(structure.document, facts.targets)["targets"]
    return MarkedDocument(structure.document, groups, _data(outline["document"], outline["segments"], targets))


def mark_pair(report: Report, termbase: Termbase) -> tuple[MarkedDocument, MarkedDocument]:
    """Return the marks of a source and of its translation: segments and targets are labelled by their verdict."""
    return _mark_side(report, "source", termbase), _mark_side(report, "translation", termbase)


def _mark_side(report: Report, side: str, termbase: Termbase) -> MarkedDocument:
    whole = json.report_dict(report)
    first = side == "source"
    analysis = report.bitext.source if first else report.bitext.translation
    judged = report.renderings if first else report.accounts
    outcomes = [(getattr(outcome, side), outcome.verdict) for outcome in report.targets]
    groups = {
        "segments": _marks((one.segment.span, one.verdict, one.segment.id) for one in judged),
        "uncovered": _marks((span, "uncovered", one.segment.id) for one in judged for span in one.uncovered),
        "targets": _marks((target.quantity.span, verdict, target.id) for target, verdict in outcomes if target),
        "findings": _marks(_findings(report.findings, side)),
        **_known(analysis, termbase),
    }
    targets = [outcome[side] | {"verdict": outcome["verdict"]} for outcome in whole["targets"] if outcome[side]]
    data = _data(whole[side], whole["segments" if first else "translation_segments"], targets)
    more = {"side": side, "signature": whole["signature"], "findings": _plain(whole["findings"])}
    return MarkedDocument(analysis.structure.document, groups, data | more)


def _findings(findings: Iterable[Finding], side: str) -> Iterator[tuple[Span, str, str, str]]:
    for finding in findings:
        place: Place | None = getattr(finding, side)
        if place:
            yield place.span, finding.name, finding.check, finding.fingerprint


def _known(analysis: Analysis, termbase: Termbase) -> dict[str, tuple[Mark, ...]]:
    """Return the marks that a document has with or without its counterpart."""
    structure = analysis.structure
    return {
        "sections": _marks((s.span, "track" if s.track else "section", s.path) for s in structure.sections),
        "agencies": _marks((a.span, a.role, "", a.name_zh or a.name_en or "") for a in analysis.facts.agencies),
        "terms": _marks(_terms(structure, termbase)),
    }


def _terms(structure: Structure, termbase: Termbase) -> Iterator[tuple[Span, str, str, str]]:
    find = language_of(structure.document.language).terms
    for segment in structure.segments:
        for term in find(termbase, segment.text):
            yield segment.passage.locate(term.start, term.end), term.concept.kind, "", term.concept.id


def _marks(rows: Iterable[tuple[Any, ...]]) -> tuple[Mark, ...]:
    """Return the rows as marks in the order of the text, empty stretches left out."""
    marks = (Mark(*row) for row in rows)
    return tuple(sorted((mark for mark in marks if mark.span.start < mark.span.end), key=lambda mark: mark.span))


def _data(document: dict[str, Any], segments: list[dict[str, Any]], targets: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "document": document,
        "segments": {segment["id"]: _plain(segment) for segment in segments},
        "targets": {target["id"]: _plain(target) for target in targets},
    }


def _plain(value: Any) -> Any:  # noqa: ANN401  (any JSON value)
    """Return a JSON value with each number that is too long for 64 bits as text."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    too_long = isinstance(value, Decimal) or (isinstance(value, int) and abs(value) > _LARGEST)
    return str(value) if too_long else value
