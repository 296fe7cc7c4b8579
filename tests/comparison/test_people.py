from __future__ import annotations

import pytest

import policyparse


def told(source: str, translation: str) -> list[tuple[str, str]]:
    findings = policyparse.compare_texts(source, translation).to_dict()["findings"]
    return [(f["expected"], f["actual"]) for f in findings if f["check"] == "PP211"]


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("报告由赵生宇撰写。", "The report was written by Zhao Honghou.", [("赵生宇", "Zhao Honghou")]),
        ("报告由赵生宇撰写。", "The report was written by Zhao Shengyu.", []),
        ("报告由赵生宇撰写。", "The report was written by Shengyu Zhao.", []),
        ("报告由赵生宇撰写。", "The report was written by Zhao Sheng-yu.", []),
        ("李克强和李明出席会议。", "Li Keqiang and Li Ming attended the meeting.", []),
        ("提高科技水平。", "Gao Ke raises the level of technology.", []),
    ],
)
def test_a_given_name_that_became_another_is_told(source, translation, expected):
    assert told(source, translation) == expected


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("一月份CPI同比上涨。", "In January, the CIP rose year on year.", [("CPI", "CIP")]),
        ("一月份CPI同比上涨。", "In January, the CPI rose year on year.", []),
        ("一月份CPI和PPI同比上涨。", "In January, the CPI and the PPI rose year on year.", []),
        ("推广NixOS/nixpkgs项目。", "Promote the NixOS/nixpkg project.", [("NixOS/nixpkgs", "NixOS/nixpkg")]),
        ("记录PullRequestEvent事件。", "Record the FullRequestEvent.", [("PullRequestEvent", "FullRequestEvent")]),
    ],
)
def test_a_name_that_was_garbled_is_told(source, translation, expected):
    assert told(source, translation) == expected
