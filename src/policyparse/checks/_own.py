"""Checks that a project writes itself, in its settings: regular expressions with bounded time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from policyparse.checks._base import Check, Example, Pair
from policyparse.config import OwnCheck
from policyparse.errors import UsageError
from policyparse.model.bitext import Place
from policyparse.model.report import Finding
from policyparse.model.structure import Segment
from policyparse.terms.uses import located

if TYPE_CHECKING:
    from regex import Match, Pattern

_SECONDS = 10  # of computing, that one pattern may take in one pair
_LONGEST = 10_000  # characters of a segment that are looked at


class _Bounded:
    """One regular expression, and the time that it has left in a pair."""

    def __init__(self, pattern: str, key: str, own: OwnCheck) -> None:
        """Compile `pattern`, which is under `key`; raises `UsageError` for one that is none."""
        self._where = f"{own.where}: the pattern {key} of the check {own.name}"
        self._left = float(_SECONDS)
        self._pattern: Pattern[str] = _compiled(pattern, self._where)

    def find(self, text: str) -> list[Match[str]]:
        """Return all matches that are not empty; raises `UsageError` if they take longer than is left."""
        start = time.process_time()
        try:
            found = [
                one for one in self._pattern.finditer(text[:_LONGEST], timeout=self._left) if one.end() > one.start()
            ]
        except TimeoutError:
            found = None
        self._left -= time.process_time() - start
        if found is None or self._left <= 0:
            raise UsageError(f"{self._where} takes more than {_SECONDS} seconds: simplify it")
        return found


def _compiled(pattern: str, where: str) -> Any:  # noqa: ANN401  (a pattern of a package that may not be there)
    try:
        import regex  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise UsageError("checks of your own need the package regex: pip install 'policyparse[checks]'") from error
    try:
        return regex.compile(pattern)
    except (regex.error, RecursionError, OverflowError) as error:
        raise UsageError(f"{where} is no regular expression: {error}") from error


class _Patterns:
    """The patterns of one check, for one pair."""

    def __init__(self, own: OwnCheck) -> None:
        """Compile those that it has."""

        def bounded(key: str, pattern: str) -> _Bounded | None:
            return _Bounded(pattern, key, own) if pattern else None

        self.source = bounded("source", own.source)
        self.translation = bounded("translation", own.translation)
        self._unless_source = bounded("unless-source", own.unless_source)
        self._unless_translation = bounded("unless-translation", own.unless_translation)

    def silenced(self, source: str, translation: str) -> bool:
        """Return whether one of the patterns that silence the check matches."""
        return bool(
            (self._unless_source and self._unless_source.find(source))
            or (self._unless_translation and self._unless_translation.find(translation))
        )

    def fires(self, source: str, translation: str) -> bool:
        """Return whether the check fires on two texts that render each other."""
        wanted = ((self.source, source), (self.translation, translation))
        return all(one.find(text) for one, text in wanted if one) and not self.silenced(source, translation)


def own_check(own: OwnCheck) -> Check:
    """Return a check of the settings; raises `UsageError`, with file and line, where an example belies it."""
    patterns = _Patterns(own)
    examples = tuple(
        Example(*texts, fires=fires) for fires, each in ((True, own.fires), (False, own.silent)) for texts in each
    )
    for one in examples:
        if patterns.fires(one.source, one.translation) is not one.fires:
            says = "does not fire on an example of fires" if one.fires else "fires on an example of silent"
            raise UsageError(f"{own.where}: the check {own.name} {says}: {one.source} | {one.translation}")
    return Check(own.id, own.name, "terminology", own.severity, own.message, partial(_run, own), examples)


def _run(own: OwnCheck, pair: Pair) -> Iterator[Finding]:
    patterns = _Patterns(own)
    return _in_sources(own, patterns, pair) if own.source else _in_translations(own, patterns, pair)


def _in_sources(own: OwnCheck, patterns: _Patterns, pair: Pair) -> Iterator[Finding]:
    """Report each place of the source; where the translation counts too, of what is rendered alone."""
    assert patterns.source
    both = bool(own.translation or own.unless_translation)
    for rendering in pair.bitext.renderings:
        segment, linked = rendering.segment, pair.linked(rendering)
        found = patterns.source.find(segment.text) if linked or not both else []
        if not found or patterns.silenced(segment.text, _joined(linked)):
            continue
        answers = list(_places(patterns.translation, linked)) if patterns.translation else []
        if answers or not patterns.translation:
            for match in found:
                place = located(segment, *match.span())
                yield _finding(own, place, answers[0] if answers else pair.answer(place))


def _in_translations(own: OwnCheck, patterns: _Patterns, pair: Pair) -> Iterator[Finding]:
    """Report each place of the translation; where the source counts too, of what renders something alone."""
    for account in pair.bitext.accounts:
        sources = [pair.renderings[link].segment for link in account.links]
        if own.unless_source and not sources:
            continue
        places = list(_places(patterns.translation, (account.segment,)))
        if places and not patterns.silenced(_joined(sources), account.segment.text):
            for place in places:
                yield _finding(own, pair.answer(place), place)


def _places(pattern: _Bounded | None, segments: tuple[Segment, ...]) -> Iterator[Place]:
    for segment in segments if pattern else ():
        for match in pattern.find(segment.text) if pattern else ():
            yield located(segment, *match.span())


def _joined(segments: tuple[Segment, ...] | list[Segment]) -> str:
    return "\n".join(segment.text for segment in segments)


def _finding(own: OwnCheck, source: Place | None, translation: Place | None) -> Finding:
    message = own.message
    for name, place in (("{source}", source), ("{translation}", translation)):
        message = message.replace(name, place.text if place else "")
    return Finding(own.id, own.name, "terminology", own.severity, message, source, translation)
