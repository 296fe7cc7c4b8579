"""What checks look at: a bitext and the termbase, with shared look-ups."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cached_property

from policyparse.checks._enumerations import Enumeration, generalised
from policyparse.chinese_english import PAIR
from policyparse.comparison.homes import home_of
from policyparse.languages import language_of
from policyparse.lexicon import Lexicon, load_lexicon
from policyparse.model.bitext import Analysis, Bitext, Difference, Place, Rendering
from policyparse.model.document import Span
from policyparse.model.facts import Assignment, Quantity
from policyparse.model.ordered import Ordered
from policyparse.model.report import AssignmentOutcome, TrackOutcome
from policyparse.model.structure import Segment
from policyparse.termbase import Concept, Termbase, TermMatch
from policyparse.termbase.glossary import shipped_glossaries
from policyparse.verdicts.outcomes import ById, assignment_outcomes, track_outcomes


class Pair(ById):
    """A bitext and the termbase, with the look-ups that checks share."""

    def __init__(self, bitext: Bitext, termbase: Termbase, lexicon: Lexicon | None = None) -> None:
        """Wrap them; look-ups are built, and a lexicon that is not given is loaded, when they are first used."""
        super().__init__(bitext)
        self.termbase = termbase
        self._lexicon = lexicon

    @cached_property
    def lexicon(self) -> Lexicon:
        """The general dictionary."""
        return self._lexicon or load_lexicon()

    @cached_property
    def shipped_glossaries(self) -> frozenset[str]:
        """The names of the glossaries that come with policyparse."""
        return frozenset(path.stem for path in shipped_glossaries())

    @property
    def own_glossaries(self) -> bool:
        """Whether the user gave glossaries of any terms."""
        return bool(self.termbase.glossaries - self.shipped_glossaries)

    @cached_property
    def assignments(self) -> tuple[AssignmentOutcome, ...]:
        """What became of the source's assignments."""
        return assignment_outcomes(self.bitext)

    @cached_property
    def tracks(self) -> tuple[TrackOutcome, ...]:
        """What became of the source's tracks."""
        return track_outcomes(self.bitext)

    @cached_property
    def assigned(self) -> Ordered[Assignment]:
        """The assignments of the source."""
        return Ordered(self.bitext.source.facts.assignments)

    @cached_property
    def targeted(self) -> Ordered[Quantity]:
        """The quantities of the source's targets."""
        return Ordered([t.quantity for t in self.bitext.source.facts.targets if t.status == "target"])

    @cached_property
    def numbers_of_agencies(self) -> frozenset[str]:
        """How many agencies each segment of the Chinese side names."""
        starts = [segment.span.start for segment in self.chinese.structure.segments]
        mentions = Counter(max(1, bisect_right(starts, one.span.start)) for one in self.chinese.facts.agencies)
        return frozenset(map(str, mentions.values()))

    @property
    def chinese(self) -> Analysis:
        """The side that is Chinese."""
        return PAIR.ordered(self.bitext.direction, self.bitext.source, self.bitext.translation)[0]

    @property
    def english(self) -> Analysis:
        """The side that is English."""
        return PAIR.ordered(self.bitext.direction, self.bitext.source, self.bitext.translation)[1]

    @cached_property
    def terms(self) -> dict[str, tuple[TermMatch, ...]]:
        """The Chinese terms of the source segments that are rendered, by the ids of these."""
        find = self.termbase.find_zh
        return {one.segment.id: find(one.segment.text) for one in self.bitext.renderings if one.links}

    @cached_property
    def concepts(self) -> tuple[Concept, ...]:
        """The concepts of these terms, each once: few checks want one of them."""
        concepts = [match.concept for terms in self.terms.values() for match in terms]
        return tuple({concept.id: concept for concept in concepts}.values())

    @cached_property
    def omitted(self) -> tuple[Rendering, ...]:
        """The renderings of source segments that nothing renders, without members of a list that is summed up.

        What was left in the source's language has links, and is told by `untranslated-text`.
        """
        lost = [one for one in self.bitext.renderings if one.verdict == "omitted" and not one.links]
        return tuple([one for one in lost if not self.is_summed_up(one.segment.span)])

    def linked(self, rendering: Rendering) -> tuple[Segment, ...]:
        """Return the translation segments that render a source segment, in their order."""
        return tuple([self.accounts[link].segment for link in rendering.links])

    @cached_property
    def headings(self) -> dict[str, str | None]:
        """The ids of the source's heading segments, by section."""
        return {section.path: section.heading for section in self.bitext.source.structure.sections}

    @cached_property
    def sentences(self) -> dict[int, list[Rendering]]:
        """Renderings by the sentence of their source segment."""
        sentences: dict[int, list[Rendering]] = {}
        for rendering in self.bitext.renderings:
            sentences.setdefault(rendering.segment.sentence, []).append(rendering)
        return sentences

    @cached_property
    def generalised(self) -> tuple[Enumeration, ...]:
        """The lists that the translation sums up in a general word."""
        return generalised(self)

    def is_summed_up(self, span: Span) -> bool:
        """Return whether a span of the source is a member of such a list."""
        return bool(self._summed_up) and any(span.overlap(member) for member in self._summed_up)

    @cached_property
    def _summed_up(self) -> tuple[Span, ...]:
        return tuple(member for found in self.generalised for member in found.spans)

    def siblings(self, segment: Segment) -> list[Rendering]:
        """Return the renderings of all segments that were cut from the same source sentence."""
        return self.sentences[segment.sentence]

    def renders_alone(self, difference: Difference) -> bool:
        """Return whether one source sentence and one translation segment render each other, and nothing else."""
        place = difference.source or difference.translation
        if place is None:
            return False
        source = (place.segment,) if place.segment in self.renderings else self.accounts[place.segment].links
        members = [member for name in source for member in self.siblings(self.renderings[name].segment)]
        links = {link for member in members for link in member.links}
        back = {self.renderings[name].segment.sentence for link in links for name in self.accounts[link].links}
        return len(links) == 1 and len(back) == 1

    def has_loose_ends(self, place: Place) -> bool:
        """Return whether a part of the source sentences around a place has no link."""
        links = self.accounts[place.segment].links if place.segment in self.accounts else (place.segment,)
        return any(
            not rendering.links and rendering.verdict != "ignored"
            for link in links
            for rendering in self.siblings(self.renderings[link].segment)
        )

    def segment_at(self, offset: int) -> str:
        """Return the id of the source segment at an offset, or of the last one before it."""
        segments = self.bitext.source.structure.segments
        return segments[max(0, bisect_right(segments, offset, key=_start) - 1)].id

    def answer(self, place: Place | None) -> Place | None:
        """Return the segment of the other side that answers to a place best.

        For a whole segment that is the one that shares most words with it; for a part of a translation segment, the
        one that has a word just beside it.
        """
        if place is None:
            return None
        if place.segment in self.accounts and place.span != self.accounts[place.segment].segment.span:
            links = self.accounts[place.segment].links
            home = home_of(place, [self.renderings[link] for link in links])
            if home:
                return whole(home.segment)
        return max(map(whole, self.answering(place)), key=lambda other: self._shared(place, other), default=None)

    def answering(self, place: Place) -> tuple[Segment, ...]:
        """Return the segments of the other side that are linked to that of a place."""
        links = (self.renderings.get(place.segment) or self.accounts[place.segment]).links
        return tuple((self.renderings.get(link) or self.accounts[link]).segment for link in links)

    def _shared(self, one: Place, other: Place) -> float:
        source, translation = (one, other) if one.segment in self.renderings else (other, one)
        ties = self.renderings[source.segment].evidence
        end = self.accounts[translation.segment].segment.span
        return sum(tie.weight for tie in ties if tie.translation.overlap(end))

    def segment(self, place: Place) -> Segment:
        """Return the segment that a place of either side lies in."""
        known = self.renderings.get(place.segment)
        return known.segment if known else self.accounts[place.segment].segment

    def is_quoted(self, place: Place | None) -> bool:
        """Return whether the translation shows a place of the source as it is, in the language of the source."""
        forth = self.bitext.direction == PAIR.forth
        if place is None or (place.text.isascii() if forth else not language_of("en").word.search(place.text)):
            return False
        return any(place.text in segment.text for segment in self.linked(self.renderings[place.segment]))

    def is_omitted(self, place: Place | None) -> bool:
        """Return whether a place lies in a source segment that nothing renders."""
        known = self.renderings.get(place.segment) if place else None
        return known is not None and known.verdict == "omitted"


def whole(segment: Segment) -> Place:
    """Return the place that is a whole segment."""
    return Place(segment.id, segment.span, segment.text)


def _start(segment: Segment) -> int:
    return segment.span.start
