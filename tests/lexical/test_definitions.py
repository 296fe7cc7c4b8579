"""Short forms that a text defines itself."""

import pytest

from policyparse.lexical.definitions import Definition, chinese_definitions, english_definitions, short_forms
from policyparse.lexical.offers import Offers
from policyparse.lexical.units import Unit
from policyparse.lexical.words import SourceWords, Word
from policyparse.lexicon import load_lexicon
from policyparse.termbase import load_termbase


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("satellite direct-to-device (D2D) services", "D2D", "direct-to-device"),
        ("volatile organic compounds (VOCs)", "VOCs", "volatile organic compounds"),
        ("by the Personal Information Protection Law (PIPL)", "PIPL", "Personal Information Protection Law"),
        ("the Interim Measures for Data (the “Measures”) apply", "Measures", "Interim Measures for Data"),
        ('the Ministry of Tides (hereinafter the "Ministry")', "Ministry", "Ministry of Tides"),
        ("small and medium-sized enterprises (SMEs)", "SMEs", "small and medium-sized enterprises"),
    ],
)
def test_english_defines_a_short_form_in_brackets(text: str, short: str, long: str) -> None:
    assert list(english_definitions(text)) == [Definition(short, long)]


@pytest.mark.parametrize(
    "text",
    ["in 2020 (see Annex)", "the Provisions (Draft)", "a plan (Phase II)", "it rose (by 3%)", "(NASA)", "cats (AI)"],
)
def test_other_brackets_define_nothing(text: str) -> None:
    assert list(english_definitions(text)) == []


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("建立国家潮汐公共服务平台（以下简称“平台”）。", "平台", "建立国家潮汐公共服务平台"),
        ("根据《中华人民共和国数据安全法》（以下简称《数据安全法》），", "数据安全法", "中华人民共和国数据安全法"),
        ("工业和信息化部（下称工信部）、财政部", "工信部", "工业和信息化部"),
    ],
)
def test_chinese_defines_a_short_form_in_brackets(text: str, short: str, long: str) -> None:
    assert list(chinese_definitions(text)) == [Definition(short, long)]


def test_definitions_are_found_in_time_linear_in_a_text() -> None:
    assert list(english_definitions("a (b " * 20_000)) == []
    assert list(chinese_definitions("平台（以下简称" * 20_000)) == []


@pytest.fixture(scope="module")
def offers() -> Offers:
    return Offers(load_lexicon(), load_termbase())


def read(*texts: str) -> list[tuple[Word, ...]]:
    reader = SourceWords(load_lexicon(), load_termbase())
    return [reader.read(Unit(text, 0, number)) for number, text in enumerate(texts)]


def test_words_that_say_the_long_form_offer_the_short_one(offers: Offers) -> None:
    chinese, english = "治理挥发性有机化合物。", "Control volatile organic compounds (VOCs)."
    found = short_forms(read(chinese, "治理河道。"), ([chinese], [english]), offers, load_lexicon())
    assert all("voc" in lemmas for form, lemmas in found.items() if form in "挥发性有机化合物")
    assert found.keys() - {"治理", "河道"}
    assert "治理" not in found


def test_an_abbreviation_of_the_source_offers_what_its_long_form_does(offers: Offers) -> None:
    chinese = "国家海洋环境预报中心（以下简称海预中心）"
    found = short_forms(read(chinese), ([chinese], []), offers, load_lexicon())
    assert any({"ocean", "forecast"} <= lemmas.keys() for lemmas in found.values())
    richer = offers.with_learnt(found)
    form = next(form for form, lemmas in found.items() if "forecast" in lemmas)
    parts = richer.parts(Word(0, len(form), form, "word"))
    assert "forecast" in {offer.lemma for _, _, part in parts for offer in part}


def test_what_is_learnt_later_adds_to_the_definitions(offers: Offers) -> None:
    first = offers.with_learnt({"海预": {"forecast": (0.5, 0.5)}})
    second = first.with_learnt({"海预": {"center": (0.4, 0.4)}, "潮汐": {"tide": (0.8, 0.8)}})
    lemmas = {offer.lemma for _, _, part in second.parts(Word(0, 2, "海预", "word")) for offer in part}
    assert {"forecast", "center"} <= lemmas


def test_a_text_without_definitions_costs_nothing(offers: Offers) -> None:
    assert short_forms(read("治理河道。"), (["治理河道。"], ["Dredge rivers."]), offers, load_lexicon()) == {}
    assert offers.with_learnt({}) is offers
