"""How verdicts and severities look: one sign, one word and one colour each, so that colour never stands alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from policyparse.reporters.summary import SIGNS, Verdict

Role = Literal["plain", "strong", "muted", "missing", "error", "warning", "note"] | Verdict
"""What a stretch of text is; the palette says how that looks."""

PALETTE: Mapping[Role, str] = {
    "plain": "none",
    "strong": "bold",
    "muted": "color(244)",
    "missing": "underline",
    "kept": "color(29)",
    "reworded": "color(166)",
    "changed": "bold color(164)",
    "omitted": "color(160)",
    "added": "color(32)",
    "error": "bold color(160)",
    "warning": "color(166)",
    "note": "color(32)",
}
"""For 256 colours and more: middling tones, read as well on a white as on a black ground whatever the user's theme."""

BASIC_PALETTE: Mapping[Role, str] = {
    **PALETTE,
    "muted": "none",
    "kept": "green",
    "reworded": "magenta",
    "changed": "bold magenta",
    "omitted": "red",
    "added": "blue",
    "error": "bold red",
    "warning": "magenta",
    "note": "blue",
}
"""For sixteen colours, which the user's theme defines: neither yellow, white nor a bright tone."""


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs that a terminal's encoding can show."""

    verdict: Mapping[Verdict, str]
    bar: Mapping[Verdict, str]
    comparator: Mapping[str, str]
    dot: str
    rule: str
    arrow: str
    dash: str
    why: str
    more: str


UNICODE = Signs(
    verdict=SIGNS,
    bar={"kept": "█", "reworded": "▓", "changed": "▒", "omitted": "░"},
    comparator={"eq": "", "ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "≈ ", "range": ""},
    dot="·",
    rule="─",
    arrow="→",
    dash="–",
    why="└",
    more="…",
)

ASCII = Signs(
    verdict={"kept": "=", "reworded": "~", "changed": "!", "omitted": "-", "added": "+"},
    bar={"kept": "#", "reworded": "=", "changed": "!", "omitted": "."},
    comparator={"eq": "", "ge": ">= ", "gt": "> ", "le": "<= ", "lt": "< ", "approx": "~ ", "range": ""},
    dot="|",
    rule="-",
    arrow="->",
    dash="-",
    why="`",
    more="...",
)


def signs_for(encoding: str) -> Signs:
    """Return the signs that `encoding` can write."""
    needed = "".join((*UNICODE.verdict.values(), *UNICODE.bar.values(), *UNICODE.comparator.values()))
    try:
        (needed + UNICODE.dot + UNICODE.rule + UNICODE.arrow + UNICODE.dash + UNICODE.why + UNICODE.more).encode(
            encoding
        )
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return UNICODE
