"""What a start costs: nothing heavy is imported before it is needed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from policyparse.caching import cache_folder
from policyparse.cli import run
from policyparse.gate import cache

PAIR = Path(__file__).resolve().parents[1] / "corpus" / "shanghai-medical-robots"
HEAVY = (
    "pygls",
    "lsprotocol",
    "spacy",
    "jieba",
    "numpy",
    "pdfplumber",
    "pypdfium2",
    "pydantic",
    "lxml",
    "jinja2",
    "openpyxl",
    "docx",
)
SHOW = "import json, sys; print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
SHOW_ALL = "import json, sys; print(json.dumps(sorted(sys.modules)))"


def modules_after(statement, show=SHOW):
    """Names of all top-level modules, or of all, that a fresh interpreter has after `statement`."""
    script = f"import contextlib, io\nwith contextlib.redirect_stdout(io.StringIO()):\n    {statement}\n{show}"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--help"],
        ["--version"],
        ["batch", "compare", "--help"],
        *(
            [name, "--help"]
            for name in ("compare", "review", "check", "drift", "align", "export", "extract-targets", "outline")
        ),
    ],
    ids=" ".join,
)
def test_help_and_version_import_nothing_heavy(arguments):
    loaded = modules_after(f"from policyparse.cli import run; run({arguments!r})")
    assert not loaded & {*HEAVY, "rich", "rapidfuzz", "marisa_trie"}


def test_the_package_itself_imports_next_to_nothing():
    loaded = modules_after("import policyparse") - modules_after("pass")
    assert loaded <= {"policyparse", "importlib", "types", "typing", "_typing", "warnings"}


@pytest.mark.parametrize("side", ["source.zh.txt", "translation.en.txt"])
@pytest.mark.parametrize("command", ["extract-targets", "extract-assignments", "outline"])
def test_a_look_at_a_document_does_not_import_spacy(command, side):
    loaded = modules_after(f"from policyparse.cli import run; run([{command!r}, {str(PAIR / side)!r}])")
    assert not loaded & {"spacy", "numpy"}


def test_a_comparison_of_texts_imports_neither_numpy_nor_spacy_nor_a_pdf_reader():
    loaded = modules_after("import policyparse; policyparse.compare_texts('建设5个平台。', 'Build 5 platforms.')")
    assert not loaded & {*HEAVY} - {"jieba"}


def test_a_check_that_finds_all_in_the_cache_imports_nothing_that_a_comparison_needs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cache, "cache_folder", lambda: tmp_path)
    for name, text in (("a.md", "新建食堂30个。"), ("b.md", "Build 30 canteens.")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert run(["check", "a.md", "b.md"]) == 0
    kept = f"from policyparse.gate import cache; cache.cache_folder = lambda: cache.Path({str(tmp_path)!r})"
    again = "from policyparse.cli import run; assert run(['check', 'a.md', 'b.md', '-o', 'out.txt']) == 0"
    loaded = modules_after(f"{kept}; {again}")
    assert not loaded & {*HEAVY, "rich", "rapidfuzz", "marisa_trie", "tempfile"}


@pytest.mark.parametrize(
    ("style", "needless"),
    [
        (["--format", "json"], {*HEAVY, "rich", "policyparse.reporters.terminal"}),
        (["--full"], {*HEAVY, "policyparse.reporters.html"}),
    ],
    ids=["json", "terminal"],
)
def test_a_comparison_imports_what_its_output_needs(style, needless, tmp_path, monkeypatch):
    monkeypatch.setenv("POLICYPARSE_CACHE_DIR", str(cache_folder()))  # to look for it is not what is counted here
    pair = [str(PAIR / side) for side in ("source.zh.txt", "translation.en.txt")]
    command = ["compare", *pair, *style, "-o", str(tmp_path / "out")]
    loaded = modules_after(f"from policyparse.cli import run; assert run({command!r}) == 0", SHOW_ALL)
    assert not loaded & (needless - {"jieba"})
    again = modules_after(f"from policyparse.cli import run; assert run({command!r}) == 0", SHOW_ALL)
    assert not again & {*needless, "rapidfuzz", "tempfile", "zipfile"}  # the words of both documents are known


END = """
import atexit, sys, threading
from policyparse.cli import main
atexit.register(print, "left")
{thread}
sys.argv = ["policyparse", "explain", {check!r}]
sys.exit(main())
"""


@pytest.mark.parametrize("thread", ["", "threading.Timer(0.2, print, ['late']).start()"])
@pytest.mark.parametrize(("check", "code"), [("PP201", 0), ("PP999", 2)])
def test_a_run_says_everything_and_does_what_was_left_for_its_end(thread, check, code):
    script = END.format(thread=thread, check=check)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert done.stdout.splitlines()[-1] == "left"
    assert bool(done.stderr) == bool(code)
    assert ("late" in done.stdout) == bool(thread)
    assert len(done.stdout) > 300 or code
