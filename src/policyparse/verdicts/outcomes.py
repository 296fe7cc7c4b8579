"""What became of the targets, assignments and tracks of a source: the alignment read by fact, not by segment."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property

from policyparse.comparison.agency_names import fields_of, is_named_in, is_same
from policyparse.model.bitext import Account, Bitext, Difference, Rendering
from policyparse.model.document import Span
from policyparse.model.facts import Agency, Assignment, Quantity, Target
from policyparse.model.ordered import Ordered
from policyparse.model.report import AssignmentOutcome, TargetOutcome, TrackOutcome
from policyparse.model.structure import Section, Segment
from policyparse.verdicts.roles import lead_taken, left_out
from policyparse.verdicts.tracks import items_of

_NEAR = 2  # segments on either side of what renders a task in which its agencies may be named
_LARGE = 10  # a bare count from which a number that stands once on each side is the same number
_OPENING = re.compile(r"[^:：—–]{1,80}[:：—–]")


def target_outcomes(bitext: Bitext) -> tuple[TargetOutcome, ...]:
    """Return each target of the source beside the translation's, then the targets that only the translation has."""
    return _Targets(bitext).outcomes()


def assignment_outcomes(bitext: Bitext) -> tuple[AssignmentOutcome, ...]:
    """Return each assignment of the source with the agencies of it that the translation names, by their surfaces."""
    sides = _Sides(bitext)
    return tuple(_assignment(assignment, sides) for assignment in bitext.source.facts.assignments)


def track_outcomes(bitext: Bitext) -> tuple[TrackOutcome, ...]:
    """Return each track of the source: whether it is labelled, and which of its segments are kept and dropped."""
    sides = _Sides(bitext)
    return tuple(_track(section, sides) for section in bitext.source.structure.sections if section.track)


class _Sides:
    """Both sides of a bitext, with the look-ups that outcomes need."""

    def __init__(self, bitext: Bitext) -> None:
        self.bitext = bitext
        self.renderings = {rendering.segment.id: rendering for rendering in bitext.renderings}
        self.accounts = {account.segment.id: account for account in bitext.accounts}
        self.translation = tuple(s for s in bitext.translation.structure.segments if s.kind != "boilerplate")
        self._sections: dict[str, list[Rendering]] = {}
        for rendering in bitext.renderings:
            self._sections.setdefault(rendering.segment.section, []).append(rendering)
        self._order = {segment.id: at for at, segment in enumerate(self.translation)}

    def under(self, section: str) -> tuple[Rendering, ...]:
        """Return the renderings of a section and of those below it, without what is no content."""
        below = (path for path in self._sections if path == section or path.startswith(f"{section}/"))
        return tuple(r for path in below for r in self._sections[path] if r.verdict != "ignored")

    def around(self, renderings: Iterable[Rendering]) -> tuple[Segment, ...]:
        """Return the translation segments that render these, and those just beside each."""
        places = {self._order[link] for rendering in renderings for link in rendering.links if link in self._order}
        near = {at + step for at in places for step in range(-_NEAR, _NEAR + 1)}
        return tuple(self.translation[at] for at in sorted(near) if 0 <= at < len(self.translation))

    def mentions(self, segments: Sequence[Segment]) -> tuple[Agency, ...]:
        """Return the agencies that these translation segments name."""
        return tuple(agency for segment in segments for agency in self._agencies.within(segment.span))

    def own(self, assignment: Assignment) -> tuple[Segment, ...]:
        """Return what renders the statement of an assignment."""
        rendering = self.renderings.get(assignment.segment or "")
        return tuple(self.accounts[link].segment for link in (rendering.links if rendering else ()))

    def assigned(self, assignment: Assignment) -> tuple[Assignment, ...]:
        """Return the assignments of the translation in what renders the statement of this one."""
        spans = [segment.span for segment in self.own(assignment)]
        return tuple(
            one for one in self.bitext.translation.facts.assignments if any(one.span.overlap(s) for s in spans)
        )

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
        self._answers = {there for _, there in bitext.pairs}
        self._quantities = Ordered(bitext.translation.facts.quantities)
        self._here = Ordered(bitext.source.structure.segments)
        self._there = Ordered(self._sides.translation)

    def outcomes(self) -> tuple[TargetOutcome, ...]:
        found = [self._outcome(target) for target in self._source]
        answered = {outcome.translation.quantity.span for outcome in found if outcome.translation}
        answered |= self._answers
        added = (t for span, t in self._translation.items() if t.status == "target" and span not in answered)
        return (*found, *(TargetOutcome(None, target, "added", ("the source has no such target",)) for target in added))

    def _outcome(self, target: Target) -> TargetOutcome:
        differing = [d for d in self._bitext.differences if d.source and d.source.span.overlap(target.quantity.span)]
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
        """Return where the same number stands just beside what renders a statement, with nothing else to answer to."""
        segment = self._here.at(quantity.span)
        near = self._sides.around([self._sides.renderings[segment.id]]) if segment else ()
        claimed = self._answers
        others = (other for part in near for other in self._quantities.within(part.span) if other.span not in claimed)
        amount = _amount(quantity)
        return next((other.span for other in others if _amount(other) == amount), None)

    def _alone(self, quantity: Quantity) -> Span | None:
        """Return where a number stands that each document states once: nothing else can be meant, wherever it went."""
        here, there = self._amounts
        amount, claimed = _amount(quantity), self._answers
        found = there.get(amount, [])
        alone = len(here[amount]) == len(found) == 1 and found[0] not in claimed
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
        shifts = (d for d in self._bitext.differences if d.kind == "force")
        return tuple(d.reason for d in shifts if any(p and p.segment in near for p in (d.source, d.translation)))


_Amount = tuple[Decimal, Decimal | None, str]


def _amount(quantity: Quantity) -> _Amount:
    return quantity.value, quantity.value_max, "count" if quantity.dimension == "number" else quantity.unit_norm


def _by_amount(quantities: Iterable[Quantity]) -> dict[_Amount, list[Span]]:
    """Return where each amount stands; dates are none."""
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
    under = sides.under(assignment.section)
    stated = [rendering for rendering in under if rendering.segment.kind != "assignment" and rendering.links]
    near = sides.around(stated or under)  # agencies alone are much alike: the task says where it is rendered
    own = [(part.text, sides.mentions([part])) for part in sides.own(assignment)]
    lost = left_out(assignment.agencies, own)
    here = [one for one in assignment.agencies if any(is_named_in(one, *said) for said in own)]
    named = _named([one for one in assignment.agencies if one not in lost], here, sides.mentions(near), near)
    if not named:
        return AssignmentOutcome(assignment, "omitted")
    taken = lead_taken(assignment.agencies, sides.assigned(assignment))
    reasons = (f"{taken[1].surface} leads instead of {taken[0].surface}",) if taken else ()
    changed = reasons or len(named) < len(assignment.agencies)
    return AssignmentOutcome(assignment, "changed" if changed else "kept", named, reasons, lost)


def _named(
    agencies: Sequence[Agency], here: Sequence[Agency], mentions: Sequence[Agency], near: Sequence[Segment]
) -> tuple[str, ...]:
    """Return the surfaces of the agencies that the translation names, those of them that are named `here` among them.

    Where no glossary knows an agency, a mention of the translation that no glossary knows either stands for it, unless
    its words name another field.
    """
    free = [mention for mention in mentions if not any(is_same(agency, mention) for agency in agencies)]
    strangers = sum(mention.name_zh is None and not fields_of(mention.surface) for mention in free)
    named = []
    for agency in agencies:
        stated = agency in here or any(is_same(agency, mention) for mention in mentions)
        if stated or any(agency.surface in segment.text for segment in near):
            named.append(agency.surface)
        elif agency.name_en is None and strangers:
            strangers -= 1
            named.append(agency.surface)
    return tuple(named)


# ------------------------------------------------------------------ tracks


def _track(section: Section, sides: _Sides) -> TrackOutcome:
    members = items_of([r for r in sides.under(section.path) if r.segment.kind in ("item", "clause")])
    kept = tuple(rendering.segment.id for rendering in members if rendering.links)
    dropped = tuple(rendering.segment.id for rendering in members if not rendering.links)
    heading = sides.renderings.get(section.heading or "")
    labelled = heading is not None and any(_labels(sides.accounts[link], heading) for link in heading.links)
    return TrackOutcome(section.title, section.path, labelled, kept, dropped)


def _labels(account: Account, heading: Rendering) -> bool:
    """Tell whether a translation segment is a heading or label, renders nothing but a heading, or opens with it."""
    if account.segment.kind in ("heading", "label") or account.links == (heading.segment.id,):
        return True
    opening = _OPENING.match(account.segment.text)
    where = account.segment.passage.locate(0, opening.end()) if opening else Span(0, 0)
    ties = [tie.translation for tie in heading.evidence if tie.translation.overlap(account.segment.span)]
    return bool(ties) and all(tie.overlap(where) for tie in ties)
