"""What looks like an English quantity and is none: names, codes, list numbers, pronouns."""

from __future__ import annotations

import re
from typing import Final

from policyparse.facts.quantities.draft import Draft, Head
from policyparse.facts.quantities.english_bounds import bound_before, currency_before
from policyparse.facts.quantities.english_tables import tables
from policyparse.facts.units import NUMBER

_AFTER = re.compile(
    r"[a-z_]|[-‐‑](?!odd\b)(?=[a-z])|\.\d|[+×]\d|[:/]\d|\^[+-]{0,2}\d|[\]°]|'s\b|\s?(?:a\.m|p\.m|am\b|pm\b|o'clock)"
)
_LONGEST_PLAIN: Final = 7  # digits without marks and unit, beyond which they are a telephone number or a code
_LIST_START = re.compile(r"(?:^|\n|\s\s)\s*\(?$")


def is_name_before(text: str, low: str, head: Head) -> bool:
    """Return whether what precedes the numeral makes a name, a number of an item or a code of it."""
    if head.words:
        return False
    if _is_decimal_comma(low, head):
        return True
    ahead = low[max(0, head.start - 16) : head.start]
    if not _may_name(ahead) or not tables().name_before.search(ahead):
        return False
    return not currency_before(text, head.start)[0]


_OTHER_THAN_LETTERS = re.compile(r"[^a-z]")


def _may_name(ahead: str) -> bool:
    """Return whether `name_before` may match the text ahead of a number: most ends in a word that names nothing."""
    if not ahead.endswith(" "):
        return True
    word = ahead.rstrip()
    word = word[word.rfind(" ") + 1 :].rstrip(".:")
    return _OTHER_THAN_LETTERS.search(word) is not None or word in tables().naming


_ZEROS = re.compile(r"0{2,}")
_COMMA = re.compile(r"\d+,\d{1,2}")
_LONGEST_COMMA: Final = 12


def _is_decimal_comma(low: str, head: Head) -> bool:
    """Return whether digits are separated by one comma that groups no thousands: 1,3 or 600,00 may mean anything."""
    if "," not in low[max(0, head.start - _LONGEST_COMMA) : head.start + _LONGEST_COMMA]:
        return False
    before = low[max(0, head.start - _LONGEST_COMMA) : head.start]
    after = low[head.start : head.start + _LONGEST_COMMA]
    first, last = before[len(before.rstrip("0123456789,")) :], after[: len(after) - len(after.lstrip("0123456789,"))]
    return bool(_COMMA.fullmatch(first + last.rstrip(",")))


def is_name(low: str, head: Head, draft: Draft) -> bool:
    """Return whether a bare numeral names something: 5G, 3D, 4.2.1, 2+3+6, (1), [12], one-stop."""
    if draft.unit is not NUMBER or draft.high is not None:
        return False
    if _AFTER.match(low, head.end) or (
        not head.words and head.end - head.start > _LONGEST_PLAIN and low[head.start : head.end].isdigit()
    ):
        return True
    if _ZEROS.fullmatch(low[head.start : head.end]):
        return True
    return _is_pronoun(low, head) if head.words else _is_list_number(low, head)


def _is_list_number(low: str, head: Head) -> bool:
    closed, following = low[head.end : head.end + 1], low[head.end + 1 : head.end + 2]
    if closed in {".", ")"} and not following.strip() and _LIST_START.search(low[max(0, head.start - 4) : head.start]):
        return bool(following) or closed == ")" or head.start > 0
    return closed == ")" and head.low.value < 100 and low[head.start - 1 : head.start] == "("


def _is_pronoun(low: str, head: Head) -> bool:
    """Return whether `one` is no number: it counts only when a comparator says so."""
    if low[head.start : head.end] != "one" or low[max(0, head.start - 9) : head.start].endswith(
        ("minus ", "negative ")
    ):
        return False
    return bound_before(low, head.start)[0] == "eq"
