"""The revision that a translation's front matter names."""

import pytest

from policyparse.gate.frontmatter import source_commit


@pytest.mark.parametrize(
    "text",
    [
        "---\nsource-commit: 4fe1a2\n---\nText\n",
        "---\ntitle: A plan\nsource-commit:   '4fe1a2'   # as translated\nlang: en\n---\nText\n",
        '\ufeff+++\r\nsource-commit = "4fe1a2"\r\n+++\r\nText\r\n',
    ],
)
def test_the_key_is_found_in_yaml_and_in_toml(text):
    assert source_commit(text.encode()) == "4fe1a2"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "source-commit: 4fe1a2\n",
        "---\ntitle: A plan\n---\nsource-commit: 4fe1a2\n",
        "Text\n---\nsource-commit: 4fe1a2\n---\n",
        "---\nsource-commit:\n---\n",
        "---\nnested:\n  source-commit: 4fe1a2\n---\n",
        "---\nsource-commit: 4fe1a2\n",
    ],
)
def test_elsewhere_it_is_text(text):
    assert source_commit(text.encode()) is None


def test_a_file_that_is_no_text_has_none():
    assert source_commit(bytes(range(256))) is None
