"""Recorded answers: one JSON object per line, keyed by a digest of question, model and prompt version."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from policyparse.errors import InputError, UsageError
from policyparse.opinion.answers import answer_of
from policyparse.opinion.interface import PROMPT, Answer

_MOST_BYTES = 100_000_000
_MOST_LINES = 1_000  # of a question: what an answer may refer to is looked at when it is used


class Kept(NamedTuple):
    """The answers of a file by key, and the models that gave them."""

    answers: Mapping[str, Answer]
    models: tuple[str, ...]
    rows: Mapping[str, str]


NOTHING = Kept({}, (), {})


def load(path: Path) -> Kept:
    """Return what a file has recorded; raises `InputError`, which names the line, for what is no such file."""
    try:
        if path.is_file() and path.stat().st_size > _MOST_BYTES:
            raise InputError(f"{path} is larger than 100 MB: it is no file of recorded opinions")
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8: it is no file of recorded opinions") from error
    answers: dict[str, Answer] = {}
    models: dict[str, None] = {}
    rows: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            key, model, answer = _row(line, f"{path}, line {number}")
            answers[key], rows[key], models[model] = answer, line.strip(), None
    return Kept(answers, tuple(models), rows)


def keep(path: Path, kept: Kept, answers: Mapping[str, Answer], model: str) -> None:
    """Write the file again with further answers, all of it or nothing; raises `UsageError`."""
    rows = {**kept.rows, **{key: row_of(key, answer, model) for key, answer in answers.items()}}
    temporary = path.with_name(f".policyparse-{os.getpid()}")
    try:
        temporary.write_text("".join(rows[key] + "\n" for key in sorted(rows)), encoding="utf-8")
        temporary.replace(path)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        temporary.unlink(missing_ok=True)


def digest(answers: Mapping[str, Answer], model: str) -> str:
    """Return the digest of the answers that a report rests on."""
    text = "".join(row_of(key, answers[key], model) + "\n" for key in sorted(answers))
    return f"sha256:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"


def row_of(key: str, answer: Answer, model: str) -> str:
    """Return an answer as it is recorded."""
    fields = {"key": key, "model": model, "prompt": PROMPT, **answer._asdict(), "lines": list(answer.lines)}
    return json.dumps(fields, ensure_ascii=False)


def _row(line: str, place: str) -> tuple[str, str, Answer]:
    try:
        raw = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: this is no recorded opinion (one JSON object a line)") from error
    answer = answer_of(raw, _MOST_LINES) if isinstance(raw, dict) else None
    if answer is None or not isinstance(raw.get("key"), str) or not isinstance(raw.get("model"), str):
        raise InputError(f"{place}: this is no recorded opinion: ask again, or mend the file")
    return raw["key"], raw["model"], answer
