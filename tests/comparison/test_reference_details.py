"""Numbers that name: which of them are left when equals are taken away, and which may be said otherwise."""

from __future__ import annotations

import pytest

from policyparse.comparison.references import compare_references


def told(source: str, translation: str) -> list[tuple[str, str, str]]:
    found = compare_references(source.lower(), translation.lower())
    return [(here.kind, here.value, there.value) for here, there in found]


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("依照第三条、第五条。", "under Articles 3 and 6.", [("article", "5", "6")]),
        ("依照第三条、第五条。", "under Articles 5 and 3.", []),
        ("依照第三条和第三条。", "under Article 3 and Article 4.", [("article", "3", "4")]),
        ("依照第三条。", "under Articles 3 and 4.", []),
        ("依照第三条、第四条。", "under Article 3.", []),
        ("依照第三条第五款。", "under Article 5, paragraph 3.", []),
        ("依照第三条第五款。", "under Article 3, paragraph 6.", [("paragraph", "5", "6")]),
        ("依照第三条第五款。", "under Article 4, paragraph 6.", [("article", "3", "4"), ("paragraph", "5", "6")]),
        ("执行GB/T 19001标准。", "It follows GB/T 19002.", [("gb/t", "19001", "19002")]),
        ("执行GB/T 19001标准。", "It follows ISO 19002.", []),
        ("执行GB 3096.1标准。", "It follows GB 3096.2.", [("gb", "3096.1", "3096.2")]),
        ("执行ISO 1标准。", "It follows ISO 2.", []),
        ("执行ISO 13485标准。", "It follows ISO 13485.", []),
        ("15时30分截止。", "closes at 3:30.", []),
        ("15时30分截止。", "closes at 3:40.", [("clock", "15:30", "?3:40")]),
        ("15时30分截止。", "closes at 4:30.", [("clock", "15:30", "?4:30")]),
        ("15时30分截止。", "closes at 3:30 a.m.", [("clock", "15:30", "3:30")]),
        ("26日召开会议。", "a meeting was held on 26 October.", []),
        ("9月26日召开会议。", "a meeting was held on 28 October.", []),
        ("获得第八名。", "took the eighth place of 18.", []),
    ],
)
def test_a_reference_is_told_where_both_sides_have_one_of_its_kind_left(source, translation, found):
    assert told(source, translation) == found
