"""Texts of a document that seem to speak to a model."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources


def is_addressed(text: str) -> bool:
    """Return whether a text seems to tell a model what to do."""
    return any(pattern.search(text) for pattern in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    lines = resources.files(__package__ or "").joinpath("addressing.txt").read_text(encoding="utf-8").splitlines()
    return tuple(re.compile(line, re.IGNORECASE) for line in lines if line and not line.startswith("# "))
