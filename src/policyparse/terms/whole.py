"""Which Chinese terms are words of their own where they are found, and no part of other words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate

from policyparse.folding import fold
from policyparse.lexical.words import is_seam
from policyparse.lexicon import Lexicon
from policyparse.termbase import TermMatch


def whole(text: str, matches: Iterable[TermMatch], lexicon: Lexicon) -> Iterator[TermMatch]:
    """Yield the matches that are no part of a longer word (机器 in 机器人) and no seam of two (中试 in 高中试卷)."""
    found = tuple(matches)
    words = _words(text, lexicon) if found else ()
    for match in found:
        inside = any(start <= match.start and match.end <= end for start, end in words if end - start > _length(match))
        if not (inside or is_seam(fold(text), match.start, match.end, lexicon)):
            yield match


def _length(match: TermMatch) -> int:
    return match.end - match.start


def _words(text: str, lexicon: Lexicon) -> tuple[tuple[int, int], ...]:
    ends = tuple(accumulate(map(len, lexicon.cut(fold(text)))))
    return tuple(zip((0, *ends), ends, strict=False))
