"""Quantities in one line: comparator, value, unit and deadline."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from policyparse.model.facts import Quantity, Target

COMPARATORS: Mapping[str, str] = {
    "eq": "", "ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "≈ ", "range": "",
}  # fmt: skip

_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_MOST_DIGITS = 30
_UNNAMED = ("count", "number", "none", "ratio")
_CHANGES = {"increase": "up ", "decrease": "down ", "multiply": "x "}


def figure(quantity: Quantity, comparators: Mapping[str, str] = COMPARATORS, dash: str = "–") -> str:
    """Return the quantity as a short figure, exact: `≥ 10 款`, `CNY 10 billion`, `20–30 %`."""
    value = number(quantity.value)
    if quantity.value_max is not None:
        value += f"{dash}{number(quantity.value_max)}"
    value = _CHANGES.get(quantity.change or "", "") + value
    value = f"{quantity.currency} {value}" if quantity.currency else f"{value} {_unit(quantity)}".rstrip()
    per = f" per {quantity.per}" if quantity.per else ""
    level = " (order of magnitude)" if quantity.level else ""
    return comparators[quantity.comparator] + value + per + level


def _unit(quantity: Quantity) -> str:
    """Return the unit as written, but not where its word counts otherwise than `value`: 八成 is 80 %, 翻一番 x 2."""
    if quantity.unit_norm == "%":
        return "%"
    if quantity.change == "multiply":
        return ""
    return quantity.unit or ("" if quantity.unit_norm in _UNNAMED else quantity.unit_norm)


def number(value: Decimal) -> str:
    """Return `value` exactly, with a scale word where that is shorter and loses nothing."""
    if abs(value.adjusted()) > _MOST_DIGITS:
        return str(value)
    for power, word in _SCALES:
        scaled = value.scaleb(-power)
        if scaled >= 1 and scaled == round(scaled, 3):
            return f"{_plain(scaled)} {word}"
    return _plain(value)


def _plain(value: Decimal) -> str:
    digits = f"{value:,f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def terms(target: Target) -> str:
    """Return the deadline, period, baseline and force of a target."""
    quantity = target.quantity
    parts = (
        f"by {quantity.deadline}" if quantity.deadline else "",
        f"in {quantity.period}" if quantity.period else "",
        f"against {quantity.baseline}" if quantity.baseline else "",
        target.modality or "",
        "" if target.status == "target" else target.status,
    )
    return ", ".join(part for part in parts if part)
