"""What Python compiles anew at every start, kept in the cache folder: regular expressions and methods of records.

So are modules, which are found faster in one file.

A comparison needs 600 expressions, 500 methods and as many types by their names, which took a third of its time. Only
processes of our own keep them, by `kept`; a program that uses the library has Python's modules as they are.

What `re` makes of a pattern are plain numbers: the same CPython makes the pattern of them again, and checks them as it
does. Where anything is not as expected, Python compiles.
"""

from __future__ import annotations

import collections
import contextlib
import dataclasses
import re
import sys
import typing
import zlib
from array import array
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import CodeType
from typing import Any, TypeAlias, TypeVar

from policyparse import __version__
from policyparse.caching import cache_folder, state_of
from policyparse.modules import Kept, Modules
from policyparse.shelf import Shelf

_LAYOUT = 2  # of what is kept: to be changed with it
_PLACE = "<string>"
_FLAGS = int(re.IGNORECASE | re.MULTILINE | re.DOTALL | re.VERBOSE | re.ASCII)

_Key: TypeAlias = tuple[str | bytes, int]
_Code: TypeAlias = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Flags, code, the number of groups, their places by name and their names by place, as `_sre.compile` takes them."""

_Made = TypeVar("_Made")

_kept: list[Shelf[Any, Any]] = []
_texts: list[_Texts] = []
"""What keeps texts while `kept` is in force."""


@contextlib.contextmanager
def kept() -> Iterator[None]:
    """Within, `re.compile` and `dataclass` take from the cache what it holds, and it keeps what it did not hold."""
    if sys.implementation.name != "cpython":
        yield
        return
    cache_folder()  # what looks for it compiles patterns of its own, for which no cache is found yet
    expressions: Shelf[_Key, _Code] = Shelf(_name("expressions"))
    methods: Shelf[tuple[str, str], Any] = Shelf(_name("methods"))
    modules: Shelf[str, Kept] = Shelf(_name("modules", __file__))
    _kept[:] = expressions, methods, modules
    texts = _Texts(methods)
    _texts[:] = (texts,)
    usual = re.compile
    re.compile = _Expressions(expressions, usual).compile
    shadowed = (dataclasses, "exec", texts.run), (collections, "eval", texts.value), (typing, "compile", texts.compile)
    for module, name, ours in shadowed:  # by these names they compile methods of records, and types that are strings
        vars(module)[name] = ours
    finder = Modules(modules)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        re.compile = usual
        for module, name, _ in shadowed:
            vars(module).pop(name, None)
        _texts.clear()
        save()


def save() -> None:
    """Write what is new; a worker, which is killed when there is no more to do, calls it after its first job."""
    for shelf in _kept:
        shelf.save()


def written(kind: str, given: str, write: Callable[[], _Made], files: Sequence[str | Path] = ()) -> _Made:
    """Return what `write` makes of what is `given`, or what it made before, within `kept`; of types `marshal` knows.

    What depends on `files`, of which its own code may be one, is made again where one of them changed.
    """
    return _texts[0].written(kind, given, write, files) if _texts else write()


def _name(kind: str, *more: str) -> str:
    """Return the name of a file, which is of this version of the package and this build of the interpreter."""
    build = repr((_LAYOUT, __version__, sys.version, sys.byteorder, sys.flags.optimize, *more)).encode()
    return f"{kind}-{sys.implementation.cache_tag}-{zlib.crc32(build):08x}.bin"


class _Texts:
    """`exec`, `eval` and `compile`, beside what was compiled before."""

    def __init__(self, shelf: Shelf[tuple[str, str], Any]) -> None:
        self._shelf = shelf
        self._types: dict[str, CodeType] = {}  # many fields are of few types

    def run(self, text: str, *names: Any, **named: Any) -> None:  # noqa: ANN401  (as `exec` has them)
        exec(self.compile(text, _PLACE, "exec"), *names, **named)  # noqa: S102  (what `dataclasses` itself would)

    def value(self, text: str, *names: Any, **named: Any) -> Any:  # noqa: ANN401  (as `eval` has them)
        return eval(self.compile(text, _PLACE, "eval"), *names, **named)  # noqa: S307  (what `collections` itself would)

    def compile(self, text: str, place: str, mode: str) -> CodeType:
        if place != _PLACE:
            return compile(text, place, mode, dont_inherit=True)
        if mode != "eval":
            return self._compiled(text, mode)
        code = self._types.get(text)
        if code is None:
            code = self._types[text] = self._compiled(text, mode)
        return code

    def _compiled(self, text: str, mode: str) -> CodeType:
        known = self._shelf.get((mode, text))
        if isinstance(known, CodeType):
            return known
        code = compile(text, _PLACE, mode, dont_inherit=True)
        self._shelf.put((mode, text), code)
        return code

    def written(self, kind: str, given: str, write: Callable[[], _Made], files: Sequence[str | Path]) -> _Made:
        given, state = "\n".join([given, *map(str, files)]), state_of(files)
        known = self._shelf.get((kind, given))
        if isinstance(known, tuple) and known[0] == state:
            made: _Made = known[1]
            return made
        made = write()
        self._shelf.put((kind, given), (state, made))
        return made


class _Expressions:
    """`re.compile`, beside what was compiled before."""

    def __init__(self, shelf: Shelf[_Key, _Code], usual: Callable[..., re.Pattern[Any]]) -> None:
        self._shelf, self._usual = shelf, usual

    def compile(self, pattern: Any, flags: int = 0) -> re.Pattern[Any]:  # noqa: ANN401  (as `re.compile` has it)
        if type(pattern) not in {str, bytes} or flags & ~_FLAGS:
            return self._usual(pattern, flags)
        key = pattern, int(flags)
        code = self._shelf.get(key)
        try:
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
