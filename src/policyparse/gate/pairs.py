"""Which pairs there are: those that the settings' patterns find, and those that are named."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from policyparse.config import Config, PairPattern
from policyparse.errors import UsageError
from policyparse.gate.model import Pair

_STEM = "{stem}"
_BILINGUAL = (".xlf", ".xliff", ".sdlxliff", ".mxliff", ".mqxliff", ".tmx", ".po", ".pot")
"""The ends of the names of files that hold both texts, whatever is in them."""
_PARTS = re.compile(r"\{stem\}|\*\*/?|\*|\?")
_MEANING = {
    "{stem}": "(?P<stem>.+?)",
    "**/": "(?:.+/)?",
    "**": ".*",
    "*": "[^/]*",
    "?": "[^/]",
}


class Pairs(NamedTuple):
    """The pairs of a project in the order of their sources, and the sources whose translation is not there."""

    found: tuple[Pair, ...]
    untranslated: tuple[Pair, ...] = ()


def configured(config: Config) -> Pairs:
    """Return the pairs of all `[[pair]]`; a pair that two of them find has the selection of the later one."""
    found: dict[tuple[str, str], Pair] = {}
    lone: dict[tuple[str, str], Pair] = {}
    for pattern in config.pairs:
        for source, translation, there in _matches(pattern):
            paths = shown(source), shown(translation)
            glossaries = (*config.glossaries, *pattern.glossaries)
            pair = Pair(
                *paths, pattern.selection, glossaries, pattern.source_commit, pattern.max_age, pattern.direction
            )
            (found if there else lone)[paths] = pair
    return Pairs(tuple(found[key] for key in sorted(found)), tuple(lone[key] for key in sorted(lone)))


def named(arguments: Sequence[str], known: Pairs, config: Config) -> tuple[Pair, ...]:
    """Return the pairs that the arguments name: all without any.

    An argument is a path of a configured pair, `SOURCE:TRANSLATION`, or a bilingual file. Two arguments that are a
    configured pair, or of which neither belongs to one, are a source and its translation.
    """
    if not arguments:
        return known.found
    chosen = [tuple(_of(argument, known, config)) for argument in arguments]
    if len(arguments) == 2:
        own = _own(arguments[0], arguments[1], known, config)
        if own in known.found or not any(chosen):
            return (own,)
    lost = next((argument for argument, pairs in zip(arguments, chosen, strict=True) if not pairs), None)
    if lost:
        raise UsageError(f"{lost} belongs to no pair of the settings: name a pair as SOURCE:TRANSLATION")
    return tuple(dict.fromkeys(pair for pairs in chosen for pair in pairs))


def shown(path: str | Path) -> str:
    """Return a path as messages show it: with `/`, relative to the working folder where it lies within."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100  (links are not followed)
    folder = Path.cwd()
    return (whole.relative_to(folder) if whole.is_relative_to(folder) else whole).as_posix()


def fits(pattern: str, path: str) -> bool:
    """Tell whether an absolute pattern of the settings fits a path."""
    return bool(_regex(pattern).fullmatch(Path(os.path.abspath(path)).as_posix()))  # noqa: PTH100  (as above)


def _of(argument: str, known: Pairs, config: Config) -> Iterator[Pair]:
    path = shown(argument)
    sides = [pair for pair in known.found if path in (pair.source, pair.translation)]
    if sides:
        yield from sides
        return
    if Path(argument).suffix.lower() in _BILINGUAL and Path(argument).is_file():
        yield _own(argument, argument, known, config)
        return
    for colon in re.finditer(":", argument):
        source, translation = argument[: colon.start()], argument[colon.end() :]
        if source and translation and (Path(source).exists() or Path(translation).exists()):
            yield _own(source, translation, known, config)
            return


def _own(source: str, translation: str, known: Pairs, config: Config) -> Pair:
    """Return the pair of two paths, with the selection that the settings have for it."""
    paths = shown(source), shown(translation)
    same = (pair for pair in known.found if pair[:2] == paths)
    usual = Pair(*paths, config.selection, config.glossaries, max_age=config.max_age, direction=config.direction)
    return next(same, usual)


def _matches(pattern: PairPattern) -> Iterator[tuple[str, str, bool]]:
    """Yield source, translation and whether the translation is there; a pair without any pattern has to be there."""
    for source, stem in _files(pattern.source):
        if pattern.translation == pattern.source:
            yield source, source, True
            continue
        wanted = pattern.translation.replace(_STEM, stem)
        found = [path for path, _ in _files(wanted)]
        if len(found) > 1:
            raise UsageError(f"{shown(source)} has {len(found)} translations after {shown(wanted)}: narrow the pattern")
        translation = found[0] if found else wanted
        literal = not _PARTS.search(pattern.source)
        yield source, translation, literal or Path(translation).exists()


def _files(pattern: str) -> Iterator[tuple[str, str]]:
    """Yield the files that fit an absolute pattern, each with its stem; a path without pattern as it stands."""
    special = _PARTS.search(pattern)
    if special is None:
        yield pattern, Path(pattern).stem
        return
    regex = _regex(pattern)
    for folder, folders, names in os.walk(pattern[: pattern.rfind("/", 0, special.start())] or "/"):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name).as_posix()
            fit = regex.fullmatch(path)
            if fit:
                yield path, fit.groupdict().get("stem") or Path(name).stem


@lru_cache(maxsize=256)
def _regex(pattern: str) -> re.Pattern[str]:
    seen: set[str] = set()
    parts = []
    at = 0
    for part in _PARTS.finditer(pattern):
        meaning = "(?P=stem)" if part[0] == _STEM and _STEM in seen else _MEANING[part[0]]
        seen.add(part[0])
        parts += [re.escape(pattern[at : part.start()]), meaning]
        at = part.end()
    return re.compile("".join(parts) + re.escape(pattern[at:]), re.DOTALL)
