"""Mined terms as files have them: rows of a table, or concepts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from policyparse.termbase import Concept
from policyparse.terms.mining import Mined

COLUMNS = ("zh", "en", "uses", "steady", "other renderings", "example", "its rendering")
"""The first two are read back as terms, the others are for who looks them over."""


def rows(terms: Iterable[Mined]) -> Iterator[tuple[str, ...]]:
    """Yield the header, and a row a term."""
    yield COLUMNS
    for one in terms:
        others = " | ".join(one.others)
        yield one.term, one.rendering, str(one.uses), f"{one.steady:.2f}", others, one.source, one.translation


def concepts(terms: Sequence[Mined]) -> tuple[Concept, ...]:
    """Return the terms as concepts whose notes say how they are used."""
    return tuple(
        Concept(f"mined-{number}", "term", (one.term,), (), (one.rendering,), note=_note(one))
        for number, one in enumerate(terms, 1)
    )


def _note(one: Mined) -> str:
    others = f"; also {', '.join(one.others)}" if one.others else ""
    return f"{one.uses} uses, {one.steady:.0%} of them so{others}: {one.source} – {one.translation}"
