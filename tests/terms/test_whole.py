"""A term never counts inside another word."""

import pytest

from policyparse.lexicon import load_lexicon
from policyparse.termbase import Concept, Termbase
from policyparse.terms.whole import whole

TERMBASE = Termbase(
    [
        Concept("pilot", "term", ("中试",), (), ("pilot-scale test",)),
        Concept("machine", "term", ("机器",), (), ("machine",)),
        Concept("pilot-base", "term", ("中试基地",), (), ("pilot base",)),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("印制高中试卷五万份。", []),
        ("其中试点城市三个。", []),
        ("开展中试。", ["中试"]),
        ("建设中试基地和中试平台。", ["中试基地", "中试"]),
        ("购置机器五台。", ["机器"]),
        ("发展机器人产业。", []),
    ],
)
def test_only_words_of_their_own_count(text, found):
    matches = whole(text, TERMBASE.find_zh(text), load_lexicon())
    assert [text[match.start : match.end] for match in matches] == found


ROWS = ("中文,英文,禁用", "中试,pilot test,middle test")


def test_what_another_word_holds_is_no_term_of_the_sentence(fired):
    assert fired("印制高中试卷五万份。", "Print 50,000 middle test papers for senior high schools.", *ROWS) == []
    assert fired("开展药品中试。", "Carry out the middle test of drugs.", *ROWS) == ["PP504"]
