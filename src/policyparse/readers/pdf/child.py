"""Parses a PDF file in a separate process: starts it, waits for it, and interprets its exit."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import Any

from policyparse.config import Reading
from policyparse.errors import InputError
from policyparse.readers.pdf.shapes import Settings
from policyparse.timing import PATIENCE

_COMMAND = (sys.executable, "-P", "-m", "policyparse.readers.pdf.worker")


def parse(data: bytes, name: str, reading: Reading) -> dict[str, Any]:
    """Return what the worker answers on `data`: `pieces` and `missing`; raises `InputError`."""
    process = subprocess.Popen(  # noqa: S603  (this interpreter, on a module of this package)
        _COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        start_new_session=True,
    )
    try:
        output, _ = process.communicate(_request(reading) + data, timeout=PATIENCE * reading.max_seconds)
    except subprocess.TimeoutExpired as error:
        raise _too_slow(name, reading) from error
    finally:
        _end(process)
    if hasattr(signal, "SIGXCPU") and process.returncode == -signal.SIGXCPU:
        raise _too_slow(name, reading)
    return _answer(output, process.returncode, name)


def _too_slow(name: str, reading: Reading) -> InputError:
    return InputError(f"{name}: not parsed within {reading.max_seconds} seconds; raise the limit (max-seconds)")


def _end(process: subprocess.Popen[bytes]) -> None:
    """Leave nothing behind, be it after a time limit or an interrupt: neither the worker nor what it started."""
    if process.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()


def _request(reading: Reading) -> bytes:
    return json.dumps([getattr(reading, field) for field in Settings._fields]).encode() + b"\n"


def _answer(output: bytes, code: int, name: str) -> dict[str, Any]:
    if code or not output:
        raise InputError(
            f"{name}: the PDF library fails on it, or needs more memory than allowed (max-memory); export it anew"
        )
    answer: dict[str, Any] = json.loads(output)
    if "error" in answer:
        raise InputError(f"{name}: {answer['error']}")
    return answer
