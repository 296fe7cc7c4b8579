"""What git is asked, and what is said where it cannot answer."""

import os
import subprocess

import pytest

from policyparse.cli import run
from policyparse.errors import InputError, UsageError
from policyparse.gate.git import open_repository
from tests.gate.conftest import SOURCE, TRANSLATION, Repository


@pytest.fixture
def fails(repository, capsys):
    """Run `drift` on the pair, expect one line on standard error, and return the exit code and that line."""

    def call(*options, folder=repository.path, source="plan.zh.txt", translation="plan.en.txt"):
        code = run(["drift", str(folder / source), str(folder / translation), *options])
        captured = capsys.readouterr()
        assert captured.out == ""
        (line,) = captured.err.splitlines()
        return code, line

    return call


def test_a_revision_is_never_an_option(repository, fails, tmp_path):
    trap = tmp_path / "trap"
    for revision in (f"--output={trap}", "--all", "-n1", "; touch trap", "$(touch trap)", "a..b", "", "HEAD\0x"):
        code, line = fails("--since", revision)
        assert code == 2
        assert "git" in line
    assert not trap.exists()
    assert not (repository.path / "trap").exists()


def test_a_path_is_never_an_option_nor_a_pattern(repository):
    for name in ("--output=x", "*.txt", ":(top)a.txt", "a\nb.txt"):
        repository.write(name, SOURCE)
        repository.commit()
        found = open_repository(repository.path / name)
        history = found.history(found.path_of(repository.path / name), found.resolve("HEAD"))
        assert [entry.path for entry in history] == [name]
        assert found.blob(f"HEAD:{name}", 10_000) == SOURCE.encode()


def test_outside_a_repository_one_line_says_so(fails, tmp_path):
    for name, text in (("plan.zh.txt", SOURCE), ("plan.en.txt", TRANSLATION)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    code, line = fails(folder=tmp_path)
    assert code == 2
    assert "not a git repository" in line
    assert "--old-source" in line


def test_a_repository_without_a_commit_is_said_to_have_none(fails, tmp_path):
    fresh = Repository(tmp_path / "fresh")
    fresh.write("plan.zh.txt", SOURCE)
    fresh.write("plan.en.txt", TRANSLATION)
    code, line = fails(folder=fresh.path)
    assert code == 2
    assert "no revision 'HEAD'" in line


@pytest.mark.parametrize("new", ["source", "translation"])
def test_a_file_that_was_never_committed_is_named(repository, fails, new):
    repository.write("new.txt", SOURCE if new == "source" else TRANSLATION)
    code, line = fails(**{new: "new.txt"})
    assert code == 2
    assert "new.txt is in no commit" in line


def test_files_of_two_repositories_are_no_pair(fails, tmp_path):
    (tmp_path / "plan.en.txt").write_text(TRANSLATION, encoding="utf-8")
    code, line = fails(translation="../plan.en.txt")
    assert code == 2
    assert "one repository" in line


def test_a_revision_without_the_source_is_named(repository, fails):
    repository.git("checkout", "--quiet", "--orphan", "other")
    repository.git("rm", "-r", "--quiet", "--cached", ".")
    (repository.path / "plan.zh.txt").unlink()
    repository.write("else.txt", "x")
    repository.commit()
    repository.git("checkout", "--quiet", "--force", "main")
    code, line = fails("--since", "other")
    assert code == 2
    assert "plan.zh.txt is not in" in line


def test_a_source_commit_that_git_does_not_know_is_named_with_its_file(repository, fails):
    repository.write("plan.en.txt", f"---\nsource-commit: 1234567\n---\n{TRANSLATION}")
    code, line = fails()
    assert code == 2
    assert "plan.en.txt, source-commit: git knows no revision '1234567'" in line


def test_a_copy_has_no_history_of_its_model(repository):
    copied = repository.write("copy.txt", SOURCE)
    commit = repository.commit()
    found = open_repository(copied)
    (entry,) = found.history("copy.txt", found.resolve("HEAD"))
    assert (entry.revision.commit, entry.before) == (commit, "")


@pytest.fixture
def shallow(repository, tmp_path):
    """A clone of the last commit alone, in which only the source was changed."""
    repository.edit("plan.zh.txt", ("8个", "10个"))
    repository.commit()
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", "--depth=1", f"file://{repository.path}", str(clone)], check=True)
    return clone


def test_a_shallow_clone_that_lacks_the_history_is_told_from_one_in_sync(shallow, fails):
    code, line = fails(folder=shallow)
    assert code == 2
    assert "shallow" in line
    assert "fetch-depth: 0" in line


def test_a_shallow_clone_does_not_know_older_revisions(shallow, fails):
    code, line = fails("--since", "HEAD~1", folder=shallow)
    assert code == 2
    assert "shallow" in line


def test_settings_of_a_hook_for_another_folder_have_no_effect(repository, monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path))
    assert run(["drift", *(str(repository.path / name) for name in ("plan.zh.txt", "plan.en.txt"))]) == 0
    assert "what it said" in capsys.readouterr().out


def test_without_a_git_program_one_line_says_so(fails, monkeypatch):
    monkeypatch.setenv("PATH", os.devnull)
    code, line = fails()
    assert code == 2
    assert "no git program" in line


def test_a_file_too_large_is_not_read(repository):
    found = open_repository(repository.path / "plan.zh.txt")
    with pytest.raises(InputError, match="larger than"):
        found.blob("HEAD:plan.zh.txt", 10)
    assert found.blob("HEAD:none.txt", 10) is None


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(UsageError, match="no folder"):
        open_repository(tmp_path / "none" / "plan.txt")
