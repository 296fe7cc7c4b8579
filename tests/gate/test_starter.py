"""Settings to start from: pairs by the names of files."""

import tomllib

import pytest

from policyparse.config import load_config
from policyparse.gate.pairs import configured
from policyparse.gate.starter import settings_for


def suggested(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    text, count = settings_for(folder)
    pairs = [(one["source"], one["translation"]) for one in tomllib.loads(text).get("pair", [])]
    return pairs, count


@pytest.mark.parametrize(
    ("names", "pairs"),
    [
        (("a.zh.md", "a.en.md", "b.zh.md", "b.en.md"), [("{stem}.zh.md", "{stem}.en.md")]),
        (("docs/zh/a.md", "docs/en/a.md"), [("docs/zh/{stem}.md", "docs/en/{stem}.md")]),
        (("zh/a/b.md", "en/a/b.md", "zh/c.md", "en/c.md"), [("zh/{stem}.md", "en/{stem}.md")]),
        (("d/a_zh-CN.txt", "d/a_en.txt"), [("d/{stem}_zh-CN.txt", "d/{stem}_en.txt")]),
        (("zh_a.md", "en_a.md"), [("zh_{stem}.md", "en_{stem}.md")]),
        (("x/a.zh.docx", "x/a.en.pptx"), [("x/{stem}.zh.docx", "x/{stem}.en.pptx")]),
        (("p/source.zh.txt", "p/translation.en.txt"), [("p/source.zh.txt", "p/translation.en.txt")]),
        (("x/p/a.zh.md", "x/p/a.en.md", "x/q/b.zh.md", "x/q/b.en.md"), [("x/{stem}.zh.md", "x/{stem}.en.md")]),
        (("zhang.md", "english-teaching.md", "token.md"), []),
        ((".git/a.zh.md", ".git/a.en.md", "node_modules/b.zh.md", "node_modules/b.en.md"), []),
    ],
)
def test_names_suggest_pairs(tmp_path, names, pairs):
    assert suggested(tmp_path, *names)[0] == pairs


def test_what_is_suggested_finds_the_pairs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    _, count = suggested(tmp_path, "zh/a/b.md", "en/a/b.md", "zh/c.md", "en/c.md", "zh/only.md", "x.zh.txt", "x.en.txt")
    (tmp_path / "policyparse.toml").write_text(settings_for(tmp_path)[0], encoding="utf-8")
    assert len(configured(load_config()).found) == count == 3


def test_a_folder_without_pairs_has_an_example_to_fill_in(tmp_path):
    text, count = settings_for(tmp_path)
    assert count == 0
    assert "# [[pair]]" in text
    tomllib.loads(text)
