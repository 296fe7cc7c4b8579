"""The letterhead of several organs: their names one below the other, and the sign 文件 beside them.

GB/T 9704-2012, section 7.2.4: in a joint document the names are in rows, with 文件 on their right, vertically centred,
so its baseline may fall between two names.
"""

from __future__ import annotations

from collections.abc import Sequence

from policyparse.readers.pdf.shapes import Line, union

_SIGN = "文件"
_SAME_SIZE = 1.06


def letterhead_of(lines: Sequence[Line]) -> Line | None:
    """Return the letterhead as one line, the names separated by line ends; None if there is no sign beside names."""
    sign = next((line for line in lines if "".join(line.text.split()) == _SIGN), None)
    if sign is None:
        return None
    names = _names(lines, sign)
    if len(names) < 2:
        return None
    text = "\n".join("".join(line.text.split()) for line in names) + " " + _SIGN
    return Line(text, union([sign.box, *(line.box for line in names)]), names[0].size, names[0].bold, sign.word)


def is_within(line: Line, letterhead: Line) -> bool:
    """Return whether a line is in the letterhead."""
    return _is_level(line, letterhead) and line.box.right < letterhead.box.right + 1


def _is_level(line: Line, other: Line) -> bool:
    """Return whether the middle of a line is at the height of the other."""
    middle = (line.box.top + line.box.bottom) / 2
    return other.box.top < middle < other.box.bottom


def _names(lines: Sequence[Line], sign: Line) -> list[Line]:
    """Return the lines left of the sign in a row up and down from the one beside it that are set as that is."""
    left = (line for line in lines if line.text and line.box.right <= sign.box.left + sign.size)
    column = sorted((line for line in left if line is not sign), key=lambda line: line.box.top)
    beside = next((i for i, line in enumerate(column) if _is_level(line, sign)), None)
    if beside is None:
        return []
    first = last = beside
    while first > 0 and _go_together(column[first - 1], column[first]):
        first -= 1
    while last + 1 < len(column) and _go_together(column[last], column[last + 1]):
        last += 1
    return column[first : last + 1]


def _go_together(above: Line, below: Line) -> bool:
    """Return whether two lines are of one size, with less than a line between them."""
    small, large = sorted((above.size, below.size))
    return large < _SAME_SIZE * small and below.box.top - above.box.bottom < large
