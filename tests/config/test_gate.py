"""What the settings say of pairs, checks, suppressions and the baseline, and how wrong ones are told."""

from pathlib import Path

import pytest

from policyparse.config import Acceptance, PairPattern, Selection, Suppression, load_config
from policyparse.errors import UsageError

WHOLE = """\
glossaries = ["terms.tsv"]
select = ["PP2"]
ignore = ["PP206"]
fail-on = "warning"

[severity]
PP202 = "note"

[[pair]]
source = "zh/{stem}.md"
translation = "../en/{stem}.md"

[[pair]]
source = "plan.md"
translation = "deck.pptx"
select = ["PP1"]
ignore = ["PP104"]
severity = { PP101 = "error" }
fail-on = "note"
glossaries = ["more.tsv"]
source-commit = "v1.2"
max-age = 7

[[suppress]]
check = "PP101"
reason = "as agreed"
pair = "../en/*.md"
text = "附件"

[drift]
max-age = 30

[baseline]
file = "ci/accepted.json"
require-reason = true
"""
HEAD = '[[pair]]\nsource = "a"\ntranslation = "b"\n\n'


def load(folder: Path, text: str, name: str = "policyparse.toml"):
    (folder / name).write_text(text, encoding="utf-8")
    return load_config(folder)


def test_a_whole_file_is_read_with_paths_that_are_absolute(tmp_path):
    config = load(tmp_path, WHOLE)
    general = Selection(("PP2",), ("PP206",), (("PP202", "note"),), "warning")
    own = Selection(("PP1",), ("PP206", "PP104"), (("PP202", "note"), ("PP101", "error")), "note")
    here, above = tmp_path.as_posix(), tmp_path.parent.as_posix()
    assert config.selection == general
    assert config.pairs == (
        PairPattern(f"{here}/zh/{{stem}}.md", f"{above}/en/{{stem}}.md", general, max_age=30, line=9),
        PairPattern(f"{here}/plan.md", f"{here}/deck.pptx", own, (tmp_path / "more.tsv",), "v1.2", 7, line=13),
    )
    assert config.suppressions == (Suppression("PP101", "as agreed", f"{above}/en/*.md", "附件", 24),)
    assert config.baseline == Acceptance(tmp_path / "ci/accepted.json", require_reason=True)
    assert config.max_age == 30


def test_a_missing_side_and_another_repository_are_settings_of_a_pair(tmp_path):
    repository = f'missing = "error"\n{HEAD.rstrip()}\nsource-repo = "../laws"\nmissing = "ignore"\n\n{HEAD}'
    first, second = load(tmp_path, repository).pairs
    assert (first.source, first.source_repo, first.missing) == (
        (tmp_path.parent / "laws" / "a").as_posix(),
        (tmp_path.parent / "laws").as_posix(),
        "ignore",
    )
    assert (second.source, second.source_repo, second.missing) == ((tmp_path / "a").as_posix(), None, "error")


def test_pyproject_holds_the_same_tables(tmp_path):
    text = '[tool.policyparse]\nfail-on = "note"\n\n[[tool.policyparse.pair]]\nsource = "a"\ntranslation = "b"\n'
    config = load(tmp_path, text, "pyproject.toml")
    assert config.pairs[0].selection.fail_on == "note"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (f'{HEAD}[[pair]]\nsource = "c"\ntranslate = "d"\n', 7, "unknown key 'translate'"),
        (f'{HEAD}[[pair]]\nsource = "c"\n', 5, "translation is missing"),
        (f"{HEAD}[[pair]]\ntranslation = 3\nsource = 1\n", 7, "source must be a text"),
        (f'{HEAD}[[pair]]\nsource = ""\ntranslation = "d"\n', 6, "source must be a text"),
        (f'{HEAD}[[pair]]\nsource = "c"\ntranslation = "d"\nfail-on = "fatal"\n', 8, "fail-on must be one of error,"),
        ('fail-on = "eror"\n', 1, "fail-on must be one of error, warning, note; did you mean 'error'?"),
        (f'{HEAD}[pair.severity]\nPP202 = "fatal"\n', 6, "PP202 must be one of error, warning, note"),
        ('[pair]\nsource = "a"\n', 1, "pair must be tables, each headed [[pair]]"),
        ('x = 1\n[[pair]]\nsource = "a"\n', 1, "unknown key 'x'"),
        ('select = "PP2"\n', 1, 'select must be a list of checks, such as ["PP202"]'),
        ("\nfail-on = 1\n", 2, "fail-on must be one of error, warning, note"),
        ('[[suppress]]\ncheck = "PP1"\n', 1, "reason is missing"),
        ('[[suppress]]\ncheck = "PP1"\nreason = " "\n', 3, "reason must be a text"),
        ("[baseline]\nrequire-reason = 1\n", 2, "require-reason must be true or false"),
        ("[drift]\nmax-age = -1\n", 2, "max-age must be a whole number of days, such as max-age = 30"),
        ("[drift]\nmax-age = true\n", 2, "max-age must be a whole number of days"),
        ("[drift]\nage = 3\n", 2, "unknown key 'age': use one of max-age"),
        (f'{HEAD}[[pair]]\nsource = "c"\ntranslation = "d"\nmax-age = "3"\n', 8, "max-age must be a whole number"),
        (f'{HEAD}[[pair]]\nsource = "c"\ntranslation = "d"\nsource-commit = 1\n', 8, "source-commit must be a text"),
        ('baseline = "x"\n', 1, "baseline must be a table"),
        ('suppress = [{ check = "PP1" }]\n', 1, "reason is missing"),
    ],
)
def test_a_wrong_setting_is_told_with_its_own_line(text, line, says, tmp_path):
    with pytest.raises(UsageError) as caught:
        load(tmp_path, text)
    assert str(caught.value).startswith(f"{tmp_path / 'policyparse.toml'}, line {line}: {says}")
