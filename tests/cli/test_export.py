"""`export`: what spaCy gets."""

import json
import subprocess
import sys

import pytest
import spacy
from spacy.tokens import DocBin


@pytest.fixture
def exported(cli, tmp_path):
    """Export documents and return what spaCy loads, with the blank pipelines' vocabulary."""

    def call(*documents, language="zh"):
        path = tmp_path / "out.spacy"
        done = cli("export", *documents, "--format", "spacy", "-o", path)
        assert (done.code, done.out, done.errors) == (0, "", [])
        return list(DocBin().from_disk(path).get_docs(spacy.blank(language).vocab))

    return call


def test_a_pair_has_its_verdicts_as_spans_of_both_texts(cli, exported, plan, slides):
    report = json.loads(cli("compare", plan, slides, "--format", "json").out)
    source, translation = exported(plan, slides)
    assert source.text == plan.read_text(encoding="utf-8")
    assert translation.text == slides.read_text(encoding="utf-8")
    for doc, segments in ((source, report["segments"]), (translation, report["translation_segments"])):
        expected = [(tuple(segment["span"]), segment["verdict"], segment["id"]) for segment in segments]
        found = [((s.start_char, s.end_char), s.label_, s.id_) for s in doc.spans["segments"]]
        assert found == expected
        data = doc.user_data["policyparse"]["segments"]
        assert {key: tuple(one["links"]) for key, one in data.items()} == {s["id"]: tuple(s["links"]) for s in segments}


def test_targets_agencies_terms_and_findings_are_groups(exported, plan, slides):
    source, translation = exported(plan, slides)
    assert {span.text: span.label_ for span in source.spans["targets"]} == {"8个以上": "changed", "120万吨": "kept"}
    assert {span.kb_id_ for span in source.spans["agencies"]} >= {"上海市农业农村委员会", "上海市科学技术委员会"}
    assert ("方案", "term") in {(span.text[-2:], span.label_) for span in source.spans["terms"]}
    assert {span.label_ for span in source.spans["findings"]} >= {"comparator-changed", "segment-omitted"}
    assert {span.label_ for span in translation.spans["findings"]} >= {"comparator-changed", "segment-added"}
    assert "track" not in {span.label_ for span in source.spans["sections"]}
    target = source.user_data["policyparse"]["targets"][source.spans["targets"][0].id_]
    assert (target["value"], target["comparator"], target["verdict"]) == (8, "ge", "changed")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_single_document_has_kinds_in_place_of_verdicts(exported, plan, slides, language):
    path = plan if language == "zh" else slides
    (doc,) = exported(path, language=language)
    assert doc.text == path.read_text(encoding="utf-8")
    assert {span.label_ for span in doc.spans["segments"]} >= {"heading"}
    assert {span.label_ for span in doc.spans["targets"]} == {"target"}
    assert set(doc.spans) == {"segments", "targets", "sections", "agencies", "terms"}


def test_a_number_beyond_64_bits_is_text_in_the_data(exported, tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("到2030年，建成123456789012345678901234567890个平台。\n", encoding="utf-8")
    (doc,) = exported(path)
    (target,) = doc.user_data["policyparse"]["targets"].values()
    assert target["value"] == "123456789012345678901234567890"


def test_standard_output_takes_the_bytes(plan):
    command = [sys.executable, "-m", "policyparse", "export", str(plan), "--format", "spacy"]
    done = subprocess.run(command, capture_output=True, check=True)
    (doc,) = DocBin().from_bytes(done.stdout).get_docs(spacy.blank("zh").vocab)
    assert doc.text == plan.read_text(encoding="utf-8")


def test_a_terminal_is_not_written_to(cli, plan, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    done = cli("export", plan)
    assert (done.code, done.out) == (2, "")
    assert done.errors == ["policyparse: this format is for files, not for a terminal: name a file with -o"]


def test_the_wrong_way_round_is_said(cli, plan, slides, tmp_path):
    done = cli("export", slides, plan, "-o", tmp_path / "out.spacy", "--direction", "zh-en")
    assert done.code == 3
    assert "say --direction en-zh" in done.errors[0]
    assert not (tmp_path / "out.spacy").exists()


def test_an_english_source_is_written_first(cli, plan, slides, tmp_path):
    path = tmp_path / "out.spacy"
    assert cli("export", slides, plan, "-o", path).code == 0
    assert path.stat().st_size > 0
