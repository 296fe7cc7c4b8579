"""`policyparse drift` in a git repository, edit by edit, as a reviewer would look at it."""

import json

import pytest
from jsonschema import Draft202012Validator

from policyparse import schemas
from policyparse.cli import run
from tests.gate.conftest import SOURCE, TRANSLATION

EIGHT, TEN = "8个以上", "10个以上"
BAN = "严格控制近海捕捞强度。"
BAN_ENGLISH = "Strictly control the intensity of inshore fishing."


@pytest.fixture
def drift(repository, capsys):
    """Run `drift` on the pair; return the exit code and the JSON."""

    def call(*options, source="plan.zh.txt", translation="plan.en.txt"):
        capsys.readouterr()
        code = run(["drift", *(str(repository.path / n) for n in (source, translation)), "-f", "json", *options])
        captured = capsys.readouterr()
        assert captured.err == ""
        found = json.loads(captured.out)
        Draft202012Validator(schemas.load("drift")).validate(found)
        return code, found

    return call


def changes(found):
    """What is to be said of each change, in short."""
    return [(change["kind"], change["verdict"]) for change in found["changes"]]


def test_a_fresh_pair_has_no_drift(drift, repository):
    code, found = drift("--fail-on", "unclear", "--max-age", "0")
    assert code == 0
    assert found["changes"] == []
    assert found["taken_over"]["commit"] == repository.git("rev-parse", "HEAD")


def test_a_number_that_changed_is_pending_and_dated_by_its_commit(drift, repository):
    repository.edit("plan.zh.txt", ("渔民参加", "全体渔民参加"))
    repository.commit(days=30)
    repository.edit("plan.zh.txt", (EIGHT, TEN))
    number = repository.commit(days=12)
    repository.edit("plan.zh.txt", ("一、总体目标\n\n", "一、总体目标\n"))
    repository.commit(days=3)
    code, found = drift()
    assert code == 0
    change = found["changes"][0]
    assert changes(found)[0] == ("changed", "pending")
    assert (change["old"]["text"], change["new"]["text"]) == (
        "到2027年，全市建成8个以上现代海洋牧场，",
        "到2027年，全市建成10个以上现代海洋牧场，",
    )
    assert (change["since"]["commit"], change["age_days"]) == (number, 12)
    assert {(sign["wording"], sign["weight"] > 0) for sign in change["signs"]} == {("old", True), ("new", False)}
    assert "at least 8" in change["translation"][0]["text"]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 0),
        (["--fail-on", "never"], 0),
        (["--fail-on", "pending"], 1),
        (["--fail-on", "unclear"], 1),
        (["--max-age", "11"], 1),
        (["--max-age", "12"], 0),
        (["--max-age", "11", "--fail-on", "never"], 0),
        (["--max-age", "0", "--fail-on", "unclear"], 1),
    ],
)
def test_the_gate_fails_on_what_it_is_told_to(drift, repository, options, code):
    repository.edit("plan.zh.txt", (EIGHT, TEN))
    repository.commit(days=12)
    assert drift(*options)[0] == code


def test_the_age_is_that_of_the_oldest_pending_change(drift, repository):
    repository.edit("plan.zh.txt", (EIGHT, TEN))
    repository.commit(days=20)
    repository.edit("plan.zh.txt", ("120万吨", "150万吨"))
    repository.commit(days=5)
    _, found = drift()
    assert [change["age_days"] for change in found["changes"]] == [20, 5]
    assert found["summary"]["oldest_pending_days"] == 20
    assert found["summary"]["pending"] == 2


def test_a_sentence_that_was_added_is_pending_until_it_is_translated(drift, repository):
    repository.edit("plan.zh.txt", ("养殖。", f"养殖。{BAN}"))
    repository.commit(days=2)
    code, found = drift("--fail-on", "pending")
    assert (code, changes(found)) == (1, [("added", "pending")])
    assert found["changes"][0]["old"] is None
    repository.edit("plan.en.txt", ("cage farming.", f"cage farming. {BAN_ENGLISH}"))
    code, found = drift("--fail-on", "unclear")
    assert (code, changes(found)) == (0, [("added", "followed")])
    assert found["changes"][0]["translation"][0]["text"] == BAN_ENGLISH


def test_a_sentence_that_was_removed_is_pending_until_its_rendering_goes(drift, repository):
    repository.edit("plan.zh.txt", ("，培育优良品种", ""))
    repository.commit(days=2)
    code, found = drift("--fail-on", "pending")
    assert (code, changes(found)) == (1, [("removed", "pending")])
    repository.edit("plan.en.txt", (", and breed fine varieties", ""))
    code, found = drift("--fail-on", "pending")
    assert (code, changes(found)) == (0, [("removed", "followed")])


def test_a_translation_that_caught_up_is_taken_over_once_it_is_committed(drift, repository):
    repository.edit("plan.zh.txt", (EIGHT, TEN))
    source = repository.commit(days=12)
    repository.edit("plan.en.txt", ("at least 8", "at least 10"))
    assert changes(drift("--fail-on", "pending")[1]) == [("changed", "followed")]
    repository.commit(days=1)
    code, found = drift("--fail-on", "unclear")
    assert (code, found["changes"]) == (0, [])
    assert found["taken_over"]["commit"] == repository.git("rev-parse", "HEAD")
    assert changes(drift("--since", f"{source}~1")[1]) == [("changed", "followed")]


def test_a_file_that_was_renamed_keeps_its_history(drift, repository):
    repository.edit("plan.zh.txt", (EIGHT, TEN))
    number = repository.commit(days=12)
    repository.write("docs/other.txt", "x")
    repository.git("mv", "plan.zh.txt", "docs/方案 --all.txt")
    repository.git("mv", "plan.en.txt", "docs/the plan.txt")
    repository.commit(days=4)
    _, found = drift(source="docs/方案 --all.txt", translation="docs/the plan.txt")
    assert changes(found) == [("changed", "pending")]
    assert found["changes"][0]["since"]["commit"] == number
    assert found["old_source"]["path"].endswith(":plan.zh.txt")


def test_paragraphs_that_moved_are_no_drift(drift, repository):
    *_, third, fourth = SOURCE.split("\n\n")
    head = SOURCE.removesuffix(f"{third}\n\n{fourth}")
    facilities = "加快建设渔港和冷链物流设施，推广深水网箱养殖。\n\n"
    repository.write("plan.zh.txt", head.replace(facilities, "") + f"{third}\n\n{fourth}\n{facilities}")
    repository.commit()
    code, found = drift("--fail-on", "unclear")
    assert (code, found["changes"]) == (0, [])
    assert found["summary"]["moved"] > 0


def test_layout_punctuation_and_numbering_are_no_drift(drift, repository):
    text = SOURCE.replace("\n\n", "\n\n\n").replace("2027", "２０２７").replace("，", "， ").replace("1. ", "（1）")
    repository.write("plan.zh.txt", text.replace("2. ", "（2）").replace("3. ", "（3）").replace("。\n", " 。 \n"))
    repository.commit()
    code, found = drift("--fail-on", "unclear")
    assert (code, found["changes"], found["summary"]["moved"]) == (0, [], 0)


def test_a_translation_that_was_committed_before_its_source_took_over_the_first_version(empty, capsys):
    empty.write("plan.en.txt", TRANSLATION)
    empty.commit(days=9)
    empty.write("plan.zh.txt", SOURCE)
    first = empty.commit(days=8)
    paths = [str(empty.path / name) for name in ("plan.zh.txt", "plan.en.txt")]
    assert run(["drift", *paths, "-f", "json", "--fail-on", "unclear"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["taken_over"]["commit"], found["changes"]) == (first, [])
    empty.edit("plan.zh.txt", (EIGHT, TEN))
    empty.commit(days=7)
    assert run(["drift", *paths, "-f", "json", "--max-age", "6"]) == 1


def test_new_line_breaks_in_the_translation_do_not_take_the_source_over(drift, repository):
    repository.edit("plan.zh.txt", (EIGHT, TEN))
    repository.commit(days=12)
    repository.edit("plan.en.txt", ("ranches, and", "ranches,\nand"))
    repository.commit(days=2)
    assert changes(drift()[1]) == [("changed", "pending")]


def test_a_revision_in_the_front_matter_says_what_was_taken_over(drift, repository):
    first = repository.git("rev-parse", "HEAD")
    repository.edit("plan.zh.txt", (EIGHT, TEN))
    repository.commit(days=12)
    repository.write("plan.en.txt", f'---\ntitle: "Plan"\nsource-commit: {first[:10]}\n---\n{TRANSLATION}\nFarewell.\n')
    repository.commit(days=2)
    _, found = drift()
    assert found["taken_over"]["commit"] == first
    assert ("changed", "pending") in changes(found)


def test_a_translation_that_was_committed_empty_took_over_the_source_of_that_commit(empty, capsys):
    empty.write("plan.zh.txt", SOURCE)
    empty.write("plan.en.txt", "")
    first = empty.commit(days=9)
    empty.write("plan.en.txt", TRANSLATION)
    paths = [str(empty.path / name) for name in ("plan.zh.txt", "plan.en.txt")]
    assert run(["drift", *paths, "-f", "json", "--fail-on", "unclear"]) == 0
    assert json.loads(capsys.readouterr().out)["taken_over"]["commit"] == first


def test_two_revisions_are_compared_whatever_the_working_tree_holds(drift, repository):
    base = repository.git("rev-parse", "HEAD")
    repository.edit("plan.zh.txt", (EIGHT, TEN))
    head = repository.commit(days=3)
    repository.write("plan.zh.txt", SOURCE)
    assert drift()[1]["changes"] == []
    code, found = drift("--base", base, "--head", head, "--fail-on", "pending")
    assert (code, changes(found)) == (1, [("changed", "pending")])
    assert found["source"]["path"] == f"{head[:12]}:plan.zh.txt"


def test_a_change_in_no_commit_has_no_age_and_no_revision(drift, repository):
    repository.edit("plan.zh.txt", (EIGHT, TEN))
    code, found = drift("--max-age", "0")
    assert code == 0
    assert (found["changes"][0]["since"], found["changes"][0]["age_days"]) == (None, 0)


def test_a_change_on_a_branch_that_was_merged_is_dated_by_its_own_commit(drift, repository):
    repository.git("switch", "--quiet", "--create", "side")
    repository.edit("plan.zh.txt", (EIGHT, TEN))
    number = repository.commit(days=20)
    repository.git("switch", "--quiet", "main")
    repository.edit("plan.en.txt", ("every year", "each year"))
    taken = repository.commit(days=10)
    repository.git("merge", "--quiet", "--no-edit", "side")
    _, found = drift()
    assert found["taken_over"]["commit"] == taken
    assert changes(found) == [("changed", "pending")]
    assert found["changes"][0]["since"]["commit"] == number
