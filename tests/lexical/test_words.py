"""What a segment is read for: content words, and nothing of its markup."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse.folding import fold
from policyparse.lexical.words import _LATIN, _NOT_TEXT, content, left_in_chinese, readable
from policyparse.lexicon import load_lexicon


@given(st.text(alphabet="aB1.,-_'/α 中é", max_size=14))
@settings(max_examples=300, deadline=None)
def test_words_stand_where_the_pattern_finds_them(text: str) -> None:
    matches = [match.span() for match in _LATIN.finditer(text)]
    for start, end, _, _ in content(text, load_lexicon()):
        assert any(first <= start < end <= last for first, last in matches)


def test_repeated_words_have_places_of_their_own() -> None:
    words = content("Robots, robot-like: a robot in robotics.", load_lexicon())
    assert [(word.start, word.end) for word in words if word.form == "robot"] == [(0, 6), (8, 13), (22, 27)]


@given(st.text(alphabet="](){}#<!->ａ中［（｛＃＜ ", max_size=24))
def test_markup_is_blanked_wherever_the_pattern_finds_it(text: str) -> None:
    folded = fold(text)
    assert readable(text) == _NOT_TEXT.sub(lambda match: " " * len(match.group()), folded)


def test_a_text_without_chinese_is_not_left_in_chinese() -> None:
    assert left_in_chinese("人工智能 (AI)")
    assert not left_in_chinese("“人” means person.")
    assert not left_in_chinese("Person, 2025.")
