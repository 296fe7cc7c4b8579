"""The answers of a build to many inputs, in a file, so that two builds can be held against each other by `cmp`.

    python benchmarks/answers.py OUT [--data FOLDER] [--quick]

Comparisons, alignments, targets and quantities, a line of JSON each: of the corpus both ways round, of made pairs, and,
with FOLDER, of development data: document pairs, and samples of rows. With --quick, fewer of each. What is measured is
the policyparse that Python finds: a checkout's `src`, or `build/compiled/site`, on PYTHONPATH.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import bench_batch
import pairs

import policyparse
from policyparse import align_segments, compare, compare_texts, extract_quantities_text, extract_targets_text

PAIR = Path(__file__).resolve().parent.parent / "corpus" / "shanghai-medical-robots"
ROWS = {
    "perturb": 24,
    "perturb2": 24,
    "drift": 20,
    "lossy": 12,
    "lossy2": 12,
    "hwtsc": 180,
    "omission": 120,
    "refs": 200,
}
"""How many rows are sampled of each file of rows."""

Answer = tuple[str, Any]


def answers(data: Path | None, scale: int) -> Iterator[Answer]:
    """Yield each input's name and what it is answered; of rows, every `scale`-th of the sample."""
    ours, theirs = ((PAIR / name).read_text("utf-8") for name in ("source.zh.txt", "translation.en.txt"))
    yield "corpus", compare_texts(ours, theirs).to_dict()
    yield "corpus, other way", compare_texts(theirs, ours).to_dict()
    for at, pair in enumerate(islice(bench_batch.strangers(), 4)):
        yield f"stranger {at}", compare_texts(*pair).to_dict()
    for size in (300, 2500)[: 2 // scale or 1]:
        for shuffled in (False, True):
            made = pairs.made(size, shuffled=shuffled)
            yield f"made {size} {shuffled}", align_segments(made.source, made.translation).to_dict()
    if data:
        yield from _documents(data)
        for name, count in ROWS.items():
            lines = (data / f"{name}.jsonl").read_text("utf-8").splitlines()
            for line in lines[:: max(1, len(lines) * scale // count)]:
                yield name, _of_row(json.loads(line))
        for path in sorted((data / "numbers").glob("*.jsonl")):
            for line in path.read_text("utf-8").splitlines()[:: 10 * scale]:
                row = json.loads(line)
                found = (
                    extract_quantities_text(row["text"], row["lang"]),
                    extract_targets_text(row["text"], row["lang"]),
                )
                yield path.stem, [one.to_dict() for one in found]


def _documents(data: Path) -> Iterator[Answer]:
    for source in sorted((*data.glob("fresh/*.zh.txt"), *data.glob("small/*.zh.txt"))):
        texts = [Path(str(source).replace(".zh.txt", end)).read_text("utf-8") for end in (".zh.txt", ".en.txt")]
        yield source.stem, compare_texts(*texts).to_dict()
    for source in sorted(data.glob("real/pairs/*/source.*")):
        yield source.parent.name, compare(source, source.with_stem("translation")).to_dict()
    for source in sorted(data.glob("align/*.zh")):
        lines = [path.read_text("utf-8").splitlines() for path in (source, source.with_suffix(".en"))]
        yield source.stem, align_segments(*lines).to_dict()
    for line in (data / "cases" / "cases.jsonl").read_text("utf-8").splitlines()[::2]:
        row = json.loads(line)
        if "zh" in row:
            yield row["id"], _of_row(row)


def _of_row(row: dict[str, Any]) -> list[Any]:
    """Compare the source of a row with every translation that it has."""
    source = row.get("source") or row["zh"]
    names = ("slides",) if "slides" in row else ("en", "en_b", "good", "bad", "target", "translation")
    found = [row[name] for name in names if row.get(name)]
    return [compare_texts(_text(source), _text(translation)).to_dict() for translation in found]


def _text(value: str | list[Any]) -> str:
    """Join lines, and slides of lines."""
    if isinstance(value, str):
        return value
    return "\n".join(_text(one).replace("\n", " ") if isinstance(one, str) else _text(one) + "\n" for one in value)


def main() -> None:
    words = sys.argv[1:]
    data = Path(words[words.index("--data") + 1]) if "--data" in words else None
    print(policyparse.__file__, file=sys.stderr)
    found = answers(data, 4 if "--quick" in words else 1)
    with Path(words[0]).open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(answer, ensure_ascii=False, default=str) + "\n" for answer in found)


if __name__ == "__main__":
    main()
