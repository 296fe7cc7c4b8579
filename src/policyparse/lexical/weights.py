"""The aligner's few numbers, fitted on the development data (see docs/quality.md)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import mul
from pathlib import Path
from typing import NamedTuple

from policyparse.facts.wordlists import read_toml

_FOLDER = Path(__file__).parents[2]  # as `importlib.resources` finds it, with a dozen modules less


class Weights(NamedTuple):
    """Parameters of the evidence and of the chain; scores are natural logarithms of likelihood ratios."""

    found: float = 0.62  # chance that a content word of the translation is offered by the segment that it renders
    found_source: float = 0.70  # chance that a source word has one of its renderings in the segment that renders it
    unknown_source: float = 0.40  # the same for a word that no dictionary knows
    background: float = 20.0  # how many segments the general background counts for
    stem: float = 0.8  # strength of a match of derivational stems beside one of lemmas
    single: float = 0.35  # strength of a single character's glosses
    rendering: float = 0.6  # strength of a certain row of the tables of renderings
    rendering_portion: float = 0.6  # and the portion of the word that it renders
    temper: float = 0.6  # words are not independent of each other: the evidence is worth less than its sum
    common: float = 7.5  # minus log probability of words that are rendered in any way
    rare: float = 11.0  # and of words whose rendering a dictionary knows
    other_kind: float = 2.0  # weight of a heading beside what is none against such a link
    run: float = 1.5  # weight in nats from which words in a row without an answer are reported
    usual_ratio: float = 0.04  # log of source words for each translation word, as usual in human translations
    loss_ratio: float = 6.0  # how much a ratio beyond the usual speaks for missing content
    loss_run: float = 1.0  # how much the log of the heaviest stretch without an answer does
    loss_bias: float = 5.4  # what both have to outweigh
    loss_ceiling: float = 0.8  # omission score of a linked segment at most; segments without links lie above
    hole: float = 2.0  # weight from which a run without an answer may be a gap
    hole_confidence: float = 0.5  # confidence from which a gap is reported
    hole_listed: float = 0.45  # the same for a member of a list, or a bracket
    learnt: float = 8.0  # association from which two words that come together render each other
    learnt_least: int = 2  # sentences in which they have to come together
    learnt_shared: int = 3  # and in which two words have to that share a partner
    learnt_share: float = 0.35  # share of the sentences of either, not counting one, in which they have to
    learnt_strength: float = 0.8  # strength of such a rendering
    seed_least: float = -2.0  # score in nats that a seed needs
    seed_margin: float = 1.0  # and its margin over the runner-up
    seed_most: float = 12.0  # what one seed counts at most
    jump: float = 6.0  # price in nats of a jump between chains at most
    jump_least: float = 1.0  # and beside the logarithm of the places to land in
    bead_words: float = 0.4  # weight of the words in a bead: they are not independent of each other
    bead_length: float = 0.45  # weight of its lengths
    bead_opening: float = 3.0  # price of joining several where one side ends in a colon and the other does not
    speech_broken: float = 2.0  # price of a bead that ends inside speech on one side only
    length_variance: float = 8.0  # variance of lengths per character, to begin with
    length_widen: float = 1.3  # what the variance of the beads found is widened by
    shape_joined: float = 8.0  # count of beads that join three segments, of a hundred
    shape_larger: float = 0.4  # what each further segment divides it by
    shape_keep: float = 0.4  # share of the usual counts that is beside those of the pair
    null_least: float = 0.001  # least rate of one-sided beads to believe in
    null_few: float = 0.2  # what a short pair adds to it, by its segments
    null_most: float = 0.03
    null_by_found: float = 12.0  # how fast it grows with the chance that words are found
    null_found: float = 0.45  # chance at which it starts to grow
    null_stays: float = 0.55  # chance that a one-sided bead follows on another
    band: int = 5  # places around the seeds that a path may pass
    rounds: int = 3  # of fitting a pair
    rescue: float = 3.0  # score from which what the order left over is joined out of order
    english_doubt: float = 1.0  # log odds against an omission from an English source: the models know Chinese ones
    link_odds: float = 1.0  # log odds from which a further unit of its bead renders a clause
    candidates: int = 12  # translation segments that a sentence is weighed against
    weighed: int = 6  # those of them that are scored in full, as seeds
    contender: float = 0.25  # share of what the best of these has in common with it that each of them needs
    telling: int = 40  # a word of more segments than these, and than every fiftieth, does not name a candidate


WEIGHTS = Weights()


def logistic(log_odds: float) -> float:
    """Return the probability for log odds in nats, 0 to 1."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, log_odds))))


def fitted(package: str, file: str, table: str, names: Sequence[str]) -> tuple[float, ...]:
    """Return the weights of a fitted model, a table of a TOML file in `package`, in the order of `names`."""
    weights = read_toml(_FOLDER.joinpath(*package.split("."), file))[table]
    return tuple(weights[name] for name in names)


def log_odds(weights: Sequence[float], features: Sequence[float]) -> float:
    """Return the log odds of a fitted model for features, in nats."""
    return sum(map(mul, weights, features), 0.0)
