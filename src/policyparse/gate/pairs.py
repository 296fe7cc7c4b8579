"""Which pairs there are: those that the settings' patterns find, and those that are named."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from policyparse.config import Config, PairPattern
from policyparse.errors import UsageError
from policyparse.gate.model import Pair
from policyparse.model.document import SideName

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
    """The pairs of a project in the order of their sources, those with one side alone, and patterns that find nothing.

    Where the settings ignore that a side is missing, its pair is in none of them.
    """

    found: tuple[Pair, ...]
    lone: tuple[Pair, ...] = ()
    idle: tuple[PairPattern, ...] = ()


class _Match(NamedTuple):
    """What a pattern finds: absolute paths with `/`, and the side that is not there."""

    source: str
    translation: str
    absent: SideName | None

    @property
    def there(self) -> str:
        """The side that is there, of a match that lacks the other one."""
        return self.source if self.absent == "translation" else self.translation


def configured(config: Config) -> Pairs:
    """Return the pairs of all `[[pair]]`; a pair that two of them find has the selection of the later one."""
    matched = [(pattern, _expected(pattern, config)) for pattern in config.pairs]
    whole = [match for _, matches in matched for match in matches if not match.absent]
    translations = {match.translation for match in whole}
    taken = {"translation": translations, "source": translations | {match.source for match in whole}}
    found: dict[tuple[str, str], Pair] = {}
    lone: dict[str, dict[tuple[str, str], tuple[int, Pair]]] = defaultdict(dict)
    for pattern, matches in matched:
        for match in matches:
            pair = _pair(match, pattern, config)
            if not match.absent:
                found[pair[:2]] = pair
            elif pattern.missing != "ignore" and match.there not in taken[match.absent]:
                lone[match.there][pair[:2]] = len(getattr(pattern, _other(match.absent))), pair
    alone = [pair for group in lone.values() for pair in _likeliest(group.values())]
    idle = tuple(pattern for pattern, matches in matched if not matches)
    return Pairs(tuple(found[key] for key in sorted(found)), tuple(sorted(alone, key=lambda pair: pair[:2])), idle)


def _expected(pattern: PairPattern, config: Config) -> tuple[_Match, ...]:
    """Return what a pattern finds; raises `UsageError` if the settings do not put up with what is not there."""
    repository, place = pattern.source_repo, f"{shown(config.file or Path())}, line {pattern.line}"
    if repository and not Path(repository).is_dir():
        raise UsageError(f"{place}: there is no folder {shown(repository)}: clone the source-repo to there")
    return tuple(_matches(pattern))


def _pair(match: _Match, pattern: PairPattern, config: Config) -> Pair:
    return Pair(
        shown(match.source),
        shown(match.translation),
        pattern.selection,
        (*config.glossaries, *pattern.glossaries),
        pattern.source_commit,
        pattern.max_age,
        pattern.direction,
        match.absent,
        "error" if pattern.missing == "error" else "warning",
    )


def _likeliest(group: Iterable[tuple[int, Pair]]) -> Iterator[Pair]:
    """Yield the pairs of one file that lacks its counterpart: a source, or a translation, after the longer pattern."""
    known = sorted(group, key=lambda one: -one[0])
    return (pair for _, pair in known if pair.absent == known[0][1].absent)


def _other(side: SideName) -> SideName:
    return "source" if side == "translation" else "translation"


def named(arguments: Sequence[str], known: Pairs, config: Config) -> tuple[Pair, ...]:
    """Return the pairs that the arguments name: all without any.

    Those with one side alone are among them. An argument is a path of a configured pair, `SOURCE:TRANSLATION`, or a
    bilingual file. Two arguments that are a configured pair, or of which neither belongs to one, are a source and its
    translation.
    """
    if not arguments:
        return tuple(sorted((*known.found, *known.lone), key=lambda pair: pair[:2]))
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
    """Return whether an absolute pattern of the settings fits a path."""
    return bool(_regex(pattern).fullmatch(Path(os.path.abspath(path)).as_posix()))  # noqa: PTH100  (as above)


def _of(argument: str, known: Pairs, config: Config) -> Iterator[Pair]:
    path = shown(argument)
    sides = [pair for pair in (*known.found, *known.lone) if path in (pair.source, pair.translation)]
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


def _matches(pattern: PairPattern) -> Iterator[_Match]:
    """Yield what a pattern finds, with the side that is not there; a pair without any pattern must be whole."""
    literal = not _PARTS.search(pattern.source)
    used = set()
    for source, stem in _files(pattern.source):
        if pattern.translation == pattern.source:
            yield _Match(source, source, None)
            used.add(source)
            continue
        wanted = pattern.translation.replace(_STEM, stem)
        found = [path for path, _ in _files(wanted)]
        if len(found) > 1:
            raise UsageError(f"{shown(source)} has {len(found)} translations after {shown(wanted)}: narrow the pattern")
        translation = found[0] if found else wanted
        used.add(translation)
        yield _Match(source, translation, None if literal or Path(translation).exists() else "translation")
    for translation, stem in () if literal else _files(pattern.translation):
        if translation not in used and Path(translation).exists():
            yield _Match(pattern.source.replace(_STEM, stem), translation, "source")


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
