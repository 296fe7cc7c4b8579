"""Texts of documents and names of files, on one line of a message."""

from __future__ import annotations

_MOST = 60


def one_line(text: str) -> str:
    """Return `text` without line ends and control characters."""
    return "".join(char if char.isprintable() else " " for char in text)


def shortened(text: str) -> str:
    """Return as much of `text` as a message can quote."""
    line = " ".join(text.split())
    return line if len(line) <= _MOST else f"{line[: _MOST - 1]}…"
