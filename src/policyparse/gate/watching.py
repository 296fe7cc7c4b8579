"""Watches the files that a run of the gate depends on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from policyparse.config import Config
from policyparse.errors import UsageError
from policyparse.gate import baseline
from policyparse.gate.pairs import configured, fits, named

_STILL = 200  # milliseconds without a further change before changes are told


def changes(config: Config, arguments: Sequence[str]) -> Iterator[frozenset[Path]]:
    """Yield an empty set once watching has begun, then the changed files after each change.

    The files are documents, settings, glossaries and the baseline.

    Raises `UsageError` if the package that watches files is not installed.
    """
    try:
        from watchfiles import watch  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise UsageError("--watch needs watchfiles: pip install 'policyparse[watch]'") from error
    started = False
    known = _known(config, arguments)
    patterns = () if arguments else _patterns(config)
    for found in watch(
        *_folders(config, known),
        watch_filter=lambda _, path: Path(path) in known or any(fits(pattern, path) for pattern in patterns),
        debounce=_STILL,
        rust_timeout=_STILL,
        yield_on_timeout=True,
        raise_interrupt=True,
    ):
        if found or not started:
            yield frozenset(Path(path) for _, path in found)
        started = True


def _known(config: Config, arguments: Sequence[str]) -> frozenset[Path]:
    """Return the files that a run reads by name; files that match patterns may come and go."""
    pairs = named(arguments, configured(config), config) if arguments else ()
    paths = [Path(side) for pair in pairs for side in (pair.source, pair.translation)]
    glossaries = [*config.glossaries, *(path for pair in config.pairs for path in pair.glossaries)]
    settings = [config.file] if config.file else []
    return frozenset(path.absolute() for path in (*paths, *glossaries, *settings, baseline.place_of(config)))


def _folders(config: Config, known: frozenset[Path]) -> tuple[Path, ...]:
    """Return the folders to watch recursively; none is inside another."""
    top = config.file.parent if config.file else Path.cwd()
    folders = {top, *(path.parent for path in known), *map(_fixed, _patterns(config))}
    there = sorted(folder for folder in folders if folder.is_dir())
    return tuple(one for one in there if not any(one != other and one.is_relative_to(other) for other in there))


def _patterns(config: Config) -> tuple[str, ...]:
    return tuple(side for pair in config.pairs for side in (pair.source, pair.translation))


def _fixed(pattern: str) -> Path:
    """Return the deepest folder of a pattern before its first wildcard."""
    path = Path(pattern)
    return next((one for one in path.parents if not set("*?{") & set(str(one))), path.parent)
