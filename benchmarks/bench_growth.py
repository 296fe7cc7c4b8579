"""How time and memory grow with the length of a pair: n times the corpus pair, and shapes that invite a quadratic step.

    python benchmarks/bench_growth.py [SHAPE …]     all shapes, or those whose names begin like this

Each size is measured in a process of its own, which has loaded the lexicon before: seconds of the processor, and the
megabytes at its peak. The exponent is that of the power law through the upper three sizes: 1 where twice the text takes
twice the time. `reports` are the report as JSON, HTML, Markdown, CSV and on the terminal, after the comparison; `check`
is the gate's record of one pair. Lines of the corpus pair are marked, so that each copy has lines of its own; `copies`
are the same lines over and over.
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

from policyparse.gate import records
from policyparse.gate.examination import record_of
from policyparse.model.report import Report
from policyparse.pipeline import compare_texts, load_resources
from policyparse.reporters import REPORTERS
from policyparse.reporters.terminal import render_report

PAIR = Path(__file__).resolve().parent.parent / "corpus" / "shanghai-medical-robots"
TIMES = (1, 4, 16, 64)
SIZES = (100, 200, 400, 800)
PATIENCE = 60
"""Seconds that a size may take before the larger ones are left out."""
FITTED = 3
MOST = 1.15
NOISE = 0.05
"""A row is marked from this exponent on, where its largest size takes this many seconds."""
WORDS = (
    ("研发", "research"), ("手术", "surgery"), ("康复", "rehabilitation"), ("护理", "nursing"), ("检测", "testing"),
    ("标准", "standards"), ("人才", "talent"), ("数据", "data"), ("平台", "platforms"), ("医院", "hospitals"),
)  # fmt: skip
REPORTS = ("json", "html", "markdown", "csv")
STEPS = ("compare", "reports", "check")
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
    source, translation = ((PAIR / name).read_text("utf-8") for name in ("source.zh.txt", "translation.en.txt"))
    marks = [(chr(0x9F00 + at), f" zq{at}") if marked else ("", "") for at in range(times)]
    return (
        "\n\n".join(_marked(source, mark) for mark, _ in marks),
        "\n\n".join(_marked(translation, mark) for _, mark in marks),
    )


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


def measured(name: str, size: int) -> tuple[Cost, ...]:
    """Return what each step takes on the pair of a shape and size, without loading."""
    load_resources()
    laid_out(compare_texts(*SHAPES["corpus"].pair(1)))
    return tuple(costs(*SHAPES[name].pair(size)))


def costs(source: str, translation: str) -> Iterator[Cost]:
    report, cost = timed(lambda: compare_texts(source, translation))
    yield cost
    yield timed(lambda: laid_out(report))[1]
    yield timed(lambda: records.dumps(record_of(report)))[1]


def laid_out(report: Report) -> None:
    """Lay a report out in each way, for nobody."""
    for name in REPORTS:
        REPORTERS[name](report, None)
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


def row(name: str, pool: Callable[[str, int], tuple[Cost, ...]]) -> Iterator[str]:
    """Yield a line for each step of a shape."""
    done: list[tuple[Cost, ...]] = []
    for size in SHAPES[name].sizes:
        done.append(pool(name, size))
        if done[-1][0].seconds > PATIENCE:
            break
    sizes = SHAPES[name].sizes[: len(done)]
    for step, taken in zip(STEPS, zip(*done, strict=True), strict=True):
        seconds = [cost.seconds for cost in taken]
        slope = exponent(sizes, seconds) if len(done) > 1 else math.nan
        mark = " *" if slope > MOST and seconds[-1] > NOISE else ""
        spent = "".join(f"{one:8.3f}" for one in seconds)
        yield f"{name:32}{step:9}{slope:6.2f}{mark:2} {spent}{taken[-1].megabytes:8.0f} MB at {sizes[-1]}"


def main() -> None:
    wanted = [name for name in SHAPES if name.startswith(tuple(sys.argv[1:] or [""]))]
    context = multiprocessing.get_context("spawn")
    print(f"{'shape':32}{'step':9}{'exp.':>6}   {'seconds by size':>24}", flush=True)

    def alone(name: str, size: int) -> tuple[Cost, ...]:
        with context.Pool(1) as pool:
            return pool.apply(measured, (name, size))

    for name in wanted:
        for line in row(name, alone):
            print(line, flush=True)


if __name__ == "__main__":
    main()
