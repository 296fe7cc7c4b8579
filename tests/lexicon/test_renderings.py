"""The tables of renderings: how they are written, and what the lexicon makes of them."""

import gzip
import re
from pathlib import Path

import pytest

from policyparse.folding import fold
from policyparse.lexicon import Lexicon, build, sources, store, tables
from policyparse.termbase import load_termbase

HAN = re.compile("[\u3400-\u9fff]+")
OPPOSITES = {
    "严格": "loose", "劳动者": "employer", "减少": "increase", "增加": "reduce", "禁止": "allow", "批准": "refuse",
    "违法": "lawful", "合法": "illegal", "进口": "export", "上升": "fall", "下降": "rise", "境外": "domestic",
    "境内": "overseas", "买方": "seller", "债权人": "debtor", "债务人": "creditor", "原告": "defendant",
}  # fmt: skip
NUMBERS = {"one", "two", "three", "ten", "nineteen", "hundred", "thousand", "million", "billion"}


def rows(name: str) -> list[tuple[str, list[str]]]:
    return [(word, cells.split(" ")) for word, cells in tables.read_pairs(name)]


@pytest.fixture(scope="module")
def renderings() -> tables.Renderings:
    return tables.read_renderings()


@pytest.mark.parametrize(("name", "cell"), [("renderings.tsv", "[a-z]{2,}"), ("distilled.tsv", "[a-z]{2,}:[1-9][0-9]")])
def test_a_table_has_a_row_for_each_word_in_order(name: str, cell: str) -> None:
    words = [word for word, _ in rows(name)]
    assert words == sorted(set(words))
    assert all(HAN.fullmatch(word) and fold(word) == word for word in words)
    assert all(re.fullmatch(cell, one) for _, cells in rows(name) for one in cells)


def test_a_text_is_cut_into_the_words_written_by_hand(lexicon: Lexicon) -> None:
    terms = load_termbase()
    words = [word for word, _ in rows("renderings.tsv")]
    assert [word for word in words if lexicon.cut(word) != [word] and not terms.concept_of(word)] == []


def test_the_tables_list_a_lemma_once_for_a_word(renderings: tables.Renderings) -> None:
    for word, ranked in renderings.items():
        lemmas = [lemma for lemma, _ in ranked]
        assert len(lemmas) == len(set(lemmas)), word


def test_rows_are_lemmas_and_no_function_words(lexicon: Lexicon, renderings: tables.Renderings) -> None:
    lemmas = {lemma for ranked in renderings.values() for lemma, _ in ranked}
    assert {lemma for lemma in lemmas if lexicon.lemma(lemma) != lemma} == set()
    assert {lemma for lemma in lemmas if lexicon.is_stop(lemma)} == set()


def test_no_rendering_is_the_opposite_of_its_word(renderings: tables.Renderings) -> None:
    assert [word for word, lemma in OPPOSITES.items() if lemma in dict(renderings.get(word, ()))] == []


def test_no_rendering_is_a_number(renderings: tables.Renderings) -> None:
    assert {word for word, ranked in renderings.items() if NUMBERS & dict(ranked).keys()} <= {
        "二孩",
        "三孩",
    }  # a second, a third child


def test_what_is_written_by_hand_is_certain_and_comes_first(renderings: tables.Renderings) -> None:
    chances = [[chance for _, chance in ranked] for ranked in renderings.values()]
    assert all(row == sorted(row, reverse=True) for row in chances)
    assert {chance for row in chances for chance in row} >= {100}


def test_the_lexicon_offers_what_the_tables_list(lexicon: Lexicon, renderings: tables.Renderings) -> None:
    assert ("affordable", 1.0) in lexicon.renderings("普惠")
    for word, ranked in renderings.items():
        assert lexicon.renderings(word) == tuple((lemma, chance / 100) for lemma, chance in ranked)
    assert lexicon.renderings("没有这样的词") == lexicon.renderings("=fair") == lexicon.renderings("") == ()


@pytest.fixture
def few(tmp_path: Path) -> sources.Sources:
    """Every hundredth entry of the dictionary and what it says of 医院; every hundredth word that is counted."""
    known = sources.installed()
    entries = gzip.decompress(known.cedict.read_bytes()).decode("utf-8").splitlines(keepends=True)
    kept = [line for at, line in enumerate(entries) if line.startswith("#") or at % 100 == 0 or " 医院 " in line]
    (tmp_path / "cedict.gz").write_bytes(gzip.compress("".join(kept).encode("utf-8")))
    counted = known.frequencies.read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "counts.txt").write_text("".join(counted[::100]), encoding="utf-8")
    return sources.Sources(tmp_path / "cedict.gz", tmp_path / "counts.txt", known.lemmas)


def test_a_word_of_the_tables_alone_is_no_word_of_the_dictionary(few: sources.Sources) -> None:
    made = {"生造词语": (("neologism", 100), ("unheardof", 60))}
    lexicon = Lexicon(store.open_bytes(build.compile_lexicon(few, made)))
    assert lexicon.renderings("生造词语") == (("neologism", 1.0), ("unheardof", 0.6))
    assert lexicon.glosses("生造词语") == ()
    assert lexicon.lemma("unheardof") == "unheardof"
    assert lexicon.glosses("医院") != ()
    assert lexicon.renderings("普惠") == ()


def test_the_digest_and_the_cache_key_change_with_a_table(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    inputs = sources.installed()
    before = sources.content_digest(inputs), sources.state_key(inputs)
    for path in tables.FOLDER.iterdir():
        if path.suffix in {".txt", ".tsv"}:
            (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(tables, "FOLDER", tmp_path)
    assert (sources.content_digest(inputs), sources.state_key(inputs)) == before
    with (tmp_path / "renderings.tsv").open("a", encoding="utf-8") as file:
        file.write("龘龘\tdragon\n")
    assert sources.content_digest(inputs) != before[0]
    assert sources.state_key(inputs) != before[1]
