"""Start-up, the corpus pair warm and cold, peak memory, and pairs a second, each in processes of their own.

    python benchmarks/bench_startup.py [RUNS]

Seconds are the median of RUNS (default 11): of the wall clock, and of the processors (user and system). A cold run is
one, on an empty cache folder. Memory is the peak resident set in megabytes. `x pass` is the processors' time in that of
`python -c pass` on the same machine, run in turn with the command: the figure to compare between machines. The byte
code of the package is compiled beforehand, as an installation does.
"""

from __future__ import annotations

import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import policyparse

PAIR = Path(__file__).resolve().parent.parent / "corpus" / "shanghai-medical-robots"
SOURCE, TRANSLATION = str(PAIR / "source.zh.txt"), str(PAIR / "translation.en.txt")
PASS = (sys.executable, "-c", "pass")
LIMITS = {"--help": (0.12, 150), "compare, warm": (0.5, 150), "compare, cold": (6.0, None)}
PAIRS = 10
REPEATED = """
import sys, time
from pathlib import Path
from policyparse import compare_texts
source, translation = (Path(path).read_text(encoding="utf-8") for path in sys.argv[1:3])

def marked(text, mark):
    return "\\n".join(line + mark if line else line for line in text.split("\\n"))

times = []
for at in range(int(sys.argv[3]) + 1):  # every line differs from pair to pair, so that none is read from a memo
    pair = marked(source, chr(0x9F00 + at)), marked(translation, " zq" + chr(97 + at))
    start = time.process_time()
    compare_texts(*pair)
    times.append(time.process_time() - start)
print(sorted(times[1:])[len(times) // 2])
"""


class Cost(NamedTuple):
    """What one process took: seconds of the wall clock and of the processors, and megabytes at its peak."""

    wall: float
    cpu: float
    peak: float


def measure(command: tuple[str, ...], cache: str | None = None) -> Cost:
    """Run `command` once."""
    environment = os.environ | ({"POLICYPARSE_CACHE_DIR": cache} if cache else {})
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        raise SystemExit(f"{' '.join(command)}: exit code {os.waitstatus_to_exitcode(status)}")
    peak = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    return Cost(seconds, usage.ru_utime + usage.ru_stime, peak)


def median(command: tuple[str, ...], runs: int) -> tuple[Cost, float]:
    """Run `command` once unmeasured, then `runs` times in turn with `PASS`; return its medians and how many passes."""
    measure(command)
    pairs = [(measure(command), measure(PASS)) for _ in range(runs)]
    walls, cpus, peaks = zip(*(cost for cost, _ in pairs), strict=True)
    passes = statistics.median(cost.cpu / max(nothing.cpu, 0.001) for cost, nothing in pairs)
    return Cost(statistics.median(walls), statistics.median(cpus), max(peaks)), passes


def cold(command: tuple[str, ...]) -> tuple[Cost, float]:
    """Run `command` once, on an empty cache folder."""
    with tempfile.TemporaryDirectory() as cache:
        cost = measure(command, cache)
    return cost, cost.cpu / max(statistics.median(measure(PASS).cpu for _ in range(5)), 0.001)


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    compileall.compile_dir(Path(policyparse.__file__).parent, quiet=2)
    tool = str(Path(sys.executable).with_name("policyparse"))
    compare = (tool, "compare", SOURCE, TRANSLATION)
    rows = {
        "python -c pass": median(PASS, runs),
        "import policyparse": median((sys.executable, "-c", "import policyparse"), runs),
        "--help": median((tool, "--help"), runs),
        "compare, warm": median(compare, runs),
        "compare, cold": cold(compare),
    }
    print(f"{'':20}{'wall s':>8}{'limit':>8}{'cpu s':>8}{'x pass':>8}{'MB':>8}{'limit':>8}")
    for name, (cost, passes) in rows.items():
        most, memory = LIMITS.get(name, (None, None))
        print(f"{name:20}{cost.wall:8.3f}{most or '':>8}{cost.cpu:8.3f}{passes:8.1f}{cost.peak:8.0f}{memory or '':>8}")
    repeated = (sys.executable, "-c", REPEATED, SOURCE, TRANSLATION, str(PAIRS))
    seconds = float(subprocess.run(repeated, capture_output=True, text=True, check=True).stdout)
    print(f"\none more pair in the same process: {seconds:.3f} s cpu, {1 / seconds:.1f} pairs a second and core")


if __name__ == "__main__":
    main()
