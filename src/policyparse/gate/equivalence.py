"""Whether two versions of a source segment mean the same: amounts in other units, lists in another order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import Postfix, Prefix

from policyparse.facts.amounts import amount
from policyparse.facts.quantities import find_quantities
from policyparse.folding import fold
from policyparse.model.facts import Quantity

_CLAUSE = re.compile(r"[，,；;。：:！!？?（）()]+")
_BETWEEN = re.compile(r"、|以及|[和及与]")
_IN_ORDER = re.compile(r"分别|依次|顺序|次序|排序|逐步|先|后|前者|首|其次|最终|从|由|自")
"""Words by which the order of a list's members may say something."""
_LONGEST = 60  # characters around a list that its members may share


def says_the_same(old: str, new: str) -> bool:
    """Return whether two Chinese texts differ only in the notation of amounts and the order of lists."""
    before, after = _stated(old), _stated(new)
    if before == after:
        return True
    if _IN_ORDER.search(before) or _IN_ORDER.search(after):
        return False
    ours, theirs = _CLAUSE.split(before), _CLAUSE.split(after)
    return len(ours) == len(theirs) and all(map(_is_reordered, ours, theirs))


def _stated(text: str) -> str:
    """Return a text with each amount in the base unit of its kind."""
    text = fold(text)
    parts, at = [], 0
    for quantity in find_quantities(text, "zh"):
        start, end = quantity.span
        if start >= at:
            parts += [text[at:start], _amount(quantity) or text[start:end]]
            at = end
    return re.sub(r"\s+", "", "".join((*parts, text[at:])))


def _amount(quantity: Quantity) -> str:
    """Return the normalised amount of a quantity; empty for an incomplete date."""
    if quantity.dimension == "date" and not (quantity.deadline or quantity.period):
        return ""
    dimension, low, high = amount(quantity)
    counted = quantity.unit if dimension == "count" else None
    ends = f"{low.normalize():f}~{high.normalize():f}"
    rest = (
        quantity.comparator,
        counted,
        quantity.currency,
        quantity.per,
        quantity.change,
        quantity.level,
        quantity.value < 0,
    )
    dates = quantity.deadline, quantity.period, quantity.baseline
    return f"⟦{dimension} {ends} {rest} {dates}⟧".translate(_KEPT)


_KEPT = str.maketrans({",": "|", "(": "", ")": "", ":": "-", "、": "|"})
"""Signs that would cut what stands for an amount."""


def _is_reordered(old: str, new: str) -> bool:
    """Return whether two clauses are the same but for the order of one list in them."""
    if old == new:
        return True
    if "、" not in old or _bag(old) != _bag(new):
        return False
    head = Prefix.similarity(old, new)
    tail = Postfix.similarity(old, new)
    return any(
        _members(old, low, high) == _members(new, low, high)
        for low in range(head, max(-1, head - _LONGEST), -1)
        for high in range(min(tail, len(old) - low, len(new) - low), -1, -1)
    )


def _bag(text: str) -> Sequence[str]:
    return sorted(_BETWEEN.sub("", text))


def _members(text: str, head: int, tail: int) -> Sequence[str]:
    return sorted(_BETWEEN.split(text[head : len(text) - tail]))
