"""Numbers that name, compared as names."""

from __future__ import annotations

import pytest

from policyparse.comparison.references import compare_references
from policyparse.facts.references import find_references


def _kinds(zh: str, en: str) -> list[tuple[str, str, str]]:
    return [(was.kind, was.value, now.value) for was, now in compare_references(zh.lower(), en.lower())]


@pytest.mark.parametrize(
    ("zh", "en", "difference"),
    [
        ("违反第十二条规定。", "in breach of Article 21.", ("article", "12", "21")),
        ("依照第4号公告。", "under Announcement No. 5.", ("number", "4", "5")),
        ("噪声执行GB 3096标准。", "noise follows GB 3095.", ("gb", "3096", "3095")),
        ("获得第八名。", "took eighteenth place.", ("ordinal", "8", "18")),
        ("建于17世纪。", "built in the 16th century.", ("century", "17", "16")),
        ("15时30分截止。", "closes at 5:30 p.m.", ("clock", "15:30", "17:30")),
        ("前三季度增长。", "growth in the third quarter.", ("quarter", "1-3", "3")),
        ("5—9月开展检查。", "inspected from June to September.", ("months", "5-9", "6-9")),
        ("环比下降。", "down year on year.", ("basis", "before", "year")),
        ("26日召开会议。", "a meeting was held on the 28th.", ("day", "26", "28")),
        ("26日召开会议。", "a meeting was held on 28 October.", ("day", "26", "28")),
        ("26日召开会议。", "the next meeting was held on the 28th, a day of rain.", ("day", "26", "28")),
        ("配比为35:65。", "mixed at 35:56.", ("score", "35:65", "35:56")),
        ("12月提交报告。", "the report is due in October.", ("month", "12", "10")),
        ("成立70周年。", "the 60th anniversary of its founding.", ("nth", "70", "60")),
        ("第十四区的水位。", "the water level in the 15th district.", ("nth", "14", "15")),
        ("晚上9：15关闭。", "closes at 9:15 a.m.", ("clock", "21:15", "9:15")),
        ("上午9时开放。", "opens at 9 o'clock in the evening.", ("clock", "9:00", "21:00")),
        ("按第Ⅱ类医疗器械管理。", "managed as Class III devices.", ("class", "2", "3")),
        ("启动Ⅳ级响应。", "a Level II response was launched.", ("class", "4", "2")),
        ("列入第三类目录。", "listed in Category 2.", ("class", "3", "2")),
        ("依照第二款至第五款。", "under Subparagraphs 2 through 6.", ("paragraph", "5", "6")),
    ],
)
def test_a_reference_that_became_another_is_found(zh: str, en: str, difference: tuple[str, str, str]) -> None:
    assert _kinds(zh, en) == [difference]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("违反第十二条规定。", "in breach of Article 12."),
        ("违反本办法第十二条规定。", "in breach of these measures."),
        ("第一，扩大供给。", "Second, expand supply."),
        ("15时30分截止。", "closes at 3:30 p.m."),
        ("早上8时开放。", "open from 8:00."),
        ("用时3小时。", "within 3 hours, by 5 p.m."),
        ("前三季度增长。", "growth in the first three quarters."),
        ("26日召开会议。", "a meeting was held on 26 September."),
        ("9月25、26日召开会议。", "meetings were held on the 25th and 26th."),
        ("12月提交报告。", "the report is due on 3 December."),
        ("首次举办第三届论坛。", "the third forum was held for the first time."),
        ("第一项第二款所列情形。", "the circumstances of Subparagraph 2 of Paragraph 1."),
        ("第四款至第六款。", "Subparagraphs 4 through 6."),
        ("中午12时。", "at 12 o'clock noon."),
        ("5日出现症状，6日确诊。", "symptoms showed on the 5th and were confirmed the next day."),
        ("4日出现症状，6日确诊。", "symptoms showed on the 5th, and the day after they were confirmed."),
        ("分别位居第五和第八，", "the fifth and eighth places"),
    ],
)
def test_what_agrees_or_stands_on_one_side_stays_quiet(zh: str, en: str) -> None:
    assert _kinds(zh, en) == []


def test_references_come_in_order_with_their_places() -> None:
    found = find_references("依照第二章第五条。", "zh")
    assert [(r.kind, r.value, r.span.start) for r in found] == [("chapter", "2", 2), ("article", "5", 5)]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("按第Ⅱ类医疗器械管理。", "managed as Class II devices."),
        ("按第二类医疗器械管理。", "managed as Class Ⅱ devices."),
        ("启动IV级响应。", "a Level 4 response was launched."),
        ("分为三类，包括第一类和第二类。", "divided into three categories, Class I and Class II."),
        ("三级医院执行。", "to be followed by Grade 2 hospitals and above."),
        ("依照第二条。", "under Article II, on the points I made."),
    ],
)
def test_classes_and_roman_numbers_are_read_alike(zh: str, en: str) -> None:
    assert _kinds(zh, en) == []
