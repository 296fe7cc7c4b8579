"""The figures of docs/scale.md: policyparse beside other programs on the same files, batches, and how its work grows.

    python benchmarks/scale.py [--quick] [PART …]      then python fitting/pages.py

Writes docs/scale.json, all of it or the PARTs that are named: ratio, batch, growth. Where the engine is compiled in
build/compiled (`make compiled`), it is measured as well as the pure build, in the same turns.

`ratio`: each task and its yardstick run in turn, in processes of their own that have imported what they need, once
unmeasured and then 11 times (5 if quick); counted is the time of the processors, of child processes too, and what is
kept is the median of the ratios of neighbouring runs. So another program on the machine changes little, and another
machine not much. A yardstick that is not installed leaves its figure out: python-docx, pdfplumber, quantulum3,
recognizers-text-suite, and the program hunalign.
"""

from __future__ import annotations

import compileall
import itertools
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator, Sequence
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import bench_batch
import bench_check
import bench_growth

import policyparse
from policyparse.caching import CACHE_VARIABLE
from policyparse.gate.workers import cores

HERE = Path(__file__).resolve().parent
FIGURES = HERE.parent / "docs" / "scale.json"
PAIR = HERE.parent / "corpus" / "shanghai-medical-robots"
SOURCE, TRANSLATION = str(PAIR / "source.zh.txt"), str(PAIR / "translation.en.txt")
SITE = HERE.parent / "build" / "compiled" / "site"
CACHE = tempfile.TemporaryDirectory()
RUNS, FEW = 11, 5
BATCHES = {False: (100, 500), True: (10, 40)}
CHECKS = {False: (100, 3), True: (40, 1)}
SERVER = """
import resource, sys
sys.path.insert(0, {here!r})
{code}
def spent():
    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)
for line in sys.stdin:
    start = spent()
    run()
    print(spent() - start, flush=True)
"""
PAGES = """
import bench_batch, bench_growth
from itertools import count, islice
from policyparse import compare_texts
numbers = count()
ours, theirs = zip(*islice(bench_batch.strangers(), 40))
"""


class Task(NamedTuple):
    """Code that defines `run`, and code of the yardstick that does; and the package or program of the yardstick."""

    ours: str
    yardstick: str
    needs: str = ""


def command(*words: str) -> str:
    """Return code that runs a command, whatever it prints and however it ends."""
    return f"import subprocess\ndef run(): subprocess.run({words!r}, stdout=subprocess.DEVNULL, check=False)"


def called(imports: str, expression: str) -> str:
    return f"{imports}\ndef run(): {expression}"


BASE = command(sys.executable, "-c", "import typer, rich.console")
COMPARE = (sys.executable, "-m", "policyparse", "compare", SOURCE, TRANSLATION, "--format", "json")
EDITED = """
import itertools, subprocess, tempfile
from pathlib import Path
place, editions = Path(tempfile.mkdtemp(), "translation.en.txt"), itertools.count()
text = Path({translation!r}).read_text("utf-8")
def run():
    place.write_text(f"{{text}}\\nEdition {{next(editions)}} of {{place}}\\n", "utf-8")
    subprocess.run({words!r} + (str(place), "--format", "json"), stdout=subprocess.DEVNULL, check=False)
"""
ZH, EN = ("bench_facts.prose({!r}, {})".format(*args) for args in (("zh", 8_000), ("en", 8_000)))
EXTRACT = "from policyparse import extract_targets_text\nimport bench_facts\ntext = {}"
ALIGN = "import pairs\nmade = pairs.made({size}, shuffled=False)\n"
HUNALIGN = """
import subprocess, tempfile
from pathlib import Path
place = Path(tempfile.mkdtemp())
(place / "none.dic").touch()
for name, lines in (("zh", [" ".join(line) for line in made.source]), ("en", made.translation)):
    (place / name).write_text("\\n".join(lines), encoding="utf-8")
words = ("hunalign", "-utf", "-realign", str(place / "none.dic"), str(place / "zh"), str(place / "en"))
def run(): subprocess.run(words, capture_output=True, check=True)
"""
TASKS = {
    "help by start": Task(command(sys.executable, "-m", "policyparse", "--help"), BASE),
    "compare by start": Task(command(*COMPARE), BASE),
    "other by start": Task(EDITED.format(translation=TRANSLATION, words=COMPARE[:5]), BASE),
    "anew by start": Task(command(*COMPARE, "--no-cache"), BASE),
    "compare by jieba": Task(
        command(*COMPARE), command(sys.executable, "-c", "import jieba; jieba.initialize()"), "jieba"
    ),
    "compare by difflib": Task(
        called(
            "from pathlib import Path\nfrom policyparse import compare_texts\nimport bench_growth\n"
            "from itertools import count\nnumbers = count(1)",
            "compare_texts(*bench_growth.copy(next(numbers)))",
        ),
        called(
            f"import difflib\nfrom pathlib import Path\none = Path({SOURCE!r}).read_text('utf-8')\n"
            "other = one.replace('机器人', '设备').replace('建设', '发展')",
            "difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes()",
        ),
    ),
    "alike by start": Task(
        called(PAGES, "compare_texts(*bench_growth.copy(next(numbers)))"),
        BASE,
    ),
    "unlike by start": Task(
        called(PAGES, "at = next(numbers) % len(theirs); compare_texts(ours[at], theirs[at])"),
        BASE,
    ),
    "unrelated by start": Task(
        called(PAGES, "at = next(numbers) % len(theirs); compare_texts(ours[at], theirs[at - len(theirs) // 2])"),
        BASE,
    ),
    "docx by python-docx": Task(
        called(f"from policyparse.readers import read\npath = {str(PAIR / 'source.zh.docx')!r}", "read(path)"),
        called(
            f"import docx\npath = {str(PAIR / 'source.zh.docx')!r}",
            "[paragraph.text for paragraph in docx.Document(path).paragraphs]",
        ),
        "docx",
    ),
    "pdf by pdfplumber": Task(
        called(f"from policyparse.readers import read\npath = {str(PAIR / 'source.zh.pdf')!r}", "read(path)"),
        called(
            f"import pdfplumber\npath = {str(PAIR / 'source.zh.pdf')!r}\n"
            "def texts():\n    with pdfplumber.open(path) as file:\n"
            "        return [page.extract_text() for page in file.pages]",
            "texts()",
        ),
        "pdfplumber",
    ),
    "targets by quantulum3": Task(
        called(EXTRACT.format(EN), "extract_targets_text(text, 'en')"),
        called(
            "import bench_facts\nfrom quantulum3 import classifier, parser\n"
            f"classifier.USE_CLF = False\ntext = {EN}",  # its model needs the release of scikit-learn that made it
            "parser.parse(text)",
        ),
        "quantulum3",
    ),
    "targets by Recognizers, zh": Task(
        called(EXTRACT.format(ZH), "extract_targets_text(text, 'zh')"),
        called(
            f"import bench_facts\nfrom recognizers_number import Culture, recognize_number\ntext = {ZH}",
            "recognize_number(text, Culture.Chinese)",
        ),
        "recognizers_number",
    ),
    "targets by Recognizers, en": Task(
        called(EXTRACT.format(EN), "extract_targets_text(text, 'en')"),
        called(
            f"import bench_facts\nfrom recognizers_number import Culture, recognize_number\ntext = {EN}",
            "recognize_number(text, Culture.English)",
        ),
        "recognizers_number",
    ),
    "align by hunalign": Task(
        called(
            ALIGN.format(size=1000) + "from policyparse import align_segments",
            "align_segments(made.source, made.translation)",
        ),
        ALIGN.format(size=1000) + HUNALIGN,
        "hunalign",
    ),
}
PEERS = ("jieba", "python-docx", "pdfplumber", "quantulum3", "recognizers-text-suite", "typer", "rich")


class Build(NamedTuple):
    """A build of policyparse: what its processes find on their path, and what tells its figures from others."""

    path: Path
    suffix: str = ""

    @property
    def environment(self) -> dict[str, str]:
        """The environment of its processes, which may write bytecode."""
        paths = (str(self.path), *filter(None, (os.environ.get("PYTHONPATH"),)))
        found = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return found | {"PYTHONPATH": os.pathsep.join(paths), CACHE_VARIABLE: CACHE.name}


def builds() -> tuple[Build, ...]:
    """Return the builds that there are, their bytecode compiled and the files that they share made."""
    sources = HERE.parent / "src"
    found = (Build(sources), *([Build(SITE, ", compiled")] if SITE.is_dir() else ()))
    for build in found:
        compileall.compile_dir(build.path / "policyparse", quiet=2)
        code = "from policyparse.pipeline import load_resources; load_resources()"
        subprocess.run((sys.executable, "-c", code), env=build.environment, check=True)
    return found


class Server:
    """A process that runs a task whenever it is told to."""

    def __init__(self, code: str, build: Build) -> None:
        self._process = subprocess.Popen(
            (sys.executable, "-W", "ignore", "-c", SERVER.format(here=str(HERE), code=code)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=build.environment,
        )

    def run(self) -> float:
        """Return the seconds of one run."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return float(self._process.stdout.readline())

    def end(self) -> None:
        self._process.communicate()


def in_turn(servers: Sequence[Server], runs: int) -> list[list[float]]:
    """Return the seconds that each server takes in each of some turns, after one that does not count; end them."""
    for server in servers:
        server.run()
    turns = [[server.run() for server in servers] for _ in range(runs)]
    for server in servers:
        server.end()
    return turns


def ratio(task: Task, runs: int, found: Sequence[Build]) -> list[float]:
    """Return how many times as long as its yardstick a task takes, in each build."""
    turns = in_turn([Server(task.yardstick, found[0]), *(Server(task.ours, build) for build in found)], runs)
    return [statistics.median(turn[at] / max(turn[0], 1e-4) for turn in turns) for at in range(1, len(found) + 1)]


def ratios(found: Sequence[Build], *, quick: bool) -> Iterator[tuple[str, float]]:
    for name, task in TASKS.items():
        if task.needs and not (find_spec(task.needs) or shutil.which(task.needs)):
            print(f"{name}: left out, {task.needs} is not installed", file=sys.stderr)
            continue
        try:
            values = ratio(task, FEW if quick else RUNS, found)
        except ValueError:
            print(f"{name}: left out, its process ended", file=sys.stderr)
            continue
        print(f"{name:32}" + "".join(f"{value:8.2f}" for value in values), flush=True)
        yield from ((f"{name}{build.suffix}", round(value, 3)) for build, value in zip(found, values, strict=True))


def batches(found: Sequence[Build], *, quick: bool) -> Iterator[tuple[str, float]]:
    """Yield what a pair takes in a batch, and how much faster the gate is with two processes than with one."""
    few, many = BATCHES[quick]
    yield "pairs", many
    for build, (kind, unlike) in itertools.product(found, (("alike", False), ("unlike", True))):
        cost = bench_batch.compared((few, many), unlike=unlike, environment=build.environment)
        name = f"{kind}{build.suffix}"
        rows = {
            f"{name}: ms": 1000 * cost.each("cpu"),
            f"{name}: ms of the command": 1000 * cost.each("own"),
            f"{name}: a second": cores() / cost.each("cpu"),
            f"{name}: again": cost.again.wall,
            f"{name}: KB stored": 1000 * cost.megabytes / many,
            f"{name}: MB of a worker": max(one.worker for one in cost.costs),
            f"{name}: MB of the command": max(one.parent for one in cost.costs),
        }
        for label, value in rows.items():
            print(f"{label:44}{value:10.2f}", flush=True)
            yield label, round(value, 2)
    yield "check: pairs", CHECKS[quick][0]
    for build in found:
        value = statistics.median(bench_check.faster(*CHECKS[quick], build.environment))
        print(f"{'check' + build.suffix:44}{value:10.2f}", flush=True)
        yield f"check{build.suffix}: two by one", round(value, 2)


def growth() -> Iterator[tuple[str, float]]:
    """Yield the exponent of each shape that takes long enough to tell, and the megabytes of the most corpus pairs."""
    for name, shape in bench_growth.SHAPES.items():
        costs = bench_growth.grown(name, shape.sizes, steps=1)["compare"]
        slope = bench_growth.exponent(shape.sizes, [cost.seconds for cost in costs])
        print(f"{name:32}{slope:8.2f}{costs[-1].seconds:9.2f} s{costs[-1].megabytes:7.0f} MB", flush=True)
        if costs[-1].seconds > bench_growth.NOISE:
            yield name, round(slope, 3)
        if shape.sizes == bench_growth.TIMES:
            yield f"{name}: times", shape.sizes[-1]
            yield f"{name}: MB", round(costs[-1].megabytes)


def machine() -> dict[str, str]:
    """Return what the figures depend on besides: the interpreter, how it was built, and the versions of peers."""
    options = sysconfig.get_config_var("CONFIG_ARGS") or ""
    flags = [f"{'with' if flag in options else 'without'} {flag}" for flag in ("--enable-optimizations", "--with-lto")]
    found = {
        "interpreter": f"{platform.python_implementation()} {platform.python_version()}",
        "built": ", ".join((platform.python_compiler(), *flags)),
        "machine": f"{platform.system()} {platform.machine()}",
        "cores": str(cores()),
    }
    for name in PEERS:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = ""
    return found


def with_extremes(exponents: dict[str, float]) -> dict[str, float]:
    """Return exponents with the largest of them, and their number."""
    shapes = [value for name, value in exponents.items() if ":" not in name]
    return exponents | {"most": max(shapes), "shapes": len(shapes)}


def main() -> None:
    quick = "--quick" in sys.argv[1:]
    parts = {
        "ratio": lambda: dict(ratios(builds(), quick=quick)),
        "batch": lambda: dict(batches(builds(), quick=quick)),
        "growth": lambda: with_extremes(dict(growth())),
    }
    named = [word for word in sys.argv[1:] if not word.startswith("-")] or list(parts)
    if unknown := [word for word in named if word not in parts]:
        raise SystemExit(f"no part {unknown[0]!r}: there are {', '.join(parts)}")
    known = json.loads(FIGURES.read_text(encoding="utf-8"))["figures"]
    for name in named:
        known[name] = parts[name]()
        result = {
            "version": policyparse.__version__,
            "measured": time.strftime("%Y-%m-%d"),
            "machine": machine(),
            "figures": {part: known[part] for part in parts if part in known},
        }
        FIGURES.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print(f"{FIGURES}: {name} written", flush=True)


if __name__ == "__main__":
    main()
