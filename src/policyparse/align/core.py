"""The alignment core: two sequences of units in, beads and links out."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from policyparse.align.bitext import Bead, Sides, find_beads
from policyparse.align.clauses import Clauses, Judged
from policyparse.align.speech import speech
from policyparse.align.verbatim import quoted, same_text
from policyparse.chinese_english import PAIR
from policyparse.earlier import recalled
from policyparse.lexical.definitions import short_forms
from policyparse.lexical.evidence import Evidence
from policyparse.lexical.induction import learn
from policyparse.lexical.offers import Offers, offers_of
from policyparse.lexical.readings import Earlier
from policyparse.lexical.scorer import Scorer
from policyparse.lexical.tone import tone_words
from policyparse.lexical.units import Unit
from policyparse.lexical.weights import WEIGHTS
from policyparse.lexical.words import SourceWords, TranslationWords, Word, left_in_chinese
from policyparse.lexicon import Lexicon
from policyparse.model.document import Language
from policyparse.sums import float_sum
from policyparse.termbase import Termbase

Words = tuple[tuple[Word, ...], ...]
Origin = Literal["bead", "words", "place", "quotation"]
"""What drew a link: the words inside a bead, words elsewhere, the bead alone, or the text itself."""

RENDERED: Final = 0.5
"""Chance from which a unit counts as rendered."""
_LEAST_SCORE: Final = 0.001
_CLOSING = " 　\"'”’」』)）*_"


class Link(NamedTuple):
    """A source unit and a translation unit that renders it, by index, and what drew the link."""

    source: int
    translation: int
    by: Origin


@dataclass(frozen=True, slots=True)
class Alignment:
    """Beads and links of units by index, with their evidence.

    `links` are in the order of the source, one for each two units that are linked. `odds` has for each source unit the
    log odds that a candidate renders it; `rendered` and `accounted` the chance that each source unit is rendered at
    all, and that each translation unit renders anything. `quotations` are the translation units left in Chinese.
    """

    source: Words
    translation: Words
    beads: tuple[Bead, ...]
    links: tuple[Link, ...]
    odds: tuple[Mapping[int, float], ...]
    rendered: tuple[float, ...]
    accounted: tuple[float, ...]
    evidence: Evidence
    quotations: frozenset[int]

    def by(self) -> Mapping[tuple[int, int], Origin]:
        """Return what drew the link of each two units that are linked."""
        return {(i, j): origin for i, j, origin in self.links}


@dataclass(frozen=True, slots=True)
class Joined:
    """The words of two sequences of units, the beads that they make, and what scored these.

    `scores` has for each bead the evidence of its words in nats, 0 where a side is empty; `earlier` what the words were
    found to offer on the way.
    """

    source: Words
    translation: Words
    beads: tuple[Bead, ...]
    scores: tuple[float, ...]
    quotations: frozenset[int]
    offers: Offers
    earlier: Earlier | None = None


def align(source: Sequence[Unit], translation: Sequence[Unit], lexicon: Lexicon, termbase: Termbase) -> Alignment:
    """Link each source unit to the translation units that render it; any order, many to many, some to none."""
    return linked(source, translation, join(source, translation, lexicon, termbase), lexicon)


def join(source: Sequence[Unit], translation: Sequence[Unit], lexicon: Lexicon, termbase: Termbase) -> Joined:
    """Join the source units and the translation units that render each other, sentence by sentence, in any order.

    Translation units that were left in Chinese, and units without letters or words, are in no bead.
    """
    source_words, translation_words, chinese, offers = read_words(source, translation, lexicon, termbase)
    groups = _sentences(source, [i for i, unit in enumerate(source) if source_words[i] or _is_said(unit)])
    kept = [j for j, unit in enumerate(translation) if j not in chinese and (translation_words[j] or _is_said(unit))]
    others = _sentences(translation, kept)
    texts, other_texts = texts_of(groups, source), texts_of(others, translation)
    ours = words_of(groups, texts, source, source_words, PAIR.first)
    theirs = words_of(others, other_texts, translation, translation_words, PAIR.second)
    numbers = range(len(groups))
    taught = [offers]

    def relearn(links: Sequence[tuple[int, int]]) -> Evidence | None:
        learnt = learn(ours, theirs, numbers, links, evidence)
        if not learnt:
            return None
        taught.append(offers.with_learnt(learnt))
        return Evidence(ours, theirs, taught[-1], lexicon, evidence)

    evidence = Evidence(ours, theirs, offers, lexicon)
    sides = Sides(
        *sizes(texts, other_texts),
        [all(source[i].heading for i in group) for group in groups],
        [all(translation[j].heading for j in group) for group in others],
        list(map(opens, texts)),
        list(map(opens, other_texts)),
        speech(texts),
        speech(other_texts),
    )
    bitext = find_beads(evidence, sides, relearn)
    beads = tuple([Bead(_members(rows, groups), _members(columns, others)) for rows, columns in bitext.beads])
    scores = tuple([score_of(bead, bitext.scorer) for bead in bitext.beads])
    earlier = bitext.scorer.evidence.earlier()
    return Joined(source_words, translation_words, beads, scores, chinese, taught[-1], earlier)


class Read(NamedTuple):
    """The words of both sides, the translation units that were left in Chinese, and what may render what."""

    source: Words
    translation: Words
    quotations: frozenset[int]
    offers: Offers


def read_words(source: Sequence[Unit], translation: Sequence[Unit], lexicon: Lexicon, termbase: Termbase) -> Read:
    """Return the words of both sides, with the short forms that the texts themselves define."""
    reader, translation_reader = SourceWords(lexicon, termbase), TranslationWords(lexicon)
    given = lexicon.digest, termbase.digest
    words = recalled(lambda: tuple([reader.read(unit) for unit in source]), "source words", source, given)
    chinese = frozenset([j for j, unit in enumerate(translation) if left_in_chinese(unit.text)])
    texts = [unit.text for unit in source], [unit.text for unit in translation]
    offers = offers_of(lexicon, termbase)
    defined = short_forms(words, texts, offers, lexicon)
    others = recalled(
        lambda: tuple([translation_reader.read(unit) for unit in translation]), "translation words", translation, given
    )
    return Read(words, others, chinese, offers.with_learnt(defined) if defined else offers)


def score_of(bead: Bead, scorer: Scorer) -> float:
    """Return what the words of a bead say for it, in nats: each source segment by its best counterpart."""
    if not bead.source or not bead.translation:
        return 0.0
    best = [max([scorer.both(i, j) for j in bead.translation]) for i in bead.source]
    return round(max(_LEAST_SCORE, WEIGHTS.temper * 0.5 * float_sum(best)), 3)


def linked(
    source: Sequence[Unit], translation: Sequence[Unit], joined: Joined, lexicon: Lexicon, *, given: bool = False
) -> Alignment:
    """Return the alignment with the links of the clause models; no link leaves a bead that is `given`."""
    words, offers, beads = joined.source, joined.offers, joined.beads
    evidence = Evidence(words, joined.translation, offers, lexicon, earlier=joined.earlier)
    others, apart = joined.translation, joined.quotations
    judged = Clauses(source, translation, words, others, evidence, beads, apart, given=given).judge()
    quotations = _quoting(beads, joined.quotations) if given else quoted(source, translation, joined.quotations)
    by: dict[tuple[int, int], Origin] = dict.fromkeys(quotations, "quotation")
    by |= _by_words(judged, beads)
    wordless = {j for j, own in enumerate(others) if not own}
    by |= _by_place(judged, beads, wordless.union(j for _, j in by))
    by |= _as_given(beads, by) if given else dict.fromkeys(same_text(source, translation, by), "quotation")
    return Alignment(
        words,
        joined.translation,
        beads,
        tuple(Link(i, j, origin) for (i, j), origin in sorted(by.items())),
        judged.odds,
        judged.rendered,
        judged.accounted,
        evidence,
        joined.quotations,
    )


def _by_words(judged: Judged, beads: Sequence[Bead]) -> dict[tuple[int, int], Origin]:
    """Return the links of rendered units: to their best candidate, and to others in their bead that are likely too."""
    inside: dict[int, frozenset[int]] = {}
    for bead in beads:
        inside |= dict.fromkeys(bead.source, frozenset(bead.translation))
    least = WEIGHTS.link_odds
    found: dict[tuple[int, int], Origin] = {}
    for i, row in enumerate(judged.odds):
        if row and judged.rendered[i] >= RENDERED:
            home = inside.get(i, frozenset[int]())
            best = max(row.values())
            top = min([j for j, odds in row.items() if odds == best])
            found[i, top] = "bead" if top in home else "words"
            for j, odds in row.items():
                if odds > least and j in home:
                    found[i, j] = "bead"
    return found


def _by_place(judged: Judged, beads: Sequence[Bead], reached: Collection[int]) -> dict[tuple[int, int], Origin]:
    """Return links by position for translation units that render something, but are no clause's choice."""
    found: dict[tuple[int, int], Origin] = {}
    for bead in beads:
        own = [i for i in bead.source if judged.rendered[i] >= RENDERED]
        for j in bead.translation:
            if own and j not in reached and judged.accounted[j] >= RENDERED:
                found[max(own, key=lambda i: (judged.odds[i].get(j, -math.inf), -i)), j] = "place"
    return found


def _quoting(beads: Iterable[Bead], quotations: frozenset[int]) -> set[tuple[int, int]]:
    return {(i, j) for bead in beads for j in bead.translation if j in quotations for i in bead.source}


def _as_given(beads: Iterable[Bead], by: Mapping[tuple[int, int], Origin]) -> dict[tuple[int, int], Origin]:
    """Return links for the given beads in which no word draws one."""
    linked = {i for i, _ in by}
    bare = (bead for bead in beads if linked.isdisjoint(bead.source))
    return dict.fromkeys(((i, j) for bead in bare for i in bead.source for j in bead.translation), "place")


def _sentences(units: Sequence[Unit], kept: Iterable[int]) -> list[tuple[int, ...]]:
    """Return the units of each sentence; what a paragraph says in brackets after its sentences goes with the last."""
    sentences: list[list[int]] = []
    for i in kept:
        if sentences and units[sentences[-1][-1]].sentence == units[i].sentence:
            sentences[-1].append(i)
        else:
            sentences.append([i])
    out: list[tuple[int, ...]] = []
    for group in sentences:
        if out and all(units[i].aside for i in group) and units[out[-1][-1]].paragraph == units[group[0]].paragraph:
            out[-1] += tuple(group)
        else:
            out.append(tuple(group))
    return out


def _members(sentences: Sequence[int], groups: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """Return the units of sentences."""
    if len(sentences) == 1:
        return groups[sentences[0]]
    return tuple([unit for sentence in sentences for unit in groups[sentence]])


def texts_of(groups: Iterable[Sequence[int]], units: Sequence[Unit]) -> list[str]:
    """Return the texts of groups of units."""
    return [" ".join([units[i].text for i in group]) for group in groups]


def words_of(
    groups: list[tuple[int, ...]], texts: list[str], units: Sequence[Unit], words: Words, language: Language
) -> list[tuple[Word, ...]]:
    """Return the words of groups of units, each as those of one with what the tone of its text stands for."""
    out: list[tuple[Word, ...]] = []
    for at, group in enumerate(groups):
        ordinal = units[group[0]].ordinal
        ordinals = (Word(0, 1, f"#№{ordinal}", "number"),) if ordinal else ()
        own = words[group[0]] if len(group) == 1 else [word for i in group for word in words[i]]
        out.append((*own, *tone_words(texts[at], language), *ordinals))
    return out


def sizes(source: Iterable[str], translation: Iterable[str]) -> tuple[list[float], list[float]]:
    """Return the characters of texts of both sides, never none; the blanks of a source do not count."""
    return [len(text.replace(" ", "")) + 1.0 for text in source], [len(text) + 1.0 for text in translation]


def opens(text: str) -> bool:
    """Return whether a text ends in a colon, and so belongs to what follows."""
    return text.rstrip(_CLOSING).endswith((":", "："))


def _is_said(unit: Unit) -> bool:
    """Return whether a unit says something, as *Why?* and *Yes.* do without a content word."""
    return any(map(str.isalpha, unit.text))
