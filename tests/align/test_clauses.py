"""What the models of clauses read: the features of units, and the phrases of a bead that is not a clause's own."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import pytest

from policyparse.align import clauses
from policyparse.align.bitext import Bead
from policyparse.align.clauses import LINEAR, Clauses
from policyparse.lexical.evidence import Evidence
from policyparse.lexical.offers import offers_of
from policyparse.lexical.units import Unit
from policyparse.lexical.words import SourceWords, TranslationWords

CHINESE = ["上海医疗机器人行动方案", "培育20家龙头企业", "完善人才政策"]
ENGLISH = ["Shanghai and its robots", "Foster 20 leading enterprises.", "We expect 7 more by 2031."]
IN_ORDER = [Bead((0,), (0,)), Bead((1,), (1,)), Bead((2,), ()), Bead((), (2,))]


@pytest.fixture
def read(lexicon, termbase):
    """The clauses of a text against the units of another, in given beads; the first of each is a heading."""

    def call(chinese: Sequence[str], english: Sequence[str], beads: Sequence[Bead]) -> Clauses:
        source, translation = ([unit_of(text, at) for at, text in enumerate(side)] for side in (chinese, english))
        ours = [SourceWords(lexicon, termbase).read(unit) for unit in source]
        theirs = [TranslationWords(lexicon).read(unit) for unit in translation]
        offers = offers_of(lexicon, termbase)
        evidence = Evidence(ours, theirs, offers, lexicon)
        return Clauses(source, translation, ours, theirs, evidence, beads, frozenset())

    return call


@pytest.fixture
def units(read):
    """The features of the units by name, where each pair has log odds of two in its own bead, and else of none."""

    def call(chinese=CHINESE, english=ENGLISH, beads=IN_ORDER):
        models = read(chinese, english, beads)
        scores = scores_of(models)
        cases = models.unit_features(scores, models.phrased(scores))
        return [dict(zip(LINEAR["unit"], case, strict=True)) for case in cases]

    return call


def unit_of(text: str, at: int) -> Unit:
    numbers = tuple((*found.span(), f"#{found[0]}") for found in re.finditer(r"\d+", text))
    return Unit(text, at, at, heading=not at, numbers=numbers)


def scores_of(models: Clauses) -> list[list[float]]:
    return [[2.0 if pair.features.in_bead else -3.0 for pair in row] for row in models.pairs]


def test_a_heading_that_opens_a_translation_is_a_candidate_of_what_opens_its_source(read):
    models = read(CHINESE, ["Our newsletter of the week", *ENGLISH[1:]], [Bead((0,), ()), *IN_ORDER[1:]])
    assert [pair.features.title for pair in models.pairs[0] if pair.j == 0] == [1.0]
    assert not any(pair.features.title for row in models.pairs[1:] for pair in row)


def test_the_title_of_a_translation_is_told(units):
    assert [unit["title"] for unit in units()] == [1.0, 0.0, 0.0]


def test_a_unit_has_the_numbers_of_its_clause_or_others(units):
    found = units()
    assert [unit["numbers"] for unit in found] == [0.0, 1.0, -1.0]
    assert [unit["strange numbers"] for unit in found] == [0.0, 0.0, 1.0]


def test_a_unit_in_which_the_writer_speaks_is_told(units):
    assert [unit["writer"] for unit in units()] == [0.0, 0.0, 1.0]


def test_the_united_states_are_no_writer():
    assert not clauses._WRITER.search("US exports under item (i)")


def test_a_unit_that_is_a_clauses_best_has_a_margin_and_is_chosen(units):
    found = units()
    assert found[1]["margin"] >= 4.0
    assert found[1]["chosen"] > 0
    assert found[2]["margin"] < 0
    assert found[2]["chosen"] == 0


def test_words_that_the_source_could_offer_but_does_not_are_foreign(units):
    alike, other = units(english=[ENGLISH[0], ENGLISH[1], "Museums open free of charge."])[1:]
    assert alike["foreign"] < other["foreign"]
    assert alike["anywhere"] > other["anywhere"]


def test_a_clause_is_read_with_the_phrases_of_the_bead_where_its_best_unit_is(read):
    beads = [Bead((0,), (0,)), Bead((1,), (1,)), Bead((2,), ())]
    models = read(CHINESE, [ENGLISH[0], "Foster 20 leading enterprises, improve talent policies."], beads)
    apart = models.phrased(scores_of(models))
    scores = scores_of(models)
    scores[2] = [3.0 if pair.j == 1 else -3.0 for pair in models.pairs[2]]
    beside = models.phrased(scores)
    assert 2 not in apart.clauses
    assert beside.clauses[2].chance > 0.8
    assert beside.clauses[1] == apart.clauses[1]
    assert beside.units[1].number == apart.units[1].number


def test_the_title_of_a_source_is_told_and_a_clause_whose_bead_is_one_sided_is_not_crowded(read):
    models = read(CHINESE, ENGLISH, IN_ORDER)
    scores = scores_of(models)
    cases = [dict(zip(clauses.CLAUSE, case, strict=True)) for case in models.features(scores, models.phrased(scores))]
    assert [case["title"] for case in cases] == [1.0, 0.0, 0.0]
    assert [case["crowded"] for case in cases] == [0.0, 0.0, 0.0]
    joined = read(CHINESE, ENGLISH, [Bead((0,), (0,)), Bead((1, 2), (1,)), Bead((), (2,))])
    *_, last = joined.features(scores, joined.phrased(scores))
    assert dict(zip(clauses.CLAUSE, last, strict=True))["crowded"] == pytest.approx(math.log(2))


FOSTER, IMPROVE = "培育企业" * 65, "完善政策" * 65
"""Clauses of 130 words; two of them are a clause that is weighed by what its words read as."""


@pytest.mark.parametrize(
    "bag",
    [
        {},
        {"foster": "foster"},
        {"foster": "foster", "enterpris": "enterprises"},
        {"foster": "foster", "enterpris": "enterprise", "improv": "improve", "polici": "policy"},
    ],
)
def test_a_very_long_clause_is_answered_as_its_parts_are(read, bag):
    texts = [FOSTER, IMPROVE, FOSTER + IMPROVE, IMPROVE + IMPROVE]
    models = read(texts, ["Foster enterprises.", "Improve policies."], [Bead((0, 1, 2, 3), (0, 1))])
    said = list(bag.items())
    foster, improve = models.answers.of(0, said), models.answers.of(1, said)
    for clause, parts in ((2, (foster, improve)), (3, (improve, improve)), (2, (foster, improve))):
        found, missing = models.answers.of(clause, said)
        assert found == pytest.approx(sum(answered for answered, _ in parts))
        assert missing == pytest.approx(sum(lost for _, lost in parts))
    assert bool(foster[0]) is ("foster" in bag)
    assert bool(improve[0]) is ("improv" in bag)
