"""Mines terms that no glossary has: repeated phrases of a source with their renderings.

A candidate is a repeated run of Chinese words that can be a noun phrase by their parts of speech, and that is not just
part of a longer candidate. Its rendering is the English phrase that occurs where the candidate is rendered and hardly
anywhere else (Dice 1945), weighted by the word links of the alignment: how much of the term they carry into the phrase,
and how much of the phrase renders something else.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from policyparse.folding import fold
from policyparse.han import HAN
from policyparse.lexicon import Lexicon
from policyparse.lexicon.english import stop_words
from policyparse.lexicon.word_classes import word_classes
from policyparse.model.bitext import Bitext, Rendering
from policyparse.model.document import Span
from policyparse.model.structure import Segment
from policyparse.termbase import Termbase, keys

LEAST = 2
"""Uses that make a candidate."""

_HAN = re.compile(f"[{HAN}]+")
_LONGEST_TERM = 12  # characters
_MOST_WORDS = 5
_LONGEST_PHRASE = 7  # English words
_NESTED = 0.75  # share of the uses of a term that a longer one may hold
_DICE = 0.35  # what a phrase is worth by its company alone, without any tie
_SURE = 0.5  # the least that a rendering has to be worth
_COVERED = 0.73  # the least share of a term that ties carry into its rendering
_SURELY_OWN = 0.75  # where there are but two uses
_COVERED_OFTEN = 0.55  # the same for one that is as frequent as the term, and often met
_TRUE = 0.7  # the least Dice coefficient
_TRUER = 0.8  # one that makes up for ties that are missing
_A_WORD = 2.2  # characters that one English word can render: of a longer dictionary word, ties know one word alone
_OFTEN = 5  # uses that are evidence by themselves
_WHOLE = 0.95
_STEADIER = 0.7  # as `_STEADY`, for a rendering of one word
_ALWAYS = 0.8  # share of its places at which a phrase is within a longer one that then is the term's
_STEADY = 0.6  # the least share of uses that have the rendering
_BREAK = re.compile(r"[,.;:!?()\[\]“”\"|/\n，。；：、（）]")


class Mined(NamedTuple):
    """A term with its best supported rendering.

    `uses` counts the segments of the sources that have it and are rendered, `steady` is the share of them whose
    rendering has these words, `others` the next best phrases; the example is one segment of each text.
    """

    term: str
    rendering: str
    uses: int
    steady: float
    others: tuple[str, ...]
    source: str
    translation: str


class _Meeting(NamedTuple):
    """One source segment that has a candidate at `span` (of the document), and the segments that render it.

    `beside` are the words right before and after it, empty if it begins or ends the run of Han.
    """

    rendering: Rendering
    span: Span
    beside: tuple[str, str]
    linked: tuple[Segment, ...]


class _Place(NamedTuple):
    """One place of a phrase: the share of the term that ties carry into it, the share of its words that are its own.

    `foreign` counts the words that are tied elsewhere, `plain` its function words; it is `whole` where both its ends
    are tied into the term.
    """

    key: str
    carried: float
    own: float
    foreign: int
    plain: int
    whole: bool
    surface: str


@dataclass(slots=True)
class _Phrase:
    """What speaks for an English phrase as the rendering of one candidate."""

    meetings: int = 0
    carried: float = 0.0
    own: float = 0.0
    foreign: int = 0
    plain: int = 0
    whole: bool = False
    surfaces: Counter[str] = field(default_factory=Counter)


def mine(
    bitexts: Iterable[Bitext], termbase: Termbase | None, lexicon: Lexicon, *, least: int = LEAST
) -> tuple[Mined, ...]:
    """Return the terms of the sources that `termbase`, if any, does not know, those of most uses first."""
    several = tuple(bitexts)
    met = _candidates(several, termbase, lexicon, least)
    readers = {form: _phrases(meetings) for form, meetings in met.items()}
    wanted = {key for phrases in readers.values() for key in phrases}
    counts = _counts(several, wanted)
    found = (_mined(form, met[form], phrases, counts) for form, phrases in readers.items())
    kept = _without_parts([one for one in found if one], termbase)
    return tuple(sorted(kept, key=lambda one: (-one.uses, one.term)))


def _without_parts(found: Sequence[Mined], termbase: Termbase | None) -> Iterator[Mined]:
    """Yield the terms but for those whose rendering is that of a part of them: it leaves the rest out."""
    called = {one.term: keys.form_key(one.rendering) for one in found}
    for one in found:
        matches = termbase.find_zh(one.term, nested=True) if termbase else ()
        of_parts = {keys.form_key(form) for match in matches for form, _ in match.concept.renderings}
        of_parts |= {key for term, key in called.items() if term in one.term and term != one.term}
        if called[one.term] not in of_parts:
            yield one


def _candidates(
    bitexts: Sequence[Bitext], termbase: Termbase | None, lexicon: Lexicon, least: int
) -> Mapping[str, list[_Meeting]]:
    """Return where the candidates are met, one meeting per segment."""
    met: defaultdict[str, list[_Meeting]] = defaultdict(list)
    for bitext in bitexts:
        accounts = {account.segment.id: account.segment for account in bitext.accounts}
        for rendering in bitext.renderings:
            if rendering.links:
                linked = tuple(accounts[link] for link in rendering.links)
                for form, (span, beside) in _nominal(rendering.segment, lexicon).items():
                    met[form].append(_Meeting(rendering, span, beside, linked))
    frequent = {form: meetings for form, meetings in met.items() if len(meetings) >= least}
    held = _held(frequent)
    return {
        form: meetings
        for form, meetings in frequent.items()
        if held[form] < _NESTED * len(meetings)
        and (termbase is None or termbase.concept_of(form) is None)
        and not any(_is_one(neighbour) for neighbour in zip(*(meeting.beside for meeting in meetings), strict=True))
    }


def _is_one(neighbours: Sequence[str]) -> bool:
    """Return whether the same word of content always is beside a candidate, which is then a fragment."""
    first = neighbours[0]
    return bool(first) and first not in _general("stop") and all(word == first for word in neighbours)


def _held(met: Mapping[str, list[_Meeting]]) -> Counter[str]:
    """Return in how many meetings each candidate is but a part of a longer one, of the commonest that there is."""
    held: Counter[str] = Counter()
    for form, meetings in met.items():
        for start in range(len(form)):
            for end in range(start + 1, len(form) + 1):
                part = form[start:end]
                if part != form and part in met:
                    held[part] = max(held[part], len(meetings))
    return held


def _nominal(segment: Segment, lexicon: Lexicon) -> dict[str, tuple[Span, tuple[str, str]]]:
    """Return the runs of words of a segment that can be a term, each with its first place and the words beside it."""
    text = fold(segment.text)
    found: dict[str, tuple[Span, tuple[str, str]]] = {}
    for run in _HAN.finditer(text):
        words = lexicon.cut(run.group())
        starts = [run.start()]
        for word in words:
            starts.append(starts[-1] + len(word))
        for first in range(len(words)):
            for last in range(first, min(len(words), first + _MOST_WORDS)):
                form = text[starts[first] : starts[last + 1]]
                if len(form) > _LONGEST_TERM or words[last] in _general("stop"):
                    break
                if form not in found and _is_term(words[first : last + 1], form, lexicon):
                    beside = words[first - 1] if first else "", words[last + 1] if last + 1 < len(words) else ""
                    found[form] = segment.passage.locate(starts[first], starts[last + 1]), beside
    return found


def _is_term(words: Sequence[str], form: str, lexicon: Lexicon) -> bool:
    """Return whether words can be a term: nouns and what goes before them; a single word where no dictionary has it."""
    tags = word_classes()
    if len(words) == 1:
        return (
            len(form) > 2
            and form not in _general("first")
            and not lexicon.glosses(form)
            and tags.get(form, "n")[0] == "n"
        )
    if len(form) < 4 or words[0] in _general("first") or words[-1] in _general("last"):
        return False
    classes = [tags.get(word, "n") for word in words]
    inner = all(tag[0] in "najbgl" or tag in ("vn", "eng", "h", "k") for tag in classes)
    return inner and (classes[-1][0] in "njg" or classes[-1] in ("vn", "k"))


@cache
def _general(row: str) -> frozenset[str]:
    """Return the words that make no term of what they begin (`first`), end (`last`) or stand in (`stop`)."""
    lines = Path(__file__).with_name("general.tsv").read_text(encoding="utf-8").splitlines()
    rows = dict(line.split("\t") for line in lines if not line.startswith("#"))
    return frozenset(rows[row].split())


def _phrases(meetings: Sequence[_Meeting]) -> dict[str, _Phrase]:
    """Return the English phrases that stand where a candidate is rendered, by their keys."""
    found: defaultdict[str, _Phrase] = defaultdict(_Phrase)
    for meeting in meetings:
        best: dict[str, _Place] = {}
        for segment in meeting.linked:
            for place in _weighed(meeting, segment):
                if place.key not in best or place.carried > best[place.key].carried:
                    best[place.key] = place
        for key, place in best.items():
            phrase = found[key]
            phrase.meetings += 1
            phrase.carried += place.carried
            phrase.own += place.own
            phrase.foreign += place.foreign
            phrase.plain = place.plain
            phrase.whole |= place.whole
            phrase.surfaces[place.surface] += 1
    return found


def _weighed(meeting: _Meeting, segment: Segment) -> Iterator[_Place]:
    """Yield each phrase of a segment that cuts no hyphenated word."""
    text, passage = segment.text, segment.passage
    ties = [tie for tie in meeting.rendering.evidence if tie.translation.overlap(segment.span)]
    length = meeting.span.end - meeting.span.start
    for tokens in _runs(text):
        spans = [passage.locate(token.start, token.end) for token in tokens]
        into = [[tie for tie in ties if tie.translation.overlap(span)] for span in spans]
        owned = [_owned([tie.source for tie in some], meeting.span) for some in into]
        edges = [_is_edge(token) for token in tokens]
        for first, last in _windows(tokens, edges):
            phrase = Span(spans[first].start, spans[last].end)
            inside = [tie for some in into[first : last + 1] for tie in some if _within(tie.translation, phrase)]
            covered = {at for tie in inside for at in _shared(tie.source, meeting.span)}
            carried = min(len(covered), _A_WORD * len({tie.translation for tie in inside})) / length
            own = [owned[at] for at in range(first, last + 1) if edges[at]]
            key = "".join(token.key + " " for token in tokens[first : last + 1])
            surface = " ".join(text[tokens[first].start : tokens[last].end].split())
            whole = owned[first] == owned[last] == 1
            yield _Place(
                key,
                carried,
                sum(own) / len(own),
                own.count(0.0),
                last + 1 - first - len(own),
                whole,
                surface,
            )


def _windows(tokens: Sequence[keys.Token], edges: Sequence[bool]) -> Iterator[tuple[int, int]]:
    for first in range(len(tokens)):
        if edges[first] and not tokens[first].linked:
            for last in range(first, min(len(tokens), first + _LONGEST_PHRASE)):
                cut = last + 1 < len(tokens) and tokens[last + 1].linked
                if edges[last] and not cut and not _is_past(tokens[last]):
                    yield first, last


def _is_past(token: keys.Token) -> bool:
    """Return whether a word is a verb's form in -ed, with which no name ends: *node reported*."""
    word = token.surface.lower()
    return word.endswith("ed") and not word.endswith("eed") and token.key != word


def _shared(one: Span, other: Span) -> range:
    return range(max(one.start, other.start), min(one.end, other.end))


def _owned(sources: Sequence[Span], span: Span) -> float:
    """Return 1 for a word that is tied into a span of the source, 0 for one that is tied elsewhere, else a half."""
    if any(_within(source, span) for source in sources):
        return 1.0
    return 0.5 if not sources or any(source.overlap(span) for source in sources) else 0.0


def _within(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end


def _runs(text: str) -> Iterator[list[keys.Token]]:
    """Yield the words of an English text between its signs of punctuation."""
    run: list[keys.Token] = []
    tokens = keys.en_tokens(text)
    for before, token in pairwise([None, *tokens]):
        assert token
        if token.surface == "or" or (before and _BREAK.search(text, before.end, token.start)):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _is_edge(token: keys.Token) -> bool:
    return token.surface[0].isalpha() and token.surface.lower() not in stop_words()


def _counts(bitexts: Iterable[Bitext], wanted: set[str]) -> Counter[str]:
    """Return how many segments of the translations have each of the phrases that are wanted."""
    counts: Counter[str] = Counter()
    for bitext in bitexts:
        for account in bitext.accounts:
            counts.update(set(_keys_of(account.segment.text)) & wanted)
    return counts


def _keys_of(text: str) -> Iterator[str]:
    for tokens in _runs(text):
        for first in range(len(tokens)):
            key = ""
            for token in tokens[first : first + _LONGEST_PHRASE]:
                key += token.key + " "
                yield key


def _mined(
    form: str, meetings: Sequence[_Meeting], phrases: Mapping[str, _Phrase], counts: Mapping[str, int]
) -> Mined | None:
    """Return a candidate with its best rendering; None if none is good enough."""
    uses = len(meetings)

    def dice(key: str) -> float:
        return 2 * phrases[key].meetings / (uses + max(counts[key], phrases[key].meetings))

    def worth(key: str) -> float:
        phrase = phrases[key]
        return dice(key) * (_DICE + (1 - _DICE) * phrase.carried / phrase.meetings) * phrase.own / phrase.meetings

    ranked = sorted((key for key in phrases if phrases[key].whole), key=lambda key: (-worth(key), -len(key)))
    if not ranked or worth(ranked[0]) < _SURE:
        return None
    if not _is_good(ranked[0], form, phrases[ranked[0]], uses, dice(ranked[0])):
        return None
    best = _extended(ranked[0], phrases, counts)
    others = [key for key in ranked[1:] if phrases[key].meetings >= LEAST and worth(key) > _SURE / 2]
    distinct = [key for key in others if key not in best and best not in key][:2]
    surface = _called(phrases[best].surfaces)
    source, translation = _example(meetings, surface)
    steady = round(phrases[best].meetings / uses, 2)
    return Mined(
        form, surface, uses, steady, tuple(_called(phrases[key].surfaces) for key in distinct), source, translation
    )


def _is_good(key: str, form: str, phrase: _Phrase, uses: int, dice: float) -> bool:
    """Return whether a phrase is well supported: the fewer its meetings, the better ties have to bear it."""
    meetings, carried, own = phrase.meetings, phrase.carried / phrase.meetings, phrase.own / phrase.meetings
    if meetings < LEAST or meetings < _STEADY * uses or dice < _TRUE:
        return False
    if carried < (_COVERED if meetings < _OFTEN or dice < _TRUER else _COVERED_OFTEN):
        return False
    if key.count(" ") == 1:  # one word for a term of several is mostly a part of its rendering
        least = LEAST if len(form) < 4 else _OFTEN
        return meetings >= least and meetings >= _STEADIER * uses and (carried > _WHOLE or meetings >= 2 * _OFTEN)
    return meetings > LEAST or own >= _SURELY_OWN


def _extended(key: str, phrases: Mapping[str, _Phrase], counts: Mapping[str, int]) -> str:
    """Return the longest phrase around one that nearly always is there in full: *software supply* chain.

    What is added are words of content that are tied to nothing else.
    """
    phrase, best = phrases[key], key
    if phrase.meetings <= LEAST or (phrase.meetings < _OFTEN and phrase.carried > _WHOLE * phrase.meetings):
        return key
    for longer, other in phrases.items():
        if len(longer) <= len(best) or key not in (longer[: len(key)], longer[-len(key) :]):
            continue
        always = other.meetings >= _ALWAYS * phrase.meetings and counts[longer] >= _ALWAYS * counts[key]
        own = other.foreign <= phrase.foreign + (1 - _ALWAYS) * phrase.meetings
        if always and own and other.plain == phrase.plain:
            best = longer
    return best


def _example(meetings: Sequence[_Meeting], surface: str) -> tuple[str, str]:
    """Return a source segment that has a term, and the segment of its rendering that has the words."""
    for meeting in meetings:
        for segment in meeting.linked:
            if surface.lower() in " ".join(segment.text.lower().split()):
                return meeting.rendering.segment.text, segment.text
    return meetings[0].rendering.segment.text, meetings[0].linked[0].text


def _called(surfaces: Counter[str]) -> str:
    """Return what a phrase is called: the commonest of its surfaces, of those alike the one in small letters."""
    lower = {surface for surface in surfaces if surface.islower()}
    together = Counter({surface: surfaces[surface] for surface in surfaces})
    for surface, count in surfaces.items():
        if surface.lower() in lower and surface.lower() != surface:
            together[surface.lower()] += count
    return min(together, key=lambda surface: (-together[surface], surface.lower() != surface, surface))
