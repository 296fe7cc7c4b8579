"""The figures of a report, counted in one place, so that all formats agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, Protocol, TypeVar

from policyparse.model.bitext import Rendering
from policyparse.model.report import Report, Severity, Signature
from policyparse.reporters.index import is_named

Verdict = Literal["kept", "reworded", "changed", "omitted", "added"]
"""What became of a segment, where it is shown."""

SHOWN: tuple[Verdict, ...] = ("kept", "reworded", "changed", "omitted")
"""The verdicts of the source, in the order in which figures are given."""

ADDED: Verdict = "added"

SIGNS: Mapping[Verdict, str] = {"kept": "✓", "reworded": "~", "changed": "≠", "omitted": "✗", "added": "+"}
"""One sign a verdict, so that colour never stands alone."""

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")

GRAVEST: tuple[Verdict, ...] = ("changed", "omitted", "added", "reworded", "kept")
"""The verdicts in the order in which lists are given: what a reader has to act on comes first."""


class Tally(NamedTuple):
    """The number of kept facts of one kind; `word` is the participle for this kind (kept, named, labelled)."""

    name: str
    kept: int
    changed: int
    omitted: int
    word: str = "kept"

    @property
    def whole(self) -> int:
        """How many the source has."""
        return self.kept + self.changed + self.omitted

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """The figures by verdict."""
        return {"kept": self.kept, "changed": self.changed, "omitted": self.omitted}

    @property
    def words(self) -> str:
        """The figure in words: `7 of 8 kept`."""
        return f"{self.kept:,} of {self.whole:,} {self.word}" if self.whole else "none in the source"


@dataclass(frozen=True, slots=True)
class Summary:
    """The headline figures.

    `verdicts` counts the segments of the source, except ignored and quoted ones. `quoted` segments are in the
    translation in their own language. `added` of `translated` segments of the translation are additions.
    """

    verdicts: Mapping[Verdict, int]
    facts: tuple[Tally, ...]
    added: int
    translated: int
    severities: Mapping[Severity, int]
    quoted: int = 0

    @property
    def segments(self) -> int:
        """The number of source segments with a verdict."""
        return sum(self.verdicts.values())

    @property
    def carried(self) -> int:
        """The number of source segments that the translation renders, faithfully or not."""
        return self.segments - self.verdicts["omitted"]

    @property
    def coverage(self) -> float | None:
        """The share of source segments that is rendered, 0 to 1; None if there are none."""
        return coverage(self.verdicts)

    @property
    def claim(self) -> str:
        """The report in half a sentence."""
        if not self.segments:
            return "The source has no segment to compare." if not self.quoted else "The translation renders nothing."
        return f"The translation carries {share(self.carried, self.segments)} of the source"

    @property
    def grounds(self) -> str:
        """The other half, with the figures that the claim rests on; empty without any."""
        carried = f": {self.carried:,} of {count(self.segments, 'segment')}." if self.segments else ""
        verb = "is" if self.quoted == 1 else "are"
        apart = f" {count(self.quoted, 'segment')} {verb} kept as quoted, without a rendering." if self.quoted else ""
        return carried + apart

    @property
    def additions(self) -> str:
        """How much of the translation is added, in words."""
        return f"{self.added:,} of {count(self.translated, 'segment')} of the translation" if self.added else "none"

    @property
    def in_words(self) -> tuple[tuple[str, str], ...]:
        """What became of the facts, the additions and the findings: each by name and in words."""
        changed = {tally: f", {tally.changed:,} changed" if tally.changed else "" for tally in self.facts}
        graded = ", ".join(count(number, name) for name, number in self.severities.items() if number)
        facts = ((tally.name, tally.words + changed[tally]) for tally in self.facts)
        return (*facts, ("Additions", self.additions), ("Findings", graded or "none"))


def signed(signature: Signature) -> str:
    """Return in words what the figures depend on."""
    settings = "".join(f", {name}={value}" for name, value in signature.settings)
    return f"policyparse {signature.policyparse}, termbase {signature.termbase}, lexicon {signature.lexicon}{settings}"


def coverage(verdicts: Mapping[Any, int]) -> float | None:
    """Return the share of a source that its translation carries: of the segments with a verdict, those not omitted.

    This is the definition of coverage in every report on a pair, a project or a corpus. None if nothing has a verdict.
    """
    whole = sum(verdicts.get(name, 0) for name in SHOWN)
    return (whole - verdicts.get("omitted", 0)) / whole if whole else None


def is_counted(rendering: Rendering) -> bool:
    """Return whether a source segment counts in the figures: one that is neither ignored nor merely quoted."""
    return rendering.verdict != "ignored" and not rendering.quoted


def summary(report: Report) -> Summary:
    """Count what the headline of a report says."""
    verdicts: Counter[str] = Counter(rendering.verdict for rendering in report.renderings if is_counted(rendering))
    severities: Counter[str] = Counter(finding.severity for finding in report.findings)
    accounts: Counter[str] = Counter(account.verdict for account in report.accounts)
    return Summary(
        verdicts={verdict: verdicts[verdict] for verdict in SHOWN},
        facts=_facts(report),
        added=accounts["added"],
        translated=accounts["added"] + accounts["rendered"],
        severities={severity: severities[severity] for severity in SEVERITIES},
        quoted=sum(rendering.quoted for rendering in report.renderings),
    )


def _facts(report: Report) -> tuple[Tally, ...]:
    mentions = [is_named(agency, outcome) for outcome in report.assignments for agency in outcome.assignment.agencies]
    labelled = sum(track.labelled for track in report.tracks)
    kept = sum(len(track.kept) for track in report.tracks)
    return (
        _tally("Targets", (outcome.verdict for outcome in report.targets)),
        _tally("Assignments", (outcome.verdict for outcome in report.assignments)),
        Tally("Agencies", sum(mentions), 0, len(mentions) - sum(mentions), "named"),
        Tally("Tracks", labelled, 0, len(report.tracks) - labelled, "labelled"),
        Tally("Track items", kept, 0, sum(len(track.dropped) for track in report.tracks)),
    )


def _tally(name: str, verdicts: Iterable[str]) -> Tally:
    tally = Counter(verdicts)
    return Tally(name, tally["kept"], tally["changed"], tally["omitted"])


def share(part: int, whole: int) -> str:
    """Return `part` of `whole` in percent; 0 % and 100 % mean none and all."""
    if part in (0, whole):
        return "100 %" if part else "0 %"
    return f"{min(99, max(1, round(100 * part / whole)))} %"


def percent(part: float) -> str:
    """Return a share from 0 to 1 in percent, as `share` does."""
    return share(round(part * 10_000), 10_000)


class _Judged(Protocol):
    @property
    def verdict(self) -> str: ...


_Outcome = TypeVar("_Outcome", bound=_Judged)


def gravest_first(outcomes: Iterable[_Outcome]) -> tuple[_Outcome, ...]:
    """Return outcomes in the order of `GRAVEST`, and of the report within a verdict."""
    places = {str(name): at for at, name in enumerate(GRAVEST)}
    return tuple(sorted(outcomes, key=lambda one: places[one.verdict]))


def count(number: int, one: str, many: str | None = None) -> str:
    """Return `number` with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
