"""The entries of a glossary, and the results of a look-up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

Kind = Literal["term", "agency", "track", "heading", "measure", "comparator", "name"]
Status = Literal["preferred", "admitted", "deprecated", "forbidden"]

KINDS: tuple[Kind, ...] = get_args(Kind)
STATUSES: tuple[Status, ...] = get_args(Status)
CONTENT_KINDS: frozenset[Kind] = frozenset(KINDS) - {"measure", "comparator"}
"""Kinds that name something; measure words and comparators stand inside other words (家 in 国家)."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One row of a glossary. Chinese forms are full (`zh`) or short (`zh_short`), English ones by their status.

    The forms of a `case_sensitive` concept match only in their own case; one that is not to `translate` stays as it is.
    `pos` is the part of speech, or empty.
    """

    id: str
    kind: Kind
    zh: tuple[str, ...]
    zh_short: tuple[str, ...] = ()
    en_preferred: tuple[str, ...] = ()
    en_admitted: tuple[str, ...] = ()
    en_deprecated: tuple[str, ...] = ()
    note: str = ""
    glossary: str = ""
    en_forbidden: tuple[str, ...] = ()
    case_sensitive: bool = False
    translate: bool = True
    pos: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        """All Chinese forms, the full ones first."""
        return self.zh + self.zh_short

    @property
    def by_status(self) -> tuple[tuple[str, ...], ...]:
        """The English forms of each status, in the order of `STATUSES`."""
        return self.en_preferred, self.en_admitted, self.en_deprecated, self.en_forbidden

    @property
    def renderings(self) -> tuple[tuple[str, Status], ...]:
        """All English forms with their status, the preferred ones first."""
        each = zip(STATUSES, self.by_status, strict=True)
        return tuple((form, status) for status, forms in each for form in forms)

    @property
    def usable(self) -> bool:
        """Return whether it has forms in both languages, so that a comparison can use it."""
        return bool(self.forms and (self.renderings or not self.translate))


class Reading(NamedTuple):
    """One concept that a form may stand for. Chinese forms are `preferred` when full, `admitted` when short."""

    concept: Concept
    form: str
    status: Status

    @property
    def is_right(self) -> bool:
        """Return whether the form may be used."""
        return self.status in ("preferred", "admitted")


class TermMatch(NamedTuple):
    """A form found at `[start, end)`, and the concepts that it may stand for, the likeliest first.

    市政府 is the short form of many governments: which one is meant is for the caller to decide.
    """

    start: int
    end: int
    readings: tuple[Reading, ...]

    @property
    def concept(self) -> Concept:
        """The likeliest concept."""
        return self.readings[0].concept

    @property
    def form(self) -> str:
        """The form of the likeliest concept."""
        return self.readings[0].form

    @property
    def status(self) -> Status:
        """The status of that form."""
        return self.readings[0].status
