"""Levels of provisions, learnt from all references of a pair."""

from __future__ import annotations

import pytest

import policyparse
from policyparse.comparison.provisions import compare_provisions
from policyparse.comparison.sides import Bead, join
from policyparse.model.document import Passage, Span
from policyparse.model.structure import Segment

_NUMBERS = {"二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7}


def told(source: str, translation: str) -> list[tuple[str, str]]:
    findings = policyparse.compare_texts(source, translation).to_dict()["findings"]
    return [(f["expected"], f["actual"]) for f in findings if f["check"] == "PP212"]


def _text(level: str, word: str) -> tuple[list[str], list[str]]:
    zh = [f"符合本条第{zh}{level}规定的企业，可以申请补贴。" for zh in _NUMBERS]
    en = [f"Enterprises that meet {word} {en} of this Article may apply for subsidies." for en in _NUMBERS.values()]
    return zh, en


@pytest.mark.parametrize(("last", "expected"), [("Subparagraph", []), ("Paragraph", [("第九项", "Paragraph 9")])])
def test_a_level_that_has_the_word_of_another_is_told(last, expected):
    (upper, above), (lower, below) = _text("款", "Paragraph"), _text("项", "Subparagraph")
    zh = [*upper, *lower, "违反本条第九项规定的企业，责令改正。"]
    en = [*above, *below, f"Enterprises that violate {last} 9 of this Article are ordered to make corrections."]
    assert told("\n".join(zh), "\n".join(en)) == expected


def test_a_text_that_calls_all_levels_alike_is_left_alone():
    (upper, above), (lower, below) = _text("款", "Paragraph"), _text("项", "Paragraph")
    assert told("\n".join([*upper, *lower]), "\n".join([*above, *below])) == []


def _bead(at: int, zh: str, en: str) -> Bead:
    sides = (
        join([Segment(f"{side}{at}", "clause", "", Passage(text, (Span(0, len(text)),)), 0, at, 1)])
        for side, text in (("s", zh), ("t", en))
    )
    return Bead(*sides)


def _beads(*words: str) -> list[Bead]:
    """Return beads with references, each given as `款 Paragraph`; their numbers count up."""
    pairs = [word.split() for word in words]
    return [_bead(at, f"符合第{at}{level}。", f"Meet {word} {at}.") for at, (level, word) in enumerate(pairs, 1)]


def changed(beads: list[Bead]) -> list[tuple[str, str]]:
    return [(one.expected, one.actual) for one in compare_provisions(beads)]


_ITEMS = ("项 Item",) * 5


@pytest.mark.parametrize(
    ("references", "expected"),
    [
        ((*("款 Paragraph",) * 4, "款 Item"), [("第5款", "Item 5")]),
        ((*("款 Paragraph",) * 3, "款 Item"), []),
        ((*("款 Paragraph",) * 4, "款 Item", "款 Item"), []),
        ((*("款 Paragraph",) * 4, "款 Clause"), []),
        ((*("款 Paragraph",) * 4, "款 paragraph"), []),
        ((*("款 Paragraph",) * 5, "条 Item"), []),
    ],
)
def test_a_level_has_a_usual_word_if_four_of_five_references_have_it_and_another_level_has_the_other(
    references, expected
):
    assert changed(_beads(*references, *_ITEMS)) == expected


def test_a_level_of_few_references_takes_no_word_from_another():
    references = (*("款 Paragraph",) * 5, "款 Item", *("项 Item",) * 4)
    assert changed(_beads(*references)) == []
    assert changed(_beads(*references, "项 Item")) == [("第6款", "Item 6")]


def test_a_number_that_stands_twice_on_one_side_is_no_reference_of_either():
    known = _beads(*("款 Paragraph",) * 6, *_ITEMS)
    assert changed([*known, _bead(20, "符合第7款。", "Meet Item 7.")]) == [("第7款", "Item 7")]
    assert changed([*known, _bead(20, "符合第7款、第7项。", "Meet Item 7.")]) == []
    assert changed([*known, _bead(20, "符合第7款。", "Meet Item 7 and Paragraph 7.")]) == []
    assert changed([*known, _bead(20, "符合第7款。", "Meet Item 8.")]) == []


@pytest.mark.parametrize(("number", "english"), [("7", "7"), ("七", "7"), ("一百零二", "102")])
def test_numbers_are_read_in_both_scripts(number, english):
    known = _beads(*("款 Paragraph",) * 6, *_ITEMS)
    found = changed([*known, _bead(20, f"符合第{number}款。", f"Meet Item {english}.")])
    assert found == [(f"第{number}款", f"Item {english}")]


def test_references_are_told_by_the_direction():
    beads = [*_beads(*("款 Paragraph",) * 5, *_ITEMS), _bead(20, "符合第七款。", "Meet Item 7.")]
    (one,) = compare_provisions(beads, "en-zh")
    assert (one.source.segment, one.translation.segment) == ("t20", "s20")
    assert (one.expected, one.actual) == ("Item 7", "第七款")
    assert one.reason == "Item 7 became 第七款, which is the word for another level"
    assert (one.kind, one.confidence) == ("reference", 0.6)
