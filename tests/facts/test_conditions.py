"""What is asked before a slower pattern never rules out a text that the pattern would match."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policyparse.facts.affixes import Endings
from policyparse.facts.quantities import chinese, chinese_bounds, chinese_names, chinese_units, english_names
from policyparse.facts.quantities.chinese_tables import tables
from policyparse.facts.quantities.english_tables import tables as english
from policyparse.facts.wordlists import longest_before, read_lists

_ZH = tables()
_LISTS = read_lists("quantities_zh.tsv")
_CHINESE = (
    *_ZH.apart, *_ZH.rates, *_ZH.before, *_LISTS["le superlative"], *_LISTS["le superlative verb"], *"约的每万人，年",
)  # fmt: skip
_NAMES = (*"第附图表栏录卷章节篇AZaz_#@&%\\=<>)-.‐/:+×·^\u200b〔[达的 \t\n：", "附件", "编号", "步骤", "No", "热线")
_PARTS = (*"半零又角毛分块米级度元 1.年一十百两壹", "小时", "个月", "公里")
_ENGLISH = ("tel", "zip code", "gb/t", "per", "out of every", "number", "numbers", "is", "the point", "their mid-")


def texts(*words, most=5):
    return st.lists(st.sampled_from(words), max_size=most).map("".join)


@given(texts(*_CHINESE))
def test_a_bound_that_stands_apart_has_a_sign(text):
    patterns = _ZH.apart_before, _ZH.superlative_before, chinese_bounds._ABOUT
    assert _ZH.apart_sign.search(text) or not any(pattern.search(text) for pattern in patterns)


@given(texts(*_CHINESE))
def test_a_rate_has_a_sign(text):
    assert _ZH.rate_sign.search(text) or not _ZH.rate.search(text)


@given(texts(*_NAMES))
def test_what_makes_a_name_of_a_chinese_number_has_an_end(text):
    named = chinese_names._BEFORE.search(text) or chinese_names._CALLED.search(text)
    assert not named or text.rstrip()[-1:] in chinese_names._BEFORE_ENDS


@given(texts(*_ENGLISH, *english().naming, *" .:([-/=\n,a\t"))
def test_what_makes_a_name_of_an_english_number_may_name(text):
    assert english_names._may_name(text) or not english().name_before.search(text)


@given(texts(*_PARTS, most=4))
def test_what_adds_to_a_unit_continues_it(text):
    patterns = chinese_units._SMALLER, chinese_units._TENTH
    money = chinese_units._SMALL_MONEY.match(text)
    adds = text.startswith(("半", "级")) or any(pattern.match(text) for pattern in patterns) or (money and money.end())
    assert chinese_units.is_continued(text, 0) or not adds


@given(texts(*"余多零几来k 万亿，"))
def test_what_adds_to_a_numeral_has_a_sign(text):
    adds = chinese._MORE.match(text) or chinese._THOUSANDS.match(text)
    assert text[:1] in chinese._MORE_SIGNS or text[:1].isspace() or not adds


@given(texts(*":：/ 8万人位名强，\n折成"))
def test_what_makes_another_thing_of_a_numeral_has_a_sign(text):
    others = chinese._RATIO.match(text), chinese._HEADS.match(text), chinese._RANKED.match(text)
    tenths = text.lstrip(" ")[:1] in {"成", "折"}
    assert text[:1] in chinese._PART_OF_NUMERAL or not text[:1].strip() or not (any(others) or tenths)


@given(texts(*_ZH.before, *"不少于超约达到了 "), st.integers(0, 12))
def test_words_are_found_where_they_end(text, end):
    end = min(end, len(text))
    assert Endings(_ZH.before).longest(text, end) == longest_before(_ZH.before, text, end, 8)
