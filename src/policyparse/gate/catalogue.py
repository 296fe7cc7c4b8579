"""What the checks say of themselves, at hand without importing them and, with them, the lexicon."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from policyparse.config import OwnCheck
from policyparse.gate import cache, keys
from policyparse.model.report import Category
from policyparse.model.severity import Severity


class CheckInfo(NamedTuple):
    """A check: its id, name, category and usual severity, and what it looks for in plain words."""

    id: str
    name: str
    category: Category
    severity: Severity
    doc: str


OVERDUE = CheckInfo(
    "PP601",
    "drift-overdue",
    "drift",
    "error",
    """\
The translation does not yet reflect a change of the source that is older than max-age allows.

Only `policyparse check --drift` runs this check, on the history of a git repository. Without max-age in the settings,
every pending change counts.""",
)
"""It takes a history, where checks take a pair."""

ABSENT_TRANSLATION = CheckInfo(
    "PP602",
    "translation-missing",
    "omission",
    "warning",
    """\
The translation of a source is missing, although the settings pair them.

The key `missing` in the settings sets the severity: "error", "warning" (the default) or "ignore". To leave a page
untranslated, accept the finding in the baseline, with a reason.""",
)
ABSENT_SOURCE = CheckInfo(
    "PP603",
    "source-missing",
    "addition",
    "warning",
    """\
The source of a translation is missing, although the settings pair them: it was deleted, renamed or never written.

The key `missing` in the settings sets the severity: "error", "warning" (the default) or "ignore".""",
)
SENTENCE_VARIES = CheckInfo(
    "PP801",
    "sentence-varies",
    "terminology",
    "warning",
    """\
The same sentence of the source has another rendering on another page, or elsewhere on this page.

The most frequent rendering is the usual one, or the first of several that are equally frequent; the others are
reported. The check ignores case, white space and punctuation, sentences of fewer than ten characters, headings, and
sentences that are rendered by several sentences. It compares only the pairs of the run. Off by default.

Reported: 每年培训厨师200名 is “Train 200 cooks every year.” on two pages, “200 cooks are trained.” on a third.
Not reported: “train 200 cooks every year” on the third.""",
)
TERM_VARIES = CheckInfo(
    "PP802",
    "term-varies",
    "terminology",
    "note",
    """\
A term of the glossaries has another rendering on another page, or elsewhere on this page.

The glossaries admit both renderings, but a reader of both pages may take them for two things. As for sentences, the
most frequent rendering is the usual one. The check ignores agencies, which have full and short names, and terms of
fewer than four characters that are not from your own glossaries. Off by default.

Reported: 银发经济 is “silver economy” on two pages, and another rendering that the glossary admits on a third.
Not reported: a rendering that the glossary deprecates, which is PP501, and a term that a sentence leaves out.""",
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
