"""Hyperlinks from a page or line to the file, for terminals that follow them (OSC 8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from rich.console import Console

from policyparse.model.document import Document, Language


def addresses(console: Console, documents: Iterable[Document]) -> Mapping[Language, str]:
    """Return the addresses of the documents' files by language; none unless `console` is a terminal with colour."""
    if not console.file.isatty() or console.color_system is None or console.no_color:
        return {}
    paths = ((document.language, document.origin.path) for document in documents)
    return {language: Path(path).absolute().as_uri() for language, path in paths if path not in ("", "-")}


def fragment(place: str) -> str:
    """Return what names a place within a file: `#page=3` (RFC 8118) for `p3`, `#48` for a line, none for a unit."""
    if place.startswith("#"):
        return ""
    return f"#page={place[1:]}" if place.startswith("p") else f"#{place}"
