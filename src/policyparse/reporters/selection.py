"""Selection of parts of a report: by part, by verdict, by section."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from policyparse.errors import UsageError, unknown
from policyparse.folding import fold
from policyparse.model.report import Report
from policyparse.model.structure import Section, Structure
from policyparse.reporters.index import Index, path_of
from policyparse.reporters.sidebyside import is_under, rows
from policyparse.reporters.summary import ADDED, SHOWN, Verdict

Part = Literal["targets", "assignments", "tracks", "terms"]
"""What a report tells of besides the texts."""

PARTS: tuple[Part, ...] = get_args(Part)
OPINIONS = "second-opinion"
NAMES = (*PARTS, *SHOWN, ADDED, OPINIONS)
"""What `--only` may name."""

_BRACKETS = str.maketrans("（）", "()")
_WAYS: tuple[Callable[[Section, str], bool], ...] = (
    lambda section, words: _folded(section.path) == words,
    lambda section, words: _folded(section.number or "") == words,
    lambda section, words: _folded(section.title) == words,
    lambda section, words: words in _folded(section.title),
)
"""How words may name a section, the closest first."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The verdicts, sections and parts to show; None is all. A section includes its subsections.

    With `opinions`, only what a second opinion changed is shown.
    """

    verdicts: tuple[Verdict, ...] | None = None
    sections: tuple[str, ...] | None = None
    parts: tuple[Part, ...] | None = None
    opinions: bool = False

    def holds(self, verdicts: Collection[str], section: str, *, overruled: bool = False) -> bool:
        """Return whether something with one of these verdicts, in this section, is shown."""
        wanted = self.verdicts is None or not set(self.verdicts).isdisjoint(verdicts)
        wanted = wanted and (overruled or not self.opinions)
        return wanted and (self.sections is None or any(is_under(section, one) for one in self.sections))


ALL = Selection()


def find_selection(words: Iterable[str]) -> Selection:
    """Return the verdicts and parts that `words` name, several in one separated by commas; raises `UsageError`."""
    verdicts, parts = (*SHOWN, ADDED), PARTS
    named = [name.strip().casefold() for word in words for name in word.split(",") if name.strip()]
    for name in named:
        if name not in NAMES:
            raise unknown("part or verdict", name, NAMES)
    return Selection(
        tuple(verdict for verdict in verdicts if verdict in named) or None,
        parts=tuple(part for part in parts if part in named) or None,
        opinions=OPINIONS in named,
    )


def find_sections(structure: Structure, words: str) -> tuple[str, ...]:
    """Return the paths of the sections that `words` name by path, number, title or part of a title, else by steps.

    Steps are separated by strokes: `三/2` is a section 2 below 三. Raises `UsageError` if there is no such section.
    """
    found = _named(structure.sections, words) or _stepwise(structure.sections, words.split("/"))
    if not found:
        path = path_of(structure.document)
        raise UsageError(f"no section {words!r} in {path}: 'policyparse outline {path} --format tree' lists them")
    return tuple(section.path for section in found)


def _named(sections: Sequence[Section], words: str) -> list[Section]:
    wanted = _folded(words)
    found = ([section for section in sections if wanted and is_meant(section, wanted)] for is_meant in _WAYS)
    return next(filter(None, found), [])


def _stepwise(sections: Sequence[Section], steps: Sequence[str]) -> list[Section]:
    found = _named(sections, steps[0])
    for step in steps[1:]:
        below = [one for one in sections if any(one is not top and is_under(one.path, top.path) for top in found)]
        found = _named(below, step)
    return found


def _folded(text: str) -> str:
    return fold(text).translate(_BRACKETS).casefold().strip()


def narrowed(report: Report, index: Index, selection: Selection) -> Report:
    """Return the report with only the selected targets, assignments, tracks, additions and findings.

    All renderings remain, because a row may show several. Tracks have no verdict, so a selection of verdicts excludes
    them.
    """
    shown = [row for row in rows(report, index) if selection.holds(row.verdicts, row.section, overruled=row.overruled)]
    ids = {segment.id for row in shown for segment in row.segments}
    told = {finding for name in ids for finding in index.found.get(name, ())}
    accounts = (one for one in report.accounts if one.verdict != ADDED or one.segment.id in ids)
    return replace(
        report,
        bitext=replace(report.bitext, accounts=tuple(accounts)),
        findings=tuple(finding for finding in report.findings if finding in told),
        targets=tuple(
            one for one in report.targets if selection.holds((one.verdict,), one.source.section if one.source else "")
        ),
        assignments=tuple(one for one in report.assignments if selection.holds((one.verdict,), one.assignment.section)),
        tracks=tuple(track for track in report.tracks if selection.holds((), track.section)),
    )
