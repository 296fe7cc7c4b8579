"""Is the text of a page what the page shows? Fonts without a map to Unicode yield characters by chance."""

from __future__ import annotations

import re

from policyparse.readers import characters
from policyparse.readers.pdf.shapes import Sheet

_UNREADABLE = 0.12
_FEWEST_SIGNS, _SIGNS = 80, 0.6
_SIGN = re.compile(r"[^\w\s.·…—–-]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[A-Za-z]{3,}")
_FEWEST_HAN, _COMMON_HAN = 80, 0.12
_FEWEST_LATIN, _VOWELS = 200, (0.15, 0.7)


def is_garbled(sheet: Sheet) -> bool:
    """Say whether a page's text is not to be trusted.

    Of running Chinese, common characters make up four fifths, of characters by chance a tenth. Of any language in Latin
    letters vowels are a third to a half; letters moved along the alphabet have few or too many,
    and may come out as signs.
    """
    if sheet.unreadable > _UNREADABLE:
        return True
    text = " ".join(run.text for run in sheet.runs)
    shown = len("".join(text.split()))
    if shown >= _FEWEST_SIGNS and len(_SIGN.findall(text)) > _SIGNS * shown:
        return True
    han = _HAN.findall(text)
    if len(han) >= _FEWEST_HAN:
        common = set(characters.SIMPLIFIED + characters.TRADITIONAL)
        return sum(c in common for c in han) < _COMMON_HAN * len(han)
    letters = "".join(_WORD.findall(text)).lower()
    if len(letters) < _FEWEST_LATIN:
        return False
    share = sum(letters.count(vowel) for vowel in "aeiouy") / len(letters)
    return not _VOWELS[0] <= share <= _VOWELS[1]
