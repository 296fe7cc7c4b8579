"""What was touched since a revision: changed, new or committed on this side of where the work parted."""

import pytest

from policyparse.errors import UsageError
from policyparse.gate.touched import touched
from tests.gate import project


@pytest.fixture
def repository(tmp_path):
    (tmp_path / "a.md").write_text("a")
    (tmp_path / "b.md").write_text("b")
    project.commit(tmp_path)
    return tmp_path


NAMES = ("a.md", "b.md", "z.md", "新 c.md")


def names(folder, base, top=None):
    found = touched(base, folder)
    return {name for name in NAMES if (top or folder) / name in found}


def test_changed_new_and_committed_files_count(repository):
    base = project.git(repository, "rev-parse", "HEAD").strip()
    (repository / "a.md").write_text("A")
    assert names(repository, base) == {"a.md"}
    project.commit(repository)
    (repository / "新 c.md").write_text("c")
    assert names(repository, base) == {"a.md", "新 c.md"}
    assert names(repository, "HEAD") == {"新 c.md"}


def test_what_others_did_on_the_base_since_does_not_count(repository):
    project.git(repository, "checkout", "--quiet", "-b", "mine")
    (repository / "a.md").write_text("mine")
    project.commit(repository)
    project.git(repository, "checkout", "--quiet", "main")
    (repository / "b.md").write_text("theirs")
    project.commit(repository)
    project.git(repository, "checkout", "--quiet", "mine")
    assert names(repository, "main") == {"a.md"}


def test_a_renamed_file_counts_under_both_names(repository):
    (repository / "a.md").rename(repository / "z.md")
    assert names(repository, "HEAD") == {"a.md", "z.md"}


def test_a_folder_within_asks_the_whole_repository(repository):
    (repository / "sub").mkdir()
    (repository / "a.md").write_text("A")
    assert names(repository / "sub", "HEAD", repository) == {"a.md"}


@pytest.mark.parametrize("base", ["nope", "--output=x", "", "HEAD~5"])
def test_a_revision_that_git_does_not_know_is_wrong_usage(repository, base):
    with pytest.raises(UsageError, match="git knows no revision"):
        touched(base, repository)
    assert not (repository / "x").exists()


def test_outside_a_repository_the_message_says_so(tmp_path):
    with pytest.raises(UsageError, match=r"--diff needs a git repository: .*not a git repository"):
        touched("HEAD", tmp_path)


def test_without_git_the_message_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match="--diff needs a git repository: there is no git program"):
        touched("HEAD", tmp_path)


def test_a_branch_without_a_common_commit_is_wrong_usage(repository):
    project.git(repository, "checkout", "--quiet", "--orphan", "other")
    (repository / "a.md").write_text("A")
    project.commit(repository)
    with pytest.raises(UsageError, match="git knows no revision that this work and 'main' share"):
        touched("main", repository)
