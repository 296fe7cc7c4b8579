"""Quantities as people read them, in one form for both languages."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from policyparse.model.facts import Comparator, Quantity

SIGNS: dict[Comparator, str] = {"eq": "", "ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "~ ", "range": ""}


def reading(quantity: Quantity | None) -> str:
    """Return a quantity in a form that is the same for both languages: `≥ 10`, `5–8 t`, `CNY 10 billion`, `2025`."""
    if quantity is None:
        return ""
    if quantity.dimension == "date":
        return quantity.deadline or quantity.period or str(quantity.value)
    number = _short(quantity.value) + (f"–{_short(quantity.value_max)}" if quantity.value_max is not None else "")
    if quantity.unit_norm != "count":
        money = quantity.unit_norm == quantity.currency
        number = f"{quantity.currency} {number}" if money else f"{number} {quantity.unit_norm}"
    return f"{SIGNS[quantity.comparator]}{number}" + (f" per {quantity.per}" if quantity.per else "")


_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_MOST_DIGITS: Final = 20
_DECIMALS: Final = 4  # of a magnitude word, beyond which a number is written out


def _short(value: Decimal) -> str:
    """Return a number as people read it: `39.0381 billion`, `1,250`, `0.6667` for a third part of two."""
    if abs(value.adjusted()) > _MOST_DIGITS:
        return str(value)
    for exponent, name in _SCALES:
        scaled = value.scaleb(-exponent)
        if abs(scaled) >= 1 and scaled == round(scaled, _DECIMALS):
            return f"{plain(scaled)} {name}"
    rounded = round(value, 6) if abs(value) < 10**6 else value
    return f"{rounded.normalize():,f}"


def plain(value: Decimal) -> str:
    """Return a number in digits, without zeros at its end."""
    return f"{value.normalize():f}"
