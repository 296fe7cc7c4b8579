"""How differences of fact, tables, assignments and texts left untranslated bear on the verdicts of a comparison."""

from __future__ import annotations

import pytest

from policyparse.align.given import align_given
from policyparse.comparison.force import PERMITTED
from policyparse.lexicon import load_lexicon
from policyparse.model.bitext import Account, Difference, Place, Rendering
from policyparse.model.document import Block, Document, Origin, Passage, Span
from policyparse.model.structure import Segment
from policyparse.pipeline import analyse, compare_documents, compare_texts, load_resources
from policyparse.readers import read_data
from policyparse.structure import structure
from policyparse.structure.units import structure_units
from policyparse.verdicts.judge import _with_cells, changes, judge, judge_aligned
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
    ("source", "translation", "verdict"),
    [
        ("培育8家企业。", "Cultivate 8 firms.", "kept"),
        ("培育8家企业。", "Cultivate 80 firms.", "changed"),
        ("培育8家企业。", "Cultivate firms.", "reworded"),
        ("培育8家企业，年均增长5%。", "Cultivate 8 firms, and grow by 5%.", "reworded"),
        ("培育8家企业，年均增长5%。", "Cultivate 80 firms, and grow by 5%.", "changed"),
        ("居民应当提交原件。", "Residents may submit the originals.", "changed"),
        ("居民必须提交原件。", "Residents should submit the originals.", "reworded"),
        ("企业不承担该项费用。", "Enterprises bear this cost.", "changed"),
    ],
)
def test_a_linked_segment_is_changed_or_reworded_by_what_differs(source, translation, verdict):
    found = compare_texts(source, translation).bitext.renderings
    assert verdict in {one.verdict for one in found}
    assert {one.verdict for one in found} <= {verdict, "kept"} | ({"reworded"} if verdict == "changed" else set())


def test_a_gap_rewords_what_is_kept():
    source = "完善居民投诉渠道。\n公园内禁止吸烟、钓鱼、游泳、露营和放风筝。"
    translation = (
        "Improve complaint channels for residents.\n"
        "Smoking, fishing, camping and kite flying are prohibited in the park."
    )
    bitext = compare_texts(source, translation).bitext
    assert {gap.segment for gap in bitext.gaps} == {
        one.segment.id for one in bitext.renderings if one.verdict == "reworded"
    }
    assert bitext.renderings[0].verdict == "kept"


@pytest.mark.parametrize(
    ("source", "translation", "reasons"),
    [
        (
            "Standards were released.",
            "教育部发布了标准。",
            ["the source names no such agency, the translation 教育部"],
        ),
        ("培育8家企业。", "Cultivate firms.", ["8家: the translation has no such number"]),
        ("Cultivate firms.", "培育8家企业。", ["8家: the source has no such number"]),
        ("Deprecated since v1.25.", "自 v1.24 起弃用。", ["v1.25 became v1.24"]),
        (
            "Gradually raise electricity costs.",
            "逐步降低用电成本。",
            ["the source says raise (up), the translation says 降低 (down)"],
        ),
        ("Enterprises bear this cost.", "企业不承担该项费用。", ["the translation negates (不), the source does not"]),
        (
            "Applicants may submit the originals.",
            "申请人应当提交原件。",
            ["the commitment is strengthened: the source has may, the translation 应当"],
        ),
    ],
)
def test_reasons_are_told_from_the_source_to_the_translation_in_either_direction(source, translation, reasons):
    assert [one.reason for one in compare_texts(source, translation).bitext.differences] == reasons


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


def test_a_sentence_may_lack_a_member_of_its_list_and_a_bracket():
    source = "完善居民投诉渠道。\n公园内禁止吸烟、钓鱼、游泳、露营和放风筝（安全设施建成以前暂定）。"
    translation = (
        "Improve complaint channels for residents.\n"
        "Smoking, fishing, camping and kite flying are prohibited in the park."
    )
    found = {(gap.text.strip("（）"), gap.item) for gap in compare_texts(source, translation).bitext.gaps}
    assert found == {("游泳", True), ("安全设施建成以前暂定", False)}
