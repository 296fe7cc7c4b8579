"""What the checks say of themselves, at hand without importing them and, with them, the lexicon."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from policyparse.config import OwnCheck
from policyparse.gate import cache, keys
from policyparse.model.severity import Severity


class CheckInfo(NamedTuple):
    """A check: its id, name, category and usual severity, and what it looks for in plain words."""

    id: str
    name: str
    category: str
    severity: Severity
    doc: str


OVERDUE = CheckInfo(
    "PP601",
    "drift-overdue",
    "drift",
    "error",
    """\
A change of the source that the translation has yet to follow, and that is older than max-age allows.

It is looked for with `policyparse check --drift` alone, in the history of a git repository. Without max-age in the
settings, every pending change counts.""",
)
"""It takes a history, where checks take a pair."""

ABSENT_TRANSLATION = CheckInfo(
    "PP602",
    "translation-missing",
    "omission",
    "warning",
    """\
A source that the settings pair, and whose translation is not there.

`missing` in the settings says how much it matters: "error", "warning" (the default) or "ignore". A page that is not
to be translated can be accepted in the baseline, with a reason.""",
)
ABSENT_SOURCE = CheckInfo(
    "PP603",
    "source-missing",
    "addition",
    "warning",
    """\
A translation that the settings pair, and whose source is not there: it was deleted or renamed, or never written.

`missing` in the settings says how much it matters: "error", "warning" (the default) or "ignore".""",
)
OF_THE_GATE = (OVERDUE, ABSENT_TRANSLATION, ABSENT_SOURCE)
"""What the gate alone reports."""


def load_catalogue(own: Iterable[OwnCheck] = ()) -> tuple[CheckInfo, ...]:
    """Return all that can be found, by id, and a project's `own` checks."""
    written = (CheckInfo(one.id, one.name, "terminology", one.severity, one.message) for one in own)
    return (*_load_checks(), *OF_THE_GATE, *written)


def _load_checks() -> tuple[CheckInfo, ...]:
    """Return all checks by id, as they were kept when these versions first ran."""
    key = f"checks-{keys.program()}"
    kept = cache.recall(key)
    if kept is not None:
        return tuple(CheckInfo(*row) for row in json.loads(kept))
    from policyparse import checks  # noqa: PLC0415  (imports the lexicon)

    found = tuple(
        CheckInfo(check.id, check.name, check.category, check.severity, check.doc.strip()) for check in checks.known()
    )
    cache.keep(key, json.dumps(found))
    return found
