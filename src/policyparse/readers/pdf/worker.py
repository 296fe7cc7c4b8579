"""The process that parses a PDF file, so that a file that crashes pdfium affects nothing else.

    python -P -m policyparse.readers.pdf.worker

Standard input has one line of JSON, the `Settings`, and then the file. Standard output gets one JSON object: either
`error`, the rest of a message to the user, or `pieces` and `missing`. Pieces are lists in the order of `Piece`.
"""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Mapping

from policyparse.readers.pdf.extract import extract
from policyparse.readers.pdf.files import UnreadableError
from policyparse.readers.pdf.shapes import Settings


def main() -> None:
    """Read a request, limit this process, parse, answer."""
    request, _, data = sys.stdin.buffer.read().partition(b"\n")
    settings = Settings(*json.loads(request))
    _limit(settings)
    answer = json.dumps(_answer(data, settings), ensure_ascii=False)
    sys.stdout.buffer.write(answer.encode())


def _answer(data: bytes, settings: Settings) -> Mapping[str, object]:
    try:
        done = extract(data, settings)
    except UnreadableError as error:
        return {"error": str(error)}
    except MemoryError:
        return {"error": "needs more memory than allowed; raise the limit (max-memory)"}
    return {"pieces": done.pieces, "missing": done.missing}


def _limit(settings: Settings) -> None:
    """Bound memory and time, and leave no core behind, where the system can."""
    try:
        import resource  # not on Windows
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, settings.max_memory),
        (resource.RLIMIT_CPU, settings.max_seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        with contextlib.suppress(ValueError, OSError):  # some systems know a limit and refuse to set it
            resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    main()
