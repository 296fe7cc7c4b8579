"""Verdicts on an alignment that is made by hand: what is drawn from links, chances and coverage that are given."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

import pytest

from policyparse.align.documents import align_analyses
from policyparse.lexical.coverage import Answer, Coverage, Run
from policyparse.lexical.weights import WEIGHTS, logistic
from policyparse.lexical.words import Word
from policyparse.model.document import Passage, Span
from policyparse.model.structure import Segment
from policyparse.pipeline import analyse, load_resources
from policyparse.readers import read_text
from policyparse.structure import structure
from policyparse.verdicts.gaps import Hole
from policyparse.verdicts.segments import Judge, Judgement, _merged, _shrunk_median, _whole
from policyparse.verdicts.views import View, chinese_view

CONTENT = tuple(Word(at, at + 1, form, "word") for at, form in enumerate("abcd"))


def segment(name: str, text: str = "港口安装设备", **more: object) -> Segment:
    place = {"kind": "clause", "section": "", "paragraph": 0, "sentence": 0, "line": 1} | more
    return Segment(id=name, passage=Passage(text, (Span(0, len(text)),)), **place)  # type: ignore[arg-type]


def cover(
    share: float = 1.0, runs: Sequence[Run] = (), answers: Sequence[Answer] = (), weight: float = 4.0
) -> Coverage:
    return Coverage(share, weight, tuple(runs), tuple(answers), tuple((word, 1.0, share) for word in CONTENT))


@cache
def some_view() -> View:
    """Return a view of two texts, of which a test replaces what it makes by hand."""
    resources = load_resources()
    documents = read_text("港口", "zh"), read_text("Port", "en")
    source, translation = (analyse(structure(document), resources) for document in documents)
    return chinese_view(align_analyses(source, translation, resources.lexicon, resources.termbase))


def judged(
    own: Sequence[Segment],
    other: Sequence[Segment],
    links: Iterable[tuple[int, int]],
    *,
    covers: Mapping[int, Coverage] | None = None,
    backs: Mapping[int, Coverage] | None = None,
    words: Mapping[int, Sequence[Word]] | None = None,
    other_words: Mapping[int, Sequence[Word]] | None = None,
    language: str = "zh",
    quoting: frozenset[int] = frozenset(),
    quoted: frozenset[int] = frozenset(),
) -> Judgement:
    forward: dict[int, list[int]] = {}
    backward: dict[int, list[int]] = {}
    for i, j in links:
        forward.setdefault(i, []).append(j)
        backward.setdefault(j, []).append(i)
    view = replace(
        some_view(),
        language=language,
        own=tuple(own),
        other=tuple(other),
        words=tuple(tuple((words or {}).get(at, CONTENT)) for at in range(len(own))),
        other_words=tuple(tuple((other_words or {}).get(at, CONTENT)) for at in range(len(other))),
        forward=forward,
        backward=backward,
        covers=tuple((covers or {}).get(at, cover()) for at in range(len(own))),
        backs=tuple((backs or {}).get(at, cover()) for at in range(len(other))),
        rendered=tuple(0.9 if at in forward else 0.2 for at in range(len(own))),
        accounted=tuple(0.8 if at in backward else 0.3 for at in range(len(other))),
        quoting=quoting,
        quoted=quoted,
        usual_ratio=0.0,
    )
    return Judge(view).judge()


EN = segment("t1", "Equipment is installed")


def test_a_linked_segment_is_kept_with_its_coverage_its_chance_and_its_holes():
    runs = Run(0, 2, WEIGHTS.run), Run(3, 4, WEIGHTS.run - 0.01)
    (one,) = judged([segment("s1")], [EN], [(0, 0)], covers={0: cover(0.51236, runs)}).renderings
    assert (one.verdict, one.coverage, one.confidence, one.links, one.quoted) == ("kept", 0.5124, 0.9, ("t1",), False)
    assert one.uncovered == (Span(0, 2),)


def test_the_words_that_answer_are_its_evidence():
    answers = [
        Answer(Word(0, 2, "港口", "term"), 0, 0, 9, 1.23456),
        Answer(Word(2, 4, "安装", "word"), 0, 13, 22, 0.5),
    ]
    (one,) = judged([segment("s1")], [EN], [(0, 0)], covers={0: cover(answers=answers)}).renderings
    assert [(e.source, e.translation, e.kind, e.weight) for e in one.evidence] == [
        (Span(0, 2), Span(0, 9), "term", 1.235),
        (Span(2, 4), Span(13, 22), "word", 0.5),
    ]


def test_a_segment_without_links_is_omitted_as_surely_as_it_is_not_rendered():
    (one,) = judged([segment("s1")], [EN], []).renderings
    assert (one.verdict, one.coverage, one.links, one.confidence) == ("omitted", 0.0, (), 0.8)
    assert one.uncovered == (Span(0, 6),)
    ceiling = WEIGHTS.loss_ceiling
    assert one.omission_score == pytest.approx(ceiling + (1 - ceiling) * 0.8)


def test_beside_a_linked_segment_of_its_sentence_it_shares_the_suspicion_of_this():
    own = [segment("s1"), segment("s2")]
    covers = {1: cover(0.0, weight=4.0), 0: cover(1.0)}
    first, second = judged(own, [EN], [(0, 0)], covers=covers, other_words={0: CONTENT * 2}).renderings
    score = WEIGHTS.loss_run * math.log1p(4.0) - WEIGHTS.loss_bias
    assert second.omission_score == pytest.approx(WEIGHTS.loss_ceiling * logistic(score), abs=6e-4)
    assert first.omission_score == 0


@pytest.mark.parametrize(
    ("more", "words", "verdict"),
    [
        ({}, CONTENT, "omitted"),
        ({}, (), "ignored"),
        ({"foreign": True}, CONTENT, "ignored"),
        ({"kind": "label"}, CONTENT, "omitted"),
        ({"text": "kube-proxy"}, CONTENT, "omitted"),
    ],
)
def test_what_says_nothing_is_ignored(more, words, verdict):
    (one,) = judged([segment("s1", **more)], [EN], [], words={0: words}).renderings
    assert one.verdict == verdict


@pytest.mark.parametrize(
    ("more", "verdict"),
    [({}, "omitted"), ({"kind": "label"}, "ignored"), ({"text": "`kube-proxy`"}, "ignored")],
)
def test_labels_and_names_of_an_english_source_are_no_omissions(more, verdict):
    (one,) = judged([segment("s1", **({"text": "Install it"} | more))], [EN], [], language="en").renderings
    assert one.verdict == verdict


@pytest.mark.parametrize(
    ("page", "text", "verdict"), [(1, "车辆安全", "ignored"), (None, "车辆安全", "omitted"), (1, "消防演练", "omitted")]
)
def test_a_label_of_a_page_that_is_rendered_elsewhere_need_not_be_rendered_again(page, text, verdict):
    own = [segment("s1", "车辆安全", page=1), segment("s2", text, page=page, sentence=1)]
    assert judged(own, [EN], [(0, 0)]).renderings[1].verdict == verdict


@pytest.mark.parametrize(
    ("quoting", "quoted", "foreign", "is_quoted"),
    [
        ({0}, {0, 1}, False, True),
        ({0}, {0}, False, False),
        (set(), {0, 1}, False, False),
        (set(), set(), True, True),
    ],
)
def test_a_segment_is_quoted_where_all_that_it_is_linked_to_quotes_it_or_it_is_foreign(
    quoting, quoted, foreign, is_quoted
):
    own, other = [segment("s1", foreign=foreign)], [EN, segment("t2", "Equipment")]
    (one,) = judged(
        own,
        other,
        [(0, 0), (0, 1)],
        covers={0: cover(0.2, [Run(0, 2, 3.0)])},
        quoting=frozenset(quoting),
        quoted=frozenset(quoted),
    ).renderings
    assert one.quoted is is_quoted
    if is_quoted:
        assert (one.coverage, one.omission_score, one.uncovered, one.confidence) == (1.0, 0.0, (), 1.0)


def test_a_translation_segment_is_rendered_quoted_or_added():
    own, other = [segment("s1")], [EN, segment("t2", "Equipment"), segment("t3", "More of it is added")]
    backs = {0: cover(0.25, [Run(0, 3, 2.0), Run(4, 5, 1.0)]), 1: cover(0.25, [Run(0, 3, 2.0)])}
    first, second, third = judged(
        own, other, [(0, 0), (0, 1)], backs=backs, quoting=frozenset({0}), quoted=frozenset({1})
    ).accounts
    assert (first.verdict, first.coverage, first.links, first.confidence) == ("rendered", 0.25, ("s1",), 0.8)
    assert first.uncovered == (Span(0, 3),)
    assert (second.verdict, second.coverage, second.uncovered, second.confidence) == ("rendered", 1.0, (), 1.0)
    assert (third.verdict, third.coverage, third.links, third.confidence) == ("added", 0.0, (), 0.7)
    assert third.uncovered == (Span(0, 19),)


@pytest.mark.parametrize(
    ("more", "words", "verdict"),
    [
        ({}, CONTENT, "added"),
        ({}, (), "ignored"),
        ({"kind": "label"}, CONTENT, "ignored"),
        ({"text": "- `kube-proxy`"}, CONTENT, "ignored"),
        ({"text": "Equipment", "page": 1}, CONTENT, "ignored"),
        ({"text": "Equipment"}, CONTENT, "added"),
        ({"text": "Vehicles", "page": 1}, CONTENT, "added"),
    ],
)
def test_what_adds_nothing_is_ignored(more, words, verdict):
    other = [segment("t1", "Equipment", page=1), segment("t2", **({"text": "More of it is added"} | more))]
    _, one = judged([segment("s1")], other, [(0, 0)], other_words={1: words}).accounts
    assert one.verdict == verdict


@pytest.mark.parametrize(
    ("links", "verdict"),
    [([(0, 1), (0, 2)], "ignored"), ([(0, 1)], "added"), ([], "added"), ([(0, 0), (0, 1), (0, 2)], "rendered")],
)
def test_a_heading_is_added_with_anything_under_it(links, verdict):
    other = [
        segment("t1", "Transport", kind="heading", section="1"),
        segment("t2", "Trucks are replaced", section="1"),
        segment("t3", "Buses are too", section="1"),
        segment("t4", "Something else", section="2"),
    ]
    assert judged([segment("s1")], other, links).accounts[0].verdict == verdict


def test_a_heading_with_nothing_under_it_is_added():
    other = [segment("t1", "Transport", kind="heading", section="1"), segment("t2", "Trucks", section="2")]
    assert judged([segment("s1")], other, [(0, 1)]).accounts[0].verdict == "added"


def test_a_counterpart_that_sentences_share_counts_for_each_by_its_length():
    """Twelve words render two sentences of four and of eight: as usual; half of them are too few for both."""
    eight = CONTENT * 2
    own = [segment("s1"), segment("s2", sentence=1)]

    def scores(many: int) -> list[float]:
        found = judged(
            own,
            [EN],
            [(0, 0), (1, 0)],
            words={1: eight},
            other_words={0: (CONTENT * 6)[:many]},
            covers={0: cover(0.5, [Run(0, 2, 2.0)]), 1: cover(0.5, [Run(0, 2, 2.0)])},
        )
        return [one.omission_score for one in found.renderings]

    run = WEIGHTS.loss_run * math.log1p(2.0) - WEIGHTS.loss_bias
    assert scores(12) == pytest.approx([WEIGHTS.loss_ceiling * logistic(run)] * 2, abs=6e-4)
    usual = (2 / 12) * (math.log(6 / 4) + math.log(10 / 6)) / 2
    expected = [
        WEIGHTS.loss_ceiling * logistic(WEIGHTS.loss_ratio * (math.log(ratio) - usual) + run)
        for ratio in (6 / 4, 10 / 6)
    ]
    assert scores(6) == pytest.approx(expected, rel=0.1)


def test_a_linked_sentence_without_words_claims_its_counterpart_as_one_of_one_word_does():
    """So that 13 words for 4, 8 and none are as usual for the first two: 4 and 8 of them."""
    own = [segment("s1"), segment("s2", sentence=1), segment("s3", sentence=2)]
    found = judged(
        own,
        [EN],
        [(0, 0), (1, 0), (2, 0)],
        words={1: CONTENT * 2, 2: ()},
        other_words={0: (CONTENT * 4)[:13]},
        covers={at: cover(0.5, [Run(0, 2, 2.0)]) for at in range(3)},
    )
    run = WEIGHTS.loss_run * math.log1p(2.0) - WEIGHTS.loss_bias
    expected = [WEIGHTS.loss_ceiling * logistic(run)] * 2
    assert [one.omission_score for one in found.renderings[:2]] == pytest.approx(expected, abs=6e-4)


def test_segments_of_a_sentence_share_its_suspicion_by_what_each_lacks():
    own = [segment("s1"), segment("s2")]
    covers = {0: cover(0.5, [Run(0, 2, 1.0), Run(3, 4, 0.5)]), 1: cover(0.5, [Run(0, 2, 3.0)])}
    first, second = judged(own, [EN], [(0, 0), (1, 0)], covers=covers).renderings
    assert first.omission_score == pytest.approx(second.omission_score / 3, abs=1e-3)


def test_the_usual_ratio_is_the_median_shrunk_to_the_prior():
    assert _shrunk_median([], 0.25) == 0.25
    assert _shrunk_median([1.0] * 10, 0.0) == pytest.approx(0.5)
    assert _shrunk_median([1.0, 3.0, 8.0], 0.5) == pytest.approx(3 / 13 * 3.0 + 10 / 13 * 0.5)


def test_holes_are_merged_where_they_do_not_overlap():
    found = _merged([Hole(10, 20, 0.9)], [Hole(20, 25, 0.5), Hole(5, 10, 0.5), Hole(19, 21, 0.5), Hole(4, 11, 0.5)])
    assert [(hole.start, hole.end) for hole in found] == [(5, 10), (10, 20), (20, 25)]


@pytest.mark.parametrize(
    ("start", "end", "whole"),
    [(4, 7, "two"), (5, 6, "two"), (4, 8, "two"), (3, 5, "two"), (5, 9, "two three"), (9, 10, "three")],
)
def test_a_stretch_is_seen_with_all_of_the_words_that_it_cuts(start, end, whole):
    assert _whole("one two three", Hole(start, end, 0.9)).strip() == whole
