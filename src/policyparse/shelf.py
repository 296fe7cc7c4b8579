"""A table of what can be made again, in one file of the cache folder: read whole, and written where something is new.

The file is a check sum and a marshalled dictionary. As with `__pycache__`, who can write to the folder is trusted; what
is not whole is taken for missing, and the only price of that is time.
"""

from __future__ import annotations

import contextlib
import marshal
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

from policyparse.caching import cache_folder, prune, sealed, unsealed, write_atomically

MOST_BYTES = 8_000_000
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Shelf(Generic[_Key, _Value]):
    """Values by key, both of types that `marshal` knows; the name of the file changes with all that they depend on."""

    def __init__(self, name: str, *, private: bool = False) -> None:
        """Keep values in the file `name` of the cache folder, which is read when the first is asked for.

        A `private` file is for its owner alone.
        """
        self._name, self._private = name, private
        self._new: dict[_Key, _Value] = {}

    @cached_property
    def _path(self) -> Path:
        return cache_folder() / self._name

    @cached_property
    def _known(self) -> dict[_Key, _Value]:
        return _read(self._path)

    def get(self, key: _Key) -> _Value | None:
        """Return what is kept under `key`; None where nothing is."""
        return self._known.get(key)

    def put(self, key: _Key, value: _Value) -> None:
        """Keep `value` for runs to come."""
        self._known[key] = self._new[key] = value

    def save(self) -> None:
        """Write what is new beside what others have kept meanwhile; where that cannot be, it is made again next time.

        A file that grew too large begins anew.
        """
        if not self._new:
            return
        payload = _packed({**_read(self._path), **self._new})
        if len(payload) > MOST_BYTES:
            payload = _packed(self._new)
        if len(payload) <= MOST_BYTES:
            with contextlib.suppress(OSError):
                write_atomically(self._path, payload, durable=False, private=self._private)
                prune(self._path)
        self._new.clear()


def _read(path: Path) -> dict[_Key, _Value]:
    try:
        known = marshal.loads(unsealed(path.read_bytes()))  # noqa: S302  (it can do no more than a file of byte code)
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return known if isinstance(known, dict) else {}


def _packed(values: dict[_Key, _Value]) -> bytes:
    return sealed(marshal.dumps(values))
