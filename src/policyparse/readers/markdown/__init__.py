"""Markdown: the text of the file, its blocks, and which characters are markup.

The modules that find the blocks are imported for the first file.
"""

from __future__ import annotations

import re

from policyparse.config import Reading
from policyparse.readers.interface import Layout, Reader
from policyparse.readers.loading import too_many
from policyparse.readers.text import decoded

_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_HEAD = 65_536
_HEADING = re.compile(rb"^#{1,6}[ \t]+[^\s#]", re.MULTILINE)
_BELOW = re.compile(rb"^#{2,6}[ \t]+[^\s#]", re.MULTILINE)
_FRONT = re.compile(rb"(?:\xef\xbb\xbf)?(?:---|\+\+\+)[ \t]*\r?\n\w+[ \t]*[:=]")
_FEWEST = 3


def _recognises(data: bytes, suffix: str) -> bool:
    """Go by the suffix; without one, as from standard input, by front matter with a heading, or by several headings."""
    if suffix:
        return suffix in _SUFFIXES
    head = data[:_HEAD]
    headings = len(_HEADING.findall(head))
    return (headings >= _FEWEST and bool(_BELOW.search(head))) or bool(headings and _FRONT.match(head))


def _read(data: bytes, name: str, reading: Reading) -> Layout:
    from policyparse.readers.markdown.blocks import blocks_of
    from policyparse.readers.markdown.marks import is_struck, with_superscripts
    from policyparse.readers.markdown.references import references_of

    text = with_superscripts(decoded(data, name, reading))
    if text.count("\n") - text.count("\n\n") > reading.max_segments:
        raise too_many(name, reading.max_segments)
    blocks = tuple(blocks_of(text))
    if len(blocks) > reading.max_segments:
        raise too_many(name, reading.max_segments)
    missing = ("struck-out text was left out",) if is_struck(text) else ()
    return Layout(text, blocks, settled=True, missing=missing, references=tuple(references_of(text)))


MARKDOWN = Reader(name="markdown", media_type="text/markdown", recognises=_recognises, read=_read)
