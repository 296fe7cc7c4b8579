"""The units of alignment: plain text with its place among sentences and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)  # not frozen, by which it would take three times as long to make one
class Unit:
    """A segment for the aligner.

    `numbers` are `(start, end, key)` in `text`: equal keys on both sides are the same number. `paragraph` and
    `sentence` tell which units belong together; `heading` tells headings, `aside` what stands outside the run of the
    text (a list of agencies, a label), where its place says nothing; `ordinal` is the number that opens it,
    `names` what else both sides name alike, dates and agencies, with keys as `numbers` has them.
    """

    text: str
    paragraph: int
    sentence: int
    heading: bool = False
    aside: bool = False
    numbers: tuple[tuple[int, int, str], ...] = ()
    ordinal: str = ""
    names: tuple[tuple[int, int, str], ...] = ()
