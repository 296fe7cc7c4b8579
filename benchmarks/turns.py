"""How long tasks take in one build by another: each task runs in both in turn, in processes that have imported all.

    python benchmarks/turns.py OLD NEW [--turns N] [TASK …]

OLD and NEW are folders that hold policyparse: a checkout's `src`, or `build/compiled/site`. Printed are the median
milliseconds of the processor in both and the median of the ratios of neighbouring turns: below 1, NEW is faster.
`fresh` needs the development data beside the checkout.
"""

from __future__ import annotations

import compileall
import statistics
import sys
from pathlib import Path

from scale import ALIGN, PAGES, Build, Server, called, in_turn

PAIRS = """
from itertools import count
from pathlib import Path
from policyparse import compare_texts
numbers = count()
paths = sorted(Path({folder!r}).glob("*.zh.txt"))[::2]
ours = [path.read_text("utf-8") for path in paths]
theirs = [Path(str(path).replace(".zh.", ".en.")).read_text("utf-8") for path in paths]
"""
FRESH = str(Path(__file__).resolve().parent.parent.parent / "shared" / "dev" / "fresh")
ALIGNED = "align_segments(made.source, made.translation)"
IMPORTED = "from policyparse import align_segments"
FACTS = "import bench_facts\ntext = bench_facts.prose({!r}, 250_000)\nfrom policyparse import extract_targets_text"
TASKS = {
    "stranger": called(PAGES, "[compare_texts(ours[at % 40], theirs[at % 40]) for at in islice(numbers, 3)]"),
    "fresh": called(
        PAIRS.format(folder=FRESH),
        "[compare_texts(f'{one}\\n{next(numbers)}\\n', two) for one, two in zip(ours, theirs)]",
    ),
    "corpus": called(PAGES, "[compare_texts(*bench_growth.copy(at)) for at in islice(numbers, 3)]"),
    **{f"align {size}": called(ALIGN.format(size=size) + IMPORTED, ALIGNED) for size in (1000, 4000, 16000)},
    "zh": called(FACTS.format("zh"), "extract_targets_text(text, 'zh')"),
    "en": called(FACTS.format("en"), "extract_targets_text(text, 'en')"),
}


def main() -> None:
    words = sys.argv[1:]
    turns = 7
    if "--turns" in words:
        at = words.index("--turns")
        turns = int(words[at + 1])
        del words[at : at + 2]
    old, new, *names = words
    found = [Build(Path(path).resolve()) for path in (old, new)]
    for build in found:
        compileall.compile_dir(build.path / "policyparse", quiet=2)
    for name in names or [one for one in TASKS if one != "align 16000"]:
        if name == "fresh" and not Path(FRESH).is_dir():
            print(f"{name:12}left out, there is no {FRESH}", file=sys.stderr)
            continue
        taken = in_turn([Server(TASKS[name], build) for build in found], turns)
        before, after = (1000 * statistics.median(values) for values in zip(*taken, strict=True))
        ratio = statistics.median(two / one for one, two in taken)
        print(f"{name:12}{before:9.1f}{after:9.1f} ms{ratio:8.3f}", flush=True)


if __name__ == "__main__":
    main()
