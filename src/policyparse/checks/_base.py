"""What a check is, and how it words and weighs what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from policyparse.checks._pair import Pair, whole
from policyparse.model.bitext import Place
from policyparse.model.optional import OPTIONAL
from policyparse.model.report import Category, Finding, Severity

__all__ = ["Check", "Example", "Pair", "soften", "whole"]

_SURE_OF_ERROR = 0.65  # what the comparisons of facts call doubtful has 0.6
_SURE_OF_WARNING = 0.35


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of texts on which a check fires, or on which it has to stay silent; plain text unless it is `markdown`.

    `glossary` is a table of terms that the example has beside those that come with policyparse: CSV with a header.
    """

    source: str
    translation: str
    fires: bool
    glossary: str = ""
    markdown: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """One rule. `doc` says what it looks for in plain words; `severity` is the usual one of its findings."""

    id: str
    name: str
    category: Category
    severity: Severity
    doc: str
    run: Callable[[Pair], Iterator[Finding]]
    examples: tuple[Example, ...]

    @property
    def optional(self) -> bool:
        """Whether it is off unless the settings turn it on."""
        return self.id.startswith(OPTIONAL)

    def found(
        self,
        message: str,
        source: Place | None,
        translation: Place | None,
        *,
        expected: str | None = None,
        actual: str | None = None,
        confidence: float = 1.0,
        category: Category | None = None,
        severity: Severity | None = None,
    ) -> Finding:
        """Return a finding of this check; what is unsure is reported more softly."""
        return Finding(
            self.id,
            self.name,
            category or self.category,
            soften(severity or self.severity, confidence),
            message,
            source,
            translation,
            expected,
            actual,
            round(confidence, 4),
        )


def soften(severity: Severity, confidence: float) -> Severity:
    """Return `severity`, or the one below it that `confidence` (0 to 1) bears."""
    if confidence < _SURE_OF_WARNING:
        return "note"
    return "warning" if severity == "error" and confidence < _SURE_OF_ERROR else severity
