"""The view model of the templates: a report in the order of the page."""

from __future__ import annotations

from typing import Any

from policyparse.languages import language_of
from policyparse.model.report import Report
from policyparse.reporters.digest import digest, target_words
from policyparse.reporters.html.chart import chart
from policyparse.reporters.html.facts import matrix, target_rows, track_rows
from policyparse.reporters.html.findings import fired, heaps
from policyparse.reporters.html.sections import text_sections
from policyparse.reporters.index import index, kind_of, path_of
from policyparse.reporters.opinions import overruled
from policyparse.reporters.sidebyside import left_aside, rows
from policyparse.reporters.summary import ADDED, GRAVEST, SEVERITIES, SHOWN, SIGNS

_MOST = 8  # of one kind of thing that needs attention
_LONG = 500  # rows beyond which a browser had better lay out only those in sight


def view(report: Report) -> dict[str, Any]:
    """Return the view model of the page."""
    known = index(report)
    told = digest(report, known)
    shown = rows(report, known)
    sections = text_sections(report, known, shown)
    source, translation = (side.structure.document for side in (report.bitext.source, report.bitext.translation))
    return {
        "documents": (source, translation),
        "paths": (path_of(source), path_of(translation)),
        "languages": {one.language: language_of(one.language).name for one in (source, translation)},
        "tags": (language_of(source.language).tag, language_of(translation.language).tag),
        "figures": told.figures,
        "told": told,
        "known": known,
        "target_words": target_words,
        "most": _MOST,
        "kinds": (kind_of(source), kind_of(translation)),
        "chart": chart(report, known),
        "targets": sorted(target_rows(report), key=lambda row: GRAVEST.index(row.outcome.verdict)),
        "tracks": track_rows(report, known),
        "matrix": matrix(report),
        "sections": sections,
        "long": len(shown) > _LONG,
        "anchors": {section.path: f"section-{at}" for at, section in reversed(list(enumerate(sections, 1)))},
        "fired": fired(report),
        "checks": sorted({(one.check, one.name) for one in fired(report)}),
        "findings": heaps(report, known),
        "aside": left_aside(report, shown),
        "overruled": frozenset(item.segment.id for item in overruled(report)),
        "consultation": report.consultation,
        "signature": report.signature,
        "verdicts": (*SHOWN, ADDED),
        "severities": SEVERITIES,
        "signs": SIGNS,
    }
