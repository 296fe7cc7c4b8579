"""What pages render in different ways, where the settings have them compared."""

import pytest

from policyparse.config import Reading
from policyparse.gate import records
from policyparse.gate.examination import examine
from policyparse.gate.protocol import Job
from tests.gate import project

SENTENCE = "每年培训厨师200名，并为他们颁发证书。"
USUAL = "Train 200 cooks every year and award them certificates."
OTHER = "Every year, 200 cooks are trained and awarded certificates."
AGEING = "大力发展银发经济，支持养老机构。"


@pytest.fixture
def pages(folder):
    """Have pages say a sentence in Chinese and something in English, with the checks turned on."""
    settings = folder / "policyparse.toml"
    settings.write_text('enable = ["PP8"]\n' + settings.read_text())

    def say(**pages):
        for name, (chinese, english) in pages.items():
            for language, text in (("zh", chinese), ("en", english)):
                path = folder / f"docs/{language}/{name}.md"
                path.write_text(path.read_text(encoding="utf-8") + f"\n{text}\n", encoding="utf-8")

    return say


def test_a_sentence_is_held_against_what_most_pages_say(pages, call):
    pages(canteens=(SENTENCE, USUAL), lifts=(SENTENCE, OTHER), ports=(SENTENCE, USUAL))
    code, out, _ = call("check", "--fail-on", "warning")
    [line] = [line for line in out.splitlines() if "PP801" in line]
    assert (code, line.split(":")[0]) == (1, "docs/en/lifts.md")
    assert "in docs/en/canteens.md:12" in line


@pytest.mark.parametrize("variant", [USUAL, USUAL.upper(), USUAL.replace(".", "!")])
def test_case_and_punctuation_make_no_other_rendering(pages, call, variant):
    pages(canteens=(SENTENCE, USUAL), lifts=(SENTENCE, variant))
    assert "PP801" not in call("check", "--show", "note")[1]


def test_a_short_sentence_may_be_rendered_as_its_place_asks(pages, call):
    pages(canteens=("培训厨师。", "Train cooks."), lifts=("培训厨师。", "Cooks are trained."))
    assert "PP801" not in call("check", "--show", "note")[1]


def test_a_term_is_held_against_what_most_pages_say(pages, call, folder):
    (folder / "terms.tsv").write_text(
        "concept\tkind\tzh\tzh_short\ten\ten_admitted\ten_deprecated\tnote\n"
        "silver\tterm\t银发经济\t\tsilver economy\teconomy of the elderly\t\t\n",
        encoding="utf-8",
    )
    project.edit(folder / "policyparse.toml", "enable", 'glossaries = ["terms.tsv"]\nenable')
    silver = "Vigorously develop the silver economy and support elderly care institutions."
    pages(
        canteens=(AGEING, silver),
        lifts=(AGEING, silver),
        ports=(AGEING, silver.replace("silver economy", "economy of the elderly")),
    )
    _, out, _ = call("check", "--show", "note")
    [line] = [line for line in out.splitlines() if "PP802" in line]
    assert line.startswith("docs/en/ports.md:")
    assert "银发经济 is “economy of the elderly” here, “silver economy” in docs/en/canteens.md" in line


def test_a_general_word_may_be_rendered_in_any_way_that_the_glossaries_admit(pages, call):
    pages(
        canteens=("根据当地情况推进建设。", "Advance construction according to local circumstances."),
        lifts=("根据当地情况推进改造。", "Advance renovation based on local conditions."),
    )
    assert "PP802" not in call("check", "--show", "note")[1]


def test_without_enable_no_pages_are_compared(folder, call):
    for name, english in (("canteens", USUAL), ("lifts", OTHER)):
        for language, text in (("zh", SENTENCE), ("en", english)):
            path = folder / f"docs/{language}/{name}.md"
            path.write_text(path.read_text(encoding="utf-8") + f"\n{text}\n", encoding="utf-8")
    assert "PP801" not in call("check", "--show", "note")[1]


def test_what_was_kept_without_phrases_is_not_taken_for_all_there_is(folder, call, pages):
    pages(canteens=(SENTENCE, USUAL), lifts=(SENTENCE, OTHER))
    settings = folder / "policyparse.toml"
    enabled = settings.read_text()
    settings.write_text(enabled.replace('enable = ["PP8"]\n', ""))
    assert "PP801" not in call("check", "--show", "note")[1]
    settings.write_text(enabled)
    assert "PP801" in call("check", "--show", "note")[1]
    assert "PP801" in call("check", "--show", "note")[1]


def test_a_finding_over_pages_can_be_accepted(pages, call):
    pages(canteens=(SENTENCE, USUAL), lifts=(SENTENCE, OTHER))
    call("baseline", "update", "--fail-on", "warning", "--reason", "as the editors want it")
    code, out, _ = call("check", "--fail-on", "warning")
    assert (code, "1 accepted" in out) == (0, True)


def test_phrases_pass_through_the_record(folder):
    paths = (str(folder / f"docs/{language}/lifts.md") for language in ("zh", "en"))
    record = examine(Job(*paths, (), Reading(), phrases=True))
    assert record.phrases
    assert records.loads(records.dumps(record)) == record
