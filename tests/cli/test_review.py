"""`review`: the report, the copy with notes, and what is refused."""

import json

import pytest
from jsonschema import Draft202012Validator

from policyparse import schemas
from tests.bilingual.samples import GETTEXT, OKAPI, OMEGAT


@pytest.fixture
def plan_xlf(tmp_path):
    path = tmp_path / "plan.xlf"
    path.write_text(OKAPI, encoding="utf-8")
    return path


def test_the_overview_names_the_unit_to_look_at_first(cli, plan_xlf):
    done = cli("review", plan_xlf)
    assert done.code == 0
    assert "in unit tu1: the source prohibits" in " ".join(done.out.split())
    assert [line.partition(".xlf: ")[2] for line in done.errors] == [
        "1 unit has no translation (tu4)",
        "1 unit is fuzzy or a draft, and not checked (tu3)",
        "1 unit is not to be translated (tu0)",
    ]


def test_json_has_the_units_and_holds_to_its_schema(cli, plan_xlf):
    report = json.loads(cli("review", plan_xlf, "--format", "json").out)
    Draft202012Validator(schemas.load("compare")).validate(report)
    assert [segment["unit"] for segment in report["segments"]] == ["tu1", "tu2", "tu2"][: len(report["segments"])]
    assert report["findings"][0]["translation"]["unit"] == "tu1"


@pytest.mark.parametrize("suffix", ["html", "xlsx", "md", "docx"])
def test_every_report_can_be_written(cli, plan_xlf, tmp_path, suffix):
    out = tmp_path / f"out.{suffix}"
    assert cli("review", plan_xlf, "-o", out).code == 0
    assert out.stat().st_size > 1000


def test_the_copy_has_the_findings_as_notes(cli, plan_xlf, tmp_path):
    copy = tmp_path / "copy.xlf"
    assert cli("review", plan_xlf, "--annotate", copy).code == 0
    text = copy.read_text(encoding="utf-8")
    assert "PP208" in text
    assert "an older finding" not in text
    assert plan_xlf.read_text(encoding="utf-8") == OKAPI


def test_the_copy_does_not_take_the_place_of_the_file(cli, plan_xlf):
    done = cli("review", plan_xlf, "--annotate", plan_xlf)
    assert done.code == 2
    assert "would be lost" in done.errors[-1]


def test_states_can_be_chosen(cli, plan_xlf):
    report = json.loads(cli("review", plan_xlf, "--state", "draft", "--format", "json").out)
    assert {segment["unit"] for segment in report["segments"]} == {"tu3"}
    assert cli("review", plan_xlf, "--state", "done").code == 2


@pytest.mark.parametrize(
    ("text", "name", "code", "message"),
    [
        (OKAPI[:900], "plan.xlf", 3, "is damaged XML at line"),
        (OKAPI.replace("zh-CN", "ja"), "plan.xlf", 3, "has a side in 'ja'"),
        (GETTEXT.replace("msgstr", "msgstrs"), "en.po", 3, "is a damaged catalogue"),
        ("一份文件。", "plan.txt", 3, "holds no pairs of Chinese and English"),
        ("a,b\n", "t.csv", 3, "has no column in Chinese"),
    ],
)
def test_what_cannot_be_read_is_one_line_and_exit_3(cli, tmp_path, text, name, code, message):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    done = cli("review", path)
    assert (done.code, done.out, len(done.errors)) == (code, "", 1)
    assert message in done.errors[0]


def test_notes_go_into_xliff_alone(cli, tmp_path):
    path = tmp_path / "m.tmx"
    path.write_text(OMEGAT, encoding="utf-8")
    done = cli("review", path, "--annotate", tmp_path / "copy.tmx")
    assert done.code == 2
    assert "XLIFF alone" in done.errors[-1]
    assert not (tmp_path / "copy.tmx").exists()


def test_compare_says_what_to_do_with_a_bilingual_file(cli, plan_xlf):
    done = cli("compare", plan_xlf, plan_xlf)
    assert done.code == 3
    assert "use `policyparse review`" in done.errors[-1]
