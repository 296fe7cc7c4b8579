"""`align`: beads in four formats, in agreement with `compare`; and `compare --explain`."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

import policyparse
from policyparse import schemas

DATA = Path(__file__).parents[1] / "data"
ZH = (
    "建设五个渔港，推广深水网箱养殖。",
    "",
    "鼓励大学与企业共建实验室，培养专业工程师。",
    "加强消防演练，提高应急救援能力。",
)
EN = (
    "Universities and enterprises are encouraged to build joint laboratories and train professional engineers.",
    "Build five fishing ports and promote deep-water cage farming.",
    "",
    "Museum admission on national holidays remains free for pupils and pensioners.",
)


@pytest.fixture
def lines(tmp_path):
    """Two files with one segment a line, some of them blank."""
    paths = tmp_path / "lines.zh.txt", tmp_path / "lines.en.txt"
    for path, texts in zip(paths, (ZH, EN), strict=True):
        path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return paths


def beads(outcome):
    assert outcome.code == 0
    return [json.loads(line) for line in outcome.out.removesuffix("\n").split("\n")]


def names(segments):
    return [segment["id"] for segment in segments]


def test_the_beads_have_the_links_of_compare(cli, plan, slides):
    report = json.loads(cli("compare", plan, slides, "-f", "json").out)
    found = beads(cli("align", plan, slides, "-f", "jsonl"))
    home = {
        name: at for at, bead in enumerate(found) for side in ("source", "translation") for name in names(bead[side])
    }
    links = [(segment["id"], link) for segment in report["segments"] for link in segment["links"]]
    assert links
    assert all(home[source] == home[translation] for source, translation in links)
    linked = {name for bead in found if bead["source"] and bead["translation"] for name in names(bead["source"])}
    assert linked == {source for source, _ in links}


def test_every_segment_that_bears_content_is_in_one_bead(cli, plan, slides):
    report = json.loads(cli("compare", plan, slides, "-f", "json").out)
    found = beads(cli("align", plan, slides, "-f", "jsonl"))
    for side, field in (("source", "segments"), ("translation", "translation_segments")):
        listed = [name for bead in found for name in names(bead[side])]
        assert len(listed) == len(set(listed))
        assert set(listed) == {one["id"] for one in report[field] if one["kind"] != "boilerplate"}


def test_a_json_line_is_what_the_schema_says_and_quotes_the_documents(cli, plan, slides):
    texts = {"source": plan.read_text(encoding="utf-8"), "translation": slides.read_text(encoding="utf-8")}
    for bead in beads(cli("align", plan, slides, "-f", "jsonl")):
        Draft202012Validator(schemas.load("bead")).validate(bead)
        for tie in bead["evidence"]:
            for side, text in texts.items():
                start, end = tie[side]["span"]
                assert text[start:end] == tie[side]["text"] != ""


def test_the_words_that_bear_a_bead_are_those_that_match(cli, plan, slides):
    (bead,) = (one for one in beads(cli("align", plan, slides, "-f", "jsonl")) if "渔港" in str(one["source"]))
    ties = {tie["source"]["text"]: tie["translation"]["text"] for tie in bead["evidence"]}
    assert ties["渔港"] in ("fishing", "ports")
    assert all(tie["weight"] >= 0 for tie in bead["evidence"])


def test_a_number_is_a_word_that_matches(cli, plan, slides):
    ties = [tie for bead in beads(cli("align", plan, slides, "-f", "jsonl")) for tie in bead["evidence"]]
    numbers = {(tie["source"]["text"], tie["translation"]["text"]) for tie in ties if tie["kind"] == "number"}
    assert any("120万" in source and "1.2 million" in translation for source, translation in numbers)


def test_the_table_has_the_beads_of_the_json_lines(cli, plan, slides):
    header, *rows = cli("align", plan, slides).out.removesuffix("\n").split("\n")
    assert header.split("\t") == ["score", "source", "translation", "source_text", "translation_text"]
    expected = [
        [f"{bead['score']:.3f}", " ".join(names(bead["source"])), " ".join(names(bead["translation"]))]
        for bead in beads(cli("align", plan, slides, "-f", "jsonl"))
    ]
    assert [row.split("\t")[:3] for row in rows] == expected


def test_lines_stay_as_they_are_and_blank_ones_have_no_counterpart(cli, lines):
    found = beads(cli("align", *lines, "--segmented", "-f", "jsonl"))
    assert [(names(bead["source"]), names(bead["translation"])) for bead in found] == [
        (["s1"], ["t2"]),
        ([], ["t3"]),
        ([], ["t4"]),
        (["s2"], []),
        (["s3"], ["t1"]),
        (["s4"], []),
    ]
    texts = {one["id"]: one["text"] for bead in found for side in ("source", "translation") for one in bead[side]}
    assert [texts[f"s{number}"] for number in (1, 2, 3, 4)] == list(ZH)
    assert [texts[f"t{number}"] for number in (1, 2, 3, 4)] == list(EN)


def test_lines_are_aligned_as_lists_of_segments_are(cli, lines):
    found = beads(cli("align", *lines, "--segmented", "-f", "jsonl"))
    expected = policyparse.align_segments(ZH, EN).to_dict()["beads"]
    assert [bead["score"] for bead in found] == [bead["score"] for bead in expected]
    for side in ("source", "translation"):
        indices = [[int(name[1:]) - 1 for name in names(bead[side])] for bead in found]
        assert indices == [bead[side] for bead in expected]


@pytest.mark.parametrize("options", [(), ("--with-null",), ("--segmented",)], ids=" ".join)
def test_a_translation_memory_is_valid(cli, plan, slides, options):
    root = etree.fromstring(cli("align", plan, slides, "-f", "tmx", *options).out.encode())
    with (DATA / "tmx14.dtd").open("rb") as file:
        dtd = etree.DTD(file)
    assert dtd.validate(root), dtd.error_log
    both = [len(unit.findall("tuv")) == 2 for unit in root.iter("tu")]
    assert any(both)
    assert all(both) == (options != ("--with-null",))


def test_an_xliff_file_is_valid_and_has_every_bead(cli, plan, slides, tmp_path):
    path = tmp_path / "plan.xlf"
    assert cli("align", plan, slides, "-f", "xliff", "-o", path).out == ""
    tree = etree.parse(path)
    schema = etree.RelaxNG(etree.parse(DATA / "xliff21-core.rng"))
    assert schema.validate(tree), schema.error_log
    units = tree.findall(".//{urn:oasis:names:tc:xliff:document:2.0}unit")
    assert len(units) == len(beads(cli("align", plan, slides, "-f", "jsonl")))


def test_two_files_in_one_language_are_refused(cli, lines):
    outcome = cli("align", lines[0], lines[0], "--segmented")
    assert (outcome.code, outcome.out) == (3, "")
    assert "are both Chinese" in outcome.errors[0]


def test_lines_are_aligned_from_an_english_source(cli, lines):
    forth = [
        (names(b["translation"]), names(b["source"])) for b in beads(cli("align", *lines, "--segmented", "-f", "jsonl"))
    ]
    back = beads(cli("align", *reversed(lines), "--segmented", "-f", "jsonl", "--direction", "en-zh"))
    turned = {(tuple(s.replace("t", "s") for s in a), tuple(t.replace("s", "t") for t in b)) for a, b in forth}
    assert {(tuple(names(b["source"])), tuple(names(b["translation"]))) for b in back} == turned


def test_standard_input_cannot_be_both_sides(cli):
    outcome = cli("align", "-", "-")
    assert (outcome.code, outcome.out) == (2, "")


def test_the_report_in_json_has_an_explanation_where_one_is_asked_for(cli, plan, slides):
    report = json.loads(cli("compare", plan, slides, "-f", "json", "--explain", "s7").out)
    Draft202012Validator(schemas.load("compare")).validate(report)
    why = report.pop("explanation")
    assert report == json.loads(cli("compare", plan, slides, "-f", "json").out)
    segment = next(one for one in report["segments"] if one["id"] == "s7")
    assert (why["segment"], why["text"], why["verdict"]) == ("s7", segment["text"], segment["verdict"])
    assert [link["segment"] for link in why["links"]] == segment["links"]


def test_every_segment_of_either_document_can_be_explained(cli, plan, slides):
    report = json.loads(cli("compare", plan, slides, "-f", "json").out)
    for segment in (*report["segments"], *report["translation_segments"]):
        why = json.loads(cli("compare", plan, slides, "-f", "json", "--explain", segment["id"]).out)["explanation"]
        assert {link["segment"] for link in why["links"]} == set(segment["links"])
        assert (why["chance"] is None) == (segment["kind"] == "boilerplate")


def test_the_explanation_names_links_words_scores_and_the_chance_of_a_counterpart(cli, plan, slides):
    report = json.loads(cli("compare", plan, slides, "-f", "json").out)
    segment = next(one for one in report["segments"] if "渔港" in one["text"])
    said = cli("compare", plan, slides, "--explain", segment["id"]).out
    assert segment["text"] in said.replace("\n", "")
    assert "fishing ports" in said
    assert "渔港 = " in said
    assert all(word in said for word in ("Linked to", "Runners-up", "chance", "score", segment["links"][0]))


def test_an_omitted_segment_has_no_links_but_words_that_are_not_answered(cli, plan, slides):
    report = json.loads(cli("compare", plan, slides, "-f", "json").out)
    segment = next(one for one in report["segments"] if "共建实验室" in one["text"])
    why = json.loads(cli("compare", plan, slides, "-f", "json", "--explain", segment["id"]).out)["explanation"]
    assert (why["verdict"], why["links"]) == ("omitted", [])
    assert why["chance"] < 0.5
    assert all(candidate["unanswered"] for candidate in why["runners_up"])


@pytest.mark.parametrize("name", ["s999", "x", ""])
def test_an_unknown_id_is_wrong_usage_and_the_line_says_which_there_are(cli, plan, slides, name):
    outcome = cli("compare", plan, slides, "--explain", name)
    assert (outcome.code, outcome.out, len(outcome.errors)) == (2, "", 1)
    assert f"{name!r}" in outcome.errors[0]
    assert "the source has s1 to s" in outcome.errors[0]
