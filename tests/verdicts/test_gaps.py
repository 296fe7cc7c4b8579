"""Stretches that nothing answers, in English: whole words, and neither names nor addresses."""

import pytest

from policyparse.comparison.identifiers import is_names_alone
from policyparse.verdicts.gaps import Hole
from policyparse.verdicts.lists import _whole_word
from policyparse.verdicts.segments import _whole


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("See PO.5.2 PW.1.1 PW.8.1 PW.8.2", "PW.1.1 PW.8.1 PW"),
        ("Bank - https://eba.europa.eu/documents/10180/Final+draft.pdf", "documents/10180/Final+draft"),
        ("Thanks to @magnologan, @lizrice", "magnologan, @lizrice"),
    ],
)
def test_what_cuts_names_or_an_address_is_seen_with_all_of_them(text, gap):
    start = text.index(gap)
    whole = _whole(text, Hole(start, start + len(gap), 0.9))
    assert gap in whole
    assert is_names_alone(whole)
    assert not is_names_alone(_whole("Train cooks every year", Hole(2, 9, 0.9)))


@pytest.mark.parametrize(("text", "at", "start"), [("are legal rules", 2, 4), ("are legal", 4, 4), ("推广", 1, 1)])
def test_a_member_of_a_list_begins_with_a_whole_word(text, at, start):
    assert _whole_word(text, at) == start
