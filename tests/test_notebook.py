"""The worked notebook runs from top to bottom; `--renew-golden` writes what it shows."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

PATH = Path(__file__).resolve().parents[1] / "docs" / "notebook.ipynb"


@pytest.fixture(scope="module")
def run(request, tmp_path_factory):
    """The notebook after its cells were run in the folder that it is in."""
    notebook = nbformat.read(PATH, as_version=4)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPYTHONDIR", str(tmp_path_factory.mktemp("ipython")))
        patch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
        NotebookClient(
            notebook, timeout=120, record_timing=False, resources={"metadata": {"path": str(PATH.parent)}}
        ).execute()
    del notebook.metadata.language_info["version"]
    if request.config.getoption("--renew-golden"):
        nbformat.write(notebook, PATH)
    return notebook


def shown(notebook):
    """The kinds of output of each cell of code."""
    return [
        {kind for output in cell.outputs for kind in output.get("data", [output.output_type])}
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def text(notebook, at, kind="text/plain"):
    (output,) = [cell for cell in notebook.cells if cell.cell_type == "code"][at].outputs
    return output.data[kind]


def test_each_cell_shows_what_the_page_shows(run):
    assert shown(run) == shown(nbformat.read(PATH, as_version=4))
    assert all(shown(run))


def test_a_comparison_is_shown_as_its_brief_and_in_a_list_as_a_line(run):
    assert "policyparse-brief" in text(run, 0, "text/html")
    assert "\n" not in text(run, 1)


def test_coverage_is_plotted(run):
    assert "image/png" in shown(run)[2]


def test_the_rendering_that_says_the_same_has_no_finding(run):
    last = text(run, 6)
    assert "comparator-changed" in last
    assert "date-changed" in last
    assert "\n0 " not in last
