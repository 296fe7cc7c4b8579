"""A process that compares pairs for the desk: one JSON job per line of standard input, exits on EOF.

With `--patient`, it leaves the processor to others that want it.
"""

from __future__ import annotations

import os
import sys
import warnings

from policyparse.errors import PolicyparseError
from policyparse.gate.worker import serve
from policyparse.lsp.examination import examine
from policyparse.lsp.protocol import Answer, Job, dumps_answer, loads_job

_PATIENCE = 5


def answer(job: Job) -> Answer:
    """Compare a pair; what the user can fix becomes the answer."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # parts that could not be read are in the record
        try:
            return Answer(examine(job))
        except PolicyparseError as error:
            return Answer(None, str(error))


if __name__ == "__main__":
    if "--patient" in sys.argv and hasattr(os, "nice"):
        os.nice(_PATIENCE)
    serve(lambda line: dumps_answer(answer(loads_job(line))))
