"""The build hook that compiles the engine with mypyc, from the same source; it runs where a build asks for it.

    HATCH_BUILD_HOOKS_ENABLE=1 pip wheel --no-deps .

The wheel then has an extension module beside the source of each compiled module, which Python prefers. Nothing is
written into the source tree: a checkout that is installed as editable stays as it is.
"""

from __future__ import annotations

import os
from contextlib import chdir
from importlib.metadata import version as version_of
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_MYPY = ("--config-file=", "--ignore-missing-imports")  # a build has none of the packages that the project imports
_OPTIONS = ("-O3", "-flto", "-fno-semantic-interposition", "-fvisibility=hidden", "-ffp-contract=off")
"""Options of GCC and Clang: functions are called directly, and inlined, in modules other than their own; and what is
multiplied and added is rounded twice, as by Python, also where a processor can do both at once.
"""


class CompiledEngine(BuildHookInterface):
    """Adds extension modules to a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile what `modules` in `pyproject.toml` names in `src` by patterns, but for what is `interpreted`."""
        if version != "standard":
            return
        self._folder = TemporaryDirectory()
        built = Path(self._folder.name, "built")
        with chdir(Path(self.root, "src")):
            named = {path.as_posix() for pattern in self.config["modules"] for path in Path().glob(pattern)}
            _compile(sorted(named.difference(self.config["interpreted"])), Path(self._folder.name), built)
        found = (path for path in built.rglob("*") if path.is_file())
        build_data["force_include"].update({str(path): path.relative_to(built).as_posix() for path in found})
        build_data["pure_python"], build_data["infer_tag"] = False, True
        build_data["dependencies"].append(f"librt>={version_of('librt')},<1")  # the arrays of what mypyc compiles

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove what compiling left."""
        if version == "standard":
            self._folder.cleanup()


def _compile(files: list[str], folder: Path, built: Path) -> None:
    """Compile `files` of the current folder into extension modules under `built`."""
    from mypyc.build import mypycify
    from setuptools import Distribution

    generated, cache = folder / "generated", folder / "cache"
    arguments = [*_MYPY, f"--cache-dir={cache}", *files]
    modules = mypycify(arguments, opt_level="3", debug_level="0", multi_file=True, target_dir=str(generated))
    if os.name == "posix":
        for module in modules:
            module.extra_compile_args = [*module.extra_compile_args, *_OPTIONS]
            module.extra_link_args = [*module.extra_link_args, *_OPTIONS]
    command = Distribution({"name": "policyparse", "ext_modules": modules}).get_command_obj("build_ext")
    command.build_lib, command.build_temp = str(built), str(folder / "objects")
    command.ensure_finalized()
    command.run()
