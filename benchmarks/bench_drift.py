"""Does `policyparse drift` tell what the translation has followed? Edits of the source, made both ways.

    python benchmarks/bench_drift.py pairs PAIRS.jsonl     aligned rows {"doc", "order", "zh", "en"}
    python benchmarks/bench_drift.py pages PAGES.jsonl     pages {"zh": [], "en": [], "gold": [{"row", "expect", "en"}]}
    python benchmarks/bench_drift.py commits PAGES.jsonl   the same as files of a repository, in two commits

`pairs`: every document is edited in every tenth row. Seen from the text to the edit, the translation is behind; seen
from the edit to the text, it has followed. `pages`: rows that the translation lacks (`omitted`) were added since; in
sync are the rows that it has (`none`), every tenth of them added since. `commits`: pages that lack no row are
cut in two halves that change places, with a blank line after each row.
"""

import json
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import policyparse
from policyparse.gate.drift import drift
from policyparse.readers import read_text

STEP = 10
WORD = re.compile(r"[一-鿿]{2}")
NUMBER = re.compile(r"\d+")
CLAUSE = re.compile(r"(?<=[，；。])")


def rows(path):
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]


def number(row, _, rng):
    found = NUMBER.search(row)
    return row[: found.start()] + str(int(found.group()) + rng.randint(1, 9)) + row[found.end() :] if found else None


def clause_removed(row, *_):
    parts = CLAUSE.split(row)
    return "".join([parts[0], *parts[2:]]) if len(parts) > 2 and max(map(len, parts[1:-1])) > 8 else None


def clause_added(row, other, _):
    mine, theirs = CLAUSE.split(row), [part for part in CLAUSE.split(other) if 10 < len(part) < 40]
    return "".join([mine[0], f"{theirs[0][:-1]}，", *mine[1:]]) if len(mine) > 2 and theirs else None


def word(row, other, rng):
    mine, theirs = WORD.findall(row), WORD.findall(other)
    return row.replace(rng.choice(mine), rng.choice(theirs), 1) if mine and theirs else None


EDITS = {
    "number changed": number,
    "clause removed": clause_removed,
    "clause added": clause_added,
    "words replaced": word,
    "row removed": lambda *_: "",
    "row added": lambda row, other, _: f"{row}\n{other}",
}


def verdicts(old, new, translation):
    found = drift(read_text(old, "zh"), read_text(new, "zh"), read_text(translation, "en"))
    return Counter(change.verdict for change in found.changes)


def pairs(path):
    documents = defaultdict(list)
    for row in sorted(rows(path), key=lambda row: row["order"]):
        documents[row["doc"]].append(row)
    everything = [row["zh"] for rows_ in documents.values() for row in rows_]
    rng = random.Random(6)
    for name, edit in EDITS.items():
        ahead, back, flagged, quiet, count = Counter(), Counter(), 0, 0, 0
        for document in documents.values():
            zh, en = [row["zh"] for row in document], "\n".join(row["en"] for row in document)
            edited = list(zh)
            for at in range(rng.randrange(min(STEP, len(zh))), len(zh), STEP):
                found = edit(zh[at], rng.choice(everything), rng)
                edited[at] = zh[at] if found is None else found
            if edited == zh:
                continue
            count += 1
            text, other = "\n".join(zh), "\n".join(edited)
            behind, followed = verdicts(text, other, en), verdicts(other, text, en)
            ahead += behind
            back += followed
            flagged += bool(behind["pending"])
            quiet += not followed["pending"]
        print(
            f"{name}: behind {_shares(ahead)}; followed {_shares(back)}; "
            f"documents flagged {flagged}/{count}, left alone {quiet}/{count}"
        )


def _shares(tally):
    return ", ".join(f"{name} {tally[name]}" for name in ("pending", "unclear", "followed"))


def pages(path):
    rng = random.Random(6)
    behind, followed, flagged, changed, alarms, in_sync = Counter(), Counter(), 0, 0, 0, 0
    for page in rows(path):
        zh, en = ([one.replace("\n", " ") for one in page[side]] for side in ("zh", "en"))
        lost = {gold["row"] for gold in page["gold"] if gold["expect"] == "omitted"}
        if lost:
            tally = verdicts(
                "\n".join(row for at, row in enumerate(zh) if at not in lost), "\n".join(zh), "\n".join(en)
            )
            behind += tally
            changed += 1
            flagged += bool(tally["pending"])
        same = [gold["row"] for gold in page["gold"] if gold["expect"] == "none"]
        new = [zh[at] for at in same]
        gone = set(range(rng.randrange(STEP), len(new), STEP))
        if gone:
            tally = verdicts(
                "\n".join(row for at, row in enumerate(new) if at not in gone), "\n".join(new), "\n".join(en)
            )
            followed += tally
            in_sync += 1
            alarms += bool(tally["pending"])
    print(f"changed: {_shares(behind)}; pages flagged {flagged}/{changed}")
    print(f"in sync: {_shares(followed)}; pages flagged {alarms}/{in_sync}")


def commits(path):
    with tempfile.TemporaryDirectory() as folder:
        shared = [page for page in rows(path) if any(gold["expect"] == "none" for gold in page["gold"])]
        _in_commits(Path(folder), shared)


def _in_commits(folder, every):
    def git(*arguments):
        who = ("-c", "user.name=bench", "-c", "user.email=bench@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *arguments], cwd=folder, check=True)

    changed, paths = [], [(folder / f"{at}.zh.txt", folder / f"{at}.en.txt") for at in range(len(every))]
    git("init", "--quiet")
    for (source, translation), page in zip(paths, every, strict=True):
        lost = {gold["row"] for gold in page["gold"] if gold["expect"] == "omitted"}
        changed.append(bool(lost))
        source.write_text(_text(row for at, row in enumerate(page["zh"]) if at not in lost), encoding="utf-8")
        translation.write_text(_text(page["en"]), encoding="utf-8")
    git("add", ".")
    git("commit", "--quiet", "-m", "Translate")
    for (source, _), page, new in zip(paths, every, changed, strict=True):
        moved = page["zh"] if new else page["zh"][len(page["zh"]) // 2 :] + page["zh"][: len(page["zh"]) // 2]
        source.write_text(_text(moved, "\n\n"), encoding="utf-8")
    git("commit", "--quiet", "--all", "-m", "Go on")
    found = [policyparse.drift(*pair).found for pair in paths]
    for name, kept in (("changed", True), ("moved and reformatted", False)):
        mine = [one for one, new in zip(found, changed, strict=True) if new is kept]
        told, flagged = sum(bool(one.changes) for one in mine), sum(bool(one.pending) for one in mine)
        print(f"{name}: {len(mine)} pages, {told} with a change, {flagged} with a pending one")


def _text(lines, end="\n"):
    return "".join(line.replace("\n", " ") + end for line in lines)


if __name__ == "__main__":
    {"pairs": pairs, "pages": pages, "commits": commits}[sys.argv[1]](sys.argv[2])
