"""Entries accept the findings that they were written for, also after edits and renames, and no others."""

from dataclasses import replace

from policyparse.gate.baseline import Entry
from policyparse.gate.matching import Matcher
from tests.gate.sample import CHANGED, spot

HERE, THERE = ("zh/a.md", "en/a.md"), ("zh/c.md", "en/c.md")
TODAY = "2026-11-29"
SAID = "全市建成8个以上现代海洋牧场", "the city will build about 8 marine ranches"
OTHER_SENTENCE = "港区修复8个以上泊位", "about 8 berths are repaired by the port"


def finding(texts=SAID, number="f1"):
    zh, en = texts
    return replace(
        CHANGED,
        fingerprint=number,
        source=spot("8个以上", 1, 1, around=zh),
        translation=spot("about 8", 1, 1, around=en),
    )


def entry(texts=SAID, where=HERE, number="f1", **more):
    return Entry(number, "PP202", "comparator-changed", *where, *texts, "≥ 8", "~ 8", "r", "2026-01-02", **more)


def matched(entries, findings, where=HERE, known=(HERE, THERE)):
    return list(Matcher(entries, set(known), TODAY).match(where, findings))


def test_an_entry_holds_for_its_own_pair_and_for_another_only_when_its_own_is_gone():
    assert matched([entry()], [finding(), finding(number="f2")]) == [entry(), None]
    assert matched([entry()], [finding()], THERE) == [None]
    assert matched([entry()], [finding()], THERE, [THERE]) == [entry()]


def test_an_entry_holds_while_the_sentence_around_is_edited():
    edited = "到2027年，全市建成8个以上智能化现代海洋牧场", "by 2027, the city will build about 8 smart marine ranches"
    assert matched([entry()], [finding(edited)]) == [entry()]
    assert matched([entry()], [finding((edited[0], OTHER_SENTENCE[1]))]) == [entry()]


def test_an_entry_accepts_nothing_in_another_sentence_that_flags_the_same_words():
    assert matched([entry()], [finding(OTHER_SENTENCE)]) == [None]


def test_of_findings_that_flag_the_same_words_each_gets_its_own_entry():
    first, second = entry(), entry(OTHER_SENTENCE, number="f1-2")
    assert matched([first, second], [finding(OTHER_SENTENCE), finding(number="f1-2")]) == [second, first]
    twice = [finding(OTHER_SENTENCE), finding(OTHER_SENTENCE, "f1-2")]
    assert matched([first, second], twice) == [second, None]


def test_an_entry_that_has_expired_gives_way_to_one_that_holds():
    old, new = entry(until="2026-11-28"), entry(until="2026-11-29")
    assert matched([old, new], [finding()]) == [new]
    assert matched([old], [finding()]) == [old]
