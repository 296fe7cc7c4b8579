"""Change the code that aligns, compares and judges in small ways, and count the changes that no test notices.

    python fitting/mutate.py [--sample N] [--seed N] [--jobs N] [--list] [MODULE ...]

A mutant is a module with one comparison, sum, product, condition, number, truth value or return changed. A sample of
all mutants is drawn by a seed. Each is run in a process of its own, which takes it in the place of what it changes and
runs those tests of its room that call this until one fails or the processor time is over. What survives is printed, and
its share.

Contracts that no caller can break are left alone: assertions, decorators, and the `strict` of a `zip`.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib.abc
import importlib.machinery
import importlib.util
import inspect
import os
import pickle
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from functools import partial
from itertools import pairwise
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import NamedTuple, TextIO

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "policyparse"
WEIGHED = (
    "tests/fitting/test_sentinels.py::test_every_weight_has_a_sentinel_and_the_value_that_the_sentinel_was_found_at"
)
"""What notices that a weight is another one; the sentinels themselves take minutes."""
TESTS = {
    "align": ("tests/align", WEIGHED),
    "comparison": ("tests/comparison", "tests/checks/test_examples.py"),
    "verdicts": ("tests/verdicts", "tests/checks/test_examples.py", WEIGHED),
}
"""The tests that are there for a room."""
_NAMES = tuple(f"{PACKAGE.name}.{room}." for room in TESTS)
_ROOMS = tuple(f"{PACKAGE / room}{os.sep}" for room in TESTS)
SAMPLE, SECONDS = 150, 45
"""Mutants that are run by default, and the processor time of each, to which twice that of all tests is added."""
_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip


class Change(NamedTuple):
    """What to put in the place of a node, by its number in the walk through its module."""

    node: int
    line: int
    old: str
    new: str
    tree: ast.AST


class Mutant(NamedTuple):
    """A change of a module."""

    module: Path
    change: Change


def changes(text: str) -> Iterator[Change]:
    """Yield all changes of a module."""
    tree = ast.parse(text)
    spared = {id(inner) for node in ast.walk(tree) for part in _spared(node) for inner in ast.walk(part)}
    for number, node in enumerate(ast.walk(tree)):
        if id(node) not in spared:
            for new in _instead(node):
                yield Change(number, getattr(node, "lineno", 0), ast.unparse(node), ast.unparse(new), new)


def _spared(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what is not changed: annotations, decorators, assertions, and what says that a zip is strict."""
    if isinstance(node, ast.Assert):
        yield node
    if isinstance(node, ast.FunctionDef):
        yield from node.decorator_list
        yield from (part for part in (node.args, node.returns) if part)
    if isinstance(node, ast.ClassDef):
        yield from node.decorator_list
    if isinstance(node, ast.AnnAssign):
        yield node.annotation
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript):
        yield node  # a name for a type
    if isinstance(node, ast.keyword) and node.arg == "strict":
        yield node


def _instead(node: ast.AST) -> Iterator[ast.AST]:  # noqa: C901  (one case for each kind of node)
    """Yield what may stand in the place of `node`."""
    match node:
        case ast.Compare(ops=[operator]) if type(operator) in _COMPARED:
            yield _with(node, ops=[_COMPARED[type(operator)]()])
        case ast.BoolOp():
            yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
        case ast.BinOp() if type(node.op) in _COMPUTED and not _is_text(node):
            yield _with(node, op=_COMPUTED[type(node.op)]())
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.UnaryOp(op=ast.USub()) if not isinstance(node.operand, ast.Constant):
            yield node.operand
        case ast.Constant(value=bool()):
            yield ast.Constant(not node.value)
        case ast.Constant(value=int()):
            yield ast.Constant(node.value + 1)
        case ast.Constant(value=float()):
            yield ast.Constant(node.value * 1.5 if node.value else 1.0)
        case ast.If() | ast.While() | ast.IfExp():
            if not isinstance(node.test, ast.Compare | ast.BoolOp | ast.UnaryOp):
                yield _with(node, test=ast.UnaryOp(ast.Not(), node.test))
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield _with(node, value=ast.Constant(None))


def _with(node: ast.AST, **parts: object) -> ast.AST:
    out = copy.copy(node)
    for name, part in parts.items():
        setattr(out, name, part)
    return out


def _is_text(node: ast.BinOp) -> bool:
    sides = (node.left, node.right)
    return any(
        isinstance(side, ast.JoinedStr) or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in sides
    )


class _Replacer(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self._old, self._new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return self._new if node is self._old else super().visit(node)


def mutated(text: str, change: Change) -> ast.Module:
    """Return the tree of a module with a change."""
    tree = ast.parse(text)
    old = next(node for number, node in enumerate(ast.walk(tree)) if number == change.node)
    return ast.fix_missing_locations(_Replacer(old, ast.copy_location(change.tree, old)).visit(tree))


def mutants(modules: Sequence[str]) -> list[Mutant]:
    """Return all mutants of all rooms, or of those that are named as room or room/module."""
    paths = [path for room in TESTS for path in sorted((PACKAGE / room).glob("*.py"))]
    named = [path for path in paths if not modules or {path.parent.name, _name(path)} & {*modules}]
    return [Mutant(path, change) for path in named for change in changes(path.read_text(encoding="utf-8"))]


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads a mutant in place of its module."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def find_spec(self, fullname: str, _path: object, _target: object = None) -> importlib.machinery.ModuleSpec | None:
        if fullname != _module_name(self._mutant.module):
            return None
        return importlib.util.spec_from_file_location(fullname, self._mutant.module, loader=self)

    def exec_module(self, module: ModuleType) -> None:
        exec(_compiled(self._mutant), module.__dict__)  # noqa: S102  (our own code)


def _module_name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)


def _compiled(mutant: Mutant) -> CodeType:
    tree = mutated(mutant.module.read_text(encoding="utf-8"), mutant.change)
    return compile(tree, str(mutant.module), "exec")


class Call(NamedTuple):
    """A test: its seconds, and the functions of the rooms that it calls, each by its file and its name in this."""

    seconds: float
    functions: frozenset[tuple[str, str]]


def outcomes(room: str, sample: Sequence[Mutant], jobs: int) -> Iterator[tuple[Mutant, bool]]:
    """Yield mutants of a room as they are done, with whether its tests pass; `jobs` are under way at a time."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if not child:
        code = 1
        try:
            os.close(reading)
            with os.fdopen(writing, "w", encoding="ascii") as out:
                code = _test(room, [_Loop(sample, jobs, out)])
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, encoding="ascii") as told:
        for line in told:
            at, passed = map(int, line.split())
            yield sample[at], bool(passed)
    _, status = os.waitpid(child, 0)
    if status:
        raise SystemExit(f"the tests of {room} fail as it is")


class _Loop:
    """A plugin of pytest that runs the tests that it collected on mutants, instead of once.

    It notes first which functions each test calls. Of a mutant those tests are run that call what it changes, file by
    file, the quickest first.
    """

    def __init__(self, sample: Sequence[Mutant], jobs: int, out: TextIO) -> None:
        self._sample, self._jobs, self._out = sample, jobs, out
        self._failed = False
        self._limit = SECONDS

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._failed = self._failed or report.failed

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        calls = _apart(lambda: self._calls(session.items))
        if calls is None:
            session.testsfailed = 1
            return True
        self._limit += 2 * int(sum(call.seconds for call in calls))
        running: dict[int, int] = {}
        for at in (*range(len(self._sample)), None):
            while running and (at is None or len(running) == self._jobs):
                child, status = os.wait()
                print(running.pop(child), int(not status), file=self._out, flush=True)
            if at is not None:
                child = os.fork()
                if not child:
                    self._end(self._sample[at], session.items, calls)
                running[child] = at
        return True

    def _calls(self, items: Sequence[pytest.Item]) -> list[Call] | None:
        """Run all tests as they are, and return what they call; None if one fails."""
        calls = []
        for item, following in pairwise([*items, None]):
            assert item
            seen: set[tuple[str, str]] = set()
            _forget()
            start = time.process_time()
            sys.settrace(partial(_note, seen))
            self._run(item, following)
            sys.settrace(None)
            if self._failed:
                return None
            calls.append(Call(time.process_time() - start, frozenset(seen)))
        return calls

    @staticmethod
    def _run(item: pytest.Item, following: pytest.Item | None) -> None:
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)

    def _end(self, mutant: Mutant, items: Sequence[pytest.Item], calls: Sequence[Call]) -> None:
        """Run the tests on a mutant and end the process as they do, whatever happens.

        What changes outside of functions, and what is called while modules are loaded, takes a process in which
        nothing is loaded.
        """
        code = 1
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (self._limit, self._limit + 1))
            changed = swapped(mutant)
            _forget()
            chosen = [at for at, call in enumerate(calls) if not call.functions.isdisjoint(changed)]
            if not chosen:
                at = [one.change[:4] for one in mutants([_name(mutant.module)])].index(mutant.change[:4])
                os.execv(sys.executable, [sys.executable, __file__, _name(mutant.module), "--run", str(at)])  # noqa: S606
            seconds = Counter[Path]()
            for at in chosen:
                seconds[items[at].path] += calls[at].seconds
            chosen.sort(key=lambda at: (seconds[items[at].path], at))
            for at, following in pairwise([*chosen, None]):
                assert at is not None
                self._run(items[at], None if following is None else items[following])
                if self._failed:
                    break
            code = int(self._failed)
        finally:
            os._exit(code)


def _forget() -> None:
    """Empty the caches of the rooms, so that what an earlier test has worked out is worked out again."""
    for name, module in [*sys.modules.items()]:
        if name.startswith(_NAMES):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def _note(seen: set[tuple[str, str]], frame: FrameType, _event: str, _what: object) -> None:
    """Note which function of the rooms is called; as a trace function, it looks at no line of one."""
    code = frame.f_code
    if code.co_filename.startswith(_ROOMS):
        seen.add((code.co_filename, code.co_qualname.partition(".<locals>")[0]))


def _apart(work: Callable[[], list[Call] | None]) -> list[Call] | None:
    """Return what `work` does in a process of its own, which leaves nothing behind in this one."""
    with tempfile.TemporaryFile() as file:
        child = os.fork()
        if not child:
            code = 1
            try:
                pickle.dump(work(), file)
                file.flush()
                code = 0
            finally:
                os._exit(code)
        _, status = os.waitpid(child, 0)
        file.seek(0)
        return None if status else pickle.load(file)  # noqa: S301  (our own)


def _test(room: str, plugins: Sequence[object] = ()) -> int:
    """Run the tests of a room, each file once; return 0 if they pass."""
    files = dict.fromkeys(
        str(file) for path in TESTS[room] for file in (sorted(Path(path).glob("test_*.py")) or [Path(path)])
    )
    options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        return int(pytest.main([*options, *files], plugins=[*plugins]))


def swapped(mutant: Mutant) -> set[tuple[str, str]]:
    """Give the functions of a loaded module the code of a mutant; return those that differ, by file and name.

    None differs where the change is outside of functions, or in one that cannot be given other code.
    """
    module = sys.modules[_module_name(mutant.module)]
    old = compile(mutant.module.read_text(encoding="utf-8"), str(mutant.module), "exec")
    functions = {function.__code__.co_qualname: function for function in _functions(module)}
    pairs = zip(_codes(old), _codes(_compiled(mutant)), strict=False)
    changed = [b for a, b in pairs if a != b and a.co_qualname in functions]
    if any(functions[code.co_qualname].__code__.co_freevars != code.co_freevars for code in changed):
        return set()
    for code in changed:
        functions[code.co_qualname].__code__ = code
    return {(str(mutant.module), code.co_qualname) for code in changed}


def _codes(code: CodeType) -> Iterator[CodeType]:
    """Yield the functions of a module and of its classes; what is inside of one is part of it."""
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from (inner,) if inner.co_flags & inspect.CO_OPTIMIZED else _codes(inner)


def _functions(space: ModuleType | type) -> Iterator[FunctionType]:
    for value in vars(space).values():
        if isinstance(value, type) and value.__module__ == (getattr(space, "__module__", None) or space.__name__):
            yield from _functions(value)
        parts = value.fget if isinstance(value, property) else getattr(value, "__func__", value)
        function = inspect.unwrap(parts) if callable(parts) else parts
        if isinstance(function, FunctionType):
            yield function


def _warm() -> None:
    """Load what every run needs."""
    for path in (path for room in TESTS for path in (PACKAGE / room).glob("*.py")):
        importlib.import_module(_module_name(path))
    pipeline = importlib.import_module("policyparse.pipeline")
    pipeline.load_resources()


def main() -> int:
    """Draw, run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="room or room/module; all by default")
    parser.add_argument("--sample", type=int, default=SAMPLE, help="how many mutants are run")
    parser.add_argument("--seed", type=int, default=0, help="which ones")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many are run at a time")
    parser.add_argument("--list", action="store_true", help="print the sample, run nothing")
    parser.add_argument(
        "--log", type=Path, help="where each mutant is noted as it is done, so that a stop loses nothing"
    )
    parser.add_argument("--run", type=int, help="run the tests with the mutant of that number, and exit as they do")
    options = parser.parse_args()
    log = options.log.absolute() if options.log else Path(os.devnull)
    os.chdir(ROOT)
    everything = mutants(options.modules)
    if options.run is not None:
        sys.meta_path.insert(0, _Finder(everything[options.run]))
        return _test(everything[options.run].module.parent.name)
    chance = random.Random(options.seed)  # noqa: S311  (no secret)
    sample = chance.sample(everything, min(options.sample, len(everything)))
    if options.list:
        for mutant in sample:
            print(_line(mutant))
        return 0
    _warm()
    ran, alive = Counter[str](), Counter[str]()
    with suppress(KeyboardInterrupt):  # and say what there is
        for room in sorted({mutant.module.parent.name for mutant in sample}):
            for mutant, passed in outcomes(
                room, [one for one in sample if one.module.parent.name == room], options.jobs
            ):
                ran[_name(mutant.module)] += 1
                with log.open("a", encoding="utf-8") as notes:
                    print("survives" if passed else "noticed", _line(mutant), file=notes)
                if passed:
                    alive[_name(mutant.module)] += 1
                    print(_line(mutant), flush=True)
    print(f"{'module':28s} {'mutants':>8s} {'survive':>8s}")
    for name, count in sorted(ran.items()):
        print(f"{name:28s} {count:8d} {alive[name]:8d}")
    print(f"{alive.total()} of {ran.total()} survive, of {len(everything)} in all")
    return 0


def _line(mutant: Mutant) -> str:
    _, line, old, new, _ = mutant.change
    return f"{_name(mutant.module)}:{line}: {_short(old)}  ->  {_short(new)}"


def _short(text: str) -> str:
    first = text.partition("\n")[0]
    return first if len(first) <= 90 else f"{first[:87]}..."


if __name__ == "__main__":
    sys.exit(main())
