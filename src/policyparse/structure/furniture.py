"""Page furniture: page numbers, rules, and what a layout repeats on every page or slide."""

from __future__ import annotations

from collections import Counter
from typing import Final

from policyparse.structure import tables
from policyparse.structure.lines import Line
from policyparse.structure.numbering import marker_of
from policyparse.structure.passages import bullet_of

_LONGEST: Final = 80
_OFTEN: Final = 3
_LONGEST_SIGN: Final = 400


def furniture_of(lines: list[Line], *, settled: bool = False) -> frozenset[int]:
    """Return the indices of the lines that are furniture, comments or rules and bear no content.

    In a `settled` document the reader decides what is furniture; a table cell is content even if it is a bare number.
    """
    plain = {i for i, line in enumerate(lines) if line.block.role == "furniture" or _is_bare_sign(line)}
    if settled:
        return frozenset(plain)
    repeated = _repeated(lines, plain)
    return frozenset(plain | repeated | _split_furniture(lines, repeated))


def _is_bare_sign(line: Line) -> bool:
    return line.block.role != "cell" and _is_sign(line.text)


def _is_sign(text: str) -> bool:
    return len(text) < _LONGEST_SIGN and bool(tables.SIGN.fullmatch(text))


def _repeated(lines: list[Line], plain: set[int]) -> set[int]:
    """Short lines that recur in the same company: next to a page's end, or to one line that recurs with them."""
    where: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if len(line.text) <= _LONGEST and line.text[-1] not in "。；;：:）)" and not _opens(line.text):
            where.setdefault(line.text, []).append(i)
    found: set[int] = set()
    for places in where.values():
        spread = places[-1] - places[0] >= len(lines) / 2
        if len(places) >= _OFTEN and spread and _set_apart(lines, places) and _in_company(lines, places, plain):
            found.update(places)
    return found


def _opens(text: str) -> bool:
    """Return whether the line opens a part of the text; parts may well have the same name."""
    return bool(bullet_of(text).sign) or marker_of(text) is not None


def _set_apart(lines: list[Line], places: list[int]) -> bool:
    return all(_gap_before(lines, i) > 1 or _gap_before(lines, i + 1) > 1 for i in places)


def _in_company(lines: list[Line], places: list[int], plain: set[int]) -> bool:
    """Most occurrences follow or precede one and the same line, a page number, or several blank lines."""
    most = 0.6 * len(places)
    ends = sum(
        _gap_before(lines, i) > 2 or _gap_before(lines, i + 1) > 2 or i - 1 in plain or i + 1 in plain for i in places
    )
    if ends >= most:
        return True
    for step in (-1, 1):
        company = Counter(lines[i + step].text for i in places if 0 <= i + step < len(lines))
        if company and company.most_common(1)[0][1] >= max(most, 2):
            return True
    return False


def _gap_before(lines: list[Line], i: int) -> int:
    return lines[i].gap if i < len(lines) else 9


def _split_furniture(lines: list[Line], repeated: set[int]) -> set[int]:
    """Lines that together are one furniture line, broken differently on some page."""
    whole = {"".join(lines[i].text.split()) for i in repeated}
    found: set[int] = set()
    for i in range(len(lines) - 1):
        if i not in repeated and i + 1 not in repeated and len(lines[i].text) < _LONGEST:
            joined = "".join((lines[i].text + lines[i + 1].text).split())
            if joined in whole:
                found |= {i, i + 1}
    return found
