"""`compare` with a second opinion, and `check` that replays one."""

import json
import subprocess
import sys

import pytest
from jsonschema import Draft202012Validator

from policyparse import schemas
from tests.opinion.conftest import server  # noqa: F401  (a fixture)

OPINIONS = ("--model", "m", "--bound", "below=1")


@pytest.fixture
def ask(cli, plan, slides, server):  # noqa: F811
    """Runs `compare` with the server's opinion on everything."""
    return lambda *more: cli("compare", plan, slides, "--second-opinion", server.url, *OPINIONS, *more)


def test_the_answers_stand_beside_the_report_and_give_it_again(cli, ask, plan, slides, server, tmp_path):  # noqa: F811
    said = ask("-o", tmp_path / "report.json")
    assert (said.code, said.errors) == (0, [])
    asked = len(server.bodies)
    kept = tmp_path / "report.opinions.jsonl"
    again = cli("compare", plan, slides, "--opinions", kept, "--bound", "below=1", "-f", "json")
    assert again.out == (tmp_path / "report.json").read_text(encoding="utf-8")
    assert len(server.bodies) == asked > 0


def test_the_json_is_what_the_schema_says_and_has_the_engines_verdicts(ask, cli, plan, slides):
    report = json.loads(ask("-f", "json").out)
    plain = json.loads(cli("compare", plan, slides, "-f", "json").out)
    Draft202012Validator(schemas.load("compare")).validate(report)
    assert "second_opinion" not in plain
    own = {segment["id"]: segment["verdict"] for segment in plain["segments"]}
    changed = [one for one in report["segments"] if one.get("second_opinion", {}).get("changed")]
    assert changed
    assert all(one["second_opinion"]["engine_verdict"] == own[one["id"]] for one in changed)
    without = report["second_opinion"]["without"]
    assert {name: plain["summary"][name] for name in without} == without
    assert report["second_opinion"]["changed"] == len(changed)


def test_answers_that_are_kept_nowhere_are_said(ask):
    assert "--opinions FILE keeps them" in ask().errors[0]
    assert ask("--quiet").errors == []


def test_a_dry_run_shows_what_would_be_sent_counts_it_and_sends_nothing(ask, server):  # noqa: F811
    said = ask("--dry-run")
    assert (said.code, server.bodies) == (0, [])
    requests = [json.loads(line) for line in said.out.splitlines() if line.startswith("{")]
    assert "加快建设渔港" in json.dumps(requests, ensure_ascii=False)
    characters = sum(len(line) for line in said.out.splitlines() if line.startswith("{"))
    assert f"Nothing was sent; it would be {characters:,} characters in {len(requests)} requests." in said.out


def test_an_endpoint_that_fails_changes_no_exit_code_and_is_one_line(cli, ask, plan, slides, server, monkeypatch):  # noqa: F811
    monkeypatch.setattr("policyparse.opinion.asking._PAUSE", 0.0)
    server.answer = lambda _: (500, "")
    said = ask("-f", "json")
    assert said.code == 0
    assert len(said.errors) == 1
    assert "the engine's own verdict stands" in said.errors[0]
    plain = json.loads(cli("compare", plan, slides, "-f", "json").out)
    assert json.loads(said.out)["segments"] == plain["segments"]


def test_only_what_was_changed_is_shown(ask):
    shown = ask("--only", "second-opinion").out
    assert "Shown below" in shown
    assert "second opinion: omitted → kept: It says so." in " ".join(shown.split())
    assert "新" not in shown
    everything = ask("--full").out
    assert len(shown) < len(everything)


def test_a_program_is_asked_with_a_command(cli, plan, slides, tmp_path):
    script = tmp_path / "ask.py"
    script.write_text(
        "import json, sys\nfor line in sys.stdin:\n    item = json.loads(line)\n"
        "    print(json.dumps(dict(id=item['id'], verdict='omitted', lines=[], reason='No.', confidence=1)))\n"
    )
    said = cli(
        "compare", plan, slides, "--second-opinion-command", f"{sys.executable} {script}", "--bound", "below=1",
        "--opinions", tmp_path / "kept.jsonl", "-f", "json",
    )  # fmt: skip
    assert (said.code, said.errors) == (0, [])
    assert json.loads(said.out)["second_opinion"]["answered"] > 0
    assert (tmp_path / "kept.jsonl").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--dry-run"], "give --second-opinion or"),
        (["--model", "m"], "give --second-opinion too"),
        (["--second-opinion", "nowhere", "--model", "m"], "no address of an endpoint"),
        (["--second-opinion", "http://localhost:1"], "--model NAME"),
        (["--second-opinion-command", "no-such-program"], "no program"),
        (["--second-opinion", "http://localhost:1", "--model", "m", "--bound", "calls=3"], "unknown bound 'calls'"),
        (["--second-opinion", "http://localhost:1", "--model", "m", "--bound", "batch=many"], "whole number"),
        (["--second-opinion", "http://localhost:1", "--model", "m", "--bound", "below=2"], "chance from 0 to 1"),
        (["--second-opinion", "http://localhost:1", "--model", "m", "--explain", "s1"], "leave the second opinion out"),
        (["--second-opinion", "http://localhost:1", "--model", "m", "--second-opinion-command", "cat"], "not both"),
    ],
)
def test_wrong_usage_is_one_line(cli, plan, slides, options, said):
    result = cli("compare", plan, slides, *options)
    assert result.code == 2
    assert said in result.errors[0]
    assert len(result.errors) == 1


def test_opinions_that_are_not_there_are_an_input_that_cannot_be_read(cli, plan, slides, tmp_path):
    assert cli("compare", plan, slides, "--opinions", tmp_path / "none.jsonl").code == 3


def test_the_file_of_opinions_is_neither_an_input_nor_the_report(cli, plan, slides, tmp_path):
    assert cli("compare", plan, slides, "--opinions", plan).code == 2
    file = tmp_path / "one.json"
    assert cli("compare", plan, slides, "--opinions", file, "-f", f"json={file}").code == 2


def test_the_gate_asks_nobody_and_replays_what_the_settings_name(cli, ask, plan, slides, server, tmp_path, monkeypatch):  # noqa: F811
    ask("--opinions", tmp_path / "kept.jsonl")
    asked = len(server.bodies)
    monkeypatch.chdir(tmp_path)

    def found():
        said = cli("check", plan, slides, "--no-cache", "-f", "json", "--exit-zero")
        assert said.code == 0, said.errors
        return [one["message"] for pair in json.loads(said.out)["pairs"] for one in pair["findings"]]

    plain = found()
    (tmp_path / "policyparse.toml").write_text('[second-opinion]\nmodel = "m"\nbelow = 1\n', encoding="utf-8")
    assert found() == plain
    settings = '[second-opinion]\nmodel = "m"\nbelow = 1\ncheck = "kept.jsonl"\n'
    (tmp_path / "policyparse.toml").write_text(settings, encoding="utf-8")
    assert found() != plain
    assert len(server.bodies) == asked


def test_a_gate_notices_that_the_recorded_opinions_changed(cli, ask, plan, slides, tmp_path, monkeypatch):
    kept = tmp_path / "kept.jsonl"
    ask("--opinions", kept)
    monkeypatch.chdir(tmp_path)
    settings = '[second-opinion]\nmodel = "m"\nbelow = 1\ncheck = "kept.jsonl"\n'
    (tmp_path / "policyparse.toml").write_text(settings, encoding="utf-8")
    first = cli("check", plan, slides, "-f", "json", "--exit-zero").out
    kept.write_text("", encoding="utf-8")
    assert cli("check", plan, slides, "-f", "json", "--exit-zero").out != first
    kept.unlink()
    gone = cli("check", plan, slides, "-f", "json")
    assert gone.code == 3
    assert "kept.jsonl" in gone.errors[0]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('url = "http://localhost:1"', "unknown key 'url'"),
        ('key-variable = "HOME"', "unknown key 'key-variable'"),
        ('command = "rm"', "unknown key 'command'"),
        ("max-calls = 0", "whole number above zero"),
        ("check = true", "check must be a text"),
    ],
)
def test_settings_say_neither_where_text_goes_nor_what_runs(cli, plan, slides, tmp_path, monkeypatch, settings, said):
    (tmp_path / "policyparse.toml").write_text(f"[second-opinion]\n{settings}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = cli("compare", plan, slides)
    assert result.code == 2
    assert said in result.errors[0]
    assert "policyparse.toml, line 2" in result.errors[0]


ALONE = """
import json, sys
opened = []
sys.addaudithook(lambda event, _: opened.append(event) if event.startswith("socket.") else None)
from policyparse.cli import run
code = run(sys.argv[1:])
heavy = ("policyparse.opinion", "http", "urllib.request", "ssl")
print(json.dumps([code, opened, [name for name in sys.modules if name.startswith(heavy)]]), file=sys.stderr)
"""


@pytest.mark.parametrize("command", [["compare"], ["check", "--no-cache"]], ids=["compare", "check"])
def test_without_the_option_nothing_is_imported_and_no_socket_is_opened(plan, slides, tmp_path, command):
    arguments = [*command, str(plan), str(slides), "-f", "json", "-o", str(tmp_path / "out.json")]
    done = subprocess.run([sys.executable, "-c", ALONE, *arguments], capture_output=True, text=True, check=True)
    code, sockets, modules = json.loads(done.stderr.splitlines()[-1])
    assert (code in (0, 1), sockets, modules) == (True, [], [])


def test_a_replay_opens_no_socket(ask, plan, slides, tmp_path):
    ask("--opinions", tmp_path / "kept.jsonl")
    arguments = [
        "compare",
        str(plan),
        str(slides),
        "--opinions",
        str(tmp_path / "kept.jsonl"),
        "-o",
        str(tmp_path / "r.md"),
    ]
    done = subprocess.run([sys.executable, "-c", ALONE, *arguments], capture_output=True, text=True, check=True)
    code, sockets, modules = json.loads(done.stderr.splitlines()[-1])
    assert (code, sockets) == (0, [])
    assert "policyparse.opinion.chat" not in modules
