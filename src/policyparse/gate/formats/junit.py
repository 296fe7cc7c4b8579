"""JUnit's XML, after the schema of Apache Ant's reports: a suite per pair, a case per finding that fails the gate."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from html import escape

from policyparse.gate.formats.words import line, quotations, where
from policyparse.gate.model import Outcome, Run

_BEYOND_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WITHOUT_FINDING = "no finding fails the gate"


def render(run: Run) -> str:
    """Return the report; a pair without a failing finding has one case, which passes."""
    now = time.strftime("%Y-%m-%dT%H:%M:%S")
    suites = (one for at, outcome in enumerate(run.outcomes) for one in _suite(at, outcome, now))
    lines = ('<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>", *suites, "</testsuites>")
    return "".join(f"{one}\n" for one in lines)


def _suite(at: int, outcome: Outcome, now: str) -> Iterator[str]:
    failing, errors = len(outcome.failing), int(outcome.error is not None)
    counts = f'tests="{max(1, failing)}" failures="{failing}" errors="{errors}"'
    names = f'id="{at}" package="policyparse" name={_attribute(outcome.pair.translation)}'
    yield f'  <testsuite {names} {counts} time="0" timestamp="{now}" hostname="localhost">'
    yield f'    <properties><property name="source" value={_attribute(outcome.pair.source)}/></properties>'
    yield from _cases(outcome)
    yield f"    <system-out>{_text(_told(outcome))}</system-out>"
    yield "    <system-err/>"
    yield "  </testsuite>"


def _cases(outcome: Outcome) -> Iterator[str]:
    if outcome.error:
        said = f'<error type="unread" message={_attribute(outcome.error)}/>'
        yield _case(outcome, "the pair can be read", said)
    elif not outcome.failing:
        yield _case(outcome, _WITHOUT_FINDING, "")
    for ruling in outcome.failing:
        found = ruling.found
        place = where(outcome, *found.spot)
        texts = "\n".join((place, *(f"{name}: {text}" for name, text in quotations(ruling))))
        said = f"<failure type={_attribute(found.name)} message={_attribute(found.message)}>"
        yield _case(outcome, f"{found.check} {place}", f"{said}{_text(texts)}</failure>")


def _case(outcome: Outcome, name: str, body: str) -> str:
    classname = _attribute(outcome.pair.translation)
    return f'    <testcase name={_attribute(name)} classname={classname} time="0">{body}</testcase>'


def _told(outcome: Outcome) -> str:
    """Return the findings that do not fail the gate, one per line."""
    return "\n".join(line(outcome, ruling) for ruling in outcome.open if not ruling.fails)


def _attribute(text: str) -> str:
    return f'"{_text(" ".join(text.split()))}"'


def _text(text: str) -> str:
    return escape(_BEYOND_XML.sub("\ufffd", text))
