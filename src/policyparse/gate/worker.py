"""A worker process: one JSON job per line on standard input, one answer per line on standard output.

It exits on EOF, so no process is orphaned, however the run ends.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import warnings
from collections.abc import Callable

from policyparse import compiled
from policyparse.errors import PolicyparseError
from policyparse.gate import records
from policyparse.gate.examination import examine
from policyparse.gate.protocol import Answer, Job, dumps_answer, loads_job

_GARBAGE = 200_000  # as the command line has it


def answer(job: Job) -> Answer:
    """Examine a pair; what the user can fix becomes part of the answer."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            found = Answer(records.dumps(examine(job)))
        except PolicyparseError as error:
            found = Answer(None, str(error), error.exit_code)
    return found._replace(notes=tuple(str(one.message) for one in caught if issubclass(one.category, RuntimeWarning)))


def serve(reply: Callable[[str], str]) -> None:
    """Answer each line on standard input by a line; what else is printed goes to standard error."""
    for name in ("SIGINT", "SIGPIPE"):  # an interruption, and the end of who asked, end it without a word
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    gc.set_threshold(_GARBAGE)
    out = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)
    for number, line in enumerate(sys.stdin):
        out.write(reply(line))
        out.flush()
        if number == 0:
            compiled.save()


if __name__ == "__main__":
    serve(lambda line: dumps_answer(answer(loads_job(line))))
