"""The figures of docs/scale.md: policyparse beside other programs on the same files, and how its work grows.

    python benchmarks/scale.py [--quick]      then python fitting/pages.py

Writes docs/scale.json. Each task and its yardstick run in turn, in processes of their own that have imported what they
need, once unmeasured and then 11 times (5 if quick); counted is the time of the processors, of child processes too, and
what is kept is the median of the ratios of neighbouring runs. So another program on the machine changes little, and
another machine not much. A yardstick that is not installed leaves its figure out: python-docx, pdfplumber, quantulum3,
recognizers-text-suite, and the program hunalign.
"""

from __future__ import annotations

import compileall
import json
import platform
import shutil
import statistics
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import bench_growth

import policyparse
from policyparse.align import beads
from policyparse.lexicon import load_lexicon
from policyparse.termbase import load_termbase

HERE = Path(__file__).resolve().parent
FIGURES = HERE.parent / "docs" / "scale.json"
PAIR = HERE.parent / "corpus" / "shanghai-medical-robots"
SOURCE, TRANSLATION = str(PAIR / "source.zh.txt"), str(PAIR / "translation.en.txt")
RUNS, FEW = 11, 5
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
import bench_growth, pairs
from itertools import count
from policyparse import compare_texts
made = pairs.made(6000, shuffled=False)
numbers = count()
def pages(segments):
    return ["\\n\\n".join(segments[at : at + 100]) for at in range(0, len(segments), 100)]
ours, theirs = pages(made.source), pages(made.translation)
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
COMPARE = command(sys.executable, "-m", "policyparse", "compare", SOURCE, TRANSLATION, "--format", "json")
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
    "compare by start": Task(COMPARE, BASE),
    "compare by jieba": Task(COMPARE, command(sys.executable, "-c", "import jieba; jieba.initialize()"), "jieba"),
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


class Server:
    """A process that runs a task whenever it is told to."""

    def __init__(self, code: str) -> None:
        self._process = subprocess.Popen(
            (sys.executable, "-W", "ignore", "-c", SERVER.format(here=str(HERE), code=code)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
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


def ratio(task: Task, runs: int) -> float:
    """Return how many times as long as its yardstick a task takes."""
    servers = Server(task.ours), Server(task.yardstick)
    for server in servers:
        server.run()
    turns = [tuple(server.run() for server in servers) for _ in range(runs)]
    for server in servers:
        server.end()
    return statistics.median(ours / max(theirs, 1e-4) for ours, theirs in turns)


def ratios(runs: int) -> Iterator[tuple[str, float]]:
    for name, task in TASKS.items():
        if task.needs and not (find_spec(task.needs) or shutil.which(task.needs)):
            print(f"{name}: left out, {task.needs} is not installed", file=sys.stderr)
            continue
        try:
            found = ratio(task, runs)
        except ValueError:
            print(f"{name}: left out, its process ended", file=sys.stderr)
            continue
        print(f"{name:32}{found:8.2f}", flush=True)
        yield name, round(found, 3)


def growth() -> Iterator[tuple[str, float]]:
    """Yield the exponent of each shape, and the megabytes of the largest number of corpus pairs that was compared."""
    for name, shape in bench_growth.SHAPES.items():
        costs = bench_growth.grown(name, shape.sizes, steps=1)["compare"]
        slope = bench_growth.exponent(shape.sizes, [cost.seconds for cost in costs])
        print(f"{name:32}{slope:8.2f}{costs[-1].seconds:9.2f} s{costs[-1].megabytes:7.0f} MB", flush=True)
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
        "policyparse": "pure Python" if (beads.__file__ or "").endswith(".py") else "compiled",
    }
    for name in PEERS:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = ""
    return found


def main() -> None:
    quick = "--quick" in sys.argv[1:]
    compileall.compile_dir(Path(policyparse.__file__).parent, quiet=2)
    load_lexicon()
    load_termbase(())
    figures = {"ratio": dict(ratios(FEW if quick else RUNS)), "growth": dict(growth())}
    shapes = [value for name, value in figures["growth"].items() if ":" not in name]
    figures["growth"]["most"] = max(shapes)
    figures["growth"]["shapes"] = len(shapes)
    result = {
        "version": policyparse.__version__,
        "measured": time.strftime("%Y-%m-%d"),
        "machine": machine(),
        "figures": figures,
    }
    FIGURES.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{FIGURES}: written")


if __name__ == "__main__":
    main()
