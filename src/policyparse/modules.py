"""The code of the modules of this package in one file of the cache folder.

A comparison imports some 240 modules. To find each, and to open and check its file in `__pycache__`, takes longer than
to run it. What is kept here is what Python finds and compiles; it finds anew what changed.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib.machinery import ExtensionFileLoader, ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import spec_from_file_location
from types import CodeType, ModuleType
from typing import TypeAlias

from policyparse.caching import state_of
from policyparse.shelf import Shelf

_OURS = "policyparse."
_FEW = "policyparse.cli."  # a run imports only its command of these, and to print help next to nothing else

Kept: TypeAlias = tuple[str, tuple[tuple[int, int], ...], bool, CodeType | None]
"""The file of a module, its state, whether it is a package, and its code; none for an extension module."""


class Modules:
    """A finder for `sys.meta_path`."""

    def __init__(self, shelf: Shelf[str, Kept]) -> None:
        """Find what `shelf` holds, and add to it what the usual finders find."""
        self._shelf = shelf

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return how to load a module of this package, as `importlib` asks its finders."""
        if not name.startswith(_OURS) or name.startswith(_FEW):
            return None
        return self._known(name) or self._found(name, path, target)

    def _known(self, name: str) -> ModuleSpec | None:
        kept = self._shelf.get(name)
        if kept is None:
            return None
        file, state, package, code = kept
        try:
            if state_of((file,)) != state:
                return None
        except OSError:
            return None
        loader = _Loader(name, file, code) if code else ExtensionFileLoader(name, file)
        within = [os.path.dirname(file)] if package else None  # noqa: PTH120  (a start waits for it)
        return spec_from_file_location(name, file, loader=loader, submodule_search_locations=within)

    def _found(self, name: str, path: Sequence[str] | None, target: ModuleType | None) -> ModuleSpec | None:
        spec = PathFinder.find_spec(name, path, target)
        if spec is None or spec.origin is None or type(spec.loader) not in {SourceFileLoader, ExtensionFileLoader}:
            return spec
        code = spec.loader.get_code(name) if isinstance(spec.loader, SourceFileLoader) else None
        package = spec.submodule_search_locations is not None
        self._shelf.put(name, (spec.origin, state_of((spec.origin,)), package, code))
        return spec


class _Loader(SourceFileLoader):
    """A loader of a source file whose code is known."""

    def __init__(self, name: str, path: str, code: CodeType) -> None:
        super().__init__(name, path)
        self._code = code

    def get_code(self, fullname: str) -> CodeType | None:  # noqa: ARG002  (as `importlib` has it)
        return self._code
