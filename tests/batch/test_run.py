"""Batches with real processes: each entry is done once, whatever ends a worker or the whole."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from policyparse.batch.protocol import Limits
from policyparse.errors import UsageError
from tests.batch import corpora

COUNT = 36
KILLS = 10
POISON = 20_000  # copies of a plan


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return corpora.write(tmp_path_factory.mktemp("corpus") / "pairs", COUNT)


@pytest.fixture(scope="module")
def undisturbed(folder, tmp_path_factory):
    """What a store holds after a run that nothing disturbs."""
    store = tmp_path_factory.mktemp("undisturbed") / "store.sqlite"
    assert corpora.compared(folder, store, workers=2).done == COUNT
    return corpora.contents(store)


def start(folder, store):
    command = [sys.executable, "-m", "policyparse", "batch", "compare", str(folder), "-o", str(store), "--workers", "2"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def done(store):
    """How many entries a store has the results of."""
    try:
        return corpora.asked(store, "SELECT count(*) FROM entries WHERE state = 'done'")[0][0]
    except sqlite3.OperationalError:  # not made yet
        return 0


def wait_for(store, number, process):
    """Wait until so many entries are done, or a process ended."""
    while done(store) < number and process.poll() is None:
        time.sleep(0.01)


def test_a_second_run_does_nothing(folder, tmp_path, undisturbed):
    corpora.compared(folder, tmp_path / "store.sqlite", workers=1)
    state = corpora.compared(folder, tmp_path / "store.sqlite")
    assert (state.found.due, state.found.done) == (0, COUNT)
    assert corpora.contents(tmp_path / "store.sqlite") == undisturbed


def test_a_second_run_does_what_changed(tmp_path):
    folder = corpora.write(tmp_path / "pairs", 3)
    store = tmp_path / "store.sqlite"
    corpora.compared(folder, store)
    (folder / "plan001.en.txt").write_text("Build 4 ranches.\n", encoding="utf-8")
    assert corpora.compared(folder, store).done == 1
    assert corpora.asked(store, "SELECT count(*) FROM segments WHERE text LIKE 'Build 4%'") == [(1,)]
    assert corpora.asked(store, "SELECT count(*) FROM segments WHERE text LIKE '%about 4 modern%'") == [(0,)]


def test_documents_at_urls_are_read_by_the_workers(tmp_path):
    folder = corpora.write(tmp_path / "pairs", 3)
    with zipfile.ZipFile(tmp_path / "en.zip", "w") as archive:
        for path in folder.glob("*.en.txt"):
            archive.write(path, path.name)
    store, known = tmp_path / "store.sqlite", corpora.entries(folder)
    remote = [
        entry._replace(source=f"file://{entry.source}", translation=f"zip://{name}::file://{tmp_path}/en.zip")
        for entry, name in ((entry, Path(entry.translation).name) for entry in known)
    ]
    remote[2] = remote[2]._replace(translation="nonsense://plan.txt")
    first, second = _of(remote, store), _of(remote, store)
    assert (first.done, first.failed) == (2, 1)
    assert (second.found.due, second.found.done, second.failed) == (
        1,
        2,
        1,
    )  # a file that cannot be read is tried again
    corpora.compared(folder, tmp_path / "local.sqlite")
    for table in ("segments", "findings", "links"):
        query = f"SELECT * FROM {table} WHERE entry < 3 ORDER BY entry"
        assert corpora.asked(store, query) == corpora.asked(tmp_path / "local.sqlite", query)
    (folder / "plan000.zh.txt").write_text("到2027年，建成5个平台。\n", encoding="utf-8")
    assert _of(remote, store).done == 1


def both_workers(seconds=20):
    """The workers, once there are two again: a busy machine takes its time to start one in place of another."""
    end = time.monotonic() + seconds
    while len(there := corpora.workers_of(os.getpid())) < 2 and time.monotonic() < end:
        time.sleep(0.05)
    return there


def test_killed_workers_cost_nothing(folder, tmp_path, undisturbed):
    chance = random.Random(8)
    killed = []

    def kill(state):
        if not state.done or len(killed) == KILLS:
            return
        there = both_workers()
        if len(there) == 2 and chance.random() < 0.7:  # one alone has what others lost
            killed.append(chance.choice(there))
            os.kill(killed[-1], signal.SIGKILL)

    state = corpora.compared(folder, tmp_path / "store.sqlite", workers=2, progress=kill)
    assert len(killed) == KILLS
    assert (state.done, state.failed) == (COUNT, 0)
    assert corpora.contents(tmp_path / "store.sqlite") == undisturbed
    assert not corpora.workers_of(os.getpid())


@pytest.mark.parametrize("seed", [8, 1964])
def test_a_run_that_is_killed_five_times_goes_on(folder, tmp_path, undisturbed, seed):
    chance = random.Random(seed)
    store = tmp_path / "store.sqlite"
    for _ in range(5):
        process = start(folder, store)
        wait_for(store, done(store) + chance.randrange(4), process)
        time.sleep(chance.uniform(0, 0.04))
        assert process.poll() is None
        process.kill()
        process.communicate()
    corpora.compared(folder, store, workers=2)
    assert corpora.contents(store) == undisturbed


def test_a_pair_that_takes_too_long_costs_itself_alone(tmp_path):
    folder = corpora.write(tmp_path / "pairs", 3)
    corpora.poison(folder, "plan000", POISON)
    store = tmp_path / "store.sqlite"
    state = corpora.compared(folder, store, limits=Limits(2, 10**9), workers=2)
    assert (state.done, state.failed) == (2, 1)
    ((name, kind, message),) = corpora.asked(store, "SELECT id, kind, message FROM failures JOIN entries USING (entry)")
    assert (name, kind) == ("plan000.zh.txt:plan000.en.txt", "time")
    assert "not done within 2 seconds" in message


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems do not bound what is allocated")
def test_a_pair_that_takes_too_much_memory_costs_itself_alone(tmp_path):
    folder = corpora.write(tmp_path / "pairs", 3)
    corpora.poison(folder, "plan000", POISON)
    store = tmp_path / "store.sqlite"
    state = corpora.compared(folder, store, limits=Limits(60, 80_000_000), workers=2)
    assert (state.done, state.failed) == (2, 1)
    assert corpora.asked(store, "SELECT kind FROM failures") == [("memory",)]


def test_a_failure_stands_until_it_is_to_be_done_again(tmp_path):
    folder = corpora.write(tmp_path / "pairs", 2)
    (folder / "plan000.en.txt").write_text("加快建设渔港和冷链物流设施。\n", encoding="utf-8")
    store = tmp_path / "store.sqlite"
    first = corpora.compared(folder, store)
    assert (first.done, first.failed, first.last.split(":")[0]) == (1, 1, "plan000.zh.txt")
    second = corpora.compared(folder, store)
    assert (second.found.due, second.found.failed) == (0, 1)
    third = corpora.compared(folder, store, retry=True)
    assert (third.found.due, third.failed) == (1, 1)


def test_what_is_no_longer_named_stays_until_it_is_to_be_dropped(tmp_path):
    folder, store = corpora.write(tmp_path / "pairs", 3), tmp_path / "store.sqlite"
    corpora.compared(folder, store)
    (folder / "plan001.zh.txt").unlink()
    assert corpora.compared(folder, store).found.gone == 1
    assert corpora.asked(store, "SELECT count(DISTINCT entry) FROM segments") == [(3,)]
    assert corpora.compared(folder, store, prune=True).found.gone == 0
    fresh = tmp_path / "fresh.sqlite"
    corpora.compared(folder, fresh)
    for table in ("entries", "segments", "documents", "summaries"):
        assert corpora.asked(store, f"SELECT count(*) FROM {table}") == corpora.asked(
            fresh, f"SELECT count(*) FROM {table}"
        )
    assert corpora.asked(store, "SELECT entry FROM duplicates WHERE entry NOT IN (SELECT entry FROM entries)") == []


def test_a_file_that_is_not_there_is_looked_for_each_time(tmp_path):
    folder = corpora.write(tmp_path / "pairs", 1)
    store = tmp_path / "store.sqlite"
    known = corpora.entries(folder)
    (folder / "plan000.en.txt").rename(folder / "away")
    lost = [entry._replace(translation=str(folder / "plan000.en.txt")) for entry in known]
    for _ in range(2):
        assert _of(lost, store).failed == 1
    (folder / "away").rename(folder / "plan000.en.txt")
    assert _of(lost, store).done == 1
    assert corpora.asked(store, "SELECT count(*) FROM failures") == [(0,)]


def _of(entries, store):
    from policyparse.batch.protocol import Setup
    from policyparse.batch.run import Options, run
    from policyparse.config import Config

    return run(Setup("compare", Config(), corpora.LIMITS), entries, store, Options(), lambda _: None)


def test_a_run_stops_at_the_first_failure_if_it_is_to(tmp_path):
    folder = corpora.write(tmp_path / "pairs", 12)
    (folder / "plan000.en.txt").write_text("", encoding="utf-8")
    state = corpora.compared(folder, tmp_path / "store.sqlite", workers=1, fail_fast=True)
    assert state.failed == 1
    assert state.left > 0
    assert "the file is empty" in state.last
    assert not corpora.workers_of(os.getpid())


def test_a_second_batch_on_one_store_is_refused(folder, tmp_path):
    store = tmp_path / "store.sqlite"
    refused = []

    def intrude(state):
        if state.done == 1:
            with pytest.raises(UsageError, match="another batch is writing") as error:
                corpora.compared(folder, store)
            refused.append(str(error.value))
            second = start(folder, store)
            refused.append(second.communicate()[1])
            assert second.returncode == 2

    corpora.compared(folder, store, workers=1, progress=intrude)
    assert [said.removeprefix("policyparse: ").strip() for said in refused] == [
        f"another batch is writing {store}: wait for its end, or name another store"
    ] * 2


def test_ctrl_c_ends_a_run_and_leaves_what_was_done(folder, tmp_path):
    store = tmp_path / "store.sqlite"

    def interrupt(state):
        if state.done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        corpora.compared(folder, store, workers=2, progress=interrupt)
    assert corpora.asked(store, "SELECT count(*) FROM entries WHERE state = 'done'") == [(5,)]
    assert not corpora.workers_of(os.getpid())


def test_ctrl_c_does_not_wait_for_a_pair_under_way(tmp_path):
    folder = corpora.write(tmp_path / "pairs", 3)
    corpora.poison(folder, "plan000", POISON)

    def interrupt(state):
        if state.done == 2:
            raise KeyboardInterrupt

    before = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        corpora.compared(folder, tmp_path / "store.sqlite", workers=2, progress=interrupt)
    assert time.monotonic() - before < 20
    assert not corpora.workers_of(os.getpid())
