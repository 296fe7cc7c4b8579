from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse.facts.identifiers import compare_identifiers, is_names_alone


def changed(source: str, translation: str) -> list[tuple[str, str]]:
    return [(d.expected, d.actual) for d in compare_identifiers(source, translation)]


def test_another_version_is_reported():
    assert changed("自 v1.24 起弃用。", "Deprecated since v1.25.") == [("v1.24", "v1.25")]


@pytest.mark.parametrize(
    ("source", "translation", "versions"),
    [
        ("参考（v1）", "Reference (v1beta3)", ("v1", "v1beta3")),
        ("5.12.2 之前的版本", "Versions before 5.13.1", ("5.12.2", "5.13.1")),
    ],
)
def test_versions_are_alike_however_they_are_written(source, translation, versions):
    assert changed(source, translation) == [versions]


@pytest.mark.parametrize(
    "text", ["- `items`", "### kubernetes.io/change-cause {#change-cause}", "* maxSurge:", "`a` / `b`"]
)
def test_a_line_of_names_has_nothing_to_translate(text):
    assert is_names_alone(text)


@pytest.mark.parametrize("text", ["Regulatory Measures", "- `items`: the list", "See [the docs](/docs/)", "GHWP", "—"])
def test_a_line_with_a_word_has(text):
    assert not is_names_alone(text)


def test_another_name_in_code_is_reported():
    assert changed("设置 `max-retries` 字段。", "Set the `max-retry-count` field.") == [
        ("max-retries", "max-retry-count")
    ]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("运行 `apt-get update`。", "Run `apt-get update`."),
        ("见 [文档](/zh-cn/docs/v1.2/)。", "See [the docs](/docs/v1.3/)."),
        ("重启 kube-proxy。", "Restart every kube-proxy."),
        ("使用 IPv4 地址。", "Use IPV4 addresses."),
        ("使用ＩＰｖ４地址。", "Use IPv4 addresses."),
        ("支持 `foo` 字段。", "Something else is supported."),
        ("没有名称。", "See `bar`."),
    ],
)
def test_equal_names_addresses_and_lone_names_are_left_alone(source, translation):
    assert changed(source, translation) == []


@settings(max_examples=60, deadline=None)
@given(st.text("`v1.24-kube字段_/ ", max_size=60), st.text("`v1.25-kube field_/ ", max_size=60))
def test_spans_show_the_names(source, translation):
    for difference in compare_identifiers(source, translation):
        assert source[slice(*difference.source)].strip() == difference.expected
        assert translation[slice(*difference.translation)].strip() == difference.actual
