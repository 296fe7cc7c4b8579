from pathlib import Path

import pytest

from policyparse.config import Config, load_config
from policyparse.errors import UsageError


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_paths_are_relative_to_the_file_and_found_from_below(tmp_path: Path) -> None:
    file = write(tmp_path / "policyparse.toml", 'glossaries = ["terms/own.tsv", "/abs.tsv"]\n')
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert load_config(below) == Config((tmp_path / "terms/own.tsv", Path("/abs.tsv")), file)


def test_the_working_folder_is_where_it_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "policyparse.toml", 'glossaries = ["a.tsv"]')
    monkeypatch.chdir(tmp_path)
    assert load_config().glossaries == (tmp_path / "a.tsv",)


def test_pyproject_serves_where_it_has_the_table(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", '[tool.policyparse]\nglossaries = ["a.tsv"]\n')
    inner = write(tmp_path / "inner" / "pyproject.toml", "[tool.other]\nkey = 1\n").parent
    assert load_config(inner).glossaries == (tmp_path / "a.tsv",)
    write(inner / "policyparse.toml", "")
    assert load_config(inner).glossaries == ()


def test_the_own_file_goes_before_pyproject(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", '[tool.policyparse]\nglossaries = ["a.tsv"]\n')
    write(tmp_path / "policyparse.toml", 'glossaries = ["b.tsv"]\n')
    assert load_config(tmp_path).glossaries == (tmp_path / "b.tsv",)


def test_a_broken_pyproject_that_is_not_about_policyparse_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[project\n")
    assert load_config(tmp_path).glossaries == ()


@pytest.mark.parametrize(
    ("name", "text", "line", "says"),
    [
        (
            "policyparse.toml",
            '# mine\nglossary = ["a.tsv"]\n',
            2,
            "unknown key 'glossary': did you mean 'glossaries'? Use one of glossaries",
        ),
        ("policyparse.toml", '\n\nglossaries = "a.tsv"\n', 3, "glossaries must be a list of paths"),
        ("policyparse.toml", "glossaries = [1]\n", 1, "glossaries must be a list of paths"),
        ("policyparse.toml", "[checks.more]\nx = 1\n", 1, "unknown key 'checks'"),
        (
            "pyproject.toml",
            "[tool.other]\nspeed = 1\n[tool.policyparse]\nglossaries = []\nspeed = 3\n",
            5,
            "unknown key 'speed'",
        ),
    ],
)
def test_a_wrong_setting_is_named_with_its_line(name: str, text: str, line: int, says: str, tmp_path: Path) -> None:
    path = write(tmp_path / name, text)
    with pytest.raises(UsageError) as caught:
        load_config(tmp_path)
    assert str(caught.value).startswith(f"{path}, line {line}: {says}")


@pytest.mark.parametrize("content", [b"glossaries = [", b'glossaries = ["\xff"]', b"[tool]\npolicyparse = 3\n"])
def test_a_file_that_cannot_be_read_is_one_clear_line(content: bytes, tmp_path: Path) -> None:
    name = "pyproject.toml" if b"tool" in content else "policyparse.toml"
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UsageError) as caught:
        load_config(tmp_path)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_model_goes_by_its_name_or_by_a_folder_beside_the_settings(tmp_path: Path) -> None:
    write(tmp_path / "policyparse.toml", 'english-model = "en_core_web_sm"\n')
    assert load_config(tmp_path).english_model == "en_core_web_sm"
    (tmp_path / "en_core_web_sm").mkdir()
    assert load_config(tmp_path).english_model == str(tmp_path / "en_core_web_sm")


@pytest.mark.parametrize("value", ["3", '""', "[]"])
def test_a_model_that_is_no_name_is_wrong_usage(tmp_path: Path, value: str) -> None:
    write(tmp_path / "policyparse.toml", f"\nenglish-model = {value}\n")
    with pytest.raises(UsageError, match=r"line 2: english-model must be a name"):
        load_config(tmp_path)
