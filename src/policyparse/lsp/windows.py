"""Windows: the lines around an edit, and the lines that render them, which are compared again at once.

A complete comparison of a long pair takes seconds, that of a window a tenth of a second. The results of a window are
provisional; the complete comparison that follows replaces them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from policyparse.gate.model import SIDES
from policyparse.lsp.protocol import Seen, Stretch
from policyparse.model.document import SideName

_CONTEXT = 2  # segments around an edit
_REACH = 20  # segments around the median counterpart; links further away are left out
_MOST = 120  # segments of a window
_LONGEST = 12_000  # characters of a window
_BLANK = 60  # lines that are searched for the end of a Markdown block
_FINE = 400  # lines between the first change and the last that are distinguished


class Shift(NamedTuple):
    """Which lines changed: those from `first` up to `old`, exclusive, became those from `first` up to `new`."""

    first: int
    old: int
    new: int

    def now(self, line: int) -> int | None:
        """Return where a line is now; None if it changed."""
        if line < self.first:
            return line
        return line + self.new - self.old if line >= self.old else None


class Part(NamedTuple):
    """Lines of one side, `end` exclusive, and the segments seen before that what is seen of them replaces."""

    start: int
    end: int
    core: frozenset[int]


def lines_of(text: str) -> list[str]:
    """Return the lines of a text as editors and readers count them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def changes_between(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[Shift, Sequence[str]]]:
    """Yield which lines of `before` became which of `after`, the last ones first: those before them stay in place."""
    least = min(len(before), len(after))
    head = next((at for at in range(least) if before[at] != after[at]), least)
    tail = next((at for at in range(least - head) if before[-1 - at] != after[-1 - at]), least - head)
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if max(len(old), len(new)) > _FINE:
        yield Shift(head + 1, head + 1 + len(old), head + 1 + len(new)), new
        return
    for tag, start, end, low, high in reversed(SequenceMatcher(None, old, new, autojunk=False).get_opcodes()):
        if tag != "equal":
            yield Shift(head + 1 + start, head + 1 + end, head + 1 + start + high - low), new[low:high]


def other(side: SideName) -> SideName:
    """Return the side across from `side`."""
    return "translation" if side == "source" else "source"


def touched(stretches: Sequence[Stretch], shift: Shift) -> frozenset[int]:
    """Return the segments on changed lines; where lines were only put in, those on the lines beside them."""
    put_in = int(shift.old == shift.first)
    first, last = shift.first - put_in, shift.old - 1 + put_in
    return frozenset(at for at, one in enumerate(stretches) if one.last >= first and one.first <= last)


def parts_of(
    seen: Seen, edited: SideName, shift: Shift, lines: dict[SideName, list[str]]
) -> dict[SideName, Part] | None:
    """Return the part of each side to compare again, given its lines as they are now; None if that is too much."""
    near = touched(seen.side(edited), shift) or _nearest(seen.side(edited), shift)
    around = range(max(0, min(near) - _CONTEXT), max(near) + _CONTEXT + 1) if near else range(0)
    own = seen.side(edited)[around.start : around.stop]
    reached = {
        edited: frozenset(range(around.start, around.start + len(own))),
        other(edited): _clustered(link for one in own for link in one.links),
    }
    answering = {link for number in near for link in seen.side(edited)[number].links}
    parts: dict[SideName, Part] = {}
    for side in SIDES:
        if not reached[side] or max(reached[side]) - min(reached[side]) > _MOST:
            return None
        within = range(min(reached[side]), max(reached[side]) + 1)
        stretches = seen.side(side)
        loose = {number for number in within if not stretches[number].links}
        core = loose | (near if side == edited else answering.intersection(within))
        start, end = _lines([stretches[number] for number in within], shift if side == edited else None)
        if seen.record.side(side).media_type == "text/markdown":
            start, end = _blocks(start, end, lines[side])
        if sum(map(len, lines[side][start - 1 : end - 1])) > _LONGEST:
            return None
        parts[side] = Part(start, end, frozenset(core))
    return parts


def _nearest(stretches: Sequence[Stretch], shift: Shift) -> frozenset[int]:
    """Return the last segment before changed lines that hold none."""
    return frozenset([at for at, one in enumerate(stretches) if one.last < shift.first][-1:])


def _clustered(links: Iterable[int]) -> frozenset[int]:
    """Return the links near the one in the middle."""
    known = sorted(links)
    return frozenset(link for link in known if abs(link - known[len(known) // 2]) <= _REACH)


def _lines(stretches: Sequence[Stretch], shift: Shift | None) -> tuple[int, int]:
    """Return the first line of the segments and the one behind the last, as they are now."""
    start, end = min(one.first for one in stretches), max(one.last for one in stretches) + 1
    if shift:
        start, end = min(start, shift.first), max(end, shift.old) + shift.new - shift.old
    return start, end


def _blocks(start: int, end: int, lines: Sequence[str]) -> tuple[int, int]:
    """Return the lines of whole Markdown blocks, which blank lines part."""
    before = range(start, max(1, start - _BLANK), -1)
    behind = range(end, min(len(lines), end + _BLANK))
    return (
        next((at for at in before if not lines[at - 2].strip()), start),
        next((at for at in behind if not lines[at - 1].strip()), end),
    )
