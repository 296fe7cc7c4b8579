"""`outline`: how a document is cut."""

import json

from jsonschema import Draft202012Validator

from policyparse import schemas


def test_json_is_what_the_schema_says(cli, plan):
    result = json.loads(cli("outline", plan, "--format", "json").out)
    Draft202012Validator(schemas.load("outline")).validate(result)
    assert [section["title"] for section in result["sections"] if section["level"] == 1][-2:] == [
        "总体目标",
        "主要任务",
    ]


def test_text_is_what_all_spans_refer_to(cli, tmp_path):
    path = tmp_path / "plan.txt"
    path.write_bytes("\ufeff一、总体目标\r\n建成8个平台。\r\n".encode())
    text = cli("outline", path, "--format", "text").out
    assert text == "一、总体目标\n建成8个平台。\n"
    segments = json.loads(cli("outline", path, "--format", "json").out)["segments"]
    assert [text[slice(*segment["span"])] for segment in segments] == [segment["text"] for segment in segments]


def test_the_tree_shows_every_segment_in_full(cli, plan):
    shown = "".join(cli("outline", plan).out.split())
    assert "加快建设渔港和冷链物流设施" in shown
    assert "市农业农村委" in shown
