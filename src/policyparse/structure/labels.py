"""Labels: what a diagram or a slide says again and again in a word or two."""

from __future__ import annotations

import re

from policyparse.han import has_han
from policyparse.model.structure import Segment

_LONGEST_HAN, _MOST_WORDS = 8, 3
_SIGN = re.compile(r"[。！？；，、：.!?;,:]")


def is_page_label(segment: Segment) -> bool:
    """Return whether a segment is a few words on a page or a slide, no heading, no item and no cell of a table.

    Diagrams repeat such labels from one slide to the next, and not as often on both sides.
    """
    if segment.page is None or segment.kind != "clause" or segment.row_head or segment.column_head:
        return False
    text = segment.text
    short = len(text) <= _LONGEST_HAN if has_han(text) else len(text.split()) <= _MOST_WORDS
    return short and not _SIGN.search(text)
