from __future__ import annotations

import pytest

from policyparse.readers.markdown.frontmatter import front_matter


@pytest.mark.parametrize(
    ("text", "rest", "title"),
    [
        ("---\ntitle: A b\n---\nText", "Text", "A b"),
        ('---\n# note\nweight: 1\ntitle: "渔业"\n...\nText', "Text", "渔业"),
        ("+++\ntitle = 'A'\n+++\n", "", "A"),
        ("---\nweight: 1\n---", "", None),
    ],
)
def test_front_matter_ends_at_its_rule_and_may_have_a_title(text, rest, title):
    found = front_matter(text)
    assert text[found.end :] == rest
    assert (text[slice(*found.title)] if found.title else None) == title


@pytest.mark.parametrize("text", ["", "Text", "---\n\nText\n\n---\n", "---\ntitle: x\n", "\n---\ntitle: x\n---\n"])
def test_other_text_has_none(text):
    assert front_matter(text) == (0, None)
