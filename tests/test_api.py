"""The Python API: what is there, what it returns, and what it refuses."""

import json
from decimal import Decimal

import pytest

import policyparse
from policyparse.config import Config
from policyparse.errors import InputError, UsageError


def test_every_public_name_is_there():
    assert set(policyparse.__all__) <= set(dir(policyparse))
    assert all(getattr(policyparse, name) for name in policyparse.__all__)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="has no attribute 'translate'"):
        _ = policyparse.translate


def test_two_texts_are_compared():
    report = policyparse.compare_texts("到2027年，建成8个平台。", "By 2027, 8 platforms will be built.").to_dict()
    assert report["schema"] == "policyparse.compare/1"
    assert [segment["verdict"] for segment in report["segments"]] == ["kept"]
    assert [segment["verdict"] for segment in report["translation_segments"]] == ["rendered"]


def test_two_files_are_compared_like_two_texts(tmp_path):
    texts = {"a.txt": "一、目标\n建成8个平台。\n", "b.txt": "I. Goals\nBuild 8 platforms.\n"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    of_files = policyparse.compare(tmp_path / "a.txt", str(tmp_path / "b.txt")).to_dict()
    of_texts = policyparse.compare_texts(*texts.values()).to_dict()
    assert of_files["source"]["path"] == str(tmp_path / "a.txt")
    assert of_files["segments"] == of_texts["segments"]
    assert of_files["findings"] == of_texts["findings"]


def test_a_report_has_json_and_the_object_that_it_was_made_from():
    comparison = policyparse.compare_texts("建成8个平台。", "Build 8 platforms.")
    assert json.loads(comparison.to_json()) == comparison.to_dict()
    assert comparison.report.renderings[0].segment.text == "建成8个平台。"


def test_segments_are_aligned_as_they_are_in_any_order():
    result = policyparse.align_segments(
        ["建成5家养老服务平台。", "鼓励大学与企业共建实验室，培养专业工程师。", "加强消防演练，提高应急救援能力。"],
        [
            "Universities and enterprises are encouraged to build joint laboratories and train professional engineers.",
            "Museum admission remains free for pupils and pensioners.",
            "Build 5 platforms for elderly care services.",
        ],
    ).to_dict()
    assert result["schema"] == "policyparse.alignment/1"
    beads = [(bead["source"], bead["translation"]) for bead in result["beads"]]
    assert beads == [([0], [2]), ([1], [0]), ([], [1]), ([2], [])]
    assert [bead["score"] > 0 for bead in result["beads"]] == [True, True, False, False]


def test_nothing_aligned_with_nothing_is_no_bead():
    assert policyparse.align_segments([], []).to_dict()["beads"] == []
    assert policyparse.align_segments([], ["Free lunch."]).to_dict()["beads"] == [
        {"source": [], "translation": [0], "score": 0.0}
    ]


def test_a_glossary_bears_on_an_alignment(tmp_path):
    glossary = tmp_path / "terms.tsv"
    header = "concept\tkind\tzh\tzh_short\ten\ten_admitted\ten_deprecated\tnote\n"
    glossary.write_text(header + "qm\tterm\t启明计划\t\tDaybreak Scheme\t\t\t\n", encoding="utf-8")
    texts = ["启明计划", "建设港口"], ["Daybreak Scheme", "Build ports"]
    plain, ours = (
        policyparse.align_segments(*texts, config=config).to_dict()["beads"][0]
        for config in (Config(), Config(glossaries=(glossary,)))
    )
    assert (ours["source"], ours["translation"]) == ([0], [0])
    assert ours["score"] > plain["score"]


def test_a_comparison_says_why_where_it_is_asked(tmp_path):
    for name, text in {"a.txt": "建成8个平台。\n", "b.txt": "Build 8 platforms.\n"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    comparison = policyparse.compare(tmp_path / "a.txt", tmp_path / "b.txt", explain="s1")
    assert [link["segment"] for link in comparison.to_dict()["explanation"]["links"]] == ["t1"]
    assert json.loads(comparison.to_json()) == comparison.to_dict()
    with pytest.raises(UsageError, match="no segment is called 's2'"):
        policyparse.compare(tmp_path / "a.txt", tmp_path / "b.txt", explain="s2")


@pytest.mark.parametrize("language", ["zh", None])
def test_targets_of_a_text(language):
    (target,) = policyparse.extract_targets_text("到2027年，建成8个以上平台。", language=language).to_dict()["targets"]
    assert (target["value"], target["comparator"], target["deadline"]) == (8, "ge", "2027")


def test_targets_of_a_file(tmp_path):
    (tmp_path / "plan.txt").write_text("By 2027, build at least 8 platforms.", encoding="utf-8")
    result = policyparse.extract_targets(tmp_path / "plan.txt").to_dict()
    assert result["document"]["language"] == "en"
    assert [target["value"] for target in result["targets"]] == [8]


def test_quantities_are_there_whether_they_are_targets_or_not():
    text = "2020年已建成3家企业，到2027年建成8家。"
    values = [one["value"] for one in policyparse.extract_quantities_text(text).to_dict()["quantities"]]
    assert {3, 8} <= set(values)


def test_a_value_is_exact():
    text = "到2027年，误差降至0.1234567890123456789毫米。"
    (target,) = policyparse.extract_targets_text(text).to_dict()["targets"]
    assert target["value"] == Decimal("0.1234567890123456789")


def test_assignments_of_a_file(tmp_path):
    (tmp_path / "plan.txt").write_text("一、任务\n建设渔港。（交通运输部、财政部）\n", encoding="utf-8")
    (assignment,) = policyparse.extract_assignments(tmp_path / "plan.txt").to_dict()["assignments"]
    assert [agency["surface"] for agency in assignment["agencies"]] == ["交通运输部", "财政部"]


def test_the_outline_of_a_file(tmp_path):
    (tmp_path / "plan.txt").write_text("一、任务\n建设渔港。\n二、保障\n加强领导。\n", encoding="utf-8")
    sections = policyparse.outline(tmp_path / "plan.txt").to_dict()["sections"]
    assert [section["title"] for section in sections if section["heading"]] == ["任务", "保障"]


def test_a_missing_file_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        policyparse.extract_targets(tmp_path / "gone.txt")


def test_two_texts_need_not_be_long_enough_to_tell_their_language():
    assert policyparse.compare_texts("8", "8").to_dict()["source"]["language"] == "zh"


def test_a_glossary_that_changes_takes_effect_at_once(tmp_path):
    glossary = tmp_path / "terms.tsv"

    def findings(forbidden):
        glossary.write_text(f"zh\ten\tforbidden\n启明计划\tSunrise Plan\t{forbidden}\n", encoding="utf-8")
        found = policyparse.compare_texts("实施启明计划。", "Launch the Daybreak Scheme.", Config((glossary,)))
        return [one.check for one in found.report.findings]

    assert "PP504" in findings("Daybreak Scheme")
    assert "PP504" not in findings("Morning Star Plan")
