"""Alignment: links found, time and memory, beside Gale and Church (1993), the measure by length alone.

    python benchmarks/bench_align.py [SIZE ...]        (default 100 1000 4000)

The pairs are made from the shipped glossaries: each sentence joins two terms by one of a few frames, each translation
uses the preferred English. A fifth of the translations is deleted; then they stand in order, or shuffled in slides of
eight. Such text is easier than real text, so the figures compare methods and growth; they are no measure of quality.
"""

from __future__ import annotations

import math
import random
import resource
import subprocess
import sys
import time

from policyparse.align.plain import align_segments
from policyparse.lexicon import load_lexicon
from policyparse.termbase import load_termbase

FRAMES = (
    (
        "支持{a}与{b}协同发展，形成第{n}批示范项目。",
        "Support the joint development of {a} and {b}, with demonstration batch {n}.",
    ),
    ("到{n}年，{a}覆盖全部{b}。", "By {n}, {a} covers all {b}."),
    ("完善{a}管理办法，加强{b}监督检查。", "Improve the rules on {a} and strengthen the inspection of {b}."),
    ("鼓励企业在{a}领域开展{b}研究。", "Encourage enterprises to carry out research on {b} in the field of {a}."),
)
SLIDE = 8


def pairs(size: int) -> list[tuple[str, str]]:

    terms = [(c.zh[0], c.en_preferred[0]) for c in load_termbase().concepts if c.kind == "term" and len(c.zh[0]) > 2]
    chance = random.Random(1993)
    out = []
    for number in range(size):
        (zh_a, en_a), (zh_b, en_b) = chance.sample(terms, 2)
        zh, en = chance.choice(FRAMES)
        n = 2000 + number % 60
        out.append((zh.format(a=zh_a, b=zh_b, n=n), en.format(a=en_a, b=en_b, n=n)))
    return out


def shortened(size: int, *, shuffled: bool) -> tuple[list[str], list[str], set[tuple[int, int]]]:
    """Return source, translation and the true links, a fifth of the translation deleted."""
    whole = pairs(size)
    chance = random.Random(size)
    kept = [i for i in range(size) if chance.random() >= 0.2]
    if shuffled:
        slides = [kept[at : at + SLIDE] for at in range(0, len(kept), SLIDE)]
        chance.shuffle(slides)
        kept = [i for slide in slides for i in slide]
    return [zh for zh, _ in whole], [whole[i][1] for i in kept], {(i, j) for j, i in enumerate(kept)}


def gale_church(source: list[str], translation: list[str]) -> set[tuple[int, int]]:
    """Links by length alone: dynamic programming over 1-1, 1-0, 0-1, 2-1 and 1-2 beads."""
    ratio = sum(map(len, translation)) / max(1, sum(map(len, source)))
    costs = {(1, 1): 0.12, (1, 0): 4.6, (0, 1): 4.6, (2, 1): 2.4, (1, 2): 2.4}
    rows, columns = len(source), len(translation)
    best = [[math.inf] * (columns + 1) for _ in range(rows + 1)]
    back: dict[tuple[int, int], tuple[int, int]] = {}
    best[0][0] = 0.0
    for i in range(rows + 1):
        for j in range(columns + 1):
            for (a, b), prior in costs.items():
                if i >= a and j >= b and best[i - a][j - b] < math.inf:
                    x = sum(len(text) for text in source[i - a : i]) * ratio
                    y = sum(len(text) for text in translation[j - b : j])
                    delta = abs(y - x) / math.sqrt(6.8 * max(1.0, (x + y) / 2))
                    cost = best[i - a][j - b] + prior + delta * delta / 2
                    if cost < best[i][j]:
                        best[i][j], back[i, j] = cost, (a, b)
    links, i, j = set(), rows, columns
    while (i, j) in back:
        a, b = back[i, j]
        links |= {(x, y) for x in range(i - a, i) for y in range(j - b, j)}
        i, j = i - a, j - b
    return links


def f1(found: set[tuple[int, int]], true: set[tuple[int, int]]) -> float:
    return 2 * len(found & true) / max(1, len(found) + len(true))


def own(source: list[str], translation: list[str]) -> set[tuple[int, int]]:

    beads = align_segments(source, translation, load_lexicon(), load_termbase())
    return {(i, j) for bead in beads for i in bead.source for j in bead.translation}


def measure(size: int, order: str) -> None:
    """Print one row; run in a process of its own, so that the peak of memory is this run's."""

    source, translation, true = shortened(size, shuffled=order == "shuffled")
    load_lexicon()  # compiles the cache on the first run
    start = time.perf_counter()
    found = own(source, translation)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    length = f"{f1(gale_church(source, translation), true):.3f}" if size <= 1000 else "–"
    print(f"| {size:>6} | {order:<8} | {f1(found, true):.3f} | {length:>5} | {seconds:>7.2f} | {peak:>5} |", flush=True)


def main() -> None:
    if sys.argv[1:2] == ["--one"]:
        measure(int(sys.argv[2]), sys.argv[3])
        return
    print("| segments | order | link F1 | by length | seconds | MB |")
    print("| --- | --- | --- | --- | --- | --- |", flush=True)
    for size in map(int, sys.argv[1:] or ("100", "1000", "4000")):
        for order in ("in order", "shuffled"):
            subprocess.run([sys.executable, __file__, "--one", str(size), order], check=True)


if __name__ == "__main__":
    main()
