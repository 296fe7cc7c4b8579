"""Worker processes: each job has its answer, and none is left behind."""

import os
import signal
import subprocess
import sys

import pytest

from policyparse.config import Reading
from policyparse.gate import records, workers
from policyparse.gate.protocol import Answer, Job, Replay, dumps_answer, dumps_job, loads_answer, loads_job
from policyparse.gate.worker import answer
from tests.gate import project

WORKER = """
import sys, time
for line in sys.stdin:
    if "ports" in line:
        {on_ports}
    print('[null, "x", 3, []]', flush=True)
"""


@pytest.fixture
def jobs(folder):
    project.edit(folder / "docs/en/lifts.md", "500", "600")
    names = ("canteens", "ports", "lifts")
    return [Job(f"docs/zh/{name}.md", f"docs/en/{name}.md", (), Reading()) for name in names]


@pytest.fixture
def started(monkeypatch):
    """The processes that are started."""
    processes = []
    popen = subprocess.Popen
    monkeypatch.setattr(workers.subprocess, "Popen", lambda *a, **k: processes.append(popen(*a, **k)) or processes[-1])
    return processes


def test_jobs_and_answers_pass_through_the_protocol():
    job = Job("源 \ud800.md", "b.md", ("terms.tsv",), Reading(password="秘", max_pages=3), "en_model")
    assert loads_job(dumps_job(job)) == job
    replaying = job._replace(replay=Replay("kept.jsonl", "m", 0.65))
    assert loads_job(dumps_job(replaying)) == replaying
    told = Answer(None, "a line", 3, ("a note",))
    assert loads_answer(dumps_answer(told)) == told


def test_workers_find_what_this_process_finds_and_are_gone_afterwards(jobs, started):
    missing = jobs[0]._replace(translation="docs/en/gone.md")
    shared = dict(workers.answers([*jobs, missing], 2))
    assert [shared[at] for at in range(4)] == [answer(job) for job in (*jobs, missing)]
    assert [found.check for found in records.loads(shared[2].record).findings] == ["PP201"]
    assert (shared[3].code, shared[3].error) == (3, "docs/en/gone.md: no such file; check the path")
    assert len(started) == 2
    assert all(process.poll() is not None for process in started)


def test_one_job_needs_no_process(jobs, monkeypatch):
    monkeypatch.setattr(workers.subprocess, "Popen", None)
    assert [at for at, _ in workers.answers(jobs[:1], None)] == [0]
    assert [at for at, _ in workers.answers(jobs, 1)] == [0, 1, 2]


def test_a_worker_that_dies_costs_its_job_and_no_other(jobs, monkeypatch):
    dying = WORKER.format(on_ports="sys.exit(9)")
    monkeypatch.setattr(workers, "_COMMAND", (sys.executable, "-c", dying))
    found = dict(workers.answers(jobs, 2))
    assert found[0] == found[2] == Answer(None, "x", 3)
    assert "docs/en/ports.md: the process that compared it ended" in found[1].error


def test_a_worker_that_dies_unasked_does_not_take_the_command_line_with_it(jobs, monkeypatch):
    monkeypatch.setattr(workers, "_COMMAND", (sys.executable, "-c", "import os; os.close(0)"))
    before = signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        found = dict(workers.answers(jobs, 2))
        assert signal.getsignal(signal.SIGPIPE) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGPIPE, before)
    assert [answer.code for answer in found.values()] == [3, 3, 3]


def test_whoever_stops_listening_leaves_no_worker(jobs, started, monkeypatch):
    slow = WORKER.format(on_ports="time.sleep(60)")
    monkeypatch.setattr(workers, "_COMMAND", (sys.executable, "-c", slow))
    listening = workers.answers(jobs, 2)
    next(listening)
    listening.close()
    assert all(process.poll() is not None for process in started)


def test_a_worker_imports_nothing_from_the_working_folder(folder):
    (folder / "json.py").write_text("raise SystemExit('taken in')")
    done = subprocess.run(
        workers._COMMAND, input="", capture_output=True, text=True, check=False, env=os.environ | {"PYTHONUTF8": "1"}
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
