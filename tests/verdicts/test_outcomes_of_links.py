"""Outcomes of targets, assignments and tracks where the links between two documents are given by hand."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from policyparse.model.bitext import Account, Bitext, Difference, Evidence, Place, Rendering
from policyparse.model.document import Span
from policyparse.model.facts import Agency
from policyparse.pipeline import analyse, load_resources
from policyparse.readers import read_text
from policyparse.structure import structure
from policyparse.verdicts.outcomes import _Names, assignment_outcomes, target_outcomes, track_outcomes


def linked(
    source: str,
    translation: str,
    links: Iterable[tuple[int, int]],
    *,
    pairs: Iterable[tuple[str, str]] = (),
    differences: Iterable[tuple[str, str | None, str | None, str]] = (),
    ties: Iterable[tuple[int, str, str]] = (),
) -> Bitext:
    """Return a bitext with links by number of segment.

    `pairs` are of quantities by their surfaces; `differences` have a kind, what both sides say, and a reason; `ties`
    are words of a source segment that answer each other.
    """
    resources = load_resources()
    sides = [
        analyse(structure(read_text(text, code)), resources) for text, code in ((source, "zh"), (translation, "en"))
    ]
    here, there = (side.structure.segments for side in sides)
    forward = {i: tuple(there[j].id for k, j in links if k == i) for i in range(len(here))}
    backward = {j: tuple(here[i].id for i, k in links if k == j) for j in range(len(there))}

    def place(at: int, words: str | None) -> Place | None:
        if words is None:
            return None
        text = (source, translation)[at]
        start = text.index(words)
        span = Span(start, start + len(words))
        segment = next(one for one in sides[at].structure.segments if one.span.overlap(span))
        return Place(segment.id, span, words)

    def tied(i: int) -> tuple[Evidence, ...]:
        ends = [(place(0, a), place(1, b)) for k, a, b in ties if k == i]
        return tuple(Evidence(a.span, b.span, "word", 1.0) for a, b in ends if a and b)

    def paired(at: int, surface: str) -> Span:
        return next(q.span for q in sides[at].facts.quantities if q.surface.strip() == surface)

    return Bitext(
        *sides,
        tuple(
            Rendering(one, "kept" if forward[i] else "omitted", 1.0, 0.0, (), forward[i], 1.0, tied(i))
            for i, one in enumerate(here)
        ),
        tuple(
            Account(one, "rendered" if backward[j] else "added", 1.0, (), backward[j], 1.0)
            for j, one in enumerate(there)
        ),
        (),
        tuple(
            Difference(kind, place(0, a), place(1, b), a or "", b or "", reason, 0.9)
            for kind, a, b, reason in differences
        ),
        tuple((paired(0, a), paired(1, b)) for a, b in pairs),
    )


FILLER = ("Improve complaint channels.", "Strengthen fire drills.", "Hold meetings.")


def told(bitext: Bitext) -> list[tuple[str | None, str | None, str]]:
    return [
        (
            one.source.quantity.surface if one.source else None,
            one.translation.quantity.surface if one.translation else None,
            one.verdict,
        )
        for one in target_outcomes(bitext)
    ]


@pytest.mark.parametrize(
    ("lines", "at", "found"),
    [
        (("Build parks.", "8 parks will be built."), 0, "8"),
        (("Build parks.", *FILLER[:1], "8 parks will be built."), 0, "8"),
        (("Build parks.", *FILLER[:2], "8 parks will be built."), 0, None),
        (("8 parks will be built.", *FILLER[:1], "Build parks."), 2, "8"),
        (("8 parks will be built.", *FILLER[:2], "Build parks."), 3, None),
    ],
)
def test_a_figure_is_looked_for_up_to_two_segments_from_what_renders_its_statement(lines, at, found):
    first = told(linked("新建口袋公园8个。", "\n".join(lines), [(0, at)]))[0]
    assert first == ("8个", found, "kept" if found else "omitted")


def test_a_figure_that_answers_to_another_is_not_free():
    source, translation = "新建口袋公园8个。\n改造泵站8座。", "Build parks.\nRenovate 8 pumping stations."
    assert told(linked(source, translation, [(0, 0), (1, 1)], pairs=[("8座", "8")])) == [
        ("8个", None, "omitted"),
        ("8座", "8", "kept"),
    ]


@pytest.mark.parametrize(
    ("source", "said", "found"),
    [
        ("新建口袋公园10个。", "10 parks", "10"),
        ("新建口袋公园9个。", "9 parks", None),
        ("修建绿道9公里。", "9 km of greenways", "9 km"),
        ("新建口袋公园10个，改造公园10个。", "10 parks", None),
    ],
)
def test_a_number_that_stands_once_on_each_side_is_the_same_wherever_it_went(source, said, found):
    lines = ("Build parks.", *FILLER, f"There will be {said}.")
    outcomes = told(linked(source, "\n".join(lines), [(0, 0)]))
    assert outcomes[0][1] == found


def test_a_number_that_the_translation_says_twice_is_not_known_by_itself():
    lines = ("Build parks.", *FILLER, "There will be 70 parks.", "There will be 70 parks.")
    assert told(linked("新建口袋公园70个。", "\n".join(lines), [(0, 0)]))[0][1] is None


@pytest.mark.parametrize(
    ("until", "by", "reasons"),
    [
        ("2028年", "2028", ()),
        ("2028年6月", "2028", ()),
        ("2028年", "June 2028", ()),
        ("2028年6月", "July 2028", ("deadline: by 2028-06 became by 2028-07",)),
        ("2028年", "2029", ("deadline: by 2028 became by 2029",)),
    ],
)
def test_deadlines_contradict_each_other_where_neither_is_part_of_the_other(until, by, reasons):
    source, translation = f"到{until}，新建口袋公园60个以上。", f"By {by}, build at least 60 parks."
    (outcome,) = target_outcomes(linked(source, translation, [(0, 0)], pairs=[("60个以上", "at least 60")]))
    assert (outcome.verdict, outcome.reasons) == ("changed" if reasons else "kept", reasons)


def test_what_differs_in_a_target_is_its_reason_said_once():
    found = linked(
        "新建口袋公园60个以上。",
        "Build 70 parks, 20 of them large.",
        [(0, 0)],
        differences=[
            ("value", "60个以上", "70", "60 became 70"),
            ("comparator", "60个以上", "70", "60 became 70"),
            ("value", "60个以上", "20", "60 became 20"),
        ],
    )
    outcome = target_outcomes(found)[0]
    assert (outcome.verdict, outcome.reasons) == ("changed", ("60 became 70",))
    assert outcome.translation.quantity.surface == "70"


def test_a_shift_of_force_in_its_sentence_is_told_with_a_target_and_changes_it_not():
    found = linked(
        "应当新建口袋公园60个。",
        "Parks may be built, 60 of them.",
        [(0, 0)],
        pairs=[("60个", "60")],
        differences=[("force", "应当", "may", "weakened")],
    )
    outcome = target_outcomes(found)[0]
    assert (outcome.verdict, outcome.reasons) == ("kept", ("weakened",))


def test_a_figure_without_an_answer_is_omitted_with_its_statement_or_without_it():
    source = "新建口袋公园60个以上。"
    (lost,) = target_outcomes(linked(source, "Build parks.", [(0, 0)]))
    assert lost.reasons == ("the translation renders the statement without 60个以上",)
    (alone,) = target_outcomes(linked(source, "Meet.", []))
    assert alone.reasons == ("nothing in the translation renders the statement",)


def test_a_target_of_the_translation_alone_is_added_unless_it_answers():
    source, translation = "新建口袋公园60个。", "Build 60 parks by 2028.\nBuild 70 schools by 2028."
    assert told(linked(source, translation, [(0, 0)], pairs=[("60个", "60")])) == [
        ("60个", "60", "kept"),
        (None, "70", "added"),
    ]


TASK = "一、主要任务\n支持托育机构。（教育部、财政部、民政部）"


def assigned(translation: str, links: Iterable[tuple[int, int]], source: str = TASK) -> tuple[str, tuple[str, ...]]:
    outcome = assignment_outcomes(linked(source, translation, links))[0]
    return outcome.verdict, outcome.named


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        (("Support childcare.", "The Ministry of Education leads."), ("教育部",)),
        (("Support childcare.", *FILLER[:1], "The Ministry of Education leads."), ("教育部",)),
        (("Support childcare.", *FILLER[:2], "The Ministry of Education leads."), ()),
        (("Support childcare (教育部).",), ("教育部",)),
        (
            ("Support childcare.", "Ministry of Education, Ministry of Finance, Ministry of Civil Affairs"),
            ("教育部", "财政部", "民政部"),
        ),
    ],
)
def test_agencies_are_named_up_to_two_segments_from_what_renders_their_task(lines, named):
    verdict = "kept" if len(named) == 3 else "changed" if named else "omitted"
    assert assigned("\n".join(lines), [(1, 0)]) == (verdict, named)


def test_a_mention_that_no_table_knows_stands_for_an_agency_that_none_knows_once():
    source = "一、主要任务\n支持托育机构。（甲乙办、丙丁办、教育部）"
    said = "Support childcare.\nResponsible: the Wuxing Office; the Ministry of Education"
    outcome = assignment_outcomes(linked(source, said, [(1, 0)]))[0]
    assert set(outcome.named) <= {"甲乙办", "教育部"}
    assert "教育部" in outcome.named


TRACKS = "一、专项行动\n（一）水污染防治行动\n清理河道。\n恢复湿地。\n（二）土壤污染防治行动\n复垦农田。"


def tracks(
    translation: str, links: Iterable[tuple[int, int]], ties: Iterable[tuple[int, str, str]] = ()
) -> list[tuple]:
    bitext = linked(TRACKS, translation, links, ties=ties)
    texts = {one.segment.id: one.segment.text for one in bitext.renderings}
    return [
        (track.labelled, [texts[one] for one in track.kept], [texts[one] for one in track.dropped])
        for track in track_outcomes(bitext)
    ]


def test_a_track_keeps_the_items_that_have_links_and_drops_the_others():
    translation = "Special campaigns\nClean up rivers.\nReclaim farmland."
    assert tracks(translation, [(0, 0), (2, 1), (5, 2)]) == [
        (False, ["清理河道。"], ["恢复湿地。"]),
        (False, ["复垦农田。"], []),
    ]


OPENED = "Campaigns are run.\nWater pollution control: clean up rivers and restore wetlands.\nReclaim farmland."


@pytest.mark.parametrize(
    ("links", "ties", "labelled"),
    [
        ([(1, 1)], [], True),
        ([(1, 1), (2, 1)], [], False),
        ([(1, 1), (2, 1)], [(1, "水", "Water"), (1, "防治", "control")], True),
        ([(1, 1), (2, 1)], [(1, "水", "Water"), (1, "防治", "clean")], False),
        ([], [], False),
    ],
)
def test_a_track_is_labelled_by_what_renders_its_heading_alone_or_opens_with_it(links, ties, labelled):
    assert tracks(OPENED, links, ties)[0][0] is labelled


def agency(surface: str, zh: str | None = None, en: str | None = None) -> Agency:
    return Agency(Span(0, len(surface)), surface, zh, en)


FIRST, SECOND = agency("甲乙办"), agency("丙丁办")
FINANCE = agency("财政部", "财政部", "Ministry of Finance")
STRANGER, OTHER = agency("Wuxing Office"), agency("Binding Office")


@pytest.mark.parametrize(
    ("agencies", "mentions", "named"),
    [
        ([FIRST, SECOND], [STRANGER], [FIRST]),
        ([FIRST, SECOND], [STRANGER, OTHER], [FIRST, SECOND]),
        ([FIRST, SECOND], [STRANGER, STRANGER], [FIRST, SECOND]),
        ([FIRST, FINANCE], [agency("the Finance Ministry")], [FINANCE]),
        ([FINANCE, FIRST], [STRANGER], [FIRST]),
        ([FIRST], [agency("Health Bureau")], []),
        ([FIRST], [agency("Wuxing Office", "五行办公室", "Wuxing Office")], []),
        ([FIRST], [], []),
    ],
)
def test_a_stranger_stands_for_one_agency_that_no_table_knows(agencies, mentions, named):
    assert _Names(mentions, []).of(agencies, []) == tuple(one.surface for one in named)


def test_what_is_named_here_needs_no_mention():
    assert _Names([], []).of([FIRST, FINANCE], [FINANCE]) == ("财政部",)


def test_a_chinese_name_in_the_translation_names_its_agency():
    (segment,) = structure(read_text("Support childcare (甲乙办).", "en")).segments
    assert _Names([], [segment]).of([FIRST, SECOND], []) == ("甲乙办",)
