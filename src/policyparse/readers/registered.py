"""Readers that other packages bring, by entry points of the group `policyparse.readers`."""

from __future__ import annotations

from functools import cache, partial

from policyparse import plugins
from policyparse.config import Reading
from policyparse.errors import InputError, PolicyparseError
from policyparse.readers.interface import Layout, Reader

GROUP = "policyparse.readers"


@cache
def registered() -> tuple[Reader, ...]:
    """Return the readers of all installed packages; raises `UsageError` for one that cannot be used."""
    found = [(plugin.package, reader) for plugin in plugins.load(GROUP) for reader in plugins.each(plugin, Reader)]
    return tuple(
        reader._replace(recognises=partial(_recognises, package, reader), read=partial(_read, package, reader))
        for package, reader in found
    )


def _recognises(package: str, reader: Reader, data: bytes, suffix: str) -> bool:
    try:
        return bool(reader.recognises(data, suffix))
    except Exception as error:  # whatever the code of others raises
        raise InputError(plugins.failed(package, f"the reader {reader.name}", error)) from error


def _read(package: str, reader: Reader, data: bytes, name: str, reading: Reading) -> Layout:
    try:
        return reader.read(data, name, reading)
    except PolicyparseError:
        raise
    except Exception as error:  # whatever the code of others raises
        raise InputError(f"{name}: {plugins.failed(package, f'the reader {reader.name}', error)}") from error
