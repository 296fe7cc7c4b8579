"""The evidence of beads is that of the union of their words, wherever in a band they lie."""

from __future__ import annotations

import math

import pytest

from policyparse.align.beads import SOURCE_MOST, TRANSLATION_MOST, BandTables, band
from policyparse.lexical.evidence import Evidence
from policyparse.lexical.offers import offers_of
from policyparse.lexical.scorer import Scorer
from policyparse.lexical.units import Unit
from policyparse.lexical.words import SourceWords, TranslationWords
from tests.align.texts import PLAN

ZH = [source for source, _ in PLAN] + ["港口的柴油卡车接受压力检测。"]
EN = [translation for _, translation in PLAN] + ["Diesel buses at the port undergo a test."]


@pytest.fixture
def scorer(lexicon, termbase):
    source, translation = SourceWords(lexicon, termbase), TranslationWords(lexicon)
    ours = [source.read(Unit(text, at, at)) for at, text in enumerate(ZH)]
    theirs = [translation.read(Unit(text, at, at)) for at, text in enumerate(EN)]
    return Scorer(Evidence(ours, theirs, offers_of(lexicon, termbase), lexicon))


def of_translation(scorer: Scorer, source: range, j: int) -> float:
    """What the words of a translation segment say of a bead that joins some of the source: its best offers."""
    best: dict[str, float] = {}
    for i in source:
        match = scorer.match(i, j)
        for stem, value in (match.offered if match else {}).items():
            best[stem] = max(value, best.get(stem, 0.0))
    size = len(source) - 1
    gained = math.fsum(value * scorer.gain[stem][size] - scorer.miss[stem] for stem, value in best.items())
    return scorer.blank[j] + gained


def of_source(scorer: Scorer, i: int, translation: list[int]) -> float:
    """What the words of a source segment say of a bead that joins some of the translation: how they are covered."""
    best: dict[int, float] = {}
    for j in translation:
        match = scorer.match(i, j)
        for at, value in (match.covered if match else {}).items():
            best[at] = max(value, best.get(at, 0.0))
    size = len(translation) - 1
    return scorer.missing[i] + math.fsum(value * scorer.gains[i][at][size] for at, value in best.items())


PLACES = [*range(6, len(EN)), *range(6)]


@pytest.mark.parametrize("places", [list(range(len(EN))), PLACES])
@pytest.mark.parametrize("anchors", [[], [(2, 2), (3, 3), (8, 7)]])
def test_prefix_sums_add_up_to_the_evidence_of_each_bead(scorer, places, anchors):
    around = band(anchors, len(ZH), len(EN))
    found = BandTables(scorer, places, around, several=True)
    found.reach(len(ZH) - 1)
    beads = 0
    for p in range(len(ZH)):
        assert len(found.translation[p]) == min(p + SOURCE_MOST, around.walls[p]) - p
        for q in range(around.low[p], around.high[p]):
            for a in range(1, len(found.translation[p]) + 1):
                for b in range(1, len(found.source[q]) + 1):
                    if around.low[p + a] <= q + b <= around.high[p + a]:
                        beads += 1
                        low, sums = found.translation[p][a - 1]
                        expected = math.fsum(
                            of_translation(scorer, range(p, p + a), places[x]) for x in range(q, q + b)
                        )
                        assert sums[q + b - low] - sums[q - low] == pytest.approx(expected)
                        low, sums = found.source[q][b - 1]
                        joined = [places[x] for x in range(q, q + b)]
                        expected = math.fsum(of_source(scorer, k, joined) for k in range(p, p + a))
                        assert sums[p + a - low] - sums[p - low] == pytest.approx(expected)
    assert beads > 200
    assert all(len(found.source[q]) == min(q + TRANSLATION_MOST, around.column_walls[q]) - q for q in range(len(EN)))
