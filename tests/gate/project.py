"""A project of three pairs, faithful translations all, in a folder or a git repository."""

from __future__ import annotations

import subprocess
from pathlib import Path

SETTINGS = """\
[[pair]]
source = "docs/zh/{stem}.md"
translation = "docs/en/{stem}.md"
"""

PAGES = {
    "docs/zh/canteens.md": """\
# 社区食堂建设方案

## 总体目标

到2027年，全市新建社区食堂30个以上。

## 主要任务

定期检查厨房卫生，公开检查结果。
每年培训厨师200名。
""",
    "docs/en/canteens.md": """\
# Plan for Community Canteens

## Overall Objectives

By 2027, the city will build at least 30 new community canteens.

## Main Tasks

Inspect the hygiene of kitchens regularly and publish the results of the inspections.
Train 200 cooks every year.
""",
    "docs/zh/ports.md": """\
# 渔港建设方案

加快建设渔港和冷链物流设施。
海产品年产量达到120万吨。
""",
    "docs/en/ports.md": """\
# Plan for Fishing Ports

Speed up the construction of fishing ports and cold-chain logistics facilities.
Annual output of seafood is to reach 1.2 million tonnes.
""",
    "docs/zh/lifts.md": """\
# 老旧小区改造方案

推进老旧小区加装电梯500台。
保护历史建筑，修缮古桥12座。
""",
    "docs/en/lifts.md": """\
# Plan for Old Residential Compounds

Install 500 lifts in old residential compounds.
Protect historic buildings and repair 12 ancient bridges.
""",
}


def build(folder: Path) -> Path:
    """Write settings and pages into `folder`, and return it."""
    for name, text in {"policyparse.toml": SETTINGS, **PAGES}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def edit(path: Path, old: str, new: str) -> None:
    """Replace `old` in a file, where it has to stand once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def git(folder: Path, *arguments: str) -> str:
    """Run git in `folder`, as nobody in particular."""
    who = ("-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false")
    command = ("git", "-C", str(folder), *who, *arguments)
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


def commit(folder: Path, message: str = "change") -> str:
    """Commit all that stands in `folder`; return the revision."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)
    return git(folder, "rev-parse", "HEAD").strip()
