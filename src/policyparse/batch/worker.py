"""A worker process: reads a setup and then jobs from standard input, and writes an answer for each, pickled.

It exits on EOF, so no process is orphaned, however the run ends.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import IO

from policyparse import api, compiled, earlier
from policyparse.batch.packing import packed
from policyparse.batch.protocol import OUT_OF_MEMORY, Answer, Limits, Setup, overdue
from policyparse.batch.rows import rows_of, tables_of
from policyparse.batch.sketch import marks
from policyparse.batch.store import Job
from policyparse.config import Config
from policyparse.errors import PolicyparseError
from policyparse.model.document import Document
from policyparse.pipeline import load_resources
from policyparse.readers.remote import located
from policyparse.timing import PATIENCE, computing

_GARBAGE = 200_000  # as the command line has it
_GRACE = 10  # seconds after which a worker ends a job itself, if who started it is gone

_Run = Callable[[Job, Config], api.Result]

COMMANDS: Mapping[str, _Run] = {
    "compare": lambda job, config: api.compare(
        located(job.source),
        located(job.translation or ""),
        replace(config, direction=job.direction or config.direction),
    ),
    "extract-targets": lambda job, config: api.extract_targets(located(job.source), config),
    "extract-assignments": lambda job, config: api.extract_assignments(located(job.source), config),
}


class _LateError(Exception):
    """A job that computes for longer than the limit."""


def answer(job: Job, setup: Setup) -> Answer:
    """Do one job; an error in it becomes the answer."""
    try:
        with computing(setup.limits.seconds, _LateError()), earlier.kept_of(job.shared):
            result = COMMANDS[setup.command](job, setup.config)
        marked = {side: marks(document)._asdict() for side, document in _documents(result)}
        return Answer(tables_of(job.entry, rows_of(result.to_dict(), marked)))
    except _LateError:
        return Answer(None, "time", overdue(setup.limits))
    except PolicyparseError as error:
        return Answer(None, "input", str(error))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)  # what is left of the memory may not do for an orderly end
    except Exception as error:  # noqa: BLE001  (a defect that one document brings out must not end the batch)
        return Answer(None, "defect", _where(error))


def _documents(result: api.Result) -> Iterator[tuple[str, Document]]:
    """Yield the documents of a result, with their sides."""
    if isinstance(result, api.Comparison):
        bitext = result.report.bitext
        yield "source", bitext.source.structure.document
        yield "translation", bitext.translation.structure.document
    elif isinstance(result, api.Targets | api.Assignments):
        yield "source", result.document


def _where(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}: {error}; please report it"


def _limit_memory(limits: Limits) -> None:
    """Limit the memory of this process and its children, if the system supports it."""
    try:
        import resource  # noqa: PLC0415  (not on Windows)
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_DATA, limits.memory), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _watch(seconds: int) -> None:
    """End this process after `seconds`, unless it is called again before, if the system supports it."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _serve(setup: Setup, jobs: IO[bytes], answers: IO[bytes]) -> None:
    load_resources(setup.config)
    _limit_memory(setup.limits)
    _say(answers, "ready")
    for number in count():
        _watch(0)
        try:
            job = pickle.load(jobs)  # noqa: S301  (from who started us)
        except EOFError:
            return
        _watch(PATIENCE * setup.limits.seconds + _GRACE)
        _say(answers, _ready(answer(job, setup)))
        if number == 0:
            compiled.save()


def _ready(answered: Answer) -> Answer:
    """Return an answer with its rows as the store takes them."""
    try:
        return answered._replace(tables=packed(answered.tables)) if isinstance(answered.tables, Mapping) else answered
    except MemoryError:
        os._exit(OUT_OF_MEMORY)  # as above


def _say(answers: IO[bytes], message: object) -> None:
    pickle.dump(message, answers, pickle.HIGHEST_PROTOCOL)
    answers.flush()


def main() -> None:
    """Answer each job on standard input; what else is printed goes to standard error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started us ends us
    warnings.simplefilter("ignore")  # what of a document is missing is in its result
    gc.set_threshold(_GARBAGE)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _serve(pickle.load(sys.stdin.buffer), sys.stdin.buffer, answers)  # noqa: S301  (as above)


if __name__ == "__main__":
    main()
