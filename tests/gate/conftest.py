"""A git repository with one pair, whose commits are as old as a test wants them; a project; a cache of one's own."""

import os
import subprocess
from datetime import UTC, datetime, timedelta

import pytest

from policyparse.cli import run
from policyparse.gate import cache
from tests.gate import project

SOURCE = """\
上海市关于促进海洋牧场发展的实施方案

一、总体目标

到2027年，全市建成8个以上现代海洋牧场，海产品年产量达到120万吨。

二、主要任务

1. 完善基础设施

加快建设渔港和冷链物流设施，推广深水网箱养殖。

2. 强化科技支撑

支持企业与高校共建实验室，培育优良品种。

3. 加强人才培养

每年组织渔民参加技能培训。
"""

TRANSLATION = """\
Implementation Plan of Shanghai for Promoting Marine Ranches

I. Overall objectives

By 2027, the city will build at least 8 modern marine ranches, and the annual output of seafood will reach 1.2 million \
tonnes.

II. Main tasks

1. Improve infrastructure

Speed up the construction of fishing ports and cold-chain logistics facilities, and promote deep-water cage farming.

2. Strengthen scientific and technological support

Support enterprises and universities in jointly building laboratories, and breed fine varieties.

3. Strengthen the training of talent

Organise skills training for fishermen every year.
"""


class Repository:
    """A working tree under `path`; `commit` takes all that changed."""

    def __init__(self, path):
        self.path = path
        path.mkdir()
        self.git("init", "--quiet", "--initial-branch=main")
        with (path / ".git" / "config").open("a", encoding="utf-8") as settings:
            settings.write("[user]\n\tname = Test\n\temail = test@example.org\n[commit]\n\tgpgsign = false\n")

    def git(self, *arguments, **environment):
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.path,
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"} | environment,
        )
        return done.stdout.strip()

    def write(self, name, text):
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def edit(self, name, *replacements):
        text = (self.path / name).read_text(encoding="utf-8")
        for old, new in replacements:
            assert old in text
            text = text.replace(old, new)
        return self.write(name, text)

    def commit(self, days=0):
        """Commit everything as if it were `days` and an hour ago; return the hash."""
        date = (datetime.now(UTC) - timedelta(days=days, hours=1)).isoformat()
        self.git("add", "--all")
        self.git("commit", "--quiet", "-m", "Edit", GIT_AUTHOR_DATE=date, GIT_COMMITTER_DATE=date)
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def empty(tmp_path):
    """A repository without a commit."""
    return Repository(tmp_path / "repository")


@pytest.fixture
def repository(empty):
    """A repository in which source and translation were committed together, forty days ago."""
    empty.write("plan.zh.txt", SOURCE)
    empty.write("plan.en.txt", TRANSLATION)
    empty.commit(days=40)
    return empty


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory, monkeypatch):
    """Keep records apart from other tests', and the lexicon where it is."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr(cache, "cache_folder", lambda: folder)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder of a project of three faithful pairs, as the working folder."""
    monkeypatch.chdir(tmp_path)
    return project.build(tmp_path)


@pytest.fixture
def call(capsys):
    """Run the command line; return the exit code, standard output and the lines of standard error."""

    def call(*arguments):
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err.splitlines()

    return call
