"""A source in traditional characters is understood as its simplified twin is, and shown as it is written."""

import policyparse

SIMPLIFIED = """关于促进医疗机器人产业发展的实施意见
一、主要目标
到2027年，培育10家以上龙头企业，产业规模突破500亿元，研发投入年均增长12%。
二、重点任务
（一）建设创新平台。支持医院与企业联合开展临床试验，推动国产手术机器人进入公立医院。（责任单位：市经济信息化委、市卫生健康委）
（二）加强人才培养。鼓励高等学校开设相关专业，扩大研究生招生规模。（责任单位：市教委）
"""
TRADITIONAL = """關於促進醫療機器人產業發展的實施意見
一、主要目標
到2027年，培育10家以上龍頭企業，產業規模突破500億元，研發投入年均增長12%。
二、重點任務
（一）建設創新平臺。支持醫院與企業聯合開展臨床試驗，推動國產手術機器人進入公立醫院。（責任單位：市經濟信息化委、市衛生健康委）
（二）加強人才培養。鼓勵高等學校開設相關專業，擴大研究生招生規模。（責任單位：市教委）
"""
ENGLISH = """Implementation Opinions on Promoting the Medical Robot Industry
1. Main targets
By 2027, at least 10 leading enterprises will be fostered and the industry will exceed 50 billion yuan.
2. Key tasks
Support hospitals and enterprises in joint clinical trials, and bring domestic surgical robots into public hospitals.
"""


def test_the_twins_get_the_same_verdicts_and_links():
    twins = [policyparse.compare_texts(text, ENGLISH).to_dict() for text in (SIMPLIFIED, TRADITIONAL)]
    one, other = ([(s["span"], s["verdict"], s["links"]) for s in twin["segments"]] for twin in twins)
    assert one == other
    assert {verdict for _, verdict, _ in other} >= {"kept", "omitted"}


def test_the_twins_state_the_same_targets():
    fields = ("span", "value", "comparator", "unit_norm", "dimension", "deadline", "modality", "change")
    twins = [policyparse.extract_targets_text(text).to_dict()["targets"] for text in (SIMPLIFIED, TRADITIONAL)]
    one, other = ([[target[field] for field in fields] for target in twin] for twin in twins)
    assert one == other
    assert len(other) == 3


def test_agencies_are_known_in_either_form(tmp_path):
    twins = []
    for name, text in (("simplified", SIMPLIFIED), ("traditional", TRADITIONAL)):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        twins.append(policyparse.extract_assignments(path).to_dict()["assignments"])
    one, other = ([(a["span"], [g["name_en"] for g in a["agencies"]]) for a in twin] for twin in twins)
    assert one == other
    assert [len(names) for _, names in other] == [2, 1]


def test_what_is_shown_is_what_stands_in_the_document(tmp_path):
    found = policyparse.compare_texts(TRADITIONAL, ENGLISH).to_dict()
    assert all(segment["text"] in TRADITIONAL for segment in found["segments"])
    assert {segment["section"] for segment in found["segments"]} >= {"二/（一）建設創新平臺"}
    path = tmp_path / "plan.txt"
    path.write_text("（負責部門：數字政策辦公室、市教委）", encoding="utf-8")
    (assignment,) = policyparse.extract_assignments(path).to_dict()["assignments"]
    assert [agency["surface"] for agency in assignment["agencies"]] == ["數字政策辦公室", "市教委"]
    indicators = {target["indicator"] for target in policyparse.extract_targets_text(TRADITIONAL).to_dict()["targets"]}
    assert indicators == {"龍頭企業", "產業規模", "研發投入"}


def test_a_source_in_big5_is_read_as_its_text_is(tmp_path):
    path, english = tmp_path / "source.txt", tmp_path / "translation.txt"
    path.write_bytes(TRADITIONAL.encode("big5"))
    english.write_text(ENGLISH, encoding="utf-8")
    expected = policyparse.compare_texts(TRADITIONAL, ENGLISH).to_dict()
    found = policyparse.compare(path, english).to_dict()
    assert [s["verdict"] for s in found["segments"]] == [s["verdict"] for s in expected["segments"]]
