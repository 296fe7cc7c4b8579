"""Validates replies: everything that is not a well-formed answer is dropped."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from policyparse.opinion.interface import Answer, Question
from policyparse.opinion.prompt import VERDICTS

_LONGEST_REASON = 300
_DEEPEST = 8  # lists and objects within each other that a reply may have before its answers


def read_answers(text: str, questions: Mapping[str, Question]) -> dict[str, Answer]:
    """Return the answers in a reply by the ids of `questions`.

    The reply may be one JSON text, have one within other words, or one a line. An id that was not asked, two answers
    that differ for one id, a verdict that there is not, a line that was not offered: all that is dropped.
    """
    found: dict[str, Answer] = {}
    twice = set()
    for raw in _objects(text):
        name = raw.get("id")
        question = questions.get(name) if isinstance(name, str) else None
        answer = answer_of(raw, len(question.lines)) if question else None
        if answer and isinstance(name, str) and found.setdefault(name, answer)[:2] != answer[:2]:
            twice.add(name)
    return {name: answer for name, answer in found.items() if name not in twice}


def answer_of(raw: Mapping[str, Any], lines: int) -> Answer | None:
    """Return an answer of the fixed form on a question with so many lines; None for anything else."""
    verdict = next((name for name in VERDICTS if name == raw.get("verdict")), None)
    chosen, reason, confidence = raw.get("lines"), raw.get("reason"), raw.get("confidence")
    if verdict is None or not isinstance(chosen, list) or not isinstance(reason, str):
        return None
    if not all(isinstance(at, int) and not isinstance(at, bool) and 1 <= at <= lines for at in chosen):
        return None
    if (
        bool(chosen) == (verdict == "omitted")
        or not isinstance(confidence, int | float)
        or isinstance(confidence, bool)
    ):
        return None
    if not 0 <= confidence <= 1:
        return None
    return Answer(verdict, tuple(sorted(set(chosen))), _sentence(reason), round(float(confidence), 4))


def _sentence(text: str) -> str:
    """Return a reason on one line of bounded length."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line if len(line) <= _LONGEST_REASON else f"{line[: _LONGEST_REASON - 1]}…"


def _objects(text: str) -> Iterator[Mapping[str, Any]]:
    """Yield what may be an answer in a reply: the whole of it, else what is between braces, line by line."""
    for candidate in (text, text[text.find("{") : text.rfind("}") + 1]):
        value = _loaded(candidate)
        if value is not None:
            yield from _answers(value, _DEEPEST)
            return
    for line in text.splitlines():
        yield from _answers(_loaded(line), _DEEPEST)


def _loaded(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _answers(value: object, depth: int) -> Iterable[Mapping[str, Any]]:
    if isinstance(value, list) and depth:
        return [answer for one in value for answer in _answers(one, depth - 1)]
    if not isinstance(value, dict):
        return []
    return _answers(value["answers"], depth - 1) if depth and "answers" in value else [value]
