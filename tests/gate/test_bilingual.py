"""Bilingual files as pairs of a project: found by their pattern, checked, cached, silenced by notes."""

import json

import pytest

from policyparse.cli import run
from policyparse.config import load_config
from policyparse.errors import UsageError
from policyparse.gate import pairs

NOTE = "<note from='editor'>policyparse: ignore {check} -- as agreed</note>"
UNIT = "<trans-unit id='tu7'><source>{source}</source><target>{translation}</target>{note}</trans-unit>"
FILE = (
    "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'><file original='a' datatype='plaintext'"
    " source-language='zh-CN' target-language='en'><body>{units}</body></file></xliff>"
)


@pytest.fixture
def project(tmp_path, monkeypatch, capsys):
    """Write a file of one unit; return a function that runs `check` and gives its code and its findings."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "policyparse.toml").write_text('[[pair]]\nfile = "l10n/*.xlf"\n', encoding="utf-8")
    (tmp_path / "l10n").mkdir()

    def call(note="", translation="About 400 charging stations will be built.", *arguments):
        unit = UNIT.format(source="建成充电站500座以上。", translation=translation, note=note)
        (tmp_path / "l10n" / "plan.xlf").write_text(FILE.format(units=unit), encoding="utf-8")
        capsys.readouterr()
        code = run(["check", "-q", "--format", "json=out.json", "--format", "text=out.txt", *arguments])
        assert capsys.readouterr().err == ""
        return code, json.loads((tmp_path / "out.json").read_text()), (tmp_path / "out.txt").read_text()

    return call


def test_a_pattern_finds_each_file_once(project):
    project()
    assert [pair[:2] for pair in pairs.configured(load_config()).found] == [("l10n/plan.xlf", "l10n/plan.xlf")]


def test_findings_name_their_unit(project):
    code, found, text = project()
    assert code == 1
    (finding,) = found["pairs"][0]["findings"]
    assert (finding["check"], finding["translation"]["unit"]) == ("PP201", "tu7")
    assert text.startswith("l10n/plan.xlf#tu7: PP201 ")


def test_sarif_has_the_unit_as_a_logical_location(project, tmp_path):
    project("", "About 400 charging stations will be built.", "--format", "sarif=out.sarif")
    (result,) = json.loads((tmp_path / "out.sarif").read_text())["runs"][0]["results"]
    assert result["locations"][0]["logicalLocations"] == [{"name": "tu7", "kind": "resource"}]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}


def test_a_faithful_file_passes(project):
    assert project("", "At least 500 charging stations will be built.")[0] == 0


def test_a_note_of_the_unit_silences_its_findings(project):
    code, found, _ = project(NOTE.format(check="PP201"))
    assert code == 0
    assert found["pairs"][0]["findings"][0]["reason"] == "as agreed"


def test_a_note_that_silences_nothing_is_said(project):
    code, found, _ = project(NOTE.format(check="PP101"))
    assert code == 1
    assert ["PP101" in remark["message"] for remark in found["remarks"]] == [True]


def test_what_is_not_checked_is_a_remark(project):
    *_, text = project("</trans-unit><trans-unit id='tu8'><source>完善标准。</source>")
    assert "1 unit has no translation (tu8)" in text


def test_the_second_run_is_recalled(project, monkeypatch):
    first = project()[1]
    monkeypatch.setattr("policyparse.reviews.review_parts", None)
    assert project()[1] == first


def test_drift_leaves_bilingual_files_out(project, capsys):
    project()
    assert run(["drift"]) == 2
    assert "there are no pairs" in capsys.readouterr().err


def test_a_pair_is_one_file_or_two(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "policyparse.toml").write_text('[[pair]]\nfile = "a.xlf"\nsource = "b"\n', encoding="utf-8")
    with pytest.raises(UsageError, match="line 2: a pair is one bilingual file, or a source and a translation"):
        load_config()


def test_a_file_that_the_settings_do_not_know_is_checked_by_its_name(project, tmp_path):
    project()
    (tmp_path / "other.xlf").write_bytes((tmp_path / "l10n" / "plan.xlf").read_bytes())
    assert run(["check", "-q", "other.xlf", "--format", "text=out.txt"]) == 1
    assert (tmp_path / "out.txt").read_text().startswith("other.xlf#tu7: PP201 ")


def test_a_long_file_is_checked_in_parts(project, monkeypatch):
    whole = "</trans-unit>" + "".join(
        UNIT.format(source=f"每年培训厨师{n}名。", translation=f"Train {n + (n == 30)} cooks a year.", note="").replace(
            "tu7", f"x{n}"
        )
        for n in range(20, 31)
    ).removesuffix("</trans-unit>")
    expected = project(whole)[2]
    monkeypatch.setattr("policyparse.reviews.MOST_UNITS", 4)
    assert "#x30: PP201" in expected
    assert project(whole, "About 400 charging stations will be built.", "--no-cache")[2] == expected


def test_units_with_the_same_texts_are_compared_once_and_all_reported(project, monkeypatch):
    about = "About 400 charging stations will be built."
    second = UNIT.format(source="建成充电站500座以上。", translation=about, note="")
    other = UNIT.format(source="每年培训厨师200名。", translation="Train 200 cooks every year.", note="")
    more = f"</trans-unit>{second.replace('tu7', 'tu8')}{other.replace('tu7', 'tu9')}<trans-unit id='tu10'>"
    again = f"<source>建成充电站500座以上。</source><target>{about}</target>"
    monkeypatch.setattr("policyparse.reviews.MOST_UNITS", 1)
    code, found, _ = project(f"{more}{again}", about, "--workers", "1")
    (pair,) = found["pairs"]
    assert code == 1
    assert [one["translation"]["unit"] for one in pair["findings"]] == ["tu7", "tu8", "tu10"]
    assert len({one["fingerprint"].partition("-")[0] for one in pair["findings"]}) == 1
    assert len({one["fingerprint"] for one in pair["findings"]}) == 3
    assert sum(pair["verdicts"].values()) == 4
