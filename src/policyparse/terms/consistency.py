"""Consistency of terms: within one document, or across all pairs of a project."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from policyparse.terms.uses import Use


class Way(NamedTuple):
    """One way that a term is rendered, or one term that a rendering stands for: its name, and all its uses."""

    name: str
    uses: tuple[Use, ...]


class Variation(NamedTuple):
    """A term that is rendered in several ways, or a rendering of several terms: the commonest way first."""

    name: str
    ways: tuple[Way, ...]

    @property
    def total(self) -> int:
        """How many uses there are of all ways."""
        return sum(len(way.uses) for way in self.ways)


def variations(uses: Iterable[Use]) -> tuple[Variation, ...]:
    """Return the terms that are rendered in several ways, those of most uses first.

    Inflections and hyphenations of the same words are one way. `uses` may come from one pair or from many.
    """
    return _varying(uses, lambda use: (use.concept, use.rendering), lambda use: (use.term, use.rendering))


def alike(uses: Iterable[Use]) -> tuple[Variation, ...]:
    """Return the renderings that stand for several terms, those of most uses first."""
    return _varying(uses, lambda use: (use.rendering, use.concept), lambda use: (use.rendering, use.term))


def table_rows(uses: Sequence[Use]) -> list[tuple[str, str, str, int, str]]:
    """Return a row for each way of all that varies: what it is, its name, the way, its uses, and where they stand."""
    found = (("rendered in several ways", variations(uses)), ("rendered alike", alike(uses)))
    return [
        (what, one.name, way.name, len(way.uses), "; ".join(_places(way.uses)))
        for what, several in found
        for one in several
        for way in one.ways
    ]


def _places(uses: Iterable[Use]) -> Iterator[str]:
    """Yield the segments of each pair that uses stand in."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for use in uses:
        places[use.pair].append(use.translation.segment)
    for pair, segments in places.items():
        yield " ".join((f"{pair}:" if pair else "", ", ".join(dict.fromkeys(segments)))).strip()


def _varying(
    uses: Iterable[Use], keys: Callable[[Use], tuple[str, str]], names: Callable[[Use], tuple[str, str]]
) -> tuple[Variation, ...]:
    """Return the groups of uses by the first key that have several of the second, each called by its commonest name."""
    groups: defaultdict[str, defaultdict[str, list[Use]]] = defaultdict(lambda: defaultdict(list))
    for use in uses:
        group, way = keys(use)
        groups[group][way].append(use)
    found = []
    for several in groups.values():
        if len(several) > 1:
            ways = [Way(_commonest(names(use)[1] for use in some), tuple(some)) for some in several.values()]
            ways.sort(key=lambda way: -len(way.uses))
            found.append(Variation(_commonest(names(use)[0] for use in ways[0].uses), tuple(ways)))
    return tuple(sorted(found, key=lambda one: -one.total))


def _commonest(names: Iterable[str]) -> str:
    return Counter(names).most_common(1)[0][0]
