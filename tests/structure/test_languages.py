from __future__ import annotations

import pytest

from policyparse.structure.languages import is_chinese, is_english
from tests.structure.helpers import parse


@pytest.mark.parametrize(
    "text",
    [
        "This slide explains what is a “license.”",
        "However, you would still need a patent licence.",
        "The key term is 衍生著作 and it comes from the law of the United States, where it has a meaning of its own.",
    ],
)
def test_english_sentences_in_a_chinese_document_are_foreign(text):
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Apache License 2.0",
        "kubernetes/kubernetes",
        "Linux Foundation",
        "https://example.org/what-is-it/and-why",
        "x86_64 pre-release.tar.gz",
        "弱点列举（Common Weakness Enumeration）",
        "协助确认 open source compliance 的核心构成要素",
        "1.88%",
        "章节一",
        "",
    ],
)
def test_names_code_and_chinese_are_not_foreign_in_a_chinese_document(text):
    assert not is_english(text)


@pytest.mark.parametrize("text", ["现印发给你们", "关于 AI 发展的通知", "第一章"])
def test_chinese_in_an_english_document_is_foreign(text):
    assert is_chinese(text)


@pytest.mark.parametrize(
    "text", ["The term 条例 means regulation.", "弱点列举 (Common Weakness Enumeration)", "Scope", "42"]
)
def test_english_with_a_chinese_name_is_not_foreign_in_an_english_document(text):
    assert not is_chinese(text)


def test_segments_and_paragraphs_say_that_they_are_in_the_other_language():
    result = parse(
        "课程介绍\n\n本课程说明授权的概念。\n\nThis slide explains what a licence is for.\n\n欢迎使用。", "zh"
    )
    assert [segment.foreign for segment in result.segments] == [False, False, True, False]
    assert [paragraph.foreign for paragraph in result.paragraphs] == [False, False, True, False]
