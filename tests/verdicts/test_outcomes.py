"""What became of targets, assignments and tracks."""

import pytest

from policyparse.pipeline import compare_texts


def targets(source, translation):
    return compare_texts(source, translation).targets


def verdicts(outcomes):
    return [outcome.verdict for outcome in outcomes]


def test_a_target_said_alike_is_kept():
    (outcome,) = targets("到2028年，新建口袋公园60个以上。", "Build at least 60 new pocket parks by 2028.")
    assert outcome.verdict == "kept"
    assert outcome.source.quantity.value == outcome.translation.quantity.value == 60
    assert outcome.reasons == ()


@pytest.mark.parametrize(
    ("translation", "words"),
    [
        ("Build at least 600 new pocket parks by 2028.", "600"),
        ("Build about 60 new pocket parks by 2028.", "60"),
    ],
)
def test_a_target_said_otherwise_is_changed_and_says_how(translation, words):
    (outcome,) = targets("到2028年，新建口袋公园60个以上。", translation)
    assert outcome.verdict == "changed"
    assert any(words in reason for reason in outcome.reasons)


def test_another_deadline_changes_a_target():
    (outcome,) = targets("到2028年，新建口袋公园60个以上。", "Build at least 60 new pocket parks by 2038.")
    assert outcome.verdict == "changed"
    assert any("2038" in reason for reason in outcome.reasons)


def test_a_target_without_its_figure_is_omitted():
    (outcome,) = targets("全市新建口袋公园60个以上。", "Build new pocket parks throughout the city.")
    assert verdicts([outcome]) == ["omitted"]
    assert outcome.translation is None
    assert "60" in outcome.reasons[0]


def test_a_target_of_a_statement_that_is_not_rendered_is_omitted():
    found = targets("加强古树名木保护。\n新建口袋公园60个以上。", "Strengthen the protection of ancient trees.")
    assert verdicts(found) == ["omitted"]
    assert "statement" in found[0].reasons[0]


def test_a_target_that_only_the_translation_has_is_added():
    found = targets("全市新建口袋公园。", "Build at least 60 new pocket parks throughout the city.")
    assert verdicts(found) == ["added"]
    assert found[0].source is None


def test_figures_that_were_reached_are_no_targets():
    assert (
        targets("截至2022年底，全市已建成口袋公园60个。", "By the end of 2022, 60 pocket parks had been built.") == ()
    )


def test_targets_of_a_sentence_are_paired_each_with_its_own():
    found = targets(
        "到2028年，培育农民合作社120家，改造冷库45座，建设直播基地8个。",
        "By 2028, foster 120 farmers' cooperatives, upgrade 45 cold stores and build 9 live-streaming bases.",
    )
    assert verdicts(found) == ["kept", "kept", "changed"]
    assert [int(outcome.translation.quantity.value) for outcome in found] == [120, 45, 9]


TASK = "一、主要任务\n1. 扩大托育供给\n支持社区办托育机构。（教育部、财政部、民政部）"
RENDERED = "Main tasks\n1. Expand childcare\nSupport communities in running childcare centres."


def assignment(translation):
    (outcome,) = compare_texts(TASK, translation).assignments
    return outcome


def test_an_assignment_that_names_no_agency_is_omitted():
    outcome = assignment(RENDERED)
    assert (outcome.verdict, outcome.named) == ("omitted", ())


def test_an_assignment_that_names_some_is_changed():
    outcome = assignment(RENDERED + " (Ministry of Education, Ministry of Finance)")
    assert (outcome.verdict, outcome.named) == ("changed", ("教育部", "财政部"))


def test_an_assignment_that_names_all_is_kept():
    outcome = assignment(
        RENDERED + "\nResponsible: Ministry of Education, Ministry of Finance, Ministry of Civil Affairs"
    )
    assert (outcome.verdict, outcome.named) == ("kept", ("教育部", "财政部", "民政部"))


def test_agencies_named_for_another_task_do_not_count():
    more = (
        "\n2. 保护湿地\n划定湿地保护红线。\n3. 治理沙化\n种植防沙林带。\n4. 修复矿山\n复绿废弃矿坑。（教育部、财政部）"
    )
    rest = (
        "\n2. Protect wetlands\nDraw red lines for wetland protection.\n3. Control desertification\nPlant forest belts "
        "against sand.\n4. Restore mines\nRegreen abandoned mine pits. (Ministry of Education, Ministry of Finance)"
    )
    outcomes = compare_texts(TASK + more, RENDERED + rest).assignments
    assert verdicts(outcomes) == ["omitted", "kept"]


TRACKS = """\
一、重点领域
（一）海洋渔业领域
发展深水网箱养殖。
培育珊瑚苗种。
（二）冷链物流领域
建设产地冷库。
购置冷藏车辆。
"""


def tracks(translation):
    report = compare_texts(TRACKS, translation)
    texts = {rendering.segment.id: rendering.segment.text for rendering in report.renderings}
    return [
        (track.name, track.labelled, [texts[name] for name in track.kept], [texts[name] for name in track.dropped])
        for track in report.tracks
    ]


def test_a_track_is_labelled_by_a_heading_and_keeps_its_items():
    fishery, logistics = tracks(
        "Key fields\nMarine fishery\nDevelop deep-water cage farming.\nCultivate coral seedlings.\n"
        "Cold-chain logistics\nBuild cold stores at places of origin.\nPurchase refrigerated vehicles."
    )
    assert fishery == ("海洋渔业领域", True, ["发展深水网箱养殖。", "培育珊瑚苗种。"], [])
    assert logistics == ("冷链物流领域", True, ["建设产地冷库。", "购置冷藏车辆。"], [])


def test_a_track_without_its_name_keeps_items_under_no_label():
    _, logistics = tracks(
        "Key fields\nMarine fishery\nDevelop deep-water cage farming.\nCultivate coral seedlings.\n"
        "Purchase refrigerated vehicles."
    )
    assert logistics == ("冷链物流领域", False, ["购置冷藏车辆。"], ["建设产地冷库。"])


CAMPAIGNS = "一、专项行动\n（一）水污染防治专项行动\n清理河道。\n（二）土壤污染防治专项行动\n复垦农田。"
SOIL = "\nSoil pollution prevention and control campaign\nReclaim farmland."


@pytest.mark.parametrize(
    ("translation", "labelled"),
    [
        ("Water pollution prevention and control campaign: clean up rivers.", True),
        ("Clean up rivers with a view to the prevention and control of water pollution.", False),
    ],
)
def test_a_track_may_be_labelled_by_the_words_that_open_a_statement(translation, labelled):
    water, soil = compare_texts(CAMPAIGNS, f"Special campaigns\n{translation}{SOIL}").tracks
    assert (water.labelled, soil.labelled) == (labelled, True)


def test_a_figure_that_stands_beside_its_statement_is_found():
    (outcome,) = targets(
        "实施城市绿化工程，新建口袋公园60个以上。",
        "Carry out urban greening projects and build new pocket parks.\n\n≥ 60",
    )
    assert outcome.verdict == "kept"
    assert outcome.translation.quantity.surface.endswith("60")
