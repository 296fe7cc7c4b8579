"""What the chance of a gap is drawn from, for coverage that is made by hand."""

from __future__ import annotations

import math

import pytest

from policyparse.lexical.coverage import Answer, Coverage, Run
from policyparse.lexical.weights import WEIGHTS, logistic
from policyparse.lexical.words import Word
from policyparse.verdicts.gaps import FEATURES, Hole, Setting, asides, brackets_in, chance, features, holes

SETTING = Setting(**(dict.fromkeys(Setting._fields, 0.0) | {"ratio": 0.5, "found": 0.6, "usual": 0.8}))


def word(start: int, end: int) -> Word:
    return Word(start, end, "x", "word")


def cover(
    *words: tuple[int, int, float, float], runs: tuple[Run, ...] = (), answers: tuple[Answer, ...] = ()
) -> Coverage:
    """Coverage of words by start, end, weight and matched share."""
    return Coverage(0.5, 4.0, runs, answers, tuple((word(a, b), weight, value) for a, b, weight, value in words))


def back(*runs: Run) -> Coverage:
    return Coverage(0.5, 4.0, runs, (), ())


def named(
    run: Run, own: Coverage, backs: dict[int, Coverage], kind: str = "run", setting: Setting = SETTING
) -> dict[str, float]:
    return dict(zip(FEATURES, features(run, own, backs, setting, kind), strict=True))


RUN = Run(4, 8, 3.0)
OWN = cover(
    (0, 2, 1.0, 0.9),
    (4, 6, 2.0, 0.0),
    (6, 8, 1.0, 0.2),
    (9, 11, 1.0, 0.9),
    answers=(Answer(word(0, 2), 7, 40, 45, 1.0), Answer(word(9, 11), 7, 70, 75, 1.0)),
)


def test_a_run_is_weighed_with_its_words_and_those_that_match_nothing_of_it():
    found = named(RUN, OWN, {7: back()})
    assert found["one"] == 1
    assert found["weight"] == pytest.approx(math.log1p(3.0))
    assert found["words"] == pytest.approx(math.log1p(2))
    assert found["fresh"] == pytest.approx(2 / 3)
    assert (found["ratio"], found["found"], found["usual"]) == (0.5, 0.6, 0.8)
    assert found["heavy ratio"] == pytest.approx(0.5 * math.log1p(3.0))
    assert found["heavier"] == pytest.approx(math.log(4.0))
    assert found["heavier by found"] == pytest.approx(0.6 * math.log(4.0))


@pytest.mark.parametrize(("ratio", "clipped"), [(0.7, 0.7), (-2.0, -1.5), (2.0, 1.5), (-1.4, -1.4), (1.5, 1.5)])
def test_the_ratio_of_lengths_is_clipped(ratio, clipped):
    assert named(RUN, OWN, {7: back()}, setting=SETTING._replace(ratio=ratio))["ratio"] == clipped


@pytest.mark.parametrize(("run", "edge"), [(RUN, 0), (Run(0, 2, 1.0), 1), (Run(9, 11, 1.0), 1), (Run(1, 10, 1.0), 0)])
def test_a_run_at_either_end_of_the_words_is_at_the_edge(run, edge):
    assert named(run, OWN, {7: back()})["edge"] == edge


@pytest.mark.parametrize(("kind", "flag"), [("run", 0), ("bracket", 1)])
def test_brackets_are_told_apart(kind, flag):
    assert named(RUN, OWN, {7: back()}, kind)["bracket"] == flag


@pytest.mark.parametrize(
    ("place", "spare"),
    [((45, 70), 2.0), ((20, 28), 0.0), ((20, 29), 2.0), ((86, 90), 2.0), ((87, 90), 0.0), ((50, 51), 2.0)],
)
def test_unmatched_words_are_spare_within_twelve_characters_of_the_renderings_around(place, spare):
    found = named(RUN, OWN, {7: back(Run(*place, 2.0))})
    assert found["spare"] == pytest.approx(math.log1p(spare))
    assert found["spare by weight"] == pytest.approx(spare / (spare + 3.0))
    assert found["unexplained"] == pytest.approx(math.log1p(2.0))


def test_unmatched_words_of_a_unit_that_renders_nothing_around_are_not_spare_but_unexplained():
    found = named(RUN, OWN, {7: back(), 8: back(Run(0, 5, 2.0))})
    assert (found["spare"], found["unexplained"]) == (0, pytest.approx(math.log1p(2.0)))


def test_where_nothing_around_is_rendered_all_that_is_unexplained_is_spare():
    found = named(RUN, cover((4, 8, 3.0, 0.0)), {7: back(Run(0, 5, 2.0)), 8: back(Run(3, 9, 1.0))})
    assert found["spare"] == pytest.approx(math.log1p(3.0))


def test_three_renderings_on_either_side_show_where_a_rendering_would_stand():
    """The fourth before and the fourth behind stand elsewhere and do not count."""
    before = [Answer(word(at, at + 1), 7, 200 + at, 201 + at, 1.0) for at in range(1, 4)]
    after = [Answer(word(at, at + 1), 7, 200 + at, 201 + at, 1.0) for at in range(10, 13)]
    far = [Answer(word(0, 1), 7, 0, 1, 1.0), Answer(word(20, 21), 7, 400, 401, 1.0)]
    own = cover((0, 21, 1.0, 0.9), answers=(far[0], *before, *after, far[1]))
    for place, spare in (((100, 110), 0.0), ((300, 310), 0.0), ((204, 209), 2.0), ((189, 190), 2.0), ((188, 189), 0.0)):
        assert named(RUN, own, {7: back(Run(*place, 2.0))})["spare"] == pytest.approx(math.log1p(spare))


def test_a_word_of_no_weight_is_all_spare():
    found = named(Run(4, 8, 0.0), OWN, {7: back(Run(50, 60, 2.0))})
    assert (found["spare by weight"], found["fresh"]) == (1.0, 2.0)


def test_doubt_lowers_the_odds():
    values = features(RUN, OWN, {7: back()}, SETTING, "run")
    odds = math.log(chance(values) / (1 - chance(values)))
    assert chance(values, 1.0) == pytest.approx(logistic(odds - 1.0))


def doubted(sure: float, run: Run, own: Coverage, kind: str) -> Setting:
    """Return a setting with so much doubt that a run is as surely left out as it is said."""
    drawn = chance(features(run, own, {7: back()}, SETTING, kind))
    return SETTING._replace(doubt=math.log(drawn / (1 - drawn)) - math.log(sure / (1 - sure)))


@pytest.mark.parametrize(("weight", "more", "found"), [(0.0, 0.05, 1), (-0.01, 0.05, 0)])
def test_a_run_is_a_gap_from_a_weight_and_a_confidence_on(weight, more, found):
    sure = round(WEIGHTS.hole_confidence + more, 3)
    run = Run(4, 8, WEIGHTS.hole + weight)
    own = cover((0, 2, 1.0, 0.9), (4, 8, 1.0, 0.0), runs=(run,))
    assert list(holes(own, {7: back()}, doubted(sure, run, own, "run"))) == [Hole(4, 8, sure)] * found


TEXT = "公园内禁止钓鱼（设施建成前暂定）。"
INSIDE = cover((0, 2, 1.0, 0.9), (8, 10, 1.0, 0.0), (10, 14, 2.0, 0.1))


@pytest.mark.parametrize(("brackets", "more", "found"), [(0, 0.05, 1), (1, 0.05, 0)])
def test_a_bracket_without_words_that_match_is_a_gap_where_the_other_side_has_fewer(brackets, more, found):
    sure = round(WEIGHTS.hole_listed + more, 3)
    setting = doubted(sure, Run(7, 16, 3.0), INSIDE, "bracket")
    assert list(asides(TEXT, INSIDE, {7: back()}, brackets, setting, "zh")) == [Hole(7, 16, sure)] * found


@pytest.mark.parametrize(
    ("text", "own", "found"),
    [
        (TEXT, cover((0, 2, 1.0, 0.9)), 0),
        (TEXT, cover((8, 10, 1.0, 0.3)), 0),
        (TEXT, cover((8, 10, 1.0, 0.29)), 1),
        (TEXT, cover((8, 10, 1.0, 0.0), (10, 14, 1.0, 0.9)), 0),
        ("公园内禁止钓鱼（2027 . 3）。", cover((8, 10, 1.0, 0.0)), 0),
        ("公园（甲）内禁止钓鱼（设施建成前暂定）。", cover((12, 14, 1.0, 0.0)), 1),
    ],
)
def test_a_bracket_that_says_a_word_is_missed_where_no_word_of_it_is_found(text, own, found):
    assert len(list(asides(text, own, {7: back()}, 0, SETTING._replace(doubt=-9.0), "zh"))) == found


def test_brackets_of_two_to_sixty_characters_are_counted():
    assert brackets_in(["(ab) and （cd）", "(a)", f"({'x' * 60})", f"({'x' * 61})", "((ab))"]) == 4
