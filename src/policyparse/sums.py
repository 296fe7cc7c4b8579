"""Sums of floats."""

from __future__ import annotations

from collections.abc import Iterable


def float_sum(values: Iterable[float]) -> float:
    """Return the sum of floats, 0.0 of none.

    The type of a bare `sum` admits the integer 0, which compiled code would hold it to; and a compiler adds in its own
    way what it is shown to sum up, where Python from 3.12 on compensates for rounding.
    """
    return sum(values, 0.0)
