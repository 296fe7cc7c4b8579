"""Amounts and dates set against each other: equal after exact conversion, equal but for rounding, or one misread."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from policyparse.facts.units import to_base, unit_of
from policyparse.model.facts import Comparator, Quantity

COUNTED = frozenset({"count", "number", "rank", "point"})
"""Dimensions of plain numbers: they are compared with each other whatever they count."""

CLASSES: dict[Comparator, str] = {
    "ge": "least", "gt": "least", "le": "most", "lt": "most", "approx": "about", "eq": "", "range": "",
}  # fmt: skip
"""Comparators by what they claim; 以上 is compatible with both ≥ and >."""

_EXACTLY, _ROUNDING, _ROUGHLY = Decimal("1e-9"), Decimal("0.03"), Decimal("0.25")
_PER = {"second": "s", "minute": "min", "hour": "h", "day": "d", "week": "week", "mu": "mu"}
"""Units that a rate said apart may be written with: 每小时 is /h, 亩均 is /mu."""

_HEADS = re.compile(r"([1-9]\d*) persons$")


def amount(quantity: Quantity) -> tuple[str, Decimal, Decimal]:
    """Return dimension and both ends in its base unit; counts per a number of heads as percentages."""
    return _amount(quantity.value, quantity.value_max, quantity.unit_norm, quantity.per)


@lru_cache(maxsize=256)  # each of many is set against dozens
def _amount(value: Decimal, value_max: Decimal | None, norm: str, per: str | None) -> tuple[str, Decimal, Decimal]:
    high = value if value_max is None else value_max
    dimension, low = to_base(abs(value), norm)
    upper = to_base(abs(high), norm)[1]
    heads = _HEADS.match(per or "")
    if dimension not in COUNTED:
        return dimension, low, upper
    return ("percent", low * 100 / int(heads[1]), upper * 100 / int(heads[1])) if heads else ("count", low, upper)


def ends(quantity: Quantity) -> tuple[tuple[str, Decimal], tuple[str, Decimal]]:
    """Return both ends of a quantity with their dimension, for looking one up among others."""
    dimension, low, high = amount(quantity)
    return (dimension, low), (dimension, high)


def same_amount(a: Quantity, b: Quantity) -> bool:
    """Return whether two quantities are equal, also after conversion: 1.3万亿斤 and 650 Mt, 翻一番 and +100 %."""
    first, second = amount(a), amount(b)
    if first[0] == second[0] and (a.currency == b.currency or not (a.currency and b.currency)):
        return _within(_EXACTLY, first, second)
    if {first[0], second[0]} == {"multiple", "percent"}:
        return _near(_EXACTLY, _as_multiple(a), _as_multiple(b))
    return _same_speed(a, b) or _same_speed(b, a)


def _within(share: Decimal, first: tuple[str, Decimal, Decimal], second: tuple[str, Decimal, Decimal]) -> bool:
    return _near(share, first[1], second[1]) and _near(share, first[2], second[2])


def _near(share: Decimal, a: Decimal, b: Decimal) -> bool:
    return abs(a - b) <= share * max(abs(a), abs(b))


def _as_multiple(quantity: Quantity) -> Decimal:
    """Return a multiple or a change in percent as the result divided by the base."""
    if quantity.dimension == "multiple":
        return quantity.value
    share = amount(quantity)[1] / 100
    return 1 - share if quantity.change == "decrease" else 1 + share if quantity.change else share


def _same_speed(a: Quantity, b: Quantity) -> bool:
    """Return whether a rate said apart equals a compound unit: 每小时400英里 and 400 mph, 亩均28万元 and per mu."""
    if a.per not in _PER or "per" not in unit_of(b.unit_norm).dimension:
        return False
    below = unit_of(_PER[a.per])
    dimension, low, high = amount(a)
    compound = f"{dimension} per {below.dimension}", low / below.factor, high / below.factor
    other = amount(b)
    return other[0] == compound[0] and _within(_ROUNDING, compound, other)


def comparable(a: Quantity, b: Quantity) -> bool:
    """Return whether two quantities measure the same kind of thing."""
    return amount(a)[0] == amount(b)[0]


def loosely_same(a: Quantity, b: Quantity) -> bool:
    """Return whether two quantities agree as far as their words go.

    Amounts in different units agree but for rounding (8 km and 5 miles), round least amounts in words roughly (十多个,
    over a dozen), a number rounded where both say `about`, and 增加了十倍 is an increase `tenfold`.
    """
    if not comparable(a, b):
        return False
    if a.unit_norm != b.unit_norm and not (a.currency or b.currency):
        return _within(_ROUNDING, amount(a), amount(b))
    if _is_fold(a, b) or _is_fold(b, a):
        return True
    if "approx" in {a.comparator, b.comparator} and a.value_max == b.value_max and _near(_ROUNDING, a.value, b.value):
        return True
    least = CLASSES[a.comparator] == CLASSES[b.comparator] == "least"
    return least and not in_digits(a) and not in_digits(b) and _near(_ROUGHLY, a.value, b.value)


def _is_fold(a: Quantity, b: Quantity) -> bool:
    """Return whether English counts a growth from the base on, as it often does: 增加了十倍, increased tenfold."""
    return (
        "fold" in b.surface and a.dimension == b.dimension == "multiple" and bool(a.change) and a.value - 1 == b.value
    )


def in_digits(quantity: Quantity) -> bool:
    """Return whether a quantity is written in Arabic digits."""
    return any(char.isdigit() for char in quantity.surface)


def is_article(quantity: Quantity) -> bool:
    """Return whether a number may be no more than an article: 一个, one."""
    return quantity.value == 1 and not in_digits(quantity) and not quantity.level


def is_slip(a: Quantity, b: Quantity) -> bool:
    """Return whether one number is the other misread: another power of ten, or its digits in another order."""
    first, second = mantissa(a.value), mantissa(b.value)
    return first == second or sorted(first) == sorted(second)


def mantissa(value: Decimal) -> str:
    """Return the digits of a value without its power of ten: 3600000 is `36`."""
    return "".join(map(str, abs(value).normalize().as_tuple().digits))


def shares_end(a: Quantity, b: Quantity) -> bool:
    """Return whether a range and another quantity have an end in common."""
    if a.value_max is None and b.value_max is None:
        return False
    return bool({a.value, a.value_max} & {b.value, b.value_max} - {None})


def ends_in(one: Quantity, whole: Quantity) -> bool:
    """Return whether a quantity is one end of a range: ten days, of ten to fifteen days."""
    return bool(set(ends(one)) & set(ends(whole)))


# ------------------------------------------------------------------ dates

DateParts = tuple[int, int, int, int]
"""Year, quarter, month and day; 0 for what is not said."""

_PART = re.compile(r"(\d{4}|-)(?:-Q(\d))?(?:-(\d\d))?(?:-(\d\d))?")


def date_parts(date: Quantity) -> tuple[DateParts, ...]:
    """Return the parts of a date, or of both ends of a period."""
    return _parts(date.period or "")


@lru_cache(maxsize=256)  # as above
def _parts(period: str) -> tuple[DateParts, ...]:
    parts = []
    for end in period.split("/"):
        match = _PART.match(end)
        year, quarter, month, day = (
            (int(part) if part and part.isdigit() else 0 for part in match.groups()) if match else (0, 0, 0, 0)
        )
        parts.append((year, quarter, month, day))
    return tuple(parts)


def conflicts(a: Quantity, b: Quantity) -> tuple[tuple[int, int], ...]:
    """Return the parts of two dates that contradict each other; what only one of them says is no contradiction."""
    first, second = date_parts(a), date_parts(b)
    if first == second:
        return ()
    if len(first) == len(second):
        return tuple(pair for x, y in zip(first, second, strict=True) for pair in _clashes(x, y))
    one, several = (first[0], second) if len(first) == 1 else (second[0], first)
    found = [_clashes(one, end) for end in several]
    if not all(found):
        return ()
    return found[0] if len(first) == 1 else tuple((q, p) for p, q in found[0])


def _clashes(x: DateParts, y: DateParts) -> tuple[tuple[int, int], ...]:
    return tuple((p, q) for p, q in zip(x, y, strict=True) if p and q and p != q)


def dates_meet(a: Quantity, b: Quantity) -> bool:
    """Return whether two dates have a part in common; a day and another date's year have none."""
    return any(p and p == q for x in date_parts(a) for y in date_parts(b) for p, q in zip(x, y, strict=True))
