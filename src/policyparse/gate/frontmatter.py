"""The revision of the source that a translation names in its front matter.

Front matter is the head of a text file between two lines of `---` (YAML) or `+++` (TOML), as static site generators
have it. One key of it is read, from the file's own bytes: readers leave front matter out of the document.
"""

from __future__ import annotations

import re

_LONGEST = 20_000
_HEAD = re.compile(r"\A\ufeff?(---|\+\+\+)[ \t]*\n(.*?)^\1[ \t]*$", re.DOTALL | re.MULTILINE)
_KEY = re.compile(
    r"^source-commit[ \t]*[:=][ \t]*(?P<quote>[\"']?)(?P<value>[^\s\"'#]+)(?P=quote)[ \t]*(?:#.*)?$", re.MULTILINE
)


def source_commit(data: bytes) -> str | None:
    """Return the value of the key `source-commit` in the front matter of a file, None if there is none."""
    head = _HEAD.match(data[:_LONGEST].decode("utf-8", "replace").replace("\r\n", "\n"))
    found = _KEY.search(head[2]) if head else None
    return found["value"] if found else None
