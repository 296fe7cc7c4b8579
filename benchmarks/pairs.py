"""Pairs of segment lists whose links are known: from files of real translations, and made for growth."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

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


class Pair(NamedTuple):
    """A source, a translation, and the links between their segments; `kind` says what was done to the translation."""

    kind: str
    source: Sequence[str]
    translation: Sequence[str]
    links: set[tuple[int, int]]


def made(size: int, *, shuffled: bool) -> Pair:
    """Return a pair of `size` source segments made from the shipped glossaries, a fifth of the translation deleted.

    Each sentence joins two terms by one of a few frames. Such text is easier than real text: it shows growth.
    """
    terms = [(c.zh[0], c.en_preferred[0]) for c in load_termbase().concepts if c.kind == "term" and len(c.zh[0]) > 2]
    chance = random.Random(1993)
    whole = []
    for number in range(size):
        (zh_a, en_a), (zh_b, en_b) = chance.sample(terms, 2)
        zh, en = chance.choice(FRAMES)
        n = 2000 + number % 60
        whole.append((zh.format(a=zh_a, b=zh_b, n=n), en.format(a=en_a, b=en_b, n=n)))
    return _shortened("made", whole, random.Random(size), shuffled=shuffled)


def read(path: Path) -> Iterator[Pair]:
    """Yield the pairs of a JSON lines file, of either kind.

    A line may be a document: `zh`, a list of segments, `slides`, lists of segments, `links`, pairs of indices, `mode`.
    Or it may be one row of a full translation: `set`, `doc`, `order`, `zh`, `en`; its document is taken whole, and
    with a fifth of the rows deleted and the rest cut into slides of eight that are shuffled.
    """
    rows = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if "slides" in row:
            translation = [text for slide in row["slides"] for text in slide]
            yield Pair(row["mode"], row["zh"], translation, {(i, j) for i, j in row["links"]})
        else:
            rows[row["set"], row["doc"]].append((row["order"], row["zh"], row["en"]))
    for number, document in enumerate(rows.values()):
        whole = [(zh, en) for _, zh, en in sorted(document)]
        yield Pair("whole", *map(list, zip(*whole, strict=True)), {(i, i) for i in range(len(whole))})
        yield _shortened("fifth deleted, shuffled", whole, random.Random(number), shuffled=True)


def _shortened(kind: str, whole: Sequence[tuple[str, str]], chance: random.Random, *, shuffled: bool) -> Pair:
    kept = [i for i in range(len(whole)) if chance.random() >= 0.2]
    if shuffled:
        slides = [kept[at : at + SLIDE] for at in range(0, len(kept), SLIDE)]
        chance.shuffle(slides)
        kept = [i for slide in slides for i in slide]
    return Pair(kind, [zh for zh, _ in whole], [whole[i][1] for i in kept], {(i, j) for j, i in enumerate(kept)})
