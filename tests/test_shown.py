"""What the README and the first steps show is what the command prints; `--renew-golden` writes it anew."""

import contextlib
import io
import re
from pathlib import Path

import pytest

from policyparse.cli import run

ROOT = Path(__file__).resolve().parents[1]
PAIR = "corpus/shanghai-medical-robots"


@pytest.fixture(scope="module")
def screen():
    """The report on the corpus pair, as `make compare` prints it in a window of 80 columns."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setenv("COLUMNS", "80")
        return captured("compare", f"{PAIR}/source.zh.txt", f"{PAIR}/translation.en.txt", "--quiet")


def captured(*arguments):
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(out):
        assert run(arguments) == 0
    out.seek(0)
    return out.read()


@pytest.mark.parametrize(
    ("page", "lead", "part"),
    [
        ("README.md", "`make compare` prints this; `--full` shows the whole report:", slice(None)),
        ("docs/getting-started.md", "It begins with three sentences:", slice(1, 2)),
    ],
)
def test_a_page_shows_what_the_command_prints(request, screen, page, lead, part):
    path = ROOT / page
    text = path.read_text(encoding="utf-8")
    block = re.compile(rf"({re.escape(lead)}\n\n```text\n)(.*?)(```)", re.DOTALL)
    expected = "\n\n".join(screen.split("\n\n")[part])
    if part.stop:
        expected = "".join(line + "\n" for line in expected.splitlines() if not set(line) & set("█✓"))
    if request.config.getoption("--renew-golden"):
        text = block.sub(lambda found: found[1] + expected + found[3], text)
        path.write_text(text, encoding="utf-8")
    assert block.search(text)[2] == expected
