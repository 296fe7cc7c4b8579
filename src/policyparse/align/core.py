"""The alignment core: two sequences of units in, links out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policyparse.align.chain import best_path, welcomes
from policyparse.align.competition import settle, source_score, translation_score
from policyparse.align.evidence import Evidence, Fit
from policyparse.align.filling import fill
from policyparse.align.units import Unit
from policyparse.align.verbatim import quoted
from policyparse.align.words import SourceWords, TranslationWords, Word, left_in_chinese
from policyparse.lexicon import Lexicon
from policyparse.termbase import Termbase


@dataclass(frozen=True, slots=True)
class Alignment:
    """Links between units by index, with all that they rest on."""

    source: tuple[tuple[Word, ...], ...]
    translation: tuple[tuple[Word, ...], ...]
    links: frozenset[tuple[int, int]]
    fits: tuple[dict[int, Fit], ...]
    evidence: Evidence
    trust: Mapping[Word, float]


def align(source: Sequence[Unit], translation: Sequence[Unit], lexicon: Lexicon, termbase: Termbase) -> Alignment:
    """Link each source unit to the translation units that render it; any order, many to many, some to none.

    Translation units that were left in Chinese are linked to what they quote, and take nothing from the English.
    """
    reader = SourceWords(lexicon, termbase)
    source_words = tuple(reader.read(unit) for unit in source)
    translation_reader = TranslationWords(lexicon)
    translation_words = tuple(translation_reader.read(unit) for unit in translation)
    sentences = [unit.sentence for unit in source]
    evidence = Evidence(source_words, translation_words, sentences, reader, lexicon)
    fits = evidence.fits()
    chinese = frozenset(j for j, unit in enumerate(translation) if left_in_chinese(unit.text))
    english = frozenset(range(len(translation))) - chinese
    links = _link(fits, english, sentences, [unit.sentence for unit in translation], evidence)
    links |= quoted(source, translation, chinese)
    links |= fill(source, translation, links, fits, evidence)
    trust = {word: reader.trust(word) for words in source_words for word in words}
    return Alignment(source_words, translation_words, frozenset(links), tuple(fits), evidence, trust)


def _link(
    fits: Sequence[Mapping[int, Fit]],
    part: frozenset[int],
    sentences: Sequence[int],
    places: Sequence[int],
    evidence: Evidence,
) -> set[tuple[int, int]]:
    """Return the links of the source with those translation units whose index is in `part`."""
    rows = [{j: source_score(fit) for j, fit in row.items() if j in part} for row in fits]
    columns: list[dict[int, float]] = [{} for _ in places]
    for i, row in enumerate(fits):
        for j, fit in row.items():
            if j in part:
                columns[j][i] = translation_score(fit)
    forward = best_path(rows, welcomes(columns, len(rows)), range(len(places)), sentences)
    backward = best_path(columns, welcomes(rows, len(columns)), sentences, places)
    return settle(forward, backward, sentences, evidence)
