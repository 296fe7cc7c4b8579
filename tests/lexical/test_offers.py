"""What a word offers beside the glosses of the dictionary."""

import pytest

from policyparse.lexical.offers import Offer, Offers
from policyparse.lexical.weights import WEIGHTS
from policyparse.lexical.words import Word
from policyparse.lexicon import Lexicon, load_lexicon
from policyparse.shelf import Shelf
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


WORDS = [Word(0, len(form), form, "word") for form in ("企业", "医疗机器人", "赵", "龘龘", "小微企业", "的")]


def test_offers_of_the_shelf_are_those_that_are_worked_out(offers: Offers, lexicon: Lexicon, tmp_path, monkeypatch):
    shelf = Shelf(str(tmp_path / "offers-1.bin"))
    first = Offers(lexicon, load_termbase(), shelf=shelf)
    wanted = [offers.parts(word) for word in WORDS]
    assert [first.parts(word) for word in WORDS] == wanted
    shelf.save()
    monkeypatch.setattr(Offers, "_look_inside", lambda *_: pytest.fail("worked out again"))
    second = Offers(lexicon, load_termbase(), shelf=Shelf(str(tmp_path / "offers-1.bin")))
    again = [second.parts(word) for word in WORDS]
    assert again == wanted
    assert all(isinstance(offer, Offer) for parts in again for _, _, found in parts for offer in found)


def test_what_a_pair_taught_is_not_put_on_the_shelf(lexicon: Lexicon, tmp_path):
    shelf = Shelf(str(tmp_path / "offers-1.bin"))
    learnt = Offers(lexicon, load_termbase(), shelf=shelf).with_learnt({"企业": {"truck": (0.8, 1.0)}})
    assert offered(learnt, "企业")["truck"] == (0.8, 1.0)
    assert offered(learnt, "机器人")
    assert shelf.get("企业") is None
    assert shelf.get("机器人")
