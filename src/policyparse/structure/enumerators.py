"""Numbers within a paragraph: `the following: (1) …; (2) …; and (3) …` are items, as on separate lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from policyparse.structure.numbering import Marker, marker_of

_SIGN = "[（(①-⑳]"
_PLACE = re.compile(
    f"{_SIGN}(?:" + "|".join(rf"(?<={before}{_SIGN})" for before in (
        r"[:;,.：；，、—]", r"[:;,.：；，]\s", r"[;,]\sand\s", r"[;,]\sor\s", r"\w\sand\s",
    )) + ")"
)  # fmt: skip
_LONGEST: Final = 16
_STYLES = frozenset({"han-bracket", "digit-bracket", "letter-bracket", "roman-bracket", "circle"})
_FEWEST: Final = 3


def enumerators(text: str) -> list[int]:
    """Return where in the folded `text` numbered items start: three in a series or more, or two after a colon."""
    found: list[int] = []
    runs: dict[str, list[int]] = {}
    for place in _PLACE.finditer(text):
        marker = _marker(text, place.start(), runs)
        if marker is None:
            continue
        run = runs.get(marker.style, [])
        if marker.value == (1,):
            found += _kept(text, run)
            runs[marker.style] = [place.start()]
        elif marker.value == (len(run) + 1,) and run:
            run.append(place.start())
    for run in runs.values():
        found += _kept(text, run)
    return sorted(found)


def _marker(text: str, at: int, runs: dict[str, list[int]]) -> Marker | None:
    """Return the number at `at`; `(i)` is a letter after `(h)`, else one in Roman numerals."""
    marker = marker_of(text[at : at + _LONGEST])
    if marker is None or marker.style not in _STYLES or not text[at + marker.end : at + marker.end + 2].strip():
        return None
    letter = ord(marker.number.strip("（()）")[0]) - ord("a") + 1
    lettered = marker.style == "roman-bracket" and len(runs.get("letter-bracket", ())) == letter - 1
    return marker._replace(style="letter-bracket", value=(letter,)) if lettered else marker


def _kept(text: str, run: list[int]) -> Iterator[int]:
    enough = len(run) >= _FEWEST or (len(run) > 1 and text[: run[0]].rstrip()[-1:] in (":", "："))
    return iter(run if enough else ())
