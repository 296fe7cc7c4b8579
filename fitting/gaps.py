"""Fit the chance that a stretch without an answer is left out, and write verdicts/gaps.toml.

    python fitting/gaps.py DATA [--limit N] [--out FILE]

DATA is the folder of the development data. Stretches are those that the judge weighs itself, known to be left out or
to be there by: human marks in machine translations (omission), members taken out of lists (perturb), lists of the true
problems of real pairs (real), clauses that are kept by hand-made gold (fresh), and sentences of faithful translations
(refs). The model is first fitted to half of each set and measured on the other half, both ways round; what is written
is fitted to all.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from labels import Row, Stretch, halves, overlap, rows, spans, window
from labels import fresh as fresh_pairs
from logistic import Example, fit, odds, write

from policyparse.align.documents import align_analyses
from policyparse.errors import PolicyparseError
from policyparse.lexical.weights import logistic
from policyparse.model.bitext import Gap
from policyparse.model.document import Document
from policyparse.model.structure import Segment
from policyparse.pipeline import Resources, analyse, load_resources
from policyparse.readers import read, read_text
from policyparse.structure import structure
from policyparse.verdicts import gaps
from policyparse.verdicts.segments import Judge
from policyparse.verdicts.views import chinese_view

TABLE = Path(gaps.__file__).with_suffix(".toml")
HEAD = "Weights of the chance that a stretch is left out: log odds. Fitted by fitting/gaps.py"
WEIGHTS = {"fresh": 2.0, "real": 1.0, "perturb": 1.0, "perturb2": 1.0, "refs": 0.5, "omission": 0.5}
LEFT_OUT = 2.0  # what a stretch that is left out counts, beside one that is there
CUTS = (0.3, 0.4, 0.5, 0.6, 0.7)
REACH = 12  # rows around a list that lacks a member
LONGEST_MARK = 3  # characters from which a human mark tells of content
REFS_STEP = 3
# Kinds of problems that a stretch may be reported for, and those that a number in it may be besides.
LOSSES = frozenset({"omitted", "content", "structure", "item", "untranslated", "meaning", "term", "identifier"})
VALUES = frozenset({"value", "quantity", "comparator", "unit", "date"})
UNLIKE = frozenset({"oc-slides"})  # real pairs that are no rendering of each other for the most part


class Weighed(NamedTuple):
    """A gap with the segment that it is in, and its features."""

    gap: Gap
    segment: Segment
    features: tuple[float, ...]


Found = Iterator[tuple[str, tuple[Sequence[float], bool]]]


class Reader:
    """Weighs the stretches of documents."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources

    def texts(self, source: str, translation: str) -> list[Weighed]:
        """Return the stretches of two texts."""
        return self.documents(read_text(source, "zh"), read_text(translation, "en"))[0]

    def documents(self, source: Document, translation: Document) -> tuple[list[Weighed], Sequence[Segment]]:
        """Return the stretches of two documents, and the source's segments."""
        first, second = (analyse(structure(document), self._resources) for document in (source, translation))
        aligned = align_analyses(first, second, self._resources.lexicon, self._resources.termbase)
        weighed: list[tuple[float, ...]] = []

        def numbered(features: tuple[float, ...], _doubt: float = 0.0) -> float:
            """Stand for the chance: all stretches pass, and carry the number of their features."""
            weighed.append(features)
            return float(len(weighed))

        with patch.object(gaps, "chance", numbered):
            found = Judge(chinese_view(aligned)).judge().gaps
        segment = {segment.id: segment for segment in aligned.source}
        runs = [gap for gap in found if not gap.item]
        stretches = [Weighed(gap, segment[gap.segment], weighed[int(gap.confidence) - 1]) for gap in runs]
        return stretches, first.structure.segments


def fresh(data: Path, reader: Reader) -> Found:
    """Yield the stretches of clauses that are kept: gold by clause does not say which words of one are left out."""
    for path, pair in zip(sorted((data / "fresh").glob("*.gold.json")), fresh_pairs(data), strict=True):
        units = json.loads(path.read_text(encoding="utf-8"))["units"]
        for stretch in reader.documents(pair.source, pair.translation)[0]:
            own = [unit for unit in units if overlap(unit["span"], stretch.gap.span)]
            if own and all(unit["verdict"] == "kept" and "omitted" not in unit["ok"] for unit in own):
                yield "fresh", (stretch.features, False)


def real(data: Path, reader: Reader) -> Found:
    """Yield the stretches of real pairs, by whether a true problem lies there.

    Where not all problems of a pair are known, the rest counts as there: nearly all of it is.
    """
    for path in sorted((data / "real" / "gold").glob("*.json")):
        if path.stem in UNLIKE:
            continue
        folder = data / "real" / "pairs" / path.stem
        source, translation = (next(folder.glob(f"{side}.*")) for side in ("source", "translation"))
        try:
            stretches, segments = reader.documents(read(source), read(translation))
        except PolicyparseError as error:
            print(f"   {path.stem} left out: {error}")
            continue
        gold = Problems(json.loads(path.read_text(encoding="utf-8")), segments)
        for stretch in stretches:
            yield "real", (stretch.features, gold.holds(stretch))


class Problems:
    """The true problems of a pair, placed in its source without blanks."""

    def __init__(self, gold: Row, segments: Sequence[Segment]) -> None:
        """Take the list of problems and the segments of the source."""
        self._places: dict[str, Stretch] = {}
        at = 0
        for segment in segments:
            self._places[segment.id] = at, at + len(_squeezed(segment.text))
            at = self._places[segment.id][1]
        text = "".join(_squeezed(segment.text) for segment in segments)
        self._problems = [
            (problem["kind"], [match.span() for match in re.finditer(re.escape(quote), text)])
            for problem in gold["problems"]
            if (quote := _squeezed(problem["source"] or ""))
        ]
        self._wrong = {
            (wrong["check"], _squeezed(wrong["source"] or ""), _squeezed(wrong["in"] or ""))
            for wrong in gold.get("wrong", [])
        }

    def holds(self, stretch: Weighed) -> bool:
        """Return whether a problem lies in a stretch, and no reader found that it does not."""
        gap, whole = stretch.gap, _squeezed(stretch.segment.text)
        check, kinds = ("PP102", LOSSES) if gap.item else ("PP105", LOSSES | VALUES)
        if (check, _squeezed(gap.text), whole) in self._wrong:
            return False
        start = self._places[gap.segment][0] + max(0, whole.find(_squeezed(gap.text)))
        place = start, start + len(_squeezed(gap.text))
        return any(kind in kinds and any(overlap(place, spot) for spot in spots) for kind, spots in self._problems)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def omission(data: Path, reader: Reader) -> Found:
    """Yield the stretches of machine translations: those that a human marked, and those where none is marked."""
    for row in rows(data / "omission.jsonl"):
        marks = [
            (mark["start"], mark["end"])
            for marked in row["omission"].values()
            for mark in marked
            if mark["side"] == "source"
        ]
        for stretch in reader.texts(row["source"], row["target"]):
            gap = stretch.gap
            hit = any(
                end - start >= LONGEST_MARK and overlap(gap.span, (start, end)) >= 0.5 * len(gap.text)
                for start, end in marks
            )
            if hit or not marks:
                yield "omission", (stretch.features, hit)


def refs(data: Path, reader: Reader) -> Found:
    """Yield the stretches of faithful translations: none of them is left out."""
    for row in islice(rows(data / "refs.jsonl"), 0, None, REFS_STEP):
        for english in filter(None, (row.get("en"), row.get("en_b"))):
            for stretch in reader.texts(row["zh"], english):
                yield "refs", (stretch.features, False)


def dropped_members(data: Path, reader: Reader, name: str) -> Found:
    """Yield the stretches around lists of which a member was taken out; those elsewhere once for each document."""
    seen = set()
    for case in rows(data / f"{name}.jsonl"):
        if case["label"]["kind"] != "item_drop" or "\n" in case["label"]["en_after"]:
            continue
        chinese, english, at = window(case, REACH)
        row = spans(chinese)[at]
        for stretch in reader.texts("\n".join(chinese), "\n".join(english)):
            edited = overlap(stretch.gap.span, row) > 0
            if edited or (case["set"], case["doc"]) not in seen:
                yield name, (stretch.features, edited)
        seen.add((case["set"], case["doc"]))


def stretches(data: Path, reader: Reader, limit: int | None = None) -> Found:
    """Yield the stretches of all sets, the first `limit` of each."""
    sets = (
        real(data, reader),
        omission(data, reader),
        refs(data, reader),
        dropped_members(data, reader, "perturb2"),
        dropped_members(data, reader, "perturb"),
        fresh(data, reader),
    )
    for one in sets:
        yield from islice(one, limit)


def examples(found: Sequence[tuple[str, tuple[Sequence[float], bool]]]) -> Iterator[Example]:
    """Yield the stretches with what each counts."""
    for kind, (features, label) in found:
        yield Example(features, label, WEIGHTS[kind] * (LEFT_OUT if label else 1.0))


def main() -> None:
    """Fit, report and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of the development data")
    parser.add_argument("--limit", type=int, help="the first N stretches of each set alone")
    parser.add_argument("--out", type=Path, default=TABLE, help="where the weights go")
    options = parser.parse_args()
    found = list(stretches(options.data, Reader(load_resources()), options.limit))
    first, second = halves(found)
    for one, other in ((first, second), (second, first)):
        print(f"fitted to {len(one)} stretches; of {len(other)} others taken for left out, by chance:")
        weights = fit(examples(one))
        sizes = Counter((kind, label) for kind, (_, label) in other)
        for cut in CUTS:
            taken = Counter((k, label) for k, (x, label) in other if logistic(odds(weights, x)) > cut)
            parts = (
                f"{k} {'left out' if label else 'there'} {taken[k, label]}/{n}"
                for (k, label), n in sorted(sizes.items())
            )
            print(f"   {cut}  {', '.join(parts)}")
    write(options.out, HEAD, {"gap": (gaps.FEATURES, fit(examples(found)))})


if __name__ == "__main__":
    main()
