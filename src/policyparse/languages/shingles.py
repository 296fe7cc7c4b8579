"""Runs of a text by which two documents are told to be alike: of five characters, or of three words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

_CHARACTERS = 5
_WORDS = 3
_CHARACTER_BYTES = 4  # of UTF-32, in which all characters have one width


def characters(_: Sequence[str], text: str) -> Iterator[bytes]:
    """Yield the runs of characters of `text`; one that is shorter than a run is one."""
    data, step, width = text.encode("utf-32-le"), _CHARACTER_BYTES, _CHARACTERS * _CHARACTER_BYTES
    return (data[at : at + width] for at in range(0, max(step, len(data) - width + step), step))


def words(said: Sequence[str], _: str) -> Iterator[bytes]:
    """Yield the runs of the words `said`; fewer than a run has are one."""
    if len(said) < _WORDS:
        return iter((" ".join(said).encode(),))
    data = [word.encode() for word in said]
    return map(b" ".join, zip(*(islice(data, at, None) for at in range(_WORDS)), strict=False))
