from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse.comparison.identifiers import compare_identifiers, is_named, is_names_alone


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
        ("使用IPv4地址。", "Use IPv4 addresses."),
        ("符合 ISO13485 标准。", "It conforms to ISO 13485."),
        ("由 v1.21 移除。", "It was removed in 1.21."),
        ("将 `a.b` 设为 3。", "Set `a.b = 3`."),
        ("列出 `GET /api/v1/`。", "List them with `GET /api/v1`."),
        ("软件包 etcd3。", "It ships as package.etcd3"),
    ],
)
def test_equal_names_and_addresses_are_left_alone(source, translation):
    assert changed(source, translation) == []


@pytest.mark.parametrize(
    ("source", "translation", "names"),
    [
        ("使用 IPv4 或 IPv6 地址。", "Use an IPv4 address.", ("IPv6", "")),
        ("查看 `proc/current`。", "See its attributes.", ("proc/current", "")),
        ("由代理拒绝。", "The agent (from v1.4) rejects it.", ("", "v1.4")),
        ("由代理拒绝。", "The agent rejects it if `maxSurge` is set.", ("", "maxSurge")),
        ("克隆仓库。", "Clone it as k8s.io/code.", ("", "k8s.io/code")),
    ],
)
def test_a_name_on_one_side_alone_is_reported(source, translation, names):
    assert changed(source, translation) == [names]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("细颗粒物浓度下降。", "PM2.5 has fallen."),
        ("新冠肺炎疫情。", "The COVID-19 epidemic."),
        ("设置限制。", "Set the `limit`."),
        ("称为 `反射器（Reflector）`。", "This is called a mirror."),
        ("由 EasyRead 支持。", "Something else is supported."),
    ],
)
def test_a_name_that_may_be_put_in_words_is_left_alone(source, translation):
    assert changed(source, translation) == []


def test_a_name_ends_where_chinese_goes_on():
    assert changed("由SARS-CoV-2引起。", "The virus is called SARS-CoV-2.") == []
    assert is_named("SARS-CoV-2", "由SARS-CoV-2引起")


@settings(max_examples=60, deadline=None)
@given(st.text("`v1.24-kube字段_/ ", max_size=60), st.text("`v1.25-kube field_/ ", max_size=60))
def test_spans_show_the_names(source, translation):
    for difference in compare_identifiers(source, translation):
        assert difference.source or difference.translation
        if difference.source:
            assert source[slice(*difference.source)].strip() == difference.expected
        if difference.translation:
            assert translation[slice(*difference.translation)].strip() == difference.actual


def test_names_that_blanks_part_on_one_side_are_the_same():
    assert not compare_identifiers("PO.5.2PW.1.1PW.8.1", "PO.5.2 PW.1.1\nPW.8.1")
    assert not compare_identifiers("见nist.sp.800-61r2.pdf", "see nist.s p.800-61r2.pdf")
    assert compare_identifiers("PO.5.2PW.1.1PW.8.1", "PO.5.2 PW.1.1\nPW.8.12")


@pytest.mark.parametrize("text", ["@magnologan, @lizrice", "alok@xenonstack.com", "PO.3.1 PW.1.1"])
def test_handles_and_addresses_are_names_alone(text):
    assert is_names_alone(text)


def test_a_word_beside_a_handle_is_said():
    assert not is_names_alone("Reviewers: @lizrice")
