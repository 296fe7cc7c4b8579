"""Patterns find pairs, and arguments name them."""

from pathlib import Path

import pytest

from policyparse.config import Config, PairPattern
from policyparse.errors import UsageError
from policyparse.gate import pairs


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """Make empty files of the names given; return a function from pattern pairs to settings."""
    monkeypatch.chdir(tmp_path)

    def settings(names, *patterns):
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
        found = tuple(PairPattern(*((tmp_path / side).as_posix() for side in pattern)) for pattern in patterns)
        return Config(pairs=found)

    return settings


def found(config):
    return [pair[:2] for pair in pairs.configured(config).found]


def test_a_stem_is_what_both_names_share_folders_and_all(tree):
    names = ("zh/a.md", "en/a.md", "zh/sub/b.md", "en/sub/b.md", "zh/c.txt", "en/c.md")
    assert found(tree(names, ("zh/{stem}.md", "en/{stem}.md"))) == [
        ("zh/a.md", "en/a.md"),
        ("zh/sub/b.md", "en/sub/b.md"),
    ]


def test_a_stem_may_stand_before_the_language(tree):
    assert found(tree(("d/x.zh.md", "d/x.en.md"), ("d/{stem}.zh.md", "d/{stem}.en.md"))) == [("d/x.zh.md", "d/x.en.md")]


def test_without_a_stem_in_the_source_its_file_name_is_the_stem(tree):
    config = tree(("zh/2024/a.md", "zh/2025/b.md", "en/a.md", "en/b.md"), ("zh/**/*.md", "en/{stem}.md"))
    assert found(config) == [("zh/2024/a.md", "en/a.md"), ("zh/2025/b.md", "en/b.md")]


def test_a_translation_may_be_a_glob_that_fits_one_file(tree):
    config = tree(("zh/a.md", "en/2025-a.pptx"), ("zh/{stem}.md", "en/*-{stem}.*"))
    assert found(config) == [("zh/a.md", "en/2025-a.pptx")]


def test_a_glob_that_fits_two_translations_is_wrong_configuration(tree):
    config = tree(("zh/a.md", "en/1-a.md", "en/2-a.md"), ("zh/{stem}.md", "en/*-{stem}.md"))
    with pytest.raises(UsageError, match=r"zh/a.md has 2 translations"):
        pairs.configured(config)


def test_a_question_mark_is_one_character_and_dots_are_themselves(tree):
    config = tree(("zh/p1.md", "zh/p12.md", "zh/p1xmd", "en/p1.md"), ("zh/p?.md", "en/{stem}.md"))
    assert found(config) == [("zh/p1.md", "en/p1.md")]


def test_a_source_without_translation_is_told_apart_but_a_pair_without_pattern_has_to_be_there(tree):
    config = tree(("zh/a.md",), ("zh/{stem}.md", "en/{stem}.md"), ("zh/b.md", "en/b.md"))
    assert [pair[:2] for pair in pairs.configured(config).lone] == [("zh/a.md", "en/a.md")]
    assert found(config) == [("zh/b.md", "en/b.md")]


def test_hidden_folders_are_passed_over(tree):
    names = (".git/zh/a.md", ".git/en/a.md", "zh/a.md", "en/a.md")
    assert found(tree(names, ("**/zh/{stem}.md", "**/en/{stem}.md"))) == [("zh/a.md", "en/a.md")]


@pytest.fixture
def known(tree):
    config = tree(("zh/a.md", "en/a.md", "zh/b.md", "en/b.md", "x.md", "y.md"), ("zh/{stem}.md", "en/{stem}.md"))
    return lambda *arguments: [pair[:2] for pair in pairs.named(arguments, pairs.configured(config), config)]


def test_without_arguments_all_pairs_are_meant(known):
    assert known() == [("zh/a.md", "en/a.md"), ("zh/b.md", "en/b.md")]


def test_either_side_names_its_pair_and_both_name_it_once(known):
    assert known("en/b.md") == known("zh/b.md") == known("zh/b.md", "./en/b.md") == [("zh/b.md", "en/b.md")]
    assert known("en/b.md", "zh/a.md") == [("zh/b.md", "en/b.md"), ("zh/a.md", "en/a.md")]


def test_two_paths_that_no_pair_knows_are_a_source_and_its_translation(known):
    assert known("x.md", "y.md") == known("x.md:y.md") == [("x.md", "y.md")]


def test_both_sides_of_a_pair_name_it_alone_although_its_source_has_another_translation(tree):
    config = tree(("a.zh.md", "a.en.md", "a.pdf"), ("{stem}.zh.md", "{stem}.en.md"), ("{stem}.zh.md", "{stem}.pdf"))
    there = pairs.configured(config)
    assert len(pairs.named(("a.zh.md",), there, config)) == 2
    assert [pair[:2] for pair in pairs.named(("a.zh.md", "a.pdf"), there, config)] == [("a.zh.md", "a.pdf")]


def test_a_path_that_belongs_to_no_pair_is_wrong_usage(known):
    for arguments in (("x.md",), ("zh/a.md", "x.md"), ("x.md", "y.md", "zh/a.md")):
        with pytest.raises(UsageError, match=r"[xy]\.md belongs to no pair"):
            known(*arguments)


def test_a_path_is_shown_from_the_working_folder_where_it_lies_within(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert pairs.shown("./a/../b.md") == "b.md"
    assert pairs.shown(tmp_path.parent / "c.md") == (tmp_path.parent / "c.md").as_posix()
    assert Path(pairs.shown("..")).is_absolute()


def lone(config):
    return [(pair.source, pair.translation, pair.absent) for pair in pairs.configured(config).lone]


def test_a_translation_without_a_source_is_told_apart(tree):
    config = tree(("zh/a.md", "en/a.md", "en/sub/b.md"), ("zh/{stem}.md", "en/{stem}.md"))
    assert lone(config) == [("zh/sub/b.md", "en/sub/b.md", "source")]


@pytest.mark.parametrize("patterns", [("{stem}.md", "{stem}.en.md"), ("{stem}.zh.md", "{stem}.md")])
def test_where_both_patterns_fit_a_file_it_belongs_to_the_closer_one(tree, patterns):
    suffixes = [pattern.removeprefix("{stem}") for pattern in patterns]
    names = [f"both{suffix}" for suffix in suffixes]
    config = tree((*names, f"lost{suffixes[0]}", f"left{suffixes[1]}"), patterns)
    assert found(config) == [tuple(names)]
    assert lone(config) == [
        (f"left{suffixes[0]}", f"left{suffixes[1]}", "source"),
        (f"lost{suffixes[0]}", f"lost{suffixes[1]}", "translation"),
    ]


def test_a_translation_that_another_pair_has_is_not_without_a_source(tree):
    config = tree(
        ("zh/a.md", "en/a.md", "plans/x.md", "en/x.md"),
        ("zh/{stem}.md", "en/{stem}.md"),
        ("plans/x.md", "en/x.md"),
    )
    assert lone(config) == []


def test_a_source_may_lack_one_of_its_translations(tree):
    config = tree(("zh/a.md", "en/a.md"), ("zh/{stem}.md", "en/{stem}.md"), ("zh/{stem}.md", "slides/{stem}.md"))
    assert lone(config) == [("zh/a.md", "slides/a.md", "translation")]
