"""What Python compiles anew at every start, kept in the cache folder: regular expressions and methods of records.

A comparison needs 600 expressions and 500 methods, which took a third of its time. Only processes of our own keep them,
by `kept`; a program that uses the library has `re` and `dataclasses` as they are.

What `re` makes of a pattern are plain numbers: the same CPython makes the pattern of them again, and checks them as it
does. Where anything is not as expected, Python compiles.
"""

from __future__ import annotations

import contextlib
import dataclasses
import re
import sys
import zlib
from array import array
from collections.abc import Callable, Iterator
from types import CodeType
from typing import Any, TypeAlias

from policyparse import __version__
from policyparse.shelf import Shelf

_FLAGS = int(re.IGNORECASE | re.MULTILINE | re.DOTALL | re.VERBOSE | re.ASCII)

_Key: TypeAlias = tuple[str | bytes, int]
_Code: TypeAlias = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Flags, code, the number of groups, their places by name and their names by place, as `_sre.compile` takes them."""

_kept: list[Shelf[Any, Any]] = []


@contextlib.contextmanager
def kept() -> Iterator[None]:
    """Within, `re.compile` and `dataclass` take from the cache what it holds, and it keeps what it did not hold."""
    if sys.implementation.name != "cpython":
        yield
        return
    expressions: Shelf[_Key, _Code] = Shelf(_name("expressions"))
    methods: Shelf[str, CodeType] = Shelf(_name("methods"))
    _kept[:] = expressions, methods
    usual = re.compile
    re.compile = _Expressions(expressions, usual).compile
    vars(dataclasses)["exec"] = _Methods(methods).run  # by this name it compiles and runs the text of each method
    try:
        yield
    finally:
        re.compile = usual
        vars(dataclasses).pop("exec", None)
        save()


def save() -> None:
    """Write what is new; a worker, which is killed when there is no more to do, calls it after its first job."""
    for shelf in _kept:
        shelf.save()


def _name(kind: str) -> str:
    """Return the name of a file, which is of this version of the package and this build of the interpreter."""
    build = repr((__version__, sys.version, sys.byteorder)).encode()
    return f"{kind}-{sys.implementation.cache_tag}-{zlib.crc32(build):08x}.bin"


class _Methods:
    """`exec`, beside what was compiled before."""

    def __init__(self, shelf: Shelf[str, CodeType]) -> None:
        self._shelf = shelf

    def run(self, text: str, *names: Any, **named: Any) -> None:  # noqa: ANN401  (as `exec` has them)
        code = self._shelf.get(text)
        if code is None:
            code = compile(text, "<string>", "exec", dont_inherit=True)
            self._shelf.put(text, code)
        exec(code, *names, **named)  # noqa: S102  (what `dataclasses` itself would)


class _Expressions:
    """`re.compile`, beside what was compiled before."""

    def __init__(self, shelf: Shelf[_Key, _Code], usual: Callable[..., re.Pattern[Any]]) -> None:
        self._shelf, self._usual = shelf, usual

    def compile(self, pattern: Any, flags: int = 0) -> re.Pattern[Any]:  # noqa: ANN401  (as `re.compile` has it)
        if type(pattern) not in {str, bytes} or flags & ~_FLAGS:
            return self._usual(pattern, flags)
        key = pattern, int(flags)
        try:
            code = self._shelf.get(key)  # fails for the patterns of what looks for the cache folder itself
            if code is None:
                code = _compiled(*key)
                self._shelf.put(key, code)
            return _assembled(pattern, code)
        except (ImportError, AttributeError, TypeError, ValueError, OverflowError, RuntimeError):
            return self._usual(pattern, flags)


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
