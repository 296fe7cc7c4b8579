"""The facts that a text states: quantities, targets, agencies, force."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from policyparse.model.document import Span

Comparator = Literal["eq", "ge", "gt", "le", "lt", "approx", "range"]
Change = Literal["increase", "decrease", "multiply"]
Modality = Literal["strive", "shall", "plan"]
Status = Literal["target", "achieved", "specification"]
AgencyRole = Literal["lead", "support", "joint"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its comparator and unit, as written: units are not converted, values never rounded.

    `value` carries its scale word (100亿元 is 10000000000 CNY) and is never negative. `value_max` is the upper end of
    a range. `unit_norm` is never empty; for money it equals `currency`. `level` marks …级 values (毫秒级).
    """

    span: Span
    surface: str
    value: Decimal
    value_max: Decimal | None
    comparator: Comparator
    unit: str | None
    unit_norm: str
    dimension: str
    currency: str | None = None
    per: str | None = None
    change: Change | None = None
    level: bool = False
    indicator: str | None = None
    deadline: str | None = None
    period: str | None = None
    baseline: str | None = None

    def at(self, span: Span) -> Quantity:
        """Return the quantity at another span: `replace`, which looks the fields up, takes three times as long."""
        return Quantity(
            span, self.surface, self.value, self.value_max, self.comparator, self.unit, self.unit_norm, self.dimension,
            self.currency, self.per, self.change, self.level, self.indicator, self.deadline, self.period, self.baseline,
        )  # fmt: skip

    def aimed(self, span: Span, deadline: str | None, baseline: str | None, indicator: str | None) -> Quantity:
        """Return the quantity as one of a target at `span`, without a sign."""
        return Quantity(
            span, self.surface, self.value.copy_abs(), self.value_max, self.comparator, self.unit, self.unit_norm,
            self.dimension, self.currency, self.per, self.change, self.level, indicator, deadline, self.period,
            baseline,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """A quantitative commitment: a quantity, what it counts, its deadline and its force."""

    id: str
    quantity: Quantity
    sentence: str
    modality: Modality | None
    status: Status
    section: str = ""
    track: str | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    """A mention of an agency; the full names are None if no glossary and no rule knows them."""

    span: Span
    surface: str
    name_zh: str | None
    name_en: str | None
    role: AgencyRole = "joint"


@dataclass(frozen=True, slots=True)
class Assignment:
    """The agencies that are responsible for a task. `span` covers the list with its brackets."""

    span: Span
    section: str
    heading: str
    agencies: tuple[Agency, ...]
    segment: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of one document, each in document order."""

    quantities: tuple[Quantity, ...]
    targets: tuple[Target, ...]
    agencies: tuple[Agency, ...]
    assignments: tuple[Assignment, ...]
