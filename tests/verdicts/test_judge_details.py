"""How differences of fact, tables, assignments and texts left untranslated bear on the verdicts of a comparison."""

from __future__ import annotations

import pytest

from policyparse.align.given import align_given
from policyparse.comparison.force import PERMITTED
from policyparse.lexicon import load_lexicon
from policyparse.model.bitext import Account, Difference, Gap, Place, Rendering
from policyparse.model.document import Block, Document, Origin, Passage, Span
from policyparse.model.structure import Segment
from policyparse.pipeline import analyse, compare_documents, compare_texts, load_resources
from policyparse.readers import read_data
from policyparse.structure import structure
from policyparse.structure.units import structure_units
from policyparse.verdicts.judge import _changed, _with_cells, changes, judge, judge_aligned
from policyparse.verdicts.segments import Judgement


def segment(name: str) -> Segment:
    return Segment(name, "clause", "", Passage("甲乙", (Span(0, 2),)), 0, 0, 1)


def difference(kind: str, name: str | None, confidence: float = 0.9, reason: str = "") -> Difference:
    place = Place(name, Span(0, 1), "甲") if name else None
    return Difference(kind, place, place, "a", "b", reason, confidence)  # type: ignore[arg-type]


def rendering(name: str, verdict: str, *links: str) -> Rendering:
    return Rendering(segment(name), verdict, 1.0, 0.0, (), links, 1.0)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "confidence", "reason", "changing"),
    [
        ("value", 0.1, "", True),
        ("polarity", 0.6, "", True),
        ("agency", 0.6, "", True),
        ("baseline", 0.9, "", False),
        ("rate", 0.9, "", False),
        ("omitted", 0.9, "", False),
        ("added", 0.9, "", False),
        ("force", 0.8, "", True),
        ("force", 0.79, "", False),
        ("force", 0.1, f"{PERMITTED}: 不得, may", True),
    ],
)
def test_a_difference_changes_a_statement_or_rewords_it(kind, confidence, reason, changing):
    assert changes(difference(kind, "s1", confidence, reason)) is changing


@pytest.mark.parametrize(
    ("verdict", "links", "found", "after"),
    [
        ("kept", ("t1",), [difference("value", "s1", 0.5)], "changed"),
        ("kept", ("t1",), [difference("value", "s1", 0.49)], "kept"),
        ("kept", ("t1",), [difference("value", None)], "kept"),
        ("kept", ("t1",), [difference("value", "s2")], "kept"),
        ("kept", ("t1",), [difference("rate", "s1")], "reworded"),
        ("kept", ("t1",), [difference("rate", "s1"), difference("value", "s1")], "changed"),
        ("omitted", (), [difference("value", "s1")], "omitted"),
        ("omitted", (), [difference("rate", "s1")], "omitted"),
        ("kept", ("t1",), [], "kept"),
    ],
)
def test_a_linked_segment_is_changed_or_reworded_by_what_is_sure_enough(verdict, links, found, after):
    judgement = Judgement((rendering("s1", verdict, *links),), (), ())
    assert [one.verdict for one in _changed(judgement, found)] == [after]


def test_a_gap_rewords_what_is_kept():
    gaps = (Gap("s1", Span(0, 1), "甲", False, 0.9),)
    judgement = Judgement((rendering("s1", "kept", "t1"), rendering("s2", "kept", "t1")), (), gaps)
    assert [one.verdict for one in _changed(judgement, [])] == ["reworded", "kept"]


def account(name: str, verdict: str, *links: str) -> Account:
    return Account(segment(name), verdict, 0.0, (), links, 1.0)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("own", "other", "links"),
    [
        ((), (), [("t1",), ("s1",)]),
        (("t2",), (), [("t2",), ()]),
        ((), ("s2",), [(), ("s2",)]),
    ],
)
def test_cells_under_the_same_heads_are_linked_where_neither_is_linked_yet(own, other, links):
    judgement = Judgement((rendering("s1", "omitted", *own),), (account("t1", "added", *other),), ())
    after = _with_cells(judgement, [("s1", "t1")])
    assert [after.renderings[0].links, after.accounts[0].links] == links
    if not own and not other:
        assert (after.renderings[0].verdict, after.accounts[0].verdict) == ("kept", "rendered")
        assert after.renderings[0].uncovered == ()


def test_other_cells_stay_as_they_are():
    judgement = Judgement((rendering("s1", "omitted"), rendering("s2", "omitted")), (account("t1", "added"),), ())
    after = _with_cells(judgement, [("s2", "t1")])
    assert [one.verdict for one in after.renderings] == ["omitted", "kept"]


TABLE = "|学校|2027年|2028年|\n|---|---|---|\n|小学|310|480|\n|中学|220|370|\n"
RENDERED = "|School|2027|2028|\n|---|---|---|\n|Primary schools|310|{}|\n|Middle schools|220|370|\n"


def test_a_cell_with_another_number_is_changed_and_nothing_is_added_for_it():
    sides = read_data(TABLE.encode(), "a.md", "zh"), read_data(RENDERED.format("910").encode(), "a.md", "en")
    bitext = compare_documents(*sides).bitext
    assert {one.segment.text: one.verdict for one in bitext.renderings}["480"] == "changed"
    assert {one.segment.text: one.verdict for one in bitext.accounts}["910"] == "rendered"


TASK = "支持社区办托育机构。\n（教育部、财政部、民政部）\n完善居民投诉渠道。"


@pytest.mark.parametrize(
    ("agencies", "rendered"),
    [
        ("(Ministry of Education, Ministry of Finance, Ministry of Civil Affairs)", True),
        ("(Ministry of Education and others)", True),
        ("(By development, by finance, by industry)", False),
    ],
)
def test_a_list_of_agencies_is_rendered_where_one_of_them_is_named(agencies, rendered):
    text = f"Support communities in running childcare centres.\n{agencies}\nImprove complaint channels for residents."
    found = compare_texts(TASK, text).bitext.renderings
    assert [bool(one.links) for one in found if one.segment.kind == "assignment"] == [rendered]


def units(texts: list[str], language: str):
    """One unit of a bilingual file for each text."""
    blocks, at = [], 0
    for text in texts:
        blocks.append(Block(Span(at, at + len(text))))
        at += len(text) + 1
    document = Document(Origin("", "", ""), language, "\n".join(texts) + "\n", tuple(blocks), settled=True)
    return analyse(structure_units(document, [f"u{number}" for number in range(len(texts))]), load_resources())


@pytest.mark.parametrize("place", [0, 1])
def test_a_unit_left_in_chinese_is_omitted(place):
    resources = load_resources()
    texts, others = ["港口安装监控设备。", "完善居民投诉渠道。"], ["Monitor the port.", "Improve complaint channels."]
    others[place] = texts[place]
    source, translation = units(texts, "zh"), units(others, "en")
    aligned = align_given(source, translation, resources.lexicon, resources.termbase)
    bitext = judge_aligned(source, translation, aligned, resources.lexicon, resources.termbase)
    assert [one.verdict == "omitted" for one in bitext.renderings] == [place == 0, place == 1]
    lost = bitext.renderings[place]
    assert (lost.coverage, lost.omission_score, lost.uncovered) == (0.0, 1.0, (lost.segment.span,))
    assert not lost.quoted


def test_two_analysed_documents_are_judged_as_texts_are():
    resources = load_resources()
    texts = "港口安装监控设备73台。", "Monitoring equipment is installed at the port, 37 devices."
    sides = read_data(texts[0].encode(), "a.txt", "zh"), read_data(texts[1].encode(), "a.txt", "en")
    source, translation = (analyse(structure(side), resources) for side in sides)
    bitext = judge(source, translation, load_lexicon(), resources.termbase)
    assert bitext.differences == compare_texts(*texts).bitext.differences
