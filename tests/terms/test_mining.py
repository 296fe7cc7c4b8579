"""Terms mined from a pair: what recurs, rendered by what stands there and hardly elsewhere."""

import pytest

from policyparse import pipeline
from policyparse.lexicon import load_lexicon
from policyparse.termbase import Concept, Termbase
from policyparse.termbase.formats import parse, write
from policyparse.termbase.keys import en_tokens
from policyparse.terms.listing import concepts, rows
from policyparse.terms.mining import _is_past, mine

ROWS = (
    ("城墙修缮须先取得容器镜像的备份。", "A backup of the container image must be made before the wall is restored."),
    ("本馆每月更新容器镜像。", "The museum updates its container images every month."),
    ("展厅不得删除容器镜像。", "Galleries must not delete container images."),
    ("访问控制由档案室负责。", "The archive is responsible for access control."),
    ("档案室每年审查访问控制。", "The archive reviews access control every year."),
    ("没有访问控制的展厅不得开放。", "Galleries without access control must not open."),
    ("游客可以在广场拍照。", "Visitors may take photos in the square."),
    ("广场设置长椅二十张。", "Twenty benches are placed in the square."),
)


@pytest.fixture(scope="module")
def bitext():
    return pipeline.compare_texts(*("\n".join(column) for column in zip(*ROWS, strict=True))).bitext


def mined(bitext, termbase=None, least=2):
    return {one.term: one for one in mine([bitext], termbase, load_lexicon(), least=least)}


def test_what_recurs_comes_with_its_rendering_use_and_example(bitext):
    one = mined(bitext)["容器镜像"]
    assert (one.rendering, one.uses, one.steady) == ("container images", 3, 1.0)
    assert (one.source, one.translation) in ROWS


def test_the_most_used_come_first_and_rare_ones_not_at_all(bitext):
    uses = [one.uses for one in mine([bitext, bitext], None, load_lexicon())]
    assert uses == sorted(uses, reverse=True)
    assert all(count >= 6 for count in uses)
    assert mined(bitext, least=4) == {}


def test_known_terms_are_left_out(bitext):
    termbase = Termbase([Concept("image", "term", ("容器镜像",), (), ("container image",))])
    assert "容器镜像" not in mined(bitext, termbase)
    assert "访问控制" in mined(bitext, termbase)


def test_general_words_are_no_terms(bitext):
    assert not {"广场", "档案室", "展厅", "不得"} & {*mined(bitext)}


def test_nothing_gives_nothing():
    assert mine([], None, load_lexicon()) == ()


@pytest.mark.parametrize("layout", ["tsv", "csv", "xlsx", "tbx"])
def test_a_list_of_mined_terms_is_a_glossary(bitext, layout, tmp_path):
    terms = mine([bitext], None, load_lexicon())
    again = parse(write(concepts(terms), layout, rows(terms)), tmp_path / f"t.{layout}")
    assert [(one.zh, one.en_preferred) for one in again] == [((one.term,), (one.rendering,)) for one in terms]


def test_no_rendering_ends_with_a_form_in_ed():
    rows = [(f"第{n}个节点报告已保存。", f"The node reported was saved {n} times.") for n in ("一", "二", "三")]
    bitext = pipeline.compare_texts(*("\n".join(column) for column in zip(*rows, strict=True))).bitext
    assert not [one for one in mine([bitext], None, load_lexicon()) if one.rendering.endswith("reported")]


@pytest.mark.parametrize(("word", "past"), [("reported", True), ("shared", True), ("speed", False), ("seed", False)])
def test_a_form_in_ed_is_told_from_a_noun(word, past):
    assert _is_past(en_tokens(word)[0]) is past
