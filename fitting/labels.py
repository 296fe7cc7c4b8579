"""Pairs of documents of which is known what renders what: the sets of the development data that fitting reads.

    fresh    policies with freely written English, read by hand: NAME.zh.txt, NAME.en.txt, NAME.gold.json
    seed     the corpus pair, read by hand: `gold/seed_pair.json` beside the data
    lossy    translations of which rows were left out, joined and cut into slides: lossy.jsonl, lossy2.jsonl
    drift    technical pages whose English is older than the Chinese: drift.jsonl
    perturb  translations with one edit each: perturb.jsonl, perturb2.jsonl
    short    a few rows of translations, of which one side may lack one: perturb_pairs.jsonl, perturb2_pairs.jsonl

docs/quality.md says what these are made from.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any, NamedTuple, TypeVar

from policyparse.model.document import Document
from policyparse.model.structure import Segment
from policyparse.readers import read, read_text

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "shanghai-medical-robots"
Row = dict[str, Any]
Stretch = tuple[int, int]
T = TypeVar("T")
_SHORT_STEP, _SHORT_MOST = 11, 420  # rows from one short pair to the next, and how many there are


class Unit(NamedTuple):
    """A stretch of the source, the lines of the translation that render it, and whether none does; None: unknown."""

    span: Stretch
    lines: frozenset[int] | None
    omitted: bool | None


class Pair(NamedTuple):
    """Two documents with what is known of them.

    `lines` are the stretches of the translation's lines, `added` says of a line whether nothing of the source is in it.
    A segment is known by the unit that it overlaps, by a share of at least `least` of it.
    """

    kind: str
    source: Document
    translation: Document
    units: Sequence[Unit]
    lines: Sequence[Stretch]
    added: Mapping[int, bool]
    least: float = 0.0

    def unit_of(self, segment: Segment) -> Unit | None:
        """Return what is known of a source segment."""
        best = max(self.units, key=lambda unit: overlap(unit.span, segment.span))
        shared = overlap(best.span, segment.span)
        return best if shared and shared >= self.least * len(segment.text) else None

    def lines_of(self, segment: Segment) -> frozenset[int]:
        """Return the lines that a translation segment touches."""
        return frozenset(n for n, line in enumerate(self.lines) if overlap(line, segment.span))

    def is_added(self, segment: Segment) -> bool | None:
        """Return whether a translation segment adds something, None where its lines say nothing or both."""
        labels = {self.added[n] for n in self.lines_of(segment) if n in self.added}
        return labels.pop() if len(labels) == 1 else None


def pairs(data: Path, limit: int | None = None) -> Iterator[Pair]:
    """Yield the pairs of all sets, the first `limit` of each."""
    sets = (
        islice(short(data), _SHORT_MOST),
        dropped_sentences(data, "perturb"),
        dropped_sentences(data, "perturb2"),
        fresh(data),
        seed(data),
        lossy(data / "lossy2.jsonl"),
        lossy(data / "lossy.jsonl", step=3),
        drift(data, step=4),
    )
    for one in sets:
        yield from islice(one, limit)


def fresh(data: Path) -> Iterator[Pair]:
    """Yield the policies with freely written English."""
    for path in sorted((data / "fresh").glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        source, translation = (path.with_name(f"{name}.{language}.txt") for language in ("zh", "en"))
        yield _read_by_hand("fresh", source, translation, json.loads(path.read_text(encoding="utf-8")), 0.5)


def seed(data: Path) -> Iterator[Pair]:
    """Yield the corpus pair, where its gold lies beside the data."""
    path = data.parent / "gold" / "seed_pair.json"
    if path.exists():
        gold = json.loads(path.read_text(encoding="utf-8"))
        yield _read_by_hand("seed", CORPUS / "source.zh.txt", CORPUS / "translation.en.txt", gold, 0.0)


def _read_by_hand(kind: str, source: Path, translation: Path, gold: Row, least: float) -> Pair:
    units = [
        Unit(
            (unit["span"][0], unit["span"][1]),
            frozenset(line - 1 for line in unit["lines"]),
            None if "omitted" in unit["ok"] and len(unit["ok"]) > 1 else unit["verdict"] == "omitted",
        )
        for unit in gold["units"]
    ]
    labels = {"added": True, "rendered": False}
    added = {n - 1: labels[k] for k, lines in gold["translation_lines"].items() if k in labels for n in lines}
    lines = spans(translation.read_text(encoding="utf-8").split("\n"))
    return Pair(kind, read(source), read(translation), units, lines, added, least)


def lossy(path: Path, step: int = 1) -> Iterator[Pair]:
    """Yield shortened translations, cut into slides."""
    for document in islice(rows(path), 0, None, step):
        text, lines, at = "\n\n".join("\n".join(slide) for slide in document["slides"]), [], 0
        for slide in document["slides"]:
            lines += [(at + start, at + end) for start, end in spans(slide)]
            at += len("\n".join(slide)) + 2
        rendering: defaultdict[int, set[int]] = defaultdict(set)
        for i, j in document["links"]:
            rendering[i].add(j)
        omitted = set(document["omitted"])
        units = [Unit(span, frozenset(rendering[i]), i in omitted) for i, span in enumerate(spans(document["zh"]))]
        yield _pair(f"{path.stem} {document['mode']}", document["zh"], text, units, lines)


def drift(data: Path, step: int = 1) -> Iterator[Pair]:
    """Yield technical pages whose English is older."""
    for page in islice(rows(data / "drift.jsonl"), 0, None, step):
        chinese, english = ([row.replace("\n", " ") for row in page[side]] for side in ("zh", "en"))
        gold = {row["row"]: row for row in page["gold"]}
        units = [_drifted(span, gold.get(i), page["en"]) for i, span in enumerate(spans(chinese))]
        new, old = set(page["added"]), {row["en"] for row in page["gold"] if row.get("en")}
        added = {n: row in new for n, row in enumerate(page["en"]) if row in new or row in old}
        yield _pair("drift", chinese, "\n".join(english), units, spans(english), added)


def _drifted(span: Stretch, gold: Row | None, english: Sequence[str]) -> Unit:
    if gold is None or gold["expect"] not in ("none", "omitted"):
        return Unit(span, None, None)
    same = gold["expect"] == "none"
    lines = frozenset(n for n, row in enumerate(english) if row == gold.get("en")) if same else frozenset[int]()
    return Unit(span, lines or None, not same)


def dropped_sentences(data: Path, name: str) -> Iterator[Pair]:
    """Yield what stands around a sentence that was left out of a translation."""
    for case in rows(data / f"{name}.jsonl"):
        if case["label"]["kind"] == "drop_sentence":
            chinese, english, at = window(case, 15)
            left = len(case["label"]["en_after"].split("\n")) if case["label"]["en_after"] else 0
            units = [
                Unit(span, frozenset({i if i < at else i - 1 + left}), omitted=False)
                for i, span in enumerate(spans(chinese))
            ]
            units[at] = Unit(units[at].span, None, None) if left else Unit(units[at].span, frozenset(), omitted=True)
            yield _pair(name, chinese, "\n".join(english), units, spans(english))


def short(data: Path) -> Iterator[Pair]:
    """Yield a few rows at a time: a row may be left out on either side, and the rows of a fourth are shuffled.

    A pair of few sentences says little of itself, and is what people try first.
    """
    chance = Random(7)  # noqa: S311  (the same rows each time)
    documents: defaultdict[tuple[str, str, str], dict[int, Row]] = defaultdict(dict)
    for name in ("perturb_pairs", "perturb2_pairs"):
        for row in rows(data / f"{name}.jsonl"):
            documents[name, row["set"], row["doc"]][row["order"]] = row
    number = 0
    for key in sorted(documents, key=str):
        whole = [row for _, row in sorted(documents[key].items())]
        for start in range(0, len(whole) - 4, _SHORT_STEP):
            some = whole[start : start + chance.choice((2, 2, 3, 4, 6))]
            number += 1
            lacking, lost = chance.choice(("translation", "source", "none")), chance.randrange(len(some))
            ours = [row for row in range(len(some)) if not (lacking == "source" and row == lost)]
            theirs = [row for row in range(len(some)) if not (lacking == "translation" and row == lost)]
            if number % 4 == 0:
                chance.shuffle(theirs)
            chinese = [some[row]["zh"].replace("\n", " ") for row in ours]
            english = [some[row]["en"].replace("\n", " ") for row in theirs]
            units = [
                Unit(span, frozenset({theirs.index(row)} if row in theirs else ()), row not in theirs)
                for row, span in zip(ours, spans(chinese), strict=True)
            ]
            added = {line: row not in ours for line, row in enumerate(theirs)}
            yield _pair("short", chinese, "\n".join(english), units, spans(english), added)


def window(case: Row, reach: int) -> tuple[list[str], list[str], int]:
    """Return the rows of both sides within `reach` of the edited one, and its place among them."""
    label = case["label"]
    low, high = max(0, label["row"] - reach), label["row"] + reach + 1
    left = len(label["en_after"].split("\n")) if label["en_after"] else 0
    return case["zh"][low:high], case["en"][low : high - 1 + left], label["row"] - low


def _pair(
    kind: str,
    chinese: Sequence[str],
    english: str,
    units: Sequence[Unit],
    lines: Sequence[Stretch],
    added: Mapping[int, bool] | None = None,
) -> Pair:
    """Return a pair of texts; nothing is added where `added` does not say so."""
    known = dict.fromkeys(range(len(lines)), False) if added is None else added
    return Pair(kind, read_text("\n".join(chinese), "zh"), read_text(english, "en"), units, lines, known)


def rows(path: Path) -> Iterator[Row]:
    """Yield the objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def spans(lines: Sequence[str]) -> list[Stretch]:
    """Return where each line stands in the lines joined."""
    out, at = [], 0
    for line in lines:
        out.append((at, at + len(line)))
        at += len(line) + 1
    return out


def overlap(a: Sequence[int], b: Sequence[int]) -> int:
    """Return how many characters two stretches share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def halves(items: Iterable[tuple[str, T]]) -> tuple[list[tuple[str, T]], list[tuple[str, T]]]:
    """Return every other item of each set, and the rest."""
    seen: defaultdict[str, int] = defaultdict(int)
    out: tuple[list[tuple[str, T]], list[tuple[str, T]]] = ([], [])
    for kind, item in items:
        out[seen[kind] % 2].append((kind, item))
        seen[kind] += 1
    return out
