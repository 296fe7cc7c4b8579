"""What is said of force in short pairs, and how sure it is; near the limits of each rule."""

from __future__ import annotations

import pytest

from policyparse.comparison.answers import Answers
from policyparse.comparison.force import _distance, compare_force
from policyparse.facts.cues import find_cues
from policyparse.lexicon import load_lexicon


def told(source: str, translation: str) -> list[tuple[str, str, float]]:
    found = compare_force(source, translation, Answers(source, translation, load_lexicon()))
    for one in found:
        for text, span, said in ((source, one.source, one.expected), (translation, one.translation, one.actual)):
            assert span is None or text[slice(*span)] in said
    return [(one.expected, one.actual, one.confidence) for one in found]


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("申请人应当提交原件。", "Applicants may submit the originals.", [("应当", "may", 0.8)]),
        (
            "申请人应当提交原件，可以提交副本。",
            "Applicants may submit the originals and may submit copies.",
            [("应当", "may", 0.8)],
        ),
        ("申请人要提交原件。", "Applicants may submit the originals.", [("要", "may", 0.6)]),
        ("我们将公布结果。", "We may publish the results.", [("将", "may", 0.8)]),
        ("我们将公布结果。以后再说。", "We may publish the results.", [("将", "may", 0.8)]),
        ("我们将睡觉。以后再说。", "We may publish the results.", []),
        ("我们将睡觉。", "We may publish the results.", [("将", "may", 0.8)]),
        ("申请人提交原件。", "Applicants may submit the originals.", [("stated plainly", "may", 0.45)]),
        ("申请人提交原件。", "Applicants may wait.", []),
        (
            "申请人提交原件。",
            "Applicants may go there and then home or, later, submit them.",
            [("stated plainly", "may", 0.45)],
        ),
        ("如果申请人提交原件。", "Applicants may submit the originals.", []),
        ("提交原件，并可现场办理。", "Applicants may submit the originals and do it on the spot.", []),
        (
            "提交原件，可现场办理。",
            "Applicants may submit the originals and may do it on the spot.",
            [("stated plainly", "may", 0.45)],
        ),
    ],
)
def test_a_duty_that_became_a_permission_is_told_with_what_it_was(source, translation, found):
    assert told(source, translation) == found


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("严禁酒后驾车。", "Drunk driving may be allowed.", [("严禁", "may be", 0.9)]),
        ("不得接待未成年人。", "They may take in minors.", [("不得", "may", 0.9)]),
        ("不得接待未成年人。", "They may not take in minors.", []),
    ],
)
def test_a_prohibition_that_became_a_permission_is_told_as_that(source, translation, found):
    assert told(source, translation) == found


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("必须立即整改。", "It should be put right at once.", [("必须", "should", 0.5)]),
        ("必须立即整改。", "It must be put right at once, and should be.", []),
        ("确保按期完成任务。", "We will strive to finish on time.", [("确保", "strive", 0.6)]),
        ("力争明年建成通车。", "The road will open to traffic next year.", [("力争", "stated plainly", 0.5)]),
        ("力争明年建成通车。", "We strive to open the road next year.", []),
        ("原则上不再新建。", "No more will be built.", [("原则上", "stated plainly", 0.5)]),
        ("不再新建。", "In principle, no more will be built.", [("stated plainly", "In principle", 0.5)]),
        ("居民可以选择缴费方式。", "Residents must choose how to pay.", [("可以", "must", 0.6)]),
        ("鼓励居民参加，鼓励企业参加。", "Residents and firms are encouraged to take part.", []),
    ],
)
def test_a_force_that_the_translation_shifts_is_told_with_the_way_it_goes(source, translation, found):
    assert told(source, translation) == found


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("处分得撤销之。", "The decision shall be revoked.", []),
        ("處分得撤銷之。", "The decision shall be revoked.", [("得", "shall", 0.6)]),
        ("處分得撤銷之。", "The decision may be revoked.", []),
        ("處分得撤銷之。", "The decision shall be published, and may be revoked.", []),
        ("處分得撤銷之。", "The decision shall, after it has been published for a long time, be revoked.", []),
    ],
)
def test_in_laws_in_traditional_characters_a_permission_may_become_a_command(source, translation, found):
    assert told(source, translation) == found


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("给予最高500万元奖励。", "They may receive up to 5 million yuan.", []),
        ("任何单位不得使用。", "No unit may use it.", []),
        ("任何单位使用。", "No unit may use it.", []),
        ("任何单位使用。", "Under no conditions may it be used.", []),
        ("单位使用房屋。", "If there is no other, units may use the houses.", [("stated plainly", "may", 0.45)]),
    ],
)
def test_may_that_says_how_much_one_gets_or_that_nobody_may_permits_nothing(source, translation, found):
    assert told(source, translation) == found


def distance(source: str, translation: str) -> int:
    """How many words lie between an English word of force and what the Chinese one governs."""
    answers = Answers(source, translation, load_lexicon())
    (was,), (now,) = find_cues(source, "force", "zh"), find_cues(translation, "force", "en")
    return _distance(was, now, answers)


@pytest.mark.parametrize(
    ("source", "translation", "words"),
    [
        ("居民应当提交原件。", "Residents should submit originals.", 0),
        ("居民应当提交原件。", "Residents should always carefully submit originals.", 2),
        ("居民应当提交原件。", "Residents should dance, sing, swim, cook, read, write, paint, submit.", 7),
        ("居民应当提交原件。", "Residents should dance, sing, swim, cook, read, write, paint, walk, submit.", 8),
        ("居民应当提交原件。", "Residents should dance.", 8),
        ("居民应当舞蹈。提交原件。", "Residents should submit originals.", 8),
    ],
)
def test_what_a_word_governs_is_looked_for_among_eight_words(source, translation, words):
    assert distance(source, translation) == words
