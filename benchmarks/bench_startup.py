"""What a start costs, beside the least that a command line with typer and rich can do.

    python benchmarks/bench_startup.py [RUNS]

Each command runs in a process of its own, in turn with the others and with the base, `python -c "import typer,
rich.console"`, RUNS times (default 11). `x base` is the median of the ratios of each turn, of processors' time (user
and system): the figure to compare between machines. `cpu` and `wall` are medians of seconds, `MB` is the peak of
resident memory. The byte code of the package is compiled beforehand, as an installation does. The cache folder is one
of our own: `again` finds the pair in it, `other text` the source alone, for the translation differs from run to run,
`--no-cache` what is compiled and no document, `first of all` nothing.
"""

from __future__ import annotations

import compileall
import os
import platform
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import policyparse

PAIR = Path(__file__).resolve().parent.parent / "corpus" / "shanghai-medical-robots"
SOURCE, TRANSLATION = str(PAIR / "source.zh.txt"), str(PAIR / "translation.en.txt")
PYTHON, TOOL = (sys.executable,), (sys.executable, "-m", "policyparse")
COMPARE = (*TOOL, "compare", SOURCE, TRANSLATION)
COMMANDS = {
    "base": (*PYTHON, "-c", "import typer, rich.console"),
    "python -c pass": (*PYTHON, "-c", "pass"),
    "import policyparse": (*PYTHON, "-c", "import policyparse"),
    "--help": (*TOOL, "--help"),
    "outline": (*TOOL, "outline", SOURCE),
    "extract-targets": (*TOOL, "extract-targets", SOURCE),
    "compare, again": COMPARE,
    "as JSON, again": (*COMPARE, "--format", "json"),
    "compare, other text": (*TOOL, "compare", SOURCE, "{other}"),
    "compare --no-cache": (*COMPARE, "--no-cache"),
}
MOST = {"--help": 1.2, "compare, again": 5.0, "as JSON, again": 5.0}
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


def measure(command: tuple[str, ...], cache: str) -> Cost:
    """Run `command` once."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["POLICYPARSE_CACHE_DIR"] = cache
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        raise SystemExit(f"{' '.join(command)}: exit code {os.waitstatus_to_exitcode(status)}")
    peak = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    return Cost(seconds, usage.ru_utime + usage.ru_stime, peak)


def turn(folder: Path, number: int) -> dict[str, Cost]:
    """Run each command once, one of them with a translation that was not met before."""
    other = folder / "other.txt"
    other.write_text(f"{Path(TRANSLATION).read_text(encoding='utf-8')}\nEdition {number}\n", encoding="utf-8")
    return {
        name: measure(tuple(word.replace("{other}", str(other)) for word in command), str(folder / "cache"))
        for name, command in COMMANDS.items()
    }


def row(name: str, costs: list[Cost], bases: list[Cost]) -> str:
    """Return a line of the table: the medians of the runs of one command, beside those of the base."""
    ratio = statistics.median(cost.cpu / max(base.cpu, 0.001) for cost, base in zip(costs, bases, strict=True))
    walls, cpus, peaks = zip(*costs, strict=True)
    wall, cpu = statistics.median(walls), statistics.median(cpus)
    return f"{name:22}{ratio:8.2f}{MOST.get(name, ''):>8}{cpu:8.3f}{wall:8.3f}{max(peaks):8.0f}"


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    compileall.compile_dir(Path(policyparse.__file__).parent, quiet=2)
    print(f"{platform.python_implementation()} {platform.python_version()}, {sysconfig.get_config_var('CONFIG_ARGS')}")
    print(f"policyparse {policyparse.__version__} in {Path(policyparse.__file__).parent}; {runs} turns\n")
    with tempfile.TemporaryDirectory() as folder:
        first = measure(COMPARE, f"{folder}/cache")
        turns = [turn(Path(folder), number) for number in range(runs + 1)][1:]  # the first one warms up
    bases = [costs["base"] for costs in turns]
    print(f"{'':22}{'x base':>8}{'most':>8}{'cpu':>8}{'wall':>8}{'MB':>8}")
    for name in COMMANDS:
        print(row(name, [costs[name] for costs in turns], bases))
    print(row("compare, first of all", [first] * runs, bases))
    repeated = (sys.executable, "-c", REPEATED, SOURCE, TRANSLATION, str(PAIRS))
    seconds = float(subprocess.run(repeated, capture_output=True, text=True, check=True).stdout)
    print(f"\none more pair in the same process: {seconds:.3f} s cpu, {1 / seconds:.1f} pairs a second and core")


if __name__ == "__main__":
    main()
