from __future__ import annotations

from policyparse.readers.characters import PUNCTUATION, SIMPLIFIED, TRADITIONAL


def test_no_character_stands_twice_in_a_table():
    for table in (SIMPLIFIED, TRADITIONAL, PUNCTUATION):
        assert len(set(table)) == len(table)


def test_the_tables_of_characters_do_not_overlap():
    assert not set(SIMPLIFIED) & set(TRADITIONAL)


def test_the_tables_hold_chinese_characters_alone():
    assert all("\u4e00" <= c <= "\u9fff" for c in SIMPLIFIED + TRADITIONAL)
