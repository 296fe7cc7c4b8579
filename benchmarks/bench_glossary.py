"""A TBX of many concepts: the seconds to load it for the first time and from the cache, and what a comparison pays."""

import argparse
import os
import random
import tempfile
import time
from pathlib import Path

from policyparse.config import Config
from policyparse.pipeline import compare
from policyparse.termbase import Concept, formats, load_termbase

PAIR = Path(__file__).resolve().parents[1] / "corpus" / "shanghai-medical-robots"


def concepts(count, seed=1):
    """Concepts of invented terms: three to seven Han, an English form of one to three words and another of two."""
    chance = random.Random(seed)
    letters, han = "abcdefghijklmnopqrstuvwxyz", [chr(code) for code in range(0x4E00, 0x5A00)]
    words = ["".join(chance.choices(letters, k=chance.randint(4, 9))) for _ in range(20_000)]
    for number in range(count):
        chinese = "".join(chance.choices(han, k=chance.randint(3, 7)))
        english = " ".join(chance.choices(words, k=chance.randint(1, 3))), " ".join(chance.choices(words, k=2))
        yield Concept(f"c{number}", "term", (chinese,), (), english[:1], english[1:])


def timed(what, work):
    start, busy = time.perf_counter(), time.process_time()
    work()
    print(f"{what:<40} {time.perf_counter() - start:6.2f} s, {time.process_time() - busy:6.2f} s of computing")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--concepts", type=int, default=100_000)
    count = parser.parse_args().concepts
    with tempfile.TemporaryDirectory() as folder:
        os.environ["POLICYPARSE_CACHE_DIR"] = folder
        path = Path(folder, "terms.tbx")
        path.write_bytes(formats.write(tuple(concepts(count)), "tbx"))
        load_termbase()
        timed(f"{count:,} concepts, the first time", lambda: load_termbase([path]))
        timed("from the cache", lambda: load_termbase([path]))
        texts = PAIR / "source.zh.txt", PAIR / "translation.en.txt"
        for name, config in (("without", Config()), ("with", Config((path,)))):
            compare(*texts, config)
            timed(f"comparing the corpus pair {name} them", lambda config=config: compare(*texts, config))


if __name__ == "__main__":
    main()
