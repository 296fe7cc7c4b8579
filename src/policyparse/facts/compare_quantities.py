"""Comparison of the quantities of two texts that render each other.

Quantities are paired by an optimal assignment (Kuhn 1955): what is equal after exact conversion of units pairs first,
then what the words around it bind together, then near misses. A pair is then read for what differs. A number is
missing only where its digits stand nowhere on the other side, so that words for numbers, other ways to write a date,
ordinals and identifiers stay quiet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from policyparse.facts.dates import ascii_lower
from policyparse.facts.numerals import english_words, parse_chinese
from policyparse.facts.units import currencies_at, currencies_named, to_base
from policyparse.facts.wordlists import longest, read_lists
from policyparse.folding import fold
from policyparse.model.document import Span
from policyparse.model.facts import Comparator, Quantity

DifferenceKind = Literal["value", "comparator", "unit", "currency", "date", "baseline", "range", "rate", "omitted", "added"]
Affinity = Callable[[Quantity, Quantity], float]
Pair = tuple[Quantity | None, Quantity | None]


@dataclass(frozen=True, slots=True)
class QuantityDifference:
    """What differs between a quantity of the source and its rendering; `source` or `translation` is None where it has none.

    `expected` and `actual` are the two readings (`≥ 10`, `~ 10`), `reason` says the difference in words, `confidence`
    how sure the pairing is, 0 to 1.
    """

    kind: DifferenceKind
    source: Quantity | None
    translation: Quantity | None
    expected: str
    actual: str
    reason: str
    confidence: float


_SIGNS: dict[Comparator, str] = {"eq": "", "ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "~ ", "range": ""}
_CLASS: dict[Comparator, str] = {"ge": "least", "gt": "least", "le": "most", "lt": "most", "approx": "about", "eq": "", "range": ""}
_COUNTED = {"count", "number", "rank", "point"}
_EXACT, _PARTIAL, _NEAR, _FAR = 1000.0, 800.0, 100.0, 20.0


def reading(quantity: Quantity | None) -> str:
    """Return a quantity in a form that is the same for both languages: `≥ 10`, `5–8 t`, `10000000000 CNY`, `2025`."""
    if quantity is None:
        return ""
    if quantity.dimension == "date":
        return quantity.deadline or quantity.period or str(quantity.value)
    number = _plain(quantity.value) + (f"–{_plain(quantity.value_max)}" if quantity.value_max is not None else "")
    unit = "" if quantity.unit_norm == "count" else f" {quantity.unit_norm}"
    return f"{_SIGNS[quantity.comparator]}{number}{unit}" + (f" per {quantity.per}" if quantity.per else "")


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def pair_quantities(
    source: Sequence[Quantity],
    translation: Sequence[Quantity],
    source_text: str,
    translation_text: str,
    affinity: Affinity | None = None,
) -> tuple[Pair, ...]:
    """Return each quantity of either side with its partner or None, in the order of the source, then of the translation."""
    scores = [[_score(a, b, len(source_text), len(translation_text), affinity) for b in translation] for a in source]
    partner = _assign(scores, len(translation))
    taken = {at for at in partner if at is not None}
    pairs: list[Pair] = [(a, None if at is None else translation[at]) for a, at in zip(source, partner, strict=True)]
    return (*pairs, *((None, b) for at, b in enumerate(translation) if at not in taken))


def compare_quantities(
    source: Sequence[Quantity],
    translation: Sequence[Quantity],
    source_text: str,
    translation_text: str,
    affinity: Affinity | None = None,
) -> tuple[QuantityDifference, ...]:
    """Return what differs between the quantities of a bead's two texts; spans are offsets into those texts."""
    source, translation = _outside_code(source, source_text), _outside_code(translation, translation_text)
    pairs = pair_quantities(source, translation, source_text, translation_text, affinity)
    sides = _Sides(fold(source_text), ascii_lower(fold(translation_text)), pairs)
    found = [difference for a, b in pairs if (difference := _judge(a, b, sides))]
    return (*found, *_compare_markers(sides), *_compare_currencies(sides, found))


_CODE = re.compile(r"`[^`]*`|\bhttps?://[^\s)）\]，。]+")


def _outside_code(quantities: Sequence[Quantity], text: str) -> list[Quantity]:
    """Drop what stands in code spans and addresses: there a number only counts as written."""
    code = [match.span() for match in _CODE.finditer(text)] if "`" in text or "://" in text else []
    return [q for q in quantities if not any(start <= q.span.start < end for start, end in code)]


# ------------------------------------------------------------------ assignment


def _assign(scores: list[list[float]], width: int) -> list[int | None]:
    """Return for each row the column of an assignment of greatest total score; pairs of no score stay apart."""
    height = len(scores)
    if not height or not width:
        return [None] * height
    size = max(height, width)
    cost = [[-scores[i][j] if i < height and j < width else 0.0 for j in range(size)] for i in range(size)]
    columns = _hungarian(cost)
    return [at if at < width and scores[row][at] > 0 else None for row, at in enumerate(columns[:height])]


def _hungarian(cost: list[list[float]]) -> list[int]:
    """Return the column of each row in an assignment of least cost: shortest augmenting paths, cubic in the size."""
    size = len(cost)
    row_potential, column_potential = [0.0] * (size + 1), [0.0] * (size + 1)
    row_of = [0] * (size + 1)
    for row in range(1, size + 1):
        row_of[0], column = row, 0
        least, way, used = [float("inf")] * (size + 1), [0] * (size + 1), [False] * (size + 1)
        while row_of[column]:
            used[column] = True
            delta, following, current = float("inf"), 0, row_of[column]
            for at in range(1, size + 1):
                if used[at]:
                    continue
                slack = cost[current - 1][at - 1] - row_potential[current] - column_potential[at]
                if slack < least[at]:
                    least[at], way[at] = slack, column
                if least[at] < delta:
                    delta, following = least[at], at
            for at in range(size + 1):
                if used[at]:
                    row_potential[row_of[at]] += delta
                    column_potential[at] -= delta
                else:
                    least[at] -= delta
            column = following
        while column:
            row_of[column], column = row_of[way[column]], way[column]
    columns = [0] * size
    for at in range(1, size + 1):
        columns[row_of[at] - 1] = at - 1
    return columns


def _score(a: Quantity, b: Quantity, source_size: int, translation_size: int, affinity: Affinity | None) -> float:
    """Return how well two quantities render each other: equal, nearly, or only of one kind; 0 where they cannot."""
    base = _date_score(a, b) if "date" in {a.dimension, b.dimension} else _value_score(a, b)
    if not base:
        return 0.0
    place = 1 - abs(a.span.start / max(1, source_size) - b.span.start / max(1, translation_size))
    return base + 5 * place + (60 * affinity(a, b) if affinity else 0.0) + (3 if _CLASS[a.comparator] == _CLASS[b.comparator] else 0)


def _date_score(a: Quantity, b: Quantity) -> float:
    if a.dimension != b.dimension:
        year = a if a.dimension == "date" else b
        other = b if year is a else a
        return _PARTIAL if year.value == other.value and other.dimension in _COUNTED else 0.0
    if a.period == b.period:
        return _EXACT
    if not _dates_conflict(a, b):
        return _PARTIAL if _dates_meet(a, b) else 0.0
    return _NEAR if a.value == b.value or _precision(a) == _precision(b) else _FAR


def _precision(date: Quantity) -> int:
    return len(date.period or "")


def _value_score(a: Quantity, b: Quantity) -> float:
    if _same_amount(a, b):
        return _EXACT
    if (_convertible(a, b) and _rounded(a, b)) or _vaguely_same(a, b):
        return _PARTIAL
    if _is_article(a) or _is_article(b):
        return 0.0
    if _comparable(a, b):
        return _NEAR if _slip(a.value, b.value) or _shares_end(a, b) else _FAR
    return _NEAR + 20 if abs(a.value) == abs(b.value) or _mantissa(a.value) == _mantissa(b.value) != 1 else 0.0


# ------------------------------------------------------------------ amounts


def _amount(quantity: Quantity) -> tuple[str, Decimal, Decimal]:
    """Return dimension and both ends in its base; rates per a number of heads as percentages."""
    high = quantity.value if quantity.value_max is None else quantity.value_max
    dimension, low = to_base(abs(quantity.value), quantity.unit_norm)
    _, upper = to_base(abs(high), quantity.unit_norm)
    heads = re.match(r"(\d+) persons$", quantity.per or "")
    if heads and dimension in _COUNTED:
        return "percent", low * 100 / int(heads[1]), upper * 100 / int(heads[1])
    return ("count" if dimension in _COUNTED else dimension), low, upper


_SECONDS = {"second": Decimal(1), "minute": Decimal(60), "hour": Decimal(3600), "day": Decimal(86400)}


def _same_amount(a: Quantity, b: Quantity) -> bool:
    """Say whether two quantities are equal, also after conversion: 1.3万亿斤 and 650 Mt, 翻一番 and +100 %."""
    first, second = _amount(a), _amount(b)
    if first[0] == second[0] and (a.currency == b.currency or not (a.currency and b.currency)):
        return _close(first[1], second[1]) and _close(first[2], second[2])
    if {first[0], second[0]} == {"multiple", "percent"}:
        return _close(_as_multiple(a), _as_multiple(b))
    return _same_speed(a, b) or _same_speed(b, a)


def _same_speed(a: Quantity, b: Quantity) -> bool:
    """Say whether a rate said apart equals a compound unit: 每小时400英里 and 400 mph."""
    dimension, low, _ = _amount(a)
    return a.per in _SECONDS and _amount(b)[0] == f"{dimension} per time" and _near(low / _SECONDS[a.per], _amount(b)[1])


def _thousands(quantity: Quantity) -> Decimal | None:
    """Return the value of 10.700 where the point parts thousands."""
    return quantity.value * 1000 if re.search(r"(?<!\d)\d{1,3}\.\d{3}$", quantity.surface) else None


def _vaguely_same(a: Quantity, b: Quantity) -> bool:
    """Say whether both state a round least amount in words: 十多个 and over a dozen, 数十 and dozens."""
    words = not any(char.isdigit() for char in a.surface + b.surface)
    least = _CLASS[a.comparator] == _CLASS[b.comparator] == "least"
    if _thousands(a) == b.value or _thousands(b) == a.value:
        return True
    return words and least and _comparable(a, b) and abs(a.value - b.value) <= Decimal("0.25") * max(a.value, b.value)


def _as_multiple(quantity: Quantity) -> Decimal:
    if quantity.dimension == "multiple":
        return quantity.value
    percent = _amount(quantity)[1]
    return 1 - percent / 100 if quantity.change == "decrease" else 1 + percent / 100 if quantity.change else percent / 100


def _close(a: Decimal, b: Decimal) -> bool:
    return abs(a - b) <= Decimal("1e-9") * max(abs(a), abs(b))


def _comparable(a: Quantity, b: Quantity) -> bool:
    """Say whether two quantities measure the same kind of thing."""
    first, second = _amount(a)[0], _amount(b)[0]
    return first == second


def _convertible(a: Quantity, b: Quantity) -> bool:
    """Say whether two amounts were measured in different units of one dimension."""
    return a.unit_norm != b.unit_norm and _comparable(a, b) and not (a.currency or b.currency)


def _rounded(a: Quantity, b: Quantity) -> bool:
    """Say whether two amounts in different units agree but for rounding: 8 km and 5 miles."""
    (_, low, high), (_, other_low, other_high) = _amount(a), _amount(b)
    return _near(low, other_low) and _near(high, other_high)


def _near(a: Decimal, b: Decimal) -> bool:
    return abs(a - b) <= Decimal("0.03") * max(abs(a), abs(b))


def _slip(a: Decimal, b: Decimal) -> bool:
    """Say whether one number is the other misread: another power of ten, or its digits in another order."""
    a, b = abs(a), abs(b)
    return _mantissa(a) == _mantissa(b) or sorted(str(_mantissa(a))) == sorted(str(_mantissa(b)))


def _mantissa(value: Decimal) -> Decimal:
    digits = abs(value).normalize().as_tuple().digits
    return Decimal("".join(map(str, digits)))


def _shares_end(a: Quantity, b: Quantity) -> bool:
    if a.value_max is None and b.value_max is None:
        return False
    return bool({a.value, a.value_max} & {b.value, b.value_max} - {None})


# ------------------------------------------------------------------ judging a pair


class _Sides:
    """The two folded texts, with the numbers that each of them says in any form."""

    def __init__(self, source: str, translation: str, pairs: Sequence[Pair]) -> None:
        self.source, self.translation = source, translation
        self.source_amounts = {end for a, _ in pairs if a for end in _ends(a)}
        self.translation_amounts = {end for _, b in pairs if b for end in _ends(b)}
        self.source_dates = {part for a, _ in pairs if a and a.dimension == "date" for end in _date_parts(a) for part in end}
        self.translation_dates = {part for _, b in pairs if b and b.dimension == "date" for end in _date_parts(b) for part in end}
        self.source_numbers = _chinese_numbers(source)
        self.translation_numbers = _english_numbers(translation)


    def before(self, quantity: Quantity, size: int) -> str:
        """Return the translation's text before one of its quantities."""
        return self.translation[max(0, quantity.span.start - size) : quantity.span.start]


_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_CHINESE = re.compile(r"(?:\d+(?:,\d{3})*(?:\.\d+)?\s?)?[零〇一二两三四五六七八九十百千万亿]+")


def _digit_numbers(text: str) -> set[Decimal]:
    found = {Decimal(match[0].replace(",", "")) for match in _DIGITS.finditer(text) if len(match[0]) < 40}
    return found | {Decimal(match[0]) for match in re.finditer(r"\d+", text) if len(match[0]) < 40}


def _chinese_numbers(text: str) -> set[Decimal]:
    parsed = (parse_chinese(match[0]) for match in _CHINESE.finditer(text) if len(match[0]) < 30)
    return _digit_numbers(text) | {numeral.value for numeral in parsed if numeral}


@cache
def _english_ordinals() -> dict[str, Decimal]:
    named = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12, "once": 1, "twice": 2, "both": 2, "dual": 2,
             "single": 1, "half": 2, "double": 2, "triple": 3, "pair": 2, "couple": 2, "decade": 10, "century": 100, "quarter": 4}  # fmt: skip
    regular = {f"{word.removesuffix('y') + 'ie' if word.endswith('y') else word}th": value for word, value in english_words().items()}
    return {word: Decimal(value) for word, value in named.items()} | regular | english_words()


def _english_numbers(text: str) -> set[Decimal]:
    words = _english_ordinals()
    return _digit_numbers(text) | {words[word] for word in re.findall(r"[a-z]+", text) if word in words}


def _ends(quantity: Quantity) -> tuple[tuple[str, Decimal], tuple[str, Decimal]]:
    """Return both ends of a quantity with their dimension, for looking one up among others."""
    dimension, low, high = _amount(quantity)
    return (dimension, low), (dimension, high)


def _judge(a: Quantity | None, b: Quantity | None, sides: _Sides) -> QuantityDifference | None:
    if a is None or b is None:
        return _unpaired(a, b, sides)
    if "date" in {a.dimension, b.dimension}:
        return _judge_dates(a, b, sides)
    if not _same_amount(a, b) and not _only_unit_unsaid(a, b):
        return _judge_values(a, b, sides)
    return _judge_rate(a, b, sides) or _judge_comparators(a, b, sides)


def _unpaired(a: Quantity | None, b: Quantity | None, sides: _Sides) -> QuantityDifference | None:
    """Report a number without a partner, if it is firm and its digits stand nowhere on the other side."""
    quantity = a or b
    assert quantity is not None
    known = sides.translation_numbers if a else sides.source_numbers
    if not _firm(quantity) or _stands(quantity, known):
        return None
    kind: DifferenceKind = "omitted" if a else "added"
    where = "the translation has no such number" if a else "the source has no such number"
    return QuantityDifference(kind, a, b, reading(a), reading(b), f"{quantity.surface}: {where}", 0.6)


def _firm(quantity: Quantity) -> bool:
    """Say whether a number is said so that a translation would keep it: in digits, or large, and no date without its year."""
    if quantity.dimension == "date":
        return quantity.value >= 1000 and "/" not in (quantity.period or "")
    return any(char.isdigit() for char in quantity.surface) or (quantity.value > 12 and quantity.comparator != "ge")


def _stands(quantity: Quantity, known: set[Decimal]) -> bool:
    ends = [quantity.value] + ([quantity.value_max] if quantity.value_max is not None else [])
    return all(end in known or _mantissa_of_surface(quantity) & known for end in ends)


def _mantissa_of_surface(quantity: Quantity) -> set[Decimal]:
    return _digit_numbers(fold(quantity.surface))


# markers and currencies that belong to no quantity

_MARKER = re.compile(r"[（(](\d{1,2})[)）]")


def _compare_markers(sides: _Sides) -> Iterator[QuantityDifference]:
    """Report the first list marker that differs, (2) against (3), where both sides have as many of them."""
    first, second = list(_MARKER.finditer(sides.source)), list(_MARKER.finditer(sides.translation))
    if len(first) != len(second) or len(first) < 2:
        return
    for one, two in zip(first, second, strict=True):
        if one[1] != two[1]:
            a, b = _as_number(sides.source, one), _as_number(sides.translation, two)
            yield QuantityDifference("value", a, b, one[1], two[1], f"list number {one[0]} became {two[0]}", 0.5)
            return


def _as_number(text: str, match: re.Match[str]) -> Quantity:
    span = Span(*match.span(1))
    return Quantity(span, text[span.start : span.end], Decimal(match[1]), None, "eq", None, "count", "number")


def _compare_currencies(sides: _Sides, found: Sequence[QuantityDifference]) -> Iterator[QuantityDifference]:
    """Report a currency that only the translation names, outside the amounts that were compared (`in 2013 yuan`)."""
    named = currencies_named(sides.source)
    if not named or any(difference.kind in {"currency", "added"} for difference in found):
        return
    for currency, start, end in currencies_at(sides.translation):
        if currency not in named:
            unit = Quantity(Span(start, end), sides.translation[start:end], Decimal(0), None, "eq", None, currency, "money", currency)
            yield QuantityDifference("currency", None, unit, " ".join(sorted(named)), currency, f"the source names no {currency}", 0.6)
            return


# dates


def _date_parts(date: Quantity) -> tuple[tuple[int, ...], ...]:
    """Return year, month and day of each end of a period, 0 for what is not said."""
    ends = []
    for end in (date.period or str(date.value)).split("/"):
        match = re.match(r"(\d{4}|--?(?=-)|-)(?:-Q(\d))?(?:-(\d\d))?(?:-(\d\d))?", end)
        ends.append(tuple(int(part) if part and part.isdigit() else 0 for part in match.groups()) if match else (0, 0, 0, 0))
    return tuple(ends)


def _dates_conflict(a: Quantity, b: Quantity) -> bool:
    """Say whether two dates contradict each other; what only one of them says is no contradiction."""
    first, second = _date_parts(a), _date_parts(b)
    if len(first) != len(second):
        one, two = (first, second[:1] + second[-1:]) if len(first) == 1 else (second, first[:1] + first[-1:])
        return all(_parts_conflict(one[0], end) for end in two)
    return any(_parts_conflict(x, y) for x, y in zip(first, second, strict=True))


def _dates_meet(a: Quantity, b: Quantity) -> bool:
    """Say whether two dates have a part in common; a day and another date's year have none."""
    return any(p and p == q for x in _date_parts(a) for y in _date_parts(b) for p, q in zip(x, y, strict=True))


def _parts_conflict(x: tuple[int, ...], y: tuple[int, ...]) -> bool:
    return any(p and q and p != q for p, q in zip(x, y, strict=True))


def _conflicts(a: Quantity, b: Quantity) -> tuple[tuple[int, int], ...]:
    """Return the parts of two dates that contradict each other, in pairs."""
    ends = zip(_date_parts(a), _date_parts(b), strict=False)
    return tuple((p, q) for x, y in ends for p, q in zip(x, y, strict=True) if p and q and p != q)


def _said(part: int, other: int, sides: _Sides) -> bool:
    """Say whether each of two contradicting parts is written on the other side all the same."""
    return part in sides.translation_dates and other in sides.source_dates


def _judge_dates(a: Quantity, b: Quantity, sides: _Sides) -> QuantityDifference | None:
    if a.dimension != b.dimension:
        return None
    if not _dates_conflict(a, b):
        return _judge_comparators(a, b, sides) if _bound(a) and _bound(b) else None
    if all(_said(x, y, sides) for x, y in _conflicts(a, b)):
        return None
    sure = 0.9 if _precision(a) == _precision(b) else 0.6
    return QuantityDifference("date", a, b, reading(a), reading(b), f"{a.surface} became {b.surface}", sure)


# values


def _judge_values(a: Quantity, b: Quantity, sides: _Sides) -> QuantityDifference | None:
    if (_convertible(a, b) and _rounded(a, b)) or _vaguely_same(a, b):
        return _judge_comparators(a, b, sides) if _bound(a) and _bound(b) else None
    if _is_article(a) or _is_article(b):
        return None
    money = a.currency and b.currency and a.currency != b.currency
    if money and a.value == b.value and a.value_max == b.value_max:
        return QuantityDifference("currency", a, b, reading(a), reading(b), f"{a.currency} became {b.currency}", 0.9)
    if not _comparable(a, b):
        return _judge_units(a, b, sides)
    if _known(a, sides.translation_amounts) and _known(b, sides.source_amounts):
        return None
    if a.unit_norm == b.unit_norm and "approx" in {a.comparator, b.comparator} and _near(a.value, b.value) and a.value_max == b.value_max:
        return None
    kind: DifferenceKind = "range" if a.value_max is not None or b.value_max is not None else "value"
    if (a.value, a.value_max) == (b.value, b.value_max):
        kind = "unit"
    sure = 0.9 if _slip(a.value, b.value) else 0.7
    return QuantityDifference(kind, a, b, reading(a), reading(b), f"{a.surface} became {b.surface}", sure)


def _known(quantity: Quantity, amounts: set[tuple[str, Decimal]]) -> bool:
    """Say whether both ends of a quantity stand on the other side, whatever it was paired with."""
    return all(end in amounts for end in _ends(quantity))


def _is_article(quantity: Quantity) -> bool:
    """Say whether a number may be no more than an article: 一个, one."""
    return quantity.value == 1 and not any(char.isdigit() for char in quantity.surface) and not quantity.level


def _judge_units(a: Quantity, b: Quantity, sides: _Sides) -> QuantityDifference | None:
    del sides
    if {_amount(a)[0], _amount(b)[0]} & _COUNTED and not {a.dimension, b.dimension} & {"points", "percent"}:
        return None
    return QuantityDifference("unit", a, b, reading(a), reading(b), f"{a.surface} became {b.surface}: another unit", 0.8)


_YEARLY = re.compile(r"annual|year|p\.a\.|cagr|per annum")


def _only_unit_unsaid(a: Quantity, b: Quantity) -> bool:
    """Say whether two equal numbers differ in no more than a unit that one side leaves to the context."""
    return (a.value, a.value_max) == (b.value, b.value_max) and "number" in {a.dimension, b.dimension} and not {a.dimension, b.dimension} & {"points", "percent", "money"}


def _judge_rate(a: Quantity, b: Quantity, sides: _Sides) -> QuantityDifference | None:
    """Report a rate per year that only one side states."""
    if a.per == b.per or a.per != "year" or b.per or _YEARLY.search(sides.translation) or a.dimension not in {"percent", "points", "multiple"}:
        return None
    return QuantityDifference("rate", a, b, reading(a), reading(b), "the rate per year is gone", 0.7)


def _judge_comparators(a: Quantity, b: Quantity, sides: _Sides) -> QuantityDifference | None:
    """Report a comparator that turned, was dropped, or was put in; what a preposition may say stays quiet."""
    before, after = _bound(a), _bound(b)
    if before == after or a.level != b.level or (a.value_max is not None and not (before and after)):
        return None
    if not before and _merely_said(a, b, sides):
        return None
    if not after and _said_elsewhere(a, b, before, sides):
        return None
    if {before, after} == {"least", "most"} and (_NEGATED.search(sides.before(b, 60)) or _DENIED.search(sides.source[max(0, a.span.start - 12) : a.span.start])):
        return None
    return QuantityDifference("comparator", a, b, reading(a), reading(b), f"{a.surface} became {b.surface}", 0.8 if before else 0.5)


@cache
def _bounds() -> dict[str, str]:
    """Return every comparator that stands before a number, in both languages, with its kind."""
    tables = (read_lists("quantities_zh.tsv"), read_lists("quantities_en.tsv"))
    return {word: kind for table in tables for kind in ("ge", "gt", "le", "lt", "approx") for word in table[f"{kind} before"]}


def _bound(quantity: Quantity) -> str:
    """Return the class of a quantity's comparator; that of a range is said before it: 约14%-20%."""
    if quantity.comparator != "range":
        return _CLASS[quantity.comparator]
    surface = fold(quantity.surface).lower()
    end = longest(_bounds(), surface, 0, 24)
    return _CLASS[_bounds()[surface[:end]]] if end else ""  # type: ignore[index]


_NEGATED = re.compile(r"\b(?:no|not|never|nor|neither|none|without)\b|n't\b")
_DENIED = re.compile(r"[不未没无]")
_ELSEWHERE = {
    "about": re.compile(r"about|around|approx|roughly|near|almost|estimat|close to|circa|\bor so|some\b"),
    "least": re.compile(r"at least|more than|over\b|exceed|above|minimum|or more|greater|least|beyond|upwards|higher|or older|and older"),
    "most": re.compile(r"up to|at most|within|no more|maximum|less|below|under|fewer|limit|not exceed|short of|as (?:many|much|high)|lower|or younger|longest"),
}
_RUNNING = {"time", "calendar", "workday", "date"}


def _merely_said(a: Quantity, b: Quantity, sides: _Sides) -> bool:
    """Say whether a comparator that only the translation has says no more than the source: about, up to, over 50 years."""
    if b.comparator == "approx" or _is_article(a) or b.surface.lower().startswith(("up to", "within", "as ", "around")):
        return True
    preposition = b.surface.lower().startswith(("over ", "under ", "above ", "below ", "beyond "))
    return preposition and (b.dimension in _RUNNING or b.dimension == "temperature") or sides.source[a.span.start - 2 : a.span.start].endswith("达")


def _said_elsewhere(a: Quantity, b: Quantity, kind: str, sides: _Sides) -> bool:
    """Say whether the translation says the comparator a few words off, or as a preposition: 24小时内, in 24 hours."""
    if kind == "most" and a.dimension in _RUNNING and a.surface.endswith("内"):
        return True
    ahead = re.split(r"\d", sides.before(b, 48))[-1]
    behind = re.split(r"\d", sides.translation[b.span.end : b.span.end + 24])[0]
    return bool(_ELSEWHERE[kind].search(ahead) or _ELSEWHERE[kind].search(behind))


__all__ = ["Affinity", "QuantityDifference", "compare_quantities", "pair_quantities", "reading"]
