from __future__ import annotations

from policyparse.align.plain import units_of_texts
from policyparse.align.verbatim import same_text


def test_what_is_the_same_text_on_both_sides_and_no_chinese_is_linked_in_order():
    source, translation = (
        units_of_texts(texts, side)
        for texts, side in ((["C++", "甲", "C", "C++", "42"], "zh"), (["C", "C++", "甲", "C++", "C++", "42"], "en"))
    )
    assert list(same_text(source, translation, ())) == [(0, 1), (2, 0), (3, 3)]
    assert list(same_text(source, translation, {(0, 3)})) == [(2, 0), (3, 1)]
