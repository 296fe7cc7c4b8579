"""Settings to start from: the pairs that the names of the files in a folder suggest."""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

_SUFFIXES = (".md", ".markdown", ".txt", ".html", ".htm", ".pdf", ".docx", ".pptx")
_PASSED_OVER = ("node_modules", "__pycache__", "site-packages")
_CHINESE = re.compile(r"(?<![^/._-])(?:zh[-_](?:hans|cn)|zh|cn|chs|chinese|中文)(?![^/._-])", re.IGNORECASE)
_ENGLISH = re.compile(r"(?<![^/._-])(?:en[-_](?:us|gb)|en|eng|english|英文)(?![^/._-])", re.IGNORECASE)

_HEAD = """\
# Settings of policyparse. Paths are relative to this file; `policyparse docs configuration` has all keys.

# Glossaries of your own, beside those that come with policyparse.
# glossaries = ["terms.tsv"]

# The least severity that fails the gate: error, warning or note.
fail-on = "error"

# How much a page without its counterpart matters: error, warning or ignore.
# missing = "warning"

# Checks to leave out, or to weigh otherwise: by id, name, or the start of an id. `policyparse explain` lists them.
# ignore = ["segment-added"]
# severity = { PP101 = "error" }

# Findings that were accepted; `policyparse baseline update` writes them.
# [baseline]
# file = "policyparse.baseline.json"
# require-reason = true

# How many days a change of a source may be pending in its translation; `policyparse drift` looks.
# [drift]
# max-age = 30
"""
_EXAMPLE = """
# No pairs were found here by their names. {stem} stands for what both paths share.
# [[pair]]
# source = "docs/zh/{stem}.md"
# translation = "docs/en/{stem}.md"
"""


class _Tagged(NamedTuple):
    """A file with the tag of its language: `docs/` + `zh` + `/plan.md`."""

    path: str
    before: str
    tag: str
    after: str

    @property
    def key(self) -> tuple[str, str]:
        """What the source and its translation share."""
        return self.before, self.after.removesuffix(PurePosixPath(self.path).suffix)


def settings_for(folder: Path) -> tuple[str, int]:
    """Return the text of a settings file for `folder`, and how many pairs it has."""
    files = sorted(_files(folder))
    pairs = list(_pairs(_tagged(files, _CHINESE), _tagged(files, _ENGLISH)))
    patterns = dict.fromkeys(_patterns(pairs))
    tables = [f"\n[[pair]]\nsource = {_quoted(a)}\ntranslation = {_quoted(b)}\n" for a, b in patterns]
    return _HEAD + ("".join(tables) or _EXAMPLE), len(
        {(source.path, translation.path) for source, translation in pairs}
    )


def _files(folder: Path) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in _PASSED_OVER]
        for name in names:
            if name.lower().endswith(_SUFFIXES):
                yield Path(place, name).relative_to(folder).as_posix()


def _tagged(files: Iterable[str], language: re.Pattern[str]) -> list[_Tagged]:
    return [
        _Tagged(path, path[: found.start()], found[0], path[found.end() :])
        for path in files
        for found in language.finditer(path)
    ]


def _pairs(sources: list[_Tagged], translations: list[_Tagged]) -> Iterator[tuple[_Tagged, _Tagged]]:
    """Yield files that differ in the tag alone; then those that are the only ones of their languages in a folder."""
    by_key = {one.key: one for one in reversed(translations)}
    met = set()
    for source in sources:
        if source.key in by_key:
            met |= {source.path, by_key[source.key].path}
            yield source, by_key[source.key]
    alone: dict[str, tuple[list[_Tagged], list[_Tagged]]] = defaultdict(lambda: ([], []))
    for side, files in enumerate((sources, translations)):
        for one in files:
            if one.path not in met:
                alone[one.path.rpartition("/")[0]][side].append(one)
    for left, right in alone.values():
        if len(left) == len(right) == 1:
            yield left[0], right[0]


def _patterns(pairs: Iterable[tuple[_Tagged, _Tagged]]) -> Iterator[tuple[str, str]]:
    """Yield the patterns of `pairs`; those of one way of naming share their innermost common folder."""
    groups: dict[tuple[str, str], list[tuple[_Tagged, _Tagged]]] = defaultdict(list)
    for source, translation in pairs:
        if source.key == translation.key:
            groups[_pattern(source), _pattern(translation)].append((source, translation))
        else:
            yield source.path, translation.path
    for (left, right), members in groups.items():
        folders = [PurePosixPath(source.before + "x").parent.as_posix() for source, _ in members]
        common = os.path.commonpath(folders).replace(os.sep, "/")
        folder = "" if common in ("", ".") else f"{common}/"
        yield folder + left, folder + right


def _pattern(one: _Tagged) -> str:
    """Return the pattern of a file below the folder that its tag is in."""
    name, suffix = one.before.rpartition("/")[2], PurePosixPath(one.path).suffix
    if name:
        return f"{{stem}}{name[-1]}{one.tag}{one.after}"
    return f"{one.tag}{one.after[0]}{{stem}}{suffix}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
