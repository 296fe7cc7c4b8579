"""What of a pair to compare anew after an edit: the lines around it, and the lines that render them.

A whole comparison of a long pair takes seconds, that of a window around an edit a tenth of one. What a window says is
provisional: the whole comparison that follows replaces it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from policyparse.gate.model import SIDES, SideName
from policyparse.lsp.protocol import Seen, Stretch

_CONTEXT = 3  # segments around an edit
_REACH = 20  # segments around the median counterpart; links further away are left out
_MOST = 120  # segments of a window
_LONGEST = 12_000  # characters of a window
_BLANK = 60  # lines in which a Markdown block is looked for


class Shift(NamedTuple):
    """Which lines changed: those from `first` up to `old`, exclusive, became those from `first` up to `new`."""

    first: int
    old: int
    new: int

    @property
    def changed(self) -> bool:
        """Whether any line changed."""
        return max(self.old, self.new) > self.first

    def now(self, line: int) -> int | None:
        """Return where a line is now; None where it changed."""
        if line < self.first:
            return line
        return line + self.new - self.old if line >= self.old else None

    def then(self, line: int) -> int | None:
        """Return where a line was; None where it changed."""
        return Shift(self.first, self.new, self.old).now(line)


class Part(NamedTuple):
    """Lines of one side as they are now, `end` exclusive, and the segments seen before that they replace."""

    start: int
    end: int
    core: frozenset[int]


def lines_of(text: str) -> list[str]:
    """Return the lines of a text as editors and readers count them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def shift_between(before: Sequence[str], after: Sequence[str]) -> Shift:
    """Return which lines of `before` became which of `after`."""
    least = min(len(before), len(after))
    head = next((at for at in range(least) if before[at] != after[at]), least)
    tail = next((at for at in range(least - head) if before[-1 - at] != after[-1 - at]), least - head)
    return Shift(head + 1, len(before) - tail + 1, len(after) - tail + 1)


def other(side: SideName) -> SideName:
    """Return the side across from `side`."""
    return "translation" if side == "source" else "source"


def parts_of(
    seen: Seen, shifts: Mapping[SideName, Shift], lines: Mapping[SideName, Sequence[str]]
) -> dict[SideName, Part] | None:
    """Return the part of each side to compare anew, given its lines as they are now; None where that is too much."""
    near = {side: _near(seen.side(side), shifts[side]) for side in SIDES}
    around = {side: _around(near[side], len(seen.side(side))) for side in SIDES}
    parts: dict[SideName, Part] = {}
    for side in SIDES:
        own, across = seen.side(side), seen.side(other(side))
        reached = around[side] | _clustered(link for number in around[other(side)] for link in across[number].links)
        if not reached or max(reached) - min(reached) > _MOST:
            return None
        within = range(min(reached), max(reached) + 1)
        answering = {link for number in near[other(side)] for link in across[number].links}
        loose = {number for number in within if not own[number].links}
        core = near[side] | (answering & set(within)) | loose
        blocks = seen.record.side(side).media_type == "text/markdown"
        start, end = _lines([own[number] for number in within], shifts[side], lines[side], blocks=blocks)
        if sum(map(len, lines[side][start - 1 : end - 1])) > _LONGEST:
            return None
        parts[side] = Part(start, end, frozenset(core))
    return parts


def _near(stretches: Sequence[Stretch], shift: Shift) -> set[int]:
    """Return the segments on changed lines and on the lines beside them."""
    if not shift.changed:
        return set()
    return {at for at, one in enumerate(stretches) if one.last >= shift.first - 1 and one.first <= shift.old}


def _around(near: set[int], count: int) -> set[int]:
    return set(range(max(0, min(near) - _CONTEXT), min(count, max(near) + _CONTEXT + 1))) if near else set()


def _clustered(links: Iterable[int]) -> set[int]:
    """Return the links near the one in the middle."""
    known = sorted(links)
    return {link for link in known if abs(link - known[len(known) // 2]) <= _REACH}


def _lines(stretches: Sequence[Stretch], shift: Shift, lines: Sequence[str], *, blocks: bool) -> tuple[int, int]:
    """Return the first line of the segments, and the one behind the last, as they are now; whole Markdown blocks."""
    start, end = min(one.first for one in stretches), max(one.last for one in stretches) + 1
    if shift.changed:
        start, end = min(start, shift.first), max(end, shift.old)
    start = shift.now(start) or shift.first
    end = (shift.now(end - 1) or shift.new - 1) + 1
    if blocks:
        start = next((at for at in range(start, max(1, start - _BLANK), -1) if not lines[at - 2].strip()), start)
        end = next((at for at in range(end, min(len(lines), end + _BLANK)) if not lines[at - 1].strip()), end)
    return start, end
