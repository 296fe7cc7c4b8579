"""A worker process: it answers, its death costs one answer, and it is gone with the server."""

import subprocess
import sys
import time

from policyparse.config import Config
from policyparse.lsp import analyst
from policyparse.lsp.analyst import Analyst
from policyparse.lsp.protocol import Job, Text
from tests.lsp.editor import START
from tests.lsp.loops import finished

JOB = Job(Text("a.md", "加装电梯500台。", "zh"), Text("b.md", "Install 600 lifts.", "en"), (), Config().reading)


def asked(worker, *jobs):
    async def ask():
        return [await worker.ask(job) for job in jobs]

    try:
        return finished(ask())
    finally:
        worker.end()


def test_a_worker_says_what_it_sees_or_what_is_wrong():
    first, second = asked(Analyst("--patient"), JOB, JOB._replace(source=Text("a.md", " ")))
    assert [found.check for found in first.seen.record.findings] == ["PP201"]
    assert (second.seen, second.error) == (None, "a.md: the text is empty; nothing to read")


def test_a_worker_that_dies_costs_one_answer(monkeypatch, tmp_path):
    dying = f"import os, sys; p = {str(tmp_path / 'once')!r}; new = not os.path.exists(p); open(p, 'w').close()"
    script = f"{dying}; new and sys.exit(9); sys.stdin.readline(); print('[null, \"again\"]', flush=True)"
    monkeypatch.setattr(analyst, "_COMMAND", (sys.executable, "-c", script))
    first, second = asked(Analyst(), JOB, JOB)
    assert "b.md: the process that compared it ended" in first.error
    assert second.error == "again"


def test_after_its_end_a_worker_starts_no_process(monkeypatch):
    monkeypatch.setattr(analyst.subprocess, "Popen", None)
    worker = Analyst()
    worker._ended = True
    assert "ended" in asked(worker, JOB)[0].error


def test_when_the_editor_is_gone_so_are_the_server_and_its_workers():
    command = [sys.executable, "-P", "-c", START, "lsp"]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    for body in (
        '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}',
        '{"jsonrpc":"2.0","method":"initialized","params":{}}',
    ):
        server.stdin.write(f"Content-Length: {len(body)}\r\n\r\n{body}".encode())
        server.stdin.flush()
    assert server.stdout.readline().startswith(b"Content-Length")
    time.sleep(1)  # the first worker has started by then
    _, said = server.communicate(timeout=60)  # until the last process that holds the pipe has ended
    assert (server.returncode, said) == (0, b"")
