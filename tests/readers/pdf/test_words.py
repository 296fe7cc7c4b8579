from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyparse.readers.pdf.words import Joiner

LINES = st.lists(st.text("abcX加快，-. ", min_size=1).filter(str.strip).map(str.strip), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["加快建设", "平台。"], "加快建设平台。"),
        (["build two", "platforms"], "build two platforms"),
        (["innova-", "tive"], "innovative"),
        (["the G-", "20 countries"], "the G-20 countries"),
        (["医疗机器人 and", "other 产品"], "医疗机器人 and other 产品"),
    ],
)
def test_lines_become_one(lines, joined):
    assert Joiner(lines).join(lines) == joined


@given(LINES)
def test_joining_keeps_all_but_blanks_and_hyphens(lines):
    joined = Joiner(lines).join(lines)
    assert "".join(joined.split()).replace("-", "") == "".join("".join(lines).split()).replace("-", "")
