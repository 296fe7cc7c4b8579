"""The compiled engine reports what the interpreted one does; skipped where `make compiled` has built none.

With POLICYPARSE_COMPILED=required that is a failure.
"""

import os
import subprocess
import sys
import tomllib
from importlib import metadata
from itertools import zip_longest
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "build" / "compiled" / "site"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
HOOK = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"]
REPORTS = """
import json, sys
from policyparse import align_segments, compare, compare_texts
from policyparse.checks import CHECKS

sys.path.insert(0, "benchmarks")
import pairs

folder = "corpus/shanghai-medical-robots/"
sides = folder + "source.zh.txt", folder + "translation.en.txt"
for report in (compare(*sides), compare(*sides[::-1])):
    print(json.dumps(report.to_dict(), ensure_ascii=False))
for check in CHECKS:
    for example in check.examples:
        print(json.dumps(compare_texts(example.source, example.translation).to_dict(), ensure_ascii=False))
for shuffled in (False, True):
    pair = pairs.made(200, shuffled=shuffled)
    print(align_segments(pair.source, pair.translation))
"""
COMPILED = """
import sys
from importlib import import_module
print(*(name for name in sys.argv[1:] if import_module(name).__file__.endswith((".so", ".pyd"))), sep="\\n")
"""


@pytest.fixture(scope="module")
def site():
    """The folder that the compiled wheel was unpacked into."""
    if not any(SITE.glob(f"*__mypyc.{sys.implementation.cache_tag}*")):
        if os.environ.get("POLICYPARSE_COMPILED") == "required":
            pytest.fail("there is no compiled engine for this Python: make compiled")
        pytest.skip("there is no compiled engine for this Python: make compiled")
    return SITE


def printed(program, path, *arguments):
    """The lines that a program prints with the package that is in the folder `path`."""
    command = [sys.executable, "-c", program, *arguments]
    where = {**os.environ, "PYTHONPATH": str(path)}
    done = subprocess.run(command, cwd=ROOT, env=where, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def modules():
    """The files that are to be compiled."""
    named = {path for pattern in HOOK["modules"] for path in (ROOT / "src").glob(pattern)}
    return named.difference(ROOT / "src" / path for path in HOOK["interpreted"])


def test_no_module_that_is_compiled_has_a_cached_property():
    """The compiler makes it a plain property, which works its value out at each look."""
    assert [path.name for path in modules() if "cached_property" in path.read_text(encoding="utf-8")] == []


def test_every_pattern_names_modules():
    assert all(any((ROOT / "src").glob(pattern)) for pattern in (*HOOK["modules"], *HOOK["interpreted"]))


def test_every_module_that_is_to_be_compiled_is(site):
    names = sorted(".".join(path.relative_to(ROOT / "src").with_suffix("").parts) for path in modules())
    assert printed(COMPILED, site, *names) == names


def test_only_the_compiled_wheel_needs_the_library_of_its_arrays(site):
    needed = metadata.Distribution.at(next(site.glob("policyparse-*.dist-info"))).requires
    assert any(name.startswith("librt") for name in needed)
    assert not any(name.startswith("librt") for name in PROJECT["project"]["dependencies"])


def test_both_builds_report_the_same(site):
    lines = zip_longest(printed(REPORTS, ROOT / "src"), printed(REPORTS, site))
    assert [(interpreted, compiled) for interpreted, compiled in lines if interpreted != compiled] == []
