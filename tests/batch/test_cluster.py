"""The same batch on a Dask cluster: the same store, whatever ends a machine of it."""

import os
import signal
import sys
import time
from functools import partial

import psutil
import pytest
from distributed import Client, LocalCluster

from policyparse.batch import cluster
from policyparse.errors import UsageError
from tests.batch import corpora

COUNT = 30


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return corpora.write(tmp_path_factory.mktemp("corpus") / "pairs", COUNT)


@pytest.fixture(scope="module")
def machines():
    """A cluster of two workers, each a process."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as found:
        yield found


def listening():
    """The addresses that this process listens at."""
    return {one.laddr for one in psutil.Process().net_connections() if one.status == psutil.CONN_LISTEN}


@pytest.fixture
def engine(machines):
    return partial(cluster.answers, scheduler=machines.scheduler_address)


def test_a_cluster_of_our_own_makes_the_same_store_and_leaves_nothing(folder, tmp_path, capfd):
    own = partial(cluster.answers, scheduler=None)
    corpora.compared(folder, tmp_path / "local.sqlite")

    def interrupt(state):
        if state.done == 8:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        corpora.compared(folder, tmp_path / "dask.sqlite", engine=own, workers=2, progress=interrupt)
    corpora.compared(folder, tmp_path / "dask.sqlite", engine=own, workers=2)
    assert corpora.contents(tmp_path / "dask.sqlite") == corpora.contents(tmp_path / "local.sqlite")
    assert not corpora.workers_of(os.getpid())
    assert capfd.readouterr() == ("", "")


def test_a_lost_machine_costs_nothing(folder, machines, engine, tmp_path):
    corpora.compared(folder, tmp_path / "local.sqlite")
    with Client(machines) as client:
        victim = next(iter(client.run(os.getpid).values()))

    def kill(state):
        if state.done == 8:
            os.kill(victim, signal.SIGKILL)

    state = corpora.compared(folder, tmp_path / "dask.sqlite", engine=engine, progress=kill)
    assert (state.done, state.failed) == (COUNT, 0)
    assert corpora.contents(tmp_path / "dask.sqlite") == corpora.contents(tmp_path / "local.sqlite")
    with Client(machines) as client:
        assert set(client.run(lambda: len(cluster._crews)).values()) == {0}  # no process of ours is left


def test_a_cluster_of_our_own_cannot_be_reached_from_outside(tmp_path):
    folder = corpora.write(tmp_path / "pairs", 1)
    before, during = listening(), set()
    corpora.compared(
        folder,
        tmp_path / "s.sqlite",
        engine=partial(cluster.answers, scheduler=None),
        progress=lambda state: during.update(listening()) if state.done else None,
    )
    assert {address.ip for address in during - before} == {"127.0.0.1"}


def test_an_interrupt_does_not_wait_for_a_pair_under_way(tmp_path):
    folder = corpora.write(tmp_path / "pairs", 3)
    corpora.poison(folder, "plan001", 20_000)

    def interrupt(state):
        if state.done:
            raise KeyboardInterrupt

    before = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        corpora.compared(
            folder,
            tmp_path / "s.sqlite",
            engine=partial(cluster.answers, scheduler=None),
            workers=1,
            progress=interrupt,
        )
    assert time.monotonic() - before < 20
    assert not corpora.workers_of(os.getpid())


def test_a_pair_that_hangs_costs_itself_alone(engine, tmp_path):
    folder = corpora.write(tmp_path / "pairs", 3)
    corpora.poison(folder, "plan000", 20_000)
    limits = corpora.LIMITS._replace(seconds=2)
    state = corpora.compared(folder, tmp_path / "s.sqlite", engine=engine, limits=limits)
    assert (state.done, state.failed) == (2, 1)
    assert corpora.asked(tmp_path / "s.sqlite", "SELECT kind FROM failures") == [("time",)]


def test_a_scheduler_has_to_answer(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "_PATIENCE", 0.5)
    engine = partial(cluster.answers, scheduler="tcp://127.0.0.1:9")
    with pytest.raises(UsageError, match="no Dask scheduler answers at tcp"):
        corpora.compared(folder, tmp_path / "s.sqlite", engine=engine)


def test_dask_needs_its_extra(folder, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match="install policyparse\\[dask\\]"):
        corpora.compared(folder, tmp_path / "s.sqlite", engine=partial(cluster.answers, scheduler=None))
