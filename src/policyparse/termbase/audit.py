"""Faults of a glossary, and its figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from policyparse.termbase import glossary, keys
from policyparse.termbase.model import KINDS, STATUSES, Concept

Fault = Literal["conflict", "duplicate", "no rendering", "no source", "rendered alike"]

GRAVE: frozenset[Fault] = frozenset(("conflict", "duplicate", "no rendering", "no source"))
"""Faults to be fixed; terms that are rendered alike may well be right."""


class Flaw(NamedTuple):
    """One fault: of which term, and what it is in words."""

    fault: Fault
    term: str
    message: str


def read_entries(path: Path) -> tuple[Concept, ...]:
    """Return all entries of the glossary at `path`, whole or not; raises `InputError`."""
    return glossary.parse_glossary(glossary.read_content(path), path)


def read_glossary(path: Path) -> tuple[Concept, ...]:
    """Return the concepts of the glossary at `path`, entries of one id as one; raises `InputError`."""
    return glossary.read_concepts(glossary.read_content(path), path)


def flaws(concepts: Sequence[Concept]) -> tuple[Flaw, ...]:
    """Return what is wrong, term by term: the grave faults first."""
    found = [*_lacking(concepts), *_of_one_term(concepts), *_alike(concepts)]
    return tuple(sorted(found, key=lambda flaw: flaw.fault not in GRAVE))


def hidden(entries: Sequence[Concept], concepts: Sequence[Concept]) -> tuple[Flaw, ...]:
    """Return the conflicts between `entries` that are seen no more in the `concepts` that were made of them."""
    left = set(flaws(concepts))
    return tuple(flaw for flaw in flaws(entries) if flaw.fault == "conflict" and flaw not in left)


def _lacking(concepts: Iterable[Concept]) -> Iterator[Flaw]:
    for one in concepts:
        if one.renderings and not one.forms:
            yield Flaw("no source", one.renderings[0][0], "has no Chinese")


def _of_one_term(concepts: Iterable[Concept]) -> Iterator[Flaw]:
    """Yield what concepts of one full Chinese form say differently, or say twice."""
    holders: defaultdict[str, list[Concept]] = defaultdict(list)
    for one in concepts:
        for form in {keys.zh_key(form): None for form in one.zh}:
            holders[form].append(one)
    for form, sharing in holders.items():
        yield from _rights_and_wrongs(form, sharing)
        preferred = {
            tuple(sorted(map(keys.form_key, one.en_preferred))): one.en_preferred for one in sharing if one.en_preferred
        }
        if len(preferred) > 1:
            yield Flaw(
                "conflict", form, f"is {' and '.join(' or '.join(one) or 'nothing' for one in preferred.values())}"
            )
        elif repeated := _repeated(sharing):
            yield Flaw(
                "duplicate", form, f"is said {len(repeated) + 1} times to be {' or '.join(repeated[0].en_preferred)}"
            )
        if sharing and not any(one.en_preferred or one.en_admitted or not one.translate for one in sharing):
            yield Flaw("no rendering", form, "has no English that may be used")


def _repeated(sharing: Iterable[Concept]) -> Sequence[Concept]:
    """Return the concepts that have the same English as one before them."""
    met: set[tuple[tuple[str, ...], ...]] = set()
    found = []
    for one in sharing:
        if one.by_status in met:
            found.append(one)
        met.add(one.by_status)
    return found


def _rights_and_wrongs(form: str, sharing: Sequence[Concept]) -> Iterator[Flaw]:
    right = {keys.form_key(english): english for one in sharing for english in (*one.en_preferred, *one.en_admitted)}
    wrong = {keys.form_key(english) for one in sharing for english in (*one.en_deprecated, *one.en_forbidden)}
    for key, english in right.items():
        if key in wrong:
            yield Flaw("conflict", form, f"has “{english}” both as right and as wrong")


def _alike(concepts: Iterable[Concept]) -> Iterator[Flaw]:
    holders: defaultdict[str, list[Concept]] = defaultdict(list)
    for one in concepts:
        for english in {keys.form_key(english): None for english in one.en_preferred if one.zh}:
            holders[english].append(one)
    for sharing in holders.values():
        terms = list(dict.fromkeys(one.zh[0] for one in sharing))
        if len(terms) > 1:
            english = sharing[0].en_preferred[0]
            yield Flaw("rendered alike", terms[0], f"and {', '.join(terms[1:])} are both “{english}”")


def figures(concepts: Sequence[Concept]) -> dict[str, int]:
    """Return how much a glossary holds: concepts by kind, terms by language and status."""
    kinds = Counter(one.kind for one in concepts)
    statuses = Counter(status for one in concepts for _, status in one.renderings)
    return {
        "concepts": len(concepts),
        **{f"kind {kind}": kinds[kind] for kind in KINDS if kinds[kind]},
        "Chinese terms": sum(len(one.zh) for one in concepts),
        "Chinese short forms": sum(len(one.zh_short) for one in concepts),
        "English terms": sum(len(one.renderings) for one in concepts),
        **{f"English {status}": statuses[status] for status in STATUSES if statuses[status]},
        "case-sensitive": sum(one.case_sensitive for one in concepts),
        "not to be translated": sum(not one.translate for one in concepts),
        "without a rendering": sum(bool(one.forms) and not one.usable for one in concepts),
    }
