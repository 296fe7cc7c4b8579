"""Regular expressions kept compiled in the cache folder: a comparison needs 600, a quarter of its time.

Only processes of our own keep them, by `kept`; a program that uses the library has `re` as it is. What `re` makes of a
pattern are plain numbers: the same CPython makes the pattern of them again, and checks them as it does. Where anything
is not as expected, `re` compiles. As with `__pycache__`, who can write to the folder is trusted.
"""

from __future__ import annotations

import contextlib
import marshal
import re
import sys
import zlib
from array import array
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from policyparse import __version__
from policyparse.caching import cache_folder, prune, write_atomically

_MOST_BYTES = 8_000_000  # several times what all commands take together
_FLAGS = int(re.IGNORECASE | re.MULTILINE | re.DOTALL | re.VERBOSE | re.ASCII)
_SUM = 4  # bytes of the check sum before the rest

_Key: TypeAlias = tuple[str | bytes, int]
_Code: TypeAlias = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Flags, code, the number of groups, their places by name and their names by place, as `_sre.compile` takes them."""


@contextlib.contextmanager
def kept() -> Iterator[None]:
    """Within, `re.compile` takes from the cache what it holds, and the cache keeps what it did not hold."""
    if sys.implementation.name != "cpython":
        yield
        return
    usual = re.compile
    compiler = _Compiler(cache_folder() / _name(), usual)
    re.compile = compiler.compile
    try:
        yield
    finally:
        re.compile = usual
        compiler.save()


def _name() -> str:
    """Return the name of the file, which is of this version of the package and this build of the interpreter."""
    build = repr((__version__, sys.version, sys.byteorder)).encode()
    return f"patterns-{sys.implementation.cache_tag}-{zlib.crc32(build):08x}.bin"


class _Compiler:
    """`re.compile`, beside a file of what it has compiled before."""

    def __init__(self, path: Path, usual: Callable[..., re.Pattern[Any]]) -> None:
        self._path, self._usual = path, usual
        self._known = _read(path)
        self._new: dict[_Key, _Code] = {}

    def compile(self, pattern: Any, flags: int = 0) -> re.Pattern[Any]:  # noqa: ANN401  (as `re.compile` has it)
        if type(pattern) not in {str, bytes} or flags & ~_FLAGS:
            return self._usual(pattern, flags)
        key = pattern, int(flags)
        code = self._known.get(key)
        try:
            if code is None:
                code = self._new[key] = _compiled(*key)
            return _assembled(pattern, code)
        except (ImportError, AttributeError, TypeError, ValueError, OverflowError, RuntimeError):
            return self._usual(pattern, flags)

    def save(self) -> None:
        """Write what is new beside what others have kept meanwhile; where that cannot be, the next run compiles too."""
        if not self._new:
            return
        payload = _packed({**_read(self._path), **self._new})
        if len(payload) > _MOST_BYTES:
            payload = _packed(self._new)
        with contextlib.suppress(OSError):
            write_atomically(self._path, payload, durable=False)
            prune(self._path)


def _compiled(pattern: str | bytes, flags: int) -> _Code:
    """Do what `re` does with a pattern that it has not seen, up to its last step."""
    from re import _compiler, _parser  # type: ignore[attr-defined]  # noqa: PLC0415

    parsed = _parser.parse(pattern, flags)
    places: dict[str, int] = parsed.state.groupdict
    names: list[str | None] = [None] * parsed.state.groups
    for name, place in places.items():
        names[place] = name
    code = array("I", map(int, _compiler._code(parsed, flags))).tobytes()  # noqa: SLF001
    return int(flags | parsed.state.flags), code, parsed.state.groups - 1, places, tuple(names)


def _assembled(pattern: str | bytes, code: _Code) -> re.Pattern[Any]:
    import _sre  # type: ignore[import-not-found]  # noqa: PLC0415

    flags, numbers, groups, places, names = code
    made: re.Pattern[Any] = _sre.compile(pattern, flags, array("I", numbers).tolist(), groups, places, names)
    return made


def _read(path: Path) -> dict[_Key, _Code]:
    """Return what the file at `path` keeps: nothing where it is not there or not whole."""
    try:
        payload = path.read_bytes()
        if int.from_bytes(payload[:_SUM], "little") == zlib.crc32(payload[_SUM:]):
            known = marshal.loads(payload[_SUM:])  # noqa: S302  (it can do no more than a file of byte code)
            return known if isinstance(known, dict) else {}
    except (OSError, ValueError, EOFError, TypeError):
        pass
    return {}


def _packed(codes: Mapping[_Key, _Code]) -> bytes:
    payload = marshal.dumps(dict(codes))
    return zlib.crc32(payload).to_bytes(_SUM, "little") + payload
