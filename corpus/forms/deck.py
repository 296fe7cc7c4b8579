"""The English text as slides: which of its paragraphs stand in which box, by how they open."""

from __future__ import annotations

import re
from typing import NamedTuple

FURNITURE = (
    "上海市药品监督管理局",
    "上海城市精神：海纳百川 追求卓越 开明睿智 大气谦和",
    "Global Harmonization Working Party",
    "GHWP Towards Medical Device Harmonization",
)
"""What every slide shows: below on the left and right, above on the left and right."""
_ALSO = ("GHWP", "Towards Medical Device Harmonization")

Openings = tuple[str, ...]
_NOTICE = ("上海市经济和信息化委员会\n", "沪经信医", "关于印发", "有关单位", "为落实国家", "特此通知")
_SLIDES: tuple[tuple[str, tuple[Openings, ...], tuple[Openings, ...]], ...] = (
    ("Introduction of Action Scheme", (("Guo Shuting",), ("2023-11-27",)), ()),
    ("", (("- Implementation of the National",),), (_NOTICE,)),
    ("General Requirements", (), ()),
    ("Guiding Principles", (("- Aim at",),), ()),
    ("Main Objectives", (("By 2025",), ("Emerging",), ("- Create",)), (("- Build ~",),)),
    ("Development Focus", (), ()),
    (
        "",
        (("- Accelerate R&D of multi-channel",),),
        (("- Accelerate R&D of multi-e",), ("- Accelerate R&D of medical",)),
    ),
    ("Key Tasks", (), ()),
    (
        "",
        (("Build up",), ("Achieve",), ("Reinforce",)),
        (("Bring in",), ("Construct",), ("手术机器人 |", "机器人", "控制台")),
    ),
    ("", (("Deepen",), ("Improve products",), ("Propel",)), (("Fulfill",), ("Promote overseas",))),
    ("General Supporting Measures", (), ()),
    ("", (("- Fully",), ("- Strengthen",)), (("- Coordinate",), ("- Improve the price",))),
    (
        "Enhance effectiveness",
        (("Precise", "- Develop"), ("lean assessment", "- Actively"), ("Elaborately", "- Innovative")),
        (("Accurate", "- Assign"), ("- Adhere",)),
    ),
    ("Thanks!", (), ()),
)


class Box(NamedTuple):
    """A box of text in points from the slide's upper left corner, and the size of its type."""

    text: str
    left: float
    top: float
    width: float
    height: float
    size: float


class Slide(NamedTuple):
    """One slide: its title, its boxes from the left column to the right, and what all slides repeat."""

    title: Box | None
    boxes: tuple[Box, ...]
    furniture: tuple[Box, ...]


WIDTH, HEIGHT = 960.0, 540.0
_MARGIN, _TOP, _BOTTOM = 36.0, 110.0, 486.0
_COLUMN = (WIDTH - 3 * _MARGIN) / 2


def slides_of(text: str) -> list[Slide]:
    """Return the slides; raises `ValueError` for a paragraph that stands on none of them."""
    paragraphs = [part for part in re.split(r"\n\s*\n", text.strip()) if part not in (*FURNITURE, *_ALSO)]
    slides = [
        _slide(_take(paragraphs, title) if title else "", _boxes(paragraphs, left), _boxes(paragraphs, right), number)
        for number, (title, left, right) in enumerate(_SLIDES, 1)
    ]
    if paragraphs:
        raise ValueError(f"on no slide: {paragraphs}")
    return slides


def _boxes(paragraphs: list[str], column: tuple[Openings, ...]) -> list[str]:
    return ["\n".join(_take(paragraphs, opening) for opening in box) for box in column]


def _take(paragraphs: list[str], opening: str) -> str:
    return paragraphs.pop(next(i for i, text in enumerate(paragraphs) if text.startswith(opening)))


def _slide(title: str, left: list[str], right: list[str], number: int) -> Slide:
    alone = not left and not right
    heading = Box(title, _MARGIN, 200 if alone else 44, WIDTH - 2 * _MARGIN, 60, 36 if alone else 26)
    columns = (*_stacked(left, _MARGIN), *_stacked(right, 2 * _MARGIN + _COLUMN))
    return Slide(heading if title else None, columns, _furniture(number))


def _stacked(texts: list[str], left: float) -> list[Box]:
    height = (_BOTTOM - _TOP) / max(1, len(texts))
    size = 11 if any(len(text) > 300 for text in texts) else 16
    return [Box(text, left, _TOP + i * height, _COLUMN, height - 12, size) for i, text in enumerate(texts)]


def _furniture(number: int) -> tuple[Box, ...]:
    office, motto, party, slogan = FURNITURE
    half = WIDTH / 2 - _MARGIN
    return (
        Box(party, _MARGIN, 10, half, 20, 11),
        Box(slogan, WIDTH / 2, 10, half, 20, 11),
        Box(office, _MARGIN, 500, half - 100, 20, 11),
        Box(motto, WIDTH / 2, 500, half - 60, 20, 11),
        Box(str(number), WIDTH - 56, 500, 30, 20, 10),
    )
