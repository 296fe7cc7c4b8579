"""One term, one rendering: in a document, and over all pairs of a project."""

from hypothesis import given
from hypothesis import strategies as st

from policyparse.lexicon import load_lexicon
from policyparse.model.bitext import Place
from policyparse.model.document import Span
from policyparse.pipeline import compare_texts
from policyparse.termbase import Concept, Termbase
from policyparse.terms.consistency import alike, variations
from policyparse.terms.uses import Use, uses

TERMBASE = Termbase(
    [
        Concept("tower", "term", ("箭楼",), (), ("watchtower",), ("archery tower",)),
        Concept("gate", "term", ("城门楼",), (), ("gate tower",), ("archery tower",)),
    ]
)
PAIRS = (
    ("修缮箭楼。\n开放箭楼五座。", "Restore the watchtower.\nOpen five watch-towers."),
    ("修缮城门楼。\n开放箭楼五座。", "Restore the archery tower.\nOpen five archery towers."),
)


def uses_of(*pairs):
    return [
        use
        for number, texts in enumerate(pairs, 1)
        for use in uses(compare_texts(*texts).bitext, TERMBASE, load_lexicon(), pair=f"pair {number}")
    ]


def test_inflection_and_hyphens_make_no_other_way():
    assert variations(uses_of(PAIRS[0])) == ()


def test_a_term_that_two_pairs_render_differently_is_found_with_counts_and_places():
    (found,) = variations(uses_of(*PAIRS))
    assert (found.name, found.total) == ("箭楼", 3)
    assert [(way.name, len(way.uses)) for way in found.ways] == [("watchtower", 2), ("archery tower", 1)]
    (use,) = found.ways[1].uses
    assert (use.pair, use.words, use.source.text) == ("pair 2", "archery towers", "箭楼")


def test_terms_that_are_rendered_alike_are_found():
    (found,) = alike(uses_of(*PAIRS))
    assert (found.name, {way.name for way in found.ways}) == ("archery tower", {"箭楼", "城门楼"})


def test_a_stretch_of_the_translation_counts_for_one_term():
    assert len(uses_of(("修缮箭楼，开放箭楼。", "Restore and open the watchtower."))) == 1


def test_the_general_glossaries_may_vary(fired):
    texts = (
        "推进城墙保护。\n推进城墙修缮。",
        "Advance the protection of the wall.\nPromote the restoration of the wall.",
    )
    assert fired(*texts, "中文,英文", "箭楼,watchtower") == []


def test_a_document_that_varies_is_one_note(compared):
    texts = "修缮箭楼。\n开放箭楼五座。", "Restore the watchtower.\nOpen five archery towers."
    report = compared(*texts, "中文,英文,同义词", "箭楼,watchtower,archery tower")
    (finding,) = [finding for finding in report.findings if finding.check == "PP506"]
    assert finding.message == "箭楼 is “watchtower” once and “archery tower” once in this document"
    assert finding.severity == "note"


PLACE = Place("s1", Span(0, 1), "x")
USES = st.lists(
    st.builds(
        lambda concept, rendering: Use(concept, concept, rendering, rendering, "preferred", PLACE, PLACE),
        st.sampled_from("甲乙丙"),
        st.sampled_from("abc"),
    )
)


@given(USES)
def test_what_varies_has_several_ways_and_no_use_is_lost_or_invented(some):
    for variation in variations(some):
        assert len({way.name for way in variation.ways}) == len(variation.ways) > 1
        assert variation.total == sum(use.term == variation.name for use in some)
    assert {one.name for one in alike(some)} == {
        rendering for rendering in "abc" if len({use.concept for use in some if use.rendering == rendering}) > 1
    }


def test_an_english_term_that_is_rendered_in_several_ways_is_found(compared):
    texts = "Restore the watchtower.\nOpen five watch-towers.", "修缮箭楼。\n开放箭塔五座。"
    report = compared(*texts, "中文,英文,简称", "箭楼,watchtower,箭塔")
    (finding,) = [finding for finding in report.findings if finding.check == "PP506"]
    assert finding.message == "watchtower is “箭楼” once and “箭塔” once in this document"
    assert (finding.source.text, finding.translation.text) == ("watch-towers", "箭塔")


def test_an_english_term_that_is_rendered_in_one_way_is_consistent(compared):
    texts = "Restore the watchtower.\nOpen five watch-towers.", "修缮箭楼。\n开放箭楼五座。"
    report = compared(*texts, "中文,英文,简称", "箭楼,watchtower,箭塔")
    assert "PP506" not in {finding.check for finding in report.findings}


def test_uses_of_an_english_source_are_those_of_its_chinese_turned():
    forth, back = uses_of(*PAIRS), uses_of(*(pair[::-1] for pair in PAIRS))
    there = sorted((use.pair, use.concept, use.source.text, use.translation.text) for use in forth)
    assert there == sorted((use.pair, use.concept, use.translation.text, use.source.text) for use in back)
    assert {use.term for use in back} == {"watchtower", "gate tower"}
