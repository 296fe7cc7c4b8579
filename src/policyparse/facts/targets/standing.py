"""Whether a figure is to come or was reached, and how firmly it is meant."""

from __future__ import annotations

import re
from typing import Final

from policyparse.facts.targets.sentences import Figure
from policyparse.model.facts import Modality, Status

_KINDS: tuple[Modality, ...] = ("strive", "shall", "plan")
_PAST_PLAN: Final = 2020
"""Five-year plans that ended by this year are history where nothing marks the figure as to come."""

_FINE = {"mm", "um", "nm", "cm", "ms", "us", "ns", "s"}
_DEVICE = {
    "data", "data per time", "voltage", "frequency", "computing", "pressure", "temperature", "angle", "operations",
}  # fmt: skip
_UNDONE = re.compile("未[^，；,;。]{0,12}$")
_CLAUSE_END = re.compile(r"[，；,;。]")


def find_status(figure: Figure) -> Status:
    """Return whether a figure is a target, already achieved, or the specification of a device."""
    if figure.sentence.given.is_achieved(figure):
        return "achieved"
    quantity = figure.quantity
    device = quantity.level or quantity.unit_norm in _FINE or quantity.dimension in _DEVICE
    return "specification" if device and not _is_built(figure) else "target"


def _is_built(figure: Figure) -> bool:
    """Return whether a measure is what a service is to reach, not a device: 打造1ms低时延圈."""
    listed = figure.sentence.words
    return "built" in listed and bool(listed["built"].search(figure.around()))


def is_achieved_chinese(figure: Figure) -> bool:
    """Judge by the last word before the figure that marks history or what is to come, and by 同比 anywhere."""
    listed, before = figure.sentence.words, figure.before(200)
    if _UNDONE.search(before):
        return False
    done, coming = _last_end(listed["achieved"], before), _last_end(listed["coming"], before)
    if done >= 0 or coming >= 0:
        return done > coming
    whole = figure.around()
    past = 0 < figure.sentence.last_plan_year <= _PAST_PLAN or listed["achieved anywhere"].search(whole)
    return bool(past) and not listed["coming"].search(whole)


def _last_end(pattern: re.Pattern[str], text: str) -> int:
    """Return where the last match in `text` ends, -1 without one."""
    end = -1
    for match in pattern.finditer(text):
        end = match.end()
    return end


def is_achieved_english(figure: Figure) -> bool:
    """Judge by the words between semicolons around the figure."""
    listed = figure.sentence.words
    before, after = figure.before(400).rpartition(";")[2], figure.after(400).partition(";")[0]
    whole = f" {before}{figure.quantity.surface}{after}"
    return bool(listed["achieved"].search(whole)) and not listed["coming"].search(whole)


def find_modality(figure: Figure) -> Modality | None:
    """Return how firmly the sentence up to the figure's clause means it."""
    listed = figure.sentence.words
    after = figure.after(60)
    mark = _CLAUSE_END.search(after)
    said = f" {figure.before(200)}{after[: mark.start()] if mark else after}"
    for kind in _KINDS:
        if listed[kind].search(said):
            return kind
    return None
