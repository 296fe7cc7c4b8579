"""Find the settings file, and read it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from policyparse.config.asking import BOUNDS, NOT_ASKING, Asking, bounded
from policyparse.config.limits import USUAL, Reading, limited
from policyparse.config.model import SEVERITIES, Acceptance, Config, PairPattern, Selection, Suppression
from policyparse.config.table import Table
from policyparse.errors import UsageError

FILE = "policyparse.toml"
_PYPROJECT = "pyproject.toml"
_SELECTION = ("glossaries", "select", "enable", "ignore", "severity", "fail-on")
KEYS = (*_SELECTION, "pair", "suppress", "baseline", "drift", "limits", "english-model", "second-opinion")


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
                    return _config(table)
    return Config()


def _table(path: Path) -> Table | None:
    """Return the settings in `path`; None for a `pyproject.toml` that has none."""
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
        return Table(whole, path, text, 0, len(text))
    values = whole.get("tool", {}).get("policyparse")
    table = Table(values or {}, path, text, max(0, text.find("tool.policyparse")), len(text))
    if values is not None and not isinstance(values, dict):
        raise table.fault("policyparse", "tool.policyparse must be a table")
    return None if values is None else table


def _config(table: Table) -> Config:
    table.expect(KEYS)
    selection = _selection(table, Selection())
    max_age = _max_age(table.table("drift"))
    return Config(
        glossaries=_paths(table, "glossaries"),
        file=table.path,
        reading=_reading(table.table("limits")),
        english_model=_english_model(table),
        selection=selection,
        pairs=tuple(_pair(one, selection, max_age) for one in table.tables("pair")),
        suppressions=tuple(map(_suppression, table.tables("suppress"))),
        baseline=_baseline(table.table("baseline")),
        max_age=max_age,
        asking=_asking(table.table("second-opinion")),
    )


def _english_model(table: Table) -> str | None:
    """Return the name of a pipeline, or the path of a folder that stands beside the settings."""
    value = table.values.get("english-model")
    if value is not None and not (isinstance(value, str) and value):
        raise table.fault("english-model", 'english-model must be a name, such as "en_core_web_sm"')
    return str(table.path.parent / value) if value and (table.path.parent / value).is_dir() else value


def _selection(table: Table, general: Selection) -> Selection:
    """Return `general` with what `table` sets: another selection, more to ignore, other severities."""
    severities = table.table("severity")
    own = tuple((check, severities.choice(check, SEVERITIES, "error")) for check in severities.values)
    return replace(
        general,
        select=table.strings("select", "checks", "PP202") or general.select,
        ignore=(*general.ignore, *table.strings("ignore", "checks", "PP202")),
        severity=(*general.severity, *own),
        fail_on=table.choice("fail-on", SEVERITIES, general.fail_on),
        enable=(*general.enable, *table.strings("enable", "checks", "PP7")),
    )


def _max_age(drift: Table) -> int | None:
    drift.expect(("max-age",))
    return drift.days("max-age")


def _pair(table: Table, general: Selection, max_age: int | None) -> PairPattern:
    table.expect(("source", "translation", "source-commit", "max-age", *_SELECTION))
    source, translation = (_pattern(table, table.string(key)) for key in ("source", "translation"))
    return PairPattern(
        source,
        translation,
        _selection(table, general),
        _paths(table, "glossaries"),
        table.string("source-commit") if "source-commit" in table.values else None,
        table.days("max-age", max_age),
    )


def _suppression(table: Table) -> Suppression:
    table.expect(("check", "reason", "pair", "text"))
    pair = table.string("pair", "")
    return Suppression(
        check=table.string("check"),
        reason=table.string("reason"),
        pair=_pattern(table, pair) if pair else "",
        text=table.string("text", ""),
        line=table.line(),
    )


def _baseline(table: Table) -> Acceptance:
    table.expect(("file", "require-reason"))
    file = table.string("file", "")
    return Acceptance(table.path.parent / file if file else None, table.flag("require-reason"))


def _reading(limits: Table) -> Reading:
    reading = USUAL
    for key, value in limits.values.items():
        try:
            reading = limited(reading, {key: value})
        except UsageError as error:
            raise limits.fault(key, str(error)) from error
    return reading


def _asking(table: Table) -> Asking:
    """Return the bounds of a second opinion; where text goes to, or what runs, only the command line says."""
    table.expect(("model", "check", *(name.replace("_", "-") for name in BOUNDS)))
    asking = NOT_ASKING
    for key, value in table.values.items():
        if key not in ("model", "check"):
            try:
                asking = bounded(asking, {key: value})
            except UsageError as error:
                raise table.fault(key, str(error)) from error
    check = table.string("check", "")
    return replace(asking, model=table.string("model", ""), check=table.path.parent / check if check else None)


def _paths(table: Table, key: str) -> tuple[Path, ...]:
    return tuple(table.path.parent / one for one in table.strings(key, "paths", "terms.tsv"))


def _pattern(table: Table, pattern: str) -> str:
    return Path(os.path.normpath(table.path.parent / pattern)).as_posix()
