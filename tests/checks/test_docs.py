"""What readers are told of the checks."""

import subprocess
import sys
from pathlib import Path

import pytest

from policyparse.checks import CHECKS, page, shown

PAGE = Path(__file__).resolve().parents[2] / "docs" / "checks.md"


def test_the_page_is_what_the_checks_say():
    assert PAGE.read_text(encoding="utf-8") == page(CHECKS), "renew it: python -m policyparse.checks > docs/checks.md"


def test_the_module_prints_the_page():
    printed = subprocess.run([sys.executable, "-m", "policyparse.checks"], capture_output=True, check=True).stdout
    assert printed.decode() == page(CHECKS)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_the_page_shows_all_there_is_to_a_check(check):
    section = PAGE.read_text(encoding="utf-8").split(f"## {check.id} {check.name}\n")[1].split("\n## ")[0]
    assert check.doc.strip() in section
    for example in check.examples:
        assert shown(example) in section
