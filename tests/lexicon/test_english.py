import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyparse.lexicon import build, english

KNOWN = {"organize", "color", "center", "catalog", "pediatric", "meter", "analyze", "advise"}


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("organise", "organize"), ("colour", "color"), ("centre", "center"), ("catalogue", "catalog"),
        ("paediatric", "pediatric"), ("programme", "program"), ("analyse", "analyze"), ("advise", "advise"),
        ("exercise", "exercise"), ("four", "four"), ("robot", "robot"),
    ],
)  # fmt: skip
def test_spelling_is_folded_where_the_outcome_is_a_word(british: str, american: str) -> None:
    assert english.american(british, KNOWN) == american


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("robots", "robot"), ("policies", "policy"), ("processes", "process"), ("devices", "device"),
        ("planned", "plan"), ("applied", "apply"), ("advancing", "advance"), ("building", "build"),
    ],
)  # fmt: skip
def test_a_regular_form_has_its_base_among_the_candidates(form: str, base: str) -> None:
    assert base in english.bases(form)


@pytest.mark.parametrize("word", ["process", "status", "analysis", "gas", "bus", "spring", "red", "plan"])
def test_words_that_only_look_inflected_keep_their_end(word: str) -> None:
    assert word[:-1] not in english.bases(word)


@given(st.text(alphabet="abz-' éŁ.'’1，中", max_size=40))
def test_words_stand_where_they_are_said_to_stand(text: str) -> None:
    found = list(english.words(text))
    assert all(english.plain(text[start:end]) == word for start, end, word in found)
    assert english.plain_words(text) == [word for _, _, word in found]


def test_words_part_at_hyphens_and_lose_the_possessive() -> None:
    assert english.plain_words("State-of-the-art; the Hospital's café") == [
        "state", "of", "the", "art", "the", "hospital", "cafe",
    ]  # fmt: skip


def test_stored_lemmas_yield_to_the_english_of_the_dictionary() -> None:
    pairs = [("developed", "develope"), ("hoped", "hope"), ("modelling", "modell"), ("May", "May"), ("FLD", "field")]
    attested = {"develop": 9, "hope": 5, "hop": 2, "model": 7, "colour": 1, "color": 3}
    lemmas = build.english_lemmas(pairs, attested)
    assert (lemmas["developed"], lemmas["hoped"], lemmas["modelling"]) == ("develop", "hope", "model")
    assert lemmas["colour"] == "color"
    assert lemmas["may"] == "may"
    assert "fld" not in lemmas
