"""The layout of a page: its text in blocks, without navigation, and its surroundings as furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policyparse.config import Reading
from policyparse.errors import InputError
from policyparse.model.document import Reference, Span
from policyparse.readers.html.charset import decode_page
from policyparse.readers.html.flow import Run, runs_of
from policyparse.readers.html.main import parts_of
from policyparse.readers.html.titles import with_title
from policyparse.readers.html.tree import Node, parse, walk
from policyparse.readers.interface import Composer, Layout
from policyparse.readers.loading import too_long

_MOST_TAGS = 800_000
_STRUCK = re.compile(r"<(?:del|s|strike)[\s>]", re.IGNORECASE)
_WIDEST = 4  # bytes of a page for a character of its text


def read_page(data: bytes, name: str, reading: Reading) -> Layout:
    """Return the layout of a page; raises `InputError` for one without text, or beyond the limits."""
    if len(data) > _WIDEST * reading.max_characters:
        raise too_long(name, reading.max_characters)
    decoded = decode_page(data, name)
    if decoded.text.count("<") > _MOST_TAGS:
        raise InputError(f"{name}: holds more than {_MOST_TAGS:,} tags; save the part of the page that is needed")
    root = parse(decoded.text, reading.max_depth)
    runs = runs_of(root)
    body = [run for run in runs if run.place.tag != "title"]
    if not body:
        raise InputError(f"{name}: {_why_empty(root, decoded.text)}")
    title = next((run.text for run in runs if run.place.tag == "title"), "")
    missing = decoded.missing
    if _STRUCK.search(decoded.text):
        missing = (*missing, "struck-out text was left out")
    composer = Composer(name, reading)
    references: list[Reference] = []
    for run in with_title(_shown(root, body, title), title):
        composer.add(run.text, run.role, before=run.before, level=run.level, bold=run.bold, cell=run.cell)
        span = Span(composer.size - len(run.text.strip()), composer.size)
        references += (Reference(kind, value, span) for kind, value in run.references)
    return composer.layout(missing)._replace(references=tuple(references))


def _shown(root: Node, runs: Sequence[Run], title: str) -> list[Run]:
    """Return the runs without navigation, those around the text as furniture."""
    shown: list[Run] = []
    left_out = False
    for run, part in zip(runs, parts_of(root, runs, title), strict=True):
        if part == "furniture":
            run = run._replace(role="furniture", level=None)  # noqa: PLW2901  (the run as it is shown)
        if part != "navigation":
            shown.append(run._replace(before="\n") if left_out and run.before == "\t" else run)
        left_out = part == "navigation"
    return shown


def _why_empty(root: Node, text: str) -> str:
    frames = [node.get("src") for node in walk(root) if node.tag == "frame"]
    if frames:
        return f"is a frameset, whose text stands in other files; give the frame itself ({frames[0] or 'its file'})"
    if "<script" in text.lower():
        return "is a page without text, which a script fills in; save it from the browser once it is shown"
    return "is a page without text; nothing to read"
