"""The command line run in this process, and a small pair of documents."""

from dataclasses import dataclass

import pytest

from policyparse.cli import run

PLAN = """\
上海市关于促进海洋牧场发展的实施方案

一、总体目标

到2027年，全市建成8个以上现代海洋牧场，海产品年产量达到120万吨。

二、主要任务

1. 完善基础设施

加快建设渔港和冷链物流设施，推广深水网箱养殖。（市农业农村委、市交通委）

2. 强化科技支撑

支持企业与高校共建实验室，培育优良品种。（市科委）
"""

SLIDES = """\
Implementation Plan for Marine Ranching

Overall Objectives

- By 2027, build about 8 modern marine ranches
- Annual output of seafood to reach 1.2 million tonnes

Main Tasks

- Speed up construction of fishing ports and cold-chain logistics
- Award prizes to outstanding young anglers
"""


@dataclass(frozen=True)
class Outcome:
    """What a command ended with: its exit code, standard output and the lines of standard error."""

    code: int
    out: str
    errors: list[str]


@pytest.fixture
def cli(capsys):
    """Run the command line on some arguments and return its outcome."""

    def call(*arguments):
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err.splitlines())

    return call


@pytest.fixture
def plan(tmp_path):
    """A Chinese plan in a file."""
    path = tmp_path / "plan.zh.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def slides(tmp_path):
    """English slides about the plan in a file."""
    path = tmp_path / "slides.en.txt"
    path.write_text(SLIDES, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path_factory, monkeypatch):
    """Work in an empty folder, so that no settings of the project's own apply."""
    monkeypatch.chdir(tmp_path_factory.mktemp("work"))
