"""All steps of a second opinion on one pair: doubtful segments, recorded answers, questions, changes."""

from __future__ import annotations

import shlex
import warnings
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from policyparse.align.documents import Aligned
from policyparse.config import Asking
from policyparse.errors import OpinionWarning, UsageError
from policyparse.model.bitext import Bitext
from policyparse.model.report import Consultation, Report
from policyparse.opinion import record
from policyparse.opinion.amending import Compare, amended, opinion_of
from policyparse.opinion.asking import Asked, ask, batches
from policyparse.opinion.interface import PROMPT, Answer, Question, SecondOpinion
from policyparse.opinion.questions import doubted, questions
from policyparse.opinion.record import NOTHING, Kept


class Consulted(NamedTuple):
    """What a second opinion came to: the amended bitext, the figures of it, and what the signature says of it."""

    bitext: Bitext
    consultation: Consultation
    settings: tuple[tuple[str, str], ...]
    asked: Asked


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be sent: the requests in full, and how much of the pair they are about."""

    requests: tuple[str, ...]
    asked: int
    recorded: int
    segments: int

    @property
    def characters(self) -> int:
        """The number of characters that would leave the machine."""
        return sum(map(len, self.requests))


def consult(
    own: Report, aligned: Aligned, asking: Asking, compare: Compare, backend: SecondOpinion | None = None
) -> Consulted:
    """Return the engine's `own` report, amended by a second opinion.

    `backend` replaces the one that the settings name. Raises `UsageError` and `InputError` for settings and files; any
    other failure is a warning, and the engine's verdicts remain.
    """
    desk = _desk(own, aligned, asking, backend)
    asked = Asked()
    try:
        if desk.backend and desk.open:
            ask(desk.open, desk.backend, desk.asking, asked=asked)
    finally:
        if asking.file and asked.answers:
            record.keep(asking.file, desk.kept, asked.answers, desk.asking.model)
    if asked.trouble:
        left = len(desk.open) - len(asked.answers)
        warnings.warn(
            f"second opinion: {asked.trouble}; the engine's own verdict stands on {left} of"
            f" {len(desk.questions)} segments",
            OpinionWarning,
            stacklevel=2,
        )
    return _consulted(own, desk, asked, compare)


def preview(own: Report, aligned: Aligned, asking: Asking) -> Preview:
    """Return what `consult` would send; nothing is sent."""
    desk = _desk(own, aligned, asking, None)
    if desk.backend is None:
        raise UsageError("nothing would be sent: name an endpoint or a program to ask")
    requests = [desk.backend.request(batch) for batch in batches(desk.open, desk.backend.batch or asking.batch)]
    whole = sum(item.verdict != "ignored" for item in own.renderings)
    return Preview(tuple(requests), len(desk.questions), len(desk.questions) - len(desk.open), whole)


class _Desk(NamedTuple):
    """What is asked of a pair: all questions, those that no file answers, and who is to answer."""

    questions: tuple[Question, ...]
    open: tuple[Question, ...]
    kept: Kept
    asking: Asking
    backend: SecondOpinion | None


def _desk(own: Report, aligned: Aligned, asking: Asking, backend: SecondOpinion | None) -> _Desk:
    live = bool(asking.url or asking.command or backend)
    kept = record.load(asking.file) if asking.file and (not live or asking.file.exists()) else NOTHING
    asking = replace(asking, model=_model(asking, kept, live=live))
    backend = backend or _backend(asking)
    doubts = doubted(own.bitext, own.findings, asking.below)
    found = questions(doubts, own.bitext, own.findings, aligned)
    keys = {question.key(asking.model): question for question in reversed(found)}
    left = {id(question) for key, question in keys.items() if key not in kept.answers}
    return _Desk(found, tuple(one for one in found if id(one) in left), kept, asking, backend)


def _model(asking: Asking, kept: Kept, *, live: bool) -> str:
    """Return the name that answers are kept under: the model's, the program's, or that of a file with one model."""
    if asking.model or live:
        return asking.model or (_program(asking.command) if asking.command else "")
    if len(kept.models) > 1:
        raise UsageError(f"{asking.file} has answers of several models: choose with --model {kept.models[0]}")
    return kept.models[0] if kept.models else ""


def _program(command: str) -> str:
    """Return the name of a program with its arguments: another script is another opinion."""
    from policyparse.opinion.command import words_of  # noqa: PLC0415  (a replay starts no program)

    program, *arguments = words_of(command)
    return shlex.join([Path(program).name, *arguments])


def _backend(asking: Asking) -> SecondOpinion | None:
    if asking.url and asking.command:
        raise UsageError("ask an endpoint or a program, not both")
    if asking.url:
        from policyparse.opinion.chat import Chat  # noqa: PLC0415  (a replay opens no socket)

        return Chat(asking.url, asking.model, asking.key_variable)
    if asking.command:
        from policyparse.opinion.command import Command  # noqa: PLC0415  (as above)

        return Command(asking.command, asking.model)
    return None


def _consulted(own: Report, desk: _Desk, asked: Asked, compare: Compare) -> Consulted:
    model = desk.asking.model
    known: Mapping[str, Answer] = {**desk.kept.answers, **asked.answers}
    renderings = {item.segment.id: item for item in own.renderings}
    opinions, used = {}, {}
    for question in desk.questions:
        answer = known.get(question.key(model))
        opinion = opinion_of(question, answer, renderings[question.segment]) if answer else None
        if answer and opinion:
            opinions[question.segment], used[question.key(model)] = opinion, answer
    verdicts = Counter(item.verdict for item in own.renderings if item.verdict != "ignored")
    severities = Counter(finding.severity for finding in own.findings)
    return Consulted(
        amended(own.bitext, opinions, compare),
        Consultation(
            model,
            len(desk.questions),
            len(opinions),
            tuple(sorted(verdicts.items())),
            tuple(sorted(severities.items())),
        ),
        (("second-opinion", model), ("prompt", PROMPT), ("opinions", record.digest(used, model))),
        asked,
    )
