"""Which facts linked segments state differently."""

from __future__ import annotations

from collections.abc import Sequence

from policyparse.model.bitext import Analysis, Difference, Rendering
from policyparse.termbase import Termbase


def compare_facts(
    source: Analysis, translation: Analysis, renderings: Sequence[Rendering], termbase: Termbase
) -> tuple[Difference, ...]:
    return ()
