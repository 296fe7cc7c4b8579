"""What an explanation shows: few runners-up, words by weight, and the same from English."""

from __future__ import annotations

import pytest

from policyparse.align.documents import align_pair
from policyparse.align.explanation import explain
from policyparse.errors import UsageError
from policyparse.pipeline import analyse, load_resources
from policyparse.readers import read_text
from policyparse.structure import structure
from policyparse.verdicts.judge import judge_aligned
from tests.align.texts import PLAN

ZH = [source for source, _ in PLAN]
EN = [translation for _, translation in PLAN]


def explained(source, translation, name, languages=("zh", "en")):
    resources = load_resources()
    texts = [read_text("\n".join(text), code) for text, code in zip((source, translation), languages, strict=True)]
    sides = [analyse(structure(text), resources) for text in texts]
    aligned = align_pair(*sides, resources.lexicon, resources.termbase)
    return explain(judge_aligned(*sides, aligned, resources.lexicon, resources.termbase), aligned, name)


@pytest.mark.parametrize("name", ["s1", "t1", "t4"])
def test_three_runners_up_are_shown_at_most_and_the_best_of_them(name):
    found = explained(ZH, EN, name)
    assert 1 <= len(found.runners_up) <= 3
    assert all(one.by is None and not one.linked for one in found.runners_up)
    assert all(one.score == round(one.score, 3) for one in found.candidates)
    assert found.chance == round(found.chance, 4)
    same = [f"港口{n}安装监控设备。" for n in "甲乙丙丁戊己庚"]
    said = [f"Monitoring equipment is installed at the port {n}." for n in "ABCDEFG"]
    assert len(explained(same, said, "t4").runners_up) == 3


@pytest.mark.parametrize("name", ["s1", "t1"])
def test_words_are_shown_by_weight(name):
    (link,) = explained(ZH, EN, name).links
    weights = [tie.weight for tie in link.ties]
    assert weights == sorted(weights, reverse=True)
    missing = [word.weight for word in link.unanswered]
    assert missing == sorted(missing)


def test_from_english_links_and_words_are_those_from_chinese_turned():
    forth, back = explained(ZH, EN, "t2"), explained(EN, ZH, "t2", ("en", "zh"))
    (one,), (other,) = forth.links, back.links
    assert (one.segment.text, other.segment.text) == (ZH[1], ZH[1])
    assert (one.score, one.by) == (other.score, other.by)
    assert {(tie.translation, tie.source) for tie in other.ties} == {(tie.source, tie.translation) for tie in one.ties}
    text = "\n".join(EN)
    assert {text[slice(*tie.source)] for tie in other.ties} <= set(EN[1].rstrip(".").split())


@pytest.mark.parametrize(
    ("source", "words"),
    [(ZH[:1], "the source has s1, the translation has t1 to t2"), (ZH[:2], "the source has s1 to s2")],
)
def test_an_unknown_id_says_the_range_of_those_that_there_are(source, words):
    with pytest.raises(UsageError) as error:
        explained(source, EN[:2], "x")
    assert words in str(error.value)
