"""Seconds and memory of finding the duplicates of a store.

    python benchmarks/bench_duplicates.py [PAIRS …]

Stores of PAIRS pairs (default 2000 and 20000) are filled with random documents, one in three of which is a copy of an
earlier one with a passage put in; no document is compared with its translation. Memory is the largest resident set
before and after, in megabytes.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from policyparse.batch.entries import Entry
from policyparse.batch.files import writing
from policyparse.batch.sketch import Marks, marks
from policyparse.model.document import Language
from policyparse.model.report import Signature
from policyparse.readers import read_text

HAN = [chr(code) for code in range(0x4E00, 0x4E00 + 1500)]
WORDS = [f"w{at}" for at in range(3000)]
KEPT = 100


def made(language: Language, units: list[str], length: int) -> Iterator[Marks]:
    """Yield the marks of documents; one in three is like one of a hundred before it."""
    chance = random.Random(language)
    joint = "" if language == "zh" else " "
    kept: list[list[str]] = []
    while True:
        found = chance.choices(units, k=length)
        if kept and chance.random() < 1 / 3:
            like, at = chance.choice(kept), chance.randrange(length)
            found = [*like[:at], *found[: chance.randrange(1, length // 5)], *like[at:]]
        elif len(kept) < KEPT:
            kept.append(found)
        yield marks(read_text(joint.join(found), language))


def memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(path: Path, pairs: int) -> tuple[float, float, float]:
    """Seconds that finding takes, and megabytes before and after."""
    sides = (("source", "zh", made("zh", HAN, 4000)), ("translation", "en", made("en", WORDS, 800)))
    with writing(path) as store:
        store.register("compare", (Entry(str(at), f"zh/{at}", f"en/{at}") for at in range(pairs)), lambda _: "")
        for job in store.due():
            rows = [
                (job.entry, side, f"{job.id}{side}", language, "", "[]", *next(found))
                for side, language, found in sides
            ]
            store.record(job, {"documents": rows}, Signature("", "", ""))
        before, start = memory(), time.perf_counter()
        store.find_duplicates()
        return time.perf_counter() - start, before, memory()


def main() -> None:
    print(f"{'pairs':>8}{'seconds':>10}{'MB before':>11}{'MB after':>10}")
    for pairs in [int(size) for size in sys.argv[1:]] or [2000, 20000]:
        with tempfile.TemporaryDirectory() as place:
            seconds, before, after = measure(Path(place, "store.sqlite"), pairs)
        print(f"{pairs:8}{seconds:10.1f}{before:11.1f}{after:10.1f}", flush=True)


if __name__ == "__main__":
    main()
