"""The interface of glossary formats, and what they share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from policyparse.errors import InputError
from policyparse.termbase.model import STATUSES, Concept, Kind, Status

MOST_FORMS = 4_000
"""Forms that a concept may have."""


class Format(NamedTuple):
    """One format. `recognises(data, suffix)` looks at the content first; `read` may raise `InputError`.

    A table is written by `write_rows`, anything else by `write`; both are None if the format is only read.
    """

    name: str
    suffixes: tuple[str, ...]
    recognises: Callable[[bytes, str], bool]
    read: Callable[[bytes, Path], tuple[Concept, ...]]
    write: Callable[[Sequence[Concept]], bytes] | None = None
    write_rows: Callable[[Iterable[Sequence[str]]], bytes] | None = None


@dataclass(slots=True)
class Draft:
    """A concept while its terms are collected; Chinese `short` forms and English terms have a status, or none yet."""

    name: str
    kind: Kind = "term"
    zh: list[str] = field(default_factory=list)
    short: list[str] = field(default_factory=list)
    en: list[tuple[str, Status | None]] = field(default_factory=list)
    note: str = ""
    case_sensitive: bool = False
    translate: bool = True
    pos: str = ""

    def concept(self, glossary: str) -> Concept:
        """Return what was collected, of the glossary of that name.

        Without any preferred English, the first that has no status is preferred.
        """
        if len(self.zh) + len(self.short) > MOST_FORMS or len(self.en) > MOST_FORMS:
            raise _too_many(glossary, self.name)
        lacking = not any(status == "preferred" for _, status in self.en)
        forms: dict[Status, dict[str, None]] = {status: {} for status in STATUSES}
        for form, status in self.en:
            forms[status or ("preferred" if lacking else "admitted")][form] = None
            lacking = lacking and status is not None
        return Concept(
            self.name,
            self.kind,
            tuple(dict.fromkeys(self.zh)),
            tuple(dict.fromkeys(self.short)),
            tuple(forms["preferred"]),
            tuple(forms["admitted"]),
            tuple(forms["deprecated"]),
            self.note,
            glossary,
            tuple(forms["forbidden"]),
            self.case_sensitive,
            self.translate,
            self.pos,
        )


def _too_many(glossary: str, concept: str) -> InputError:
    return InputError(f"{glossary}: the concept {concept} has more than {MOST_FORMS:,} forms: split it")


def merged(concepts: Sequence[Concept]) -> tuple[Concept, ...]:
    """Return the concepts in order, those of one id as one; what is right in one row and wrong in another is wrong."""
    known: dict[str, Concept] = {}
    for one in concepts:
        first = known.get(one.id)
        known[one.id] = _joined(first, one) if first else one
    return tuple(known.values())


def _joined(first: Concept, other: Concept) -> Concept:
    forms = dict(zip(STATUSES, map(_both, first.by_status, other.by_status), strict=True))
    wrong = {*forms["deprecated"], *forms["forbidden"]}
    joined = replace(
        first,
        zh=_both(first.zh, other.zh),
        zh_short=_both(first.zh_short, other.zh_short),
        en_preferred=tuple(form for form in forms["preferred"] if form not in wrong),
        en_admitted=tuple(form for form in forms["admitted"] if form not in {*wrong, *forms["preferred"]}),
        en_deprecated=forms["deprecated"],
        en_forbidden=forms["forbidden"],
        note=first.note or other.note,
        case_sensitive=first.case_sensitive or other.case_sensitive,
        translate=first.translate and other.translate,
        pos=first.pos or other.pos,
    )
    if max(len(joined.forms), len(joined.renderings)) > MOST_FORMS:
        raise _too_many(first.glossary, first.id)
    return joined


def _both(first: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *other)))


def plain(name: str) -> str:
    """Return the name of a column, a field or a value as the tables of names have it."""
    return "".join(char for char in name.casefold() if char.isalnum()) or name.strip()


def named(rows: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Return what each plain name means; of two rows with one name the first counts."""
    known: dict[str, Any] = {}
    for meaning, name in rows:
        known.setdefault(plain(name), meaning)
    return known
