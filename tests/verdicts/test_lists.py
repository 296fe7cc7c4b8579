"""The members of lists: where they stand, and what the list says of those that may be left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from policyparse.align.documents import align_analyses
from policyparse.languages.language import language_of
from policyparse.lexical.coverage import Answer, Coverage, joined
from policyparse.lexical.words import Word
from policyparse.model.document import Language
from policyparse.pipeline import analyse, load_resources
from policyparse.readers import read_text
from policyparse.structure import structure
from policyparse.verdicts.lists import Listed, Member, lists_in, unmatched_members
from policyparse.verdicts.views import View, chinese_view, english_view


def cover(text: str, *words: str) -> Coverage:
    """Return coverage of these words of a text, each of which is answered once."""
    found = [
        Word(match.start(), match.end(), word, "word") for word in words for match in re.finditer(re.escape(word), text)
    ]
    found.sort(key=lambda word: word.start)
    answers = tuple(Answer(word, 0, word.start, word.end, 1.0) for word in found)
    return Coverage(1.0, float(len(found)), (), answers, tuple((word, 1.0, 1.0) for word in found))


def members(language: Language, text: str, *words: str) -> list[list[str]]:
    form = language_of(language).lists
    lists = lists_in(text, cover(text, *words), form)
    return [[text[one.start : one.end] for one in found] for found in lists]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("公园、学校和医院。", "公园 学校 医院", [["公园", "学校", "医院"]]),
        ("公园、学校、医院", "公园 学校 医院", [["公园", "学校", "医院"]]),
        ("公园、学校及医院以及剧院", "公园 学校 医院 剧院", [["公园", "学校", "医院", "剧院"]]),
        ("公园、埃及和医院", "公园 埃及 医院", [["公园", "埃及", "医院"]]),
        ("剧院和公园、学校", "剧院 公园 学校", [["公园", "学校"]]),
        ("公园和医院", "公园 医院", []),
        ("公园、学校；医院、剧院", "公园 学校 医院 剧院", [["公园", "学校"], ["医院", "剧院"]]),
        ("公园、学校，医院、剧院", "公园 学校 医院 剧院", [["公园", "学校"], ["医院", "剧院"]]),
        ("公园、学校等设施", "公园 学校 设施", [["公园", "学校"]]),
        ("公园、学校，增加设施", "公园 学校 增加 设施", [["公园", "学校"]]),
        ("公园、的、医院", "公园 医院", [["公园", "医院"]]),
        ("大力推进建设一二三四公园、学校", "推进 公园 学校", [["建设一二三四公园", "学校"]]),
        ("大力推进建设一二三四五公园、学校", "推进 建设 公园 学校", [["建设一二三四五公园", "学校"]]),
        ("公园、一二三四五六七八学校", "公园 学校", [["公园"]]),
        ("公园、一二三四五六学校", "公园 学校", [["公园", "一二三四五六学校"]]),
        ("公园、一二三四五六七学校", "公园 学校", [["公园", "一二三四五六七学校"]]),
    ],
)
def test_a_list_of_chinese_is_cut_at_its_commas_and_joints(text, words, found):
    assert members("zh", text, *words.split()) == found


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Parks, schools and clinics", "Parks schools clinics", [["Parks", " schools", "clinics"]]),
        ("parks, schools, and clinics.", "parks schools clinics", [["parks", " schools", "clinics"]]),
        ("parks, schools, clinics", "parks schools clinics", []),
        ("parks and clinics", "parks clinics", []),
        (
            "build theatres and parks, schools or clinics",
            "theatres parks schools clinics",
            [["parks", " schools", "clinics"]],
        ),
        (
            "the municipal government builds new parks, schools and clinics",
            "municipal government parks schools clinics",
            [[" government builds new parks", " schools", "clinics"]],
        ),
    ],
)
def test_a_list_of_english_has_a_conjunction(text, words, found):
    assert members("en", text, *words.split()) == found


def test_answers_of_the_last_member_may_stand_as_far_as_the_list_goes_unless_it_is_ended():
    for text, answered in (("公园、一二学校三四五六七设施", 2), ("公园、学校等设施", 1)):
        (found,) = lists_in(text, cover(text, "公园", "学校", "设施"), language_of("zh").lists)
        assert [len(one.words) for one in found] == [1, 1]
        assert len(found[-1].answers) == answered


def word(start: int, end: int) -> Word:
    return Word(start, end, "x", "word")


@pytest.mark.parametrize(
    ("words", "weight", "best", "share"),
    [
        (((word(0, 1), 2.0, 0.5),), 2.0, 0.5, 0.5),
        (((word(0, 1), 3.0, 0.5), (word(1, 2), 1.0, 2.0)), 4.0, 2.0, 0.625),
        (((word(0, 1), 0.0, 0.5),), 0.0, 0.5, 0.0),
    ],
)
def test_a_member_has_the_weight_and_the_share_of_its_words(words, weight, best, share):
    member = Member(0, 2, words, ())
    assert (member.weight, member.best, member.share) == (weight, best, pytest.approx(share))


PAIRS = (
    (
        "公园内禁止吸烟、钓鱼、游泳、露营和放风筝。",
        "Smoking, fishing, camping and kite flying are prohibited in the park.",
    ),
    (
        "公园内禁止吸烟、钓鱼、游泳、露营和放风筝。",
        "Fishing, swimming, camping and kite flying are prohibited in the park.",
    ),
    (
        "公园内禁止吸烟、钓鱼、游泳、露营和放风筝。",
        "Smoking, fishing, swimming and camping are prohibited in the park.",
    ),
    (
        "公园内禁止吸烟、钓鱼、游泳、露营和放风筝。",
        "Kite flying, camping, swimming and smoking are prohibited in the park.",
    ),
    (
        "公园内禁止吸烟、钓鱼、游泳、露营和放风筝。",
        "Smoking and fishing are prohibited in the park; so is kite flying.",
    ),
    ("公园内禁止吸烟、钓鱼、游泳、露营和放风筝。", "Smoking, fishing, swimming and other activities are prohibited."),
    (
        "支持炼油厂、钢铁厂、化工厂、水泥厂利用副产氢气。",
        "Support oil refineries, chemical plants and cement works in using hydrogen.",
    ),
    (
        "支持炼油厂、钢铁厂、化工厂、水泥厂利用副产氢气。",
        "Support oil refineries, steel, chemical and cement plants in using hydrogen.",
    ),
    ("推动古籍、档案、地方志的数字化。", "Promote the digitisation of ancient books and archives."),
    ("推动古籍、档案、地方志的数字化。", "Promote the digitisation of ancient books, archives and local chronicles."),
    ("推动古籍、档案、古籍的数字化。", "Promote the digitisation of archives, ancient books and maps."),
    ("种植棉花、小麦、水稻、大豆及玉米等作物。", "Grow cotton, rice, soybeans and maize. Wheat is grown elsewhere."),
    ("种植棉花、小麦、水稻、大豆及玉米等作物。", "Grow cotton, tubers, rice, soybeans and maize."),
    ("种植棉花、小麦、水稻、大豆及玉米等作物。", "Grow crops."),
    ("加强学校、医院（包括诊所）和剧院的消防演练。", "Strengthen fire drills in schools (with clinics) and theatres."),
    (
        "加强学校、医院和剧院的消防演练，完善投诉渠道、公布结果。",
        "Strengthen fire drills in schools and theatres, and publish results.",
    ),
    (
        "培训厨师、护士、教师，奖励司机、警察、医生。",
        "Train cooks and teachers, and reward drivers, police officers and doctors.",
    ),
    ("修缮公园、学校和医院。", "The parks, gardens, squares and hospitals are old: repair parks and hospitals."),
    ("修缮公园、学校和医院。", "Repair hospitals, squares, gardens, and parks."),
    (
        "建设一批龙头企业、产业园区、公共服务平台和创新中心。",
        "Build leading enterprises, public service platforms, and innovation centres.",
    ),
)


def weighed(view: View) -> Iterator[str]:
    """Yield the members of the lists of each sentence that may be left out, with what the list says of each."""
    for sentence, linked in view.by_sentence().items():
        own = [i for i, segment in enumerate(view.own) if segment.sentence == sentence]
        around = {j: view.backs[j] for j in sorted(linked)}
        if not around:
            continue
        text, _, whole = joined([view.own[i].text for i in own], [view.covers[i] for i in own])
        others = {j: (view.other[j].text, view.other_words[j]) for j in around}
        for member, listed in unmatched_members(text, whole, around, others, view.wording, view.language):
            yield f"  {text[member.start : member.end]}: {written(listed)}"


def written(listed: Listed) -> str:
    return " ".join(f"{name}={value:.4f}" for name, value in zip(Listed._fields, listed, strict=True) if value)


@pytest.mark.parametrize(("name", "view"), [("zh", lambda view: view), ("en", english_view)])
def test_members_that_may_be_left_out_are_weighed_as_agreed(name: str, view: Callable[[View], View], golden):
    resources = load_resources()
    lines = []
    for pair in PAIRS:
        sides = (
            analyse(structure(read_text(text, language)), resources)
            for text, language in zip(pair, ("zh", "en"), strict=True)
        )
        own = view(chinese_view(align_analyses(*sides, resources.lexicon, resources.termbase)))
        lines += [" | ".join(pair if name == "zh" else pair[::-1]), *weighed(own)]
    golden(f"verdicts/members-{name}.txt", "\n".join(lines) + "\n")
