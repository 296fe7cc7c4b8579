"""A worker takes what Python compiles for it from the cache, and keeps it there before it is killed."""

import os
import subprocess

import pytest

from policyparse.caching import CACHE_VARIABLE, cache_folder
from policyparse.config.limits import USUAL
from policyparse.gate.protocol import Job, dumps_job, loads_answer
from policyparse.gate.workers import _COMMAND
from policyparse.lexicon import load_lexicon
from policyparse.termbase import load_termbase


@pytest.fixture
def folder(tmp_path):
    """A cache folder with the compiled lexicon and glossaries alone."""
    load_lexicon()
    load_termbase()
    (tmp_path / "cache").mkdir()
    for kind in ("lexicon", "termbase"):
        for path in cache_folder().glob(f"{kind}-*.bin"):
            (tmp_path / "cache" / path.name).write_bytes(path.read_bytes())
    for name, text in (("a.txt", "新建食堂30个。"), ("b.txt", "Build 30 canteens.")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_what_was_compiled_is_kept_when_the_first_job_is_done(folder):
    job = dumps_job(Job("a.txt", "b.txt", (), USUAL))
    environment = os.environ | {CACHE_VARIABLE: str(folder / "cache")}
    for _ in range(2):
        with subprocess.Popen(
            _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="ascii", cwd=folder, env=environment
        ) as worker:
            for _ in range(2):  # the second answer comes when what the first took was kept
                worker.stdin.write(job)
                worker.stdin.flush()
                answer = loads_answer(worker.stdout.readline())
            worker.kill()
        assert answer.error is None
        (expressions,) = (folder / "cache").glob("expressions-*.bin")
        (methods,) = (folder / "cache").glob("methods-*.bin")
    assert expressions.stat().st_size > 300_000
    assert methods.stat().st_size > 100_000
    assert not (folder / "cache" / "analyses").exists()
