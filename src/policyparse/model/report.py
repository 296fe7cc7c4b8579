"""The report of a comparison."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal

from policyparse.model.bitext import Account, Bitext, End, Other, Place, Rendering
from policyparse.model.document import SideName
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

Category = Literal["omission", "change", "rewording", "addition", "terminology", "structure", "drift"]


@dataclass(frozen=True, slots=True)
class Finding(Generic[End]):
    """What a check reports; `fingerprint` is its identity across edits elsewhere.

    Its sides are places in two documents, or whatever tells them where the documents are not at hand.
    """

    check: str
    name: str
    category: Category
    severity: Severity
    message: str
    source: End | None
    translation: End | None
    expected: str | None = None
    actual: str | None = None
    confidence: float = 1.0
    fingerprint: str = ""

    @property
    def spot(self) -> tuple[SideName, End]:
        """Where a reviewer has to look: in the translation, or in the source where the translation shows nothing."""
        if self.translation is not None:
            return "translation", self.translation
        assert self.source is not None
        return "source", self.source

    def placed(self, source: Other | None, translation: Other | None) -> Finding[Other]:
        """Return it with its sides told otherwise."""
        return Finding(
            self.check,
            self.name,
            self.category,
            self.severity,
            self.message,
            source,
            translation,
            self.expected,
            self.actual,
            self.confidence,
            self.fingerprint,
        )


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
