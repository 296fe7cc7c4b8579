"""Gale and Church (1993), by length alone, as nltk has it."""

from __future__ import annotations

from collections.abc import Sequence

from policyparse.lexicon import Lexicon


def align(source: Sequence[str], translation: Sequence[str], lexicon: Lexicon) -> set[tuple[int, int]]:  # noqa: ARG001  (lengths are all it looks at)
    """Return the links; lengths count characters, those of the source scaled by the ratio of the two texts.

    Ends the run where nltk is not installed.
    """
    try:
        from nltk.translate.gale_church import align_blocks  # noqa: PLC0415  (a requirement of this baseline alone)
    except ImportError as error:
        raise SystemExit("this baseline needs nltk: pip install nltk") from error
    ratio = sum(map(len, translation)) / max(1, sum(map(len, source)))
    return set(align_blocks([round(len(text) * ratio) for text in source], [len(text) for text in translation]))
