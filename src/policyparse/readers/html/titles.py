"""The title of a page that has no heading of the highest level: a line of it that the title repeats, or the title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policyparse.readers.html.flow import Run, letters

_SITE = re.compile(
    r"\s*[_|｜»]\s*.*|\s+[-–—]+\s+(?!.*\s[-–—]+\s).*|(?<=[^\d\s-])[-–—]+(?=[\u2e80-\uffff])(?!.*[-–—]).*"
)
_SITE_ALONE = re.compile(r".*(?:网|网站|门户|首页|home ?page|website)", re.IGNORECASE)
_SHORTEST, _LONGEST = 4, 300


def with_title(runs: Sequence[Run], title: str) -> list[Run]:
    """Return `runs` with a first heading, unless they have one; `title` is the page's, that of its site at its end."""
    name = (_SITE.sub("", title, count=1) if len(title) <= _LONGEST else "") or title
    if not name or any(run.role == "heading" and run.level == 1 for run in runs):
        return list(runs)
    whole = _squeezed(title)
    for i, run in enumerate(runs):
        line = _squeezed(run.text)
        if run.role in ("text", "furniture") and letters(line) >= _SHORTEST and _opens(whole, line):
            return [*runs[:i], run._replace(role="heading", level=1), *runs[i + 1 :]]
    if _SITE_ALONE.fullmatch(name) or _squeezed(name) in _squeezed("".join(run.text for run in runs)):
        return list(runs)
    return [Run(name, runs[0].place, "heading", 1), *runs] if runs else []


def _opens(title: str, line: str) -> bool:
    """Return whether the title is `line`, or continues after it with a sign."""
    return title.startswith(line) and not title[len(line) : len(line) + 1].isalnum()


def _squeezed(text: str) -> str:
    return "".join(text.split())
