"""Settings of a project: `policyparse.toml`, or the table `[tool.policyparse]` of `pyproject.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from policyparse.errors import UsageError

FILE = "policyparse.toml"
_PYPROJECT = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Reading:
    """How documents are read, and the limits that keep a hostile one from taking the machine.

    A file of more than `max_bytes`, or with more than `max_characters` of text, is refused. Of one with more than
    `max_pages` pages or slides the first ones are read. `max_seconds` and `max_memory` (bytes) bound the parsing of a
    PDF file, which has a process of its own. `max_unpacked` (bytes), `max_ratio` (unpacked to packed) and `max_parts`
    bound packages such as DOCX and PPTX; `max_depth` bounds elements within elements.
    """

    password: str | None = None
    ocr: bool = False
    max_bytes: int = 100_000_000
    max_characters: int = 8_000_000
    max_pages: int = 5_000
    max_seconds: int = 60
    max_memory: int = 1_000_000_000
    max_unpacked: int = 300_000_000
    max_ratio: int = 300
    max_parts: int = 10_000
    max_depth: int = 400


LIMITS = tuple(field.name for field in fields(Reading) if field.name.startswith("max_"))
"""The fields of `Reading` that are limits; users write them with hyphens."""


@dataclass(frozen=True, slots=True)
class Config:
    """What a project sets once for all its runs. Paths are absolute; `file` is where the settings stand.

    `english_model` names an installed spaCy pipeline, or the folder of one.
    """

    glossaries: tuple[Path, ...] = ()
    file: Path | None = None
    reading: Reading = Reading()
    english_model: str | None = None


KEYS = ("glossaries", "limits", "english-model")


def load_config(start: Path | None = None) -> Config:
    """Return the settings that hold in `start` (by default the working folder): the nearest file upwards.

    Raises `UsageError`, which names file and line, for a file that is no TOML, an unknown key or a wrong type.
    """
    folder = (start or Path.cwd()).resolve()
    for place in (folder, *folder.parents):
        for path in (place / FILE, place / _PYPROJECT):
            if path.is_file():
                table = _table(path)
                if table is not None:
                    return _config(table, path)
    return Config()


def _table(path: Path) -> tuple[Mapping[str, Any], str] | None:
    """Return the settings in `path` and its text; None for a `pyproject.toml` that has none."""
    import tomllib  # noqa: PLC0415  (most runs find no settings)

    try:
        text = path.read_text(encoding="utf-8-sig")
        if path.name == _PYPROJECT and "policyparse" not in text:
            return None
        whole = tomllib.loads(text)
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8: save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path} is not valid TOML: {error}") from error
    if path.name == FILE:
        return whole, text
    table = whole.get("tool", {}).get("policyparse")
    if table is not None and not isinstance(table, dict):
        raise UsageError(f"{path}, line {_line(text, 'policyparse')}: tool.policyparse must be a table")
    return None if table is None else (table, text)


def _config(found: tuple[Mapping[str, Any], str], path: Path) -> Config:
    table, text = found
    for key in table:
        if key not in KEYS:
            raise UsageError(f"{path}, line {_line(text, key)}: unknown key {key!r}: use one of {', '.join(KEYS)}")
    model = _english_model(table, path, text)
    return Config(_paths(table, "glossaries", path, text), path, _reading(table, path, text), model)


def _english_model(table: Mapping[str, Any], path: Path, text: str) -> str | None:
    """Return the name of a pipeline, or the path of a folder that stands beside the settings."""
    value = table.get("english-model")
    if value is not None and not (isinstance(value, str) and value):
        where = f"{path}, line {_line(text, 'english-model')}"
        raise UsageError(f'{where}: english-model must be a name, such as "en_core_web_sm"')
    return str(path.parent / value) if value and (path.parent / value).is_dir() else value


def _paths(table: Mapping[str, Any], key: str, path: Path, text: str) -> tuple[Path, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise UsageError(f'{path}, line {_line(text, key)}: {key} must be a list of paths, such as ["terms.tsv"]')
    return tuple(path.parent / one for one in value)


def limited(reading: Reading, limits: Mapping[str, object]) -> Reading:
    """Return `reading` with `limits` set, whose keys are written with hyphens; raises `UsageError`."""
    known = [name.replace("_", "-") for name in LIMITS]
    changes: dict[str, Any] = {}
    for key, value in limits.items():
        if key not in known:
            raise UsageError(f"unknown limit {key!r}: use one of {', '.join(known)}")
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise UsageError(f"the limit {key} must be a whole number above zero")
        changes[key.replace("-", "_")] = value
    return replace(reading, **changes)


def _reading(table: Mapping[str, Any], path: Path, text: str) -> Reading:
    limits = table.get("limits", {})
    if not isinstance(limits, dict):
        raise UsageError(f"{path}, line {_line(text, 'limits')}: limits must be a table, such as [limits]")
    reading = Reading()
    for key, value in limits.items():
        try:
            reading = limited(reading, {key: value})
        except UsageError as error:
            raise UsageError(f"{path}, line {_line(text, key)}: {error}") from error
    return reading


def _line(text: str, key: str) -> int:
    """Return the line on which `key` is set, or opens a table, below the table that the settings stand in."""
    start = max(0, text.find("tool.policyparse"))
    name = rf"[\"']?\b{re.escape(key)}\b[\"']?"
    found = re.compile(rf"^[ \t]*(?:\[+.*{name}|{name}[ \t]*[=.])", re.MULTILINE).search(text, start)
    return text.count("\n", 0, found.start() if found else start) + 1
