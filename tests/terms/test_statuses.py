"""Statuses, capitals and parts of speech, as a termbase expects them to be checked."""

import pytest

from policyparse.termbase import Concept, Termbase


@pytest.mark.parametrize(
    ("translation", "found"),
    [
        ("Restore the watchtower on the wall.", []),
        ("Restore the watch-towers on the wall.", []),
        ("Restore the lookout on the wall.", []),
        ("Restore the arrow tower on the wall.", ["PP501"]),
        ("Restore the arrow towers, or watchtowers, on the wall.", []),
        ("Restore the arrow-buildings on the wall.", ["PP504"]),
        ("Restore the arrow building, or watchtower, on the wall.", ["PP504"]),
    ],
)
def test_each_status_has_its_finding(fired, translation, found):
    rows = ("中文,英文,同义词,弃用,禁用", "箭楼,watchtower,lookout,arrow tower,arrow building")
    assert fired("修缮城墙上的箭楼。", translation, *rows) == found


def test_words_that_are_right_for_another_term_are_not_forbidden(fired):
    rows = ("中文,英文,禁用", "箭楼,watchtower,gate tower", "城门楼,gate tower,")
    assert fired("修缮城门楼和箭楼。", "Restore the gate tower and the watchtower.", *rows) == []


def test_the_longest_term_is_the_one_that_is_checked(fired):
    rows = ("中文,英文,禁用", "箭楼,watchtower,tower", "箭楼广场,Tower Square,")
    assert fired("改造箭楼广场。", "Renovate Tower Square.", *rows) == []


@pytest.mark.parametrize(("written", "found"), [("TianGong", []), ("Tiangong", ["PP504"]), ("TIANGONG", ["PP504"])])
def test_capitals_count_where_the_glossary_says_so(fired, written, found):
    rows = ("中文,英文,区分大小写", "天工平台,TianGong,是")
    assert fired("在天工平台发布城墙数据。", f"Publish data of the wall on {written}.", *rows) == found


@pytest.mark.parametrize(
    ("translation", "found"),
    [("Use KILN9 in kilns.", []), ("Use Kiln Nine in kilns.", ["PP505"]), ("Use kiln9 in kilns.", ["PP505"])],
)
def test_what_is_not_to_be_translated_is_there_as_written(fired, translation, found):
    assert fired("在窑炉中使用ＫＩＬＮ９。", translation, "中文,英文,不译", "KILN9,,是") == found


@pytest.mark.parametrize(
    ("pos", "text", "found"),
    [
        ("noun", "the plan of the wall", True),
        ("noun", "several plans", True),
        ("noun", "planning the wall", False),
        ("noun", "they will plan it", False),
        ("名词", "to plan it", False),
        ("verb", "to plan it", True),
        ("verb", "planning the wall", True),
        ("verb", "the plan of the wall", False),
        ("", "planning the wall", True),
        ("particle", "planning the wall", True),
    ],
)
def test_a_word_is_of_the_part_of_speech_that_is_given(pos, text, found):
    termbase = Termbase([Concept("plan", "term", ("筹划",), (), ("plan",), pos=pos)])
    assert bool(termbase.find_en(text)) is found


def test_case_counts_in_the_letters_of_a_chinese_form():
    termbase = Termbase([Concept("net", "term", ("iNet网",), (), ("iNet",), case_sensitive=True)])
    assert [bool(termbase.find_zh(text)) for text in ("接入iNet网", "接入ｉNet网", "接入INET网")] == [True, True, False]


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("Use KILN9 in kilns.", "在窑炉中使用KILN9。", []),
        ("Use KILN9 in kilns.", "在窑炉中使用九号窑。", ["PP505"]),
        ("Publish data on TianGong.", "在天工发布数据。", ["PP505"]),
        ("Publish data on TianGong.", "在TianGong发布数据。", []),
    ],
)
def test_what_an_english_source_does_not_want_translated_stays(fired, source, translation, found):
    assert fired(source, translation, "中文,英文,不译", "KILN9,,是", "天弓平台,TianGong,是") == found


@pytest.mark.parametrize("column", ["禁用", "弃用"])
def test_english_words_that_a_glossary_rejects_do_not_matter_in_an_english_source(fired, column):
    rows = (f"中文,英文,{column}", "箭楼,watchtower,arrow building")
    assert fired("Restore the arrow buildings.", "修缮箭楼。", *rows) == []
    assert fired("修缮箭楼。", "Restore the arrow buildings.", *rows)
