"""`glossary`: glossaries converted, checked, counted and mined."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from policyparse.cli.formats import chosen
from policyparse.cli.options import Glossaries, Limits, Ocr, Output, Password, Quiet, Settings, configuration
from policyparse.cli.output import complain, deliver, spare, tabulate
from policyparse.cli.progress import Progress
from policyparse.errors import UsageError

if TYPE_CHECKING:
    from policyparse.config import Config
    from policyparse.gate.model import Pair

CONVERT_EXAMPLES = (
    "policyparse glossary convert terms.xlsx -o terms.tbx",
    "policyparse glossary convert termbase.xml more.csv --format tsv",
)
CHECK_EXAMPLES = ("policyparse glossary check terms.xlsx",)
STATS_EXAMPLES = ("policyparse glossary stats terms.tbx",)
MINE_EXAMPLES = (
    "policyparse glossary mine plan.zh.txt plan.en.txt -o terms.xlsx",
    "policyparse glossary mine --least 5 -o terms.tbx",
)
CONSISTENCY_EXAMPLES = ("policyparse glossary consistency --glossary terms.xlsx",)

_NAMED = 10  # conflicts that are said one by one

Files = Annotated[
    list[Path], typer.Argument(metavar="FILE...", help="Glossaries: TBX, MultiTerm XML, UTX, CSV, TSV or XLSX.")
]
PairNames = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PAIR]...", help="SOURCE TRANSLATION, or pairs as for `check`; without any, those of the settings."
    ),
]
Least = Annotated[int, typer.Option("--least", metavar="N", min=2, help="The least uses of a term.")]
TermLayout = Literal["tsv", "csv", "xlsx", "tbx"]
TermFormat = Annotated[
    TermLayout | None,
    typer.Option("--format", "-f", help="A table with tabs, unless the name of the file says otherwise."),
]
ReportLayout = Literal["terminal", "json"]
ReportFormat = Annotated[ReportLayout | None, typer.Option("--format", "-f", help="A table to read, or JSON.")]


def convert(files: Files, *, format: TermFormat = None, output: Output = None) -> None:
    """Write glossaries as one, in another format.

    Terms in other languages than Chinese and English are left out. Rows of one concept become one; conflicts between
    them are said on standard error.
    """
    from policyparse.termbase import audit, formats

    layout = chosen(format, get_args(TermLayout), output)
    spare([output], files)
    concepts = tuple(concept for path in files for concept in audit.read_glossary(path))
    entries = [entry for path in files for entry in audit.read_entries(path)]
    deliver(formats.write(concepts, layout), output)
    for flaw in (hidden := audit.hidden(entries, concepts))[:_NAMED]:
        complain(f"{flaw.term} {flaw.message}, which the new glossary does not show; see `policyparse glossary check`")
    if len(hidden) > _NAMED:
        complain(f"and {len(hidden) - _NAMED:,} more conflicts")


def check(files: Files, *, format: ReportFormat = None, output: Output = None) -> int:
    """Find errors in glossaries, which are treated as one.

    The exit code is 1 for conflicts, duplicates and terms without a rendering. Different terms with the same rendering
    are reported too.
    """
    from policyparse.model.table import Table
    from policyparse.termbase import audit

    layout = chosen(format, get_args(ReportLayout), output)
    spare([output], files)
    found = audit.flaws([entry for path in files for entry in audit.read_entries(path)])
    if found or layout == "json":
        tabulate(Table("", ("fault", "term", "what"), found, kinds={"term": "chinese"}), layout, output)
    else:
        deliver("Nothing is wrong.\n", output)
    return int(any(flaw.fault in audit.GRAVE for flaw in found))


def stats(files: Files, *, format: ReportFormat = None, output: Output = None) -> None:
    """Count what glossaries hold: concepts by kind, terms by language and status."""
    from policyparse.model.table import Table
    from policyparse.termbase import audit

    layout = chosen(format, get_args(ReportLayout), output)
    spare([output], files)
    each = [(path, audit.figures(audit.read_glossary(path))) for path in files]
    rows = [(path.name, what, count) for path, found in each for what, count in found.items()]
    tabulate(Table("", ("file", "what", "count"), rows), layout, output)


def mine(
    pairs: PairNames = None,
    *,
    format: TermFormat = None,
    output: Output = None,
    least: Least = 2,
    glossary: Glossaries = None,
    settings: Settings = None,
    password: Password = None,
    ocr: Ocr = False,
    limit: Limits = None,
    quiet: Quiet = False,
) -> None:
    """List terms that pairs use and no glossary has, with their renderings.

    Each has its number of uses, the share of uses with this rendering, other renderings and an example; the most
    frequent come first. Terms are Chinese with English renderings, whichever is the source. Review them before use.
    """
    from policyparse import usage
    from policyparse.termbase import formats
    from policyparse.terms import listing

    layout = chosen(format, get_args(TermLayout), output)
    config, found = _pairs(pairs, configuration(glossary, settings, password=password, ocr=ocr, limit=limit))
    spare([output], [side for pair in found for side in (pair.source, pair.translation)])
    with Progress(quiet=quiet) as progress:
        terms = usage.mined(found, config, progress, least=least)
    deliver(formats.write(listing.concepts(terms), layout, listing.rows(terms)), output)


def consistency(
    pairs: PairNames = None,
    *,
    format: ReportFormat = None,
    output: Output = None,
    glossary: Glossaries = None,
    settings: Settings = None,
    password: Password = None,
    ocr: Ocr = False,
    limit: Limits = None,
    quiet: Quiet = False,
) -> None:
    """List terms of your glossaries that pairs render in several ways, and renderings of several terms.

    All pairs are considered together. Each rendering has its number of uses and their places.
    """
    from policyparse import usage
    from policyparse.model.table import Table
    from policyparse.terms.consistency import table_rows

    layout = chosen(format, get_args(ReportLayout), output)
    config, found = _pairs(pairs, configuration(glossary, settings, password=password, ocr=ocr, limit=limit))
    spare([output], [side for pair in found for side in (pair.source, pair.translation)])
    with Progress(quiet=quiet) as progress:
        rows = table_rows(usage.used(found, config, progress))
    if rows or layout == "json":
        columns = ("what", "name", "way", "uses", "places")
        tabulate(Table("", columns, rows, kinds={"name": "chinese", "way": "chinese"}), layout, output)
    else:
        deliver("Each term is rendered in one way.\n", output)


def _pairs(arguments: list[str] | None, config: Config) -> tuple[Config, tuple[Pair, ...]]:
    from policyparse.gate.pairs import configured, named

    found = tuple(p for p in named(tuple(arguments or ()), configured(config), config) if not p.is_one_file)
    if not found:
        raise UsageError("there are no pairs: name SOURCE and TRANSLATION, or write [[pair]] (see `policyparse init`)")
    return config, found


COMMANDS: tuple[tuple[Callable[..., int | None], tuple[str, ...]], ...] = (
    (convert, CONVERT_EXAMPLES),
    (check, CHECK_EXAMPLES),
    (stats, STATS_EXAMPLES),
    (mine, MINE_EXAMPLES),
    (consistency, CONSISTENCY_EXAMPLES),
)

HELP = """Convert, check, count and mine glossaries.

They may be TBX, MultiTerm XML, UTX, or tables as CSV, TSV or XLSX with columns in any order."""

EXAMPLES = ("policyparse glossary check terms.xlsx", "policyparse glossary convert terms.xlsx -o terms.tbx")
