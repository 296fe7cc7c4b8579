from __future__ import annotations

import pytest

from policyparse.readers import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("推动人工智能产业高质量发展。", "zh"),
        ("Promote the high-quality development of the AI industry.", "en"),
        ("支持 AI、5G、GPU 和 HPC 等关键技术攻关，建设 3 个平台。", "zh"),
        ("The plan (《行动方案》) was issued by the city.", "en"),
        ("使用 `kubectl get pods --all-namespaces -o wide` 查看所有容器的运行状态。", "zh"),
        ("", "en"),
        ("2023 — 2025", "en"),
    ],
)
def test_the_language_is_that_of_most_letters(text, language):
    assert detect_language(text) == language


def test_furniture_repeated_on_every_slide_counts_once():
    slide = "某市数据管理局年度工作交流会\n\n{}\n\n"
    points = ["Open public data to all firms", "Train two hundred officers a year", "Build an exchange for all data"]
    assert detect_language("".join(slide.format(point) for point in points)) == "en"


def test_one_long_notice_does_not_outvote_the_slides_around_it():
    notice = "为落实有关规划，进一步促进本市数据产业高质量发展，现将行动方案印发给你们，请认真贯彻执行。" * 6
    points = "\n".join(f"- Point {word} of the programme for data" for word in ("one", "two", "three", "four", "five"))
    assert detect_language(f"{notice}\n\n{points}") == "en"
