"""Pointers of Git LFS: what a repository holds instead of a large file."""

from __future__ import annotations

import re

_POINTER = re.compile(
    rb"\Aversion https://git-lfs\.github\.com/spec/v1\r?\n(?:[^\n]*\n)*?oid sha256:([0-9a-f]{64})\r?\n"
)
_LONGEST = 1024  # after the specification


def pointer(data: bytes) -> str | None:
    """Return the object that a pointer stands for, by its SHA-256; None for any other content."""
    found = _POINTER.match(data) if len(data) < _LONGEST else None
    return found[1].decode("ascii") if found else None
