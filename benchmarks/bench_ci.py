"""The gate as CI runs it, beside two linters on files of the same size: `ruff`, and `vale` where it is installed.

    python benchmarks/bench_ci.py [CHANGED UNCHANGED]

A cold run checks CHANGED pairs (100) that were never seen, a warm one UNCHANGED pairs (1,000) that were all seen
before; `policyparse status` is asked of the latter too. ruff gets a Python file for each document, made of calls, of
the same number of bytes, with its usual rules; vale gets the English pages themselves with its own style. Seconds
of the wall clock and of the processors; the median of three runs, but for cold ones, of which
there is one. Warm ruff has its cache; vale keeps none.
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

SETTINGS = '[[pair]]\nsource = "zh/{stem}.md"\ntranslation = "en/{stem}.md"\n'
CALL = 'print("a line of some length", {n})  # and what it is for, in a few words\n'


def seconds(command: tuple[str, ...], folder: Path, cache: Path) -> tuple[float, float]:
    """Return the time of a run, of the wall clock and of the processors."""
    start, before = time.perf_counter(), os.times()
    environment = os.environ | {"POLICYPARSE_CACHE_DIR": str(cache)}
    done = subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, check=False)
    if done.returncode > 1:
        raise SystemExit(f"{command[0]}: exit code {done.returncode}")
    after = os.times()
    worked = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - start, worked


def median(command: tuple[str, ...], folder: Path, cache: Path) -> tuple[float, float]:
    """Return the median times of three runs."""
    walls, cpus = zip(*(seconds(command, folder, cache) for _ in range(3)), strict=True)
    return statistics.median(walls), statistics.median(cpus)


def write_code(page: Path) -> None:
    """Write a Python file of the size of a page beside it."""
    size = page.stat().st_size
    lines = [CALL.format(n=n) for n in range(1 + size // len(CALL))]
    page.with_suffix(".py").write_text("".join(lines)[:size].rpartition("\n")[0] + "\n", encoding="utf-8")


def rows(count: int, *, warm: bool) -> Iterator[tuple[str, float, float]]:
    """Yield what was run on `count` pairs, with its times."""
    policyparse = str(Path(sys.executable).with_name("policyparse"))
    ruff = shutil.which("ruff") or str(Path(sys.executable).with_name("ruff"))
    vale = shutil.which("vale")
    with tempfile.TemporaryDirectory() as place:
        folder, cache = Path(place, "project"), Path(place, "cache")
        folder.mkdir()
        cache.mkdir()
        for path in cache_folder().glob("*.bin"):
            shutil.copy2(path, cache)
        (folder / "policyparse.toml").write_text(SETTINGS, encoding="utf-8")
        for number in range(count):
            write_page(folder, number, 0)
        for page in folder.rglob("*.md"):
            write_code(page)
        check = (policyparse, "check", "--quiet")
        cold = seconds(check, folder, cache)
        if not warm:
            yield "policyparse check, cold", *cold
            yield "ruff check, cold", *seconds((ruff, "check", "--quiet", "--no-cache", "."), folder, cache)
        else:
            yield "policyparse check, warm", *median(check, folder, cache)
            yield "policyparse status, warm", *_after_one((policyparse, "status", "--quiet"), folder, cache)
            yield "ruff check, warm", *_after_one((ruff, "check", "--quiet", "."), folder, cache)
        if vale:
            (folder / ".vale.ini").write_text("[*.md]\nBasedOnStyles = Vale\n", encoding="utf-8")
            yield "vale, English pages", *median((vale, "--no-exit", "en"), folder, cache)


def _after_one(command: tuple[str, ...], folder: Path, cache: Path) -> tuple[float, float]:
    seconds(command, folder, cache)
    return median(command, folder, cache)


def main() -> None:
    changed, unchanged = map(int, sys.argv[1:3] or (100, 1000))
    load_lexicon()
    load_termbase(())
    print(f"{'':34}{'pairs':>7}{'wall s':>8}{'cpu s':>8}")
    for count, warm in ((changed, False), (unchanged, True)):
        for name, wall, cpu in rows(count, warm=warm):
            print(f"{name:34}{count:7,}{wall:8.2f}{cpu:8.2f}", flush=True)
    if not shutil.which("vale"):
        print("vale is not installed")


if __name__ == "__main__":
    main()
