"""Which matches of Chinese terms are separate words, and not part of other words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate

from policyparse.folding import fold
from policyparse.lexicon import Lexicon
from policyparse.termbase import TermMatch

_SEAM = 3  # characters of the longest term that may be met by chance
_PART = 2  # characters that a word reaches beyond it at most


def whole(text: str, matches: Iterable[TermMatch], lexicon: Lexicon) -> Iterator[TermMatch]:
    """Yield the matches that are no part of a longer word (机器 in 机器人) and no seam of two (中试 in 高中试卷)."""
    found = tuple(matches)
    folded = fold(text) if found else ""
    words = _words(folded, lexicon) if found else ()
    for match in found:
        size = match.end - match.start
        inside = any(start <= match.start and match.end <= end for start, end in words if end - start > size)
        if not (inside or _is_seam(folded, match.start, match.end, lexicon)):
            yield match


def _words(text: str, lexicon: Lexicon) -> tuple[tuple[int, int], ...]:
    ends = tuple(accumulate(map(len, lexicon.cut(text))))
    return tuple(zip((0, *ends), ends, strict=False))


def _is_seam(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Return whether `text[start:end]` is but the end of one word and the start of the next, both commoner than it."""
    if end - start > _SEAM:
        return False
    count, own = lexicon.zh_count, lexicon.zh_count(text[start:end])
    return any(
        any(count(text[at:seam]) > own for at in range(max(0, start - _PART), start))
        and any(count(text[seam:at]) > own for at in range(end + 1, min(len(text), end + _PART) + 1))
        for seam in range(start + 1, end)
    )
