"""`check --watch`: what changes is checked anew, until it is interrupted."""

import os
import signal
import subprocess
import sys
import threading
from queue import Queue

import pytest

from policyparse.cli import run
from tests.gate import project

START = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell lets what it runs in the background ignore it
from policyparse.cli import main
sys.exit(main())
"""
PATIENCE = 60


@pytest.fixture
def watched(folder):
    """Start `check --watch` in the project; return a function that waits for a line with some words."""
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", START, "check", "--watch", "--workers", "1", "-f", "text", "-f", "json=out.json"],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment,
    )  # fmt: skip
    lines: Queue[str] = Queue()
    threading.Thread(target=lambda: [lines.put(line) for line in process.stdout], daemon=True).start()

    def until(words):
        while words not in (line := lines.get(timeout=PATIENCE)):
            pass
        return line

    until.process = process
    yield until
    process.kill()
    process.wait()


def test_a_page_a_new_pair_and_the_settings_are_checked_anew(folder, watched):
    watched("3 pairs: 0 errors")
    project.edit(folder / "docs/en/lifts.md", "500", "600")
    watched("lifts.md changed")
    assert "docs/en/lifts.md:3" in watched("PP201")
    watched("3 pairs: 1 error")
    (folder / "docs/zh/new.md").write_text("新建食堂30个。", encoding="utf-8")
    (folder / "docs/en/new.md").write_text("Build 30 canteens.")
    watched("4 pairs: 1 error")
    settings = folder / "policyparse.toml"
    settings.write_text("select = 3\n" + settings.read_text())
    watched("select must be a list")
    settings.write_text(settings.read_text().replace("select = 3", 'ignore = ["PP201"]'))
    watched("4 pairs: 0 errors")
    watched.process.send_signal(signal.SIGINT)
    assert watched.process.wait(PATIENCE) == 130


def test_without_its_extra_it_says_what_to_install(folder, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    assert run(["check", "--watch"]) == 2
    assert "pip install 'policyparse[watch]'" in capsys.readouterr().err
    assert folder.is_dir()
