"""`baseline`: findings that were looked at and accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from policyparse.cli.gate import FailOn, Ignore, NoCache, Pairs, Select, Workers, checked
from policyparse.cli.options import EnglishModel, Glossaries, Limits, Ocr, Password, Quiet, Settings, configuration
from policyparse.cli.output import deliver
from policyparse.errors import UsageError

if TYPE_CHECKING:
    from policyparse.config import Config
    from policyparse.gate.baseline import Entry
    from policyparse.gate.run import Checked
    from policyparse.reporters.xlsx.reviewed import Review

    Change = Callable[[tuple[Entry, ...]], Iterable[Entry]]

EXAMPLES = (
    'policyparse baseline update --reason "agreed with the editors"',
    "policyparse baseline update docs/en/plan.md",
    "policyparse baseline import review.xlsx",
    "policyparse baseline import decisions.json",
    "policyparse baseline prune",
    "policyparse baseline show",
)

Action = Annotated[
    Literal["update", "import", "prune", "show"],
    typer.Argument(
        metavar="ACTION",
        help="update: accept what fails the gate; import: take over the decisions of a reviewed workbook or page,"
        " whose file stands before the pairs; prune: drop what is no longer found; show: list the entries.",
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
    settings: Settings = None,
    limit: Limits = None,
    english_model: EnglishModel = None,
    quiet: Quiet = False,
) -> int:
    """Accept findings, so that the gate fails on new ones alone.

    The baseline is policyparse.baseline.json beside the settings, or the file that they name: one entry a finding, with
    both texts, a reason and a date. An entry holds while its finding is there, wherever it moves.
    """
    from policyparse.gate import baseline as entries
    from policyparse.gate.pairs import shown
    from policyparse.gate.run import Options
    from policyparse.gate.selection import narrowed

    general = configuration(glossary, settings, password=password, ocr=ocr, limit=limit, english_model=english_model)
    config = narrowed(general, select, ignore, fail_on)
    if action == "show":
        place = entries.place_of(config)
        listed = entries.load(place)
        nothing = f"{shown(place)}: {'no entries' if place.exists() else 'not there yet'}\n"
        deliver("".join(map(_shown, listed)) or nothing, None)
        return 0
    if action == "update" and config.baseline.require_reason and not reason.strip():
        raise UsageError("the settings demand a reason for each entry: give --reason TEXT")
    named = tuple(pairs or ())
    review = _review(named, config) if action == "import" else None
    if review:
        named = named[1:] or review.paths
    found = checked(config, Options(named, None, workers, not no_cache), quiet=quiet)
    if review and found.run.unread:
        return 3
    renew = _taken_over(review, found, reason.strip(), config) if review else _renewed(action, found, reason.strip())
    after = entries.change(found.baseline, renew)
    deliver(f"{shown(found.baseline)}: {len(after)} {'entry' if len(after) == 1 else 'entries'}\n", None)
    return 3 if found.run.unread else 0


def _renewed(action: str, found: Checked, reason: str) -> Change:
    from policyparse.gate import acceptance

    if action == "prune":
        return partial(acceptance.pruned, checked=found)
    return partial(acceptance.updated, checked=found, reason=reason, date=_today())


def _review(arguments: Sequence[str], config: Config) -> Review:
    from policyparse.reporters.xlsx.reviewed import read_review

    if not arguments:
        raise UsageError(
            "import needs the reviewed workbook, or the decisions that the page saved:"
            " policyparse baseline import REVIEWED.xlsx"
        )
    review = read_review(arguments[0], config.reading)
    if not review.paths and not arguments[1:]:
        raise UsageError(f"{review.name} does not say which documents it is about: name the pair after it")
    return review


def _taken_over(review: Review, found: Checked, reason: str, config: Config) -> Change:
    from policyparse.gate.review import expect_sound, reviewed

    expect_sound(review, found, reason, demanded=config.baseline.require_reason)
    return partial(reviewed, checked=found, review=review, reason=reason, date=_today())


def _today() -> str:
    from datetime import UTC, datetime

    return datetime.now(UTC).date().isoformat()


def _shown(entry: Entry) -> str:
    from policyparse.gate.texts import one_line

    texts = "".join(f"  {text}\n" for text in (entry.source, entry.translation) if text)
    head = f"{entry.translation_path}: {entry.check} {entry.name}, accepted {entry.date}"
    return f"{head}: {one_line(entry.reason) or 'no reason given'}\n{texts}"
