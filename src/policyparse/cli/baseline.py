"""`baseline`: findings that were looked at and accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from policyparse.cli.gate import FailOn, Ignore, NoCache, Pairs, Select, Workers, checked
from policyparse.cli.options import (
    EnglishModel,
    Glossaries,
    InDirection,
    Limits,
    Ocr,
    Password,
    Quiet,
    Settings,
    configuration,
)
from policyparse.cli.output import deliver
from policyparse.errors import UsageError

if TYPE_CHECKING:
    from policyparse.config import Config
    from policyparse.gate.acceptance import Terms
    from policyparse.gate.baseline import Entry
    from policyparse.gate.run import Checked
    from policyparse.reporters.xlsx.reviewed import Review

    Change = Callable[[tuple[Entry, ...]], Iterable[Entry]]

EXAMPLES = (
    'policyparse baseline update --reason "agreed with the editors"',
    "policyparse baseline update docs/en/plan.md --until 2027-06-30 --owner editors",
    "policyparse baseline update --dry-run",
    "policyparse baseline import review.xlsx",
    "policyparse baseline import decisions.json",
    "policyparse baseline prune",
    "policyparse baseline show",
)

Action = Annotated[
    Literal["update", "import", "prune", "show"],
    typer.Argument(
        metavar="ACTION",
        help="update: accept what fails the gate; import FILE: take over the decisions from a reviewed workbook or"
        " page; prune: drop entries that are no longer found; show: list the entries.",
    ),
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why the new entries are accepted.")]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="The last day on which they apply, such as 2027-06-30.")
]
Owner = Annotated[str | None, typer.Option("--owner", metavar="TEXT", help="Who is responsible for them.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would change, and write nothing.")]


def baseline(
    action: Action,
    pairs: Pairs = None,
    *,
    reason: Reason = "",
    until: Until = None,
    owner: Owner = None,
    dry_run: DryRun = False,
    fail_on: FailOn = None,
    select: Select = None,
    ignore: Ignore = None,
    workers: Workers = None,
    direction: InDirection = None,
    no_cache: NoCache = False,
    glossary: Glossaries = None,
    password: Password = None,
    ocr: Ocr = False,
    settings: Settings = None,
    limit: Limits = None,
    english_model: EnglishModel = None,
    quiet: Quiet = False,
) -> int:
    """Accept findings, so that the gate fails only on new ones.

    The baseline is policyparse.baseline.json next to the settings, or the file that they name. It has one entry per
    finding, with both texts, a reason and a date. An entry applies as long as its finding exists, even if it moves, or
    until its last day. The command prints what changes in the file. If the settings require a reason, it asks for one
    on a terminal.
    """
    from policyparse.gate import acceptance
    from policyparse.gate import baseline as entries
    from policyparse.gate.acceptance import Terms
    from policyparse.gate.pairs import shown
    from policyparse.gate.run import Options
    from policyparse.gate.selection import narrowed

    general = configuration(
        glossary, settings, password=password, ocr=ocr, limit=limit, english_model=english_model, direction=direction
    )
    config = narrowed(general, select, ignore, fail_on)
    if action == "show":
        deliver(_listing(config), None)
        return 0
    terms = Terms(reason.strip(), entries.today(), until and entries.expect_date(until, "--until"), owner)
    if terms.until and terms.until < terms.date:
        raise UsageError(f"--until: {terms.until} is past; give a day to come")
    asked = config.baseline.require_reason and not terms.reason
    if action == "update" and asked and not dry_run and not _can_ask():
        raise UsageError("the settings demand a reason for each entry: give --reason TEXT")
    named = tuple(pairs or ())
    review = _review(named, config) if action == "import" else None
    if review:
        named = named[1:] or review.paths
    found = checked(config, Options(named, None, workers, not no_cache), quiet=quiet)
    if review and found.run.unread:
        return 3
    before = entries.load(found.baseline)
    renew = _taken_over(review, found, terms.reason, config) if review else _renewed(action, found, terms)
    planned = tuple(renew(before))
    deliver("".join(f"{line}\n" for line in acceptance.difference(before, planned)), None)
    if action == "update" and asked and not dry_run and any(not entry.reason for entry in planned):
        renew = _renewed(action, found, terms._replace(reason=_asked()))
    after = planned if dry_run else entries.change(found.baseline, renew)
    count = f"{len(after)} {'entry' if len(after) == 1 else 'entries'}"
    deliver(f"{shown(found.baseline)}: {count}{', not written' if dry_run else ''}\n", None)
    return 3 if found.run.unread else 0


def _can_ask() -> bool:
    import sys

    return sys.stdin.isatty() and sys.stderr.isatty()


def _asked() -> str:
    """Ask for a reason, until there is one."""
    reason = ""
    while not reason:
        reason = str(typer.prompt("Why are these accepted?", err=True)).strip()
    return reason


def _renewed(action: str, found: Checked, terms: Terms) -> Change:
    from policyparse.gate import acceptance

    if action == "prune":
        return partial(acceptance.pruned, checked=found)
    return partial(acceptance.updated, checked=found, terms=terms)


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
    from policyparse.gate.baseline import today

    return today()


def _listing(config: Config) -> str:
    """Return all entries, then how many there are, by check and by owner."""
    from collections import Counter

    from policyparse.gate import baseline as entries
    from policyparse.gate.pairs import shown

    place = entries.place_of(config)
    listed = entries.load(place)
    if not listed:
        state = "no entries" if place.exists() else "no baseline yet; `policyparse baseline update` writes one"
        return f"{shown(place)}: {state}\n"
    today = entries.today()
    counts = [
        Counter(f"{entry.check} {entry.name}" for entry in listed),
        Counter(entry.owner or "nobody" for entry in listed),
    ]
    tables = [
        f"{name}: {', '.join(_counted(counter))}\n" for name, counter in zip(("checks", "owners"), counts, strict=True)
    ]
    expired = sum(entry.has_expired(today) for entry in listed)
    head = f"{shown(place)}: {len(listed)} {'entry' if len(listed) == 1 else 'entries'}, {expired} expired\n"
    return "".join((*(_shown(entry, today) for entry in listed), head, *tables))


def _counted(counter: Mapping[str, int]) -> Iterator[str]:
    return (f"{name} {count}" for name, count in sorted(counter.items(), key=lambda item: (-item[1], item[0])))


def _shown(entry: Entry, today: str) -> str:
    from policyparse.gate.texts import one_line

    texts = "".join(f"  {text}\n" for text in (entry.source, entry.translation) if text)
    until = f" until {entry.until}{' (expired)' if entry.has_expired(today) else ''}" if entry.until else ""
    owner = f" by {one_line(entry.owner)}" if entry.owner else ""
    head = f"{entry.translation_path}: {entry.check} {entry.name}, accepted {entry.date}{until}{owner}"
    return f"{head}: {one_line(entry.reason) or 'no reason given'}\n{texts}"
