"""The aligner's few numbers, fitted on the development data (see docs/quality.md)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """Parameters of the evidence and of the chain; scores are natural logarithms of likelihood ratios."""

    found: float = 0.62  # chance that a content word of the translation is offered by the segment that it renders
    found_source: float = 0.70  # chance that a source word has one of its renderings in the segment that renders it
    unknown_source: float = 0.40  # the same for a word that no dictionary knows
    background: float = 20.0  # how many segments the general background counts for
    stem: float = 0.8  # strength of a match of derivational stems beside one of lemmas
    single: float = 0.35  # strength of a single character's glosses
    translation_share: float = 0.7  # weight of the translation's words in a source segment's choice
    source_share: float = 0.3  # weight of the source's words in a translation segment's choice
    bias: float = 2.0  # evidence that a source segment's link needs beyond its words, in nats
    back_bias: float = 0.0  # the same for a translation segment's link
    sibling: float = -1.0  # evidence on its own that a part of a sentence needs beside parts linked to the same segment
    cohesion: float = 5.0  # how much less it needs where the parts of sentences stay together, per nat of log odds
    temper: float = 0.6  # words are not independent of each other: the evidence is worth less than its sum
    distance: float = 0.5  # share of the logarithm of the number of places that a jump costs
    nobody: float = 0.0  # evidence, in nats, that a candidate answers to no segment at all
    kept: float = 0.55  # coverage from which a linked segment counts as kept
    run: float = 1.5  # weight in nats from which words in a row without an answer are reported
    beam: int = 16  # candidates looked at for each segment


WEIGHTS = Weights()
