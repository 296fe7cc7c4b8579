"""The alignment core: two sequences of units in, beads and links out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from policyparse.align.bitext import Bead, Sides, find_beads
from policyparse.align.verbatim import quoted
from policyparse.lexical.evidence import Evidence
from policyparse.lexical.induction import learn
from policyparse.lexical.offers import Offers, offers_of
from policyparse.lexical.scorer import Scorer
from policyparse.lexical.tone import tone_words
from policyparse.lexical.units import Unit
from policyparse.lexical.words import SourceWords, TranslationWords, Word, left_in_chinese
from policyparse.lexicon import Lexicon
from policyparse.termbase import Termbase

Words = tuple[tuple[Word, ...], ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Beads of units by index, with all that they rest on.

    `quotations` are the translation units left in Chinese; `scorer` and `groups` speak of whole sentences: `groups` has
    their source units.
    """

    source: Words
    translation: Words
    beads: tuple[Bead, ...]
    quotations: frozenset[int]
    offers: Offers
    groups: tuple[tuple[int, ...], ...]
    others: tuple[tuple[int, ...], ...]
    scorer: Scorer


def align(source: Sequence[Unit], translation: Sequence[Unit], lexicon: Lexicon, termbase: Termbase) -> Alignment:
    """Join the source units and the translation units that render each other; any order, some to none."""
    reader, translation_reader = SourceWords(lexicon, termbase), TranslationWords(lexicon)
    source_words = tuple(reader.read(unit) for unit in source)
    translation_words = tuple(translation_reader.read(unit) for unit in translation)
    chinese = frozenset(j for j, unit in enumerate(translation) if left_in_chinese(unit.text))
    groups = _sentences(source, (i for i in range(len(source)) if source_words[i]))
    others = _sentences(translation, (j for j in range(len(translation)) if translation_words[j] and j not in chinese))
    ours = [_joined(group, source, source_words, "zh") for group in groups]
    theirs = [_joined(group, translation, translation_words, "en") for group in others]
    numbers = range(len(groups))
    offers = offers_of(lexicon, termbase)
    taught = [offers]

    def relearn(links: Sequence[tuple[int, int]]) -> Evidence | None:
        learnt = learn(ours, theirs, numbers, links, evidence)
        if not learnt:
            return None
        taught.append(offers.with_learnt(learnt))
        return Evidence(ours, theirs, numbers, taught[-1], lexicon)

    evidence = Evidence(ours, theirs, numbers, offers, lexicon)
    bitext = find_beads(evidence, _sides(source, translation, groups, others), relearn)
    beads = tuple(
        Bead(
            tuple(i for group in bead.source for i in groups[group]),
            tuple(j for group in bead.translation for j in others[group]),
        )
        for bead in bitext.beads
    )
    return Alignment(source_words, translation_words, beads, chinese, taught[-1], groups, others, bitext.scorer)


def _sentences(units: Sequence[Unit], kept: Iterable[int]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(group) for _, group in groupby(kept, key=lambda i: units[i].sentence))


def _joined(group: Sequence[int], units: Sequence[Unit], words: Words, language: str) -> tuple[Word, ...]:
    text = " ".join(units[i].text for i in group)
    return (*(word for i in group for word in words[i]), *tone_words(text, language))


def _sides(
    source: Sequence[Unit],
    translation: Sequence[Unit],
    groups: Sequence[Sequence[int]],
    others: Sequence[Sequence[int]],
) -> Sides:
    return Sides(
        [sum(len(source[i].text.replace(" ", "")) for i in group) + 1.0 for group in groups],
        [sum(len(translation[j].text) + 1 for j in group) + 0.0 for group in others],
        [all(source[i].heading for i in group) for group in groups],
        [all(translation[j].heading for j in group) for group in others],
    )
