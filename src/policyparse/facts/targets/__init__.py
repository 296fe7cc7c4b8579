"""Targets: the quantities that a text commits to, with what they count, by when, against what base, and how firmly.

A quantity is a target unless its place in the sentence makes it something else (`excluded`). Figures already reached
are reported with the status `achieved`. A deadline holds for every later figure of its sentence until the next one; in
English it may follow the figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from policyparse.facts.quantities import find_quantities
from policyparse.facts.targets.exclusions import is_excluded
from policyparse.facts.targets.indicators import find_indicator
from policyparse.facts.targets.sentences import Figure, find_sentences, words
from policyparse.facts.targets.standing import find_modality, find_status
from policyparse.facts.targets.times import Times, find_times
from policyparse.folding import fold_widths
from policyparse.model.document import Language
from policyparse.model.facts import Quantity, Target

__all__ = ["find_lead_in", "find_targets"]


def find_targets(text: str, language: Language, quantities: Sequence[Quantity] | None = None) -> tuple[Target, ...]:
    """Return the targets of `text` in order, ids q1, q2, …; `quantities` are those of `find_quantities` for `text`."""
    found = find_quantities(text, language) if quantities is None else quantities
    targets: list[Target] = []
    for sentence in find_sentences(text, language, found):
        figures = [figure for figure in sentence.figures() if not is_excluded(figure)]
        times = find_times(sentence) if figures else Times((), ())
        targets.extend(_target(text, figure, times, number) for number, figure in enumerate(figures, len(targets) + 1))
    return tuple(targets)


def find_lead_in(text: str, language: Language, quantities: Sequence[Quantity]) -> str | None:
    """Return the deadline of a text that opens a list of objectives and states none: 到2027年，实现以下目标."""
    if not quantities or any(quantity.dimension != "date" for quantity in quantities):
        return None
    opening = [s for s in find_sentences(text, language, quantities) if words(language)["lead in"].search(s.surface)]
    times = find_times(opening[-1]).deadlines if opening else ()
    return times[-1][1] if times else None


def _target(text: str, figure: Figure, times: Times, number: int) -> Target:
    quantity = figure.quantity
    filled = replace(
        quantity,
        value=quantity.value.copy_abs(),
        deadline=times.deadline(figure),
        baseline=times.baseline(figure),
        indicator=_as_written(find_indicator(figure), text, figure),
    )
    return Target(f"q{number}", filled, figure.sentence.surface, find_modality(figure), find_status(figure))


def _as_written(indicator: str | None, text: str, figure: Figure) -> str | None:
    """Return an indicator, which was found in folded text, in the characters that `text` has for it near the figure."""
    if not indicator:
        return None
    at = figure.sentence.text.find(indicator, figure.sentence.span.start)
    return fold_widths(text[at : at + len(indicator)]) if at >= 0 else indicator
