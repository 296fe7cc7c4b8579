"""Pairs a second, memory, and a second run of `policyparse batch compare`, over pairs made from the corpus pair.

    python benchmarks/bench_batch.py [FEW [MANY]]

Batches of FEW (default 200) and MANY (default 2000) pairs run on all cores, each pair with lines of its own. The rate
after start-up is that of what MANY has more than FEW. Seconds are of the wall clock and of the processors, those of the
workers included. Memory is the largest resident set that a look every half second met, in megabytes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

PAIR = Path(__file__).resolve().parent.parent / "corpus" / "shanghai-medical-robots"
INTERVAL = 0.5


class Cost(NamedTuple):
    wall: float
    cpu: float
    parent: float
    worker: float


def make(folder: Path, pairs: int) -> None:
    source, translation = ((PAIR / name).read_text("utf-8") for name in ("source.zh.txt", "translation.en.txt"))
    for at in range(pairs):
        mark = chr(0x9F00 + at % 90) + chr(0x4E00 + at // 90)
        (folder / f"p{at:05}.zh.txt").write_text(_marked(source, mark), encoding="utf-8")
        (folder / f"p{at:05}.en.txt").write_text(_marked(translation, f" zq{at}"), encoding="utf-8")


def _marked(text: str, mark: str) -> str:
    return "\n".join(line + mark if line else line for line in text.split("\n"))


def resident(process: int) -> tuple[float, float]:
    """Megabytes of a process, and of the largest of its children."""
    said = subprocess.run(["ps", "-eo", "pid=,ppid=,rss="], capture_output=True, text=True, check=True).stdout
    rows = [tuple(map(int, line.split())) for line in said.splitlines()]
    own = max((rss for pid, _, rss in rows if pid == process), default=0)
    return own / 1024, max((rss for _, parent, rss in rows if parent == process), default=0) / 1024


def measure(folder: Path, store: Path) -> Cost:
    command = (sys.executable, "-m", "policyparse", "batch", "compare", str(folder), "-o", str(store))
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    seen = [(0.0, 0.0)]
    while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        seen.append(resident(process.pid))
        time.sleep(INTERVAL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status:
        raise SystemExit(f"exit code {os.waitstatus_to_exitcode(status)}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, *(max(values) for values in zip(*seen, strict=True)))


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [200, 2000]
    costs = []
    heads = ("pairs", "wall s", "cpu s", "MB parent", "MB worker", "MB store", "again s")
    print("".join(f"{head:>11}" for head in heads), flush=True)
    for size in sizes:
        with tempfile.TemporaryDirectory() as place:
            folder, store = Path(place, "pairs"), Path(place, "store.sqlite")
            folder.mkdir()
            make(folder, size)
            cost, again = measure(folder, store), measure(folder, store)
            megabytes = store.stat().st_size / 1e6
        costs.append(cost)
        print(f"{size:11}" + "".join(f"{value:11.1f}" for value in (*cost, megabytes, again.wall)), flush=True)
    if len(sizes) > 1:
        more, seconds, cpu = sizes[-1] - sizes[0], costs[-1].wall - costs[0].wall, costs[-1].cpu - costs[0].cpu
        print(f"\nafter start-up: {more / seconds:.1f} pairs a second, {more / cpu:.1f} a second of processor time")


if __name__ == "__main__":
    main()
