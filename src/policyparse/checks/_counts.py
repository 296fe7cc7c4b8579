"""English numbers that count what the Chinese side lists: *5 departments* for five that it names."""

from __future__ import annotations

import re

from policyparse.checks._pair import Pair
from policyparse.model.bitext import Place

_OFFICES = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:departments|agencies|ministries|authorities|commissions|bureaus)\b", re.IGNORECASE
)


def counts_a_list(pair: Pair, place: Place) -> bool:
    """Return whether an English number counts the members of a Chinese list, or the agencies that a segment names."""
    number = place.text.strip()
    texts = [segment.text for segment in pair.answering(place)]
    if any(str(text.count("、") + 1) == number for text in texts if "、" in text):
        return True
    end = pair.segment(place).span.end
    offices = _OFFICES.match(pair.english.structure.document.text, place.span.end, end)
    return bool(offices) and number in pair.numbers_of_agencies
