"""A spaCy pipeline, named by its folder, as the parser of English."""

import json

import pytest

from policyparse.errors import UsageError
from policyparse.facts.english_model import load_model
from policyparse.facts.grammar import Grammar
from tests.facts import tiny_english

TEXT = "Build at least 12 new laboratories focusing on surgery with the Blue Harbour Alliance in Shanghai."


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tiny_english.save(tmp_path_factory.mktemp("models") / "tiny")


def test_noun_phrases_and_organisations_are_read(folder):
    grammar = load_model(folder).read(TEXT)
    assert "12 new laboratories" in [TEXT[slice(*span)] for span in grammar.noun_phrases]
    assert [TEXT[slice(*span)] for span in grammar.organisations] == ["Blue Harbour Alliance"]


def test_the_name_says_which_pipeline_it_is(folder):
    assert load_model(folder).name == "en_tiny 1.2.3"


def test_a_pipeline_without_a_parser_gives_organisations_alone(tmp_path):
    grammar = load_model(tiny_english.save(tmp_path / "names", parsed=False)).read(TEXT)
    assert (len(grammar.noun_phrases), len(grammar.organisations)) == (0, 1)


@pytest.mark.parametrize("text", ["", " \n", "word " * 11_000])
def test_nothing_is_said_of_a_text_that_is_empty_or_too_long(folder, text):
    assert load_model(folder).read(text) == Grammar()


def test_a_model_that_is_not_there_is_wrong_usage():
    with pytest.raises(UsageError, match=r"'en_core_web_none' is not installed: run `python -m spacy download"):
        load_model("en_core_web_none")


def test_a_folder_without_a_pipeline_is_wrong_usage(tmp_path):
    with pytest.raises(UsageError, match="is not installed"):
        load_model(str(tmp_path))


def test_a_damaged_pipeline_is_wrong_usage(tmp_path):
    path = tiny_english.save(tmp_path / "damaged")
    (tmp_path / "damaged" / "config.cfg").write_text("[nlp]\nlang = 3\n", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be loaded: ") as caught:
        load_model(path)
    assert "\n" not in str(caught.value)


def test_a_pipeline_of_another_language_is_wrong_usage(tmp_path):
    with pytest.raises(UsageError, match="is of the language 'de': name an English one"):
        load_model(tiny_english.save(tmp_path / "german", language="de"))


@pytest.fixture
def slides(tmp_path):
    path = tmp_path / "slides.txt"
    path.write_text(
        "Main tasks\n\nBy 2027, build 12 laboratories focusing on surgery, led by Blue Harbour Alliance.\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def run(capsys):
    from policyparse.cli import run

    def call(*arguments):
        assert run([str(argument) for argument in arguments]) == 0
        return json.loads(capsys.readouterr().out)

    return call


def test_targets_name_what_they_count(run, slides, folder):
    plain, sharpened = (
        run("extract-targets", slides, "--format", "json", *more) for more in ([], ["--english-model", folder])
    )
    assert [target["indicator"] for target in plain["targets"]] == ["laboratories focusing"]
    assert [target["indicator"] for target in sharpened["targets"]] == ["laboratories"]


def test_assignments_name_bodies_that_no_glossary_knows(run, slides, folder):
    plain, sharpened = (
        run("extract-assignments", slides, "--format", "json", *more) for more in ([], ["--english-model", folder])
    )
    assert plain["assignments"] == []
    assert [a["surface"] for one in sharpened["assignments"] for a in one["agencies"]] == ["Blue Harbour Alliance"]


def test_a_comparison_names_the_model_among_its_settings(run, slides, folder, tmp_path, monkeypatch):
    source = tmp_path / "plan.txt"
    source.write_text("到2027年，建成12个实验室。\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("compare", source, slides, "--format", "json")["signature"]["settings"] == {}
    (tmp_path / "policyparse.toml").write_text(f"english-model = {json.dumps(folder)}\n", encoding="utf-8")
    assert run("compare", source, slides, "--format", "json")["signature"]["settings"] == {
        "english-model": "en_tiny 1.2.3"
    }
