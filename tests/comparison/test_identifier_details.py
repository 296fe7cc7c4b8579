"""Names kept letter for letter: which stand in a text, which are versions of one another, and how sure that is."""

from __future__ import annotations

import pytest

from policyparse.comparison.identifiers import compare_identifiers, is_named, is_names_alone


def told(source: str, translation: str) -> list[tuple[str, str, float]]:
    found = compare_identifiers(source, translation)
    for one in found:
        assert one.source is None or source[slice(*one.source)] == one.expected
        assert one.translation is None or translation[slice(*one.translation)] == one.actual
        assert (one.source is None) == (not one.expected)
        assert (one.translation is None) == (not one.actual)
        if one.source and one.translation:
            assert one.reason == f"{one.expected} became {one.actual}"
        else:
            lacking = "translation" if one.source else "source"
            assert one.reason == f"the {lacking} has no {one.expected or one.actual}"
    return [(one.expected, one.actual, one.confidence) for one in found]


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("自 v1.24 起弃用。", "Deprecated since v1.25.", [("v1.24", "v1.25", 0.8)]),
        ("设置 `maxSurge` 字段。", "Set the `minSurge` field.", [("maxSurge", "minSurge", 0.8)]),
        ("设置 maxSurge 字段。", "Set the minSurge field.", [("maxSurge", "minSurge", 0.55)]),
        ("设置 kube-proxy 字段。", "Set the cube-proxy field.", [("kube-proxy", "cube-proxy", 0.55)]),
        ("设置 maxSurge 字段。", "Set the kube-proxy field.", []),
        ("设置 `maxSurge` 字段。", "Set the field.", [("maxSurge", "", 0.5)]),
        ("设置 maxSurge 字段。", "Set the field.", []),
        ("设置 IPv6 字段。", "Set the field.", [("IPv6", "", 0.5)]),
        ("设置 `最大` 字段。", "Set the field.", []),
        ("设置字段。", "Set the `maxSurge` field.", [("", "maxSurge", 0.5)]),
        ("设置字段。", "Set the maxSurge field.", []),
        ("设置字段。", "Set the `max` field.", []),
        ("设置字段。", "Set the `MAX` field.", []),
        ("设置字段。", "Set the v1.24 field.", [("", "v1.24", 0.5)]),
        ("设置字段。", "Set the v1 field.", []),
        ("设置字段。", "See k8s.io/code.", [("", "k8s.io/code", 0.5)]),
        ("用 v1.24 和 v1.26。", "Use v1.26 and v1.25.", [("v1.24", "v1.25", 0.8)]),
        ("用 v1.24 和 v1.26。", "Use v1.25 and v1.27.", [("v1.24", "v1.25", 0.8), ("v1.26", "v1.27", 0.8)]),
    ],
)
def test_a_name_that_is_gone_became_the_one_most_like_it(source, translation, found):
    assert told(source, translation) == found


@pytest.mark.parametrize(
    ("name", "text", "named"),
    [
        ("v1.24", "since 1.24", True),
        ("v1.24", "since v1.24", True),
        ("v1.24", "since 1.241", False),
        ("v1.24", "since 2.1.24", False),
        ("v1.24", "since 1.2.4", False),
        ("ISO13485", "ISO 13485", True),
        ("ISO13485", "ISO-13485", True),
        ("ISO13485", "ISO 134855", False),
        ("kube-proxy", "KUBE-PROXY", True),
        ("kube-proxy", "kube-proxies", False),
        ("kube-node", "kube-nodes", True),
        ("kube-nodes", "kube-node", True),
        ("kube-box", "kube-boxes", True),
        ("kube-proxy", "mykube-proxy", False),
        ("maxSurge", "maxsurge", True),
        ("a.b = 3", "a.b 3", True),
        ("a.b = 3", "a.b 4", False),
    ],
)
def test_a_name_stands_in_a_text_whatever_its_case_its_plural_and_its_marks(name, text, named):
    assert is_named(name, text) is named


@pytest.mark.parametrize(
    ("source", "translation", "many"),
    [
        ("见 PO.5.2PW.1.1 项", "see PO.5.2 PW.1.1", 0),
        ("见 PO.5.2PW 项", "see PO.5.2 PW", 0),
        ("见 PO5.2PW 项", "see PO 5.2 PW", 1),
        ("见 PO.5.2PW.1.1 项", "see PO.5.2 PW.1.12", 2),
    ],
)
def test_a_long_name_with_digits_may_be_broken_up_by_blanks(source, translation, many):
    assert (len(told(source, translation)) > 0) == (many > 0)


def test_more_than_forty_names_are_a_listing():
    forty = " ".join(f"v1.{at}" for at in range(40))
    assert told(forty, "Deprecated.")
    assert not told(f"{forty} v1.40", "Deprecated.")
    assert not told("v1.1", f"{forty} v1.40")


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("`kube-proxy`", True),
        ("https://a.cn/b", True),
        ("v1.24.3 / v1.25.1", True),
        ("@lizrice, a@b.org", True),
        ("`kube-proxy` is", False),
        ("`kube-proxy` x", True),
        ("kube", False),
        ("42", False),
        ("", False),
    ],
)
def test_a_line_of_names_has_no_word_of_two_letters(text, alone):
    assert is_names_alone(text) is alone
