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


def test_json_has_the_blocks_that_the_reader_laid_out(cli, tmp_path):
    path = tmp_path / "page.md"
    path.write_text("# 总体目标\n\n- 建成8个平台。\n", encoding="utf-8")
    result = json.loads(cli("outline", path, "--format", "json").out)
    Draft202012Validator(schemas.load("outline")).validate(result)
    assert [(block["role"], block["level"], block["span"]) for block in result["blocks"]] == [
        ("heading", 1, [2, 6]),
        ("list-item", 1, [10, 17]),
    ]
    assert result["document"]["media_type"] == "text/markdown"


def test_the_tree_has_a_line_for_each_section_with_its_segments(cli, tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text("一、总体目标\n建成8个平台。\n\f二、主要任务\n推广绿色渔具。\n完善监管制度。\n", encoding="utf-8")
    assert cli("outline", path, "--format", "tree").out == (
        "  一 总体目标 (2 segments, page 1)\n  二 主要任务 (3 segments, page 2)\n"
    )


def test_the_tree_counts_what_stands_before_the_first_heading(cli, tmp_path):
    path = tmp_path / "plan.md"
    path.write_text("本市建设平台，形成体系。\n\n## 总体目标\n\n建成8个平台。\n", encoding="utf-8")
    assert cli("outline", path, "--format", "tree").out.splitlines()[0].startswith("(before the first heading) (")


def test_the_terminal_shows_every_segment_in_full(cli, plan):
    shown = "".join(cli("outline", plan).out.split())
    assert "加快建设渔港和冷链物流设施" in shown
    assert "市农业农村委" in shown
