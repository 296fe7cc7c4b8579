"""The documentation as a site: all pages are in the navigation, and all links lead somewhere."""

import importlib.util
import json
import re
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).resolve().parents[1]
HREF = re.compile(r'(?:href|src)="(?![a-z]+:|#|//)([^"#?]+)')


def hooks():
    spec = importlib.util.spec_from_file_location("site_hooks", ROOT / "docs" / "site.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The folder of the site, built as `make site` does: a warning ends the build."""
    folder = tmp_path_factory.mktemp("site")
    build(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder), strict=True))
    return folder


def test_every_page_is_in_the_navigation_once():
    listed = [name for group in hooks().navigation() for pages in group.values() for name in pages]
    there = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    assert sorted(listed) == sorted(there | {"notebook.md"} | set(hooks().OUTSIDE))


def test_a_page_that_no_group_names_is_put_under_more(tmp_path):
    (tmp_path / "limits.md").touch()
    (tmp_path / "unheard-of.md").touch()
    groups = {name: pages for group in hooks().navigation(tmp_path) for name, pages in group.items()}
    assert groups["Background"] == ["limits.md"]
    assert groups["More"][0] == "unheard-of.md"


def test_every_link_of_the_site_leads_to_a_file(site):
    pages = [page for page in site.rglob("*.html") if page.name != "404.html"]
    assert len(pages) > 20
    for page in pages:
        links = HREF.findall(page.read_text(encoding="utf-8"))
        assert not [link for link in links if not (page.parent / link).resolve().exists()]


def test_nothing_of_the_site_is_loaded_from_elsewhere(site):
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert not re.findall(r'<(?:script|img)[^>]* src="(?:https?:)?//|<link[^>]*rel="stylesheet"[^>]*"https?:', text)


def test_the_notebook_is_a_page_with_what_its_cells_show(site):
    page = (site / "notebook.html").read_text(encoding="utf-8")
    cells = json.loads((ROOT / "docs" / "notebook.ipynb").read_text(encoding="utf-8"))["cells"]
    assert page.count('class="notebook-output"') == sum(len(cell.get("outputs", ())) for cell in cells)
    assert 'class="policyparse-brief' in page
    assert 'src="data:image/png;base64,' in page
    assert 'href="notebook.ipynb" download' in page


def test_links_to_the_notebook_lead_to_its_page(site):
    assert 'href="notebook.html"' in (site / "how-do-i.html").read_text(encoding="utf-8")


def test_a_blank_line_in_an_output_does_not_end_its_block(tmp_path):
    cell = {"cell_type": "code", "source": ["show()"], "outputs": [{"data": {"text/html": ["<b>\n", "\n", "</b>"]}}]}
    path = tmp_path / "own.ipynb"
    path.write_text(json.dumps({"cells": [{"cell_type": "markdown", "source": ["# Own"]}, cell]}), encoding="utf-8")
    assert "><b>\n</b></div>" in hooks().notebook_markdown(path)
