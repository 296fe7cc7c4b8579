"""Start-up, the corpus pair warm and cold, and peak memory, each in processes of their own.

    python benchmarks/bench_startup.py [RUNS]

Times are the median of RUNS (default 11) in seconds, from the start of the process to its end; a cold run is one, on an
empty cache folder. Memory is the peak resident set in megabytes.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PAIR = Path(__file__).resolve().parent.parent / "corpus" / "shanghai-medical-robots"
COMPARE = ("compare", str(PAIR / "source.zh.txt"), str(PAIR / "translation.en.txt"), "--format", "json")
LIMITS = {"--help": (0.12, 150), "compare, warm": (0.5, 150), "compare, cold": (6.0, None)}


def measure(command: tuple[str, ...], cache: str | None = None) -> tuple[float, float]:
    """Run `command` once; return its seconds and its peak megabytes."""
    start = time.perf_counter()
    environment = os.environ | ({"POLICYPARSE_CACHE_DIR": cache} if cache else {})
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        raise SystemExit(f"{' '.join(command)}: exit code {os.waitstatus_to_exitcode(status)}")
    return seconds, usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def median(command: tuple[str, ...], runs: int) -> tuple[float, float]:
    """Run `command` once unmeasured, then `runs` times; return its median seconds and its highest peak."""
    measure(command)
    seconds, peaks = zip(*(measure(command) for _ in range(runs)), strict=True)
    return statistics.median(seconds), max(peaks)


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    tool = str(Path(sys.executable).with_name("policyparse"))
    rows = {
        "python -c pass": median((sys.executable, "-c", "pass"), runs),
        "import policyparse": median((sys.executable, "-c", "import policyparse"), runs),
        "--help": median((tool, "--help"), runs),
        "compare, warm": median((tool, *COMPARE), runs),
    }
    with tempfile.TemporaryDirectory() as cache:
        rows["compare, cold"] = measure((tool, *COMPARE), cache)
    print(f"{'':20}{'seconds':>10}{'limit':>8}{'MB':>8}{'limit':>8}")
    for name, (seconds, peak) in rows.items():
        most, memory = LIMITS.get(name, (None, None))
        print(f"{name:20}{seconds:10.3f}{most or '':>8}{peak:8.0f}{memory or '':>8}")


if __name__ == "__main__":
    main()
