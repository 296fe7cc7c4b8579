"""How time and memory grow with the length of a pair: n times the corpus pair, and shapes that invite a quadratic step.

    python benchmarks/bench_growth.py [SHAPE …]     all shapes, or those whose names begin like this

Each size is measured in a process of its own, which has loaded the lexicon before, and thrice, unless it takes long:
the least seconds of the processor count, and the megabytes at the peak of that run. The exponent is that of the power
law through the upper three sizes: 1 where twice the text takes twice the time. `check` is the gate's record of a pair
that was compared, `reports` are its report in all formats: each target has its sentence there, so that a sentence of n
targets takes n² characters. Lines of the corpus pair are marked, so that each copy has lines of its own; `copies` are
the same lines over and over.
"""

from __future__ import annotations

import gc
import io
import math
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple, TypeVar

from policyparse.config import Config, Reading
from policyparse.gate import records
from policyparse.gate.examination import record_of
from policyparse.model.report import Report
from policyparse.pipeline import compare_texts, load_resources
from policyparse.reporters import REPORTERS
from policyparse.reporters.terminal import render_report

PAIR = Path(__file__).resolve().parent.parent / "corpus" / "shanghai-medical-robots"
TIMES = (1, 4, 16, 64)
SIZES = (300, 600, 1200)
PATIENT = Config(reading=Reading(max_seconds=3600))
TURNS, LONG = 3, 20.0
FITTED = 3
MOST = 1.15
NOISE = 0.05
"""A row is marked from this exponent on, where its largest size takes this many seconds."""
WORDS = (
    ("研发", "research"), ("手术", "surgery"), ("康复", "rehabilitation"), ("护理", "nursing"), ("检测", "testing"),
    ("标准", "standards"), ("人才", "talent"), ("数据", "data"), ("平台", "platforms"), ("医院", "hospitals"),
)  # fmt: skip
STEPS = ("compare", "check", "reports")
Texts = tuple[str, str]
T = TypeVar("T")


class Shape(NamedTuple):
    """A kind of pair: the text on both sides by size, and the sizes that are measured."""

    pair: Callable[[int], Texts]
    sizes: Sequence[int] = SIZES


class Cost(NamedTuple):
    """What one comparison took."""

    seconds: float
    megabytes: float


def corpus(times: int, *, marked: bool = True) -> Texts:
    """Return the corpus pair `times` times over."""
    copies = [copy(at) if marked else texts() for at in range(times)]
    source, translation = ("\n\n".join(side) for side in zip(*copies, strict=True))
    return source, translation


def texts() -> Texts:
    source, translation = ((PAIR / name).read_text("utf-8") for name in ("source.zh.txt", "translation.en.txt"))
    return source, translation


def copy(number: int) -> Texts:
    """Return the corpus pair with lines of its own."""
    source, translation = texts()
    return _marked(source, chr(0x9F00 + number)), _marked(translation, f" zq{number}")


def _marked(text: str, mark: str) -> str:
    return "\n".join(line + mark if line else line for line in text.split("\n"))


def repeated(source: str, translation: str, heads: Texts = ("", ""), tails: Texts = ("", "")) -> Shape:
    """Return the shape of a piece over and over, in which `{i}` counts and `{w}` is a word of ten in turn."""

    def pair(size: int) -> Texts:
        words = list(islice(cycle(WORDS), size))
        return (
            heads[0] + "".join(source.format(i=i, w=zh) for i, (zh, _) in enumerate(words, 11)) + tails[0],
            heads[1] + "".join(translation.format(i=i, w=en) for i, (_, en) in enumerate(words, 11)) + tails[1],
        )

    return Shape(pair)


def one_sided(source: str, translation: str) -> Shape:
    """Return the shape of a long source beside two lines of English, and so with a finding for each piece."""

    def pair(size: int) -> Texts:
        words = list(islice(cycle(WORDS), size))
        return "".join(source.format(i=i, w=zh) for i, (zh, _) in enumerate(words, 11)), translation

    return Shape(pair)


SHAPES = {
    "corpus": Shape(corpus, TIMES),
    "corpus, copies": Shape(lambda times: corpus(times, marked=False), TIMES),
    "numbers in one sentence": repeated("建成{i}个{w}、", "build {i} {w}, ", tails=("完成。", "and end.")),
    "equal numbers in one sentence": repeated("建成10个平台、", "build 10 platforms, ", tails=("完成。", "and end.")),
    "bare numbers": repeated("{i}、", "{i}, ", ("编号为", "The numbers are "), ("。", ".")),
    "sums of money": repeated("{i}亿元、", "{i} million yuan, ", ("投入", "Invest "), ("。", ".")),
    "percentages": repeated("{w}下降{i}%，", "cut {w} by {i}%, ", tails=("完成。", "and end.")),
    "dates": repeated("2025年3月{i}日、", "March {i}, 2025, ", ("会议于", "Meetings are on "), ("举行。", ".")),
    "years": repeated("到20{i}年，推进{w}，", "by 20{i}, advance {w}, ", tails=("完成。", "and end.")),
    "list items": repeated("{i}. 支持{w}建设{i}个项目\n", "{i}. Support {w} with {i} projects\n"),
    "equal list items": repeated("- 支持企业建设平台\n", "- Support enterprises in building platforms\n"),
    "clauses of one sentence": repeated("推动{w}发展，", "promote growth of {w}, ", tails=("完成。", "and end.")),
    "clauses of both sides": repeated("建成{i}个{w}；", "build {i} {w}; ", tails=("完成。", "and end.")),
    "equal clauses of both sides": repeated("建成十个平台；", "build ten platforms; ", tails=("完成。", "and end.")),
    "equal clauses": repeated("推动产业发展，", "promote the development of industry, ", tails=("完成。", "and end.")),
    "members of one list": repeated("{w}{i}号、", "{w} number {i}, ", ("支持", "Support "), ("。", ".")),
    "equal sentences": repeated("支持企业建设十个平台。", "Support enterprises in building ten platforms. "),
    "equal paragraphs": repeated("支持企业建设十个平台。\n\n", "Support enterprises in building ten platforms.\n\n"),
    "headings": repeated("# 第{i}章 {w}\n\n推动{w}发展。\n\n", "# Chapter {i} {w}\n\nDevelop {w}.\n\n"),
    "headings alone": repeated("# {w}\n\n", "# {w}\n\n"),
    "numbered headings": repeated("{i}、{w}发展\n推动{w}。\n", "{i}. Development of {w}\nAdvance {w}.\n"),
    "table": repeated(
        "| {w} | {i} | 个 |\n", "| {w} | {i} | units |\n",
        ("| 项目 | 数量 | 单位 |\n| --- | --- | --- |\n", "| item | number | unit |\n| --- | --- | --- |\n"),
    ),
    "brackets": repeated("（{w}", "({w} ", ("推动", "Promote "), ("。", ".")),
    "pairs of brackets": repeated("（{w}）", "({w}) ", ("推动", "Promote "), ("。", ".")),
    "quotation marks": repeated("“{w}”、", "“{w}”, ", ("推动", "Promote "), ("。", ".")),
    "commas": repeated("，", ", ", ("推动", "Promote "), ("发展。", "growth.")),
    "full stops": repeated("。", ". ", ("推动发展", "Promote growth"), ("。", ".")),
    "bullets": repeated("• ", "• ", ("推动", "Promote "), ("发展。", "growth.")),
    "hyphens": repeated("-", "-", ("推动", "Promote "), ("发展。", "growth.")),
    "agencies": repeated("市财政局、", "the Municipal Finance Bureau, ", ("由", "By "), ("负责。", ".")),
    "assignments": repeated(
        "推进{w}建设{i}。（责任单位：市财政局、市科委）\n\n",
        "Advance {w} {i}. (Responsible: Municipal Finance Bureau, Science Commission)\n\n",
    ),
    "references": repeated("《{w}条例{i}》、", "the Regulations on {w} {i}, ", ("依据", "Under "), ("。", ".")),
    "one word": repeated("发展", "development ", tails=("。", ".")),
    "one character": repeated("的", "the ", tails=("。", ".")),
    "one letter": repeated("a", "b", ("推动", "Promote "), ("发展。", " growth.")),
    "findings": repeated("建成{i}个{w}平台。\n\n", "Build 1{i} {w} platforms.\n\n"),
    "equal findings": repeated("建成10个平台。\n\n", "Build 12 platforms.\n\n"),
    "omitted paragraphs": one_sided("推进{w}建设{i}项。\n\n", "Plan for growth.\n\nIt ends here.\n"),
    "untranslated": repeated("推进{w}建设。\n\n", "推进{w}建设。 Advance it.\n\n"),
    "nothing shared": repeated("推进{w}建设。\n\n", "Once upon a time there was a wolf.\n\n"),
}  # fmt: skip


def measured(name: str, size: int, steps: int) -> tuple[Cost, ...]:
    """Return what each of the first `steps` takes on the pair of a shape and size, without what is loaded once."""
    load_resources()
    warm = compare_texts(*corpus(1))
    if steps == len(STEPS):
        laid_out(warm)
    return tuple(islice(costs(*SHAPES[name].pair(size)), steps))


def costs(source: str, translation: str) -> Iterator[Cost]:
    report, cost = timed(lambda: compare_texts(source, translation, PATIENT))
    yield cost
    yield timed(lambda: records.dumps(record_of(report)))[1]
    yield timed(lambda: laid_out(report))[1]


def laid_out(report: Report) -> None:
    """Lay a report out in each way, for nobody."""
    for reporter in REPORTERS.values():
        reporter(report, None)
    render_report(report, file=io.StringIO(), width=100, full=True)


def timed(step: Callable[[], T]) -> tuple[T, Cost]:
    gc.collect()
    start = time.process_time()
    result = step()
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return result, Cost(seconds, peak / (1 << (20 if sys.platform == "darwin" else 10)))


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Return the slope of the straight line through the last points, both axes logarithmic."""
    points = [(math.log(size), math.log(max(taken, 1e-4))) for size, taken in zip(sizes, seconds, strict=True)][
        -FITTED:
    ]
    x, y = (sum(values) / len(points) for values in zip(*points, strict=True))
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


def grown(name: str, sizes: Sequence[int], steps: int = len(STEPS)) -> dict[str, list[Cost]]:
    """Return the least costs of the first `steps` over the sizes of a shape, each run in a process of its own."""
    context = multiprocessing.get_context("spawn")
    best: dict[int, tuple[Cost, ...]] = {}
    for _ in range(TURNS):
        for size in sizes:
            if size in best and best[size][0].seconds > LONG:
                continue
            with context.Pool(1) as pool:
                costs = pool.apply(measured, (name, size, steps))
            best[size] = tuple(map(min, best[size], costs)) if size in best else costs
    return dict(zip(STEPS, map(list, zip(*best.values(), strict=True)), strict=False))


def main() -> None:
    wanted = [name for name in SHAPES if name.startswith(tuple(sys.argv[1:] or [""]))]
    print(f"{'shape':32}{'step':9}{'exponent':>8}   seconds by size", flush=True)
    for name in wanted:
        for step, taken in grown(name, SHAPES[name].sizes).items():
            seconds = [cost.seconds for cost in taken]
            slope = exponent(SHAPES[name].sizes, seconds)
            mark = "*" if slope > MOST and seconds[-1] > NOISE else ""
            spent = "".join(f"{one:9.3f}" for one in seconds)
            print(f"{name:32}{step:9}{slope:8.2f} {mark:2}{spent}{taken[-1].megabytes:7.0f} MB", flush=True)


if __name__ == "__main__":
    main()
