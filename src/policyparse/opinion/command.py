"""A program as a backend: one JSON object per line in, one per line out."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Sequence

from policyparse.errors import UsageError
from policyparse.opinion.interface import PROMPT, AskingError, Question, Reply
from policyparse.opinion.prompt import dumps, instructions, items
from policyparse.pipes import pipes_that_raise

_MOST = 200  # questions of one run: the program may have a model to load


def words_of(command: str) -> list[str]:
    """Return a program and its arguments, split as a shell does; raises `UsageError` if that is not possible."""
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise UsageError(f"--second-opinion-command: {error}") from error
    if not words:
        raise UsageError("--second-opinion-command: it is empty; give the path of a program, with its arguments")
    return words


class Command:
    """Runs a program for many questions at once; it may print its answers when its input ends."""

    batch = _MOST

    def __init__(self, command: str, model: str) -> None:
        """Take the program with its arguments, as in a shell; raises `UsageError` if there is none."""
        self._words = words_of(command)
        if not shutil.which(self._words[0]):
            raise UsageError(f"there is no program {command!r} to ask: give the path of one, with its arguments")
        self._model = model

    def request(self, questions: Sequence[Question]) -> str:
        """Return a line for each question, which says what is asked besides."""
        told = {"instructions": instructions(questions), "prompt": PROMPT}
        return "".join(dumps(item | told) + "\n" for item in items(questions, self._model))

    def send(self, request: str, seconds: float) -> Reply:
        """Return what the program prints; raises `AskingError` if that is nothing."""
        try:
            process = subprocess.Popen(  # noqa: S603  (the user's own program)
                self._words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
            )
        except OSError as error:
            raise AskingError(f"the program does not start ({error.strerror})", passing=False) from error
        try:
            with pipes_that_raise():  # the program may end before it has read all
                printed, _ = process.communicate(request.encode("utf-8", "replace"), timeout=seconds)
        except subprocess.TimeoutExpired as late:
            _end(process)
            if not late.output:
                raise AskingError(f"the program gives no answer within {seconds:.0f} seconds", passing=False) from late
            printed = late.output
        except BaseException:
            _end(process)
            raise
        if not printed and process.returncode:
            raise AskingError(f"the program ends with exit code {process.returncode}", passing=True)
        return Reply(printed.decode("utf-8", "replace"))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program with all that it started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()
