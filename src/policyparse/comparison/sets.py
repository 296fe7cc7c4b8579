"""Words of small sets of which one excludes the others: an approval that became a filing, a landlord a tenant.

A word was exchanged if nothing in what renders its clause stands for it, and there another word of its set stands
that nothing in the source sentences accounts for. The new word must stand nearest to words of the clause that lost its
own, so that what is said elsewhere in a long sentence excuses much and accuses nobody. The levels of government (区,
*municipal*) are such a set, too; they are read where they begin the name of an office.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from policyparse.comparison.homes import home_of
from policyparse.comparison.text_difference import FactDifference
from policyparse.facts.cues import Cue, find_cues, load_table
from policyparse.facts.wordlists import any_of
from policyparse.folding import fold
from policyparse.model.bitext import DifferenceKind, Place, Rendering
from policyparse.model.document import Span
from policyparse.model.structure import Segment

_TABLE = "sets"
_ISH = "_ish"
_CONFIDENCE = 0.7
_FAR = 12  # words of a name of an office after its level
_OPENING = r"(?:\A|(?<=[，。；、（）：“《由向各报经和与及或所本在到为以归]))\s?"

Lookup = Callable[[str], tuple[Cue, ...]]


class _Readers(NamedTuple):
    """How the words of some sets are found in both languages, the sets by label, and what a difference is of."""

    kind: DifferenceKind
    zh: Lookup
    en: Lookup
    sets: dict[str, str]
    quick: re.Pattern[str]


class _Linked(NamedTuple):
    """A sentence of the source: its segments, and the translation segments that render any of them."""

    segments: tuple[Rendering, ...]
    links: tuple[str, ...]


def compare_sets(
    renderings: Sequence[Rendering], translation: Iterable[Segment]
) -> Iterator[FactDifference[Place]]:
    """Yield the words that the translation (English) exchanges for others of their set.

    `renderings` are those of the Chinese side, `translation` the segments of the other that may be linked.
    """
    units = {segment.id: segment for segment in translation}
    sentences = _sentences(renderings, units)
    back: defaultdict[str, dict[int, _Linked]] = defaultdict(dict)
    for number, sentence in sentences.items():
        for link in sentence.links:
            back[link][number] = sentence
    for readers in (_words(), _levels()):
        for number, sentence in sentences.items():
            if sentence.links and any(readers.quick.search(fold(one.segment.text)) for one in sentence.segments):
                yield from _exchanged(sentence, units, back, readers)


def _sentences(renderings: Sequence[Rendering], units: dict[str, Segment]) -> dict[int, _Linked]:
    grouped: defaultdict[int, list[Rendering]] = defaultdict(list)
    for rendering in renderings:
        grouped[rendering.segment.sentence].append(rendering)
    return {
        number: _Linked(tuple(group), tuple(dict.fromkeys(k for r in group for k in r.links if k in units)))
        for number, group in grouped.items()
    }


def _exchanged(
    sentence: _Linked, units: dict[str, Segment], back: dict[str, dict[int, _Linked]], readers: _Readers
) -> Iterator[FactDifference[Place]]:
    said = {link: readers.en(units[link].text) for link in sentence.links}
    lost = [
        (rendering, cue, label)
        for rendering in sentence.segments
        if (there := _labels(cue for link in rendering.links for cue in said.get(link, ())))
        for cue in readers.zh(rendering.segment.text)
        for label in cue.labels
        if label in readers.sets and not _stands(label, there)
    ]
    for rendering, cue, label in lost:
        for link in (link for link in rendering.links if link in said):
            other = _new(said[link], label, units[link], back[link].values(), readers)
            if other and _is_home(rendering, units[link], other, back[link].values()):
                yield _difference(rendering.segment, cue, units[link], other, readers.kind)
                break


def _labels(cues: Iterable[Cue]) -> frozenset[str]:
    return frozenset(label for cue in cues for label in cue.labels)


def _new(
    cues: Iterable[Cue], lost: str, unit: Segment, sentences: Iterable[_Linked], readers: _Readers
) -> Cue | None:
    """Return the first word of the set of `lost` that nothing in the sentences that a unit renders accounts for."""
    texts = (one.segment.text for sentence in sentences for one in sentence.segments)
    here = _labels(cue for text in texts for cue in readers.zh(text))
    own = (cue for cue in cues for label in cue.labels if readers.sets.get(label) == readers.sets[lost])
    return next((cue for cue in own if not any(_stands(label, here) for label in cue.labels)), None)


def _stands(label: str, said: frozenset[str]) -> bool:
    return label in said or label + _ISH in said


def _is_home(rendering: Rendering, unit: Segment, cue: Cue, sentences: Iterable[_Linked]) -> bool:
    """Return whether a word of a translation segment stands nearest to words of one of those that it renders."""
    linked = [one for sentence in sentences for one in sentence.segments if unit.id in one.links]
    home = home_of(_place(unit, cue.span), linked)
    return home is not None and home.segment.id == rendering.segment.id


def _difference(
    segment: Segment, was: Cue, unit: Segment, now: Cue, kind: DifferenceKind
) -> FactDifference[Place]:
    source, translation = _place(segment, was.span), _place(unit, now.span)
    reason, turned = (f"{a} became {b}" for a, b in ((was.surface, now.surface), (now.surface, was.surface)))
    return FactDifference(kind, source, translation, was.surface, now.surface, reason, _CONFIDENCE, turned)


def _place(segment: Segment, span: Span) -> Place:
    return Place(segment.id, segment.passage.locate(span.start, span.end), segment.text[span.start : span.end])


# ------------------------------------------------------------------ the two kinds of sets


@cache
def _words() -> _Readers:
    table = load_table(_TABLE)
    sets = {label: name for name, labels in table["sets"].items() for label in labels.split()}
    firm = any_of(word for label in sets for word in table["zh"][label].split())
    return _Readers("category", _cues_zh, _cues_en, sets, re.compile(firm))


def _cues_zh(text: str) -> tuple[Cue, ...]:
    return find_cues(text, _TABLE, "zh")


def _cues_en(text: str) -> tuple[Cue, ...]:
    return find_cues(text, _TABLE, "en")


@cache
def _levels() -> _Readers:
    table = load_table(_TABLE)
    sets = dict.fromkeys(table["levels"], "level")
    return _Readers("agency", _levels_zh, _levels_en, sets, _level_patterns_zh()[0])


@cache
def _level_patterns_zh() -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    """Return the pattern of an office that begins with a level, and those of what may stand for each level."""
    table = load_table(_TABLE)
    levels, offices = table["levels"], any_of(table["offices"]["zh"].split())
    named = "|".join(f"(?P<{level}>{any_of(words['zh'].split())})" for level, words in levels.items())
    name = re.compile(rf"{_OPENING}(?:{named})(?:级|[^，。；、：（）的和与及或等]{{0,{_FAR}}}?{offices})")
    return name, {level: re.compile(any_of(words["zh_ish"].split())) for level, words in levels.items()}


def _levels_zh(text: str) -> tuple[Cue, ...]:
    name, loose = _level_patterns_zh()
    folded = fold(text)
    size = max(1, len(text))
    firm = [
        Cue(frozenset({match.lastgroup or ""}), Span(*match.span()), text[match.start() : match.end()], 0.0)
        for match in name.finditer(folded)
    ]
    return tuple(firm) + tuple(
        Cue(frozenset({level + _ISH}), Span(*match.span()), match[0], match.start() / size)
        for level, pattern in loose.items()
        if (match := pattern.search(folded))
    )


@cache
def _level_patterns_en() -> tuple[dict[str, re.Pattern[str]], dict[str, re.Pattern[str]]]:
    table = load_table(_TABLE)
    levels, offices = table["levels"], any_of(_cut(table["offices"]["en"]))
    rest = rf"(?:[ -]level)?(?: [\w’'-]+){{0,6}}? {offices}\b"
    return (
        {level: re.compile(rf"(?i)\b{any_of(_cut(words['en']))}{rest}") for level, words in levels.items()},
        {level: re.compile(rf"(?i)\b{any_of(_cut(words['en_ish']))}\b") for level, words in levels.items()},
    )


def _cut(words: str) -> list[str]:
    return [word.strip() for word in words.split(",")]


def _levels_en(text: str) -> tuple[Cue, ...]:
    firm, loose = _level_patterns_en()
    patterns = [*firm.items(), *((level + _ISH, pattern) for level, pattern in loose.items())]
    return tuple(
        Cue(frozenset({label}), Span(*match.span()), match[0], match.start() / max(1, len(text)))
        for label, pattern in patterns
        if (match := pattern.search(text))
    )
