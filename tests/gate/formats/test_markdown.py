"""A comment for a review: both texts, nothing that Markdown makes more of, and no longer than platforms take."""

from policyparse.gate.formats import markdown
from policyparse.gate.model import Outcome, Ruling, Run
from tests.gate import sample

PAGE = markdown.render(sample.RUN)


def test_the_heading_says_whether_the_gate_fails():
    assert PAGE.startswith("### policyparse: 2 findings fail the gate\n")
    assert markdown.render(sample.CLEAN).startswith("### policyparse: the gate is clean\n")


def test_each_open_finding_has_its_place_and_both_texts():
    assert "- **error** PP202 comparator-changed, `docs/en/plan, 1:2.md:5:30`: the comparator differs" in PAGE
    assert "  > 全市建成8个以上现代海洋牧场  \n" in PAGE
    assert "- warning PP101 segment-omitted, `docs/zh/plan.md:9:1`" in PAGE
    assert "`slides/deck 1.pptx, slide 5`" in PAGE


def test_links_and_mentions_of_a_document_stay_plain_text():
    assert r"about 8 \[modern\]\(x\) ranches, &#64;all" in PAGE


def test_unread_pairs_and_remarks_are_told():
    assert "This pair could not be read: docs/en/gone.md: no such file" in PAGE
    assert "- `policyparse.toml:12`: this suppression of PP9 suppresses nothing" in PAGE


def test_a_long_comment_is_cut_short_and_says_so():
    rulings = (Ruling(sample.CHANGED, None, fails=True),) * 1000
    page = markdown.render(Run((Outcome(sample.PLAN, sample.record(sample.TEXT, sample.CHANGED), None, rulings),)))
    assert len(page) < 65_000
    assert page.rstrip().endswith("the log of the run has all of it.")
