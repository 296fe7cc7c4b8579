"""Gale and Church (1993), by length alone, as nltk has it; nltk is a requirement of this baseline alone."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec

from policyparse.lexicon import Lexicon

AVAILABLE = find_spec("nltk") is not None


def align(source: Sequence[str], translation: Sequence[str], _: Lexicon) -> set[tuple[int, int]]:
    """Return the links; lengths count characters, those of the source scaled by the ratio of the two texts."""
    from nltk.translate.gale_church import align_blocks  # noqa: PLC0415  (it may not be there)

    ratio = sum(map(len, translation)) / max(1, sum(map(len, source)))
    return set(align_blocks([round(len(text) * ratio) for text in source], [len(text) for text in translation]))
