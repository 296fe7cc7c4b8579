"""What the models of `clauses` read: one record for each model, whose fields are named as the weights are."""

from __future__ import annotations

from typing import NamedTuple


class PairFeatures(NamedTuple):
    """What speaks for a translation unit as the rendering of a clause.

    Weights of words are in nats and logarithms of one more; `share` is the part of the clause's that the unit renders,
    `own` the weight of the unit's words that no clause near it offers, `claimed` the share of those that others offer
    too. `ordinal` is 1 where both open with the same number, -1 where with another; `phrases` a logarithm of how many
    of the unit's phrases the clause is likely to have in its bead; `title` is 1 where both open their documents, the
    unit as a heading; `heading_apart` where a heading stands against a sentence.
    """

    one: float
    share: float
    found: float
    missing: float
    own: float
    in_bead: float
    beside_bead: float
    margin: float
    numbers_lost: float
    place: float
    few_words: float
    claimed: float
    ordinal: float
    phrases: float
    title: float
    heading_apart: float


class SettledFeatures(NamedTuple):
    """What the choices of the clauses before and behind say of a candidate.

    It may be their unit, the next one, or lie back (`behind`, `beyond`) or ahead (`ahead`, `short`) by a logarithm of
    units. `alone` counts sides without a choice in sight, `rival` has the best log odds of another clause.
    """

    one: float
    score: float
    same_before: float
    next_before: float
    behind: float
    ahead: float
    same_after: float
    next_after: float
    beyond: float
    short: float
    alone: float
    rival: float
    in_bead: float


class ClauseFeatures(NamedTuple):
    """What speaks for a clause's being rendered at all.

    `best` has the settled log odds of its best unit, `before` and `after` those of its sentence's clauses beside it.
    `room` and `length` are logarithms of what the bead and the whole translation have of a full one's length, `spare`
    of what the bead holds for this clause alone. `outdone` is a logarithm of the clauses that claim its best
    unit more; `title` tells what opens a document whose translation opens with a heading.
    """

    one: float
    best: float
    before: float
    after: float
    room: float
    no_bead: float
    weight: float
    share: float
    heading: float
    shared: float
    length: float
    share_by_room: float
    share_by_length: float
    best_by_room: float
    spare: float
    beside: float
    heading_by_share: float
    nothing: float
    nothing_by_room: float
    numbers: float
    sentence_share: float
    crowded: float
    crowded_by_share: float
    own: float
    own_by_room: float
    claimed: float
    outdone: float
    title: float


class UnitFeatures(NamedTuple):
    """What speaks for a translation unit's rendering anything.

    `best` and `second` have the settled log odds of its best clauses, `before` and `after` the best ones of the units
    beside it. `share` is what its bead offers of the weight of its words, `anywhere` what any clause does; `foreign`
    the share of its words that the dictionary could render, but no clause near it offers. `margin` says by how much
    more than any other unit it renders its best clause, `chosen` is a logarithm of the clauses whose best unit it is.
    `numbers` is 1 where its best clause has one of its numbers, -1 where it has none of them. `writer` tells units in
    which the writer speaks or the reader is spoken to.
    """

    one: float
    best: float
    second: float
    in_bead: float
    share: float
    few_words: float
    weight: float
    usual: float
    length: float
    before: float
    after: float
    share_by_length: float
    source_length: float
    crowded: float
    heading: float
    aside: float
    anywhere: float
    foreign: float
    margin: float
    chosen: float
    numbers: float
    strange_numbers: float
    writer: float
    title: float


def names(record: type[NamedTuple]) -> tuple[str, ...]:
    """Return the names of a model's features as the file of weights has them."""
    return tuple(field.replace("_", " ") for field in record._fields)
