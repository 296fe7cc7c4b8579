"""The alignment core: two sequences of units in, links out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policyparse.align.chain import Path, best_path, welcomes
from policyparse.align.competition import settle, source_score, translation_score
from policyparse.align.filling import fill
from policyparse.align.verbatim import quoted
from policyparse.lexical.evidence import Evidence, Fit
from policyparse.lexical.induction import learn
from policyparse.lexical.offers import offers_of
from policyparse.lexical.units import Unit
from policyparse.lexical.words import SourceWords, TranslationWords, Word, left_in_chinese
from policyparse.lexicon import Lexicon
from policyparse.termbase import Termbase

_LINKED_TWICE = 1000  # source units up to which what was learnt makes a second round


@dataclass(frozen=True, slots=True)
class Alignment:
    """Links between units by index, with all that they rest on; `quotations` are the units left in Chinese."""

    source: tuple[tuple[Word, ...], ...]
    translation: tuple[tuple[Word, ...], ...]
    links: frozenset[tuple[int, int]]
    fits: tuple[dict[int, Fit], ...]
    evidence: Evidence
    trust: Mapping[Word, float]
    quotations: frozenset[int]


@dataclass(frozen=True, slots=True)
class Way:
    """One document's way through the other: for each unit its candidates, and which of them it chose.

    `scores` has each candidate's evidence in nats against none, `welcome` the logarithm of the share of the
    candidate's own evidence that falls on the unit.
    """

    scores: Sequence[Mapping[int, float]]
    welcome: Sequence[Mapping[int, float]]
    path: Path


def align(source: Sequence[Unit], translation: Sequence[Unit], lexicon: Lexicon, termbase: Termbase) -> Alignment:
    """Link each source unit to the translation units that render it; any order, many to many, some to none.

    Translation units that were left in Chinese are linked to what they quote, and take nothing from the English.
    Words learnt from the links make a second round, or in a long pair, where the first has plenty to go by, only better
    evidence of what the links cover.
    """
    offers = offers_of(lexicon, termbase)
    reader, translation_reader = SourceWords(lexicon, termbase), TranslationWords(lexicon)
    source_words = tuple(reader.read(unit) for unit in source)
    translation_words = tuple(translation_reader.read(unit) for unit in translation)
    sentences = [unit.sentence for unit in source]
    chinese = frozenset(j for j, unit in enumerate(translation) if left_in_chinese(unit.text))
    evidence = Evidence(source_words, translation_words, sentences, offers, lexicon)
    fits, links = _link(source, translation, chinese, evidence)
    learnt = learn(source_words, translation_words, sentences, links, evidence)
    if learnt:
        offers = offers.with_learnt(learnt)
        evidence = Evidence(source_words, translation_words, sentences, offers, lexicon)
        if len(source) <= _LINKED_TWICE:
            fits, links = _link(source, translation, chinese, evidence)
    trust = {word: offers.trust(word) for words in source_words for word in words}
    return Alignment(source_words, translation_words, links, fits, evidence, trust, chinese)


def _link(
    source: Sequence[Unit], translation: Sequence[Unit], chinese: frozenset[int], evidence: Evidence
) -> tuple[tuple[dict[int, Fit], ...], frozenset[tuple[int, int]]]:
    """Return the fits by source unit, and the links drawn from them."""
    fits = evidence.fits()
    forward, backward = ways(source, translation, fits, chinese)
    sentences = [unit.sentence for unit in source]
    links = settle(forward.path.choices, backward.path.choices, sentences, evidence)
    links |= quoted(source, translation, chinese)
    links |= fill(source, translation, links, fits, evidence)
    return tuple(fits), frozenset(links)


def ways(
    source: Sequence[Unit], translation: Sequence[Unit], fits: Sequence[Mapping[int, Fit]], apart: frozenset[int]
) -> tuple[Way, Way]:
    """Return the source's way through the translation, and the translation's through the source.

    The translation units in `apart` take no part.
    """
    sentences, places = _counted(source), _counted(translation)
    rows = [{j: source_score(fit) for j, fit in row.items() if j not in apart} for row in fits]
    columns: list[dict[int, float]] = [{} for _ in translation]
    for i, row in enumerate(fits):
        for j, fit in row.items():
            if j not in apart:
                columns[j][i] = translation_score(fit)
    forward, backward = welcomes(columns, len(rows)), welcomes(rows, len(columns))
    return (
        Way(rows, forward, best_path(rows, forward, range(len(places)), sentences)),
        Way(columns, backward, best_path(columns, backward, sentences, places)),
    )


def _counted(units: Sequence[Unit]) -> list[int]:
    """Return the place of each unit's sentence among those that are aligned; boilerplate between them is no step."""
    order = {number: place for place, number in enumerate(dict.fromkeys(unit.sentence for unit in units))}
    return [order[unit.sentence] for unit in units]
