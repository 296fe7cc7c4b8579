"""Grow the trees that say whether a member of a list is left out, and write verdicts/members.tsv.

    python fitting/members.py DATA [--limit N] [--out FILE]

DATA is the folder of the development data. Needs `pip install scikit-learn`. Human translations have few lists that
lack a member, so most are made: of each row of a translation with a list (perturb_pairs, perturb2_pairs, fresh) one
member is taken out of the English, a few times over, and the Chinese member is the one whose words the whole
translation renders there. Where no word tells, it is the likeliest member of its row by the trees grown so far. All
other members of faithful translations are there, and so are those of clauses that are kept by hand-made gold; human
marks (omission) and the lists of true problems (real) say what else is left out. The trees are first grown on half of
each set and measured on the other half, both ways round; what is written is grown on all.
"""

from __future__ import annotations

import argparse
import json
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, islice, pairwise
from pathlib import Path
from random import Random
from typing import NamedTuple
from zlib import crc32

from forests import grow, write_forest
from gaps import LONGEST_MARK, REFS_STEP, UNLIKE, Problems, Weighed
from labels import Row, Stretch, overlap, rows, spans
from logistic import Example

from policyparse.align.documents import Aligned, align_analyses
from policyparse.align.forest import Forest
from policyparse.errors import PolicyparseError
from policyparse.lexical.coverage import Coverage, joined
from policyparse.lexical.weights import logistic
from policyparse.model.bitext import Gap
from policyparse.model.document import Document
from policyparse.model.structure import Segment
from policyparse.pipeline import Resources, analyse, load_resources
from policyparse.readers import read, read_text
from policyparse.structure import structure
from policyparse.verdicts import gaps
from policyparse.verdicts.lists import Member, unmatched_members
from policyparse.verdicts.segments import Judge
from policyparse.verdicts.views import View, chinese_view

HEAD = "Whether a member of a list is left out: trees, see align/forest.py; log odds. Grown by fitting/members.py"
WEIGHTS = {"fresh": 6.0, "real": 4.0, "refs": 1.0, "omission": 1.0, "whole": 1.0, "drop": 0.5, "made": 0.35}
LEFT_OUT = 4.0  # what a member that is left out counts, beside one that is there
RISING = {"closeness": 1, "dropped": 1, "share": -1, "own": -1}
"""Features with which the chance can only rise (1) or fall (-1): few pairs show what a free rendering is like."""
DRAWS = 2  # members taken out of each list, one at a time
ROUNDS = 2  # of growing and guessing
CUTS = (0.3, 0.4, 0.45, 0.5, 0.6, 0.7)
_ITEM = r"[^,.;:()\n\"“”]{2,60}"
_LIST = re.compile(rf"(?:{_ITEM},\s+)+(?:and|or)\s+{_ITEM}|{_ITEM}(?:,\s+{_ITEM})+\s+(?:and|or)\s+{_ITEM}")
_CUT = re.compile(r",\s+(?:(?:and|or)\s+)?|\s+(?:and|or)\s+")
_LONGEST = 6  # words of a member that is taken out


class Case(NamedTuple):
    """A member of a list: its features, and whether it is left out; None: unknown.

    `document` is what it stands in, `row` the row there that lacks a member, if that is all that is known.
    """

    kind: str
    document: str
    features: Sequence[float]
    label: bool | None
    row: int | None = None


class Seen(NamedTuple):
    """A member that may be left out: its gap with its segment, its features, and where its words are rendered."""

    gap: Gap
    segment: Segment
    features: tuple[float, ...]


class Reader:
    """Aligns documents and weighs their lists."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources

    def texts(self, source: str, translation: str) -> tuple[list[Seen], Aligned]:
        """Return the members of two texts, and how these align."""
        seen, aligned, _ = self.documents(read_text(source, "zh"), read_text(translation, "en"))
        return seen, aligned

    def documents(self, source: Document, translation: Document) -> tuple[list[Seen], Aligned, Sequence[Segment]]:
        """Return the members of two documents, how these align, and the source's segments."""
        first, second = (analyse(structure(document), self._resources) for document in (source, translation))
        aligned = align_analyses(first, second, self._resources.lexicon, self._resources.termbase)
        return list(_Lists(chinese_view(aligned)).members()), aligned, first.structure.segments


class _Lists(Judge):
    """The judge, asked for all members that may be left out."""

    def members(self) -> Iterator[Seen]:
        self.judge()
        view = self._view
        for _, group in groupby(range(len(view.own)), key=lambda i: view.own[i].sentence):
            own = list(group)
            around = {j: view.backs[j] for j in self._by_sentence[view.own[own[0]].sentence]}
            if around:
                yield from self._members_of(own, around)

    def _members_of(self, own: Sequence[int], around: Mapping[int, Coverage]) -> Iterator[Seen]:
        view = self._view
        text, starts, whole = joined([view.own[i].text for i in own], [view.covers[i] for i in own])
        others = {j: (view.other[j].text, view.other_words[j]) for j in around}
        setting = self._setting(own, view.covers)
        for member, listed in unmatched_members(text, whole, around, others, view.wording, view.language):
            at = bisect_right(starts, member.start) - 1
            segment = view.own[own[at]]
            if self._is_judged(own[at]):
                gap = _gap(segment, member, starts[at])
                yield Seen(gap, segment, gaps.member_features(listed, around, setting))


def _gap(segment: Segment, member: Member, start: int) -> Gap:
    low, high = member.start - start, min(member.end - start, len(segment.text))
    return Gap(segment.id, segment.passage.locate(low, high), segment.text[low:high], True, 0.0)


class Rendered:
    """Where a whole translation renders each word of its source."""

    def __init__(self, aligned: Aligned) -> None:
        """Take the alignment of the two."""
        view: View = chinese_view(aligned)
        self._answers = sorted(
            (view.own[i].passage.locate(a.word.start, a.word.end), view.other[a.unit].passage.locate(a.start, a.end))
            for i, cover in enumerate(view.covers)
            for a in cover.answers
        )

    def is_in(self, own: Sequence[int], place: Stretch) -> bool | None:
        """Return whether most of a stretch is rendered in `place`; None if that does not show."""
        there = [bool(overlap(other, place)) for word, other in self._answers if overlap(word, own)]
        if sum(there) * 2 > len(there):
            return True
        return None if not there or any(there) else False


def without_member(english: str, chance: Random) -> tuple[str, Stretch] | None:
    """Return a row without one member of a list, and where that stood in it; None if there is no list."""
    found = [place for match in _LIST.finditer(english) for place in _members(english, match)]
    if not found:
        return None
    start, end, member = chance.choice(found)
    return english[:start] + english[end:], (member, end)


def _members(english: str, match: re.Match[str]) -> Iterator[tuple[int, int, int]]:
    """Yield what can be taken out of a list, and where the member begins in it."""
    cuts = list(_CUT.finditer(english, match.start(), match.end()))
    for before, after in pairwise(cuts):
        if before.group().startswith(",") and len(english[before.end() : after.start()].split()) <= _LONGEST:
            yield before.start(), after.start(), before.end()
    last = cuts[-1]
    if len(cuts) > 2 and len(english[last.end() : match.end()].split()) <= 4 and english[match.end() :][:1] in ".;:)":
        yield last.start(), match.end(), last.end()


def made(data: Path, reader: Reader, name: str) -> Iterator[Case]:
    """Yield the members of whole translations, and of the same without one member in each list."""
    documents: defaultdict[tuple[str, str], dict[int, Row]] = defaultdict(dict)
    for row in rows(data / f"{name}_pairs.jsonl"):
        documents[row["set"], row["doc"]][row["order"]] = row
    dropped = defaultdict(list)
    for case in rows(data / f"{name}.jsonl"):
        if case["label"]["kind"] == "item_drop" and "\n" not in case["label"]["en_after"]:
            dropped[case["set"], case["doc"]].append(case)
    for key in sorted(documents):
        ordered = [row for _, row in sorted(documents[key].items())]
        chinese, english = ([row[side].replace("\n", " ") for row in ordered] for side in ("zh", "en"))
        whole, aligned = reader.texts("\n".join(chinese), "\n".join(english))
        rendered, document = Rendered(aligned), f"{name} {key}"
        yield from (Case("whole", document, seen.features, label=False) for seen in whole)
        for draw in range(DRAWS):
            chance = Random(f"{key} {draw}")  # noqa: S311  (the same members each time)
            taken = {
                at: cut
                for at, row in enumerate(english)
                if "、" in chinese[at] and (cut := without_member(row, chance)) is not None
            }
            if taken:
                yield from _lacking(reader, "made", document, chinese, english, taken, rendered)
        for case in dropped[key]:
            label = case["label"]
            at, start = label["row"], english[label["row"]].find(label["before"])
            if start >= 0 and chinese == [row.replace("\n", " ") for row in case["zh"]]:
                cut = label["en_after"], (start, start + len(label["before"]))
                yield from _lacking(reader, "drop", document, chinese, english, {at: cut}, rendered)


def _lacking(
    reader: Reader,
    kind: str,
    document: str,
    chinese: Sequence[str],
    english: Sequence[str],
    taken: Mapping[int, tuple[str, Stretch]],
    rendered: Rendered,
) -> Iterator[Case]:
    """Yield the members of a translation in which some rows lack one."""
    lacking = [taken[at][0] if at in taken else row for at, row in enumerate(english)]
    places, starts = spans(chinese), [start for start, _ in spans(english)]
    for seen in reader.texts("\n".join(chinese), "\n".join(lacking))[0]:
        at = next((at for at in taken if overlap(places[at], seen.gap.span)), None)
        if at is None:
            yield Case(kind, document, seen.features, label=False)
        else:
            low, high = taken[at][1]
            label = rendered.is_in(seen.gap.span, (starts[at] + low, starts[at] + high))
            yield Case(kind, document, seen.features, label, hash_of(kind, document, str(sorted(taken.items())), at))


def hash_of(*names: object) -> int:
    """Return the same number for the same names in each run."""
    return crc32(repr(names).encode())


def fresh(data: Path, reader: Reader) -> Iterator[Case]:
    """Yield the members of clauses that are kept, and those that are taken out."""
    for path in sorted((data / "fresh").glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        chinese, english = (path.with_name(f"{name}.{side}.txt").read_text(encoding="utf-8") for side in ("zh", "en"))
        units = json.loads(path.read_text(encoding="utf-8"))["units"]
        whole, aligned = reader.texts(chinese, english)
        rendered, lines = Rendered(aligned), english.split("\n")
        for seen in whole:
            own = [unit for unit in units if overlap(unit["span"], seen.gap.span)]
            if own and all(unit["verdict"] == "kept" and "omitted" not in unit["ok"] for unit in own):
                yield Case("fresh", name, seen.features, label=False)
        for draw in range(DRAWS + 1):
            chance = Random(f"{name} {draw}")  # noqa: S311
            cuts = [without_member(line, chance) for line in lines]
            starts = [start for start, _ in spans(lines)]
            gone = [(at + cut[1][0], at + cut[1][1]) for at, cut in zip(starts, cuts, strict=True) if cut]
            lacking = "\n".join(cut[0] if cut else line for line, cut in zip(lines, cuts, strict=True))
            for seen in reader.texts(chinese, lacking)[0]:
                if any(rendered.is_in(seen.gap.span, place) for place in gone):
                    yield Case("whole", name, seen.features, label=True)


def real(data: Path, reader: Reader) -> Iterator[Case]:
    """Yield the members of real pairs, by whether a true problem lies there."""
    for path in sorted((data / "real" / "gold").glob("*.json")):
        if path.stem in UNLIKE:
            continue
        folder = data / "real" / "pairs" / path.stem
        gold = json.loads(path.read_text(encoding="utf-8"))
        sides = (next(folder.glob(f"{side}.*")) for side in ("source", "translation"))
        try:
            members, _, segments = reader.documents(*map(read, sides))
        except PolicyparseError as error:
            print(f"   {path.stem} left out: {error}")
            continue
        problems = Problems(gold, segments)
        for seen in members:
            lost = problems.holds(Weighed(*seen))
            if lost or gold["complete"] or gold["faithful"]:
                yield Case("real", path.stem, seen.features, lost)


def omission(data: Path, reader: Reader) -> Iterator[Case]:
    """Yield the members of machine translations: those that a human marked, and those where none is marked."""
    for number, row in enumerate(rows(data / "omission.jsonl")):
        marks = [
            (mark["start"], mark["end"])
            for marked in row["omission"].values()
            for mark in marked
            if mark["side"] == "source"
        ]
        for seen in reader.texts(row["source"], row["target"])[0]:
            share = 0.5 * len(seen.gap.text)
            hit = any(
                high - low >= LONGEST_MARK and overlap(seen.gap.span, (low, high)) >= share for low, high in marks
            )
            if hit or not any(overlap(seen.gap.span, mark) for mark in marks):
                yield Case("omission", str(number), seen.features, hit)


def refs(data: Path, reader: Reader) -> Iterator[Case]:
    """Yield the members of faithful translations: none of them is left out."""
    for number, row in enumerate(islice(rows(data / "refs.jsonl"), 0, None, REFS_STEP)):
        for english in filter(None, (row.get("en"), row.get("en_b"))):
            for seen in reader.texts(row["zh"], english)[0]:
                yield Case("refs", str(number), seen.features, label=False)


def grown(cases: Sequence[Case]) -> Forest:
    """Return trees; where a row lacks a member and no word tells which, it is the likeliest."""
    rising = {gaps.MEMBER_FEATURES.index(name): way for name, way in RISING.items()}
    guessed: set[int] = set()
    for left in range(ROUNDS, -1, -1):
        forest = grow(_examples(cases, guessed), rising)
        if left:
            guessed = set(_guessed(cases, forest))
    return forest


def _examples(cases: Sequence[Case], guessed: set[int]) -> Iterator[Example]:
    for at, case in enumerate(cases):
        label = True if at in guessed else case.label
        if label is not None:
            yield Example(case.features, label, WEIGHTS[case.kind] * _counted(case.kind, label))


def _counted(kind: str, label: bool) -> float:
    return 1.0 if not label or kind in ("fresh", "real") else LEFT_OUT


def _guessed(cases: Sequence[Case], forest: Forest) -> Iterator[int]:
    of_row: defaultdict[int, list[int]] = defaultdict(list)
    for at, case in enumerate(cases):
        if case.row is not None:
            of_row[case.row].append(at)
    for members in of_row.values():
        if not any(cases[at].label for at in members):
            unknown = [at for at in members if cases[at].label is None]
            if unknown:
                yield max(unknown, key=lambda at: forest.log_odds(cases[at].features))


def report(forest: Forest, cases: Sequence[Case]) -> None:
    """Print what is taken for left out, by chance: members of each kind, and rows that lack one."""
    sizes = Counter((case.kind, case.label) for case in cases if case.label is not None)
    lacking = Counter(case.kind for case in {case.row: case for case in cases if case.row is not None}.values())
    for cut in CUTS:
        taken = [case for case in cases if logistic(forest.log_odds(case.features)) > cut]
        count = Counter((case.kind, case.label) for case in taken)
        found = Counter(case.kind for case in {case.row: case for case in taken if case.row is not None}.values())
        parts = chain(
            (f"{k} {'left out' if y else 'there'} {count[k, y]}/{n}" for (k, y), n in sorted(sizes.items())),
            (f"rows of {k} {found[k]}/{n}" for k, n in sorted(lacking.items())),
        )
        print(f"   {cut}  {', '.join(parts)}")


def members(data: Path, reader: Reader, limit: int | None = None) -> Iterator[Case]:
    """Yield the members of all sets, the first `limit` of each."""
    sets: Iterable[Iterator[Case]] = (
        fresh(data, reader),
        real(data, reader),
        omission(data, reader),
        refs(data, reader),
        made(data, reader, "perturb"),
        made(data, reader, "perturb2"),
    )
    for one in sets:
        yield from islice(one, limit)


def main() -> None:
    """Grow, report and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of the development data")
    parser.add_argument("--limit", type=int, help="the first N members of each set alone")
    parser.add_argument("--out", type=Path, default=gaps.MEMBER_TREES, help="where the trees go")
    options = parser.parse_args()
    cases = list(members(options.data, Reader(load_resources()), options.limit))
    halves = [[case for case in cases if hash_of(case.document) % 2 == half] for half in (0, 1)]
    for half, other in (halves, halves[::-1]):
        print(f"grown on {len(half)} members; of {len(other)} others taken for left out, by chance:")
        report(grown(half), other)
    write_forest(options.out, HEAD, gaps.MEMBER_FEATURES, grown(cases))


if __name__ == "__main__":
    main()
