"""How names are spelt: pinyin, surname and given name apart, and Hong Kong's Cantonese."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyparse.folding import fold
from policyparse.lexical.names import spellings_of, surname_of, surname_spellings
from policyparse.lexicon import Lexicon, load_lexicon
from policyparse.lexicon.tables import read_pairs, read_words


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("黄宜弘", {"huang", "yihong", "yi-hong", "huangyihong", "wong", "yee-wang"}),
        ("欧阳修文", {"ouyang", "xiuwen", "auyeung", "sau-man"}),
        ("王毅", {"wang", "yi", "wong", "ngai"}),
        ("余杭区", {"yuhang", "yuhangqu"}),
    ],
)
def test_a_name_is_spelt_in_pinyin_and_as_in_hong_kong(lexicon: Lexicon, name: str, spellings: set[str]) -> None:
    assert spellings <= spellings_of(name, lexicon).keys()


def test_the_surname_alone_renders_its_part_of_the_name(lexicon: Lexicon) -> None:
    strength, portion = spellings_of("黄宜弘", lexicon)["wong"]
    assert strength < spellings_of("黄宜弘", lexicon)["huangyihong"][0]
    assert portion == pytest.approx(1 / 3)


def test_a_surname_may_stand_alone(lexicon: Lexicon) -> None:
    assert surname_spellings("李", lexicon).keys() >= {"li", "lee"}
    assert surname_spellings("司徒", lexicon).keys() >= {"situ"}
    assert surname_spellings("机", lexicon) == {}
    assert surname_of("诸葛亮") == "诸葛"
    assert surname_of("机器人") == ""


@given(st.text(alphabet="黄宜弘欧阳区机器人A1龘", max_size=6))
def test_spellings_are_shares_of_any_word(text: str) -> None:
    for spelling, (strength, portion) in spellings_of(text, load_lexicon()).items():
        assert spelling == spelling.lower()
        assert 0 < strength < 1
        assert 0 < portion < 1


def test_the_tables_of_names_are_well_formed() -> None:
    rows = list(read_pairs("cantonese.tsv"))
    characters = [character for character, _ in rows]
    assert characters == sorted(set(characters))
    assert all(len(character) == 1 and fold(character) == character for character in characters)
    assert all(spelling.islower() and spelling.isascii() for _, spellings in rows for spelling in spellings.split())
    assert all(len(surname) in {1, 2} and fold(surname) == surname for surname in read_words("surnames.txt"))
