"""Either language is the source: the same facts, seen from the other side."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import policyparse
from policyparse import api, pipeline, schemas
from policyparse.checks import CHECKS
from policyparse.config import Config
from policyparse.errors import InputError

PAIR = Path(__file__).resolve().parents[1] / "corpus" / "shanghai-medical-robots"
TURNED = {"omitted": "added", "added": "omitted"}
ONE_WAY = {"enumeration-generalised", "term-rendered-otherwise", "untranslated-text", "misspelt-word"}
EXAMPLES = [
    pytest.param(example, id=f"{check.name}-{at}")
    for check in CHECKS
    if check.name not in ONE_WAY
    for at, example in enumerate(check.examples)
]


def facts(bitext):
    """The facts that differ, as Chinese and English text."""
    forth = bitext.direction == "zh-en"
    return sorted(
        (
            one.kind if forth else TURNED.get(one.kind, one.kind),
            *(place.text if place else "" for place in (one.source, one.translation)[:: 1 if forth else -1]),
        )
        for one in bitext.differences
    )


def links(bitext):
    return {(rendering.segment.text, link) for rendering in bitext.renderings for link in rendering.links}


@pytest.fixture(scope="module")
def both():
    """The corpus pair in its own direction, and the other way round."""
    paths = PAIR / "source.zh.txt", PAIR / "translation.en.txt"
    return pipeline.compare(*paths), pipeline.compare(*reversed(paths))


def test_the_corpus_pair_has_the_same_facts_both_ways_round(both):
    forth, back = both
    assert (forth.bitext.direction, back.bitext.direction) == ("zh-en", "en-zh")
    assert facts(forth.bitext) == facts(back.bitext)
    assert len(forth.bitext.pairs) >= 10
    assert set(forth.bitext.pairs) == {(there, here) for here, there in back.bitext.pairs}


def test_the_corpus_pair_has_the_same_links_both_ways_round(both):
    forth, back = both
    chinese = {one.segment.id.replace("s", "t"): one.segment.text for one in forth.renderings}
    english = {one.segment.id.replace("t", "s"): one.segment.text for one in forth.accounts}
    there = {(one.segment.text, english[link.replace("t", "s")]) for one in forth.renderings for link in one.links}
    here = {(chinese[link], one.segment.text) for one in back.renderings for link in one.links}
    assert there == here


def test_segments_are_the_source_in_either_direction(both):
    forth, back = (api.Comparison(report).to_dict() for report in both)
    Draft202012Validator(schemas.load("compare")).validate(back)
    assert [one["text"] for one in back["segments"]] == [one["text"] for one in forth["translation_segments"]]
    assert {one["id"][0] for one in back["segments"]} == {"s"}
    assert {one["id"][0] for one in back["translation_segments"]} == {"t"}
    assert (back["source"]["language"], back["translation"]["language"]) == ("en", "zh")


def test_what_the_chinese_lacks_is_omitted_where_english_is_the_source(both):
    forth, back = both
    added = {one.segment.text for one in forth.accounts if one.verdict == "added"}
    omitted = {one.segment.text: one.segment.kind for one in back.renderings if one.verdict == "omitted"}
    assert added <= omitted.keys()
    assert {omitted[text] for text in omitted.keys() - added} <= {"heading"}  # of its own, a heading adds nothing
    assert added <= {one.source.text for one in back.findings if one.check == "PP101"}


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_facts_of_an_example_are_the_same_both_ways_round(example):
    forth = pipeline.compare_texts(example.source, example.translation)
    back = pipeline.compare_texts(example.translation, example.source)
    assert facts(forth.bitext) == facts(back.bitext)


@pytest.mark.parametrize(
    ("source", "translation", "check", "says"),
    [
        ("Build 120 nursing homes.", "新建养老院210家。", "PP201", "the source says 120, the translation 210"),
        ("Build at least 120 nursing homes.", "新建养老院约120家。", "PP202", "says ≥ 120, the translation ~ 120"),
        (
            "Invest 28 billion US dollars.",
            "总投资280亿元。",
            "PP203",
            "says USD 28 billion, the translation CNY 28 billion",
        ),
        (
            "By 2030, all buses will be electric.",
            "到2027年，公交全部实现电动化。",
            "PP204",
            "says 2030, the translation 2027",
        ),
        ("Build 8,600 new charging piles.", "新建充电桩。", "PP205", "the source says 8,600, the translation does not"),
        (
            "Monitor water quality.",
            "在75个站点开展水质监测。",
            "PP206",
            "the translation says 75个, the source does not",
        ),
        (
            "The Ministry of Finance released new curriculum standards.",
            "教育部发布了新的课程标准。",
            "PP207",
            "the source names Ministry of Finance, the translation 教育部",
        ),
        (
            "Employers may pay work injury insurance premiums for their staff.",
            "用人单位应当为职工缴纳工伤保险费。",
            "PP208",
            "strengthened: the source says may, the translation says 应当",
        ),
        ("The fee must not be charged.", "可以收取费用。", "PP208", "the source says must, the translation says 可以"),
        ("Imports of grain rose sharply.", "粮食进口大幅下降。", "PP210", "the source says rose"),
        ("Enabled by default in v1.24.", "该功能在 v1.25 版本中默认启用。", "PP211", "the source says v1.24"),
        ("See Article 7 of this Law.", "见本法第八条。", "PP212", "the source says 7, the translation 8"),
        (
            "Expand the supply of quality childcare services.\nCrack down hard on illegal fishing.",
            "扩大优质托育服务供给。",
            "PP101",
            "nothing in the translation says this",
        ),
        (
            "Expand the supply of quality childcare services.",
            "扩大优质托育服务供给。\n严厉打击非法捕捞行为。",
            "PP401",
            "nothing in the source accounts for this",
        ),
        (
            "Open up forest parks, wetlands, museums and nature reserves in an orderly way.",
            "有序开放森林公园、湿地和自然保护地。",
            "PP102",
            "museums",
        ),
    ],
)
def test_a_finding_says_what_the_english_source_says(source, translation, check, says):
    found = pipeline.compare_texts(source, translation).findings
    assert [one.message for one in found if one.check == check and says in one.message], found


def test_a_bound_that_the_translation_drops_is_as_grave_in_either_direction():
    for source, translation in (
        ("新建养老院120家以上。", "Build 120 nursing homes."),
        ("Build at least 120 nursing homes.", "新建养老院120家。"),
    ):
        assert [one.severity for one in pipeline.compare_texts(source, translation).findings] == ["error"]


def test_english_that_was_left_in_a_chinese_translation_is_found():
    source = (
        "Strengthen the protection of ancient books.\nPromote reading and build public libraries in town and country."
    )
    halfway = "加强古籍保护。\nPromote reading and build public libraries in town and country."
    assert [one.check for one in pipeline.compare_texts(source, halfway).findings] == ["PP502"]


@pytest.fixture
def files(tmp_path):
    """A Chinese and an English document of one content."""
    texts = {"a.txt": "扩大优质托育服务供给。", "b.txt": "Expand the supply of quality childcare services."}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tuple(tmp_path / name for name in texts)


def test_two_documents_in_one_language_are_told_apart_from_a_translation(files):
    for file, language in zip(files, ("Chinese", "English"), strict=True):
        with pytest.raises(InputError, match=f"both {language}.*drift SOURCE TRANSLATION --old-source OLD"):
            pipeline.compare(file, file)


@pytest.mark.parametrize(
    ("source", "translation", "language"),
    [
        ("扩大优质托育服务供给。", "扩大托育服务。", "Chinese"),
        ("Expand childcare.", "Expand the supply of childcare.", "English"),
    ],
)
@pytest.mark.parametrize("direction", [None, "zh-en", "en-zh"])
def test_two_texts_in_one_language_are_told_as_two_documents_are(source, translation, language, direction):
    line = f"^the source and the translation are both {language}: .*drift SOURCE TRANSLATION --old-source OLD`$"
    with pytest.raises(InputError, match=line):
        pipeline.compare_texts(source, translation, Config(direction=direction))


def test_two_mixed_texts_need_their_direction():
    texts = "推广AI应用。", "推广AI的应用。"
    with pytest.raises(InputError, match="are both Chinese"):
        pipeline.compare_texts(*texts)
    assert pipeline.compare_texts(*texts, Config(direction="en-zh")).bitext.direction == "en-zh"


def test_short_texts_without_words_of_their_own_are_compared():
    assert pipeline.compare_texts("8", "8").bitext.direction == "zh-en"
    assert pipeline.compare_texts("5G AI 平台", "5G AI platform").bitext.direction == "zh-en"


def test_a_direction_that_the_documents_contradict_is_an_error(files):
    with pytest.raises(InputError, match="the direction is zh-en: exchange the documents, or say --direction en-zh"):
        pipeline.compare(*reversed(files), Config(direction="zh-en"))


def test_a_direction_tells_what_a_mixed_document_is_in(files, tmp_path):
    mixed = tmp_path / "mixed.txt"
    mixed.write_text("Expand the supply of quality childcare services.\n打击非法捕捞。", encoding="utf-8")
    report = pipeline.compare(files[1], mixed, Config(direction="en-zh"))
    assert report.bitext.translation.structure.document.language == "zh"


def test_lists_of_segments_are_aligned_in_either_direction():
    zh = ["建设五个渔港。", "鼓励大学与企业共建实验室。", "博物馆对老人和学生免费开放，成人票价不变。"]
    en = ["Universities are encouraged to build laboratories with enterprises.", "Build five fishing ports."]
    forth = policyparse.align_segments(zh, en).to_dict()["beads"]
    back = policyparse.align_segments(en, zh).to_dict()["beads"]
    turned = sorted((one["translation"], one["source"], one["score"]) for one in forth)
    assert turned == sorted((one["source"], one["translation"], one["score"]) for one in back)
    assert [one["source"] for one in back if one["source"]] == [[0], [1]]


def test_why_a_segment_of_an_english_source_is_linked(files):
    found = policyparse.compare(*reversed(files), explain="s1").to_dict()["explanation"]
    (link,) = found["links"]
    assert link["segment"] == "t1"
    assert {"services", "childcare"} <= {tie["source"]["text"] for tie in link["evidence"]}
    back = policyparse.compare(*reversed(files), explain="t1").to_dict()["explanation"]
    assert {tie["translation"]["text"] for tie in back["links"][0]["evidence"]} <= {
        "扩大",
        "优质",
        "托育服务",
        "托育",
        "服务",
        "供给",
    }


def test_an_english_source_that_went_on_has_drift(tmp_path):
    texts = {
        "old.txt": "Build at least 120 day-care centres by 2027.\nExpand the supply of childcare services.\n",
        "new.txt": "Build at least 150 day-care centres by 2027.\nExpand the supply of nursing services.\n",
        "zh.txt": "到2027年，新建日间照料中心120家以上。\n扩大护理服务供给。\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = policyparse.drift(tmp_path / "new.txt", tmp_path / "zh.txt", tmp_path / "old.txt").to_dict()
    assert [(one["kind"], one["verdict"]) for one in found["changes"]] == [
        ("changed", "pending"),
        ("changed", "followed"),
    ]


def test_the_direction_of_the_settings_holds_for_each_pair(tmp_path, monkeypatch, files):
    from policyparse.config import load_config
    from policyparse.gate.pairs import configured

    (tmp_path / "policyparse.toml").write_text(
        'direction = "zh-en"\n[[pair]]\nsource = "b.txt"\ntranslation = "a.txt"\ndirection = "en-zh"\n'
        '[[pair]]\nsource = "a.txt"\ntranslation = "b.txt"\n'
    )
    monkeypatch.chdir(files[0].parent)
    found = configured(load_config()).found
    assert {Path(pair.source).name: pair.direction for pair in found} == {"a.txt": "zh-en", "b.txt": "en-zh"}


def test_beads_of_two_documents_are_in_the_order_of_the_source(files):
    from policyparse import alignments
    from policyparse.reporters import alignment, exchange

    aligned = alignments.align(*reversed(files))
    row = json.loads(alignment.json_lines(aligned))
    assert (row["source"][0]["id"], row["translation"][0]["id"]) == ("s1", "t1")
    assert row["source"][0]["text"].startswith("Expand")
    assert 'srcLang="en" trgLang="zh-CN"' in exchange.xliff(aligned)
    assert 'srclang="en"' in exchange.tmx(aligned)
