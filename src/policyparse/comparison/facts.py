"""Which facts linked segments state differently."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Final, NamedTuple, TypeVar

from policyparse.align.segments import Quantities
from policyparse.chinese_english import PAIR
from policyparse.comparison.agencies import compare_agencies, compare_institutions, is_answered
from policyparse.comparison.answers import Answers
from policyparse.comparison.crosswise import Paired, exchanges
from policyparse.comparison.direction import compare_direction
from policyparse.comparison.force import PERMITTED, PROHIBITED, compare_force
from policyparse.comparison.identifiers import compare_identifiers, is_named
from policyparse.comparison.people import compare_people
from policyparse.comparison.places import compare_places
from policyparse.comparison.polarity import compare_polarity
from policyparse.comparison.provisions import compare_provisions
from policyparse.comparison.quantities import compare_paired
from policyparse.comparison.scopes import scopes
from policyparse.comparison.sets import compare_sets
from policyparse.comparison.sides import Bead, Side, beads
from policyparse.comparison.stated import QuantityDifference, differing, lone
from policyparse.comparison.tables import compare_tables, cross_tables, repeated
from policyparse.facts.agencies import document_place
from policyparse.facts.agency_register import find_known
from policyparse.han import has_han
from policyparse.lexical.words import left_in_chinese
from policyparse.lexicon import Lexicon
from policyparse.model.bitext import Analysis, Difference, Evidence, Place, Rendering
from policyparse.model.document import Direction, Span
from policyparse.model.facts import Quantity
from policyparse.model.structure import Segment
from policyparse.sums import float_sum
from policyparse.termbase import Termbase

_STOP = re.compile(r"[，。；：！？]")
_OF_HEADS = frozenset({"value", "unit", "currency"})  # what the wrong unit of a head makes differ in all its cells
_REACH: Final = 4  # segments before and after a bead in which a number or a name without partner may have gone
_BOUND: Final = 3.0  # weight of words near both numbers at which they are as good as bound to each other
_LABEL: Final = 8  # words below which a heading is hardly a sentence
_STRAY: Final = 0.7  # how sure it is that a figure is that of a clause which shares but a word with it
_CLEARLY: Final = 2  # words by which a clause is more like what says a figure than the one that it was compared with
_UNBOUND = frozenset({"date", "count", "number", "rank"})  # dimensions in which any two numbers are alike
_NEAR: Final = 30.0  # characters over which words bind a number, on average
_SOURCE = attrgetter("source")
_T = TypeVar("_T")


class FactComparison(NamedTuple):
    """The differences of fact of all beads, and the quantities that answer each other.

    `pairs` has document spans, source and translation: findings and outcomes both read them. `cells` has the ids of
    cells of tables that stand under the same heads, `joined` those of a clause without a link and of what has another
    figure for its own.
    """

    differences: tuple[Difference, ...]
    pairs: tuple[tuple[Span, Span], ...]
    cells: tuple[tuple[str, str], ...] = ()
    joined: tuple[tuple[str, str], ...] = ()


def compare_facts(
    source: Analysis,
    translation: Analysis,
    renderings: Sequence[Rendering],
    termbase: Termbase,
    lexicon: Lexicon,
    direction: Direction = PAIR.forth,
) -> FactComparison:
    """Return what the facts of all beads say of each other, compared once, in the order of the Chinese.

    `source` and its `renderings` are the Chinese side, `translation` the English one, whichever is the original: the
    result tells them by `direction`. What the English lacks is no difference where it quotes the Chinese beside it.
    """
    segments = tuple(s for s in translation.structure.segments if s.kind != "boilerplate")
    english = tuple(s for s in segments if not left_in_chinese(s.text))
    quotations = {s.id for s in segments}.difference(s.id for s in english)
    quoted = {r.segment.id for r in renderings if quotations.intersection(r.links)}
    comparison = _Comparison((source, translation), renderings, termbase, lexicon, direction)
    judged = tuple(r for r in renderings if not r.segment.foreign)  # the rules of Chinese do not hold for English
    groups = beads(judged, english)
    differences = [difference for bead in groups for difference in comparison.of(bead)]
    exchanged = comparison.exchanged()
    lines = {
        place.segment for difference in exchanged for place in (difference.source, difference.translation) if place
    }
    differences = [d for d in differences if d.kind != "direction" or not _stands_in(d, lines)]
    cells = cross_tables(judged, english, comparison.quantities)
    again = repeated(cells)
    kept = [d for d in differences if not (_is_lack(d, quoted) or (d.kind in _OF_HEADS and _stands_in(d, again)))]
    moved = tuple(compare_tables(cells, kept, again, direction))
    known = [d for d in kept if d.kind == "agency" and d.source and d.translation]
    sets = [
        d
        for d in compare_sets(judged, english, direction)
        if not any(_meets(d.source, one.source) or _meets(d.translation, one.translation) for one in known)
    ]
    kept = [difference for difference in kept if not _is_told(difference, sets)]
    under_heads = [(cell.segment.id, here.segment.id) for cell, here in cells]
    return FactComparison(
        (*kept, *moved, *exchanged, *sets, *_untold(compare_provisions(groups, direction), kept)),
        _directed(comparison.pairs, direction),
        _directed(under_heads, direction),
        _directed(comparison.joined, direction),
    )


def _directed(pairs: Sequence[tuple[_T, _T]], direction: Direction) -> tuple[tuple[_T, _T], ...]:
    """Return pairs of something Chinese and something English as pairs of source and translation."""
    return tuple(pairs if direction == PAIR.forth else [(there, here) for here, there in pairs])


def _is_lack(difference: Difference, segments: Collection[str]) -> bool:
    """Return whether one side alone shows a fact, in one of these segments."""
    one_sided = difference.source is None or difference.translation is None
    return one_sided and _stands_in(difference, segments)


def _stands_in(difference: Difference, segments: Collection[str]) -> bool:
    return any(place.segment in segments for place in (difference.source, difference.translation) if place)


class _Comparison:
    """The beads of one pair, compared one after the other, the Chinese side first; differences go by the direction."""

    def __init__(
        self,
        sides: tuple[Analysis, Analysis],
        renderings: Sequence[Rendering],
        termbase: Termbase,
        lexicon: Lexicon,
        direction: Direction,
    ) -> None:
        source, translation = sides
        self._direction = direction
        segments = tuple(s for s in translation.structure.segments if s.kind != "boilerplate")
        self._source_facts = Quantities(source.facts)
        self._translation_facts = Quantities(translation.facts)
        self._source = _Neighbourhood([rendering.segment for rendering in renderings], self._source_facts)
        self._translation = _Neighbourhood(segments, self._translation_facts)
        self._ties = _Ties(renderings)
        self.quantities = self._source_facts, self._translation_facts
        self.pairs: list[tuple[Span, Span]] = []
        self.joined: list[tuple[str, str]] = []
        self._unlinked: dict[int, list[Segment]] = {}
        for rendering in renderings:
            if not rendering.links:
                self._unlinked.setdefault(rendering.segment.sentence, []).append(rendering.segment)
        self._equal: list[tuple[Bead, tuple[Paired, ...]]] = []
        self._termbase = termbase
        self._lexicon = lexicon
        self._text = source.structure.document.text
        self._answered: dict[str, bool] = {}
        self._structure = source.structure
        self._place: str | None = None
        self._is_placed = False

    def of(self, bead: Bead) -> list[Difference]:
        zh, en = bead.source.text, bead.translation.text
        differences = self._quantities(bead)
        is_read = has_han(zh) and not _is_headed(bead)  # a source left in English states nothing here
        stated = self._stated(zh, en) if is_read else ()
        if is_read:
            for found in compare_institutions(zh, en, self._text, self._direction):
                differences.append(self._placed(found, bead))
        for found in (*stated, *compare_identifiers(zh, en, self._direction)):
            if not (self._is_named_nearby(found, bead) or self._is_named_elsewhere(found, bead)):
                differences.append(self._placed(found, bead))
        return differences

    def _placed(self, difference: Difference[Span] | QuantityDifference, bead: Bead) -> Difference:
        """Return a difference between the texts of a bead by where it is in the documents."""
        source, translation = PAIR.ordered(self._direction, bead.source, bead.translation)
        return difference.placed(_place(difference.source, source), _place(difference.translation, translation))

    def _is_named_elsewhere(self, difference: Difference[Span], bead: Bead) -> bool:
        """Return whether an agency that English alone names here is one that Chinese names somewhere.

        A digest puts beside a task the agencies that the plan lists at the end of its section.
        """
        chinese, english = PAIR.ordered(self._direction, difference.source, difference.translation)
        if difference.kind != "agency" or chinese or not english:
            return False
        name = bead.translation.text[english.start : english.end]
        if name not in self._answered:
            self._answered[name] = is_answered(name, self._text, self._termbase)
        return self._answered[name]

    def _stated(self, zh: str, en: str) -> tuple[Difference[Span], ...]:
        answers, direction = Answers(zh, en, self._lexicon), self._direction
        if not self._is_placed and find_known(zh, "zh", self._termbase):
            self._place, self._is_placed = document_place(self._structure, self._termbase), True
        force = compare_force(zh, en, answers, direction)
        told = any(difference.reason.startswith((PERMITTED, PROHIBITED)) for difference in force)
        return (
            *compare_agencies(zh, en, self._termbase, self._place, direction),
            *force,
            *(() if told else compare_polarity(zh, en, answers, direction)),
            *compare_direction(zh, en, direction),
            *compare_places(zh, en, direction),
            *compare_people(zh, en, self._lexicon, direction),
        )

    def _quantities(self, bead: Bead) -> list[Difference]:
        source, translation = bead.source, bead.translation
        first, second = source.quantities(self._source_facts), translation.quantities(self._translation_facts)
        here, there = scopes(source.text, first, "zh"), scopes(translation.text, second, "en")
        pairs, found = compare_paired(
            first,
            second,
            source.text,
            translation.text,
            lambda a, b: self._ties.between(_spot(a, source, here), _spot(b, translation, there)),
            self._direction,
        )
        self.pairs += [(source.place(a.span).span, translation.place(b.span).span) for a, b in pairs if a and b]
        figures = [(a, b) for a, b in pairs if a and b and a.dimension != "date"]
        self._equal.append((bead, () if found else tuple(figures)))
        differences: list[Difference] = []
        for difference in found:
            stray = self._stray(difference, bead)
            if stray is not None:
                differences.extend(stray)
            elif not self._stands_nearby(difference, bead):
                differences.append(self._placed(difference, bead))
        return differences

    def _stray(self, difference: QuantityDifference, bead: Bead) -> tuple[Difference, ...] | None:
        """Return what became of a figure that belongs to a clause without a link; None if it belongs to none.

        Little may be known of a clause but its figure, so that nothing renders it once that figure differs. It is
        looked for in the same sentence, or wherever a clause is far more like what says the figure than its partner.
        """
        ends = difference.source, difference.translation
        is_value = difference.kind == "value"
        own, said = PAIR.ordered(self._direction, *ends) if is_value else lone(difference, self._direction)
        if said is None or said.dimension in _UNBOUND:
            return None
        place = bead.translation.place(said.span)
        unit = next(segment for segment in bead.translation.segments if segment.id == place.segment)
        if own is None:
            known = {segment.id for segment in bead.source.segments}
            numbers = dict.fromkeys(segment.sentence for segment in bead.source.segments)
            clauses = [one for number in numbers for one in self._unlinked.get(number, ()) if one.id not in known]
            least = 1
        else:
            home = bead.source.place(own.span).segment
            there = next(segment for segment in bead.source.segments if segment.id == home)
            clauses = [one for sentence in self._unlinked.values() for one in sentence]
            least = self._shared(there, unit, place) + _CLEARLY
        figures = [
            (clause, quantity)
            for clause in clauses
            for _, quantity in self._source_facts.inside(clause)
            if (quantity.dimension, quantity.unit_norm) == (said.dimension, said.unit_norm)
        ]
        figures = [(clause, found) for clause, found in figures if self._shared(clause, unit, place) >= least]
        if len(figures) != 1:
            return None
        clause, figure = figures[0]
        self.joined.append((clause.id, unit.id))
        if (figure.value, figure.value_max) == (said.value, said.value_max):
            return ()
        text = self._text[figure.span.start : figure.span.end]
        ordered = PAIR.ordered(self._direction, figure, said)
        places = PAIR.ordered(self._direction, Place(clause.id, figure.span, text), place)
        return (differing("value", *ordered, _STRAY).placed(*places),)

    def _shared(self, clause: Segment, unit: Segment, figure: Place) -> int:
        """Return how many words of a unit answer words of a clause, without those of a figure."""
        answers = Answers(clause.text, unit.text, self._lexicon)
        found = {token for word in answers.words if not answers.is_empty(word) for token in answers.tokens_of(word)}
        places = (unit.passage.locate(answers.tokens[token].start, answers.tokens[token].end) for token in found)
        return sum(not place.overlap(figure.span) for place in places)

    def exchanged(self) -> tuple[Difference, ...]:
        """Return the figures that two lines exchange: no bead alone shows them."""
        return tuple(exchanges(self._equal, self._lexicon, self._direction))

    def _is_named_nearby(self, difference: Difference[Span], bead: Bead) -> bool:
        """Return whether a name without partner is just beside the bead on the other side.

        What Chinese names again English may call *it*; what English names more often than Chinese was put in.
        """
        if difference.kind != "identifier" or (difference.source and difference.translation):
            return False
        name = difference.expected or difference.actual
        there = self._translation.count_of(name, bead.translation)
        chinese, _ = PAIR.ordered(self._direction, difference.source, difference.translation)
        return there > 0 if chinese else self._source.count_of(name, bead.source) >= there

    def _stands_nearby(self, difference: QuantityDifference, bead: Bead) -> bool:
        """Return whether a number without partner is just beside the bead on the other side."""
        lost, added = lone(difference, self._direction)
        if lost:
            return self._translation.has(lost, bead.translation) or _counts_a_list(lost, bead.source.text)
        return added is not None and (self._source.has(added, bead.source) or _counts_a_list(added, bead.source.text))


def _is_headed(bead: Bead) -> bool:
    """Return whether a heading alone stands for a statement: it has no verb that could deny or command."""
    is_short = bead.translation.text.count(" ") < _LABEL
    return is_short and _is_heading(bead.translation) and not _is_heading(bead.source)


def _is_heading(side: Side) -> bool:
    return all(segment.kind == "heading" for segment in side.segments)


class _Neighbourhood:
    """The quantities of a document around a bead."""

    def __init__(self, segments: Sequence[Segment], facts: Quantities) -> None:
        self._segments = segments
        self._facts = facts
        self._order = {segment.id: at for at, segment in enumerate(segments)}

    def has(self, quantity: Quantity, side: Side) -> bool:
        around = self._around(side)
        return any(_same(quantity, other) for segment in around for _, other in self._facts.inside(segment))

    def count_of(self, name: str, side: Side) -> int:
        """Return how many segments around name something."""
        return sum(is_named(name, segment.text) for segment in self._around(side))

    def _around(self, side: Side) -> Sequence[Segment]:
        places = [self._order[segment.id] for segment in side.segments]
        return self._segments[max(0, min(places) - _REACH) : max(places) + _REACH + 1]


def _counts_a_list(quantity: Quantity, text: str) -> bool:
    """Return whether the number says how many members a list of the source has: five agencies, "5 Departments"."""
    return quantity.dimension == "count" and quantity.value in _sizes_of_lists(text)


@lru_cache(maxsize=4)
def _sizes_of_lists(text: str) -> frozenset[int]:
    """Return how many members each list of a text may have: a statement asks for each number that it lost."""
    commas = (run.count("、") for run in _STOP.split(text))
    return frozenset(count + extra for count in commas if count for extra in (1, 2))


def _same(a: Quantity, b: Quantity) -> bool:
    if (a.dimension == "date") != (b.dimension == "date"):
        return False
    return a.value == b.value and a.value_max == b.value_max


class _Ties:
    """How closely two places of the two documents are bound by words that answer each other, 0 to 1."""

    def __init__(self, renderings: Sequence[Rendering]) -> None:
        ties = [tie for rendering in renderings for tie in rendering.evidence if tie.kind != "number"]
        self._ties: list[Evidence] = sorted(ties, key=_SOURCE)
        self._starts = [tie.source.start for tie in self._ties]

    def between(self, source: _Spot, translation: _Spot) -> float:
        low = bisect_left(self._starts, source.start - 2 * int(_NEAR))
        high = bisect_left(self._starts, source.end + 2 * int(_NEAR))
        bound = float_sum(
            [
                tie.weight * source.holds(tie.source, _NEAR / 3) * translation.holds(tie.translation, _NEAR)
                for tie in self._ties[low:high]
            ]
        )
        return 1.0 - math.exp(-bound / _BOUND)


class _Spot:
    """Where the words of a number stand in the document: in its scope, or near it where it has none to itself."""

    def __init__(self, span: Span, *, scoped: bool) -> None:
        self.start, self.end = span
        self._scoped = scoped

    def holds(self, word: Span, scale: float) -> float:
        """Return how far a word belongs to the number, 0 to 1; it fades over `scale` characters where nothing parts."""
        start, end = word
        if self._scoped:
            return float(min(end, self.end) > max(start, self.start))
        return math.exp(-max(0, start - self.end, self.start - end) / scale)


def _spot(quantity: Quantity, side: Side, scopes_of: Mapping[Span, Span]) -> _Spot:
    scope = scopes_of.get(quantity.span)
    return _Spot(side.place(scope or quantity.span).span, scoped=scope is not None)


def _place(end: Span | Quantity | None, side: Side) -> Place | None:
    if end is None:
        return None
    return side.place(end.span if isinstance(end, Quantity) else end)


def _is_told(difference: Difference, sets: Collection[Difference]) -> bool:
    """Return whether an agency that one side alone names is one of two that were exchanged."""
    alone = difference.kind == "agency" and not (difference.source and difference.translation)
    return alone and any(
        _meets(difference.source, one.source) or _meets(difference.translation, one.translation) for one in sets
    )


def _untold(found: Iterable[Difference], known: Collection[Difference]) -> Iterator[Difference]:
    """Yield the references that differ in their level and of which nothing else is known to differ."""
    others = [one for one in known if one.kind == "reference"]
    return (one for one in found if not any(_meets(one.source, other.source) for other in others))


def _meets(one: Place | None, other: Place | None) -> bool:
    return bool(one and other and one.segment == other.segment and one.span.overlap(other.span))
