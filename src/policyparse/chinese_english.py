"""The language pair of Chinese and English."""

from __future__ import annotations

from policyparse.languages.detection import detect_language
from policyparse.languages.pair import LanguagePair
from policyparse.lexicon import load_lexicon
from policyparse.termbase import load_termbase

PAIR = LanguagePair(
    first="zh",
    second="en",
    forth="zh-en",
    back="en-zh",
    detect=detect_language,
    lexicon=load_lexicon,
    termbase=load_termbase,
)
