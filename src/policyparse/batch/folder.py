"""The entries of a folder: its files, paired by their names."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from policyparse.batch.entries import Corpus, Entry, LeftOver, Patterns, absolute, default_id
from policyparse.errors import UsageError

_STEM = "{stem}"
_SIGNS = re.compile(r"\{stem\}|\*|\?")
_MEANING = {_STEM: r"(?P<stem>.+)", "*": r"[^/]*", "?": r"[^/]"}


def read_folder(folder: Path, patterns: Patterns, store: Path | None = None) -> Corpus:
    """Return the entries of all files below `folder`, in the order of their sources, and the files left over.

    Each source is paired with every translation of its stem. Hidden files, and the files of the `store`, are passed
    over. Raises `UsageError` for patterns that cannot pair.
    """
    every = sorted(_files(folder, store))
    files = [path for path in every if path.isprintable()]
    if patterns.translation is None:
        found = _single(folder, files, patterns.source)
    else:
        found = _paired(folder, files, patterns.source, patterns.translation)
    odd = (LeftOver(ascii(path), "its name cannot be printed: rename it") for path in every if not path.isprintable())
    return found._replace(left_over=(*found.left_over, *odd))


def _single(folder: Path, files: list[str], pattern: str) -> Corpus:
    regex = _regex(pattern)
    entries = tuple(Entry(path, absolute(folder, path)) for path in files if regex.fullmatch(path))
    left = tuple(LeftOver(path, f"does not fit {pattern}") for path in files if not regex.fullmatch(path))
    return Corpus(entries, left)


def _paired(folder: Path, files: list[str], source: str, translation: str) -> Corpus:
    for pattern in (source, translation):
        if pattern.count(_STEM) != 1:
            raise UsageError(f"the pattern {pattern} needs {_STEM} once, for what a source and its translation share")
    translations = _by_stem(files, translation)
    taken = {path for paths in translations.values() for path in paths}
    sources = _by_stem([path for path in files if path not in taken], source)
    taken |= {path for paths in sources.values() for path in paths}
    entries = tuple(
        Entry(default_id(one, other), absolute(folder, one), absolute(folder, other))
        for stem, paths in sources.items()
        for one in paths
        for other in translations.get(stem, ())
    )
    return Corpus(
        entries,
        (
            *_lone(sources, translations, f"no translation fits {translation}"),
            *_lone(translations, sources, f"no source fits {source}"),
            *(LeftOver(path, f"fits neither {source} nor {translation}") for path in files if path not in taken),
        ),
    )


def _by_stem(files: list[str], pattern: str) -> dict[str, list[str]]:
    regex = _regex(pattern)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in files:
        fit = regex.fullmatch(path)
        if fit:
            found[fit["stem"]].append(path)
    return found


def _lone(some: dict[str, list[str]], others: dict[str, list[str]], reason: str) -> Iterator[LeftOver]:
    for stem, paths in some.items():
        if stem not in others:
            yield from (LeftOver(path, reason.replace(_STEM, stem)) for path in paths)


def _files(folder: Path, store: Path | None) -> Iterator[str]:
    """Yield the paths of all files, relative to `folder`, with `/`."""
    own = None if store is None else os.path.abspath(store)  # noqa: PTH100  (links are not followed)
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(place, name)
            is_own = own is not None and str(path.absolute()).startswith(own)
            if not (name.startswith(".") or is_own):
                yield path.relative_to(folder).as_posix()


def _regex(pattern: str) -> re.Pattern[str]:
    parts, at = [], 0
    for sign in _SIGNS.finditer(pattern):
        parts += [re.escape(pattern[at : sign.start()]), _MEANING[sign[0]]]
        at = sign.end()
    return re.compile("".join(parts) + re.escape(pattern[at:]), re.DOTALL)
