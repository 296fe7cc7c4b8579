"""`baseline`: findings that were looked at and accepted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from policyparse.cli.gate import FailOn, Ignore, NoCache, Pairs, Select, Workers, checked
from policyparse.cli.options import EnglishModel, Glossaries, Limits, Ocr, Password, Quiet, configuration
from policyparse.cli.output import deliver
from policyparse.errors import UsageError

if TYPE_CHECKING:
    from policyparse.gate.baseline import Entry

EXAMPLES = (
    'policyparse baseline update --reason "agreed with the editors"',
    "policyparse baseline update docs/en/plan.md",
    "policyparse baseline prune",
    "policyparse baseline show",
)

Action = Annotated[
    Literal["update", "prune", "show"],
    typer.Argument(
        metavar="ACTION",
        help="update: accept what fails the gate; prune: drop what is no longer found; show: list the entries.",
    ),
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why the new entries are accepted.")]


def baseline(
    action: Action,
    pairs: Pairs = None,
    *,
    reason: Reason = "",
    fail_on: FailOn = None,
    select: Select = None,
    ignore: Ignore = None,
    workers: Workers = None,
    no_cache: NoCache = False,
    glossary: Glossaries = None,
    password: Password = None,
    ocr: Ocr = False,
    limit: Limits = None,
    english_model: EnglishModel = None,
    quiet: Quiet = False,
) -> int:
    """Accept findings, so that the gate fails on new ones alone.

    The baseline is policyparse.baseline.json beside the settings, or the file that they name: one entry a finding, with
    both texts, a reason and a date. An entry holds while its finding is there, wherever it moves.
    """
    from datetime import UTC, datetime

    from policyparse.gate import acceptance
    from policyparse.gate import baseline as entries
    from policyparse.gate.pairs import shown
    from policyparse.gate.run import Options
    from policyparse.gate.selection import narrowed

    general = configuration(glossary, password=password, ocr=ocr, limit=limit, english_model=english_model)
    config = narrowed(general, select, ignore, fail_on)
    if action == "show":
        deliver("".join(map(_shown, entries.load(entries.place_of(config)))), None)
        return 0
    if action == "update" and config.baseline.require_reason and not reason.strip():
        raise UsageError("the settings demand a reason for each entry: give --reason TEXT")
    found = checked(config, Options(tuple(pairs or ()), None, workers, not no_cache), quiet=quiet)
    today = datetime.now(UTC).date().isoformat()
    renew = partial(acceptance.updated, checked=found, reason=reason.strip(), date=today)
    after = entries.change(found.baseline, renew if action == "update" else partial(acceptance.pruned, checked=found))
    deliver(f"{shown(found.baseline)}: {len(after)} {'entry' if len(after) == 1 else 'entries'}\n", None)
    return 3 if found.run.unread else 0


def _shown(entry: Entry) -> str:
    texts = "".join(f"  {text}\n" for text in (entry.source, entry.translation) if text)
    head = f"{entry.translation_path}: {entry.check} {entry.name}, accepted {entry.date}"
    return f"{head}: {entry.reason or 'no reason given'}\n{texts}"
