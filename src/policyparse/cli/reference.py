"""`explain` and `schema`: what the checks look for, and the shapes of the JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from policyparse.cli.completion import complete, complete_check, schemas
from policyparse.cli.options import Output, Settings, configuration
from policyparse.cli.output import deliver
from policyparse.errors import unknown

if TYPE_CHECKING:
    from policyparse.checks import Check
    from policyparse.gate.catalogue import CheckInfo

EXPLAIN_EXAMPLES = (
    "policyparse explain",
    "policyparse explain comparator-changed",
    "policyparse explain PP202",
    "policyparse explain PP2",
)
SCHEMA_EXAMPLES = ("policyparse schema compare", "policyparse schema targets -o targets.schema.json")

_WIDTH = 80

CheckName = Annotated[
    str | None,
    typer.Argument(
        metavar="CHECK",
        autocompletion=complete_check,
        help="The id or name of a check, as in findings, or a prefix of ids such as PP2. Without it, all are listed.",
    ),
]
SchemaName = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        autocompletion=complete(schemas),
        help="compare, targets, quantities, assignments, outline, alignment, bead, check, drift or status.",
    ),
]


def explain(check: CheckName = None, *, settings: Settings = None, output: Output = None) -> None:
    """Say what a check looks for, with examples.

    Some of the examples are reported, the others are not. Without CHECK, all checks are listed; with a prefix such as
    PP2, the checks whose ids begin with it.
    """
    from policyparse.checks import find_check, known
    from policyparse.gate.catalogue import OF_THE_GATE

    checks = known(configuration(settings=settings).checks)
    start = (check or "").strip().upper()
    catalogue: tuple[Check | CheckInfo, ...] = (*checks, *OF_THE_GATE)
    listed = [one for one in catalogue if one.id.startswith(start) and one.id != start]
    if listed:
        lines = _listing(listed)
    elif own := next((one for one in OF_THE_GATE if start in (one.id, one.name.upper())), None):
        lines = _description(own)
    else:
        names = [name for one in catalogue for name in (one.id, one.name)]
        if check and check.strip().casefold() not in map(str.casefold, names):
            raise unknown("check", check, names, "policyparse explain")
        lines = _explanation(find_check(start, checks))
    deliver("\n".join(lines) + "\n", output)


def schema(name: SchemaName, output: Output = None) -> None:
    """Print the JSON Schema of an output."""
    from policyparse import schemas
    from policyparse.reporters import json

    deliver(json.dumps(schemas.load(name)) + "\n", output)


def _listing(checks: Sequence[Check | CheckInfo]) -> Iterator[str]:
    width = max(len(check.name) for check in checks)
    for check in checks:
        yield f"{check.id}  {check.name:<{width}}  {check.severity:<7}  {check.category}"


def _explanation(check: Check) -> Iterator[str]:
    from policyparse.checks import shown

    yield from _description(check)
    for fires, title in ((True, "Reported:"), (False, "Not reported:")):
        yield f"\n{title}"
        for example in check.examples:
            if example.fires is fires:
                yield from ("", *_indented(shown(example)))


def _description(check: Check | CheckInfo) -> Iterator[str]:
    yield f"{check.id} {check.name} ({check.category}, usually {_article(check.severity)})"
    for paragraph in check.doc.strip().split("\n\n"):
        yield ""
        yield from textwrap.wrap(" ".join(paragraph.split()), _WIDTH)


def _article(severity: str) -> str:
    return f"an {severity}" if severity == "error" else f"a {severity}"


def _indented(text: str) -> Iterator[str]:
    return (f"  {line}" for line in text.split("\n"))
