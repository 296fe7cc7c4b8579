"""The alignment of two analysed documents."""

from __future__ import annotations

from dataclasses import dataclass

from policyparse.align.core import Alignment, align
from policyparse.align.segments import units_of
from policyparse.chinese_english import PAIR
from policyparse.lexical.units import Unit
from policyparse.lexicon import Lexicon
from policyparse.model.bitext import Analysis
from policyparse.model.structure import Segment
from policyparse.termbase import Termbase


@dataclass(frozen=True, slots=True)
class Aligned:
    """The segments of two documents that bear content, their units, and how these align.

    The source side of the aligner is always Chinese and the other side English, whichever is the original.
    """

    source: tuple[Segment, ...]
    translation: tuple[Segment, ...]
    source_units: tuple[Unit, ...]
    translation_units: tuple[Unit, ...]
    alignment: Alignment


def align_pair(source: Analysis, translation: Analysis, lexicon: Lexicon, termbase: Termbase) -> Aligned:
    """Return how a document and its translation align, in either direction."""
    direction = PAIR.direction_from(source.structure.document.language)
    sides = PAIR.ordered(direction, source, translation)
    return align_analyses(*sides, lexicon, termbase)


def align_analyses(source: Analysis, translation: Analysis, lexicon: Lexicon, termbase: Termbase) -> Aligned:
    """Return how the segments of a Chinese and an English document align; boilerplate is left out."""
    source_segments, source_units = units_of(source)
    translation_segments, translation_units = units_of(translation)
    alignment = align(source_units, translation_units, lexicon, termbase)
    return Aligned(source_segments, translation_segments, source_units, translation_units, alignment)
