"""The lists of a report as data frames (pandas or polars), and a plot of coverage by section (matplotlib).

Nothing else needs these libraries; each is imported on demand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

from policyparse.errors import UsageError
from policyparse.model.facts import Target
from policyparse.model.report import Finding, Report
from policyparse.reporters.digest import by_severity
from policyparse.reporters.index import Index, index, locus
from policyparse.reporters.quantities import figure
from policyparse.reporters.sidebyside import breadcrumbs, section_of
from policyparse.reporters.summary import SHOWN, gravest_first, is_counted

Row = Mapping[str, Any]

FINDINGS = (
    *("severity", "check", "name", "category", "section", "message", "source", "translation", "expected", "actual"),
    *("source_place", "translation_place", "source_segment", "translation_segment", "confidence", "fingerprint"),
)
SEGMENTS = ("id", "section", "kind", "line", "page", "text", "verdict", "coverage", "confidence", "translation")
OPINIONS = ("engine_verdict", "second_opinion")
TARGETS = (
    *("verdict", "indicator", "source", "translation", "source_value", "translation_value", "unit", "deadline"),
    *("source_sentence", "translation_sentence", "reasons"),
)
_COLORS = {"kept": "#1b7f4d", "reworded": "#d98200", "changed": "#8b2196", "omitted": "#e2a39d"}
_CHINESE_FONTS = (
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "SimHei",
)
_MOST_BARS = 40


def findings(report: Report) -> list[Row]:
    """Return a row for each finding, the most severe first."""
    known = index(report)
    return [_finding(one, known) for one in by_severity(report.findings)]


def segments(report: Report) -> list[Row]:
    """Return a row for each segment of the source, with what renders it."""
    known = index(report)
    return [
        {
            **{name: getattr(item.segment, name) for name in ("id", "section", "kind", "line", "page", "text")},
            **{name: getattr(item, name) for name in ("verdict", "coverage", "confidence")},
            "translation": " / ".join(known.accounts[link].segment.text for link in item.links),
            "engine_verdict": item.opinion.engine if item.opinion else item.verdict,
            "second_opinion": item.overruled.reason if item.overruled else None,
        }
        for item in report.renderings
    ]


def targets(report: Report) -> list[Row]:
    """Return a row for each target of either side: changed ones first, then omitted ones; values are exact."""
    rows: list[Row] = []
    for outcome in gravest_first(report.targets):
        source, translation = outcome.source, outcome.translation
        known = source or translation
        assert known
        rows.append(
            {
                "verdict": outcome.verdict,
                "indicator": known.quantity.indicator,
                "source": figure(source.quantity) if source else None,
                "translation": figure(translation.quantity) if translation else None,
                "source_value": _value(source),
                "translation_value": _value(translation),
                "unit": known.quantity.unit_norm,
                "deadline": known.quantity.deadline,
                "source_sentence": source.sentence if source else None,
                "translation_sentence": translation.sentence if translation else None,
                "reasons": "; ".join(outcome.reasons),
            }
        )
    return rows


def frame(rows: Sequence[Row], columns: Sequence[str]) -> Any:  # noqa: ANN401  (of whichever library there is)
    """Return rows as a data frame of pandas, or of polars if only that is installed; raises `UsageError`."""
    listed = {name: [row[name] for row in rows] for name in columns}
    for library in ("pandas", "polars"):
        try:
            return import_module(library).DataFrame(listed)
        except ModuleNotFoundError as error:
            if error.name != library:
                raise
    raise UsageError("a data frame needs pandas or polars: pip install 'policyparse[pandas]'")


def plot(report: Report, axes: Any = None) -> Any:  # noqa: ANN401  (matplotlib has its own types)
    """Draw the segments of each section by verdict on `axes`, new ones if None, and return those.

    Raises `UsageError` if matplotlib is not installed.
    """
    try:
        pyplot = import_module("matplotlib.pyplot")
        installed = {font.name for font in import_module("matplotlib.font_manager").fontManager.ttflist}
    except ModuleNotFoundError as error:
        raise UsageError("a plot needs matplotlib: pip install 'policyparse[plot]'") from error
    tally: dict[str, dict[str, int]] = {}
    for item in report.renderings:
        if is_counted(item):
            counts = tally.setdefault(item.segment.section, dict.fromkeys(SHOWN, 0))
            counts[item.verdict] += 1
    paths = list(tally)[:_MOST_BARS]
    known = index(report)
    names = [breadcrumbs(path, known).rpartition(" / ")[2] or "(start)" for path in paths]
    if axes is None:
        _, axes = pyplot.subplots(figsize=(8, 1 + 0.3 * len(paths)), layout="constrained")
    left = [0] * len(paths)
    for verdict in SHOWN:
        widths = [tally[path][verdict] for path in paths]
        axes.barh(range(len(paths)), widths, left=left, color=_COLORS[verdict], label=verdict)
        left = [start + width for start, width in zip(left, widths, strict=True)]
    axes.set_yticks(range(len(paths)), names, fontfamily=[*installed.intersection(_CHINESE_FONTS), "sans-serif"])
    axes.invert_yaxis()
    axes.margins(y=0.01)
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.set_xlabel("segments of the source")
    axes.legend(loc="lower right", bbox_to_anchor=(1, 0.995), ncols=len(SHOWN), frameon=False)
    return axes


def _finding(finding: Finding, known: Index) -> Row:
    source, translation = finding.source, finding.translation
    return {
        **{name: getattr(finding, name) for name in ("severity", "check", "name", "category", "message")},
        "section": breadcrumbs(section_of(finding, known), known),
        "source": source.text if source else None,
        "translation": translation.text if translation else None,
        **{name: getattr(finding, name) for name in ("expected", "actual", "confidence", "fingerprint")},
        "source_place": locus(known.renderings[source.segment].segment) if source else None,
        "translation_place": locus(known.accounts[translation.segment].segment) if translation else None,
        "source_segment": source.segment if source else None,
        "translation_segment": translation.segment if translation else None,
    }


def _value(target: Target | None) -> float | str | None:
    if target is None:
        return None
    value = target.quantity.value
    nearest = float(value)
    return nearest if value == nearest else str(value)
