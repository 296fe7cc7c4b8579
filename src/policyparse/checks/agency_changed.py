"""The translation names another agency than the source, names one more, or leaves one out.

An agency is rendered if the translation has any form of its name that the glossaries know, or the word for its field
next to a word for an office (教育部门, *Ministry of Education*). Offices that any place has are compared by their level
of government and by what they deal with (区民政部门, *municipal tax authorities*). Courts, the police and the like are
reported where the source speaks of none.

An agency that is left out is reported as an omission. If the lead agency and a supporting agency of a task are
exchanged, the finding is a warning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policyparse.checks._base import Check, Example, Pair, whole
from policyparse.checks._differences import differences
from policyparse.model.bitext import Difference, Place
from policyparse.model.document import Span
from policyparse.model.facts import Agency
from policyparse.model.report import Finding


def run(pair: Pair) -> Iterator[Finding]:
    """Report each agency that was replaced, put in, or lost from no assignment or list that is told as a whole."""
    told = [outcome.assignment.span for outcome in pair.assignments if outcome.verdict != "changed"]
    heard = set[Span]()
    for difference in differences(pair, "agency"):
        where = difference.source
        lost = where.span if where and not difference.translation else None
        if lost is None or not (pair.is_summed_up(lost) or any(lost.overlap(span) for span in told)):
            yield _found(pair, difference)
            heard |= {lost} if lost else set()
    for outcome in pair.assignments:
        for reason in outcome.reasons:
            home = pair.renderings[outcome.assignment.segment or pair.segment_at(outcome.assignment.span.start)]
            where = whole(home.segment)
            yield CHECK.found(f"in the translation {reason}", where, pair.answer(where), severity="warning")
        yield from (_left_out(pair, agency) for agency in outcome.lost if not _is_heard(agency.span, heard))


def _is_heard(place: Span, heard: Iterable[Span]) -> bool:
    return any(place.overlap(span) for span in heard)


def _left_out(pair: Pair, agency: Agency) -> Finding:
    place = Place(pair.segment_at(agency.span.start), agency.span, agency.surface)
    message = f"of the agencies of this task the translation leaves out {agency.name_en or agency.surface}"
    return CHECK.found(message, place, pair.answer(place), category="omission", severity="warning")


def _found(pair: Pair, difference: Difference) -> Finding:
    lost = difference.translation is None
    return CHECK.found(
        _message(difference),
        difference.source or pair.answer(difference.translation),
        difference.translation or pair.answer(difference.source),
        expected=difference.expected,
        actual=difference.actual,
        confidence=difference.confidence,
        category="omission" if lost else None,
        severity="warning" if lost else None,
    )


def _message(difference: Difference) -> str:
    if difference.translation is None:
        return f"the translation does not name the agency {difference.expected}"
    if difference.source is None:
        return f"the translation names {difference.actual}, an agency that the source does not name"
    return f"the agency differs: the source names {difference.expected}, the translation {difference.actual}"


CHECK = Check(
    id="PP207",
    name="agency-changed",
    category="change",
    severity="error",
    doc=__doc__,
    run=run,
    examples=(
        Example("教育部发布了新的课程标准。", "The Ministry of Finance released new curriculum standards.", fires=True),
        Example(
            "推进标准制定。（财政部牵头，教育部参与）",
            "Advance the setting of standards. (Lead: Ministry of Education; support: Ministry of Finance)",
            fires=True,
        ),
        Example(
            "推进标准制定。（财政部牵头，教育部参与）",
            "Advance the setting of standards. (Lead: Ministry of Finance; support: Ministry of Education)",
            fires=False,
        ),
        Example("卫生健康部门负责检查。", "The tax authorities are responsible for inspections.", fires=True),
        Example("区民政部门发放补贴。", "The municipal civil affairs department pays the subsidy.", fires=True),
        Example("补贴由财政部核定后拨付。", "Subsidies are paid out after approval.", fires=True),
        Example(
            "教育部发布了新的课程标准。", "The Ministry of Education released new curriculum standards.", fires=False
        ),
        Example(
            "教育部门发布了新的课程标准。", "Education authorities released new curriculum standards.", fires=False
        ),
    ),
)
