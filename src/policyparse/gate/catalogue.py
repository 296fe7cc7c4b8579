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
SENTENCE_VARIES = CheckInfo(
    "PP801",
    "sentence-varies",
    "terminology",
    "warning",
    """\
The same sentence of the source is rendered in another way on another page, or elsewhere on this one.

The rendering that is used most is taken for the usual one, the first of them where two are used as often; the others
are reported. Case, white space and punctuation do not count, nor do sentences of fewer than ten characters, headings,
and sentences that several sentences render. Only the pairs of the run are compared with each other. Off by default.

Reported: 每年培训厨师200名 is “Train 200 cooks every year.” on two pages, “200 cooks are trained.” on a third.
Left alone: “train 200 cooks every year” on the third.""",
)
TERM_VARIES = CheckInfo(
    "PP802",
    "term-varies",
    "terminology",
    "note",
    """\
A term of the glossaries is rendered in another way on another page, or elsewhere on this one.

The glossaries admit both renderings; a reader of both pages may take them for two things. As for sentences, the
rendering that is used most is the usual one. Agencies do not count: they have full and short names; nor do terms of
fewer than four characters that are not of your own glossaries. Off by default.

Reported: 银发经济 is “silver economy” on two pages, and another rendering that the glossary admits on a third.
Left alone: a rendering that the glossary deprecates, which is PP501, and a term that a sentence leaves out.""",
)
OF_THE_GATE = (OVERDUE, ABSENT_TRANSLATION, ABSENT_SOURCE, SENTENCE_VARIES, TERM_VARIES)
"""What the gate alone reports: it takes a history, or several pages, where checks take a pair."""


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
