"""Small corpora in a folder, runs over them, and all that a store holds."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import psutil

from policyparse.batch.entries import Entry, Patterns
from policyparse.batch.folder import read_folder
from policyparse.batch.protocol import Limits, Setup
from policyparse.batch.run import Options, run
from policyparse.config import Config

PAIRED = Patterns("{stem}.zh.*", "{stem}.en.*")
LIMITS = Limits(60, 1_000_000_000)

_SOURCE = """\
一、总体目标

到2027年，全市建成{n}个以上现代海洋牧场，海产品年产量达到{m}万吨。

二、主要任务

1. 完善基础设施

加快建设渔港和冷链物流设施。完善居民投诉渠道。（交通运输部、财政部）
"""
_TRANSLATION = """\
I. Overall Objectives

By 2027, build about {n} modern marine ranches.

II. Main Tasks

1. Infrastructure

Speed up the construction of fishing ports. (Ministry of Transport)
"""


def write(folder: Path, pairs: int) -> Path:
    """Write so many pairs, each with figures of its own; return the folder."""
    folder.mkdir(exist_ok=True)
    for at in range(pairs):
        name = f"plan{at:03}"
        (folder / f"{name}.zh.txt").write_text(_SOURCE.format(n=at + 3, m=at + 100), encoding="utf-8")
        (folder / f"{name}.en.txt").write_text(_TRANSLATION.format(n=at + 3), encoding="utf-8")
    return folder


def cut(folder: Path, source: Path, translation: Path, pairs: int) -> Path:
    """Write so many pairs cut from two texts, each from another place, with lines left out and figures changed."""
    folder.mkdir(exist_ok=True)
    left = [line for line in source.read_text("utf-8").splitlines() if line]
    right = [line for line in translation.read_text("utf-8").splitlines() if line and line.isascii()]
    for at in range(pairs):
        first, other = (at * len(side) // pairs for side in (left, right))
        zh = left[first:][: 12 + at % 9] + left[:5]
        en = [line for number, line in enumerate(right[other:][:16] + right[:5]) if number % (at % 4 + 2)]
        changed = "\n\n".join(en).translate(str.maketrans("2358", "8532" if at % 3 else "2358"))
        (folder / f"cut{at:03}.zh.txt").write_text("\n\n".join(zh), encoding="utf-8")
        (folder / f"cut{at:03}.en.txt").write_text(changed, encoding="utf-8")
    return folder


def poison(folder: Path, name: str, times: int) -> None:
    """Write a pair that takes much time and memory."""
    (folder / f"{name}.zh.txt").write_text(_SOURCE.format(n=8, m=100) * times, encoding="utf-8")
    (folder / f"{name}.en.txt").write_text(_TRANSLATION.format(n=8) * times, encoding="utf-8")


def entries(folder: Path) -> tuple[Entry, ...]:
    """The pairs of a folder."""
    return read_folder(folder, PAIRED).entries


def compared(folder: Path, store: Path, *, limits: Limits = LIMITS, progress=lambda _: None, **options):
    """Compare all pairs of a folder; return the last state."""
    return run(Setup("compare", Config(), limits), entries(folder), store, Options(**options), progress)


def contents(store: Path) -> dict[str, list[tuple]]:
    """All rows of all tables, in order."""
    with closing(sqlite3.connect(store)) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: sorted(database.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in names}


def asked(store: Path, query: str, *values) -> list[tuple]:
    """The rows that a query finds."""
    with closing(sqlite3.connect(store)) as database:
        return database.execute(query, values).fetchall()


def workers_of(process):
    """The ids of the workers that a process has now."""
    found = []
    for child in psutil.Process(process).children():
        with suppress(psutil.NoSuchProcess):  # it ended in the meantime
            found += [child.pid] if "policyparse.batch.worker" in child.cmdline() else []
    return found
