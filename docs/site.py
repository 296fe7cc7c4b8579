"""Hooks of the site: its navigation, the worked notebook as a page, and pages of the project outside docs/."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

DOCS = Path(__file__).resolve().parent
NAVIGATION = {
    "Start": ("README", "getting-started", "getting-started.zh", "how-do-i", "notebook", "concepts"),
    "Compare": ("reports", "targets", "assignments", "checks", "formats", "bilingual-files", "direction", "glossaries"),
    "Keep in step": ("ci", "ci/README", "drift", "editors"),
    "Many documents": ("batch", "scale"),
    "Reference": ("commands", "configuration", "spacy", "second-opinion", "extending"),
    "Background": ("how-it-works", "quality", "limits"),
}
"""The groups of the navigation. A page that is not there is left out; one that no group names is put under *More*."""
OUTSIDE = ("CHANGELOG.md", "CONTRIBUTING.md", "fitting/README.md")
_LINK = re.compile(r"(\]\()(?![a-z]+:|#)([^)#\s]+)")


def navigation(docs: Path = DOCS) -> list[dict[str, list[str]]]:
    """Return the groups with the pages that there are."""
    pages = (*docs.rglob("*.md"), *docs.glob("*.ipynb"))
    there = {path.relative_to(docs).with_suffix("").as_posix() for path in pages}
    listed = {name for names in NAVIGATION.values() for name in names}
    more = sorted(there - listed)
    groups = {group: [f"{name}.md" for name in names if name in there] for group, names in NAVIGATION.items()}
    groups["More"] = [*(f"{name}.md" for name in more), *OUTSIDE]
    return [{group: pages} for group, pages in groups.items()]


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Give the site its navigation."""
    config.nav = navigation()
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the notebooks as pages, and the pages that are not under docs/."""
    for path in DOCS.glob("*.ipynb"):
        files.append(File.generated(config, f"{path.stem}.md", content=notebook_markdown(path)))
    for name in OUTSIDE:
        files.append(File.generated(config, name, abs_src_path=str(DOCS.parent / name)))
    return files


def notebook_markdown(path: Path) -> str:
    """Return a notebook as a page: its prose, its code, and what each cell of code shows."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    parts = [part for cell in cells for part in _cell(cell)]
    parts.insert(1, f'<a href="{path.name}" download>Download the notebook</a>')
    return "\n\n".join(parts) + "\n"


def _cell(cell: dict[str, Any]) -> Iterator[str]:
    source = "".join(cell["source"])
    if cell["cell_type"] == "markdown":
        yield source
        return
    yield f"```python\n{source}\n```"
    for output in cell["outputs"]:
        yield f'<div class="notebook-output" style="overflow-x: auto">{_shown(output["data"])}</div>'


def _shown(data: dict[str, list[str] | str]) -> str:
    """Return the richest form of an output as HTML without blank lines, which would end its block of Markdown."""
    if "text/html" in data:
        return re.sub(r"\n\s*\n", "\n", "".join(data["text/html"]))
    alternative = escape("".join(data["text/plain"]))
    if "image/png" in data:
        return f'<img alt="{alternative}" src="data:image/png;base64,{"".join(data["image/png"]).strip()}">'
    return f"<pre>{alternative}</pre>"


def on_page_markdown(markdown: str, *, page: Page, **_: object) -> str:
    """Turn links between files of the project into links between pages of the site."""
    uri = page.file.src_uri
    folder = posixpath.dirname(uri if uri in OUTSIDE else f"docs/{uri}")

    def moved(found: re.Match[str]) -> str:
        there = posixpath.normpath(posixpath.join(folder, found[2])).removeprefix("docs/")
        there = re.sub(r"\.ipynb$", ".md", there)
        return found[1] + posixpath.relpath(there, posixpath.dirname(uri) or ".")

    return _LINK.sub(moved, markdown)
