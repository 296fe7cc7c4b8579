"""Find the settings file, and read it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from policyparse.config.asking import BOUNDS, NOT_ASKING, Asking, bounded
from policyparse.config.limits import USUAL, Reading, limited
from policyparse.config.model import (
    MISSING,
    SEVERITIES,
    Acceptance,
    Config,
    Missing,
    OwnCheck,
    PairPattern,
    Selection,
    Suppression,
)
from policyparse.config.table import Table
from policyparse.errors import UsageError
from policyparse.languages import DIRECTIONS
from policyparse.model.document import Direction

FILE = "policyparse.toml"
_PYPROJECT = "pyproject.toml"
_SELECTION = ("glossaries", "select", "enable", "ignore", "severity", "fail-on")
KEYS = (
    *_SELECTION, "missing", "pair", "suppress", "check", "baseline", "drift", "limits", "english-model",
    "second-opinion", "direction",
)  # fmt: skip


def load_config(start: Path | None = None) -> Config:
    """Return the settings that hold in `start` (by default the working folder): the nearest file upwards.

    Raises `UsageError`, which names file and line, for a file that is no TOML, an unknown key or a wrong type.
    """
    for path in _places(start or Path.cwd()):
        if path.is_file():
            table = _table(path)
            if table is not None:
                return _config(table)
    return Config()


def read_config(path: Path) -> Config:
    """Return the settings in a file of any name; raises `UsageError` as `load_config` does."""
    table = _table(path.absolute())
    if table is None:
        raise UsageError(f"{path} has no table [tool.policyparse]: name another file")
    return _config(table)


def settings_places(config: Config) -> tuple[Path, ...]:
    """Return where the settings that hold in the working folder may stand: up to the file that they were read from."""
    places = tuple(_places(Path.cwd()))
    if config.file is None:
        return places
    return places[: places.index(config.file) + 1] if config.file in places else (config.file,)


def _places(start: Path) -> Iterator[Path]:
    folder = start.resolve()
    for place in (folder, *folder.parents):
        yield from (place / FILE, place / _PYPROJECT)


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
    if path.name != _PYPROJECT:
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
    direction = _direction(table)
    missing = table.choice("missing", MISSING, "warning")
    return Config(
        glossaries=_paths(table, "glossaries"),
        file=table.path,
        reading=_reading(table.table("limits")),
        english_model=_english_model(table),
        selection=selection,
        pairs=tuple(_pair(one, selection, max_age, direction, missing) for one in table.tables("pair")),
        suppressions=tuple(map(_suppression, table.tables("suppress"))),
        baseline=_baseline(table.table("baseline")),
        max_age=max_age,
        asking=_asking(table.table("second-opinion")),
        checks=_own_checks(table),
        direction=direction,
    )


def _english_model(table: Table) -> str | None:
    """Return the name of a pipeline, or the path of a folder that is beside the settings."""
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


def _direction(table: Table, general: Direction | None = None) -> Direction | None:
    return table.choice("direction", DIRECTIONS, "zh-en") if "direction" in table.values else general


_OF_A_PAIR = ("source", "translation", "file", "source-repo", "source-commit", "max-age", "direction", "missing")


def _pair(
    table: Table, general: Selection, max_age: int | None, direction: Direction | None, missing: Missing
) -> PairPattern:
    table.expect((*_OF_A_PAIR, *_SELECTION))
    if "file" in table.values and ("source" in table.values or "translation" in table.values):
        raise table.fault("file", "a pair is one bilingual file, or a source and a translation: take one of them out")
    repository = _pattern(table, table.string("source-repo")) if "source-repo" in table.values else None
    keys = ("file", "file") if "file" in table.values else ("source", "translation")
    return PairPattern(
        _pattern(table, table.string(keys[0]), repository),
        _pattern(table, table.string(keys[1])),
        _selection(table, general),
        _paths(table, "glossaries"),
        table.string("source-commit") if "source-commit" in table.values else None,
        table.days("max-age", max_age),
        _direction(table, direction),
        table.choice("missing", MISSING, missing),
        repository,
        table.line(),
    )


def _suppression(table: Table) -> Suppression:
    table.expect(("check", "reason", "pair", "text", "until"))
    pair = table.string("pair", "")
    return Suppression(
        check=table.string("check"),
        reason=table.string("reason"),
        pair=_pattern(table, pair) if pair else "",
        text=table.string("text", ""),
        line=table.line(),
        until=table.date("until"),
    )


_PATTERNS = ("source", "translation", "unless-source", "unless-translation")
_OWN_ID = re.compile(r"(?!PP)[A-Z]{2}[0-9]{3}")
_OWN_NAME = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")


def _own_checks(table: Table) -> tuple[OwnCheck, ...]:
    found: dict[str, OwnCheck] = {}
    for one in table.tables("check"):
        check = _own_check(one)
        for name in (check.id, check.name):
            if name in found:
                raise one.fault("name" if name == check.name else "id", f"there are two checks {name}: rename one")
            found[name] = check
    return tuple(dict.fromkeys(found.values()))


def _own_check(table: Table) -> OwnCheck:
    table.expect(("id", "name", "message", "severity", *_PATTERNS, "fires", "silent"))
    id_, name = table.string("id"), table.string("name")
    if not _OWN_ID.fullmatch(id_):
        raise table.fault("id", 'id must be two capital letters, other than PP, and three digits, such as id = "OC101"')
    if not _OWN_NAME.fullmatch(name):
        raise table.fault("name", 'name must be small letters with hyphens, such as name = "price-in-yuan"')
    source, translation, *unless = (table.string(key, "") for key in _PATTERNS)
    if not (source or translation):
        raise table.fault("", "a check needs a regular expression: give source, translation, or both")
    fires, silent = (_examples(table, key) for key in ("fires", "silent"))
    if not fires:
        raise table.fault("", 'fires is missing: give an example, such as fires = [["中文。", "English."]]')
    severity = table.choice("severity", SEVERITIES, "warning")
    where = f"{table.path}, line {table.line()}"
    message = table.string("message")
    return OwnCheck(id_, name, message, severity, source, translation, unless[0], unless[1], fires, silent, where)


def _examples(table: Table, key: str) -> tuple[tuple[str, str], ...]:
    value = table.values.get(key, [])
    if not isinstance(value, list) or not all(
        isinstance(pair, list) and len(pair) == 2 and all(isinstance(text, str) for text in pair) for pair in value
    ):
        raise table.fault(
            key, f'{key} must be a list of sources with their translations, such as [["中文。", "English."]]'
        )
    return tuple((source, translation) for source, translation in value)


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


def _pattern(table: Table, pattern: str, folder: str | None = None) -> str:
    """Return a pattern as an absolute one, relative to the settings or to another `folder`."""
    return Path(os.path.normpath(Path(folder or table.path.parent) / pattern)).as_posix()
