import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse.termbase import KINDS, Concept, Termbase, TermMatch, glossary, index, keys, load_termbase

CONCEPTS = (
    Concept("port", "term", ("港口",), (), ("port",), ("harbour",), ("haven",)),
    Concept("smart-port", "term", ("智慧港口",), ("智港",), ("smart port",), ("intelligent port",)),
    Concept("port-bureau", "agency", ("市港口管理局",), ("港口局",), ("Municipal Port Administration",), ("MPA",)),
    Concept("port-bureau-county", "agency", ("县港口管理局",), ("港口局",), ("County Port Administration",)),
    Concept("it", "term", ("信息技术",), ("ＩＴ",), ("information technology",), ("IT",)),
    Concept("iot", "term", ("物联网",), (), ("Internet of Things",), ("IoT",)),
    Concept("ecommerce", "term", ("电子商务",), (), ("e-commerce",), ()),
    Concept("health-care", "term", ("医疗保健",), (), ("healthcare",), ()),
    Concept("advance", "term", ("推进",), (), ("advance",), ("push forward",)),
    Concept("promote", "term", ("促进",), (), ("promote",), ("advance",)),
    Concept("policy", "term", ("政策",), (), ("policy",)),
    Concept("firm", "measure", ("家",), (), ("firm",), ("company",)),
    Concept("5g", "term", ("5G网络",), (), ("5G network",)),
)


@pytest.fixture(scope="module")
def termbase() -> Termbase:
    return Termbase(CONCEPTS)


def said(text: str, matches: tuple[TermMatch, ...]) -> list[tuple[str, str, str]]:
    return [(text[match.start : match.end], match.concept.id, match.status) for match in matches]


def test_the_longest_chinese_term_wins(termbase: Termbase) -> None:
    text = "建设智慧港口，由港口局推进，发展港口"
    assert said(text, termbase.find_zh(text)) == [
        ("智慧港口", "smart-port", "preferred"),
        ("港口局", "port-bureau", "admitted"),
        ("推进", "advance", "preferred"),
        ("港口", "port", "preferred"),
    ]


def test_nested_terms_are_offered_on_request(termbase: Termbase) -> None:
    text = "智慧港口"
    assert said(text, termbase.find_zh(text, nested=True)) == [
        ("智慧港口", "smart-port", "preferred"),
        ("港口", "port", "preferred"),
    ]


def test_a_shared_form_names_all_its_concepts(termbase: Termbase) -> None:
    (match,) = termbase.find_zh("请港口局答复")
    assert [reading.concept.id for reading in match.readings] == ["port-bureau", "port-bureau-county"]


def test_grammar_words_are_left_out_unless_asked_for(termbase: Termbase) -> None:
    text = "国家政策"
    assert said(text, termbase.find_zh(text)) == [("政策", "policy", "preferred")]
    assert [match.concept.id for match in termbase.find_zh(text, kinds=KINDS)] == ["firm", "policy"]


def test_widths_and_latin_case_do_not_count_in_chinese(termbase: Termbase) -> None:
    text = "发展５ｇ网络和it产业"
    assert said(text, termbase.find_zh(text)) == [("５ｇ网络", "5g", "preferred"), ("it", "it", "admitted")]
    assert termbase.find_zh("15G网络") == ()
    assert termbase.find_zh("bit产业") == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Smart Ports and harbours", [("Smart Ports", "smart-port", "preferred"), ("harbours", "port", "admitted")]),
        ("a safe haven", [("haven", "port", "deprecated")]),
        ("the port's policies", [("port", "port", "preferred"), ("policies", "policy", "preferred")]),
        ("smart-port", [("smart-port", "smart-port", "preferred")]),
        ("pushing forward", [("pushing forward", "advance", "admitted")]),
        ("it is IT, not it", [("IT", "it", "admitted")]),
        (
            "IoT, iot and the internet of things",
            [("IoT", "iot", "admitted"), ("internet of things", "iot", "preferred")],
        ),
        ("E-commerce, ecommerce", [("E-commerce", "ecommerce", "preferred"), ("ecommerce", "ecommerce", "preferred")]),
        (
            "health-care and healthcare",
            [("health-care", "health-care", "preferred"), ("healthcare", "health-care", "preferred")],
        ),
        ("airport, portal, support", []),
        ("THE SMART PORT", [("SMART PORT", "smart-port", "preferred")]),
        ("the smart\nport", [("smart\nport", "smart-port", "preferred")]),
        ("the harbors", [("harbors", "port", "admitted")]),
        ("several MPAs", [("MPAs", "port-bureau", "admitted")]),
    ],
)
def test_english_terms(termbase: Termbase, text: str, found: list[tuple[str, str, str]]) -> None:
    assert said(text, termbase.find_en(text)) == found


def test_a_preferred_reading_comes_before_an_admitted_one(termbase: Termbase) -> None:
    (match,) = termbase.find_en("to advance it")
    assert [(reading.concept.id, reading.status) for reading in match.readings] == [
        ("advance", "preferred"),
        ("promote", "admitted"),
    ]


def test_an_empty_termbase_finds_nothing() -> None:
    assert Termbase().find_zh("港口") == Termbase().find_en("port") == ()
    assert Termbase().concepts == ()


def test_concepts_come_back_as_they_went_in(termbase: Termbase) -> None:
    assert termbase.concepts == CONCEPTS


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([*"港口智慧局推进家 ，IT5G=", "port ", "smart-", "Smart ", "IoT", "advance "]), max_size=14
    )
)
def test_matches_are_ordered_bounded_and_disjoint(termbase: Termbase, pieces: list[str]) -> None:
    text = "".join(pieces)
    for matches in (termbase.find_zh(text, kinds=KINDS), termbase.find_en(text, kinds=KINDS)):
        ends = [0, *(match.end for match in matches)]
        assert all(end <= match.start < match.end <= len(text) for end, match in zip(ends, matches, strict=False))
    for match in termbase.find_en(text, nested=True):
        assert not re.search(r"[A-Za-z]", text[match.start - 1 : match.start])
    every = set(termbase.find_zh(text, nested=True))
    assert set(termbase.find_zh(text)) <= every


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*"港口智慧局推进家，\n", "港口局", "port ", "smart-", "ports-", "Municipal ", "MPA\n", "firm "]
        ),
        max_size=14,
    )
)
def test_terms_of_some_kinds_are_those_among_all(termbase: Termbase, pieces: list[str]) -> None:
    text = "".join(pieces)
    for find in (termbase.find_zh, termbase.find_en):
        every = find(text, nested=True, kinds=KINDS)
        for kind in KINDS:
            some = {
                (one.start, one.end, r.concept.id)
                for one in find(text, nested=True, kinds=[kind])
                for r in one.readings
            }
            assert some == {
                (one.start, one.end, r.concept.id) for one in every for r in one.readings if r.concept.kind == kind
            }
    ends = range(len(text) + 1)
    forms = {(start, end) for end in ends for start in range(end) if termbase.concept_of(text[start:end], kinds=KINDS)}
    assert forms == {
        (one.start, one.end) for one in termbase.find_zh(text, nested=True, kinds=KINDS) if one.start < one.end
    }


def test_a_form_may_go_on_in_another_line() -> None:
    termbase = Termbase([*CONCEPTS, Concept("lines", "term", ("渔\n港",), (), ("fishing port",))])
    assert [one.concept.id for one in termbase.find_zh("港口\n渔\n港口")] == ["port", "lines"]


@given(st.text("ab5％%'’sn-‐ .－", max_size=12))
def test_words_are_those_of_tokens_and_hyphens_are_seen(text: str) -> None:
    tokens = keys.en_tokens(text)
    assert keys.en_words(text) == [token.key for token in tokens]
    assert keys.may_link(text) or not any(token.linked for token in tokens)


HYPHENATED = Termbase(
    [
        Concept("home", "name", ("家",), (), ("preschool home",)),
        Concept("school", "agency", ("校",), (), ("pre-school of a port",)),
        Concept("port", "name", ("港",), (), ("port", "a-port")),
    ]
)


@given(st.lists(st.sampled_from(["pre", "school", "of", "a", "port", "home", "-", " ", "preschool"]), max_size=10))
def test_hyphenated_words_are_found_apart_and_closed_up_wherever_they_stand(pieces: list[str]) -> None:
    text = "".join(pieces)
    forms = [
        key for form in ("preschool home", "pre-school of a port", "port", "a-port") for key in index.english_keys(form)
    ]
    places = keys.en_places(text)
    expected = {
        (runs[at][0][0], runs[end][-1][1])
        for runs in ([[place] for place in places], keys.en_runs(text, places))
        for at in range(len(runs))
        for end in range(at, len(runs))
        if "".join(keys.word_key(keys.surface_of(text, run)) + " " for run in runs[at : end + 1]) in forms
    }
    found = HYPHENATED.find_en(text, nested=True, kinds=("agency", "name"))
    assert [(one.start, one.end) for one in found] == sorted(expected)


def test_every_form_of_the_shipped_glossaries_finds_its_concept() -> None:
    termbase = load_termbase()
    for concept in termbase.concepts[::7]:
        for form in concept.forms:
            matches = termbase.find_zh(form, nested=True, kinds=KINDS)
            whole = [match for match in matches if (match.start, match.end) == (0, len(form))]
            assert concept.id in {reading.concept.id for match in whole for reading in match.readings}, form
        for form, status in concept.renderings:
            matches = termbase.find_en(form, nested=True, kinds=KINDS)
            statuses = {r.status for match in matches for r in match.readings if r.concept.id == concept.id}
            assert statuses, (form, status)


def extra(path: Path, *rows: str) -> Path:
    path.write_text("\n".join((glossary.HEADER, *rows)) + "\n", encoding="utf-8")
    return path


def test_a_glossary_of_ones_own_overrides(tmp_path: Path) -> None:
    first = extra(
        tmp_path / "first.tsv", "zz-1\tterm\t量子鹅|鹅子\t\tquantum goose\t\t\t", "zz-2\tterm\t鹅\t\tgoose\t\t\t"
    )
    second = extra(tmp_path / "second.tsv", "zz-9\tterm\t量子鹅\t\tquantic goose\t\t\t")
    both = load_termbase([first, second])
    (match,) = both.find_zh("量子鹅")
    assert [one.concept.en_preferred for one in match.readings] == [("quantic goose",)]
    assert both.find_zh("鹅子")[0].concept.zh == ("鹅子",)
    assert load_termbase([second, first]).find_zh("量子鹅")[0].concept.id == "zz-1"


def test_a_concept_of_the_same_id_is_replaced() -> None:
    old, new = Concept("a", "term", ("甲",), (), ("first",)), Concept("a", "term", ("乙",), (), ("second",))
    assert index.override([(old,), (new,)]) == (new,)


def test_the_digest_tells_glossaries_apart(tmp_path: Path) -> None:
    first = extra(tmp_path / "first.tsv", "zz-1\tterm\t量子鹅\t\tquantum goose\t\t\t")
    digests = {load_termbase().digest, load_termbase().digest, load_termbase([first]).digest}
    extra(first, "zz-1\tterm\t量子鹅\t\tquantum gander\t\t\t")
    digests.add(load_termbase([first]).digest)
    assert len(digests) == 3
    assert all(re.fullmatch("sha256:[0-9a-f]{64}", digest) for digest in digests)
