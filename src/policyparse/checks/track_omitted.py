"""A named line of work (a track, a special action) loses its name in the translation, or disappears with its items.

The name is kept if a heading or a label renders it, or if a statement begins with it. A track is an omission if none
of its statements is kept. If the statements are kept without the name, the finding is a note on structure.
"""

from __future__ import annotations

from collections.abc import Iterator

from policyparse.checks._base import Check, Example, Pair, whole
from policyparse.model.report import Finding, TrackOutcome


def run(pair: Pair) -> Iterator[Finding]:
    """Report each track that the translation does not label."""
    for outcome in pair.tracks:
        if not outcome.labelled:
            yield _found(pair, outcome)


def _found(pair: Pair, outcome: TrackOutcome) -> Finding:
    heading = pair.headings[outcome.section]
    place = whole(pair.renderings[heading].segment) if heading else None
    if outcome.kept:
        items = f"{len(outcome.kept)} of {len(outcome.kept) + len(outcome.dropped)} of its items"
        message = f"the translation keeps {items} but does not say that they belong to {outcome.name}"
        return CHECK.found(message, place, None, category="structure", severity="note")
    return CHECK.found(f"the translation says nothing of {outcome.name}", place, None)


CHECK = Check(
    id="PP104",
    name="track-omitted",
    category="omission",
    severity="warning",
    doc=__doc__,
    run=run,
    examples=(
        Example(
            "一、重点领域\n（一）绿色建筑领域\n推广装配式建筑。\n（二）智慧农业领域\n发展温室自动灌溉。",
            "Key fields\nGreen building\nPromote prefabricated buildings.",
            fires=True,
        ),
        Example(
            "一、重点领域\n（一）绿色建筑领域\n推广装配式建筑。\n（二）智慧农业领域\n发展温室自动灌溉。",
            "Key fields\nGreen building\nPromote prefabricated buildings.\n"
            "Smart agriculture\nDevelop automatic greenhouse irrigation.",
            fires=False,
        ),
    ),
)
