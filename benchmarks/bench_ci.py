"""The gate as CI runs it, beside two linters on files of the same size: `ruff`, and `vale` where it is installed.

    python benchmarks/bench_ci.py [CHANGED UNCHANGED SHOWN]

A cold run checks CHANGED pairs (100) that were never seen. A warm one checks UNCHANGED pairs (1,000) that were all seen
before, and `policyparse status` is asked of SHOWN pairs (400) in a git repository. Of warm pairs every fiftieth has the
same text, which saves the first run, and no other: what is known of a pair is kept under a digest of its contents.

ruff gets a Python file for each document, made of calls, of the same number of bytes, with its usual rules; vale gets
the English pages themselves with its own style. Seconds of the wall clock and of the processors: of one cold run, and
the median of five warm ones. Warm ruff has its cache; vale keeps none.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench_check import write_page

from policyparse.caching import cache_folder
from policyparse.lexicon import load_lexicon
from policyparse.termbase import load_termbase

DISTINCT = 50
POLICYPARSE = str(Path(sys.executable).with_name("policyparse"))
RUFF = shutil.which("ruff") or str(Path(sys.executable).with_name("ruff"))
VALE = shutil.which("vale")
SETTINGS = '[[pair]]\nsource = "zh/{stem}.md"\ntranslation = "en/{stem}.md"\n'
CALL = 'print("a line of some length", {n})  # and what it is for, in a few words\n'
Times = tuple[float, float]


class Project:
    """A folder of pairs, and a cache that knows the lexicon alone."""

    def __init__(self, place: Path) -> None:
        self.folder, self._cache = place / "project", place / "cache"
        self.folder.mkdir(parents=True)
        self._cache.mkdir()
        for path in cache_folder().glob("*.bin"):
            shutil.copy2(path, self._cache)
        (self.folder / "policyparse.toml").write_text(SETTINGS, encoding="utf-8")

    def write(self, count: int) -> None:
        """Write pairs of `DISTINCT` texts, and beside each page a Python file of its size."""
        for number in range(count):
            write_page(self.folder, number, -37 * (number - number % DISTINCT))  # the edition undoes the number
        for page in self.folder.rglob("*.md"):
            size = page.stat().st_size
            code = "".join(CALL.format(n=n) for n in range(1 + size // len(CALL)))
            page.with_suffix(".py").write_text(code[:size].rpartition("\n")[0] + "\n", encoding="utf-8")

    def commit(self) -> None:
        """Make a git repository of it."""
        who = ("-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false")
        for words in (("init", "--quiet"), ("add", "--all"), (*who, "commit", "--quiet", "--message", "pages")):
            subprocess.run(("git", *words), cwd=self.folder, check=True)

    def once(self, *command: str) -> Times:
        """Return the time of a run, of the wall clock and of the processors."""
        start, before = time.perf_counter(), os.times()
        environment = os.environ | {"POLICYPARSE_CACHE_DIR": str(self._cache)}
        done = subprocess.run(command, cwd=self.folder, env=environment, stdout=subprocess.DEVNULL, check=False)
        if done.returncode > 1:
            raise SystemExit(f"{command[0]}: exit code {done.returncode}")
        after = os.times()
        worked = after.children_user + after.children_system - before.children_user - before.children_system
        return time.perf_counter() - start, worked

    def again(self, *command: str) -> Times:
        """Return the median times of five runs after a first one."""
        self.once(*command)
        walls, cpus = zip(*(self.once(*command) for _ in range(5)), strict=True)
        return statistics.median(walls), statistics.median(cpus)


def cold(place: Path, count: int) -> Iterator[tuple[str, Times]]:
    """Yield what it takes to check pairs that were never seen."""
    project = Project(place)
    project.write(count)
    yield "policyparse check, cold", project.once(POLICYPARSE, "check", "--quiet")
    yield "ruff check, cold", project.once(RUFF, "check", "--quiet", "--no-cache", ".")
    yield from _vale(project)


def warm(place: Path, count: int) -> Iterator[tuple[str, Times]]:
    """Yield what it takes to check pairs that were all seen."""
    project = Project(place)
    project.write(DISTINCT)
    project.once(POLICYPARSE, "check", "--quiet")
    project.write(count)
    yield "policyparse check, warm", project.again(POLICYPARSE, "check", "--quiet")
    yield "ruff check, warm", project.again(RUFF, "check", "--quiet", ".")
    yield from _vale(project)


def shown(place: Path, count: int) -> Iterator[tuple[str, Times]]:
    """Yield what it takes to show the state of pairs that were all seen."""
    project = Project(place)
    project.write(DISTINCT)
    project.once(POLICYPARSE, "check", "--quiet")
    project.write(count)
    project.commit()
    yield "policyparse status, warm", project.again(POLICYPARSE, "status", "--quiet")


def _vale(project: Project) -> Iterator[tuple[str, Times]]:
    if VALE:
        (project.folder / ".vale.ini").write_text("[*.md]\nBasedOnStyles = Vale\n", encoding="utf-8")
        yield "vale, English pages", project.again(VALE, "--no-exit", "en")


def main() -> None:
    counts = [int(word) for word in sys.argv[1:4]] or [100, 1000, 400]
    load_lexicon()
    load_termbase(())
    print(f"{'':28}{'pairs':>7}{'wall s':>8}{'cpu s':>8}")
    for part, count in zip((cold, warm, shown), counts, strict=True):
        with tempfile.TemporaryDirectory() as place:
            for name, (wall, cpu) in part(Path(place), count):
                print(f"{name:28}{count:7,}{wall:8.2f}{cpu:8.2f}", flush=True)
    if not VALE:
        print("vale is not installed")


if __name__ == "__main__":
    main()
