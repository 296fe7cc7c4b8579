"""`batch compare`, `batch extract-targets`, `batch extract-assignments`: a corpus into a store."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from policyparse.cli.batch.options import (
    DryRun,
    EngineName,
    FailFast,
    First,
    Into,
    Memory,
    Pairs,
    Place,
    Prune,
    Retry,
    Scheduler,
    Seconds,
    SourcePattern,
    TranslationPattern,
)
from policyparse.cli.batch.pace import summary, telling
from policyparse.cli.gate import Workers
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
from policyparse.cli.output import complain, deliver
from policyparse.cli.progress import Progress
from policyparse.errors import InputError, UsageError

if TYPE_CHECKING:
    from policyparse.batch.entries import Command, Corpus
    from policyparse.batch.run import Engine, Options, State
    from policyparse.config import Config

COMPARE_EXAMPLES = (
    "policyparse batch compare archive/ -o archive.sqlite",
    "policyparse batch compare pairs.csv -o pairs.sqlite --workers 8",
    "policyparse batch compare archive/ --translation-pattern 'en/{stem}.*' --source-pattern 'zh/{stem}.*' --dry-run",
)
TARGETS_EXAMPLES = ("policyparse batch extract-targets plans/ -o targets.sqlite",)
ASSIGNMENTS_EXAMPLES = ("policyparse batch extract-assignments plans.tsv -o assignments.sqlite",)

_PATTERNS = ("{stem}.zh.*", "{stem}.en.*")
_SECONDS = 120
_MEGABYTES = 1000


class _Task(NamedTuple):
    """What is asked for: a command, the corpus, and the store."""

    command: Command
    place: Path
    patterns: tuple[str, str | None]
    store: Path | None
    first: int | None
    seconds: int
    megabytes: int


def compare(
    place: Pairs,
    *,
    output: Into = None,
    source_pattern: SourcePattern = _PATTERNS[0],
    translation_pattern: TranslationPattern = _PATTERNS[1],
    direction: InDirection = None,
    dry_run: DryRun = False,
    first: First = None,
    engine: EngineName = "local",
    scheduler: Scheduler = None,
    workers: Workers = None,
    pair_seconds: Seconds = _SECONDS,
    pair_memory: Memory = _MEGABYTES,
    fail_fast: FailFast = False,
    retry_failed: Retry = False,
    prune: Prune = False,
    glossary: Glossaries = None,
    password: Password = None,
    ocr: Ocr = False,
    settings: Settings = None,
    limit: Limits = None,
    english_model: EnglishModel = None,
    quiet: Quiet = False,
) -> None:
    """Compare all pairs of a manifest or a folder.

    In a folder, {stem} is what the paths of a source and its translation share, * is any characters of a name.
    A source with several translations is compared with each.
    """
    from policyparse.batch.run import Options

    config = configuration(
        glossary, settings, password=password, ocr=ocr, limit=limit, english_model=english_model, direction=direction
    )
    patterns = source_pattern, translation_pattern
    if config.direction == "en-zh" and patterns == _PATTERNS:
        patterns = translation_pattern, source_pattern
    _do(
        _Task("compare", place, patterns, output, first, pair_seconds, pair_memory),
        config,
        Options(_engine(engine, scheduler), workers, fail_fast, retry_failed, prune),
        dry_run=dry_run,
        quiet=quiet,
    )


def _extraction(command: Command, help: str) -> Callable[..., None]:
    """Return the command that does `command`, a command of documents, for a corpus."""

    def extract(
        place: Place,
        *,
        output: Into = None,
        source_pattern: SourcePattern = "{stem}",
        dry_run: DryRun = False,
        first: First = None,
        engine: EngineName = "local",
        scheduler: Scheduler = None,
        workers: Workers = None,
        pair_seconds: Seconds = _SECONDS,
        pair_memory: Memory = _MEGABYTES,
        fail_fast: FailFast = False,
        retry_failed: Retry = False,
        prune: Prune = False,
        glossary: Glossaries = None,
        password: Password = None,
        ocr: Ocr = False,
        settings: Settings = None,
        limit: Limits = None,
        english_model: EnglishModel = None,
        quiet: Quiet = False,
    ) -> None:
        from policyparse.batch.run import Options

        _do(
            _Task(command, place, (source_pattern, None), output, first, pair_seconds, pair_memory),
            configuration(glossary, settings, password=password, ocr=ocr, limit=limit, english_model=english_model),
            Options(_engine(engine, scheduler), workers, fail_fast, retry_failed, prune),
            dry_run=dry_run,
            quiet=quiet,
        )

    extract.__name__, extract.__doc__ = command, help
    return extract


extract_targets = _extraction(
    "extract-targets", "List the quantitative commitments of all documents of a manifest or a folder."
)
extract_assignments = _extraction(
    "extract-assignments", "List the agencies that tasks are given to, in all documents of a manifest or a folder."
)


def _engine(name: str, scheduler: str | None) -> Engine:
    if name == "dask" or scheduler:
        from policyparse.batch.cluster import answers as on_cluster

        return partial(on_cluster, scheduler=scheduler)
    from policyparse.batch.workers import answers

    return answers


def _do(task: _Task, config: Config, options: Options, *, dry_run: bool, quiet: bool) -> None:
    from policyparse.batch.entries import Patterns
    from policyparse.batch.protocol import Limits, Setup
    from policyparse.batch.run import read_corpus, run

    corpus = read_corpus(task.place, Patterns(*task.patterns), task.store)
    if dry_run:
        deliver(_listed(corpus), None)
        return
    if task.store is None:
        raise UsageError("name the store with -o FILE, or give --dry-run")
    if not corpus.entries:
        reason = "--dry-run lists what was left over" if corpus.left_over else "there is no entry in it"
        raise UsageError(f"{task.place} has nothing to do: {reason}")
    if options.prune and task.first:
        raise UsageError("--prune would drop all but the first entries: leave out --first")
    setup = Setup(task.command, config, Limits(task.seconds, task.megabytes * 10**6))
    try:
        with Progress(quiet=quiet) as progress:
            state = run(setup, corpus.entries[: task.first], task.store, options, telling(progress))
    except KeyboardInterrupt:
        complain(f"interrupted; {task.store} has what was done: run the same command to go on")
        raise
    deliver(f"{task.store}: {summary(state)}{_besides(corpus, state, task)}\n", None)
    _expect_no_failure(state, task.store)


def _besides(corpus: Corpus, state: State, task: _Task) -> str:
    over, gone = len(corpus.left_over), 0 if task.first else state.found.gone
    return (f"; files left over: {over:,}, which --dry-run lists" if over else "") + (
        f"; in the store, but no longer named: {gone:,}, which --prune drops" if gone else ""
    )


def _expect_no_failure(state: State, store: Path) -> None:
    failed = state.failed + state.found.failed
    if state.left:
        raise InputError(f"stopped at the first failure: {state.last}")
    if failed:
        raise InputError(f"{failed:,} of the entries failed: `policyparse batch report {store}` says why")


def _listed(corpus: Corpus) -> str:
    """Return the entries and what was left over, a line each."""
    from policyparse.readers.loading import display_name

    entries = [f"  {entry.id}" for entry in corpus.entries]
    left = [f"  {one.path}: {one.reason}" for one in corpus.left_over]
    lines = [f"{len(entries):,} to read", *entries, f"{len(left):,} left over", *left]
    return "".join(f"{display_name(line)}\n" for line in lines)
