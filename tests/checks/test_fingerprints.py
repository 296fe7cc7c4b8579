"""A finding's fingerprint changes with what is found, and with nothing else."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from policyparse.pipeline import compare_texts

SOURCE = "一、目标\n新建幼儿园40所。\n二、任务\n修缮古建筑25处。"
TRANSLATION = "Goals\nBuild 14 new kindergartens.\nTasks\nRepair 52 ancient buildings."


def fingerprints(source, translation, check="PP201"):
    findings = compare_texts(source, translation).findings
    return [finding.fingerprint for finding in findings if check in (None, finding.check)]


def test_a_fingerprint_is_short_and_plain():
    first, second = fingerprints(SOURCE, TRANSLATION)
    assert re.fullmatch("[0-9a-f]{16}", first)
    assert first != second


def test_text_put_in_above_changes_no_fingerprint():
    above = (
        SOURCE.replace("新建", "开展全民阅读活动。\n新建"),
        TRANSLATION.replace("Build", "Hold reading events.\nBuild"),
    )
    assert fingerprints(*above) == fingerprints(SOURCE, TRANSLATION)


def test_width_and_white_space_change_no_fingerprint():
    assert fingerprints(SOURCE.replace("40", "４０"), TRANSLATION) == fingerprints(SOURCE, TRANSLATION)


def test_another_value_is_another_finding():
    changed = fingerprints(SOURCE, TRANSLATION.replace("14", "41"))
    assert changed[0] != fingerprints(SOURCE, TRANSLATION)[0]
    assert changed[1] == fingerprints(SOURCE, TRANSLATION)[1]


def test_the_same_finding_twice_in_a_section_has_two_fingerprints():
    twice = fingerprints(
        "新建幼儿园40所。\n新建幼儿园40所。", "Build 14 new kindergartens.\nBuild 14 new kindergartens."
    )
    assert len(set(twice)) == len(twice) == 2


def test_a_section_that_is_renumbered_or_renamed_changes_no_fingerprint():
    moved = (
        SOURCE.replace("一、目标", "一、总则\n适用于全市。\n二、指标").replace("二、任务", "三、任务"),
        TRANSLATION,
    )
    assert fingerprints(*moved) == fingerprints(SOURCE, TRANSLATION)


def test_lines_that_break_elsewhere_change_no_fingerprint():
    source = "全市要改善居民生活，新建幼儿园40所，修缮古建筑25处，推进老旧小区加装电梯500台，加快建设渔港。"
    lines = (
        "To improve the lives of residents, the city will build 14 new kindergartens, and",
        "repair 52 ancient buildings that stand in the old town. It will also install 500",
        "lifts in old residential compounds, and will speed up the construction of fishing",
        "ports.",
    )
    found = fingerprints(source, "\n".join(lines))
    assert len(found) == 2
    assert found == fingerprints(source, " ".join(lines))


PAGE = (
    ("加快建设渔港和冷链物流设施。", "Speed up the construction of fishing ports and cold-chain logistics facilities."),
    ("新建幼儿园40所。", "Build 14 new kindergartens."),
    ("定期检查厨房卫生，公开检查结果。", "Inspect the hygiene of kitchens regularly and publish the results."),
    ("修缮古建筑25处。", "Repair 25 ancient buildings."),
    ("年培训厨师不少于200名。", "Train about 200 cooks every year."),
)
FILLERS = (
    ("推进老旧小区加装电梯500台。", "Install 500 lifts in old residential compounds."),
    ("鼓励银行开发适应小企业特点的贷款。", "Encourage banks to develop loans that suit small firms."),
    ("禁止向河道排放污水。", "Do not discharge sewage into rivers."),
    ("每年举办读书活动60场。", "Hold 60 reading events every year."),
    ("保护候鸟栖息的湿地。", "Protect the wetlands where migratory birds rest."),
)
FINDINGS = fingerprints("\n".join(zh for zh, _ in PAGE), "\n".join(en for _, en in PAGE), None)
EDITS = st.lists(
    st.tuples(st.sampled_from(["add", "drop", "head"]), st.sampled_from(FILLERS), st.integers(0, 99)),
    min_size=20,
    max_size=20,
)


@settings(max_examples=15, deadline=None)
@given(EDITS)
def test_twenty_random_edits_elsewhere_change_no_fingerprint(edits):
    lines = list(PAGE)
    for number, (kind, filler, at) in enumerate(edits):
        place = at % (len(lines) + 1)
        if kind == "add":
            lines.insert(place, filler)
        elif kind == "head":
            lines.insert(place, (f"第{number + 1}部分", f"Part {number + 1}"))
        elif lines[place % len(lines)] not in PAGE:
            del lines[place % len(lines)]
    found = fingerprints("\n".join(zh for zh, _ in lines), "\n".join(en for _, en in lines), None)
    assert set(FINDINGS) <= set(found)
    assert len(FINDINGS) == 2


ZH = ("到2027年，", "全市", "新建", "社区食堂", "30个以上", "。")
EN = ("By 2027, ", "the city ", "will build ", "about 30 ", "new ", "community canteens", ".")
FLAGGED = ZH.index("30个以上"), EN.index("about 30 ")
MORE = (("进一步", "积极", "有序"), ("actively ", "further ", "jointly "))
OMITTED = "鼓励志愿者参与配餐服务。"


def page(zh=ZH, en=EN, above=(), below=()):
    """A page with the flagged sentence and an omitted one, and others beside them."""
    pairs = (*above, ("".join(zh), "".join(en)), (OMITTED, ""), *below)
    return "\n\n".join(one for one, _ in pairs), "\n\n".join(other for _, other in pairs if other)


def flagged(source, translation):
    """Fingerprints by the check and the words that it flags."""
    return {
        (found.check, *(place.text if place else "" for place in (found.source, found.translation))): found.fingerprint
        for found in compare_texts(source, translation).findings
        if found.check in ("PP202", "PP101")
    }


BEFORE = flagged(*page())
COMPARATOR, OMISSION = (next(key for key in BEFORE if key[0] == check) for check in ("PP202", "PP101"))


@st.composite
def edited(draw):
    """A page with words put into the flagged sentence and taken out of it, and sentences beside it."""
    texts = []
    for chunks, at, more in zip((ZH, EN), FLAGGED, MORE, strict=True):
        dropped = draw(st.sets(st.sampled_from([i for i in range(1, 3) if i != at]), max_size=1))
        place = draw(st.integers(1, 2))
        words = [draw(st.sampled_from(more)) if draw(st.booleans()) and i == place else "" for i in range(len(chunks))]
        texts.append([words[i] + ("" if i in dropped else chunk) for i, chunk in enumerate(chunks)])
    above, below = (tuple(draw(st.lists(st.sampled_from(FILLERS), max_size=2, unique=True))) for _ in range(2))
    return page(*texts, above, below)


@settings(max_examples=50, deadline=None)
@given(edited())
def test_fifty_random_edits_inside_and_beside_a_flagged_segment_change_no_fingerprint(edit):
    after = flagged(*edit)
    assert after[COMPARATOR] == BEFORE[COMPARATOR]
    assert after[OMISSION] == BEFORE[OMISSION]


@settings(max_examples=50, deadline=None)
@given(
    edited(),
    st.sampled_from([("30个以上", "35个以上"), ("about 30 ", "about 35 "), (OMITTED, OMITTED[:-1] + "和送餐。")]),
)
def test_an_edit_of_the_flagged_words_changes_the_fingerprint_and_no_other(edit, change):
    after = flagged(*(text.replace(*change) for text in edit))
    touched, other = (OMISSION, COMPARATOR) if change[0] == OMITTED else (COMPARATOR, OMISSION)
    assert BEFORE[touched] not in after.values()
    assert after[other] == BEFORE[other]
