"""Whether speech goes on behind a segment, in the marks of both languages; and what that does to beads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyparse.align.beads import Lengths, Rates, Step, Tables, band, programme
from policyparse.align.speech import _MARKS, _SIGNS, CLOSED, NEXT, OPEN, _has, speech


@pytest.mark.parametrize(
    ("texts", "states"),
    [
        (["他说：“今天不打了。", "明天再来。”", "他走了。"], (OPEN, CLOSED, CLOSED)),
        (["“谁？”", "“我。”", "门开了。"], (NEXT, CLOSED, CLOSED)),
        (["'No more,' he said.", "'Come back.'", "He left."], (NEXT, CLOSED, CLOSED)),
        (["He said: \"It's over.", 'Come back."', "He left."], (OPEN, CLOSED, CLOSED)),
        (["“Who sang ‘Home’?", "I did.”"], (OPEN, CLOSED)),
        (["‘The dogs’ bowls are empty,’ he said.", "‘Fill them.", "Now.’"], (NEXT, OPEN, CLOSED)),
        (["「好。", "我去。」"], (OPEN, CLOSED)),
    ],
)
def test_speech_goes_on_until_its_mark(texts, states):
    assert speech(texts) == states


@given(st.text("a '\"‘’“”「」.（-"))
def test_marks_stand_only_where_one_of_their_characters_does(text):
    for marks, signs in zip(_MARKS, _SIGNS, strict=True):
        assert _has(text, signs) or not marks.search(text)


@pytest.mark.parametrize(
    "texts",
    [
        [],
        [""],
        ["全面推进“放管服”改革。", "实施“十四五”规划。"],
        ["The so-called 'digital village' is built.", 'The city\'s "one window" is open.'],
        ["don't can't won't", "the workers' homes"],
    ],
)
def test_terms_and_apostrophes_are_no_speech(texts):
    assert speech(texts) is None


@pytest.mark.parametrize(
    ("texts", "states"),
    [
        (["“", "Go on.”"], (OPEN, CLOSED)),
        (["He said: “", "go on", "now” to me."], (OPEN, OPEN, CLOSED)),
        (["“Go. “On.", "Stop.”", "He left."], (OPEN, CLOSED, CLOSED)),
        (["He left.”", "“Go on,", "please.”"], (NEXT, OPEN, CLOSED)),
        (["He left.", "He said, “go on.”"], (CLOSED, CLOSED)),
        (["He left.", "  “Go on.”"], (NEXT, CLOSED)),
        (["“Go on.", "“Go on.", "Now.”"], (OPEN, OPEN, CLOSED)),
        (["He spoke of “reform” to all.", "“Go on.”"], (NEXT, CLOSED)),
        (["‘They are, in the workers’ homes, ours,’ he said.", "He left."], (CLOSED, CLOSED)),
        (["‘We saw, in the workers’ homes", "what is ours.’"], (OPEN, CLOSED)),
        (["‘Reform’ is what all speak of.", "‘Now, go on!’"], (NEXT, CLOSED)),
        (["“The workers, he said” of them", "“Go on.”"], (NEXT, CLOSED)),
    ],
)
def test_a_mark_opens_where_nothing_is_open_and_closes_what_is(texts, states):
    assert speech(texts) == states


@pytest.mark.parametrize(
    ("before", "told"),
    [(94, True), (95, False), (120, False)],
)
def test_speech_of_two_percent_of_a_text_tells_nothing(before, told):
    """The two characters between the marks are what is said; the marks and what is around them are counted as well."""
    text = "a" * before + " “b.”"
    assert (speech([text]) is not None) is told


@pytest.mark.parametrize(("first", "second", "told"), [(10, 10, False), (10, 11, True), (11, 10, True)])
def test_speech_that_goes_on_counts_whole_segments(first, second, told):
    """Of 1,000 characters 20 are said in two segments, or 21."""
    texts = ["a" * (998 - first - second) + "“" + "b" * first, "b" * (second - 1) + ".”"]
    assert len("".join(texts)) == 1000
    assert (speech(texts) is not None) is told


def test_the_marks_with_more_speech_are_those_of_speech():
    assert speech(["“Home!” ‘Who sang that?", "I did, I did, I did.’"]) == (OPEN, CLOSED)
    assert speech(["‘Home!’ “Who sang that?", "I did, I did, I did.”"]) == (OPEN, CLOSED)


@pytest.mark.parametrize(
    ("after", "ends"),
    [
        ((OPEN, CLOSED, CLOSED), 1),
        ((CLOSED, OPEN, CLOSED), 2),
    ],
)
def test_a_bead_ends_where_speech_goes_on_on_both_sides(after, ends):
    """No word and no length says which of two sentences the second of three renders; the first goes on in speech."""
    lengths = Lengths([10.0, 10.0], [10.0, 10.0, 10.0], 1.5, 8.0)
    blank = Tables(*([[(0, [0.0] * 4)] * (size - at) for at in range(size)] for size in (2, 3)))
    plain = [False] * 2, [False] * 3
    path = programme(blank, lengths, band([], 2, 3), Rates(0.001), frozenset(), plain, plain, ((OPEN, CLOSED), after))
    assert path == [Step(0, 1, 0, ends), Step(1, 1, ends, 3 - ends)]
