"""Comparison of the quantities of two texts that render each other.

Each pair of `pair_quantities` is read for what differs: value, range, unit, currency, date, rate, comparator. A number
is missing only where its digits stand nowhere on the other side, so that words for numbers, other ways to write a
date, ordinals and identifiers stay quiet; so does what stands in code spans and addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final, NamedTuple

from policyparse.chinese_english import PAIR
from policyparse.comparison.comparators import bound, is_negated, judge_comparators, lost_bound
from policyparse.comparison.counted import counts_another
from policyparse.comparison.matching import Affinity, Pair, pair_quantities
from policyparse.comparison.readings import SIGNS, plain, reading
from policyparse.comparison.references import compare_references
from policyparse.comparison.shares import shares_of
from policyparse.comparison.stated import QuantityDifference, Sides, chinese_numbers, english_numbers, lone, stands
from policyparse.facts.amounts import (
    COUNTED,
    amount,
    comparable,
    conflicts,
    ends,
    ends_in,
    in_digits,
    is_article,
    is_slip,
    loosely_same,
    mantissa,
    same_amount,
)
from policyparse.facts.cues import CODE
from policyparse.facts.references import Reference
from policyparse.facts.units import currencies_at, currencies_named, whole_units
from policyparse.facts.wordlists import lower
from policyparse.folding import fold
from policyparse.model.bitext import Difference, DifferenceKind
from policyparse.model.document import Direction, Span
from policyparse.model.facts import Quantity


def compare_quantities(
    source: Sequence[Quantity],
    translation: Sequence[Quantity],
    source_text: str,
    translation_text: str,
    affinity: Affinity | None = None,
    direction: Direction = PAIR.forth,
) -> tuple[QuantityDifference, ...]:
    """Return what differs between the quantities of a bead's two texts; spans are offsets into those texts.

    The Chinese text comes first, and the differences are told by `direction`. `affinity` says how well the words around
    two quantities render each other (0 to 1); with it, equal numbers that stand by each other's words are reported as
    swapped.
    """
    return compare_paired(source, translation, source_text, translation_text, affinity, direction).differences


class Compared(NamedTuple):
    """The quantities of a bead, paired once, and what differs between them."""

    pairs: tuple[Pair, ...]
    differences: tuple[QuantityDifference, ...]


def compare_paired(
    source: Sequence[Quantity],
    translation: Sequence[Quantity],
    source_text: str,
    translation_text: str,
    affinity: Affinity | None = None,
    direction: Direction = PAIR.forth,
) -> Compared:
    """Return the pairs that `compare_quantities` compares beside what it returns."""
    source = _outside_code(source, source_text)
    translation = _as_weights(source, _outside_code(translation, translation_text))
    pairs = pair_quantities(source, translation, source_text, translation_text, affinity)
    sides = Sides(fold(source_text), lower(fold(translation_text)), pairs, direction)
    if not pairs:  # as in most texts
        return Compared((), (*_compare_references(sides), *_compare_markers(sides), *_compare_currencies(sides, ())))
    found = [difference for a, b in pairs if (difference := _judge(a, b, sides))]
    swapped = _swaps(pairs, affinity, sides)
    named = _compare_references(sides)
    told = {PAIR.ordered(direction, difference.source, difference.translation)[0] for difference in found}
    crossed = _units_swapped([(a, b) for a, b in pairs if a and b and a not in told], sides)
    moved, listed = (*crossed, *_moved_dates(pairs, sides)), _compare_markers(sides)
    found = _with_changes(found, sides)
    return Compared(
        (*pairs, *_ends_of_ranges(pairs)),
        (*found, *swapped, *moved, *named, *listed, *_compare_currencies(sides, found)),
    )


def _ends_of_ranges(pairs: Sequence[Pair]) -> list[Pair]:
    """Return with its range a bound that is said apart: 一万元以上十万元以下, *between 10,000 and 100,000 yuan*."""
    ours = [a for a, b in pairs if a and b and a.value_max is not None]
    theirs = [b for a, b in pairs if a and b and b.value_max is not None]
    found: list[Pair] = []
    for one, other in pairs if ours or theirs else ():
        if one and not other:
            ranges = (b for b in theirs if one.dimension == b.dimension)
            partner = next((b for b in ranges if ends_in(one, b)), None)
            if partner:
                found.append((one, partner))
        elif other and not one:
            ranges = (a for a in ours if other.dimension == a.dimension)
            partner = next((a for a in ranges if ends_in(other, a)), None)
            if partner:
                found.append((partner, other))
    return found


def _with_changes(found: list[QuantityDifference], sides: Sides) -> list[QuantityDifference]:
    """Return the differences, the only new number of the translation as what the only number that it lacks became.

    Numbers that were not understood whole are known by their digits alone: 65条, *56 articles*; 2日及3日, *2 and 4*.
    """
    new = next((one for one in found if lone(one, sides.direction)[1]), None)
    if new is None or len(sides.added) != 1 or len(sides.unanswered) != 1 or _is_short_year(sides.unanswered[0], sides):
        return found
    (lost,) = sides.unanswered
    changed: list[QuantityDifference] = []
    for one in found:
        here, there = lone(one, sides.direction)
        if one is new and there:
            changed.append(_became(lost, there, sides))
        elif not (here and here.span.overlap(lost.span)):
            changed.append(one)
    return changed


def _became(lost: Quantity, said: Quantity, sides: Sides) -> QuantityDifference:
    if _is_year(lost.value) and _is_year(said.value):
        return sides.differing("date", _as_year(lost), _as_year(said), 0.6)
    return sides.differing("value", lost, said, 0.6)


def _as_year(number: Quantity) -> Quantity:
    return replace(number, dimension="date", period=str(number.value), unit_norm="date")


def _is_year(value: Decimal) -> bool:
    return value == int(value) and 1500 <= value < 2200


def _outside_code(quantities: Sequence[Quantity], text: str) -> Sequence[Quantity]:
    """Drop what stands in code spans and addresses: there a number only counts as written."""
    if "`" not in text and "://" not in text:
        return quantities
    code = [match.span() for match in CODE.finditer(text)]
    return [q for q in quantities if not any(start <= q.span.start < end for start, end in code)]


def _as_weights(source: Sequence[Quantity], translation: Sequence[Quantity]) -> Sequence[Quantity]:
    """Read *pounds* as a weight where the source states weights in pounds and no such money."""
    if not any(a.unit_norm == "lb" for a in source) or any(a.currency == "GBP" for a in source):
        return translation
    return [replace(b, **_POUNDS) if _is_pounds(b) else b for b in translation]  # type: ignore[arg-type]


_POUNDS = {"unit": "pound", "unit_norm": "lb", "dimension": "mass", "currency": None}


def _is_pounds(quantity: Quantity) -> bool:
    return quantity.currency == "GBP" and "pound" in lower(quantity.surface)


# ------------------------------------------------------------------ judging a pair


def _judge(a: Quantity | None, b: Quantity | None, sides: Sides) -> QuantityDifference | None:
    if a is None or b is None:
        return _judge_unpaired(a, b, sides)
    if "date" in {a.dimension, b.dimension}:
        return _judge_dates(a, b, sides)
    if not same_amount(a, b) and not _only_unit_unsaid(a, b):
        return _judge_values(a, b, sides)
    if _is_turned_round(a, b, sides):
        return sides.differing("direction", a, b, 0.8)
    found = _judge_change(a, b, sides) or _judge_rate(a, b, sides) or _judge_counted(a, b, sides)
    return found or _judge_share(a, b, sides) or judge_comparators(a, b, sides)


def _judge_unpaired(a: Quantity | None, b: Quantity | None, sides: Sides) -> QuantityDifference | None:
    """Report a number without a partner, if it is firm and its digits stand nowhere on the other side."""
    quantity = a or b
    assert quantity is not None
    known = english_numbers(sides.translation) if a else chinese_numbers(sides.source)
    if a and lost_bound(a, sides):
        reason = f"{a.surface}: the {sides.english} says the number without {SIGNS[a.comparator].strip()}"
        ends: tuple[Quantity | None, Quantity | None] = PAIR.ordered(sides.direction, a, None)
        expected, actual = PAIR.ordered(sides.direction, reading(a), plain(a.value))
        return Difference("comparator", *ends, expected, actual, reason, 0.5)
    if _is_short_year(a, sides) if a else _is_long_year(quantity, sides):
        return None
    if a and a.dimension == "date" and _YEAR_SAID.search(sides.translation):
        return None
    if not _firm(quantity) or stands(quantity, known) or quantity.span in sides.amounts[1].conversions:
        return None
    if a and _is_one_of(whole_units(a.value, a.unit_norm), sides.translation):
        return None
    source, translation = PAIR.ordered(sides.direction, a, b)
    kind: DifferenceKind = "omitted" if source else "added"
    reason = f"{quantity.surface}: the {sides.english if a else sides.chinese} has no such number"
    return Difference(kind, source, translation, reading(source), reading(translation), reason, 0.6)


_SHORT_YEAR = re.compile(r"\d\d\s?年?")


def _is_short_year(quantity: Quantity, sides: Sides) -> bool:
    """Return whether two digits are a year that the translation writes in full: 17年, *2017*."""
    written = _SHORT_YEAR.fullmatch(quantity.surface) and quantity.value_max is None
    return bool(written) and any(
        quantity.value + century in english_numbers(sides.translation) for century in (1900, 2000)
    )


def _is_long_year(quantity: Quantity, sides: Sides) -> bool:
    """Return whether the source writes a year of the translation with two digits."""
    short = _is_year(quantity.value) and "年" in sides.source
    return short and bool(re.search(rf"(?<!\d){quantity.value % 100:02}\s?年", sides.source))


_YEAR_SAID = re.compile(r"\b(?:this|last|next|the same|the previous|the current) year\b")
"""How English says a year that a text has named before."""


def _is_one_of(units: Iterable[str], text: str) -> bool:
    """Return whether a text says *a*, *one* or *every* of one of some units."""
    return any(re.search(rf"\b(?:an?|one|each|every|per|full)[\s-]{unit}\b", text) for unit in units)


def _firm(quantity: Quantity) -> bool:
    """Return whether a translation would keep a number: in digits, three or more of a thing, no day without its year.

    One is often an article, two are *both* or *either*, and 几十 is no number that English has.
    """
    if quantity.dimension == "date":
        return quantity.value >= 1000 and "/" not in (quantity.period or "")
    least = 2 if quantity.dimension == "count" else 12
    return in_digits(quantity) or (quantity.value > least and quantity.comparator != "ge")


def _judge_dates(a: Quantity, b: Quantity, sides: Sides) -> QuantityDifference | None:
    if a.dimension != b.dimension:
        return None
    clashes = conflicts(a, b)
    if not clashes:
        return judge_comparators(a, b, sides) if bound(a) and bound(b) else None
    here, there = sides.amounts
    if all(p in there.dates and q in here.dates for p, q in clashes):
        return None
    return sides.differing("date", a, b, 0.9 if len(a.period or "") == len(b.period or "") else 0.6)


def _only_unit_unsaid(a: Quantity, b: Quantity) -> bool:
    """Return whether two equal numbers differ in no more than a unit that one side leaves to the context."""
    dimensions = {a.dimension, b.dimension}
    degrees = "deg" in {a.unit_norm, b.unit_norm} and "temperature" in dimensions
    plain = (degrees or "number" in dimensions) and not dimensions & {"points", "percent", "money"}
    return plain and (a.value, a.value_max) == (b.value, b.value_max)


def _judge_values(a: Quantity, b: Quantity, sides: Sides) -> QuantityDifference | None:
    if loosely_same(a, b):
        return judge_comparators(a, b, sides) if bound(a) and bound(b) else None
    if is_article(a) or is_article(b):
        return None
    equal = _same_numbers(a, b)
    if equal and a.currency and b.currency and a.currency != b.currency:
        inherited = (
            a.surface.strip().endswith(("元", "元以上", "元以下"))
            and "人民币" not in sides.source
            and b.currency in currencies_named(sides.source)
        )
        unsaid = inherited or (_is_bare_dollar(b) and a.currency in _DOLLARS)
        return None if unsaid else sides.differing("currency", a, b, 0.9)
    if not comparable(a, b):
        return _judge_unlike(a, b, sides)
    ranked = (a.dimension == "rank") != (b.dimension == "rank") and not is_slip(a, b)
    here, there = sides.amounts
    if ranked or (_known(a, there.amounts) and _known(b, here.amounts)):
        return None
    ranged = a.value_max is not None or b.value_max is not None
    return sides.differing("unit" if equal else "range" if ranged else "value", a, b, 0.9 if is_slip(a, b) else 0.7)


def _judge_unlike(a: Quantity, b: Quantity, sides: Sides) -> QuantityDifference | None:
    """Report another kind of unit, or a plain number that lost its power of ten; points called percent are doubtful."""
    if _plain_against_unit(a, b):
        return sides.differing("value", a, b, 0.7) if _is_another_power(a, b) else None
    points = {a.dimension, b.dimension} == {"points", "percent"} and _same_numbers(a, b)
    return sides.differing("unit", a, b, 0.5 if points else 0.8, "another unit")


def _same_numbers(a: Quantity, b: Quantity) -> bool:
    return (a.value, a.value_max) == (b.value, b.value_max)


_DOLLARS = frozenset({"HKD", "TWD", "SGD", "AUD", "CAD", "NZD", "MOP"})


def _is_bare_dollar(quantity: Quantity) -> bool:
    """Return whether a text writes dollars without saying whose."""
    surface = lower(quantity.surface)
    return ("$" in surface or "dollar" in surface) and "us" not in surface and "u.s" not in surface


def _plain_against_unit(a: Quantity, b: Quantity) -> bool:
    """Return whether one number lacks the other's unit, or is a share written as two counts (2/5, two of five)."""
    if any(q.unit_norm == "fraction" and "/" in q.surface for q in (a, b)):
        return True
    return bool({amount(a)[0], amount(b)[0]} & COUNTED) and not {a.dimension, b.dimension} & {"points", "percent"}


_LARGE: Final = 10_000


def _is_another_power(a: Quantity, b: Quantity) -> bool:
    """Return whether two large numbers have the same digits and another power of ten, whatever unit is left out."""
    large = min(a.value, b.value) >= _LARGE and a.value_max is None and b.value_max is None
    return large and a.value != b.value and mantissa(a.value) == mantissa(b.value)


def _known(quantity: Quantity, amounts: set[tuple[str, Decimal]]) -> bool:
    """Return whether both ends of a quantity stand on the other side, whatever it was paired with."""
    return all(end in amounts for end in ends(quantity))


_TO_ZH = re.compile(
    r"(?:增长|增加|提高|提升|上升|扩大|下降|降低|减少|缩短|压减|下调|上调|升|降|增|减)(?:到|至)\s?\D{0,4}$"
)
_BY_ZH = re.compile(r"(?:增长|增加|提高|提升|上升|扩大|下降|降低|减少|缩短|压减|下调|上调)了?\s?$")
_TO_EN = re.compile(
    r"\b(?:rise|rose|risen|grow|grew|grown|increase|climb|fall|fell|fallen|drop|decline|decrease|cut|reduce|raise|lower|shorten)"
    r"(?:s|d|es|ed|ing|ped)?\s(?:[a-z]+\s){0,3}?to\s(?:[a-z]+\s)?$"
)
_BY_EN = re.compile(r"\bby\s(?:about\s|around\s|nearly\s|over\s)?$")


def _judge_change(a: Quantity, b: Quantity, sides: Sides) -> QuantityDifference | None:
    """Report a change by so much that became one to so much, or the other way round."""
    before, after = sides.source[max(0, a.span.start - 12) : a.span.start], sides.before(b, 48)
    if (_TO_ZH.search(before) and _BY_EN.search(after)) or (_BY_ZH.search(before) and _TO_EN.search(after)):
        return sides.differing("value", a, b, 0.8, "by became to, or to became by")
    return None


_WAYS = {"increase", "decrease"}


def _is_turned_round(a: Quantity, b: Quantity, sides: Sides) -> bool:
    """Return whether a rise by so much became a fall by as much."""
    return {a.change, b.change} == _WAYS and not is_negated(a, b, sides) and a.dimension == b.dimension


def _judge_counted(a: Quantity, b: Quantity, sides: Sides) -> QuantityDifference | None:
    """Report an equal number of other things: 3100套, *3,100 villages*."""
    if a.dimension != "count" or b.dimension not in COUNTED:
        return None
    after = sides.translation[b.span.end : b.span.end + 40]
    other = counts_another(a.unit, sides.source, after)
    return sides.differing("unit", a, b, 0.6, f"the translation counts {other}") if other else None


def _judge_share(a: Quantity, b: Quantity, sides: Sides) -> QuantityDifference | None:
    """Report an equal share of another whole: 占地区生产总值60%, *60% of exports*."""
    if a.dimension != "percent":
        return None
    of = shares_of(sides.source, a.span, sides.translation, b.span)
    if of is None:
        return None
    was, now = PAIR.ordered(sides.direction, *of)
    found = sides.differing("unit", a, b, 0.6, f"a share of {was} became one of {now}")
    return replace(found, expected=f"{found.expected} of {was}", actual=f"{found.actual} of {now}")


_YEARLY = re.compile(r"annual|year|p\.a\.|cagr")


_SPANS = {
    "hour": "hour",
    "day": "dai?ly|day",
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "year": "year|annual",
}
_SPANS_ZH = {"hour": "时", "day": "[日天]", "week": "[周星]", "month": "月", "quarter": "季", "year": "年"}


def _said_too(one: str, other: str, sides: Sides) -> bool:
    """Return whether each side names the other's span as well, so that the rates may belong to other numbers."""
    return bool(re.search(_SPANS[one], sides.translation) or re.search(_SPANS_ZH[other], sides.source))


def _judge_rate(a: Quantity, b: Quantity, sides: Sides) -> QuantityDifference | None:
    """Report a growth per year that the translation states without the year."""
    if a.per in _SPANS and b.per in _SPANS and a.per != b.per and not _said_too(a.per, b.per, sides):
        was, now = PAIR.ordered(sides.direction, a.per, b.per)
        return sides.differing("rate", a, b, 0.7, f"a rate per {was} became one per {now}")
    if (
        a.per != "year"
        or b.per
        or a.dimension not in {"percent", "points", "multiple"}
        or _YEARLY.search(sides.translation)
    ):
        return None
    became, _ = PAIR.ordered(sides.direction, "gone", "new")
    return sides.differing("rate", a, b, 0.7, f"the rate per year is {became}")


# ------------------------------------------------------------------ swaps, list numbers, currencies


_TURN_ZH, _TURN_EN = re.compile(r"\D{0,6}(?:到|至|为)\s?"), re.compile(r"[^\d,;]{0,12}\bto\s(?:[a-z]+\s)?")


def _is_turned(a: Quantity, b: Quantity, c: Quantity, d: Quantity, sides: Sides) -> bool:
    """Return whether 由A提高到B became *from B to A*."""
    start, goal = sorted((a.span, c.span))
    first, last = sorted((b.span, d.span))
    return bool(
        _TURN_ZH.fullmatch(sides.source[start.end : goal.start])
        and _TURN_EN.fullmatch(sides.translation[first.end : last.start])
        and sides.translation[: first.start].rstrip().endswith("from")
    )


_NEAR: Final = 24  # quantities between two that may be swapped, at most


def _swaps(pairs: Sequence[Pair], affinity: Affinity | None, sides: Sides) -> Iterator[QuantityDifference]:
    """Report two equal pairs whose words bind each number to the other's partner: 国家级6个、市级20个, 20 national.

    Numbers in the order of the source are taken to be right: it is their words that are in doubt.
    """
    equal = [(a, b) for a, b in pairs if a and b and _is_equal(a, b)]
    for (a, b), (c, d) in _near(equal):
        in_order = (a.span < c.span) == (b.span < d.span)
        if not in_order and _is_turned(a, b, c, d, sides):
            yield sides.differing("value", a, d, 0.8, "the two ends of the change are swapped")
            return
        if not affinity or in_order or not _exchangeable(a, c) or _is_cut_apart(a, b, c, d, sides):
            continue
        straight, (one, other) = affinity(a, b) + affinity(c, d), (affinity(a, d), affinity(c, b))
        crossed, dated = one + other, a.dimension == "date"
        clear = not dated and straight < _NONE and min(one, other) > _SOME
        if clear or crossed - straight > (_SURE_OF_DATES if dated else _SURE):
            sure = min(0.9, 0.4 + (crossed - straight) / 2)
            kind: DifferenceKind = "date" if dated else "value"
            for was, now in ((a, d), (c, b)):
                yield sides.differing(kind, was, now, sure, f"two {'dates' if dated else 'numbers'} are swapped")


_SURE, _SURE_OF_DATES = 0.2, 0.5
_NONE, _SOME = 0.01, 0.03  # affinity of numbers that share no word, and of such as share one


def _is_equal(a: Quantity, b: Quantity) -> bool:
    if "date" in {a.dimension, b.dimension}:
        return a.dimension == b.dimension and a.period == b.period
    return same_amount(a, b) or _only_unit_unsaid(a, b)


def _exchangeable(a: Quantity, c: Quantity) -> bool:
    """Return whether two quantities of a side are of one kind and differ, so that one may be put for the other."""
    if a.dimension == c.dimension == "date":
        return a.period != c.period
    return comparable(a, c) and not same_amount(a, c)


_Both = tuple[Quantity, Quantity]


def _near(pairs: Sequence[_Both]) -> list[tuple[_Both, _Both]]:
    return [(pair, other) for at, pair in enumerate(pairs) for other in pairs[at + 1 : at + 1 + _NEAR]]


def _units_swapped(pairs: Sequence[_Both], sides: Sides) -> list[QuantityDifference]:
    """Return two equal numbers that have each other's unit: 100亿欧元（147亿美元）, *14.7 bn euros ($10 bn)*."""
    for (a, b), (c, d) in _near(pairs):
        apart = _unit(a) == _unit(d) != _unit(b) == _unit(c)
        if (
            apart
            and (a.value, a.value_max) == (b.value, b.value_max)
            and (c.value, c.value_max) == (d.value, d.value_max)
        ):
            return [sides.differing("value", a, d, 0.8, "two numbers are swapped")]
    return []


def _unit(quantity: Quantity) -> str:
    return "count" if quantity.dimension in COUNTED else quantity.unit_norm


_CHINESE_END, _ENGLISH_END = re.compile(r"[。；！？\n]"), re.compile(r"[.;!?]\s|\n")


def _is_cut_apart(a: Quantity, b: Quantity, c: Quantity, d: Quantity, sides: Sides) -> bool:
    """Return whether the translation says in two sentences what the source says in one: it may say the second first."""
    here, there = sorted((a.span, c.span)), sorted((b.span, d.span))
    cut = _ENGLISH_END.search(sides.translation, there[0].end, there[1].start)
    return bool(cut) and not _CHINESE_END.search(sides.source, here[0].end, here[1].start)


def _moved_dates(pairs: Sequence[Pair], sides: Sides) -> list[QuantityDifference]:
    """Return two dates that changed places where their two figures did not: by 2027, 60; by 2030, 150."""
    if len(pairs) != 2 + 2:  # two dates and two figures
        return []
    dates = [(a, b) for a, b in pairs if a and b and a.dimension == b.dimension == "date" and not conflicts(a, b)]
    figures = [(a, b) for a, b in pairs if a and b and "date" not in {a.dimension, b.dimension} and same_amount(a, b)]
    if not len(dates) == len(figures) == 2 or same_amount(*_sides(figures)):
        return []
    (first, moved), (_, other) = dates
    straight = figures[0][1].span < figures[1][1].span and figures[0][0].span < figures[1][0].span
    alternate = _alternate(dates, figures, 0) and _alternate(dates, figures, 1)
    if straight and alternate and (first.span < dates[1][0].span) != (moved.span < other.span):
        return [sides.differing("date", first, other, 0.7, "two dates are swapped")]
    return []


def _sides(figures: Sequence[tuple[Quantity, Quantity]]) -> tuple[Quantity, Quantity]:
    return figures[0][0], figures[1][0]


def _alternate(
    dates: Sequence[tuple[Quantity, Quantity]], figures: Sequence[tuple[Quantity, Quantity]], side: int
) -> bool:
    """Return whether dates and figures take turns in a text."""
    placed = sorted((pair[side].span, pair in dates) for pair in (*dates, *figures))
    turns = [dated for _, dated in placed]
    return turns[0] == turns[2] != turns[1] == turns[3]


_MARKER = re.compile(r"[（(](\d{1,2})[)）]")


def _compare_markers(sides: Sides) -> list[QuantityDifference]:
    """Return the first list number that differs, (2) against (3), where both sides have as many of them."""
    first = list(_MARKER.finditer(sides.source))
    second = list(_MARKER.finditer(sides.translation)) if len(first) > 1 else []
    if len(first) != len(second):
        return []
    different = [at for at, match in enumerate(second) if match[1] != first[at][1]][:1]
    ends = [(_marker(sides.source, first[at]), _marker(sides.translation, second[at])) for at in different]
    return [sides.differing("value", a, b, 0.5, "another list number") for a, b in ends]


def _marker(text: str, match: re.Match[str]) -> Quantity:
    span = Span(*match.span(1))
    return Quantity(span, text[span.start : span.end], Decimal(match[1]), None, "eq", None, "count", "number")


_LEFT_OUT: Final = 0.6  # how sure it is that a list of references leaves one out


def _compare_references(sides: Sides) -> list[QuantityDifference]:
    """Return numbers that name (第七条, 14时, 19世纪) and differ."""
    found: list[QuantityDifference] = []
    for one, other in compare_references(lower(sides.source), sides.translation):
        a = _reference(sides.source, one)
        if other is None:
            here, _ = PAIR.ordered(sides.direction, "translation", "source")
            reason = f"the {here} leaves out {a.surface}"
            said, none = PAIR.ordered(sides.direction, a.surface, "")
            ends: tuple[Quantity | None, Quantity | None] = PAIR.ordered(sides.direction, a, None)
            found.append(Difference("reference", *ends, said, none, reason, _LEFT_OUT))
            continue
        b = _reference(sides.translation, other)
        kind: DifferenceKind = "rate" if one.kind == "basis" else "date" if one.is_time else "reference"
        expected, actual = PAIR.ordered(sides.direction, one.value, other.value)
        found.append(replace(sides.differing(kind, a, b, 0.8), expected=expected, actual=actual))
    return found


def _reference(text: str, reference: Reference) -> Quantity:
    span = reference.span
    return Quantity(span, text[span.start : span.end], Decimal(0), None, "eq", None, "count", "number")


_ASIDE = re.compile(
    r"\((?:or\s|about\s|around\s|approximately\s|some\s|nearly\s|over\s|equivalent to\s)?(?:[\d.,]+\s?(?:[a-z]+\s)?)?$"
    r"|\b(?:against|versus|to|per)\s(?:the\s|one\s|a\s)?(?:u\.?s\.?\s?)?$"
)


def _is_aside(text: str, at: int) -> bool:
    """Return whether a currency is what another is set against, or the conversion that English adds in brackets."""
    return bool(_ASIDE.search(text[max(0, at - 64) : at]))


def _compare_currencies(sides: Sides, found: Sequence[QuantityDifference]) -> list[QuantityDifference]:
    """Return a currency that only the translation names, outside the amounts that were compared (in 2013 yuan)."""
    named = currencies_named(sides.source)
    if not named or any(one.kind == "currency" or lone(one, sides.direction)[1] for one in found):
        return []
    for currency, start, end in currencies_at(sides.translation):
        if currency in named or _is_aside(sides.translation, start):
            continue
        said = Quantity(
            Span(start, end), sides.translation[start:end], Decimal(0), None, "eq", None, currency, "money", currency
        )
        expected, actual = PAIR.ordered(sides.direction, " ".join(sorted(named)), currency)
        ends: tuple[Quantity | None, Quantity | None] = PAIR.ordered(sides.direction, None, said)
        return [Difference("currency", *ends, expected, actual, f"the {sides.chinese} names no {currency}", 0.6)]
    return []
