"""What is found is the same on every Python that is admitted.

`make pythons` sets up the other versions that it finds beside the one that runs the tests; they are tried here.
"""

import ast
import os
import re
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAIR = "corpus/shanghai-medical-robots/source.zh.txt", "corpus/shanghai-medical-robots/translation.en.txt"
OTHERS = sorted(map(str, Path(sys.prefix, "pythons").glob("*/bin/python")))
NEWER = {"ATOMIC_GROUP", "POSSESSIVE_REPEAT"}
"""What CPython 3.11.0 to 3.11.4, which Debian has, gets wrong (gh-106052)."""
PATTERNS = """
import contextlib, importlib, io, pkgutil, re, sys
compiled, usual = {}, re._compiler.compile

def noted(pattern, flags=0):
    frame = sys._getframe(1)
    while frame.f_globals["__name__"] in ("re", "functools"):
        frame = frame.f_back
    if frame.f_globals["__name__"].startswith("policyparse"):
        compiled[pattern, int(flags)] = frame.f_globals["__name__"]
    return usual(pattern, flags)

re._compiler.compile = noted
import policyparse
from policyparse.cli import run
for module in pkgutil.walk_packages(policyparse.__path__, "policyparse."):
    if not module.name.endswith("__main__"):
        with contextlib.suppress(ModuleNotFoundError):  # an extra
            importlib.import_module(module.name)
with contextlib.redirect_stdout(io.StringIO()):
    for pair in (sys.argv[1:], sys.argv[:0:-1]):
        assert run(["compare", *pair]) == 0
print(compiled)
"""


def run(*command, **variables):
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"} | variables
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, cwd=ROOT, check=False)


def compared(python, *arguments, **variables):
    done = run(python, "-m", "policyparse", "compare", *PAIR, *arguments, **variables)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.fixture(scope="module")
def ours():
    return {style: compared(sys.executable, *style) for style in (("--full",), ("--format", "json"))}


@pytest.mark.parametrize("python", [sys.executable, *OTHERS])
@pytest.mark.parametrize("style", [("--full",), ("--format", "json")], ids=" ".join)
def test_the_report_is_the_same(python, style, ours):
    assert compared(python, *style, PYTHONHASHSEED="7") == ours[style]


@pytest.mark.parametrize("python", OTHERS)
def test_the_examples_of_what_is_read_hold(python):
    done = run(python, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "tests/facts", "tests/test_compiled.py")
    assert done.returncode == 0, done.stdout


def operations(parsed):
    """The names of all that a parsed pattern consists of."""
    for operation, argument in parsed:
        yield str(operation)
        yield from within(argument)


def within(argument):
    if isinstance(argument, re._parser.SubPattern):
        yield from operations(argument)
    elif isinstance(argument, list | tuple):
        for one in argument:
            yield from within(one)


def newer(pattern, flags=0):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return NEWER & set(operations(re._parser.parse(pattern, flags)))


@pytest.mark.parametrize("pattern", ["a++", "(?:a|b)*+", "(?>a)b", "((a{1,2}+)|c)"])
def test_a_newer_pattern_is_known_by_its_parts(pattern):
    assert newer(pattern)
    assert not newer(pattern.replace("?>", "?:").replace("++", "+").replace("*+", "*").replace("}+", "}"))


def test_no_pattern_has_parts_that_an_admitted_python_gets_wrong():
    done = run(sys.executable, "-c", PATTERNS, *PAIR)
    assert done.returncode == 0, done.stderr
    compiled = ast.literal_eval(done.stdout)
    assert len(compiled) > 500
    assert not [(module, pattern) for (pattern, flags), module in compiled.items() if newer(pattern, flags)]


def test_no_written_pattern_has_such_parts():
    written = [
        (path.name, call.args[0].value)
        for path in sorted((ROOT / "src").rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.args
        if isinstance(call.func.value, ast.Name) and call.func.value.id == "re" and call.func.attr != "escape"
        if isinstance(call.args[0], ast.Constant)
    ]
    assert len(written) > 200
    assert not [(name, pattern) for name, pattern in written if newer(pattern)]
