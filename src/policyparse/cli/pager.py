"""A long result on a terminal goes through a pager, as git does it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress

_DEFAULT = "less"
_SETTINGS = {"LESS": "FRX", "LV": "-c"}
"""What git sets, unless the environment says otherwise: keep colours, stay on the screen, end if all of it fits."""


def page(text: str) -> None:
    """Write `text` to the terminal: through the pager that PAGER names, else `less`, where it fills the screen.

    Where there is no such program, or PAGER is empty or `cat`, the text is written as it is.
    """
    command = _command()
    fits = text.count("\n") < shutil.get_terminal_size().lines
    if fits or not command:
        sys.stdout.write(text)
        return
    sys.stdout.flush()
    with tempfile.TemporaryFile() as file:  # a pipe would end us with the signal of the pager that is left early
        file.write(text.encode(sys.stdout.encoding, "backslashreplace"))
        file.seek(0)
        _run(command, file.fileno())


def _command() -> list[str]:
    """Return the pager with its arguments; empty for none."""
    try:
        words = shlex.split(os.environ.get("PAGER", _DEFAULT))
    except ValueError:
        return []
    known = words and words != ["cat"] and shutil.which(words[0])
    return words if known else []


def _run(command: list[str], source: int) -> None:
    """Run the pager to its end; an interrupt is for the pager."""
    with subprocess.Popen(command, stdin=source, env=_SETTINGS | dict(os.environ)) as child:  # noqa: S603  (the user's)
        while child.poll() is None:
            with suppress(KeyboardInterrupt):
                child.wait()
