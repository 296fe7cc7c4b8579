"""The report of a comparison."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from policyparse.model.bitext import Account, Bitext, Place, Rendering
from policyparse.model.facts import Agency, Assignment, Target
from policyparse.model.severity import Severity

__all__ = [
    "AssignmentOutcome",
    "Category",
    "Consultation",
    "Finding",
    "Place",
    "Report",
    "Severity",
    "Signature",
    "TargetOutcome",
    "TrackOutcome",
]

Category = Literal["omission", "change", "rewording", "addition", "terminology", "structure"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check reports; `fingerprint` is its identity across edits elsewhere."""

    check: str
    name: str
    category: Category
    severity: Severity
    message: str
    source: Place | None
    translation: Place | None
    expected: str | None = None
    actual: str | None = None
    confidence: float = 1.0
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class TargetOutcome:
    """A target of the source, its counterpart in the translation, the verdict, and the `reasons` in words."""

    source: Target | None
    translation: Target | None
    verdict: Literal["kept", "changed", "omitted", "added"]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AssignmentOutcome:
    """An assignment of the source, how many of its agencies the translation names, and how their roles differ.

    `lost` are the agencies that a list of the translation surely leaves out.
    """

    assignment: Assignment
    verdict: Literal["kept", "changed", "omitted"]
    named: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    lost: tuple[Agency, ...] = ()


@dataclass(frozen=True, slots=True)
class TrackOutcome:
    """A track of the source: whether the translation labels it, and which of its segments it keeps."""

    name: str
    section: str
    labelled: bool
    kept: tuple[str, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Everything that a figure depends on, in addition to the two documents."""

    policyparse: str
    termbase: str
    lexicon: str
    settings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Consultation:
    """A second opinion: the model, the number of segments, and the result.

    `verdicts` and `findings` are the engine's counts without it.
    """

    model: str
    asked: int
    answered: int
    verdicts: tuple[tuple[str, int], ...]
    findings: tuple[tuple[Severity, int], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The complete result of a comparison, independent of any format."""

    signature: Signature
    bitext: Bitext
    findings: tuple[Finding, ...]
    targets: tuple[TargetOutcome, ...]
    assignments: tuple[AssignmentOutcome, ...]
    tracks: tuple[TrackOutcome, ...]
    consultation: Consultation | None = None

    @property
    def renderings(self) -> tuple[Rendering, ...]:
        """One rendering per source segment, in document order."""
        return self.bitext.renderings

    @property
    def accounts(self) -> tuple[Account, ...]:
        """One account per translation segment, in document order."""
        return self.bitext.accounts
