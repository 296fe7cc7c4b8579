"""What a text is asked for before patterns are tried on it never rules out what they would find."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse.facts import agencies, assignments, references
from policyparse.facts.cues import _TOKEN, _en_entries, _longest, _lowered, load_table, tokens
from policyparse.facts.wordlists import chain_ends
from policyparse.languages import language_of

ZH = st.lists(
    st.sampled_from(
        [*"第三十二条款项号章名届类级世纪年季度时点分半日月周首前上下同环比至：:12ⅱv〕 中", "附件", "晚上"]
    ),
    max_size=9,
).map("".join)
SAID = (
    "article chapter ch. paragraph item point annex no. number place session time in . class level tier century "
    "quarter quarters first half of the year yoy month mom 5 5th 10 : :30 pm a.m. nine o'clock may oct december to "
    "twenty-first iv three, and 7"
)
EN = st.lists(st.sampled_from(SAID.split()), max_size=8).map(" ".join)
CUES = "may May MAY not n't shall no longer cut cuts as a rule can ’ , would"
NAMED = "Water Bureau of the Ministry and Ministries two 3 departments Office for A b."
NAMES = st.lists(st.sampled_from(NAMED.split()), max_size=7).map(" ".join)
RUNS = st.lists(st.sampled_from([*"市水利局部会办全国教育和，", "委员会", "上海", "科技"]), max_size=8).map("".join)


@settings(max_examples=300)
@given(zh=ZH, en=EN)
def test_texts_without_what_references_need_have_none(zh, en):
    for text, readers in ((zh, references._chinese()), (en, references._english())):
        every = [reference for _, reads in readers for read in reads for reference in read(text)]
        assert references._read(readers, text) == every


@settings(max_examples=300)
@given(text=st.lists(st.sampled_from(CUES.split())))
def test_cues_begin_only_at_words_that_begin_an_entry(text):
    said = " ".join(text)
    found = tokens(said)
    assert [token.word for token in found] == [_lowered(match[0]) for match in _TOKEN.finditer(said)]
    for table in ("force", "polarity", "direction"):
        entries, at, cues = _en_entries(table), 0, []
        while at < len(found):
            size, labels = _longest(said, found, at, entries)
            cues += [(labels, found[at].start, found[at + size - 1].end)] if labels else []
            at += size
        assert list(language_of("en").cues(said, table)) == cues


@given(text=NAMES)
def test_english_names_have_a_head(text):
    assert agencies._en_heads().search(text) or not agencies._en_pattern().search(text)


@given(text=RUNS)
def test_chinese_names_have_a_head(text):
    words = agencies._zh_words()
    named = any(end for at in range(len(text)) for end in chain_ends(words.name, text, at))
    assert words.heads.search(text) or not named


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
