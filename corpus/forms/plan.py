"""The Chinese text as the parts of a notice with its annex."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

Role = Literal[
    "agency", "number", "title", "addressee", "body", "annex note", "signature", "date", "annex", "chapter", "section"
]

_FINISHED = re.compile(r"[。：:；！？）)》”]$")
_AGENCY = re.compile(r"上海市\S{4,10}(?:委员会|局)")
_FORMS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("number", re.compile(r"\S+〔\d{4}〕\d+号")),
    ("title", re.compile(r"关于印发.*通知|上海市促进.*行动方案.*")),
    ("addressee", re.compile(r"有关单位.")),
    ("annex note", re.compile(r"附件.\S.*")),
    ("annex", re.compile(r"附件")),
    ("date", re.compile(r"\d{4} 年.*日")),
    ("chapter", re.compile(r"[一二三四]、.*")),
    ("section", re.compile(r"\d{1,2}\. \S{2,20}")),
)


class Part(NamedTuple):
    """One paragraph; `text` keeps the pairs of asterisks that mark bold type."""

    role: Role
    text: str


def parts_of(text: str) -> list[Part]:
    """Return the paragraphs of the converted text: lines joined, and what a page's end cut in two."""
    paragraphs = [part.split("\n") for part in re.split(r"\n\s*\n", text.strip())]
    letterhead, *rest = paragraphs
    agencies = [Part("agency", line.removesuffix(" 文件")) for line in letterhead]
    return [*agencies, *_joined([_part("".join(lines)) for lines in rest])]


def letterhead_of(parts: Sequence[Part]) -> list[str]:
    """Return the agencies that issue the notice."""
    return [part.text for part in parts if part.role == "agency"]


def runs_of(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of `text` without asterisks, and whether each is bold."""
    for i, piece in enumerate(text.split("**")):
        if piece:
            yield piece, i % 2 == 1


def _part(text: str) -> Part:
    for role, form in _FORMS:
        if form.fullmatch(text):
            return Part(role, text)
    return Part("signature" if _AGENCY.fullmatch(text) else "body", text)


def _joined(parts: Sequence[Part]) -> Iterator[Part]:
    held: Part | None = None
    for part in parts:
        if held and part.role == "body" == held.role and not _FINISHED.search(held.text):
            held = Part("body", held.text + part.text)
            continue
        if held:
            yield held
        held = part
    if held:
        yield held
