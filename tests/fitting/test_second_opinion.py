"""What measures a second opinion: the scorer run with it, and the oracle that answers from gold."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.opinion.conftest import SOURCE, TRANSLATION

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "fitting"))

import oracle

FITTING = Path(oracle.__file__).parent
SCORER = """
import argparse, json, pathlib, policyparse
parser = argparse.ArgumentParser()
parser.add_argument("part")
parser.add_argument("--json")
options = parser.parse_args()
report = policyparse.compare_texts(SOURCE, TRANSLATION).to_dict()
kept = sum(segment["verdict"] == "kept" for segment in report["segments"])
pathlib.Path(options.json).write_text(json.dumps({options.part: {"kept": kept}}))
"""
PROGRAM = """
import json, sys
for line in sys.stdin:
    item = json.loads(line)
    print(json.dumps(dict(id=item["id"], verdict="kept", lines=[1], reason="Yes.", confidence=1)))
"""


@pytest.fixture
def scorer(tmp_path):
    texts = (
        "由市教育局推进托育服务。\n加强渔港建设。",
        "The health commission promotes childcare.\nBuild fishing ports.",
    )
    path = tmp_path / "score.py"
    path.write_text(SCORER.replace("SOURCE", repr(texts[0])).replace("TRANSLATION", repr(texts[1])), encoding="utf-8")
    (tmp_path / "ask.py").write_text(PROGRAM, encoding="utf-8")
    return path


def evaluated(scorer, *options):
    command = [sys.executable, str(FITTING / "evaluate.py"), str(scorer), *options, "fresh"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    rows = (line.rsplit(maxsplit=2) for line in done.stdout.splitlines() if line.startswith("   "))
    return done, {row[0].strip(): row[-1] for row in rows}


def test_the_figures_stand_without_and_with_and_what_was_asked_beside(scorer, tmp_path):
    kept = tmp_path / "answers.jsonl"
    program = f"{sys.executable} {tmp_path / 'ask.py'}"
    done, figures = evaluated(scorer, "--opinions", str(kept), "--second-opinion-command", program, "--model", "m")
    assert done.returncode == 0, done.stderr
    assert {"kept", "second opinion: share asked"} < set(figures)
    assert int(figures["second opinion: answered"]) > 0
    assert int(figures["second opinion: characters"]) > 0
    again, replayed = evaluated(scorer, "--opinions", str(kept))
    assert again.returncode == 0, again.stderr
    assert (replayed["second opinion: calls"], replayed["kept"]) == ("0", figures["kept"])
    assert not (tmp_path / "figures.json").exists()


def test_answers_that_nobody_gave_are_wrong_usage(scorer, tmp_path):
    done, _ = evaluated(scorer, "--opinions", str(tmp_path / "none.jsonl"))
    assert done.returncode == 2
    assert "--second-opinion" in done.stderr


@pytest.fixture
def gold(tmp_path):
    (tmp_path / "fresh").mkdir()
    (tmp_path / "fresh" / "a.zh.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "fresh" / "a.en.txt").write_text(TRANSLATION, encoding="utf-8")
    units = []
    for text, verdict, line in (("推广深水网箱养殖。", "omitted", None), ("严厉打击非法捕捞行为。", "kept", 11)):
        start = SOURCE.index(text)
        lines = [line] if line else []
        units.append(
            {"span": [start, start + len(text)], "verdict": verdict, "ok": [verdict], "lines": lines, "why": ""}
        )
    (tmp_path / "fresh" / "a.gold.json").write_text(json.dumps({"units": units}), encoding="utf-8")
    return next(oracle.golds(tmp_path))


@pytest.mark.filterwarnings("ignore::policyparse.errors.OpinionWarning")  # the gold does not speak of all segments
@pytest.mark.parametrize(("asked", "number"), [((), 0), (("s4",), 1), (("s7",), 1), (("s4", "s7", "s5"), 2)])
def test_an_oracle_mends_what_it_is_asked_about(gold, asked, number):
    assert oracle.right(gold.units, gold.own.report.renderings) == 0
    assert oracle.mended([gold], [asked]) == number
