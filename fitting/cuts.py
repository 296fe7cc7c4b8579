"""Pairs made of those that were read by hand: passages are taken out of one side.

What was rendered by a line, and now stands nowhere, is added; what a line rendered that is gone is omitted. So the free
renderings, of which few add much, show the models more of both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from random import Random

from labels import Pair, Stretch, Unit

from policyparse.readers import read_text

_TIMES = 2  # each side of a pair
_SHARE = 0.12  # of the places at which a passage that goes begins
_LENGTHS = (1, 1, 2, 3)


def cuts(pair: Pair) -> Iterator[Pair]:
    """Yield a pair without some of its source, then without some of its translation, a few times each."""
    chance = Random(len(pair.units))  # noqa: S311  (the same passages each time)
    for _ in range(_TIMES):
        yield _source_cut(pair, _passages(len(pair.units), chance))
    rendering = sorted(lines_of(pair.units))
    for _ in range(_TIMES):
        yield _translation_cut(pair, frozenset(rendering[at] for at in _passages(len(rendering), chance)))


def _passages(size: int, chance: Random) -> list[int]:
    """Return the places of passages among so many."""
    out: list[int] = []
    at = 0
    while at < size:
        if chance.random() < _SHARE:
            length = chance.choice(_LENGTHS)
            out += range(at, min(size, at + length))
            at += length
        at += 1
    return out


def lines_of(units: Iterable[Unit]) -> frozenset[int]:
    """Return the lines that render any of some units."""
    return frozenset(line for unit in units for line in unit.lines or ())


def _source_cut(pair: Pair, gone: Sequence[int]) -> Pair:
    lost = [pair.units[at] for at in gone]
    kept = [unit for at, unit in enumerate(pair.units) if at not in gone]
    text, spans = _without(pair.source.text, [unit.span for unit in lost], [unit.span for unit in kept])
    units = [unit._replace(span=span) for unit, span in zip(kept, spans, strict=True)]
    bare = lines_of(lost) - lines_of(kept)
    added = {line: label or line in bare for line, label in pair.added.items()}
    return pair._replace(kind="cut source", source=read_text(text, "zh"), units=units, added=added)


def _translation_cut(pair: Pair, gone: frozenset[int]) -> Pair:
    text, lines = _without(pair.translation.text, [pair.lines[line] for line in sorted(gone)], pair.lines)
    added = {line: label for line, label in pair.added.items() if line not in gone}
    units = [_cut(unit, gone) for unit in pair.units]
    return pair._replace(
        kind="cut translation", translation=read_text(text, "en"), units=units, lines=lines, added=added
    )


def _cut(unit: Unit, gone: frozenset[int]) -> Unit:
    """Return a unit without the lines that are gone; with some left, nobody knows whether it is still rendered."""
    lost = (unit.lines or frozenset[int]()) & gone
    if not lost or unit.lines is None:
        return unit
    left = unit.lines - lost
    return Unit(unit.span, left, None if left or unit.omitted is None else True)


def _without(text: str, gone: Sequence[Stretch], stretches: Sequence[Stretch]) -> tuple[str, list[Stretch]]:
    """Return a text without what is gone, and where the other stretches are then."""
    parts, at = [], 0
    for start, end in sorted(gone):
        parts.append(text[at : max(at, start)])
        at = max(at, end)
    return "".join([*parts, text[at:]]), [(_moved(start, gone), _moved(end, gone)) for start, end in stretches]


def _moved(place: int, gone: Sequence[Stretch]) -> int:
    return place - sum(min(end, place) - start for start, end in gone if start < place)
