"""Hooks of the site: its navigation, and pages of the project that are not under docs/."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

DOCS = Path(__file__).resolve().parent
NAVIGATION = {
    "Start": ("README", "getting-started", "getting-started.zh", "how-do-i", "concepts"),
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
    there = {path.relative_to(docs).with_suffix("").as_posix() for path in docs.rglob("*.md")}
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
    """Add the pages that are not under docs/."""
    for name in OUTSIDE:
        files.append(File.generated(config, name, abs_src_path=str(DOCS.parent / name)))
    return files


def on_page_markdown(markdown: str, *, page: Page, **_: object) -> str:
    """Turn links between files of the project into links between pages of the site."""
    uri = page.file.src_uri
    folder = posixpath.dirname(uri if uri in OUTSIDE else f"docs/{uri}")

    def moved(found: re.Match[str]) -> str:
        there = posixpath.normpath(posixpath.join(folder, found[2])).removeprefix("docs/")
        return found[1] + posixpath.relpath(there, posixpath.dirname(uri) or ".")

    return _LINK.sub(moved, markdown)
