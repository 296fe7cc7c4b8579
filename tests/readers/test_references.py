"""What Markdown and HTML hold beside their text."""

import pytest

from policyparse.readers import read_data, read_text
from policyparse.readers.markdown.references import references_of

MARKDOWN = """\
---
title: 指南
weight: 10
---

# 申请 {#apply}

见[指南](/zh/guide.md "指南")、<https://example.org/a>与[条件][c]。`[代码](x.md)` ![图](a.png)

<a name="old"></a>[![徽章](badge.svg)](b.md)

[c]: conditions.md

```sh
echo "[x](y.md)"
```
"""


def found(references):
    return [(one.kind, one.value) for one in references]


def test_markdown_has_keys_code_links_pictures_and_names():
    assert found(references_of(MARKDOWN)) == [
        ("key", "title"),
        ("key", "weight"),
        ("code", 'echo "[x](y.md)"\n'),
        ("anchor", "apply"),
        ("link", "/zh/guide.md"),
        ("link", "https://example.org/a"),
        ("image", "a.png"),
        ("anchor", "old"),
        ("image", "badge.svg"),
        ("link", "b.md"),
        ("link", "conditions.md"),
    ]


def test_a_reference_stands_where_its_span_says():
    for one in references_of(MARKDOWN):
        text = MARKDOWN[one.span.start : one.span.end]
        assert one.value in text if one.kind == "code" else text == one.value


def test_html_has_links_pictures_names_and_code():
    page = (
        "<html><body><h1 id='apply'>申请</h1><p>见<a href='/zh/guide.html'>申请指南</a>。</p>"
        "<p><img src='a.png'>申请人应当年满18周岁。</p><pre><code>serve --port 80</code></pre></body></html>"
    )
    document = read_data(page.encode(), "a.html")
    assert found(document.references) == [
        ("anchor", "apply"),
        ("link", "/zh/guide.html"),
        ("image", "a.png"),
        ("code", "serve --port 80"),
    ]


def test_plain_text_has_none_to_compare():
    assert read_text("[a](b.md)").references is None


@pytest.mark.parametrize("piece", ["`", "```\n", "![", "](", "](a", "{#a", "<a ", "<a href='", "[a]: ", "> ", "a](<"])
def test_references_take_time_in_proportion_to_the_length(piece):
    from time import process_time

    start = process_time()
    list(references_of(piece * 20_000))
    assert process_time() - start < 3
