from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policyparse.readers.pdf.gaps import Gaps
from policyparse.readers.pdf.quality import is_garbled
from policyparse.readers.pdf.shapes import Box, Run, Sheet


def lines(reason, pages):
    gaps = Gaps()
    for page in pages:
        gaps.add(reason, page)
    return gaps.lines()


def sheet(text, unreadable=0.0):
    run = Run(text, Box(0, 0, 1, 1), 10, bold=False, spaced=False)
    return Sheet(595, 842, (run,), unreadable=unreadable)


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


def test_running_text_of_both_languages_is_no_garble():
    assert not is_garbled(sheet("加快建设具有国际影响力的生物医药产业创新高地，助力打造世界级产业集群。" * 5))
    assert not is_garbled(sheet("The municipality shall establish a coordination mechanism. " * 8))


def test_characters_by_chance_and_shifted_letters_are_garble():
    assert is_garbled(sheet("".join(chr(0x4E00 + 37 * i % 20000) for i in range(400))))
    assert is_garbled(sheet("Wkh pxqlflsdolwb vkdoo hvwdeolvk d frruglqdwlrq phfkdqlvp. " * 8))
    assert is_garbled(sheet("Some text", unreadable=0.4))
