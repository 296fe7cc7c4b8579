from __future__ import annotations

import pytest

from policyparse.model.document import Document, Origin
from policyparse.readers.interface import Composer
from policyparse.structure import structure
from tests.structure.helpers import kinds, parse, paths, texts

BODY = "推动低空经济高质量发展，建设区域性航空物流枢纽。"


def test_levels_follow_the_order_in_which_styles_appear():
    first = f"一、总则\n\n1. 目标\n\n{BODY}\n\n2. 原则\n\n{BODY}"
    second = f"二、任务\n\n（一）基础\n\n{BODY}\n\n（二）产业\n\n{BODY}"
    result = parse(f"{first}\n\n{second}")
    assert paths(result) == ["一", "一/1. 目标", "一/2. 原则", "二", "二/（一）基础", "二/（二）产业"]
    assert [section.level for section in result.sections][1:] == [1, 2, 2, 1, 2, 2]


def test_a_section_reaches_to_the_next_one_of_its_level():
    result = parse(f"一、总则\n\n1. 目标\n\n{BODY}\n\n二、任务\n\n{BODY}")
    first, sub, second = result.sections[1:]
    assert first.span.end == second.span.start == sub.span.end
    assert first.span.start < sub.span.start


def test_a_heading_is_run_in_before_its_text():
    result = parse(f"一、任务\n\n——制造赛道。{BODY}\n\n——服务赛道。{BODY}")
    assert paths(result) == ["一", "一/制造赛道", "一/服务赛道"]
    assert texts(result, "heading")[1:] == ["制造赛道。", "服务赛道。"]


@pytest.mark.parametrize(
    ("titles", "tracks"),
    [
        (["制造赛道", "服务赛道"], True),
        (["清洁能源工程", "绿色建筑工程"], True),
        (["制造赛道", "服务领域"], False),
        (["加快建设", "扩大开放"], False),
    ],
)
def test_tracks_are_siblings_whose_names_end_in_the_same_word_for_a_line_of_work(titles, tracks):
    result = parse("一、任务\n\n" + "\n\n".join(f"——{title}。{BODY}" for title in titles))
    assert [section.track for section in result.sections if section.level == 2] == [tracks] * 2


def test_a_numbered_heading_may_end_in_a_full_stop():
    first = f"一、任务\n\n（一）实施基础设施工程。\n\n1. 起降点\n\n{BODY}"
    result = parse(f"{first}\n\n（二）实施产业培育工程。\n\n{BODY}")
    assert paths(result) == [
        "一",
        "一/（一）实施基础设施工程",
        "一/（一）实施基础设施工程/1. 起降点",
        "一/（二）实施产业培育工程",
    ]


def test_a_bare_line_over_bullets_is_a_heading_but_one_in_mid_sentence_is_not():
    first = "Plan 01\n\nMain goals\n\n- Build 5 parks\n- Open 3 roads"
    second = "Plan 02\n\nbefore the task, and\n\nThe rest of it is done."
    assert texts(parse(f"{first}\n\n{second}"), "heading") == ["Plan 01", "Main goals", "Plan 02"]


def test_speaker_and_date_below_a_title_are_no_content():
    result = parse("Plan for Public Data\n\nLi Ming\nData Bureau\n\n2024-06-03\n\n- Open public data\n- Train officers")
    assert kinds(result) == ["heading", "label", "label", "boilerplate", "item", "item"]


def test_emphasis_within_a_clause_is_no_heading():
    result = parse(f"一、任务\n\n{BODY}**强化数字支撑**，促进数据要素流通利用。")
    assert paths(result) == ["一"]
    assert texts(result)[-2:] == ["强化数字支撑，", "促进数据要素流通利用。"]


def test_figures_and_stray_numbers_are_no_headings():
    result = parse(f"一、任务\n\n3.5 万人参加培训\n\n2. 期工程\n\n{BODY}")
    assert paths(result) == ["一"]


def test_numbered_lines_without_text_between_them_are_items():
    assert kinds(parse("项目清单\n\n1. 甲地机场\n2. 乙地机场\n3. 丙地机场")) == ["heading", "item", "item", "item"]


@pytest.mark.parametrize(
    "closing",
    [
        "（市发展改革委、市财政局）",
        "(市科委)",
        "（市科委牵头，市财政局、各区政府配合）",
        "（责任单位：市交通运输局）",
        "责任单位：市发展改革委、省交通运输厅",
        "【市卫生健康委、市委宣传部（市新闻办）】",
    ],
)
@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_the_agencies_that_close_a_task_are_an_assignment(closing, end):
    result = parse(f"一、任务\n\n{BODY}{end}{closing}\n\n二、保障\n\n{BODY}")
    assert texts(result, "assignment") == [closing]
    assert {s.section for s in result.segments if s.kind == "assignment"} == {"一"}


@pytest.mark.parametrize(
    "text",
    [
        "该项目由世界卫生组织（世卫组织）发起。",
        "各区应当加强宣传（含线上、线下）。",
        "会议由市财政局（以下简称市局）主持。",
        "完成整改（2024年6月底前）",
    ],
)
def test_other_brackets_are_no_assignments(text):
    assert "assignment" not in kinds(parse(f"一、任务\n\n{text}"))


def test_a_row_without_an_end_does_not_join_the_next_row():
    rows = [
        "各区应当加强协同，推动项目尽快落地",
        "本市将持续优化营商环境，支持企业发展",
        "有关部门要做好服务",
        "企业反映的问题，及时解决",
    ]
    result = parse("\n".join(rows))
    assert [p.passage.text for p in result.paragraphs] == rows


def test_slide_rows_of_one_box_stay_apart():
    rows = ["Build new parks for local firms", "Train officers in every district", "Open the market to foreign firms"]
    assert [p.passage.text for p in parse("\n".join(rows * 3)).paragraphs] == rows * 3


@pytest.mark.parametrize("debris", ["\n\n", "\n\n— 7 —\n\n", "\n\n　　"])
def test_a_word_broken_over_a_page_end_is_one_word_again(debris):
    broken = (
        "建设公共技术服务平台，攻关控制系统等核心部件，布局新一代通用技术平"
        + debris
        + "台，形成一批国际先进的创新产品。"
    )
    text = f"一、任务\n\n{BODY}\n\n{broken}\n\n二、保障\n\n{BODY}"
    result = parse(text)
    clause = next(s for s in result.segments if "通用技术" in s.text)
    assert clause.text == "布局新一代通用技术平台，"
    assert "".join(text[a:b] for a, b in clause.passage.pieces) == clause.text


def test_titles_and_names_below_each_other_stay_apart():
    lines = ["临江市低空经济发展实施方案", "重点任务分工表", "城北垂直起降场建设项目", "江心岛客运航线开通项目"]
    assert [p.passage.text for p in parse("\n\n".join(lines)).paragraphs] == lines


def test_invisible_signs_are_not_part_of_a_segment():
    assert texts(parse("推\u200b动产业\ufeff发展\u00ad。")) == ["推动产业发展。"]


def test_a_table_of_contents_is_boilerplate():
    result = parse(f"某市规划\n\n目录\n\n一、总则……3\n\n二、任务........12\n\n一、总则\n\n{BODY}\n\n二、任务\n\n{BODY}")
    assert paths(result) == ["一", "二"]
    assert kinds(result)[1:4] == ["boilerplate"] * 3


def test_an_annex_starts_its_numbers_anew_and_paths_stay_unique():
    result = parse(
        f"某市规划\n\n一、总则\n\n{BODY}\n\n附件1\n\n项目清单\n\n一、平台\n\n{BODY}\n\n附件2\n\n分工表\n\n一、平台\n\n{BODY}"
    )
    assert paths(result) == ["一", "附件1", "附件1/一", "附件2", "附件2/一"]


def test_ids_tell_the_language():
    assert parse(BODY).segments[0].id == "s1"
    assert parse("Build parks for firms.").segments[0].id == "t1"


def test_furniture_of_slides_is_known_by_its_repetition():
    slides = "\n\n\n\n".join(
        f"Forum on Flight\n\nTopic {n} of the day\n\n- point {n}" for n in ("one", "two", "six", "ten")
    )
    assert texts(parse(slides), "boilerplate") == ["Forum on Flight"] * 4


def test_a_subheading_used_in_every_chapter_is_no_furniture():
    chapters = "\n\n".join(f"{n}、任务{n}\n\n主要目标\n\n{n}是{BODY}" for n in "一二三四")
    assert "boilerplate" not in kinds(parse(chapters))


def test_a_blank_document_has_no_segments():
    result = parse(" \n\n\t\n")
    assert (result.segments, result.paragraphs) == ((), ())
    assert [section.path for section in result.sections] == [""]


def test_a_letterhead_may_end_in_a_cell_beside_the_first_of_its_agencies():
    result = parse(f"某市发展和改革委员会\t文件\n某市财政局\n\n{BODY}".replace("\t", "\n"))
    assert [segment.kind for segment in result.segments][:3] == ["boilerplate"] * 3
    assert parse(f"关于调阅的通知\n\n文件\n\n{BODY}").segments[1].kind != "boilerplate"


def test_the_office_and_the_day_of_printing_are_no_content():
    result = parse(f"一、任务\n\n{BODY}\n\n某市发展和改革委员会办公室\n2025年3月1日印发")
    assert kinds(result)[-2:] == ["boilerplate", "boilerplate"]


def test_a_letterhead_that_the_reader_gives_as_one_block_is_boilerplate_line_by_line():
    composer = Composer()
    composer.add("上海市经济和信息化委员会\n上海市科学技术委员会\n上海市医疗保障局 文件")
    composer.add("关于加快产业发展的通知")
    layout = composer.layout()
    document = Document(Origin("", "", ""), "zh", layout.text, layout.blocks, settled=True)
    result = structure(document)
    assert kinds(result) == ["boilerplate"] * 3 + ["heading"]
    assert texts(result)[:3] == ["上海市经济和信息化委员会", "上海市科学技术委员会", "上海市医疗保障局 文件"]
