"""Words of small sets, and offices by level and field, told through a comparison."""

from __future__ import annotations

import pytest

import policyparse


def told(source: str, translation: str) -> list[tuple[str, str, str]]:
    findings = policyparse.compare_texts(source, translation).to_dict()["findings"]
    return [(f["check"], f["expected"], f["actual"]) for f in findings if f["category"] == "change"]


@pytest.mark.parametrize(
    ("source", "right", "wrong", "expected", "actual"),
    [
        (
            "收费标准报市政府批准。",
            "The rates are approved by the municipal government.",
            "The rates are filed with the municipal government for the record.",
            "批准",
            "filed with",
        ),
        (
            "押金由出租人退还。",
            "The landlord returns the deposit.",
            "The tenant returns the deposit.",
            "出租人",
            "tenant",
        ),
        (
            "检查每季度开展一次。",
            "Inspections take place every quarter.",
            "Inspections take place weekly.",
            "每季度",
            "weekly",
        ),
        ("新建铁路两条。", "Two new railways are built.", "Two new highways are built.", "铁路", "highways"),
        ("总理会见代表团。", "The premier met the delegation.", "The mayor met the delegation.", "总理", "mayor"),
    ],
)
def test_a_word_that_became_another_of_its_set_is_told(source, right, wrong, expected, actual):
    assert told(source, right) == []
    assert told(source, wrong) == [("PP214", expected, actual)]


@pytest.mark.parametrize(
    ("source", "right", "wrong", "expected", "actual"),
    [
        (
            "区民政部门发放补贴。",
            "The district civil affairs department pays the subsidy.",
            "The municipal civil affairs department pays the subsidy.",
            "区民政部门",
            "municipal civil affairs department",
        ),
        (
            "税务部门公布名单。",
            "The tax authorities publish the list.",
            "The transport authorities publish the list.",
            "税务部门",
            "transport authorities",
        ),
        (
            "公安机关处理投诉。",
            "The police handle complaints.",
            "Customs handles complaints.",
            "公安机关",
            "Customs",
        ),
    ],
)
def test_an_office_of_another_level_or_field_is_told_once(source, right, wrong, expected, actual):
    assert told(source, right) == []
    assert told(source, wrong) == [("PP207", expected, actual)]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("企业向主管部门备案，主管部门批准。", "Firms file for the record, and the authority approves it."),
        ("市、区教育部门共同检查。", "The municipal and district education departments inspect together."),
        ("卫生健康部门会同医保部门监管。", "The health and the medical insurance authorities supervise together."),
        ("补贴次月发放，当月申请。", "It is applied for in the same month and paid in the following month."),
    ],
)
def test_what_is_said_of_several_is_left_alone(source, translation):
    assert told(source, translation) == []


def test_the_same_is_told_from_english():
    assert told("The landlord returns the deposit.", "押金由承租人退还。") == [("PP214", "landlord", "承租人")]


def test_a_word_is_exchanged_in_the_clause_that_loses_it():
    source = "按月公布物价，每季度检查食堂。"
    translation = "Prices are published each month, and canteens are inspected weekly."
    report = policyparse.compare_texts(source, translation).to_dict()
    assert [s["verdict"] for s in report["segments"]] == ["kept", "changed"]


@pytest.mark.parametrize(
    ("source", "quiet"),
    [("违规停车由城管部门处理。", False), ("违规停车由法庭审理。", True)],
)
def test_courts_are_told_where_the_source_speaks_of_none(source, quiet):
    found = told(source, "Illegal parking goes to the courts.")
    assert (found == []) is quiet
