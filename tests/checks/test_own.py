"""Checks that a project writes in its settings."""

import time

import pytest

from policyparse import pipeline
from policyparse.config import load_config
from policyparse.errors import UsageError

YUAN = """
[[check]]
id = "OC101"
name = "amount-without-currency"
source = "[0-9.]+万元"
unless-translation = "(?i)yuan|RMB"
message = "{source} has to name its currency"
severity = "error"
fires = [["投资5万元。", "Invest 50,000."]]
silent = [["投资5万元。", "Invest 50,000 yuan."]]
"""


def found(folder, settings, source, translation):
    (folder / "policyparse.toml").write_text(settings, encoding="utf-8")
    report = pipeline.compare_texts(source, translation, load_config(folder))
    return [finding for finding in report.findings if not finding.check.startswith("PP")]


def check(**keys):
    rows = {"id": "OC101", "name": "own-check", "message": "said", "fires": [["城墙", "wall"]]} | keys
    return "[[check]]\n" + "\n".join(f"{key.replace('_', '-')} = {value!r}" for key, value in rows.items())


def test_a_check_of_the_settings_reports_its_place(tmp_path):
    (one,) = found(tmp_path, YUAN, "修缮城墙，投资80万元。", "Restore the city wall with an investment of 800,000.")
    assert (one.check, one.name, one.severity) == ("OC101", "amount-without-currency", "error")
    assert (one.message, one.source.text) == ("80万元 has to name its currency", "80万元")
    assert len(one.fingerprint) == 16


@pytest.mark.parametrize(
    ("keys", "reported"),
    [
        ({"source": "城墙"}, True),
        ({"source": "宫殿", "fires": [["宫殿", "palace"]]}, False),
        ({"translation": "(?i)WALLS?"}, True),
        ({"source": "城墙", "translation": "wall"}, True),
        ({"source": "城墙", "translation": "rampart", "fires": [["城墙", "rampart"]]}, False),
        ({"source": "城墙", "unless_translation": "Restore"}, False),
        ({"translation": "wall", "unless_source": "修缮"}, False),
        ({"translation": "wall", "unless_source": "宫殿"}, True),
    ],
)
def test_which_patterns_have_to_match(tmp_path, keys, reported):
    assert bool(found(tmp_path, check(**keys), "修缮古城墙。", "Restore the ancient city wall.")) is reported


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        (check(), "line 1: a check needs a regular expression"),
        (check(source="(城墙"), r"line 1: the pattern source of the check own-check is no regular expression"),
        (check(source="宫殿"), "does not fire on an example of fires: 城墙 | wall"),
        (check(source="城", silent=[["城", "city"]]), "fires on an example of silent: 城 | city"),
        (check(source="城", fires=[]), "fires is missing"),
        (check(source="城", fires=["城"]), "fires must be a list of sources with"),
        (check(source="城", id="PP999"), "id must be two capital letters, other than PP"),
        (check(source="城", name="Own"), "name must be small letters with hyphens"),
        (check(source="城", severity="grave"), "severity must be one of error, warning, note"),
        (check(source="城", sauce="城"), "unknown key 'sauce'"),
        (check(source="城") + "\n" + check(source="城", name="other-check"), "there are two checks OC101"),
        (check(source="城", name="value-changed"), "there are two checks value-changed"),
    ],
)
def test_a_mistake_is_one_line(tmp_path, settings, says):
    with pytest.raises(UsageError, match=says) as caught:
        found(tmp_path, settings, "城墙。", "Wall.")
    assert "\n" not in str(caught.value)


def test_a_pattern_that_runs_away_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr("policyparse.checks._own._SECONDS", 1)
    settings = check(translation="(x+x+)+y", fires=[["城", "xxy"]])
    start = time.process_time()
    with pytest.raises(UsageError, match="takes more than 1 seconds: simplify it"):
        found(tmp_path, settings, "城墙。", "x" * 4000)
    assert time.process_time() - start < 30


def test_the_signature_says_that_there_are_checks_of_ones_own(tmp_path):
    (tmp_path / "policyparse.toml").write_text(YUAN, encoding="utf-8")
    report = pipeline.compare_texts("城墙。", "Wall.", load_config(tmp_path))
    assert dict(report.signature.settings)["checks"]
    assert pipeline.compare_texts("城墙。", "Wall.").signature.settings == ()
