"""What a text is asked for before patterns are tried on it never rules out what they would find."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse.facts import agencies, assignments
from policyparse.facts.cues import _TOKEN, _en_entries, _longest, load_table, said, tokens
from policyparse.facts.wordlists import chain_ends
from policyparse.languages import language_of
from policyparse.model.document import Span

CUES = "may May MAY not n't don't can’t naïve shall no longer cut cuts as a rule can ’ , would"
NAMED = "Water Bureau of the Ministry and Ministries two 3 departments Office for A b."
NAMES = st.lists(st.sampled_from(NAMED.split()), max_size=7).map(" ".join)
RUNS = st.lists(st.sampled_from([*"市水利局部会办全国教育和，", "委员会", "上海", "科技"]), max_size=8).map("".join)


@settings(max_examples=300)
@given(text=st.lists(st.sampled_from(CUES.split())))
def test_cues_begin_only_at_words_that_begin_an_entry(text):
    whole = " ".join(text)
    found, words = tokens(whole), said(whole)
    assert [token.word for token in found] == list(words)
    assert words == tuple(match[0].lower().replace("’", "'") for match in _TOKEN.finditer(whole))
    for table in ("force", "polarity", "direction"):
        entries, at, cues = _en_entries(table), 0, []
        while at < len(found):
            size, labels = _longest(whole[found[at].start : found[at].end], words, at, entries)
            cues += [(labels, found[at].start, found[at + size - 1].end)] if labels else []
            at += size
        assert list(language_of("en").cues(whole, table)) == cues


@given(text=NAMES)
def test_english_names_have_a_head(text):
    assert agencies._en_heads().search(text) or not agencies._en_pattern().search(text)


@given(text=RUNS)
def test_chinese_names_are_words_that_lead_to_a_head(text):
    words = agencies._zh_words()
    named = [at for at in range(len(text)) if any(chain_ends(words.name, text, at))]
    assert agencies._leading(text, Span(0, len(text)), words).issuperset(named)


@pytest.mark.parametrize(
    ("pattern", "language", "keys", "apart"),
    [
        (assignments.chinese_duty(), "zh", ("lead", "support", "joint", "with"), None),
        (assignments.english_duty(), "en", ("lead", "support", "joint", "lead_after"), ","),
    ],
)
def test_each_word_of_duty_is_found_in_any_case(pattern, language, keys, apart):
    words = [" ".join(word.split()) for key in keys for word in load_table("agencies")[language][key].split(apart)]
    assert all(pattern.fullmatch(form) for word in words for form in (word, word.upper(), word.capitalize()))
