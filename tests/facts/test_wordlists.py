"""Words by dictionary find what the regular expression of the same words would."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from policyparse.facts.wordlists import Step, Words, any_of, chain_ends

WORDS = st.frozensets(st.text("市水利局", min_size=1, max_size=3), min_size=1, max_size=6)
TEXTS = st.text("市水利局、", max_size=12)
STEPS = st.lists(st.tuples(WORDS, st.integers(0, 1), st.integers(1, 3)), min_size=1, max_size=3)


@settings(max_examples=200)
@given(words=WORDS, text=TEXTS)
@example(words=frozenset({"水", "水利局"}), text="水利水利局")
def test_words_are_found_leftmost_and_longest(words, text):
    assert list(Words(words).find(text)) == [match.span() for match in re.finditer(any_of(words), text)]


@settings(max_examples=200)
@given(words=WORDS, text=TEXTS)
def test_words_stand_wherever_the_text_goes_on_with_one(words, text):
    starts = [at for at in range(len(text)) if text.startswith(tuple(words), at)]
    assert [at for at in range(len(text)) if Words(words).ends(text, at)] == starts
    assert all(Words(words).longest(text, at) == at for at in range(len(text)) if at not in starts)


@settings(max_examples=300)
@given(steps=STEPS, text=TEXTS)
def test_a_chain_ends_first_where_its_regular_expression_does(steps, text):
    pattern = re.compile("".join(f"(?:{any_of(words)}){{{least},{most}}}" for words, least, most in steps))
    chain = [Step(Words(words), least, most) for words, least, most in steps]
    for at in range(len(text) + 1):
        match = pattern.match(text, at)
        assert next(chain_ends(chain, text, at), None) == (match.end() if match else None)
