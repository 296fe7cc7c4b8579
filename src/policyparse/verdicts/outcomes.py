"""Outcomes of the targets, assignments and tracks of a source: the alignment by fact instead of by segment."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from policyparse.comparison.agency_names import fields_of, is_same
from policyparse.model.bitext import Account, Bitext, Difference, Rendering
from policyparse.model.document import Span
from policyparse.model.facts import Agency, Assignment, Quantity, Target
from policyparse.model.ordered import Ordered
from policyparse.model.report import AssignmentOutcome, TargetOutcome, TrackOutcome
from policyparse.model.structure import Section, Segment
from policyparse.verdicts.roles import lead_taken, parted
from policyparse.verdicts.tracks import items_of

_NEAR = 2  # segments on either side of what renders a task in which its agencies may be named
_LARGE = 10  # a bare count from which a number that stands once on each side is the same number
_OPENING = re.compile(r"[^:：—–]{1,80}[:：—–]")


def target_outcomes(bitext: Bitext) -> tuple[TargetOutcome, ...]:
    """Return each target of the source with its counterpart, then the targets that only the translation has."""
    return _Targets(bitext).outcomes()


def assignment_outcomes(bitext: Bitext) -> tuple[AssignmentOutcome, ...]:
    """Return each assignment of the source with those of its agencies that the translation names, by surface."""
    sides = _Sides(bitext)
    return tuple(_assignment(assignment, sides) for assignment in bitext.source.facts.assignments)


def track_outcomes(bitext: Bitext) -> tuple[TrackOutcome, ...]:
    """Return each track of the source: whether it is labelled, and which of its segments are kept and dropped."""
    sides = _Sides(bitext)
    return tuple(_track(section, sides) for section in bitext.source.structure.sections if section.track)


class ById:
    """A bitext with what became of its segments, by their ids."""

    def __init__(self, bitext: Bitext) -> None:
        """Look nothing up before it is asked for."""
        self.bitext = bitext

    @cached_property
    def renderings(self) -> dict[str, Rendering]:
        """Renderings by the id of their source segment."""
        return {rendering.segment.id: rendering for rendering in self.bitext.renderings}

    @cached_property
    def accounts(self) -> dict[str, Account]:
        """Accounts by the id of their translation segment."""
        return {account.segment.id: account for account in self.bitext.accounts}


class _Sides(ById):
    """Both sides of a bitext, with the look-ups that outcomes need."""

    def __init__(self, bitext: Bitext) -> None:
        super().__init__(bitext)
        self._names: dict[str, _Names] = {}

    @cached_property
    def translation(self) -> tuple[Segment, ...]:
        """The segments of the translation that may say something."""
        return tuple([one for one in self.bitext.translation.structure.segments if one.kind != "boilerplate"])

    @cached_property
    def _order(self) -> dict[str, int]:
        return {segment.id: at for at, segment in enumerate(self.translation)}

    @cached_property
    def _sections(self) -> dict[str, list[Rendering]]:
        sections: dict[str, list[Rendering]] = {}
        for rendering in self.bitext.renderings:
            sections.setdefault(rendering.segment.section, []).append(rendering)
        return sections

    def under(self, section: str) -> tuple[Rendering, ...]:
        """Return the renderings of a section and of those below it, without what is no content."""
        return tuple(r for path in self._below.get(section, ()) for r in self._sections[path] if r.verdict != "ignored")

    @cached_property
    def _below(self) -> dict[str, list[str]]:
        """By section, its own path and those below it that have renderings, in their order."""
        below: defaultdict[str, list[str]] = defaultdict(list)
        for path in self._sections:
            names = path.split("/")
            for depth in range(1, len(names) + 1):
                below["/".join(names[:depth])].append(path)
        return below

    def around(self, renderings: Iterable[Rendering]) -> tuple[Segment, ...]:
        """Return the translation segments that render these, and those just beside each."""
        places = {self._order[link] for rendering in renderings for link in rendering.links if link in self._order}
        near = {at + step for at in places for step in range(-_NEAR, _NEAR + 1)}
        return tuple(self.translation[at] for at in sorted(near) if 0 <= at < len(self.translation))

    def names(self, section: str) -> _Names:
        """Return what the translation names where it renders a section: beside its tasks, or else beside all of it."""
        known = self._names.get(section)
        if known is None:
            under = self.under(section)
            stated = [rendering for rendering in under if rendering.segment.kind != "assignment" and rendering.links]
            near = self.around(stated or under)  # agencies alone are much alike: the task says where it is rendered
            mentions = [agency for segment in near for agency in self._agencies.within(segment.span)]
            known = self._names[section] = _Names(mentions, near)
        return known

    def own(self, assignment: Assignment) -> tuple[Segment, ...]:
        """Return what renders the statement of an assignment."""
        rendering = self.renderings.get(assignment.segment or "")
        return tuple(self.accounts[link].segment for link in (rendering.links if rendering else ()))

    def mentions(self, segment: Segment) -> tuple[Agency, ...]:
        """Return the agencies that a translation segment names."""
        return tuple(self._agencies.within(segment.span))

    def assigned(self, assignment: Assignment) -> tuple[Assignment, ...]:
        """Return the assignments of the translation in what renders the statement of this one."""
        found = dict.fromkeys(one for segment in self.own(assignment) for one in self._assignments.over(segment.span))
        return tuple(sorted(found, key=lambda one: one.span))

    @cached_property
    def _assignments(self) -> Ordered[Assignment]:
        return Ordered(self.bitext.translation.facts.assignments)

    @cached_property
    def _agencies(self) -> Ordered[Agency]:
        return Ordered(self.bitext.translation.facts.agencies)


# ------------------------------------------------------------------ targets


class _Targets:
    """Pairs the targets of both sides: as the comparison of facts paired their quantities."""

    def __init__(self, bitext: Bitext) -> None:
        self._bitext = bitext
        self._sides = _Sides(bitext)
        self._source = [target for target in bitext.source.facts.targets if target.status == "target"]
        self._translation = {target.quantity.span: target for target in bitext.translation.facts.targets}
        self._partners = dict(reversed(bitext.pairs))  # the first pair of a quantity counts
        self._claimed = frozenset(there for _, there in bitext.pairs)
        self._unclaimed: dict[str, dict[_Amount, Span]] = {}

    @cached_property
    def _quantities(self) -> Ordered[Quantity]:
        return Ordered(self._bitext.translation.facts.quantities)

    @cached_property
    def _here(self) -> Ordered[Segment]:
        return Ordered(self._bitext.source.structure.segments)

    @cached_property
    def _there(self) -> Ordered[Segment]:
        return Ordered(self._sides.translation)

    def outcomes(self) -> tuple[TargetOutcome, ...]:
        found = [self._outcome(target) for target in self._source]
        answered = {outcome.translation.quantity.span for outcome in found if outcome.translation}
        answered |= self._claimed
        added = (t for span, t in self._translation.items() if t.status == "target" and span not in answered)
        return (*found, *(TargetOutcome(None, target, "added", ("the source has no such target",)) for target in added))

    def _outcome(self, target: Target) -> TargetOutcome:
        found = self._differences.over(target.quantity.span)
        differing = [one.difference for one in sorted(found, key=_number)]
        partner = self._partner(target, differing)
        if partner is None:
            return TargetOutcome(target, None, "omitted", (self._loss(target),))
        facts = [d for d in differing if d.translation and d.translation.span.overlap(partner.quantity.span)]
        reasons = tuple(dict.fromkeys([*(difference.reason for difference in facts), *_deadlines(target, partner)]))
        return TargetOutcome(target, partner, "changed" if reasons else "kept", reasons + self._forces(target, partner))

    def _partner(self, target: Target, differing: Sequence[Difference]) -> Target | None:
        for difference in differing:
            if difference.translation and (found := self._at(difference.translation.span)):
                return found
        quantity = target.quantity
        span = self._partners.get(quantity.span) or self._nearby(quantity) or self._alone(quantity)
        return self._at(span) if span else None

    def _nearby(self, quantity: Quantity) -> Span | None:
        """Return where the same number is just beside what renders a statement, with nothing else to answer to."""
        segment = self._here.at(quantity.span)
        near = self._sides.around([self._sides.renderings[segment.id]]) if segment else ()
        amount = _amount(quantity)
        return next((span for part in near if (span := self._free(part).get(amount))), None)

    def _free(self, segment: Segment) -> dict[_Amount, Span]:
        """Return where each amount first stands in a translation segment without an answer to it."""
        found = self._unclaimed.get(segment.id)
        if found is None:
            found = self._unclaimed[segment.id] = {}
            for quantity in self._quantities.within(segment.span):
                if quantity.span not in self._claimed:
                    found.setdefault(_amount(quantity), quantity.span)
        return found

    def _alone(self, quantity: Quantity) -> Span | None:
        """Return where a number stands that each document states once: nothing else can be meant, wherever it went."""
        here, there = self._amounts
        amount = _amount(quantity)
        found = there.get(amount, [])
        alone = len(here[amount]) == len(found) == 1 and found[0] not in self._claimed
        return found[0] if alone and (quantity.unit_norm != "count" or quantity.value >= _LARGE) else None

    @cached_property
    def _amounts(self) -> tuple[dict[_Amount, list[Span]], dict[_Amount, list[Span]]]:
        sides = (self._bitext.source.facts.quantities, self._bitext.translation.facts.quantities)
        return _by_amount(sides[0]), _by_amount(sides[1])

    def _at(self, span: Span) -> Target | None:
        """Return the translation's target at a span, or its quantity as if it were one."""
        known = self._quantities.at(span)
        return (self._translation.get(known.span) or self._stated(known)) if known else None

    def _stated(self, quantity: Quantity) -> Target:
        segment = self._there.at(quantity.span)
        sentence, section = (segment.text, segment.section) if segment else (quantity.surface, "")
        return Target("", quantity, sentence, None, "target", section)

    def _loss(self, target: Target) -> str:
        segment = self._here.at(target.quantity.span)
        if segment is None or not self._sides.renderings[segment.id].links:
            return "nothing in the translation renders the statement"
        return f"the translation renders the statement without {target.quantity.surface.strip()}"

    def _forces(self, target: Target, partner: Target) -> tuple[str, ...]:
        """Return in words how the sentence of a target shifts its force."""
        segments = self._here.at(target.quantity.span), self._there.at(partner.quantity.span)
        near = {segment.id for segment in segments if segment}
        shifts = {at: d for segment in near for at, d in self._shifts.get(segment, ())}
        return tuple(shifts[at].reason for at in sorted(shifts))

    @cached_property
    def _differences(self) -> Ordered[_Numbered]:
        """The differences that the source has a place for."""
        differences = enumerate(self._bitext.differences)
        placed = [_Numbered(d.source.span, number, d) for number, d in differences if d.source]
        return Ordered(sorted(placed, key=lambda one: one.span))

    @cached_property
    def _shifts(self) -> dict[str, list[tuple[int, Difference]]]:
        """The differences of force by the segments that they are in, numbered in their order."""
        shifts: defaultdict[str, list[tuple[int, Difference]]] = defaultdict(list)
        for at, difference in enumerate(self._bitext.differences):
            for place in (difference.source, difference.translation) if difference.kind == "force" else ():
                if place:
                    shifts[place.segment].append((at, difference))
        return shifts


class _Numbered(NamedTuple):
    """A difference with its place in the source, and its number among all of them."""

    span: Span
    number: int
    difference: Difference


def _number(one: _Numbered) -> int:
    return one.number


_Amount = tuple[Decimal, Decimal | None, str]


def _amount(quantity: Quantity) -> _Amount:
    return quantity.value, quantity.value_max, "count" if quantity.dimension == "number" else quantity.unit_norm


def _by_amount(quantities: Iterable[Quantity]) -> dict[_Amount, list[Span]]:
    """Return the places of each amount; dates are not amounts."""
    found: dict[_Amount, list[Span]] = defaultdict(list)
    for quantity in quantities:
        if quantity.dimension != "date":
            found[_amount(quantity)].append(quantity.span)
    return found


def _deadlines(target: Target, partner: Target) -> Iterator[str]:
    """Yield the reason if both targets say by when, and contradict each other."""
    was, now = target.quantity.deadline, partner.quantity.deadline
    if was and now and not (was.startswith(now) or now.startswith(was)):
        yield f"deadline: by {was} became by {now}"


# ------------------------------------------------------------------ assignments


def _assignment(assignment: Assignment, sides: _Sides) -> AssignmentOutcome:
    own = [(part.text, sides.mentions(part)) for part in sides.own(assignment)]
    here, lost = parted(assignment.agencies, own)
    gone = frozenset(lost)
    named = sides.names(assignment.section).of([one for one in assignment.agencies if one not in gone], frozenset(here))
    if not named:
        return AssignmentOutcome(assignment, "omitted")
    taken = lead_taken(assignment.agencies, sides.assigned(assignment))
    reasons = (f"{taken[1].surface} leads instead of {taken[0].surface}",) if taken else ()
    changed = reasons or len(named) < len(assignment.agencies)
    return AssignmentOutcome(assignment, "changed" if changed else "kept", named, reasons, lost)


_Name = tuple[str, str | None, str | None]


def _name(agency: Agency) -> _Name:
    """Return all that tells whether an agency is the same as another."""
    return agency.surface, agency.name_zh, agency.name_en


class _Names:
    """The agencies that some segments of the translation name: each name once, however often it stands there."""

    def __init__(self, mentions: Sequence[Agency], segments: Sequence[Segment]) -> None:
        self._counts = Counter(map(_name, mentions))
        self._mentions = {_name(mention): mention for mention in mentions}
        self._texts = [segment.text for segment in segments]
        self._same: dict[_Name, frozenset[_Name]] = {}
        self._quoted: dict[str, bool] = {}

    def of(self, agencies: Sequence[Agency], here: Collection[Agency]) -> tuple[str, ...]:
        """Return the surfaces of the agencies that the translation names, those that are named `here` among them.

        Where no glossary knows an agency, a mention of the translation that no glossary knows either stands for it,
        unless its words name another field.
        """
        same = frozenset[_Name]().union(*map(self._said, agencies))
        others = (name for name in self._mentions if name not in same and name[1] is None and not fields_of(name[0]))
        strangers = sum(self._counts[name] for name in others)
        named = []
        for agency in agencies:
            if agency in here or self._said(agency) or self._is_quoted(agency.surface):
                named.append(agency.surface)
            elif agency.name_en is None and strangers:
                strangers -= 1
                named.append(agency.surface)
        return tuple(named)

    def _said(self, agency: Agency) -> frozenset[_Name]:
        """Return the names that name an agency."""
        known = self._same.get(_name(agency))
        if known is None:
            known = frozenset(name for name, mention in self._mentions.items() if is_same(agency, mention))
            self._same[_name(agency)] = known
        return known

    def _is_quoted(self, surface: str) -> bool:
        known = self._quoted.get(surface)
        if known is None:
            known = self._quoted[surface] = any(surface in text for text in self._texts)
        return known


# ------------------------------------------------------------------ tracks


def _track(section: Section, sides: _Sides) -> TrackOutcome:
    members = items_of([r for r in sides.under(section.path) if r.segment.kind in ("item", "clause")])
    kept = tuple(rendering.segment.id for rendering in members if rendering.links)
    dropped = tuple(rendering.segment.id for rendering in members if not rendering.links)
    heading = sides.renderings.get(section.heading or "")
    labelled = heading is not None and any(_labels(sides.accounts[link], heading) for link in heading.links)
    return TrackOutcome(section.title, section.path, labelled, kept, dropped)


def _labels(account: Account, heading: Rendering) -> bool:
    """Return whether a translation segment is a heading or label, renders nothing but a heading, or opens with it."""
    if account.segment.kind in ("heading", "label") or account.links == (heading.segment.id,):
        return True
    opening = _OPENING.match(account.segment.text)
    where = account.segment.passage.locate(0, opening.end()) if opening else Span(0, 0)
    ties = [tie.translation for tie in heading.evidence if tie.translation.overlap(account.segment.span)]
    return bool(ties) and all(tie.overlap(where) for tie in ties)
