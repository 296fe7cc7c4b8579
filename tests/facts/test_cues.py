from __future__ import annotations

import pytest

from policyparse.facts.cues import SKIP, find_cues, load_table, tokens

TABLES = ["force", "polarity", "direction"]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_word_is_never_both_a_cue_and_skipped(table, language):
    section = load_table(table)[language]
    split = str.split if language == "zh" else lambda entries: [" ".join(one.split()) for one in entries.split(",")]
    skipped = set(split(section[SKIP]))
    others = {word for label, entries in section.items() if label != SKIP for word in split(entries)}
    assert skipped & others == set()


def test_the_longest_chinese_word_wins():
    assert [cue.surface for cue in find_cues("社会反应积极，不应当拖延", "force", "zh")] == ["不应当"]


def test_english_inflections_are_found():
    text = "Cutting costs raises output; prices dropped and supplies were reduced."
    assert [cue.surface for cue in find_cues(text, "direction", "en")] == ["Cutting", "raises", "dropped", "reduced"]


def test_contracted_negation_is_a_word_of_its_own():
    assert [token.word for token in tokens("It doesn’t, can't")] == ["it", "does", "n't", "ca", "n't"]


def test_a_capitalised_month_is_no_modal():
    assert find_cues("In May they met.", "force", "en") == ()


def test_spans_are_offsets_into_the_text_as_given():
    text = "ＡＢ产量下降"
    (cue,) = find_cues(text, "direction", "zh")
    assert text[slice(*cue.span)] == "下降"
    assert 0 < cue.place < 1
