"""Text in the other language: speaker's notes that nobody translated, Chinese terms beside their English names."""

from __future__ import annotations

import re
from typing import Final

from policyparse.han import HAN, has_han

_HAN = re.compile(f"[{HAN}]")
_WORD = re.compile(r"[A-Za-z](?<![\w/@.-].)[a-z]*(?:[-’'][a-z]+)*(?![\w/@-]|\.\w)")
_FEWEST, _FEWEST_IN_LOWER_CASE = 3, 2
_HAN_TO_A_WORD: Final = 2  # Chinese characters that say as much as an English word
_LABEL, _TWOFOLD_LABEL = 16, 60
_SHARE: Final = 0.1  # of Chinese in an English sentence that names something in Chinese


def is_chinese(text: str) -> bool:
    """Return whether text in an English document is Chinese."""
    if not has_han(text):
        return False
    han, words = len(_HAN.findall(text)), len(_WORD.findall(text))
    return han > _HAN_TO_A_WORD * words


def is_chinese_label(text: str) -> bool:
    """Return whether text is a few Chinese words, or words in both languages beside each other."""
    return has_han(text) and (len(text) <= _LABEL or ("|" in text and len(text) <= _TWOFOLD_LABEL))


def is_english(text: str) -> bool:
    """Return whether text in a Chinese document is running English.

    Names and code are of neither language, so that takes words of running text: three, two of them in lower case. A
    name given in both languages is text of its document.
    """
    words = _WORD.findall(text)
    running = len(words) >= _FEWEST and sum(word.islower() for word in words) >= _FEWEST_IN_LOWER_CASE
    return running and len(_HAN.findall(text)) <= _SHARE * _HAN_TO_A_WORD * len(words)
