"""What a word offers beside the glosses of the dictionary."""

import pytest

from policyparse.lexical.offers import Offers
from policyparse.lexical.weights import WEIGHTS
from policyparse.lexical.words import Word
from policyparse.lexicon import Lexicon, load_lexicon
from policyparse.termbase import load_termbase


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="module")
def offers(lexicon: Lexicon) -> Offers:
    return Offers(lexicon, load_termbase())


def offered(offers: Offers, form: str) -> dict[str, tuple[float, float]]:
    found = {}
    for _, _, part in offers.parts(Word(0, len(form), form, "word")):
        for offer in part:
            found.setdefault(offer.lemma, (offer.strength, offer.portion))
    return found


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("普惠", "affordable"), ("补助", "benefit"), ("隐患", "threat"), ("督促", "oversee"), ("鼓励", "incentive")],
)
def test_translators_words_are_offered(offers: Offers, form: str, lemma: str) -> None:
    assert offered(offers, form)[lemma] == (WEIGHTS.rendering, WEIGHTS.rendering_portion)


def test_a_gloss_is_stronger_evidence_than_a_row_of_the_tables(offers: Offers) -> None:
    found = offered(offers, "企业")
    assert found["enterprise"] == (1.0, 1.0)
    assert found["undertaking"][0] < 1.0


def test_a_distilled_row_counts_by_its_chance(offers: Offers, lexicon: Lexicon) -> None:
    form, lemma, chance = next(
        (form, lemma, chance)
        for form in ("争执", "消耗", "罕见", "秘密", "贪婪")
        for lemma, chance in lexicon.renderings(form)
        if chance < 1.0
    )
    assert offered(offers, form)[lemma] == (WEIGHTS.rendering * chance, WEIGHTS.rendering_portion * chance)


def test_a_word_of_the_tables_alone_is_known(offers: Offers, lexicon: Lexicon) -> None:
    form = "小微企业"
    assert not lexicon.glosses(form)
    assert offers.known(Word(0, len(form), form, "word"))
    assert {"small", "micro", "enterprise"} <= offered(offers, form).keys()
    assert "tiny" not in offered(offers, form)
