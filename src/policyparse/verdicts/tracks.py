"""Items of a track: which of its statements are list members, and their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from policyparse.folding import fold
from policyparse.model.bitext import Rendering
from policyparse.structure.clauses import common_end
from policyparse.structure.tables import ADVERBS, VERBS

_PAUSE = "、"
_LEAST: Final = 2  # characters of a head: 机器人
_ENDS = "，。、；,.; "
_OPENING = re.compile(rf"(?:{'|'.join(VERBS)})+(?!的)(?=..)")
_ETC = re.compile(r"等$")
_CLAUSE = re.compile(rf"(?<=...)(?:{'|'.join(ADVERBS)})+(?:{'|'.join(VERBS)}).*")


def items_of(statements: Sequence[Rendering]) -> list[Rendering]:
    """Return the items among the statements of a track.

    If the members of its lists share a head (手术机器人、康复机器人), a statement without it (增强竞争力) is no item.
    """
    head = _head([fold(one.segment.text).strip() for one in statements])
    return [one for one in statements if head in fold(one.segment.text)]


def _head(texts: Sequence[str]) -> str:
    """Return what all members of the lists end in, the last member of each aside; empty if they share nothing."""
    members = [text.rstrip(_PAUSE) for text in texts if text.endswith(_PAUSE)]
    head = common_end(members) if len(members) > 1 else ""
    return head if len(head) >= _LEAST else ""


def name_of(text: str) -> str:
    """Return the name of an item: without leading verbs, and without clause, punctuation and 等 behind it."""
    bare = _ETC.sub("", text.strip().rstrip(_ENDS))
    named = _OPENING.sub("", bare, count=1) if _OPENING.match(bare) else bare
    return _CLAUSE.sub("", named)
