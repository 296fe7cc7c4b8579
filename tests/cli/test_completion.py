"""What the shell completes, asked for as bash, zsh and fish ask."""

import pytest

from policyparse.cli import run


@pytest.fixture
def completed(capsys, monkeypatch):
    """Return a function that completes a line as bash does, and gives back the words on offer."""

    def words(line):
        monkeypatch.setenv("_POLICYPARSE_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(len(line.split(" ")) - 1))
        with pytest.raises(SystemExit):
            run([])
        return capsys.readouterr().out.split()

    return words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("policyparse compare --only t", ["targets", "tracks", "terms"]),
        ("policyparse compare --only targets,o", ["targets,omitted"]),
        ("policyparse compare --format d", ["docx"]),
        ("policyparse check --format s", ["sarif"]),
        ("policyparse drift --format ", ["terminal", "json"]),
        ("policyparse status --format b", ["badge"]),
        ("policyparse align --format x", ["xliff", "xliff-1.2"]),
        ("policyparse compare --limit max-pa", ["max-pages=", "max-parts="]),
        ("policyparse compare --direction z", ["zh-en"]),
        ("policyparse review --state f", ["final"]),
        ("policyparse schema b", ["bead"]),
        ("policyparse docs how", ["how-do-i", "how-it-works"]),
        ("policyparse help gl", ["glossary"]),
        ("policyparse help batch q", ["query"]),
        ("policyparse baseline p", ["prune"]),
        ("policyparse compare pla", []),
    ],
)
def test_values_are_completed(completed, line, words):
    assert completed(line) == words


def test_checks_are_completed_by_id_and_by_name(completed):
    assert {"PP201", "PP202"} < set(completed("policyparse check --select PP2"))
    assert completed("policyparse explain comparator") == ["comparator-changed"]
    assert "PP601" in completed("policyparse check --ignore PP6")


def test_checks_of_the_project_are_completed(completed, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "policyparse.toml").write_text(
        '[[check]]\nid = "XX101"\nname = "no-etc"\nmessage = "say"\ntranslation = "etc"\nfires = [["等", "etc"]]\n',
        encoding="utf-8",
    )
    assert completed("policyparse explain X") == ["XX101"]


def test_settings_that_cannot_be_read_leave_the_checks_of_the_program(completed, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "policyparse.toml").write_text("select = 3\n", encoding="utf-8")
    assert completed("policyparse explain PP202") == ["PP202"]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_a_check_is_shown_with_its_name(shell, capsys, monkeypatch):
    monkeypatch.setenv("_POLICYPARSE_COMPLETE", f"complete_{shell}")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "policyparse explain PP202")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    with pytest.raises(SystemExit):
        run([])
    shown = capsys.readouterr().out
    assert "PP202" in shown
    assert "comparator-changed" in shown
