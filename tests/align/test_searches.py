"""What the parts of the search for beads make of inputs that are drawn by number, as it was agreed."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from policyparse.align import beads
from policyparse.align.beads import Lengths, Rates, Tables, band, programme
from policyparse.align.bitext import Bead, _ascending, _first_ratio, _refit, _rescued, null_rate
from policyparse.align.chains import chains, order
from policyparse.align.components import components
from policyparse.align.seeds import Seed, seeds
from policyparse.lexical.scorer import Found

NUMBERS = range(100)


def anchors(chance: random.Random, rows: int, columns: int) -> list[tuple[int, int]]:
    """Anchors that ascend on both sides; some are neighbours, some far apart."""
    many = chance.randrange(min(rows, columns) + 1)
    if chance.random() < 0.5:
        many = min(many, 4)
    sides = (sorted(chance.sample(range(size), many)) for size in (rows, columns))
    return list(zip(*sides, strict=True))


def sizes(chance: random.Random) -> tuple[int, int]:
    return chance.choice((1, 2, 5, 12, 40)), chance.choice((1, 3, 6, 12, 50, 200))


def written(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


def test_bands_are_as_agreed(golden):
    def lines() -> Iterator[str]:
        for number in NUMBERS:
            chance = random.Random(number)
            rows, columns = sizes(chance)
            found = anchors(chance, rows, columns)
            yield f"{found} {rows} {columns}"
            yield from (" ".join(map(str, part)) for part in band(found, rows, columns))

    golden("align/bands.txt", written(lines()))


def test_chains_and_orders_are_as_agreed(golden):
    def lines() -> Iterator[str]:
        for number in NUMBERS:
            chance = random.Random(number)
            size = chance.choice((4, 10, 30, 160))
            rows = sorted(chance.sample(range(size), chance.randrange(size)))
            if chance.random() < 0.4:
                places = sorted(chance.sample(range(size), len(rows)))
                cut = chance.randrange(len(places) + 1)
                places = places[cut:] + places[:cut]
            else:
                places = chance.sample(range(size), len(rows))
            found = [Seed(i, j, round(chance.uniform(0.5, 12), 2)) for i, j in zip(rows, places, strict=True)]
            linked = chains(found, 2 * size)
            fit = {(i, j): chance.uniform(-4, 6) for i in range(size) for j in range(size)}
            yield f"{number}: {linked}"
            if linked:
                ordered = order(linked, size, size, lambda i, j, fit=fit: fit[i, j])
                yield f"   {ordered} {_ascending([pair for chain in linked for pair in chain], ordered)}"

    golden("align/chains.txt", written(lines()))


def test_seeds_are_as_agreed(golden):
    def lines() -> Iterator[str]:
        for number in NUMBERS:
            chance = random.Random(number)
            rows = [
                {j: round(chance.uniform(-4, 14), 1) for j in chance.sample(range(8), chance.randrange(7))}
                for _ in range(chance.randrange(1, 9))
            ]
            yield f"{number}: " + " ".join(f"{seed.i}-{seed.j}:{seed.weight:.1f}" for seed in seeds(rows))

    golden("align/seeds.txt", written(lines()))


def problem(number: int) -> tuple[list[tuple[int, int]], tuple]:
    """Anchors, and what a path is found by: evidence that is drawn, with cuts, headings and uneven lengths."""
    chance = random.Random(number)
    rows, columns = chance.randrange(1, 14), chance.randrange(1, 14)
    found = anchors(chance, rows, columns) if chance.random() < 0.5 else []
    words = drawn(chance, rows, columns)
    lengths = Lengths(
        [chance.uniform(5, 60) for _ in range(rows)],
        [chance.uniform(15, 200) for _ in range(columns)],
        3.3,
        8.0,
    )
    cuts = frozenset(chance.sample(range(columns), chance.randrange(min(3, columns))))
    rates = Rates(chance.choice((0.001, 0.01, 0.03)))
    kinds = [p % 3 == 0 for p in range(rows)], [q % 3 == 0 for q in range(columns)]
    opening = [p % 4 == 0 for p in range(rows)], [q % 4 == 0 for q in range(columns)]
    speech = [[chance.randrange(3) for _ in range(size)] for size in (rows, columns)] if number % 3 else None
    return found, (words, lengths, band(found, rows, columns), rates, cuts, kinds, opening, speech)


def test_paths_are_as_agreed(golden):
    """The best path through evidence that is drawn, with cuts, headings, anchors and uneven lengths."""

    def lines() -> Iterator[str]:
        for number in NUMBERS:
            found, given = problem(number)
            path = programme(*given)
            _, lengths, _, rates, *_ = given
            again = rates.count(path)
            refit = _refit(lengths, path)
            yield f"{number}: " + " ".join(f"{p}+{a}/{q}+{b}" for p, a, q, b in path)
            first = _first_ratio(found, lengths.source, lengths.translation)
            yield f"   {refit.ratio:.4f} {refit.variance:.4f} {first:.4f}"
            shapes, steps = again.logs()
            yield "   " + " ".join(f"{value:.3f}" for value in (*shapes.values(), *steps.values()))

    golden("align/paths.txt", written(lines()))


def test_beads_that_lose_to_leaving_both_sides_alone_are_on_no_path(monkeypatch):
    problems = [problem(number)[1] for number in range(400)]
    paths = [programme(*given) for given in problems]
    monkeypatch.setattr(beads, "_LEAST", 1e9)  # none loses by so much
    assert [programme(*given) for given in problems] == paths


def drawn(chance: random.Random, rows: int, columns: int) -> Tables:
    """Prefix sums of evidence, as `tables` makes them, of numbers that are drawn."""
    lost, new = ({at for at in range(size) if chance.random() < 0.2} for size in (rows, columns))
    left, right = ([at for at in range(size) if at not in gone] for size, gone in ((rows, lost), (columns, new)))
    gain = {(p, q): chance.uniform(-6, 2) for p in range(rows) for q in range(columns)}
    gain |= {(p, q): gain[p, q] + chance.choice((8, 14)) for p, q in zip(left, right, strict=False)}

    def sums(at: int, size: int, low: int, high: int, end: int, *, of_source: bool):
        out = []
        for joined in range(1, min(size, end - at) + 1):
            total, row = 0.0, [0.0]
            for x in range(low, high):
                total += max(gain[k, x] if of_source else gain[x, k] for k in range(at, at + joined))
                row.append(total)
            out.append((low, row))
        return out

    return Tables(
        [sums(p, 5, 0, columns, rows, of_source=True) for p in range(rows)],
        [sums(q, 6, 0, rows, columns, of_source=False) for q in range(columns)],
    )


@pytest.mark.parametrize(
    ("offered", "rate"), [(0.2, 0.001), (0.45, 0.001), (0.6, 0.00605), (0.7, 0.02009), (0.9, 0.03)]
)
def test_the_closer_a_pair_renders_words_the_sooner_a_sentence_is_left_out(offered, rate):
    assert null_rate(Fits({}, offered)) == pytest.approx(rate, rel=1e-3)


def test_the_ratio_of_lengths_is_that_between_seeds_where_these_say_enough():
    source, translation = [150.0] * 6, [300.0, 310.0, 290.0, 330.0, 320.0, 900.0]
    assert _first_ratio([(0, 0), (1, 1), (2, 2), (3, 3), (5, 4)], source, translation) == pytest.approx(900 / 450)
    assert _first_ratio([(0, 0), (1, 1)], source, translation) == pytest.approx(2450 / 900)


def test_components_hold_all_that_hangs_together():
    links = [(0, 0), (0, 1), (2, 1), (3, 5), (4, 5), (6, 7)]
    assert [sorted(group) for group in components(links)] == [[(0, 0), (0, 1), (2, 1)], [(3, 5), (4, 5)], [(6, 7)]]


class Fits:
    """Stands for a scorer: which segments may render which, and how well."""

    def __init__(self, scores: dict[tuple[int, int], float], offered: float = 0.62) -> None:
        self._scores = scores
        self.found = Found(offered=offered)

    def candidates(self, i: int) -> list[int]:
        return [j for k, j in self._scores if k == i]

    def both(self, i: int, j: int) -> float:
        return 2 * self._scores[i, j]


def test_what_was_left_over_on_both_sides_is_joined_best_first():
    beads = [Bead((0,), ()), Bead((1,), (0,)), Bead((2,), ()), Bead((), (1,)), Bead((), (2,))]
    found = _rescued(beads, Fits({(0, 1): 20.0, (2, 1): 30.0, (2, 2): 9.0, (0, 2): 4.0, (0, 0): 90.0}))
    assert found == [Bead((0,), ()), Bead((1,), (0,)), Bead((2,), (1,)), Bead((), (2,))]


def test_what_fits_too_little_stays_apart():
    beads = [Bead((0,), ()), Bead((), (0,))]
    assert _rescued(beads, Fits({(0, 0): 4.9})) == beads
    assert _rescued(beads, Fits({(0, 0): 5.1})) == [Bead((0,), (0,))]
