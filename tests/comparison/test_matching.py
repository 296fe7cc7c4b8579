"""Pairing of quantities: the assignment is the best there is, and equals come before near misses."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse.comparison.matching import _assign, _date_score, _pair_many, _score, _value_score, pair_quantities
from policyparse.facts.quantities import find_quantities

scores = st.integers(1, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.sampled_from([0.0, 1.0, 2.5, 4.0, 20.0, 100.0]), min_size=width, max_size=width),
        min_size=1,
        max_size=5,
    )
)


def best(table: list[list[float]]) -> float:
    """The greatest total of any assignment, by trying them all."""
    width, height = len(table[0]), len(table)
    columns = [*range(width), *[-1] * height]
    return max(
        sum(table[row][at] for row, at in enumerate(choice) if at >= 0) for choice in set(permutations(columns, height))
    )


@settings(max_examples=60, deadline=None)
@given(scores)
def test_no_assignment_has_a_greater_total(table):
    found = _assign(table, len(table[0]))
    taken = [at for at in found if at is not None]
    assert len(taken) == len(set(taken))
    assert all(table[row][at] > 0 for row, at in enumerate(found) if at is not None)
    assert sum(table[row][at] for row, at in enumerate(found) if at is not None) == best(table)


def test_nothing_is_assigned_to_nothing():
    assert _assign([], 3) == []
    assert _assign([[], []], 0) == [None, None]


def one(text: str, language: str):
    (found,) = find_quantities(text, language)
    return found


@pytest.mark.parametrize(
    ("source", "translation", "score"),
    [
        ("投入30亿元", "3 billion yuan", 1000),
        ("增加了十倍", "increased tenfold", 800),
        ("培育30家", "13 firms", 20),
        ("培育30家", "300 firms", 100),
        ("培育36家", "63 firms", 100),
        ("遴选3-5家", "5 firms", 100),
        ("培育30家", "30 percent", 120),
        ("投入30亿元", "30 percent", 120),
        ("培育34家", "30 percent", 0),
        ("培育一家", "7 firms", 0),
        ("培育7家", "at least one centre", 0),
        ("增长一倍", "grew by 60 percent", 20),
    ],
)
def test_equal_amounts_come_before_near_misses_and_these_before_the_rest(source, translation, score):
    assert _value_score(one(source, "zh"), one(translation, "en")) == score


@pytest.mark.parametrize(
    ("source", "translation", "score"),
    [
        ("2025年3月1日", "1 March 2025", 1000),
        ("2025年3月1日", "March 2025", 800),
        ("3月1日", "2025", 0),
        ("2025年3月1日", "1 April 2025", 100),
        ("2025年", "2026", 100),
        ("2025年3月", "2026", 20),
        ("2025年", "2,025 firms", 800),
        ("2025年", "2,026 firms", 0),
        ("2025年", "2,025 yuan", 0),
    ],
)
def test_dates_come_before_dates_that_say_more_and_these_before_others(source, translation, score):
    assert _date_score(one(source, "zh"), one(translation, "en")) == score


def test_the_words_around_outweigh_place_and_comparator():
    source, translation = one("至少30家", "zh"), one("at least 30 firms", "en")
    alike = _score(source, translation, 1000, (10, 20), None)
    assert alike == pytest.approx(1000 + 5 + 3)
    assert _score(source, translation, 1000, (10, 20), lambda *_: 0.5) == pytest.approx(alike + 30)
    assert _score(source, one("30 firms", "en"), 1000, (10, 20), None) == pytest.approx(1000 + 5)
    later = one("In all of the city 30 firms", "en")
    assert later.span.start == 19
    assert _score(source, later, 1000, (10, 38), None) == pytest.approx(1000 + 5 * 0.5)


@pytest.mark.parametrize(("values", "asked"), [((30,), False), ((30, 50), True)])
def test_words_are_asked_only_where_a_number_has_a_choice(values, asked):
    calls = []
    (source, zh), (translation, en) = numbers(values, "zh"), numbers(values, "en")
    pairs = pair_quantities(source, translation, zh, en, lambda a, b: calls.append((a, b)) or 0.0)
    assert [(a.value, b.value) for a, b in pairs] == [(value, value) for value in values]
    assert bool(calls) == asked


def numbers(values, language):
    text = "、".join(f"{n}个" for n in values) if language == "zh" else ", ".join(f"{n} projects" for n in values)
    return find_quantities(text, language), text


def test_up_to_48_quantities_a_side_pair_by_the_best_assignment():
    """Of 48 the last pairs with its neighbour in value, of 49 those that are left over pair by their place."""
    for size, partner in ((48, 1009), (49, 1009)):
        values = [100 + at for at in range(size - 1)]
        first, source = numbers([*values, 1009], "zh")
        second, translation = numbers([1009, *values], "en")
        pairs = pair_quantities(first, second, source, translation)
        assert [int(b.value) for _, b in pairs] == [*values, partner]


def test_what_is_left_of_many_pairs_with_the_nearest_that_fits():
    values = [101 + 3 * at for at in range(60)]
    changed = [10 * value if at in (7, 40) else value for at, value in enumerate(values)]
    first, _ = numbers(values, "zh")
    second, _ = numbers(changed, "en")
    assert _pair_many(first, second, (1, 1), None) == list(range(60))


def test_equal_numbers_of_many_pair_in_their_order():
    first, _ = numbers([5, 5, 7] * 20, "zh")
    second, _ = numbers([7, 5, 5] * 20, "en")
    found = _pair_many(first, second, (1, 1), None)
    assert [at for at, one in enumerate(found) if one is None] == []
    assert [found[at] for at in range(60) if at % 3 < 2] == [at for at in range(60) if at % 3]


def test_what_is_left_of_many_is_looked_for_near_its_place_alone():
    left = [1001 + at for at in range(60)]
    far = [*[4001 + at for at in range(59)], 10 * left[0]]
    first, source = numbers(left, "zh")
    second, translation = numbers(far, "en")
    found = _pair_many(first, second, (len(source), len(translation)), None)
    assert found[0] is not None
    assert found[0] < 24
    assert found[59] == 59


def test_what_has_no_partner_follows_in_the_order_of_the_translation():
    first, source = numbers([30], "zh")
    second, translation = numbers([71, 30, 92], "en")
    pairs = pair_quantities(first, second, source, translation)
    assert [(a and int(a.value), b and int(b.value)) for a, b in pairs] == [(30, 30), (None, 71), (None, 92)]
