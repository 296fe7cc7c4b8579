"""What precedes the text of a Markdown file: settings in YAML or TOML."""

from __future__ import annotations

import re
from typing import NamedTuple

from policyparse.model.document import Span

_FRONT = re.compile(
    r"(?P<rule>---|\+\+\+)[ \t]*\n(?=(?:[ \t]*(?:#.*)?\n)*[\w\"'-]+[ \t]*[:=])"
    r"(?:.*\n)*?(?:(?P=rule)|\.\.\.)[ \t]*(?:\n|$)"
)
_TITLE = re.compile(r"^title[ \t]*[:=][ \t]*(?P<quote>[\"']?)(?P<title>\S.*?)(?P=quote)[ \t]*$", re.MULTILINE)


class FrontMatter(NamedTuple):
    """Where the settings end, 0 without any, and where the title is in them."""

    end: int
    title: Span | None


def front_matter(text: str) -> FrontMatter:
    """Return the front matter of `text`."""
    found = _FRONT.match(text)
    title = _TITLE.search(text, 0, found.end()) if found else None
    return FrontMatter(found.end() if found else 0, Span(*title.span("title")) if title else None)
