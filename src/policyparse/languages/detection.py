"""Which of the two languages a text is in, from its letters."""

from __future__ import annotations

import re

from policyparse.model.document import Language

_HAN = re.compile(r"[^\W\dA-Za-z_À-ɏ]+")
_WORD = re.compile(r"[A-Za-zÀ-ɏ]+")
_MOST = 30
_LINES = 20_000


def detect_language(text: str) -> Language:
    """Return the language that most distinct lines of `text` are in; English if there are no letters.

    A line counts with its Chinese characters or its English words, whichever are more, up to a sentence's length: a
    notice shown on one slide does not outvote the slides, and furniture counts once however often it is repeated.
    """
    balance = 0
    for line in list(dict.fromkeys(text.split("\n")))[:_LINES]:
        han = 0 if line.isascii() else sum(map(len, _HAN.findall(line)))
        words = len(_WORD.findall(line))
        balance += min(han, _MOST) if han > words else -min(words, _MOST)
    return "zh" if balance > 0 else "en"
