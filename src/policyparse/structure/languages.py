"""Text in the other language: speaker's notes that nobody translated, Chinese terms beside their English names."""

from __future__ import annotations

import re

from policyparse.model.document import Language
from policyparse.structure.tables import has_han

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_WORD = re.compile(r"(?<![\w/@.-])[A-Za-z][a-z]*(?:[-’'][a-z]+)*(?![\w/@-]|\.\w)")
_FEWEST, _FEWEST_IN_LOWER_CASE = 3, 2
_HAN_TO_A_WORD = 2  # Chinese characters that say as much as an English word
_SHARE = 0.1  # of Chinese in an English sentence that names something in Chinese


def in_other_language(text: str, language: Language) -> bool:
    """Return whether `text` in a document of `language` is in the other one.

    Names and code are of neither language, so English in a Chinese document takes words of running text: three, two of
    them in lower case. A name given in both languages is text of its document.
    """
    if language == "zh":
        return _is_english(text)
    if not has_han(text):
        return False
    han, words = len(_HAN.findall(text)), len(_WORD.findall(text))
    return han > _HAN_TO_A_WORD * words


def _is_english(text: str) -> bool:
    words = _WORD.findall(text)
    running = len(words) >= _FEWEST and sum(word.islower() for word in words) >= _FEWEST_IN_LOWER_CASE
    return running and len(_HAN.findall(text)) <= _SHARE * _HAN_TO_A_WORD * len(words)
