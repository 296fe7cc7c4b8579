"""Pairs a second, memory, and a second run of `policyparse batch compare`.

    python benchmarks/bench_batch.py [--unlike] [FEW [MANY]]

Batches of FEW (default 200) and MANY (default 2000) pairs run on all cores: the corpus pair, each time with lines of
its own, or with --unlike pairs of some hundred sentences that have little in common. The rate after start-up is that
of what MANY has more than FEW. Seconds are of the wall clock and of the processors, in all and those of the command
without its workers. Memory is the largest resident set that a look every half second met, in megabytes.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple

import pairs

PAIR = Path(__file__).resolve().parent.parent / "corpus" / "shanghai-medical-robots"
INTERVAL = 0.5
SLICE = 2000


PAGE = 100
RUN = """
import resource, sys
from policyparse.cli import run
code = run(sys.argv[1:])
for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
    usage = resource.getrusage(who)
    print(usage.ru_utime + usage.ru_stime)
sys.exit(code)
"""


class Cost(NamedTuple):
    """What a batch took: seconds of the wall clock, of all processes and of the command alone, and megabytes."""

    wall: float
    cpu: float
    own: float
    parent: float
    worker: float


def make(folder: Path, pairs: int, *, unlike: bool = False) -> None:
    """Write pairs of documents that are all different."""
    for at, (source, translation) in enumerate(islice(strangers() if unlike else copies(), pairs)):
        (folder / f"p{at:05}.zh.txt").write_text(source, encoding="utf-8")
        (folder / f"p{at:05}.en.txt").write_text(translation, encoding="utf-8")


def copies() -> Iterator[tuple[str, str]]:
    """Yield the corpus pair over and over, with lines of its own each time."""
    source, translation = ((PAIR / name).read_text("utf-8") for name in ("source.zh.txt", "translation.en.txt"))
    for at in count():
        mark = chr(0x9F00 + at % 90) + chr(0x4E00 + at // 90)
        yield _marked(source, mark), _marked(translation, f" zq{at}")


def strangers() -> Iterator[tuple[str, str]]:
    """Yield pairs of a hundred sentences, a fifth of them left out in the translation, that have little in common."""
    for slices in count(1):  # what is made of a larger size begins in the same way
        made = pairs.made(slices * SLICE, shuffled=False)
        for begin in range((slices - 1) * SLICE, slices * SLICE, PAGE):
            there = sorted(j for i, j in made.links if begin <= i < begin + PAGE)
            translation = "\n\n".join(made.translation[j] for j in there)
            yield "\n\n".join(made.source[begin : begin + PAGE]), translation


def _marked(text: str, mark: str) -> str:
    return "\n".join(line + mark if line else line for line in text.split("\n"))


def resident(process: int) -> tuple[float, float]:
    """Megabytes of a process, and of the largest of its children."""
    said = subprocess.run(["ps", "-eo", "pid=,ppid=,rss="], capture_output=True, text=True, check=True).stdout
    rows = [tuple(map(int, line.split())) for line in said.splitlines()]
    own = max((rss for pid, _, rss in rows if pid == process), default=0)
    return own / 1024, max((rss for _, parent, rss in rows if parent == process), default=0) / 1024


def measure(folder: Path, store: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run one batch."""
    command = (sys.executable, "-c", RUN, "batch", "compare", str(folder), "-o", str(store), "--quiet")
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    seen = [(0.0, 0.0)]
    while process.poll() is None:
        seen.append(resident(process.pid))
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(INTERVAL)
    wall = time.perf_counter() - start
    assert process.stdout
    own, others = map(float, process.stdout.read().split()[-2:])
    if process.returncode:
        failures = (sys.executable, "-m", "policyparse", "batch", "query", str(store), "SELECT * FROM failures")
        subprocess.run(failures, check=False)
        raise SystemExit(f"exit code {process.returncode}")
    return Cost(wall, own + others, own, *(max(values) for values in zip(*seen, strict=True)))


class Batches(NamedTuple):
    """A small batch and a larger one, with the second run of the latter, and how many pairs they have."""

    sizes: tuple[int, int]
    costs: tuple[Cost, Cost]
    again: Cost
    megabytes: float

    def each(self, field: str) -> float:
        """Return what a pair takes after the start."""
        few, many = (getattr(cost, field) for cost in self.costs)
        return (many - few) / (self.sizes[1] - self.sizes[0])


def compared(sizes: tuple[int, int], *, unlike: bool, environment: Mapping[str, str] | None = None) -> Batches:
    """Return what two batches of different sizes take."""
    costs = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as place:
            folder, store = Path(place, "pairs"), Path(place, "store.sqlite")
            folder.mkdir()
            make(folder, size, unlike=unlike)
            costs.append(measure(folder, store, environment))
            again = measure(folder, store, environment)
            megabytes = store.stat().st_size / 1e6
    return Batches(sizes, (costs[0], costs[1]), again, megabytes)


def main() -> None:
    unlike = "--unlike" in sys.argv[1:]
    few, many = [*map(int, (word for word in sys.argv[1:] if word != "--unlike")), 200, 2000][:2]
    found = compared((few, many), unlike=unlike)
    print("".join(f"{head:>11}" for head in ("pairs", "wall s", "cpu s", "own cpu s", "MB parent", "MB worker")))
    for size, cost in zip(found.sizes, found.costs, strict=True):
        print(f"{size:11}" + "".join(f"{value:11.1f}" for value in cost))
    print(f"\nagain: {found.again.wall:.1f} s; the store: {found.megabytes:.1f} MB")
    print(f"after start-up: {1 / found.each('wall'):.1f} pairs a second, {1000 * found.each('cpu'):.1f} ms of", end=" ")
    print(f"processor time each, {1000 * found.each('own'):.1f} ms of it in the command")


if __name__ == "__main__":
    main()
