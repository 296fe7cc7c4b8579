"""The interface of readers for bilingual files, which recognise a format by its content and return units."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from policyparse.config import Reading
from policyparse.model.units import BilingualUnit


class Content(NamedTuple):
    """The result of a reader; the languages are those that the file declares, or None."""

    source_language: str | None
    translation_language: str | None
    units: Iterable[BilingualUnit]
    missing: tuple[str, ...] = ()


class BilingualReader(NamedTuple):
    """One format. `recognises(data, suffix)` looks at the content first; `read` may raise `InputError`.

    `read(data, name, reading)` gets the whole file, what messages call it, and the limits that hold.
    """

    name: str
    media_type: str
    recognises: Callable[[bytes, str], bool]
    read: Callable[[bytes, str, Reading], Content]


def distinct(units: Iterable[BilingualUnit]) -> Iterator[BilingualUnit]:
    """Yield the units with a number behind an id that an earlier one has."""
    met: dict[str, int] = {}
    for unit in units:
        again = met[unit.id] = met.get(unit.id, 0) + 1
        name = unit.id
        while again > 1 and name in met:
            name, again = f"{unit.id} ({again})", again + 1
        met.setdefault(name, 1)
        yield unit if name == unit.id else replace(unit, id=name)
