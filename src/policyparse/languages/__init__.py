"""Languages, and the pair of them that is compared."""

from __future__ import annotations

from typing import Final, get_args

from policyparse.languages.detection import detect_language
from policyparse.languages.language import Language, language_of, register
from policyparse.languages.pair import LanguagePair
from policyparse.model.document import Direction

__all__ = ["DIRECTIONS", "Language", "LanguagePair", "detect_language", "language_of", "register"]

DIRECTIONS: Final[tuple[Direction, ...]] = get_args(Direction)
