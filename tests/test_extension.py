"""The worked example of a package that brings a reader and a check: installed, it works; broken, it is one line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "docs" / "examples" / "extension"
TIMES = "00:00:01,000 --> 00:00:04,000"
LONG = "Open the old watchtower to visitors from all over the world, every day of the week, all year long."


def subtitles(*texts):
    return "\n".join(f"{number}\n{TIMES}\n{text}\n" for number, text in enumerate(texts, 1))


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The folder that the example is installed in."""
    folder = tmp_path_factory.mktemp("site")
    quiet = ["--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check"]
    subprocess.run([sys.executable, "-m", "pip", "install", *quiet, "--target", folder, EXAMPLE], check=True)
    return folder


def policyparse(site, *arguments):
    paths = os.pathsep.join([str(site), str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        [sys.executable, "-m", "policyparse", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": paths},
        check=False,
    )


@pytest.fixture
def pair(tmp_path):
    texts = {"a.srt": ("修缮城墙。", "向全球游客全年每天开放古箭楼。"), "b.srt": ("Restore the wall.", LONG)}
    for name, lines in texts.items():
        (tmp_path / name).write_text(subtitles(*lines), encoding="utf-8")
    return tmp_path / "a.srt", tmp_path / "b.srt"


def test_its_reader_and_its_check_work_like_those_of_policyparse(installed, pair):
    report = json.loads(policyparse(installed, "compare", *pair, "-f", "json").stdout)
    assert [one["text"] for one in report["segments"]] == ["修缮城墙。", "向全球游客全年每天开放古箭楼。"]
    (finding,) = [one for one in report["findings"] if one["check"] == "SU101"]
    assert finding["translation"]["text"] == LONG
    assert policyparse(installed, "check", *pair, "--select", "SU1", "--fail-on", "warning").returncode == 1
    assert "subtitle-too-long" in policyparse(installed, "explain", "SU101").stdout


def test_its_examples_do_as_they_say(installed):
    script = (
        "from policyparse.checks import known; from policyparse.pipeline import compare_texts\n"
        "(check,) = [one for one in known() if one.id == 'SU101']\n"
        "for e in check.examples:\n"
        "    found = compare_texts(e.source, e.translation).findings\n"
        "    assert any(one.check == 'SU101' for one in found) is e.fires\n"
    )
    paths = os.pathsep.join([str(installed), str(ROOT / "src")])
    subprocess.run([sys.executable, "-c", script], check=True, env=os.environ | {"PYTHONPATH": paths})


def broken(folder, module, group="policyparse.checks"):
    (folder / "broken_one.py").write_text(module, encoding="utf-8")
    info = folder / "broken_one-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: broken-one\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[{group}]\nit = broken_one:IT\n", encoding="utf-8")
    return folder


CHECK = "from policyparse.checks import Check\nIT = Check({!r}, 'own-check', 'change', 'error', 'It fails.', {}, ())"
READER = "from policyparse.readers import Reader\nIT = Reader('it', 'text/it', {}, {})"


@pytest.mark.parametrize(
    ("module", "group", "code"),
    [
        ("raise RuntimeError('no luck')", "policyparse.checks", 2),
        ("IT = 5", "policyparse.checks", 2),
        (CHECK.format("PP201", "lambda pair: iter(())"), "policyparse.checks", 2),
        (CHECK.format("BR101", "lambda pair: [1 / 0]"), "policyparse.checks", 2),
        ("IT = 'reader'", "policyparse.readers", 2),
        (READER.format("lambda data, suffix: 1 / 0", "None"), "policyparse.readers", 3),
        (READER.format("lambda data, suffix: True", "lambda *_: 1 / 0"), "policyparse.readers", 3),
    ],
)
def test_a_broken_package_is_one_line_that_names_it(tmp_path, module, group, code):
    site = broken(tmp_path, module, group)
    texts = tmp_path / "a.md", tmp_path / "b.md"
    texts[0].write_text("修缮城墙。", encoding="utf-8")
    texts[1].write_text("Restore the wall.", encoding="utf-8")
    done = policyparse(site, "compare", *texts, "--quiet")
    assert done.returncode == code
    assert len(done.stderr.splitlines()) == 1
    assert "broken-one" in done.stderr
