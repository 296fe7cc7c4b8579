"""The same batch on a Dask cluster: the same store, whatever ends a machine of it."""

import os
import signal
import sys
from functools import partial

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
    assert not cluster._idle
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
        assert set(client.run(lambda: len(cluster._idle)).values()) == {0}  # no process of ours is left


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
