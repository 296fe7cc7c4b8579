from __future__ import annotations

import policyparse

PLAN = """某市氢能发展行动计划

一、发展目标

力争到2027年，产业规模达到300亿元。

——基础设施不断完善。建成20座以上加氢站。

——应用规模持续扩大。推广500辆左右燃料电池汽车，每年举办2场供需对接活动。

二、重点任务

建设3个以上创新平台。

三、分步目标

到2026年，建成5条示范线路。到2030年，建成12条示范线路。

新增4个研发中心。
"""


def deadlines(text: str, language: str) -> dict[str, str | None]:
    found = policyparse.extract_targets_text(text, language=language).to_dict()["targets"]
    return {target["surface"]: target["deadline"] for target in found}


def test_targets_listed_under_a_dated_objective_take_its_year():
    found = deadlines(PLAN, "zh")
    assert found["300亿元"] == found["20座以上"] == found["500辆左右"] == "2027"


def test_yearly_figures_take_no_deadline():
    assert deadlines(PLAN, "zh")["2场"] is None


def test_other_sections_and_sections_with_several_years_hand_nothing_down():
    found = deadlines(PLAN, "zh")
    assert found["3个以上"] is None
    assert found["4个"] is None
    assert (found["5条"], found["12条"]) == ("2026", "2030")


def test_boxes_of_a_slide_share_its_year():
    boxes = (
        "Objectives 01",
        "- Build ≥ 20 refuelling stations\n- Put ~ 500 vehicles on the road",
        "By 2027, output to reach 30 billion RMB",
    )
    slides = "\n\n".join(boxes)
    assert set(deadlines(slides, "en").values()) == {"2027"}


def test_a_deadline_does_not_hold_for_what_stands_before_it():
    found = deadlines("一、主要目标\n建成基地8个。\n到2027年，建成园区12个。\n培育企业30家。", "zh")
    assert found == {"8个": None, "12个": "2027", "30家": "2027"}


def test_a_sentence_that_opens_a_list_hands_its_year_down():
    found = deadlines("一、主要目标\n到2027年，实现以下目标。\n1.建成园区12个。\n2.培育企业30家。", "zh")
    assert found == {"12个": "2027", "30家": "2027"}


def test_a_moved_year_is_one_finding_and_a_deadline_of_what_inherits_it():
    source = "一、主要目标\n到2027年，实现以下目标。\n1.建成园区12个。\n2.培育企业30家。"
    translation = "1. Main objectives\nBy 2028, the following is achieved.\n1. Build 12 parks.\n2. Foster 30 firms."
    report = policyparse.compare_texts(source, translation).to_dict()
    assert [finding["check"] for finding in report["findings"]] == ["PP204"]
    reasons = {reason for target in report["targets"] for reason in target["reasons"]}
    assert reasons == {"deadline: by 2027 became by 2028"}
