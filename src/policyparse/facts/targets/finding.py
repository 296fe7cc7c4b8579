"""The targets of a text, made of its figures."""

from __future__ import annotations

from typing import NamedTuple

from policyparse.facts.quantities.reading import Numbers
from policyparse.facts.targets.exclusions import is_excluded
from policyparse.facts.targets.indicators import find_indicator
from policyparse.facts.targets.sentences import Figure, find_sentences
from policyparse.facts.targets.standing import find_modality, find_status
from policyparse.facts.targets.times import Times, find_times
from policyparse.folding import fold_widths
from policyparse.languages.language import language_of
from policyparse.model.document import Passage
from policyparse.model.facts import Target


class Place(NamedTuple):
    """Where a text is in its document: its passage, without which it is the whole, and the section and track it is in.

    `first` is the number of its first target.
    """

    passage: Passage | None = None
    section: str = ""
    track: str | None = None
    first: int = 1


def targets_at(place: Place, numbers: Numbers) -> list[Target]:
    """Return the targets of a text at its place in a document, in order."""
    targets: list[Target] = []
    for sentence in find_sentences(numbers) if _has_figures(numbers) else ():
        figures = [figure for figure in sentence.figures() if not is_excluded(figure)]
        if figures:
            times = find_times(sentence)
            for figure in figures:
                targets.append(_target(place, numbers.text, figure, times, place.first + len(targets)))
    return targets


def find_lead_in(numbers: Numbers) -> str | None:
    """Return the deadline of a text that opens a list of objectives and states none: 到2027年，实现以下目标."""
    if not numbers.quantities or _has_figures(numbers):
        return None
    listed = language_of(numbers.language).targets.words()["lead in"]
    opening = [sentence for sentence in find_sentences(numbers) if listed.search(f" {sentence.surface}")]
    times = find_times(opening[-1]).deadlines if opening else []
    return times[-1][1] if times else None


def _has_figures(numbers: Numbers) -> bool:
    """Return whether any of the numbers is no date."""
    return not {quantity.dimension for quantity in numbers.quantities} <= {"date"}


def _target(place: Place, text: str, figure: Figure, times: Times, number: int) -> Target:
    start, end = figure.start, figure.end
    filled = figure.quantity.aimed(
        place.passage.locate(start, end) if place.passage else figure.quantity.span,
        times.deadline(figure),
        times.baseline(figure),
        _as_written(find_indicator(figure), text, figure),
    )
    modality, status = find_modality(figure), find_status(figure)
    return Target(f"q{number}", filled, figure.sentence.surface, modality, status, place.section, place.track)


def _as_written(indicator: str | None, text: str, figure: Figure) -> str | None:
    """Return an indicator, which was found in folded text, in the characters that `text` has for it near the figure."""
    if not indicator:
        return None
    at = figure.sentence.text.find(indicator, figure.sentence.span.start)
    return fold_widths(text[at : at + len(indicator)]) if at >= 0 else indicator
