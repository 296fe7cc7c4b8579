"""Nothing that a change touches passes unseen: submodules, deletions, baselines, settings, what git leaves."""

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.gate import project
from tests.gate.conftest import Repository

LINE = "version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize 120\n"


@pytest.fixture(autouse=True)
def _local_submodules(monkeypatch):
    """Let git clone submodules from folders."""
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "protocol.file.allow")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "always")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


@pytest.fixture
def diff(call):
    """Check what differs from a revision; return the exit code, the pairs looked at, and the open checks."""

    def run(base="HEAD", *options):
        code, out, errors = call("check", "--workers", 1, "--diff", base, "--format", "json", *options)
        if code == 2:
            return code, errors
        told = json.loads(out)
        looked = [Path(one["translation"]["path"]).name for one in told["pairs"]]
        return code, looked, [found["check"] for one in told["pairs"] for found in one["findings"]]

    return run


def test_a_submodule_bump_touches_the_pairs_that_it_changes(diff, folder, tmp_path_factory):
    docs = tmp_path_factory.mktemp("docs")
    shutil.move(folder / "docs", docs / "docs")
    first = project.commit(docs)
    (folder / "policyparse.toml").write_text(project.SETTINGS.replace('"docs/', '"vendor/docs/'), encoding="utf-8")
    project.commit(folder)
    project.git(folder, "submodule", "--quiet", "add", str(docs), "vendor")
    project.commit(folder)
    assert diff() == (0, [], [])
    project.edit(docs / "docs/en/lifts.md", "500", "600")
    project.commit(docs)
    project.git(folder / "vendor", "pull", "--quiet")
    assert diff() == (1, ["lifts.md"], ["PP201"])
    project.commit(folder)
    assert diff() == (0, [], [])
    assert diff("HEAD~1") == (1, ["lifts.md"], ["PP201"])
    # what is edited within, and not committed there
    project.edit(folder / "vendor/docs/en/ports.md", "1.2", "2.1")
    assert diff() == (1, ["ports.md"], ["PP201"])
    # a commit that the submodule lost: all that is in it may have changed
    project.git(folder / "vendor", "checkout", "--quiet", "--force", "HEAD")
    fresh = tmp_path_factory.mktemp("fresh")
    subprocess.run(["git", "clone", "--quiet", "--depth=1", f"file://{docs}", str(fresh / "vendor")], check=True)
    shutil.rmtree(folder / "vendor")
    shutil.copytree(fresh / "vendor", folder / "vendor")
    assert first
    assert diff("HEAD~1")[1] == ["canteens.md", "lifts.md", "ports.md"]


def test_a_submodule_that_is_not_checked_out_is_no_clean_gate(call, folder, tmp_path_factory):
    docs = tmp_path_factory.mktemp("docs")
    shutil.move(folder / "docs" / "en", docs / "en")
    project.commit(docs)
    project.commit(folder)
    project.git(folder, "submodule", "--quiet", "add", str(docs), "docs/en")
    text = project.SETTINGS.replace("docs/en/{stem}", "docs/en/en/{stem}")
    (folder / "policyparse.toml").write_text(text, encoding="utf-8")
    project.commit(folder)
    assert call("check", "--workers", 1)[0] == 0
    project.git(folder, "submodule", "--quiet", "deinit", "--force", "docs/en")
    for options in ((), ("--diff", "HEAD")):
        code, out, errors = call("check", *options)
        assert (code, out) == (2, "")
        assert errors == ["policyparse: the submodule docs/en is not checked out: git submodule update --init"]


def test_a_deleted_translation_and_a_deleted_source_are_found(diff, call, folder):
    project.commit(folder)
    (folder / "docs/en/lifts.md").unlink()
    (folder / "docs/zh/ports.md").unlink()
    assert diff() == (0, ["lifts.md", "ports.md"], ["PP602", "PP603"])
    project.commit(folder)
    assert diff("HEAD~1", "--fail-on", "warning") == (1, ["lifts.md", "ports.md"], ["PP602", "PP603"])
    assert diff() == (0, [], [])
    code, out, _ = call("check", "--workers", 1, "--show", "warning")
    assert code == 0
    assert out.splitlines() == [
        "docs/zh/lifts.md:1:1: PP602 there is no translation at docs/en/lifts.md (warning)",
        "docs/en/ports.md:1:1: PP603 there is no source at docs/zh/ports.md (warning)",
        "3 pairs: 0 errors, 2 warnings, 0 notes, 2 without a counterpart, 100 % carried; the gate is clean",
    ]


@pytest.mark.parametrize(("missing", "code", "count"), [("error", 1, 3), ("warning", 0, 3), ("ignore", 0, 2)])
def test_the_settings_say_how_much_a_missing_side_matters(call, folder, missing, code, count):
    (folder / "docs/en/lifts.md").unlink()
    (folder / "policyparse.toml").write_text(f'missing = "{missing}"\n{project.SETTINGS}', encoding="utf-8")
    found = call("check", "--workers", 1)
    assert found[0] == code
    assert found[1].splitlines()[-1].startswith(f"{count} pairs")


def test_a_page_that_is_not_to_be_translated_is_accepted_as_other_findings_are(call, folder):
    (folder / "docs/en/lifts.md").unlink()
    (folder / "policyparse.toml").write_text(f'missing = "error"\n{project.SETTINGS}', encoding="utf-8")
    assert call("baseline", "update", "--workers", 1, "--reason", "not for readers abroad")[0] == 0
    assert call("check", "--workers", 1)[0] == 0
    project.edit(folder / "docs/zh/lifts.md", "500台", "900台")  # what it says is no matter
    assert call("check", "--workers", 1)[0] == 0
    (folder / "docs/en/ports.md").unlink()
    assert call("check", "--workers", 1)[0] == 1


def test_a_changed_entry_of_the_baseline_touches_its_pair(diff, call, folder):
    project.edit(folder / "docs/en/lifts.md", "500", "600")
    assert call("baseline", "update", "--workers", 1, "--reason", "r")[0] == 0
    project.commit(folder)
    assert diff() == (0, [], [])
    kept = (folder / "policyparse.baseline.json").read_text(encoding="utf-8")
    (folder / "policyparse.baseline.json").write_text(kept.replace('"r"', '"s"'), encoding="utf-8")
    assert diff()[:2] == (0, ["lifts.md"])
    (folder / "policyparse.baseline.json").unlink()
    assert diff() == (1, ["lifts.md"], ["PP201"])
    # what the baseline was cannot be read
    (folder / "policyparse.baseline.json").write_text("{", encoding="utf-8")
    project.commit(folder)
    (folder / "policyparse.baseline.json").write_text(kept, encoding="utf-8")
    assert diff()[:2] == (0, ["lifts.md"])
    # an entry of a pair that is not there may hold for any
    (folder / "policyparse.baseline.json").write_text(kept.replace("lifts.md", "gone.md"), encoding="utf-8")
    assert diff()[1] == ["canteens.md", "lifts.md", "ports.md"]


def test_a_baseline_outside_of_the_repository_touches_the_pairs_that_it_has(diff, call, folder, tmp_path_factory):
    away = tmp_path_factory.mktemp("away") / "accepted.json"
    settings = f'{project.SETTINGS}[baseline]\nfile = "{away.as_posix()}"\n'
    (folder / "policyparse.toml").write_text(settings, encoding="utf-8")
    project.edit(folder / "docs/en/lifts.md", "500", "600")
    project.commit(folder)
    assert diff() == (0, [], [])
    assert call("baseline", "update", "--workers", 1)[0] == 0
    assert diff() == (0, ["lifts.md"], ["PP201"])


def test_a_changed_glossary_and_changed_settings_touch_what_they_hold_for(diff, folder):
    (folder / "terms.tsv").write_text(
        "concept\tkind\tzh\tzh_short\ten\ten_admitted\ten_deprecated\tnote\n", encoding="utf-8"
    )
    own = '[[pair]]\nsource = "docs/zh/lifts.md"\ntranslation = "docs/en/lifts.md"\nglossaries = ["terms.tsv"]\n'
    (folder / "policyparse.toml").write_text(project.SETTINGS + own, encoding="utf-8")
    project.commit(folder)
    assert diff() == (0, [], [])
    with (folder / "terms.tsv").open("a", encoding="utf-8") as file:
        file.write("lift\tterm\t电梯\t\tlift\t\t\t\n")
    assert diff()[1] == ["lifts.md"]
    project.commit(folder)
    (folder / "policyparse.toml").rename(folder / "policyparse.old")
    (folder / "pyproject.toml").write_text(
        f"[tool.policyparse]\n{project.SETTINGS.replace('[[pair', '[[tool.policyparse.pair')}", encoding="utf-8"
    )
    assert diff()[1] == ["canteens.md", "lifts.md", "ports.md"]


def test_what_git_does_not_watch_is_always_checked(diff, folder, tmp_path_factory):
    (folder / ".gitignore").write_text("docs/en/lifts.md\n", encoding="utf-8")
    project.commit(folder)
    project.edit(folder / "docs/en/lifts.md", "500", "600")
    assert diff() == (1, ["lifts.md"], ["PP201"])
    away = tmp_path_factory.mktemp("away") / "ports.md"
    shutil.move(folder / "docs/en/ports.md", away)
    (folder / "docs/en/ports.md").symlink_to(away)
    project.commit(folder)
    assert diff()[1] == ["lifts.md", "ports.md"]


def test_a_pair_of_the_settings_that_finds_no_file_is_said(call, folder):
    idle = '[[pair]]\nsource = "doc/zh/{stem}.md"\ntranslation = "doc/en/{stem}.md"\n'
    (folder / "policyparse.toml").write_text(project.SETTINGS + idle, encoding="utf-8")
    code, out, _ = call("check", "--workers", 1)
    assert (code, out.splitlines()[0]) == (0, "policyparse.toml:4: this [[pair]] finds no file")
    project.commit(folder)
    assert call("check", "--diff", "HEAD")[1].splitlines()[0] == "policyparse.toml:4: this [[pair]] finds no file"
    assert "finds no file" not in call("check", "--workers", 1, "docs/en/lifts.md")[1]
    (folder / "policyparse.toml").write_text(f'{project.SETTINGS}{idle}missing = "error"\n', encoding="utf-8")
    code, _, errors = call("check")
    assert (code, len(errors)) == (2, 1)
    assert errors[0].endswith("policyparse.toml, line 4: this [[pair]] finds no file: mend its patterns")
    (folder / "policyparse.toml").write_text(idle, encoding="utf-8")
    assert call("check")[2] == ["policyparse: policyparse.toml: no [[pair]] finds a file; mend the patterns"]


def test_a_pointer_of_git_lfs_is_no_document(call, folder):
    (folder / "docs/en/lifts.md").write_text(LINE.format("0" * 64), encoding="utf-8")
    code, out, errors = call("check", "--workers", 1)
    assert code == 3
    assert errors == [
        "policyparse: docs/en/lifts.md: is a Git LFS pointer and not the file itself; fetch it with `git lfs pull`"
    ]
    assert out.endswith("1 not read, 100 % carried; no finding fails the gate\n")


def test_drift_reads_large_files_where_the_clone_has_them(call, folder):
    repository = folder
    old = (repository / "docs/zh/lifts.md").read_bytes()
    oid = hashlib.sha256(old).hexdigest()
    (repository / "docs/zh/lifts.md").write_text(LINE.format(oid), encoding="utf-8")
    project.commit(repository)
    (repository / "docs/zh/lifts.md").write_bytes(old.replace(b"500", b"800"))
    pair = "docs/zh/lifts.md", "docs/en/lifts.md"
    code, _, errors = call("drift", *pair, "--fail-on", "pending", "-f", "json")
    assert code == 3
    assert errors[0].endswith(
        "docs/zh/lifts.md: is a Git LFS pointer and not the file itself; fetch it with `git lfs fetch --all`"
    )
    kept = repository / ".git/lfs/objects" / oid[:2] / oid[2:4] / oid
    kept.parent.mkdir(parents=True)
    kept.write_bytes(old)
    code, out, _ = call("drift", *pair, "--fail-on", "pending", "-f", "json")
    assert code == 1
    assert [change["verdict"] for change in json.loads(out)["changes"]] == ["pending"]


def test_a_merge_conflict_is_said_with_its_line_but_not_in_an_example(call, folder):
    project.commit(folder)
    project.git(folder, "checkout", "--quiet", "-b", "mine")
    project.edit(folder / "docs/en/lifts.md", "500", "600")
    project.commit(folder)
    project.git(folder, "checkout", "--quiet", "main")
    project.edit(folder / "docs/en/lifts.md", "500", "700")
    project.commit(folder)
    project.git(folder, "checkout", "--quiet", "mine")
    with pytest.raises(subprocess.CalledProcessError):
        project.git(folder, "rebase", "main")
    code, _, errors = call("check", "--workers", 1, "--diff", "main")
    assert code == 3
    assert errors == [
        "policyparse: docs/en/lifts.md: holds merge-conflict markers (<<<<<<<) from line 3 on; resolve the conflict"
    ]
    (folder / "docs/en/lifts.md").write_text(project.PAGES["docs/en/lifts.md"], encoding="utf-8")
    code, out, _ = call("check", "--workers", 1, "--diff", "main")
    assert (code, out.split(":")[0]) == (0, "1 pair")
    shown = "\n```\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n```\n"
    for side in ("zh", "en"):
        page = folder / "docs" / side / "lifts.md"
        page.write_text(page.read_text(encoding="utf-8") + shown, encoding="utf-8")
    assert call("check", "--workers", 1)[::2] == (0, [])


def test_an_unborn_branch_is_said_to_have_no_commit(call, folder):
    project.git(folder, "init", "--quiet", "--initial-branch=main")
    said = "git knows no revision 'HEAD': there is no commit yet, so commit first"
    for command in (("check", "--diff", "HEAD"), ("drift",), ("check", "--workers", 1, "--drift")):
        code, out, errors = call(*command)
        assert (code, out, errors) == (2, "", [f"policyparse: {said}"])


def test_a_shallow_clone_says_what_it_lacks(call, folder, tmp_path_factory, monkeypatch):
    project.commit(folder)
    project.edit(folder / "docs/zh/lifts.md", "500台", "900台")
    project.commit(folder)
    clone = tmp_path_factory.mktemp("clones") / "clone"
    subprocess.run(["git", "clone", "--quiet", "--depth=1", f"file://{folder}", str(clone)], check=True)
    monkeypatch.chdir(clone)
    for command, says in (
        (("drift",), "is cut off, for this clone is shallow: fetch all of it"),
        (("check", "--workers", 1, "--drift"), "is cut off, for this clone is shallow"),
        (("check", "--diff", "HEAD~1"), "git knows no revision 'HEAD~1': this clone is shallow: fetch all of it"),
        (("check", "--diff", "v1"), "this clone is shallow"),
    ):
        code, out, errors = call(*command)
        assert (code, out) == (2, "")
        assert says in errors[0]
    assert call("check", "--workers", 1)[0] == 1


def test_a_merge_ref_and_a_detached_head_are_compared_with_where_the_work_parted(diff, folder):
    project.commit(folder)
    project.git(folder, "checkout", "--quiet", "-b", "mine")
    project.edit(folder / "docs/en/lifts.md", "500", "600")
    mine = project.commit(folder)
    project.git(folder, "checkout", "--quiet", "main")
    project.edit(folder / "docs/en/ports.md", "1.2", "2.1")
    project.commit(folder)
    project.git(folder, "checkout", "--quiet", "--detach", mine)
    assert diff("main") == (1, ["lifts.md"], ["PP201"])
    project.git(folder, "checkout", "--quiet", "--detach", "main")
    project.git(folder, "merge", "--quiet", "--no-edit", "mine")
    project.git(folder, "update-ref", "refs/pull/1/merge", "HEAD")
    project.git(folder, "checkout", "--quiet", "refs/pull/1/merge")
    assert diff("main") == (1, ["lifts.md"], ["PP201"])
    assert diff("HEAD^2")[1] == ["ports.md"]


def test_a_worktree_is_compared_as_it_stands(diff, folder, tmp_path_factory, monkeypatch):
    project.commit(folder)
    tree = tmp_path_factory.mktemp("trees") / "tree"
    project.git(folder, "worktree", "add", "--quiet", "-b", "mine", str(tree))
    monkeypatch.chdir(tree)
    project.edit(tree / "docs/en/lifts.md", "500", "600")
    monkeypatch.setenv("GIT_DIR", str(folder / ".git"))  # as in a hook of the other one
    monkeypatch.setenv("GIT_INDEX_FILE", str(folder / ".git/index"))
    assert diff("main") == (1, ["lifts.md"], ["PP201"])


def test_line_ends_of_windows_are_no_change(diff, folder):
    project.git(folder, "init", "--quiet", "--initial-branch=main")
    project.git(folder, "config", "core.autocrlf", "true")
    project.commit(folder)
    for path in folder.rglob("*.md"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert diff() == (0, [], [])
    project.edit(folder / "docs/en/lifts.md", "500", "600")
    assert diff() == (1, ["lifts.md"], ["PP201"])


NAME = "计划 #1 50%, a b.md"


def test_names_are_taken_as_they_are(diff, folder):
    for side in ("zh", "en"):
        (folder / "docs" / side / "lifts.md").rename(folder / "docs" / side / NAME)
    project.commit(folder)
    assert diff() == (0, [], [])
    project.edit(folder / "docs/en" / NAME, "500", "600")
    assert diff() == (1, [NAME], ["PP201"])
    (folder / "docs/en" / NAME).unlink()
    assert diff() == (0, [NAME], ["PP602"])


@pytest.fixture
def two(tmp_path, monkeypatch):
    """A source and its translation in repositories of their own; the working folder is that of the translation."""
    sources, translations = Repository(tmp_path / "sources"), Repository(tmp_path / "translations")
    sources.write("docs/lifts.md", project.PAGES["docs/zh/lifts.md"])
    sources.commit(days=40)
    translations.write("docs/lifts.md", project.PAGES["docs/en/lifts.md"])
    settings = 'source = "docs/{stem}.md"\nsource-repo = "../sources"\ntranslation = "docs/{stem}.md"\n'
    translations.write("policyparse.toml", f"[[pair]]\n{settings}")
    translations.commit(days=30)
    monkeypatch.chdir(translations.path)
    return sources, translations


def test_a_source_in_another_repository_is_checked_and_its_drift_is_known(two, call, diff):
    sources, translations = two
    assert call("check", "--workers", 1)[0] == 0
    assert call("drift", "--fail-on", "unclear")[0] == 0
    sources.edit("docs/lifts.md", ("500台", "900台"))
    sources.commit(days=9)
    code, out, _ = call("drift", "--fail-on", "pending", "-f", "json")
    assert code == 1
    (change,) = json.loads(out)[0]["changes"]
    assert change["verdict"] == "pending"
    assert diff() == (1, ["lifts.md"], ["PP201"])  # what is elsewhere is always checked
    code, _, errors = call("drift", "--base", "HEAD", "--head", "HEAD")
    assert code == 2
    assert "not in the repository of its source" in errors[0]
    translations.edit("docs/lifts.md", ("500", "900"))
    translations.commit()
    assert call("drift", "--fail-on", "unclear")[0] == 0
    sources.path.rename(sources.path.parent / "away")
    code, _, errors = call("check")
    assert (code, len(errors)) == (2, 1)
    assert errors[0].endswith(f"there is no folder {sources.path}: clone the source-repo to there")
