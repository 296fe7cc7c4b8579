from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyparse.readers.markdown.marks import marks_in


def unmarked(text):
    kept, at = "", 0
    for start, end in marks_in(text):
        kept, at = kept + text[at:start], max(at, end)
    return kept + text[at:]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a **bold** word", "a bold word"),
        ("建设**渔港**和*设施*。", "建设渔港和设施。"),
        ("**“渔港”**的建设", "“渔港”的建设"),
        ("__strong__ and _em_", "strong and em"),
        ("snake_case_name", "snake_case_name"),
        ("5 * 3 * 2", "5 * 3 * 2"),
        ("~~old~~ new", " new"),
        ("see [the plan](http://a.b/c_(d) 'T')", "see the plan"),
        ("see [the plan][1]", "see the plan"),
        ("[![badge](b.svg)](http://x)", "badge"),
        ("![A map](map.png)", "A map"),
        ("a [note] (here)", "a [note] (here)"),
        ("text[^1].", "text."),
        ("run `a * b` *now*", "run `a * b` now"),
        ("``a ` b`` [x](y)", "``a ` b`` x"),
        ("one <!-- no --> two", "one  two"),
        ("H<sub>2</sub>O<br/>", "H2O"),
        ("a < b and c > d", "a < b and c > d"),
        ("at <https://example.org>.", "at https://example.org."),
        (r"10 \* 20 \[x\]", "10 * 20 [x]"),
        ("标题 {#title}", "标题"),
        ('{{< glossary_tooltip text="控制平面" term_id="x" >}}之前', "控制平面之前"),
        ("{{% param x %}}之前", "之前"),
        ("a `b [c](d)", "a `b c"),
    ],
)
def test_marks_are_what_is_no_text(written, read):
    assert unmarked(written) == read


@given(st.text(alphabet="*_~`[]()!<>-\\{}#^ ab\n渔", max_size=60))
def test_marks_of_any_text_are_in_order(text):
    at = 0
    for start, end in marks_in(text):
        assert at <= start < end <= len(text)
        at = end
