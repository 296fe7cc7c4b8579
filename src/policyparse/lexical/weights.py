"""The aligner's few numbers, fitted on the development data (see docs/quality.md)."""

from __future__ import annotations

import math
from typing import NamedTuple


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
    translation_share: float = 0.7  # weight of the translation's words in a source segment's choice
    source_share: float = 0.3  # weight of the source's words in a translation segment's choice
    bias: float = 2.0  # evidence that a source segment's link needs beyond its words, in nats
    sibling: float = -1.0  # evidence on its own that a part of a sentence needs beside parts linked to the same segment
    cohesion: float = 5.0  # how much less it needs where the parts of sentences stay together, per nat of log odds
    extension: float = 1.0  # evidence that a segment needs to share a neighbour's counterpart
    temper: float = 0.6  # words are not independent of each other: the evidence is worth less than its sum
    distance: float = 0.5  # share of the logarithm of the number of places that a jump costs
    common: float = 7.5  # minus log probability of words that are rendered in any way
    rare: float = 11.0  # and of words whose rendering a dictionary knows
    lone: float = 3.0  # further evidence for it where each side is one statement, given as a pair
    in_step: float = 0.6  # share of steps in order from which a neighbour's room counts
    fills: float = 0.8  # share of a sentence's usual length that has to be free in a neighbour's counterpart
    foreign: float = -1.5  # words that speak more against it than this keep a sentence out all the same
    stranger: float = -4.0  # bound on what words can say against a link by place
    length: float = 1.0  # weight of unusual lengths against such a link
    other_kind: float = 2.0  # weight of a heading beside what is none against such a link
    kept: float = 0.55  # coverage from which a linked segment counts as kept
    run: float = 1.5  # weight in nats from which words in a row without an answer are reported
    kept_loss: float = 0.8  # sureness of missing content from which a linked segment no longer counts as kept
    whole: float = 0.5  # share of linked segments from which a pair is a translation rather than a summary
    room: float = 0.3  # ratio beyond the usual below which a sentence counts as rendered whole
    usual_ratio: float = 0.04  # log of source words for each translation word, as usual in human translations
    loss_ratio: float = 6.0  # how much a ratio beyond the usual speaks for missing content
    loss_run: float = 1.0  # how much the log of the heaviest stretch without an answer does
    loss_bias: float = 5.4  # what both have to outweigh
    loss_ceiling: float = 0.8  # omission score of a linked segment at most; segments without links lie above
    hole: float = 2.0  # weight from which a run without an answer may be a gap
    spare: float = 1.0  # how much unaccounted translation words speak against a gap
    hole_bias: float = 4.0  # weight at which a run with nothing to speak against it is as likely a gap as not
    hole_confidence: float = 0.5  # confidence from which a gap is reported
    aside_bias: float = -0.5  # the same for a bracket, where the translation has fewer brackets
    learnt: float = 8.0  # association from which two words that come together render each other
    learnt_least: int = 2  # sentences in which they have to come together
    learnt_shared: int = 3  # and in which two words have to that share a partner
    learnt_share: float = 0.35  # share of the sentences of either, not counting one, in which they have to
    learnt_strength: float = 0.8  # strength of such a rendering
    seed_least: float = -2.0  # score in nats that a seed needs
    seed_margin: float = 0.5  # and its margin over the runner-up
    seed_most: float = 12.0  # what one seed counts at most
    jump: float = 6.0  # price in nats of a jump between chains
    bead_words: float = 0.4  # weight of the words in a bead: they are not independent of each other
    bead_length: float = 0.5  # weight of its lengths
    length_variance: float = 8.0  # variance of lengths per character, to begin with
    length_widen: float = 1.3  # what the variance of the beads found is widened by
    shape_joined: float = 8.0  # count of beads that join three segments, of a hundred
    shape_larger: float = 0.4  # what each further segment divides it by
    shape_keep: float = 0.4  # share of the usual counts that stands beside those of the pair
    null_least: float = 0.001  # least rate of one-sided beads to believe in
    null_most: float = 0.03
    null_by_found: float = 12.0  # how fast it grows with the chance that words are found
    null_found: float = 0.45  # chance at which it starts to grow
    null_stays: float = 0.45  # chance that a one-sided bead follows on another
    band: int = 8  # places around the seeds that a path may pass
    rounds: int = 3  # of fitting a pair
    rescue: float = 3.0  # score from which what the order left over is joined out of order
    candidates: int = 12  # translation segments that a sentence is weighed against
    contender: float = 0.25  # share of what the best of these has in common with it that each of them needs
    telling: int = 40  # a word of more segments than these, and than every fiftieth, does not name a candidate
    beam: int = 8  # candidates looked at for each segment


WEIGHTS = Weights()


def logistic(log_odds: float) -> float:
    """Return the chance that log odds in nats stand for, 0 to 1."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, log_odds))))
