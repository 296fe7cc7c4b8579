"""Laws and regulations, whose parts are called alike in Chinese and in English."""

from __future__ import annotations

import pytest

from tests.structure.helpers import kinds, parse, paths, texts

LAW = """Harbour Act

Chapter I General Provisions

Article 1
This Act is made to keep the harbour safe.
Article 2 The harbour master may set a fee; the fee is published.
The fee is set once a year.

Chapter II Berths
Section 1 Allocation
Article 3. A berth is given on request. It may be shared.
Article 4-1
The following are given first:
(1) ferries;
(2) fishing boats:
(a) those with ice;
(b) other boats.

Annex B Fees
Fees are paid in advance.
"""
CHINESE = """港口条例

第一章 总则

第一条
为了维护港口安全，制定本条例。
第二条 港务长可以规定收费标准并予以公布。
收费标准每年核定一次。

第二章 泊位
第一节 分配
第三条 泊位依申请分配。泊位可以共用。
第四条之一
下列船舶优先：
（一）渡船；
（二）渔船。

附录B 收费
费用预先缴纳。
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            LAW,
            [
                "Chapter I",
                "Chapter I/Article 1",
                "Chapter I/Article 2",
                "Chapter II",
                "Chapter II/Section 1. Allocation",
            ]
            + [f"Chapter II/Section 1. Allocation/Article {number}" for number in ("3", "4-1")]
            + ["Annex B"],
        ),
        (
            CHINESE,
            ["第一章", "第一章/第一条", "第一章/第二条", "第二章", "第二章/第一节 分配"]
            + [f"第二章/第一节 分配/第{number}" for number in ("三条", "四条之一")]
            + ["附录B"],
        ),
    ],
)
def test_the_parts_of_a_law_are_sections_in_either_language(text, expected):
    assert paths(parse(text)) == expected


def test_the_number_of_an_article_stands_with_its_text():
    result = texts(parse(LAW))
    assert "Article 1 This Act is made to keep the harbour safe." in result
    assert "Article 3. A berth is given on request." in result
    assert "第一条 为了维护港口安全，制定本条例。" in "".join(texts(parse(CHINESE)))


def test_an_article_that_only_has_items_keeps_its_number_as_a_heading():
    result = parse("Act\n\nArticle 7\n(1) The fee is due.\n(2) It is paid at once.")
    assert kinds(result) == ["heading", "heading", "item", "item"]


@pytest.mark.parametrize("numbers", [("第十三条", "第十六条", "第四十条"), ("Article 13", "Article 16", "Article 40")])
def test_an_excerpt_of_a_law_may_leave_articles_out(numbers):
    text = "\n".join(f"{number} The fee is due at once." for number in numbers)
    assert paths(parse(f"Fees\n\n{text}", "zh" if numbers[0][0] == "第" else "en")) == list(numbers)


@pytest.mark.parametrize(
    "text",
    [
        "Article 40 of this Law applies.",
        "Section 3 applies to boats.",
        "part 2 The rest",
        "Articles 1 The",
        "Parting 1 A",
    ],
)
def test_a_reference_to_an_article_opens_nothing(text):
    assert paths(parse(f"Fees\n\n{text}")) == []


def test_a_reference_at_the_start_of_a_wrapped_line_opens_nothing():
    lines = [
        "The harbour master keeps a list of all boats that were given a berth under",
        "Article 40. The list shows the name of each boat and of its owner, and the",
        "day on which the berth was given; it is open to everybody who asks for it at",
        "the office of the harbour, and is sent to those who live elsewhere within a",
        "week. Nobody has to say why the list is wanted, and nobody is asked to pay",
        "for it, whatever the reason is.",
    ]
    result = parse("\n".join(lines))
    assert paths(result) == []
    assert len(result.paragraphs) == 1


def test_short_numbered_sentences_beside_each_other_are_items_like_their_siblings():
    result = parse(
        "一、标准\n\n（一）城镇标准为1309元。\n（二）乡村标准由各区按照实际情况确定，并向社会公布。\n（三）标准每年调整。"
    )
    assert paths(result) == ["一"]
    assert set(kinds(result)[1:]) == {"item"}


@pytest.mark.parametrize(
    "signs", [("(1)", "(2)", "(3)"), ("(a)", "(b)", "(c)"), ("(i)", "(ii)", "(iii)"), ("①", "②", "③")]
)
def test_numbers_within_a_sentence_part_its_items(signs):
    one, two, three = signs
    result = parse(
        f"The office does the following: {one} it gives berths; {two} it sets fees; and {three} it keeps lists."
    )
    assert texts(result, "item") == [f"{one} it gives berths;", f"{two} it sets fees; and", f"{three} it keeps lists."]


def test_letters_go_on_after_h():
    listed = "; ".join(f"({letter}) thing number {at}" for at, letter in enumerate("abcdefghijk"))
    assert len(texts(parse(f"The office needs the following: {listed}."), "item")) == 11


@pytest.mark.parametrize(
    "text", ["Items (2) to (7) of paragraph (1) apply.", "Under paragraphs (1), (2) and (3), fees are due."]
)
def test_references_within_a_sentence_part_nothing(text):
    assert texts(parse(text)) == [text]
