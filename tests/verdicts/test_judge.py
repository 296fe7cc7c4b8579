from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policyparse.model.bitext import Bitext
from policyparse.pipeline import compare_documents, compare_texts
from policyparse.readers import read_data
from tests.align.texts import ADDED, PLAN
from tests.readers.ooxml.packages import box, pptx

ZH = [source for source, _ in PLAN]
EN = [translation for _, translation in PLAN]


def bitext(source: Sequence[str], translation: Sequence[str]) -> Bitext:
    return compare_texts("\n".join(source), "\n".join(translation)).bitext


def verdicts_of(pair: Bitext, text: str) -> set[str]:
    return {r.verdict for r in pair.renderings if r.segment.text.strip() and r.segment.text.strip() in text}


def test_faithful_translation_omits_and_adds_nothing():
    pair = bitext(ZH, EN)
    assert {r.verdict for r in pair.renderings} <= {"kept", "reworded"}
    assert {a.verdict for a in pair.accounts} == {"rendered"}


@pytest.mark.parametrize("gone", range(len(PLAN)))
def test_dropped_statement_is_omitted_and_it_alone(gone):
    pair = bitext(ZH, [*EN[:gone], *EN[gone + 1 :]])
    omitted = [r.segment.text for r in pair.renderings if r.verdict == "omitted"]
    assert omitted
    assert all(text in ZH[gone] for text in omitted)


def test_added_statement_is_added_and_it_alone():
    pair = bitext(ZH, [*EN, ADDED])
    assert [a.segment.text for a in pair.accounts if a.verdict == "added"] == [ADDED]


def test_a_note_in_english_in_the_source_is_not_omitted():
    note = "Remember to thank the hosts and mention the venue for next year's meeting."
    assert verdicts_of(bitext([*ZH[:3], note, *ZH[3:]], EN), note) <= {"ignored", "kept"}


def test_changed_number_makes_a_segment_changed():
    pair = bitext(ZH, [EN[0].replace("twenty", "thirty"), *EN[1:]])
    assert "changed" in verdicts_of(pair, ZH[0])
    assert [(d.kind, d.expected, d.actual) for d in pair.differences] == [("value", "20", "30")]


def test_what_is_quoted_in_chinese_is_not_missing_in_the_english_beside_it():
    pair = bitext(ZH, [EN[0].replace("twenty ", ""), ZH[0], *EN[1:]])
    assert verdicts_of(pair, ZH[0]) == {"kept"}
    assert not [d for d in pair.differences if d.translation is None]


def test_dropped_member_of_a_list_is_a_gap():
    zh = "公园内禁止吸烟、钓鱼、游泳、露营和放风筝。"
    en = "Smoking, fishing, camping and kite flying are prohibited in the park."
    pair = bitext([*ZH[:3], zh], [*EN[:3], en])
    assert [(gap.text, gap.item) for gap in pair.gaps] == [("游泳", True)]


def test_a_member_is_surely_dropped_where_the_list_is_shorter_by_it():
    zh = "扶持竹编、刺绣、陶瓷、木雕、漆器等传统工艺。"
    en = "Support traditional crafts such as bamboo weaving, embroidery, wood carving and lacquerware."
    (gap,) = bitext([zh], [en]).gaps
    assert gap.text == "陶瓷"
    assert gap.confidence >= 0.7


def test_dropped_member_is_seen_though_others_use_its_words():
    zh = "社会政策包括全民医疗保健、全民儿童保健、带薪探亲假和住房补贴。"
    en = "Social policies include universal health care, paid family leave and housing subsidies."
    pair = bitext([*ZH[:3], zh], [*EN[:3], en])
    assert [gap.text for gap in pair.gaps if gap.item] == ["全民儿童保健"]


def test_dropped_member_before_a_long_last_one_is_a_gap():
    zh = "其中包括勤洗手、鼓励员工患病后居家隔离、遵守呼吸礼仪以及对工作环境进行日常清洁与消毒。"
    en = (
        "These include hand washing, encouraging workers to stay home if they are sick and maintaining routine cleaning"
        " and disinfecting of the work environment."
    )
    pair = bitext([*ZH[:3], zh], [*EN[:3], en])
    assert [gap.text for gap in pair.gaps if gap.item] == ["遵守呼吸礼仪"]


def test_member_beyond_the_dictionary_is_there_where_the_list_is_as_long():
    zh = "公园内禁止吸烟、钓鱼、游泳、露营和放风筝。"
    en = "Smoking, fishing, natation, camping and kite flying are prohibited in the park."
    assert bitext([*ZH[:3], zh], [*EN[:3], en]).gaps == ()


def test_whole_list_leaves_no_gap():
    zh = "公园内禁止吸烟、钓鱼、游泳、露营和放风筝。"
    en = "Smoking, fishing, swimming, camping and kite flying are prohibited in the park."
    assert bitext([*ZH[:3], zh], [*EN[:3], en]).gaps == ()


def test_dropped_bracket_is_a_gap():
    zh = "公园内禁止钓鱼和游泳（安全设施建成以前暂定）。"
    pair = bitext([*ZH[:3], zh], [*EN[:3], "Fishing and swimming are prohibited in the park."])
    assert [gap.text for gap in pair.gaps] == ["安全设施建成以前暂定"]


def test_bracket_rendered_in_words_beyond_the_dictionary_is_none():
    zh = "公园内禁止钓鱼（暂定）。"
    assert bitext([*ZH[:3], zh], [*EN[:3], "Fishing is prohibited in the park (for the time being)."]).gaps == ()


def test_heading_over_what_is_rendered_is_no_addition():
    pair = bitext(ZH, ["# Transport", "", *EN])
    assert pair.accounts[0].verdict == "ignored"


def test_heading_over_what_is_added_is_an_addition():
    pair = bitext(ZH, [*EN, "", "# Prizes", "", ADDED])
    assert [account.verdict for account in pair.accounts][-2:] == ["added", "added"]


def test_line_of_names_alone_is_no_addition():
    pair = bitext(ZH, [*EN, "- `kube-proxy`"])
    assert pair.accounts[-1].verdict != "added"


def test_omission_score_ranks_a_cut_sentence_above_a_whole_one():
    zh = "本市鼓励企业建设仓库，并对农民提供低息贷款和技术培训。"
    cut = "The city encourages enterprises to build warehouses."
    whole = f"{cut[:-1]} and offers farmers low-interest loans and technical training."

    def score(translation: str) -> float:
        return max(r.omission_score for r in bitext([zh], [translation]).renderings)

    assert score(cut) > score(whole) + 0.2


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(order=st.permutations(range(len(PLAN))), kept=st.integers(1, len(PLAN)))
def test_links_are_mutual_and_scores_in_range(order, kept):
    pair = bitext(ZH, [EN[i] for i in order[:kept]])
    links = {(r.segment.id, t) for r in pair.renderings for t in r.links}
    assert links == {(s, a.segment.id) for a in pair.accounts for s in a.links}
    for rendering in pair.renderings:
        assert 0 <= rendering.coverage <= 1
        assert 0 <= rendering.omission_score <= 1
        assert 0 <= rendering.confidence <= 1
        start, end = rendering.segment.span
        assert all(start <= low < high <= end for low, high in rendering.uncovered)
        assert (rendering.verdict in ("kept", "reworded", "changed")) == bool(rendering.links)


def test_evidence_names_the_words_that_bear_the_verdict():
    pair = bitext(ZH, EN)
    texts = pair.source.structure.document.text, pair.translation.structure.document.text
    tied = {
        (texts[0][slice(*tie.source)], texts[1][slice(*tie.translation)].lower())
        for rendering in pair.renderings
        for tie in rendering.evidence
    }
    assert ("柴油", "diesel") in tied
    assert ("港口", "port") in tied


NOTE = "This note explains what is meant by the figure of 40 hospitals that is given above."


def test_a_note_that_stands_on_both_sides_in_english_is_quoted():
    pair = bitext([*ZH[:3], NOTE, *ZH[3:]], [*EN[:3], NOTE, *EN[3:]])
    assert {r.segment.text for r in pair.renderings if r.quoted} == {NOTE}
    assert verdicts_of(pair, NOTE) == {"kept"}


def test_no_fact_of_a_note_in_english_is_compared_by_the_rules_of_chinese():
    pair = bitext([*ZH[:3], NOTE, *ZH[3:]], [*EN[:3], NOTE.replace("40", "50"), *EN[3:]])
    assert not pair.differences
    assert not [gap for gap in pair.gaps if gap.text in NOTE]


def test_what_the_translation_leaves_in_chinese_is_quoted():
    pair = bitext(ZH, [ZH[0], *EN[1:]])
    assert all(r.quoted for r in pair.renderings if r.segment.text.strip() in ZH[0])
    assert not any(r.quoted for r in pair.renderings if r.segment.text.strip() not in ZH[0])


def test_what_is_rendered_beside_its_quotation_is_not_merely_quoted():
    assert not any(r.quoted for r in bitext(ZH, [ZH[0], *EN]).renderings)


def deck(texts):
    places = [(20 + 300 * (i % 3), 100 + 60 * (i // 3), 250, 40) for i in range(len(texts))]
    return pptx(["".join(box(text, place) for text, place in zip(texts, places, strict=True))])


def slides(source, translation):
    pair = read_data(deck(source), "a.pptx", "zh"), read_data(deck(translation), "a.pptx", "en")
    return compare_documents(*pair).bitext


def test_a_label_that_a_diagram_repeats_need_not_be_repeated():
    pair = slides([ZH[2], "车辆安全", *ZH[3:5], "车辆安全", "车辆安全"], [EN[2], "Vehicle safety", *EN[3:5]])
    assert {r.verdict for r in pair.renderings if r.segment.text == "车辆安全"} == {"kept", "ignored"}
    back = slides([ZH[2], "车辆安全", *ZH[3:5]], [EN[2], "Vehicle safety", *EN[3:5], "Vehicle safety"])
    assert "added" not in {a.verdict for a in back.accounts}


def test_a_label_that_is_nowhere_rendered_is_omitted():
    pair = slides([ZH[2], "消防演练", *ZH[3:5], "消防演练"], [EN[2], *EN[3:5]])
    assert verdicts_of(pair, "消防演练") == {"omitted"}


def _verdicts(source: str, translation: str) -> list[str]:
    return [rendering.verdict for rendering in compare_texts(source, translation).bitext.renderings]


def test_a_limit_that_the_translation_adds_changes_the_clause_that_it_is_said_of():
    source = "发现违法信息应当保存有关记录，并向主管部门报告。"
    translation = "Where illegal content is found, records are kept and the authority is told within 24 hours."
    assert _verdicts(source, translation) == ["kept", "changed"]


def test_an_encouragement_that_became_a_duty_changes_the_statement():
    assert _verdicts("鼓励企业公开能耗数据。", "Companies must publish their energy consumption data.") == ["changed"]


def test_a_denial_that_became_an_affirmation_after_others_is_a_change():
    source = "这类新建项目不得办理备案手续，不享受支持政策。"
    translation = "New projects of this kind get no filing, and still qualify for support policies."
    assert _verdicts(source, translation)[-1] == "changed"


def test_a_condition_changes_with_its_main_clause():
    source = "选择领取补贴的，自公告次月起发放补贴。"
    translation = "Those who choose the subsidy are paid the subsidy from the month in which it is announced."
    assert _verdicts(source, translation) == ["changed", "changed"]


def test_a_list_of_agencies_is_linked_by_short_names_and_changed_if_one_is_missing():
    task = "建设算力监测平台，提升能源使用效率。\n（省发展改革委、省经信厅、省能源局）"
    said = "Build a platform that monitors computing power and uses energy more efficiently | DRC, Economy & IT"
    assert _verdicts(task, f"{said}, Energy Bureau")[-1] == "kept"
    assert _verdicts(task, said)[-1] == "changed"


def test_an_amount_that_differs_is_that_of_the_clause_without_a_link():
    source = "力争到2025年，本市成为国内创新高地，产业能级大幅提升，产业规模达到100亿元。"
    pair = compare_texts(source, "By 2025, wish scale of the industry reach 11 billion RMB").bitext
    (value,) = (one for one in pair.differences if one.kind == "value")
    assert (value.expected, value.actual) == ("CNY 10 billion", "CNY 11 billion")
    assert pair.renderings[-1].verdict == "changed"
