"""`extract-targets` and `extract-assignments`: the facts of one document or several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, get_args

import typer

from policyparse.cli.formats import chosen
from policyparse.cli.options import (
    Documents,
    EnglishModel,
    Glossaries,
    Limits,
    NoBom,
    Ocr,
    Output,
    Password,
    Quiet,
    Settings,
    configuration,
)
from policyparse.cli.output import deliver, show, spare
from policyparse.cli.progress import Progress

if TYPE_CHECKING:
    from policyparse.api import Result
    from policyparse.config import Config

TARGETS_EXAMPLES = (
    "policyparse extract-targets plan.txt",
    "policyparse extract-targets plans/*.txt --format csv -o targets.csv",
    "curl -s https://example.org/plan.txt | policyparse extract-targets - --format jsonl",
)
ASSIGNMENTS_EXAMPLES = (
    "policyparse extract-assignments plan.txt",
    "policyparse extract-assignments plan.txt --format json",
    "policyparse extract-assignments plans/*.txt --format csv -o assignments.csv",
)

Layout = Literal["terminal", "json", "jsonl", "csv"]
Format = Annotated[
    Layout | None,
    typer.Option("--format", "-f", help="A list to read; JSON (an array for several documents); JSON lines; CSV."),
]
_Found = TypeVar("_Found", bound="Result")


def extract_targets(
    documents: Documents,
    *,
    format: Format = None,
    output: Output = None,
    no_bom: NoBom = False,
    glossary: Glossaries = None,
    english_model: EnglishModel = None,
    password: Password = None,
    ocr: Ocr = False,
    settings: Settings = None,
    limit: Limits = None,
    quiet: Quiet = False,
) -> None:
    """List quantitative commitments.

    Each has a value, a comparator, a unit, what it counts, a deadline and a force.
    """
    from policyparse import api
    from policyparse.reporters import rows, terminal

    layout = chosen(format, get_args(Layout), output)
    spare([output], [*documents, *(glossary or ())])
    found = _each(
        documents,
        api.extract_targets,
        configuration(glossary, settings, password=password, ocr=ocr, limit=limit, english_model=english_model),
        quiet=quiet,
    )
    if layout == "terminal":
        show([partial(terminal.render_targets, one.document, one.targets) for one in found], output)
    else:
        deliver(_data(found, layout, "targets", rows.targets_csv, bom=not no_bom), output)


def extract_assignments(
    documents: Documents,
    *,
    format: Format = None,
    output: Output = None,
    no_bom: NoBom = False,
    glossary: Glossaries = None,
    english_model: EnglishModel = None,
    password: Password = None,
    ocr: Ocr = False,
    settings: Settings = None,
    limit: Limits = None,
    quiet: Quiet = False,
) -> None:
    """List the agencies that tasks are given to.

    Each has its name as written, its full Chinese and official English names if known, and its role.
    """
    from policyparse import api
    from policyparse.reporters import rows, terminal

    layout = chosen(format, get_args(Layout), output)
    spare([output], [*documents, *(glossary or ())])
    found = _each(
        documents,
        api.extract_assignments,
        configuration(glossary, settings, password=password, ocr=ocr, limit=limit, english_model=english_model),
        quiet=quiet,
    )
    if layout == "terminal":
        show([partial(terminal.render_assignments, one.document, one.assignments) for one in found], output)
    else:
        deliver(_data(found, layout, "assignments", rows.assignments_csv, bom=not no_bom), output)


def _each(
    documents: Sequence[str],
    extract: Callable[[str, Config], _Found],
    config: Config,
    *,
    quiet: bool,
) -> list[_Found]:
    found = []
    with Progress(quiet=quiet) as progress:
        for at, path in enumerate(documents, 1):
            progress(f"[{at}/{len(documents)}] {path}")
            found.append(extract(path, config))
    return found


def _data(
    found: Sequence[Result], layout: str, field: str, to_csv: Callable[[list[dict[str, Any]]], str], *, bom: bool
) -> str:
    from policyparse.reporters import json, rows
    from policyparse.reporters.harmless import BYTE_ORDER_MARK

    results = [one.to_dict() for one in found]
    if layout == "csv":
        return (BYTE_ORDER_MARK if bom else "") + to_csv(results)
    if layout == "jsonl":
        return rows.json_lines(results, field)
    return json.dumps(results if len(results) > 1 else results[0]) + "\n"
