"""The command line: parse, call, write, exit. Everything heavy is imported inside a command."""

import gc
from collections.abc import Sequence

__all__ = ["main", "run"]

_GARBAGE = 200_000  # new objects before a collection: one short run makes many that last and few cycles


def main() -> int:
    """Run the command line on the process's arguments; return the exit code, unless the process can end here."""
    gc.set_threshold(_GARBAGE)  # before anything is imported, of which all lasts
    from policyparse.cli import app

    return app.main()


def run(arguments: Sequence[str]) -> int:
    """Run the command line on `arguments` and return the exit code; an error or a warning is one line on stderr."""
    from policyparse.cli import app

    return app.run(arguments)
