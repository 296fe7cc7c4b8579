"""The source assigns a task to agencies, and the translation names none of them.

The check looks for every form of a name that the glossaries know, in all segments that render the task's section and
in those next to them. If another agency is named instead, agency-changed tells it.
"""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.checks._base import Check, Example, Pair, whole
from policyparse.checks._differences import differences
from policyparse.checks._omissions import is_assignment
from policyparse.model.bitext import Place
from policyparse.model.document import Span
from policyparse.model.facts import Assignment
from policyparse.model.report import Finding

_SHOWN = 3
_UNNAMED = "the translation does not say who is responsible for this task"


def run(pair: Pair) -> Iterator[Finding]:
    """Report each assignment that vanished."""
    told = set()
    exchanged = [one.source for one in differences(pair, "agency") if one.source and one.translation]
    for outcome in pair.assignments:
        told.add(_home(pair, outcome.assignment))
        replaced = any(_is_agency_of(outcome.assignment, place) for place in exchanged)
        if outcome.verdict == "omitted" and not replaced and _is_told_here(pair, outcome.assignment):
            yield CHECK.found(_message(outcome.assignment), _place(pair, outcome.assignment), None)
    for rendering in pair.omitted:
        if rendering.segment.kind == "assignment" and rendering.segment.id not in told:
            yield CHECK.found(_UNNAMED, whole(rendering.segment), None, confidence=rendering.confidence)


def _is_agency_of(assignment: Assignment, place: Place) -> bool:
    return any(agency.span.overlap(place.span) for agency in assignment.agencies)


def _home(pair: Pair, assignment: Assignment) -> str:
    return assignment.segment or pair.segment_at(assignment.span.start)


def _is_told_here(pair: Pair, assignment: Assignment) -> bool:
    """Return whether no omitted statement tells of the assignment that is a part of it."""
    rendering = pair.renderings[_home(pair, assignment)]
    return rendering.verdict != "omitted" or is_assignment(pair, rendering.segment)


def _message(assignment: Assignment) -> str:
    names = [agency.name_en or agency.surface for agency in assignment.agencies]
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    task = f"“{assignment.heading}”" if assignment.heading else "this task"
    return f"the translation does not say who is responsible for {task}: {', '.join(names[:_SHOWN])}{more}"


def _place(pair: Pair, assignment: Assignment) -> Place:
    """Return where the assignment stands; one that runs over several segments is cut at the end of the first."""
    segment = pair.renderings[_home(pair, assignment)].segment
    start = max(assignment.span.start, segment.span.start)
    end = max(start + 1, min(assignment.span.end, segment.span.end))
    text = pair.bitext.source.structure.document.text[start:end]
    return Place(segment.id, Span(start, end), text)


CHECK = Check(
    id="PP103",
    name="assignment-omitted",
    category="omission",
    severity="warning",
    doc=__doc__,
    run=run,
    examples=(
        Example(
            "推进义务教育优质均衡发展。（教育部、财政部）",
            "Promote the high-quality and balanced development of compulsory education.",
            fires=True,
        ),
        Example(
            "推进义务教育优质均衡发展。（教育部、财政部）",
            "Promote the high-quality and balanced development of compulsory education. "
            "(Ministry of Education, Ministry of Finance)",
            fires=False,
        ),
    ),
)
