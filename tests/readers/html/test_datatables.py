from __future__ import annotations

import pytest

from policyparse.readers.html.datatables import is_data
from policyparse.readers.html.tree import parse, walk


def table(markup):
    return next(node for node in walk(parse(markup, 400)) if node.tag == "table")


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><th>港口</th><th>泊位</th></tr></table>",
        "<table><caption>表1</caption><tr><td>港口</td></tr></table>",
        "<table><tr><td>港口<td>泊位<tr><td>东港<td>12</table>",
    ],
)
def test_headed_cells_and_rows_of_short_cells_are_data(markup):
    assert is_data(table(markup))


@pytest.mark.parametrize(
    "markup",
    [
        "<table role=presentation><tr><th>a<th>b</table>",
        "<table><tr><td><table><tr><td>x</table><td>b<tr><td>c<td>d</table>",
        "<table><tr><td>menu<td>text</table>",
        f"<table><tr><td>a<td>{'长' * 500}<tr><td>c<td>d</table>",
        "<table><tr><td>a<td><p>1<p>2<p>3<p>4<p>5<p>6<tr><td>c<td>d</table>",
    ],
)
def test_tables_that_lay_out_a_page_are_not(markup):
    assert not is_data(table(markup))
