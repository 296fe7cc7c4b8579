"""The wheel carries what the package reads at run time."""

import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Names of all files in the wheel that the checkout builds."""
    folder = tmp_path_factory.mktemp("wheel")
    path = next(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"]))
    with zipfile.ZipFile(path) as archive:
        return set(archive.namelist())


def test_the_wheel_carries_every_glossary(wheel):
    glossaries = {f"policyparse/glossaries/{path.name}" for path in (ROOT / "glossaries").glob("*.tsv")}
    assert glossaries
    assert glossaries <= wheel


def test_the_wheel_carries_every_page_of_the_manual(wheel):
    pages = {f"policyparse/docs/{path.name}" for path in (ROOT / "docs").glob("*.md") if path.name != "README.md"}
    assert pages == {name for name in wheel if name.startswith("policyparse/docs/")}


def test_the_wheel_carries_every_table_schema_and_template_of_the_package(wheel):
    package = ROOT / "src" / "policyparse"
    data = {path for path in package.rglob("*") if path.is_file() and path.suffix not in {".py", ".pyc"}}
    assert {f"policyparse/{path.relative_to(package).as_posix()}" for path in data} <= wheel


def test_the_wheel_carries_the_licence_and_the_credits(wheel):
    assert {"LICENSE", "NOTICE"} <= {Path(name).name for name in wheel}


def test_the_wheel_carries_neither_tests_nor_the_corpus(wheel):
    assert not {name for name in wheel if "corpus" in name or "tests" in name or name.endswith(".pyc")}
