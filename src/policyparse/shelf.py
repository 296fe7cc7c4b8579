"""A table of what can be made again, in one file of the cache folder, which is written where something is new.

The file is an index and the values, each marshalled by itself behind a check sum: most runs need a part. As with
`__pycache__`, who can write to the folder is trusted; what is not whole is taken for missing, and the only price of
that is time.
"""

from __future__ import annotations

import contextlib
import marshal
import mmap
import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

from policyparse.caching import cache_folder, prune, sealed, unsealed, write_atomically

MOST_BYTES = 8_000_000
_HEAD = 4  # bytes of the length of the index
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_Packed = Mapping[_Key, bytes | memoryview]


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
    def _known(self) -> _Packed[_Key]:
        return _read(self._path)

    def get(self, key: _Key) -> _Value | None:
        """Return what is kept under `key`; None where nothing is."""
        if key in self._new:
            return self._new[key]
        packed = self._known.get(key)
        if packed is None:
            return None
        try:
            value: _Value = marshal.loads(unsealed(packed))  # noqa: S302  (it can do no more than a file of byte code)
        except (ValueError, EOFError, TypeError):
            return None
        return value

    def put(self, key: _Key, value: _Value) -> None:
        """Keep `value` for runs to come."""
        self._new[key] = value

    def save(self) -> None:
        """Write what is new beside what others have kept meanwhile; where that cannot be, it is made again next time.

        A file that grew too large begins anew.
        """
        if not self._new:
            return
        values: dict[_Key, Any] = {**self._new}  # of types that `marshal` knows
        new = {key: sealed(marshal.dumps(value)) for key, value in values.items()}
        payload = _file({**_read(self._path), **new})
        if len(payload) > MOST_BYTES:
            payload = _file(new)
        if len(payload) <= MOST_BYTES:
            with contextlib.suppress(OSError):
                write_atomically(self._path, payload, durable=False, private=self._private)
                prune(self._path)
        self._known = {**self._known, **new}
        self._new.clear()


def _read(path: Path) -> dict[Any, memoryview]:
    """Return the packed values of a file by their keys; none where it is not whole, or not there."""
    try:
        whole = _content(path)
        end = _HEAD + int.from_bytes(whole[:_HEAD], "little")
        index = marshal.loads(unsealed(whole[_HEAD:end]))  # noqa: S302  (as above)
        found = {}
        for key, size in index.items():
            found[key] = whole[end : end + size]
            end += size
    except (OSError, ValueError, EOFError, TypeError, AttributeError):
        return {}
    return found


def _content(path: Path) -> memoryview:
    with path.open("rb") as file:
        if os.name == "nt":  # a file that is mapped cannot be replaced
            return memoryview(file.read())
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _file(values: _Packed[Any]) -> bytes:
    index = sealed(marshal.dumps({key: len(packed) for key, packed in values.items()}))
    return b"".join([len(index).to_bytes(_HEAD, "little"), index, *values.values()])
