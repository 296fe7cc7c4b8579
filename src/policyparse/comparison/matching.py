"""Pairing of the quantities of two texts: an optimal assignment (Kuhn 1955) by how well they render each other."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from typing import Final

from policyparse.facts.amounts import (
    CLASSES,
    COUNTED,
    amount,
    comparable,
    conflicts,
    dates_meet,
    is_article,
    is_slip,
    loosely_same,
    mantissa,
    same_amount,
    shares_end,
)
from policyparse.model.facts import Quantity

Affinity = Callable[[Quantity, Quantity], float]
"""How well the words around two quantities render each other, 0 to 1."""

Pair = tuple[Quantity | None, Quantity | None]

_EXACT, _CLOSE, _NEAR, _FAR = 1000.0, 800.0, 100.0, 20.0
_LARGE: Final = 48
_BY_WORDS, _BY_PLACE, _BY_COMPARATOR = 60.0, 5.0, 3.0


def pair_quantities(
    source: Sequence[Quantity],
    translation: Sequence[Quantity],
    source_text: str,
    translation_text: str,
    affinity: Affinity | None = None,
) -> tuple[Pair, ...]:
    """Return each quantity of either side with its partner or None, in the order of the source, then the translation.

    What is equal pairs first, among equals by the words around (`affinity`), the comparator and the place; then near
    misses. The assignment is optimal for up to 48 quantities a side; beyond that, equal amounts pair in their order,
    and the others best pair first with what is near their place.
    """
    if not source and not translation:  # as of most texts
        return ()
    sizes = max(1, len(source_text)), max(1, len(translation_text))
    if max(len(source), len(translation)) > _LARGE:
        partner = _pair_many(source, translation, sizes, affinity)
    else:
        partner = _choose(source, translation, sizes, affinity)
    taken = {at for at in partner if at is not None}
    pairs: list[Pair] = [(a, None if at is None else translation[at]) for a, at in zip(source, partner, strict=True)]
    return (*pairs, *((None, b) for at, b in enumerate(translation) if at not in taken))


def _choose(
    source: Sequence[Quantity], translation: Sequence[Quantity], sizes: tuple[int, int], affinity: Affinity | None
) -> list[int | None]:
    """Return for each quantity of the source its partner's index in an assignment of greatest total score."""
    likeness = [[_likeness(a, b) for b in translation] for a in source]
    choices = [[at for at, base in enumerate(row) if base] for row in likeness]
    chosen = [at for row in choices for at in row]
    if len(set(chosen)) == len(chosen) == sum(map(bool, choices)):  # none has two, and no two have the same
        return [row[0] if row else None for row in choices]
    scores = [
        [_score(a, b, base, sizes, affinity) if base else 0.0 for base, b in zip(row, translation, strict=True)]
        for row, a in zip(likeness, source, strict=True)
    ]
    return _assign(scores, len(translation))


def _likeness(a: Quantity, b: Quantity) -> float:
    """Return whether two quantities are equal, nearly, or only of one kind; 0 where neither can render the other."""
    return _date_score(a, b) if "date" in {a.dimension, b.dimension} else _value_score(a, b)


def _score(a: Quantity, b: Quantity, base: float, sizes: tuple[int, int], affinity: Affinity | None) -> float:
    """Return how well two quantities render each other that are as alike as `base`."""
    place = 1 - abs(a.span.start / sizes[0] - b.span.start / sizes[1])
    words = affinity(a, b) if affinity else 0.0
    alike = CLASSES[a.comparator] == CLASSES[b.comparator]
    return base + _BY_WORDS * words + _BY_PLACE * place + _BY_COMPARATOR * alike


def _date_score(a: Quantity, b: Quantity) -> float:
    if a.dimension != b.dimension:
        other = b if a.dimension == "date" else a
        return _CLOSE if a.value == b.value and other.dimension in COUNTED else 0.0
    if a.period == b.period:
        return _EXACT
    if not conflicts(a, b):
        return _CLOSE if dates_meet(a, b) else 0.0
    return _NEAR if a.value == b.value or len(a.period or "") == len(b.period or "") else _FAR


def _value_score(a: Quantity, b: Quantity) -> float:
    if same_amount(a, b):
        return _EXACT
    if loosely_same(a, b):
        return _CLOSE
    if is_article(a) or is_article(b):
        return 0.0
    if comparable(a, b):
        return _NEAR if is_slip(a, b) or shares_end(a, b) else _FAR
    if {a.dimension, b.dimension} == {"multiple", "percent"} and a.change and b.change:
        return _FAR
    same_digits = mantissa(a.value) == mantissa(b.value) != "1"
    return _NEAR + _FAR if abs(a.value) == abs(b.value) or same_digits else 0.0


def _assign(scores: list[list[float]], width: int) -> list[int | None]:
    """Return for each row the column of an assignment of greatest total score; pairs of no score stay apart."""
    height = len(scores)
    if not height or not width:
        return [None] * height
    size = max(height, width)
    cost = [[-scores[i][j] if i < height and j < width else 0.0 for j in range(size)] for i in range(size)]
    columns = _least_cost(cost)
    return [at if at < width and scores[row][at] > 0 else None for row, at in enumerate(columns[:height])]


def _pair_many(
    source: Sequence[Quantity], translation: Sequence[Quantity], sizes: tuple[int, int], affinity: Affinity | None
) -> list[int | None]:
    """Return for each quantity of the source its partner's index, in time that grows with their number."""
    equals = defaultdict[object, deque[int]](deque)
    for at, quantity in enumerate(translation):
        equals[_key(quantity)].append(at)
    columns = [queue.popleft() if (queue := equals[_key(quantity)]) else None for quantity in source]
    taken = {at for at in columns if at is not None}
    rest = [at for at in range(len(translation)) if at not in taken]
    rows = [at for at, column in enumerate(columns) if column is None]
    near = ((row, column) for place, row in enumerate(rows) for column in _window(rest, place * len(rest) // len(rows)))
    alike = [(row, at, base) for row, at in near if (base := _likeness(source[row], translation[at]))]
    ranked = [(-_score(source[row], translation[at], base, sizes, affinity), row, at) for row, at, base in alike]
    for _, row, column in sorted(ranked):
        if columns[row] is None and column not in taken:
            columns[row] = column
            taken.add(column)
    return columns


def _window(places: Sequence[int], middle: int) -> Sequence[int]:
    return places[max(0, middle - _LARGE // 2) : middle + _LARGE // 2]


def _key(quantity: Quantity) -> object:
    return ("date", quantity.period) if quantity.dimension == "date" else amount(quantity)


def _least_cost(cost: list[list[float]]) -> list[int]:
    """Return the column of each row in an assignment of least cost, by shortest augmenting paths."""
    size = len(cost)
    rows, columns = [0.0] * (size + 1), [0.0] * (size + 1)
    row_of = [0] * (size + 1)
    for row in range(1, size + 1):
        row_of[0] = row
        _augment(cost, rows, columns, row_of)
    assigned = [0] * size
    for column in range(1, size + 1):
        assigned[row_of[column] - 1] = column - 1
    return assigned


def _augment(cost: list[list[float]], rows: list[float], columns: list[float], row_of: list[int]) -> None:
    """Extend the assignment by the row in column 0: grow a tree of tight edges to a free column, then flip its path."""
    size = len(cost)
    least, came_from, used = [float("inf")] * (size + 1), [0] * (size + 1), [False] * (size + 1)
    column = 0
    while row_of[column]:
        used[column] = True
        row, free = row_of[column], [at for at in range(1, size + 1) if not used[at]]
        for at in free:
            slack = cost[row - 1][at - 1] - rows[row] - columns[at]
            if slack < least[at]:
                least[at], came_from[at] = slack, column
        following = min(free, key=least.__getitem__)
        for at, inside in enumerate(used):  # move the potentials so that the next edge of the tree gets tight
            if inside:
                rows[row_of[at]], columns[at] = rows[row_of[at]] + least[following], columns[at] - least[following]
        least = [size if used[at] else size - least[following] for at, size in enumerate(least)]
        column = following
    while column:
        row_of[column], column = row_of[came_from[column]], came_from[column]
