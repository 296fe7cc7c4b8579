"""Alignment: links found, time and memory, beside three published ways to align (see `baselines`).

    python benchmarks/bench_align.py [SIZE ...]        growth, on text made from the glossaries (default 100 1000 4000)
    python benchmarks/bench_align.py --data FILE ...   links on real translations; `pairs.read` says what a FILE holds

Gale and Church's way needs nltk (`pip install nltk`), and is left out without it. The baselines are plain Python: their
seconds show how time grows, not how fast the programs of their authors are. hunalign's own program, Champollion,
Bleualign, Vecalign and Bertalign are not run.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import pairs
from baselines import gale_church, hunalign, model1

from policyparse.align.plain import align_segments
from policyparse.lexicon import Lexicon, load_lexicon
from policyparse.termbase import load_termbase


def own(source: Sequence[str], translation: Sequence[str], lexicon: Lexicon) -> set[tuple[int, int]]:
    beads = align_segments(source, translation, lexicon, load_termbase())
    return {(i, j) for bead in beads for i in bead.source for j in bead.translation}


METHODS = {
    "policyparse": (own, 10_000),
    "Model 1": (model1.align, 1_000),
    "hunalign's way": (hunalign.align, 1_000),
}
if gale_church.AVAILABLE:
    METHODS["Gale-Church"] = (gale_church.align, 1_000)
"""Each method, and the most segments that it is measured on."""


def f1(found: int, of: int, true: int) -> float:
    return 2 * found / max(1, of + true)


def measure(method: str, size: int, order: str) -> None:
    """Print one row; run in a process of its own, so that the peak of memory is this run's."""
    align, _ = METHODS[method]
    pair = pairs.made(size, shuffled=order == "shuffled")
    lexicon = load_lexicon()  # compiles the cache on the first run
    start = time.process_time()
    found = align(pair.source, pair.translation, lexicon)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    share = f1(len(found & pair.links), len(found), len(pair.links))
    print(f"| {method:<14} | {size:>6} | {order:<8} | {share:.3f} | {seconds:>7.2f} | {peak:>5} |", flush=True)


def growth(sizes: Sequence[int]) -> None:
    print("| method | segments | order | link F1 | CPU seconds | MB |")
    print("| --- | --- | --- | --- | --- | --- |", flush=True)
    for size in sizes:
        for method in (name for name, (_, most) in METHODS.items() if size <= most):
            for order in ("in order", "shuffled"):
                subprocess.run([sys.executable, __file__, "--one", method, str(size), order], check=True)


def quality(paths: Sequence[str]) -> None:
    """Print the F1 of links, all pairs of a kind together."""
    lexicon = load_lexicon()
    known = [pair for path in paths for pair in pairs.read(Path(path))]
    kinds = list(dict.fromkeys(pair.kind for pair in known))
    print(f"| method | {' | '.join(kinds)} | CPU seconds |")
    print("| --- " * (len(kinds) + 2) + "|", flush=True)
    for method, (align, _) in METHODS.items():
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        start = time.process_time()
        for pair in known:
            found = align(pair.source, pair.translation, lexicon)
            counts[pair.kind].update(found=len(found & pair.links), of=len(found), true=len(pair.links))
        shares = " | ".join(f"{f1(**counts[kind]):.3f}" for kind in kinds)
        print(f"| {method} | {shares} | {time.process_time() - start:.1f} |", flush=True)


def main() -> None:
    option, *rest = sys.argv[1:] or [""]
    if option == "--one":
        measure(rest[0], int(rest[1]), rest[2])
        return
    if not gale_church.AVAILABLE:
        print("Gale-Church is left out: it needs nltk (pip install nltk)", file=sys.stderr)
    if option == "--data":
        quality(rest)
    else:
        growth([int(size) for size in sys.argv[1:] or ("100", "1000", "4000")])


if __name__ == "__main__":
    main()
