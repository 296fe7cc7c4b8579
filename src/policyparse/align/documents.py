"""Two analysed documents, their segments aligned."""

from __future__ import annotations

from dataclasses import dataclass

from policyparse.align.core import Alignment, align
from policyparse.align.segments import units_of
from policyparse.lexical.units import Unit
from policyparse.lexicon import Lexicon
from policyparse.model.bitext import Analysis
from policyparse.model.structure import Segment
from policyparse.termbase import Termbase


@dataclass(frozen=True, slots=True)
class Aligned:
    """The segments of two documents that bear content, their units, and how these align."""

    source: tuple[Segment, ...]
    translation: tuple[Segment, ...]
    source_units: tuple[Unit, ...]
    translation_units: tuple[Unit, ...]
    alignment: Alignment


def align_analyses(source: Analysis, translation: Analysis, lexicon: Lexicon, termbase: Termbase) -> Aligned:
    """Return how the segments of two documents align; boilerplate is left out."""
    source_segments, source_units = units_of(source)
    translation_segments, translation_units = units_of(translation)
    alignment = align(source_units, translation_units, lexicon, termbase)
    return Aligned(source_segments, translation_segments, source_units, translation_units, alignment)
