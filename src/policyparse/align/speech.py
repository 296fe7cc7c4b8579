"""Direct speech: whether it goes on from one segment to the next.

A translator moves *he said* about and joins or divides sentences, but leaves what is said between quotation marks. So a
bead seldom ends inside speech on one side only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

CLOSED, OPEN, NEXT = 0, 1, 2
"""Whether speech goes on behind a segment; the last, where other speech begins at once, or the same after *he said*."""
BROKEN = CLOSED + OPEN
"""Sum of the states of both sides where speech goes on on one of them only."""

_LEAST: Final = 0.02  # share of a text from which its speech tells anything
_ENDED = tuple(",.?!…—–，。？！;；:")
"""What speech ends with, and a term in quotation marks does not."""
_MARKS = (
    re.compile(r"(?P<open>[“「]|(?<![^\s(（\[—–-])\"(?=\S))|(?P<close>[”」]|(?<=\S)\"(?!\w))"),
    re.compile(r"(?P<open>(?<![^\s(（\[—–-])['‘](?=\S))|(?P<close>(?<=\S)['’](?!\w))"),
)
"""Double and single marks: a text uses one of them for speech, and the other inside it."""
_SIGNS = ('“”「」"', "‘’'")
"""The characters that these are."""
_PAUSE = frozenset(_ENDED)
_APOSTROPHES = "'’"


class _Speech(NamedTuple):
    share: float
    after: tuple[int, ...]


def speech(texts: Sequence[str]) -> tuple[int, ...] | None:
    """Return the state after each segment of a text, CLOSED, OPEN or NEXT; None where hardly anybody speaks."""
    best = max(map(_read, (texts, texts), _MARKS, _SIGNS), key=lambda read: read.share)
    return best.after if best.share > _LEAST else None


def _read(texts: Sequence[str], marks: re.Pattern[str], signs: str) -> _Speech:
    after: list[int] = []
    spoken, start = 0, -1
    for text in texts:
        for mark in marks.finditer(text) if _has(text, signs) else ():
            if mark["open"] and start < 0:
                start = mark.end()
                if after and after[-1] == CLOSED and not text[: mark.start()].strip():
                    after[-1] = NEXT
            elif mark["close"] and start >= 0:
                said = text[start : mark.start()].rstrip()
                if said.endswith(_ENDED):
                    spoken += len(said)
                elif mark[0] in _APOSTROPHES and not _PAUSE.isdisjoint(said):
                    continue  # the workers' homes
                start = -1
        if start >= 0:
            spoken += len(text) - start
            start = 0
        after.append(CLOSED if start < 0 else OPEN)
    return _Speech(spoken / (sum(map(len, texts)) or 1), tuple(after))


def _has(text: str, signs: str) -> bool:
    """Return whether a text has any of some characters: most have none, and need no search for marks."""
    for sign in signs:  # noqa: SIM110  (faster than a generator)
        if sign in text:
            return True
    return False
