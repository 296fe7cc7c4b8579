"""To which of several clauses a word belongs that a unit of the translation alone has."""

from __future__ import annotations

import pytest

from policyparse.comparison.homes import apart, home_of
from policyparse.model.bitext import Evidence, Place, Rendering
from policyparse.model.document import Passage, Span
from policyparse.model.structure import Segment

PLACE = Place("t1", Span(50, 55), "added")


def rendering(name: str, *found: tuple[int, int]) -> Rendering:
    """Return a clause with words whose counterparts are at these places."""
    segment = Segment(name, "clause", "", Passage("甲乙", (Span(0, 2),)), 0, 0, 1)
    ties = tuple(Evidence(Span(0, 1), Span(*span), "word", 1.0) for span in found)
    return Rendering(segment, "kept", 1.0, 0.0, (), ("t1",), 1.0, ties)


@pytest.mark.parametrize(
    ("clauses", "home"),
    [
        ([], None),
        ([()], 0),
        ([(), ()], None),
        ([(), [(0, 4)]], 1),
        ([[(0, 4)], ()], 0),
        ([[(40, 44)], [(60, 64)]], 1),
        ([[(40, 45)], [(60, 64)]], 0),
        ([[(40, 44)], [(61, 64)]], 0),
        ([[(0, 4), (48, 49)], [(60, 64)]], 0),
        ([[(40, 44)], [(0, 4), (90, 94), (55, 58)]], 1),
        ([[(48, 52)], [(55, 58)]], 0),
        ([[(30, 34)], [(20, 24)], [(57, 60)]], 2),
    ],
)
def test_the_clause_with_the_nearest_word_is_home_and_the_first_of_two_as_near(clauses, home):
    renderings = [rendering(f"s{at}", *words) for at, words in enumerate(clauses)]
    found = home_of(PLACE, renderings)
    assert found == (None if home is None else renderings[home])


@pytest.mark.parametrize(
    ("one", "other", "gap"),
    [((0, 4), (9, 12), 5), ((9, 12), (0, 4), 5), ((0, 4), (4, 6), 0), ((0, 4), (5, 6), 1), ((0, 9), (3, 5), 0)],
)
def test_spans_are_as_far_apart_as_there_are_characters_between_them(one, other, gap):
    assert apart(Span(*one), Span(*other)) == gap
