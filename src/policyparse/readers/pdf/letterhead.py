"""The letterhead of several organs: their names one below the other, and the sign 文件 beside them.

GB/T 9704-2012, section 7.2.4: of a joint document the names stand in rows, 文件 to their right, in the middle of their
height. On its own base line that sign would fall between two names.
"""

from __future__ import annotations

from collections.abc import Sequence

from policyparse.readers.pdf.shapes import Line, union

_SIGN = "文件"
_SAME_SIZE = 1.06


def letterhead_of(lines: Sequence[Line]) -> Line | None:
    """Return the letterhead as one line, the names parted by line ends; None if there is no sign beside names."""
    sign = next((line for line in lines if "".join(line.text.split()) == _SIGN), None)
    if sign is None:
        return None
    names = sorted((line for line in lines if _is_name(line, sign, lines)), key=lambda line: line.box.top)
    if len(names) < 2:
        return None
    text = "\n".join("".join(line.text.split()) for line in names) + " " + _SIGN
    return Line(text, union([sign.box, *(line.box for line in names)]), names[0].size, names[0].bold, sign.word)


def is_part(line: Line, letterhead: Line) -> bool:
    """Say whether a line is within the letterhead."""
    middle = (line.box.top + line.box.bottom) / 2
    return letterhead.box.top < middle < letterhead.box.bottom


def _is_name(line: Line, sign: Line, lines: Sequence[Line]) -> bool:
    """Tell the lines left of the sign that are set as the one next to it is."""
    beside = [other for other in lines if other.box.right < sign.box.left + sign.size and is_part(other, sign)]
    if not beside or line.box.right > sign.box.left + sign.size or line.text in ("", sign.text):
        return False
    return max(line.size, beside[0].size) < _SAME_SIZE * min(line.size, beside[0].size)
