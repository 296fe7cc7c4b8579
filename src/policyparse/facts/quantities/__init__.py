"""Quantities: numbers with their comparators and units, found in one pass over the unchanged text.

`find_quantities` reads what a grammar of numerals, ranges, units and comparators allows, from tables; dates come from
`policyparse.facts.dates` and are quantities of the dimension `date`. Nothing here decides what is a commitment.
"""

from __future__ import annotations

from policyparse.facts.quantities.reading import Numbers, read_numbers
from policyparse.model.document import Language
from policyparse.model.facts import Quantity

__all__ = ["Numbers", "find_quantities", "read_numbers"]


def find_quantities(text: str, language: Language) -> tuple[Quantity, ...]:
    """Return every quantity of `text` in order, target or not; spans are offsets into `text` and never overlap."""
    return read_numbers(text, language).quantities
