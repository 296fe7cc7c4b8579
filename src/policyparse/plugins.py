"""Plugins: the objects behind the entry points of other packages, each with its package."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from policyparse.compiled import written
from policyparse.errors import UsageError

_Kind = TypeVar("_Kind")
_FILE = "entry_points.txt"
_OURS = b"[policyparse."


class Plugin(NamedTuple):
    """The object of an entry point, and the package that declares it."""

    package: str
    value: object


def load(group: str) -> Iterator[Plugin]:
    """Yield the objects of the entry points of a group, by package; raises `UsageError` for one that fails to load."""
    if not _are_there():
        return
    from importlib.metadata import entry_points  # noqa: PLC0415  (most installations have none)

    found = [(one.dist.name if one.dist else one.value, one) for one in entry_points(group=group)]
    for package, one in sorted(found, key=lambda pair: (pair[0], pair[1].name)):
        try:
            value = one.load()
        except Exception as error:  # whatever the code of others raises
            raise _broken(package, one.value, error) from error
        yield Plugin(package, value)


@cache
def _are_there() -> bool:
    """Return whether any installed package has entry points for policyparse.

    To read what all packages declare takes milliseconds; within `compiled.kept` it is read after packages changed.
    """
    packages = dict(_packages())
    return written("plugins", "", lambda: any(_OURS in _content(path) for path in _declarations(packages)), [*packages])


def _packages() -> Iterator[tuple[str, list[str]]]:
    """Yield the folders in which packages are installed, and what each package is declared by."""
    for folder in sys.path:
        if os.path.isdir(folder):  # noqa: PTH112  (entries of the path are strings, and may be empty)
            names = [name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info"))]  # noqa: PTH208
            if names:
                yield folder, names


def _declarations(packages: Mapping[str, list[str]]) -> Iterator[Path]:
    for folder, names in packages.items():
        yield from (Path(folder, name, _FILE) for name in names)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def each(plugin: Plugin, kind: type[_Kind]) -> tuple[_Kind, ...]:
    """Return the object of type `kind`, or the several, of an entry point; raises `UsageError` for anything else."""
    value = plugin.value
    several = tuple(value) if isinstance(value, Iterable) and not isinstance(value, kind) else (value,)
    for one in several:
        if not isinstance(one, kind):
            found = type(one).__name__
            raise UsageError(f"the package {plugin.package} offers a {found} where a {kind.__name__} is needed")
    return tuple(one for one in several if isinstance(one, kind))


def failed(package: str, what: str, error: Exception) -> str:
    """Return the message for a package whose code failed."""
    return f"{what} of the package {package} failed ({type(error).__name__}: {' '.join(str(error).split())})"


def _broken(package: str, value: str, error: Exception) -> UsageError:
    return UsageError(f"{failed(package, value, error)}: mend it, or uninstall the package")
