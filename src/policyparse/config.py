"""Settings of a project: `policyparse.toml`, or the table `[tool.policyparse]` of `pyproject.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policyparse.errors import UsageError

FILE = "policyparse.toml"
_PYPROJECT = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Config:
    """What a project sets once for all its runs. Paths are absolute; `file` is where the settings stand."""

    glossaries: tuple[Path, ...] = ()
    file: Path | None = None


KEYS = ("glossaries",)


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
    return Config(glossaries=_paths(table, "glossaries", path, text), file=path)


def _paths(table: Mapping[str, Any], key: str, path: Path, text: str) -> tuple[Path, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise UsageError(f'{path}, line {_line(text, key)}: {key} must be a list of paths, such as ["terms.tsv"]')
    return tuple(path.parent / one for one in value)


def _line(text: str, key: str) -> int:
    """Return the line on which `key` is set, or opens a table, below the table that the settings stand in."""
    start = max(0, text.find("tool.policyparse"))
    name = rf"[\"']?\b{re.escape(key)}\b[\"']?"
    found = re.compile(rf"^[ \t]*(?:\[+.*{name}|{name}[ \t]*[=.])", re.MULTILINE).search(text, start)
    return text.count("\n", 0, found.start() if found else start) + 1
