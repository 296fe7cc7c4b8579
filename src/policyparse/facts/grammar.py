"""What a parser of English adds, where a user names one: the noun phrase that a number counts, and names of bodies.

`English` is all that is asked of it. Nothing here needs a parser; `policyparse.facts.english_model` is spaCy's.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

from policyparse.model.document import Span
from policyparse.model.facts import Quantity

_COUNTS = frozenset({"count", "number"})


class Grammar(NamedTuple):
    """What is said of one text, as offsets into it, each in order and without overlaps."""

    noun_phrases: tuple[Span, ...] = ()
    organisations: tuple[Span, ...] = ()


class English(Protocol):
    """A parser of English."""

    @property
    def name(self) -> str:
        """What reports name it by, its version included."""

    def read(self, text: str) -> Grammar:
        """Return the grammar of `text`; the same text gives the same grammar."""


def load_english(name: str | None) -> English | None:
    """Return the spaCy pipeline of that name, loaded once a process, or None without a name; raises `UsageError`."""
    if name is None:
        return None
    from policyparse.facts.english_model import load_model  # noqa: PLC0415  (imports spaCy, most of a second)

    return load_model(name)


def counted(text: str, quantity: Quantity, span: Span, grammar: Grammar) -> str | None:
    """Return what a count precedes in its noun phrase: *leading firms* of *at least 10 leading firms*.

    `span` is the quantity's own in `text`. None if the quantity is no count, or no noun phrase continues after it.
    """
    if quantity.dimension not in _COUNTS:
        return None
    phrase = next((one for one in grammar.noun_phrases if one.start < span.end < one.end), None)
    return (text[span.end : phrase.end].strip() or None) if phrase else None
