from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policyparse.readers.pdf.gaps import Gaps


def lines(reason, pages):
    gaps = Gaps()
    for page in pages:
        gaps.add(reason, page)
    return gaps.lines()


def test_successive_pages_are_one_range():
    assert lines("damaged", [3, 4, 5, 9]) == ("pages 3-5, 9: damaged, not readable; export the document anew",)
    assert lines("damaged", [2])[0].startswith("page 2: ")
    assert lines("damaged", []) == ()


def test_a_range_may_be_noted_at_once_and_be_empty():
    gaps = Gaps()
    gaps.add("limit", 5001, 2_000_000_000)
    gaps.add("time", 8, 7)
    assert gaps.lines() == ("pages 5001-2000000000: not read; raise the limit (max-pages)",)


@given(st.sets(st.integers(1, 60), min_size=1))
def test_ranges_name_every_page_once(pages):
    named = lines("limit", sorted(pages))[0].partition(" ")[2].partition(":")[0]
    ranges = [part.split("-") for part in named.split(", ")]
    assert [n for part in ranges for n in range(int(part[0]), int(part[-1]) + 1)] == sorted(pages)
