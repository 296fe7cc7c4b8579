"""Findings of real pairs compared in either direction: how many are false, per 100 segments of the source.

Run `python benchmarks/directions.py FOLDER [NAME...] [--misses N]` on a folder with `pairs` (`source.*` is Chinese,
`translation.*` English) and `gold`, a list of the true problems of each. A finding is right where it touches a problem
on either side, whatever its kind, by the text without blanks, so that one measure holds for both directions. Findings
of both directions that were read and found wrong do not count as right.

With `--cases FILE` it reads small cases, JSON lines with `zh` and `en`, and counts those that have the same facts both
ways round.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import policyparse
from policyparse import pipeline

LOUD = ("error", "warning")


class Score(NamedTuple):
    segments: int
    false: int
    right: int
    omitted: int
    added: int

    @property
    def per_100(self) -> float:
        """False errors and warnings per 100 segments of the source."""
        return 100 * self.false / max(1, self.segments)


class Side:
    """The segments of one document, joined without blanks."""

    def __init__(self, segments: list[dict[str, Any]], problems: list[str]) -> None:
        self._places, parts, at = {}, [], 0
        for segment in segments:
            text = squeezed(segment["text"])
            self._places[segment["id"]] = (at, text)
            parts.append(text)
            at += len(text)
        whole = "".join(parts)
        self._problems = [found.span() for one in problems if one for found in re.finditer(re.escape(one), whole)]

    def touches(self, place: dict[str, Any] | None) -> bool:
        """Return whether a finding's place overlaps a problem."""
        if not place or place["segment"] not in self._places:
            return False
        start, segment = self._places[place["segment"]]
        text = squeezed(place["text"])
        inside = max(0, segment.find(text))
        low, high = start + inside, start + inside + min(len(text), len(segment))
        return any(low < end and begin < high for begin, end in self._problems)


def squeezed(text: str | None) -> str:
    return re.sub(r"\s+", "", text or "")


def score(report: dict[str, Any], gold: dict[str, Any], *, turned: bool, misses: int) -> Score:
    names = ("translation", "source") if turned else ("source", "translation")
    problems = [[squeezed(problem[name]) for problem in gold["problems"]] for name in names]
    source, translation = Side(report["segments"], problems[0]), Side(report["translation_segments"], problems[1])
    right = false = 0
    for finding in report["findings"]:
        if finding["severity"] in LOUD:
            fits = source.touches(finding["source"]) or translation.touches(finding["translation"])
            right, false = right + fits, false + (not fits)
            if not fits and false <= misses:
                texts = (((finding[side] or {}).get("text") or "")[:90] for side in ("source", "translation"))
                print(f"      {finding['check']} {finding['message'][:90]} | {' | '.join(texts)}")
    verdicts = [segment["verdict"] for segment in report["segments"]]
    others = [segment["verdict"] for segment in report["translation_segments"]]
    size = len(verdicts) - verdicts.count("ignored")
    return Score(size, false, right, verdicts.count("omitted"), others.count("added"))


def facts(source: str, translation: str, *, turned: bool) -> list[tuple[str, ...]]:
    """Return what differs between two texts, as its kind and the Chinese and English words for it."""
    step = -1 if turned else 1
    kinds = {"omitted": "added", "added": "omitted"} if turned else {}
    differences = pipeline.compare_texts(source, translation).bitext.differences
    places = ((d.kind, (d.source, d.translation)[::step]) for d in differences)
    return sorted((kinds.get(kind, kind), *(one.text if one else "" for one in both)) for kind, both in places)


def compare_cases(path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    cases = [row for row in rows if "zh" in row and row.get("format") != "md"]
    same = sum(
        facts(case["zh"], case["en"], turned=False) == facts(case["en"], case["zh"], turned=True) for case in cases
    )
    print(f"{same} of {len(cases)} cases have the same facts both ways round")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--cases", type=Path)
    wanted = parser.parse_args()
    if wanted.cases:
        compare_cases(wanted.cases)
    if wanted.folder:
        compare_pairs(wanted)


def compare_pairs(wanted: argparse.Namespace) -> None:
    totals: dict[bool, list[Score]] = {False: [], True: []}
    for path in sorted((wanted.folder / "gold").glob("*.json")):
        if wanted.names and path.stem not in wanted.names:
            continue
        gold = json.loads(path.read_text(encoding="utf-8"))
        files = [next((wanted.folder / "pairs" / path.stem).glob(f"{side}.*")) for side in ("source", "translation")]
        for turned in (False, True):
            report = policyparse.compare(*(reversed(files) if turned else files)).to_dict()
            found = score(report, gold, turned=turned, misses=wanted.misses)
            totals[turned].append(found)
            name = f"{path.stem} {'en-zh' if turned else 'zh-en'}"
            print(
                f"{name:24} {found.segments:5} segments, {found.false:4} false, {found.right:4} right,"
                f" {found.omitted} omitted, {found.added} added, {found.per_100:.2f} false per 100",
                flush=True,
            )
    rates = [100 * sum(s.false for s in totals[t]) / max(1, sum(s.segments for s in totals[t])) for t in (False, True)]
    print(f"all: zh-en {rates[0]:.2f}, en-zh {rates[1]:.2f}, {rates[1] / (rates[0] or 1):.2f} times")


if __name__ == "__main__":
    main()
