"""What a start costs: nothing heavy is imported before it is needed."""

import json
import subprocess
import sys

import pytest

HEAVY = ("spacy", "jieba", "numpy", "pdfplumber", "pypdfium2", "pydantic", "lxml", "jinja2", "openpyxl", "docx")
SHOW = "import json, sys; print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"


def modules_after(statement):
    """Names of all top-level modules that a fresh interpreter has after `statement`."""
    script = f"import contextlib, io\nwith contextlib.redirect_stdout(io.StringIO()):\n    {statement}\n{SHOW}"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


@pytest.mark.parametrize(
    "arguments",
    [[], ["--help"], ["--version"], *([name, "--help"] for name in ("compare", "align", "extract-targets", "outline"))],
    ids=" ".join,
)
def test_help_and_version_import_nothing_heavy(arguments):
    loaded = modules_after(f"from policyparse.cli import run; run({arguments!r})")
    assert not loaded & {*HEAVY, "rich", "rapidfuzz", "marisa_trie"}


def test_the_package_itself_imports_next_to_nothing():
    loaded = modules_after("import policyparse") - modules_after("pass")
    assert loaded <= {"policyparse", "importlib", "types", "typing", "_typing", "warnings"}


def test_a_comparison_of_texts_imports_neither_numpy_nor_spacy_nor_a_pdf_reader():
    loaded = modules_after("import policyparse; policyparse.compare_texts('建设5个平台。', 'Build 5 platforms.')")
    assert not loaded & {*HEAVY} - {"jieba"}
