"""The gate over many pairs of a page each: all new, unchanged, one of them changed, all of them changed.

    python benchmarks/bench_check.py [PAIRS]

Seconds are the median of five runs, but for `all new`, which is one: of the wall clock, and of the processors (user and
system, all processes), which a busy machine does not blur so much. Pages are our own sentences with
numbers of their own, some 900 Chinese characters each. The lexicon is compiled beforehand; records have a cache folder
of their own.
"""

from __future__ import annotations

import compileall
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from bench_batch import RUN

import policyparse
from policyparse.caching import cache_folder
from policyparse.lexicon import load_lexicon
from policyparse.termbase import load_termbase

LIMITS = {"unchanged": 0.6, "all changed": 4.0}
SENTENCES = (
    ("到2028年，全市建成不少于{n}个特色产业园区。", "By 2028, the city will build no fewer than {n} industrial parks."),
    (
        "新增公园绿地{n}公顷，完善社区绿道网络。",
        "Add {n} hectares of parkland and improve the greenways of communities.",
    ),
    ("每年培训养老护理员{n}名以上。", "Train at least {n} carers for older people every year."),
    ("鼓励金融机构开发适应中小企业特点的信贷产品。", "Encourage banks to develop loans that suit small firms."),
    ("加强乡村教师队伍建设，改善办学条件。", "Train more teachers for village schools and improve their facilities."),
    ("单位产值能耗下降{n}%。", "Cut energy consumption per unit of output by {n}%."),
    ("严厉打击非法捕捞行为，保护水生生物资源。", "Crack down on illegal fishing and protect aquatic life."),
    ("推进老旧小区加装电梯{n}台。", "Install {n} lifts in old residential compounds."),
    ("建立跨部门数据共享机制，简化审批流程。", "Share data between departments and simplify approvals."),
    ("支持企业与高校共建实验室{n}家。", "Support companies and universities in founding {n} joint laboratories."),
)
PARAGRAPHS = 4


def write_page(folder: Path, number: int, edition: int) -> None:
    """Write pair `number` in an edition of its own."""
    for side in (0, 1):
        parts = []
        for at in range(PARAGRAPHS):
            sentences = (
                pair[side].format(n=100 + 37 * number + 11 * at + i + edition) for i, pair in enumerate(SENTENCES)
            )
            parts.append((f"## 第{at + 1}部分", f"## Part {at + 1}")[side] + "\n\n" + "\n".join(sentences) + "\n")
        path = folder / ("zh", "en")[side] / f"page-{number:03}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(parts), encoding="utf-8")


def seconds(folder: Path, environment: Mapping[str, str], *options: str) -> tuple[float, float]:
    """Return the time of one run of `check`, of the wall clock and of the processors."""
    command = (sys.executable, "-m", "policyparse", "check", "--quiet", *options)
    start, before = time.perf_counter(), os.times()
    done = subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, check=False)
    if done.returncode > 1:
        raise SystemExit(f"policyparse check: exit code {done.returncode}")
    after = os.times()
    worked = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - start, worked


def faster(count: int, runs: int, environment: Mapping[str, str]) -> Iterator[float]:
    """Yield how many times as fast two processes check `count` pairs as one, were there nothing else to do.

    That is the processor time of one process, beside that of the command and half of what its two workers take: they
    work at the same time, and the command while it has nothing to give them.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = project(Path(place), range(count), 0)
        for _ in range(runs):
            (one, _), (command, workers) = (spent(folder, environment, many) for many in (1, 2))
            yield one / (command + workers / 2)


def spent(folder: Path, environment: Mapping[str, str], workers: int) -> tuple[float, float]:
    """Return the processor time of a `check` of everything: of the command, and of its workers."""
    words = (sys.executable, "-c", RUN, "check", "--quiet", "--no-cache", "--workers", str(workers))
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    command, others = map(float, done.stdout.split()[-2:])
    return command, others


def project(folder: Path, numbers: range, edition: int) -> Path:
    """Write a project with pairs."""
    (folder / "policyparse.toml").write_text('[[pair]]\nsource = "zh/{stem}.md"\ntranslation = "en/{stem}.md"\n')
    for number in numbers:
        write_page(folder, number, edition)
    return folder


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    compileall.compile_dir(Path(policyparse.__file__).parent, quiet=2)
    load_lexicon()
    load_termbase(())
    with tempfile.TemporaryDirectory() as place:
        folder, cache = Path(place, "project"), Path(place, "cache")
        folder.mkdir()
        cache.mkdir()
        for path in cache_folder().glob("*.bin"):
            shutil.copy2(path, cache)
        environment = os.environ | {"POLICYPARSE_CACHE_DIR": str(cache)}

        def write(numbers: range, edition: int) -> None:
            project(folder, numbers, edition)

        def median(before: Callable[[int], object]) -> tuple[float, float]:
            times = []
            for at in range(5):
                before(at + 1)
                times.append(seconds(folder, environment))
            walls, cpus = zip(*times, strict=True)
            return statistics.median(walls), statistics.median(cpus)

        write(range(count), 0)
        rows = {"all new": seconds(folder, environment)}
        rows["unchanged"] = median(lambda _: None)
        rows["one changed"] = median(lambda edition: write(range(1), edition))
        rows["all changed"] = median(lambda edition: write(range(count), 1000 * edition))
        ratios = sorted(faster(count, 3, environment))
    print(f"{count} pairs{'':12}{'wall s':>8}{'limit':>8}{'cpu s':>8}")
    for name, (wall, cpu) in rows.items():
        print(f"{name:20}{wall:8.3f}{LIMITS.get(name, ''):>8}{cpu:8.3f}")
    least, median_of_all, most = ratios
    print(f"\ntwo processes beside one, all new, by processor time: {median_of_all:.2f} ({least:.2f} to {most:.2f})")


if __name__ == "__main__":
    main()
