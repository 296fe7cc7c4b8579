"""What is looked for around a bead before it is missed, and what binds a number to another."""

from __future__ import annotations

import math

import pytest

from policyparse.comparison.facts import _counts_a_list, _same, _sizes_of_lists, _Spot, _Ties
from policyparse.comparison.sides import Bead, _fits, beads, join
from policyparse.facts.quantities import find_quantities
from policyparse.model.bitext import Evidence, Rendering
from policyparse.model.document import Passage, Span
from policyparse.model.structure import Segment
from policyparse.pipeline import compare_texts

FILLERS = (
    ("完善居民投诉渠道。", "Improve complaint channels for residents."),
    ("加强消防演练。", "Strengthen fire drills."),
    ("柴油卡车逐步由燃料电池卡车替代。", "Diesel trucks are gradually replaced by fuel cell trucks."),
    ("每年检查储氢容器。", "Hydrogen vessels are inspected every year."),
    ("鼓励大学与企业共建实验室。", "Universities and enterprises are encouraged to build laboratories."),
)


def differences(source: list[str], translation: list[str]) -> list[tuple[str, str, str]]:
    found = compare_texts("\n".join(source), "\n".join(translation)).bitext.differences
    return [(one.kind, one.expected, one.actual) for one in found]


@pytest.mark.parametrize(("apart", "missed"), [(1, False), (4, False), (5, True)])
def test_a_name_that_a_bead_lacks_is_looked_for_up_to_four_segments_away(apart, missed):
    between = FILLERS[: apart - 1]
    last = "培训厨师。", "Train cooks with IPv6."
    source = ["港口使用 IPv6 地址。", *(zh for zh, _ in between), last[0]]
    translation = ["The port has addresses.", *(en for _, en in between), last[1]]
    assert (("identifier", "IPv6", "") in differences(source, translation)) is missed


@pytest.mark.parametrize(("apart", "missed"), [(1, False), (4, False), (5, True)])
def test_a_number_that_a_bead_lacks_is_looked_for_up_to_four_segments_away(apart, missed):
    between = FILLERS[: apart - 1]
    last = "培训厨师。", "Train cooks, 73 of them."
    source = ["港口安装监控设备73台。", *(zh for zh, _ in between), last[0]]
    translation = ["Monitoring equipment is installed at the port.", *(en for _, en in between), last[1]]
    assert (("omitted", "73", "") in differences(source, translation)) is missed


@pytest.mark.parametrize(
    ("text", "sizes"),
    [("甲、乙、丙", {3, 4}), ("甲、乙。丙、丁、戊", {2, 3, 4}), ("甲，乙", set()), ("甲、乙，丙", {2, 3})],
)
def test_a_list_has_one_member_more_than_commas_or_two(text, sizes):
    assert _sizes_of_lists(text) == sizes


@pytest.mark.parametrize(
    ("said", "counts"), [("3个部门", True), ("4个部门", True), ("5个部门", False), ("3公里", False)]
)
def test_a_number_may_say_how_many_members_a_list_has(said, counts):
    (number,) = find_quantities(said, "zh")
    assert _counts_a_list(number, "教育、财政、民政部门") is counts


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("3家", "3公里", True),
        ("3家", "4家", False),
        ("3-5家", "3家", False),
        ("3-5家", "3-5家", True),
        ("2025年3月", "2025", False),
    ],
)
def test_numbers_nearby_are_the_same_by_their_values_but_dates_are_dates(one, other, same):
    (a,), (b,) = find_quantities(one, "zh"), find_quantities(other, "zh")
    assert _same(a, b) is same


def segment(name: str, text: str, *, start: int = 0, sentence: int = 0, kind: str = "clause") -> Segment:
    return Segment(name, kind, "", Passage(text, (Span(start, start + len(text)),)), 0, sentence, 1)  # type: ignore[arg-type]


def rendering(one: Segment, *links: str, ties: tuple[Evidence, ...] = ()) -> Rendering:
    return Rendering(one, "kept", 1.0, 0.0, (), links, 1.0, ties)


def test_words_bind_two_numbers_the_closer_they_stand_to_both():
    tie = Evidence(Span(10, 12), Span(100, 105), "word", 2.0)
    number = Evidence(Span(10, 12), Span(100, 105), "number", 9.0)
    ties = _Ties([rendering(segment("s1", "甲"), ties=(tie, number))])

    def bound(source: Span, translation: Span, *, scoped: bool = False) -> float:
        return ties.between(_Spot(source, scoped=scoped), _Spot(translation, scoped=scoped))

    beside = bound(Span(12, 14), Span(106, 108))
    assert beside == pytest.approx(1 - math.exp(-2.0 * math.exp(-1 / 30) / 3))
    assert bound(Span(15, 17), Span(106, 108)) == pytest.approx(1 - math.exp(-2.0 * math.exp(-3 / 10 - 1 / 30) / 3))
    assert bound(Span(5, 7), Span(90, 97)) == pytest.approx(1 - math.exp(-2.0 * math.exp(-3 / 10 - 3 / 30) / 3))
    assert bound(Span(71, 73), Span(106, 108)) == 0
    assert bound(Span(70, 72), Span(106, 108)) > 0


def test_in_its_scope_a_word_binds_a_number_wholly_and_outside_not_at_all():
    tie = Evidence(Span(10, 12), Span(100, 105), "word", 2.0)
    ties = _Ties([rendering(segment("s1", "甲"), ties=(tie,))])
    scope = _Spot(Span(0, 11), scoped=True)
    assert ties.between(scope, _Spot(Span(104, 140), scoped=True)) == pytest.approx(1 - math.exp(-2.0 / 3))
    assert ties.between(scope, _Spot(Span(105, 140), scoped=True)) == 0
    assert ties.between(_Spot(Span(0, 10), scoped=True), _Spot(Span(104, 140), scoped=True)) == 0


def test_texts_are_joined_with_a_blank_after_english_alone():
    side = join(
        [
            segment("t1", "Build parks."),
            segment("t2", "Meet. "),
            segment("t3", "Stop."),
            segment("s1", "甲"),
            segment("s2", "乙"),
        ]
    )
    assert side.text == "Build parks. Meet. Stop. 甲乙"
    assert [side.text[at:][:1] for at in side.starts] == ["B", "M", "S", "甲", "乙"]


def test_a_place_is_told_in_its_segment_and_cut_at_its_end():
    side = join([segment("t1", "Build parks.", start=50), segment("t2", "Meet.", start=90)])
    at = side.text.index("Meet")
    assert side.place(Span(at, at + 4)).segment == "t2"
    assert (side.place(Span(at, at + 4)).span, side.place(Span(at, at + 4)).text) == (Span(90, 94), "Meet")
    assert side.place(Span(6, at + 4)).text == "parks."
    assert side.place(Span(6, 6)).text == "p"
    assert side.place(Span(len(side.text), len(side.text) + 3)).text == "."


def bead_texts(renderings: list[Rendering], translation: list[Segment]) -> list[tuple[str, str]]:
    return [(bead.source.text, bead.translation.text) for bead in beads(renderings, translation)]


def test_sentences_that_share_a_rendering_are_one_bead():
    own = [segment(f"s{n}", text, sentence=n) for n, text in enumerate("甲乙丙")]
    there = [segment(f"t{n}", text) for n, text in enumerate(("One.", "Two.", "Three."))]
    found = bead_texts([rendering(own[0], "t1", "t0"), rendering(own[1], "t1"), rendering(own[2], "t2")], there)
    assert found == [("甲乙", "One. Two."), ("丙", "Three.")]


def test_the_rest_of_a_sentence_belongs_to_its_bead_where_half_of_it_is_linked():
    there = [segment("t0", "One.")]
    for linked, whole in (("甲乙", "甲乙丙丁"), ("甲", "甲")):
        parts = [segment("s0", linked), segment("s1", "丙丁" if linked == "甲乙" else "乙丙")]
        assert bead_texts([rendering(parts[0], "t0"), rendering(parts[1])], there)[0][0] == whole


def test_a_group_of_more_than_six_segments_is_cut_by_sentence():
    for size, many in ((6, 1), (7, 7)):
        own = [segment(f"s{n}", "甲", sentence=n) for n in range(size)]
        assert len(beads([rendering(one, "t0") for one in own], [segment("t0", "One.")])) == many
    assert _fits([0], {0: list(range(6))})
    assert not _fits([0], {0: list(range(7))})


def test_links_to_what_is_not_english_are_left_out():
    assert beads([rendering(segment("s0", "甲"), "t9")], [segment("t0", "One.")]) == ()
    (bead,) = beads([rendering(segment("s0", "甲"), "t0", "t9")], [segment("t0", "One.")])
    assert isinstance(bead, Bead)
    assert [one.id for one in bead.translation.segments] == ["t0"]


@pytest.mark.parametrize(
    ("translation", "told"),
    [
        ("# No parking here", False),
        ("Parking is not allowed here by the way at all.", True),
    ],
)
def test_a_heading_of_a_few_words_denies_and_commands_nothing(translation, told):
    found = differences(["居民可以在此停放车辆。", "完善居民投诉渠道。"], [translation, "", FILLERS[0][1]])
    assert bool(found) is told


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        (["自 v1.24 起弃用。", "培训厨师。"], ["It is deprecated.", "Train cooks from v1.24 on."], []),
        (
            ["自 v1.24 起弃用。", "培训厨师。"],
            ["It is deprecated since v1.24.", "Train cooks from v1.24 on."],
            ["v1.24"],
        ),
        (["自 v1.24 起弃用。", "自 v1.24 起培训厨师。"], ["It is deprecated since v1.24.", "Train cooks."], []),
    ],
)
def test_a_name_may_be_said_again_in_the_source_but_not_more_often_in_english(source, translation, found):
    assert [new for kind, old, new in differences(source, translation) if kind == "identifier" and not old] == found
