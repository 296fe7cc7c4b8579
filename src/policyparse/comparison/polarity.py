"""Polarity: a translation that denies what the source affirms, or affirms what it denies.

Only a syntactic negation (不, 没有, *not*, *never*) accuses, and only when the other side has too few words that could
stand for it: another negation, a word that denies or lacks (缺乏, 拒绝, *fail*, *without*), a negative affix (*unable*,
*homeless*). Professional translation turns negations round freely (尚待, *yet to*; 只有…才, *not until*), so that a
negation which the translation drops tells less than one that it adds.
"""

from __future__ import annotations

import re
from functools import cache

from policyparse.comparison.text_difference import TextDifference
from policyparse.facts.cues import Cue, find_cues, load_table

_TABLE = "polarity"
_NUMBERED = re.compile(r"Nos?\b\.?\s?\d")  # No. 5


def compare_polarity(source: str, translation: str) -> tuple[TextDifference, ...]:
    """Return where `translation` (English) has a negation that `source` (Chinese) has not, or the other way round.

    Both texts are the two sides of one bead; spans are offsets into them. At most one difference a pair.
    """
    zh = find_cues(source, _TABLE, "zh")
    en = tuple(cue for cue in find_cues(translation, _TABLE, "en") if not _NUMBERED.match(translation, cue.span.start))
    gained = _surplus(en, len(zh))
    if gained:
        return (_gained(gained, 0.6 if zh else 0.8),)
    lost = _surplus(zh, len(en) + _count_affixes(translation))
    return (_lost(lost, 0.5 if en else 0.7),) if lost else ()


def _surplus(cues: tuple[Cue, ...], explained: int) -> Cue | None:
    """Return the last syntactic negation if there are more of them than the other side can explain."""
    negations = [cue for cue in cues if "not" in cue.labels]
    return negations[-1] if len(negations) > explained else None


def _gained(cue: Cue, confidence: float) -> TextDifference:
    reason = f"the translation negates ({cue.surface}), the source does not"
    return TextDifference("polarity", None, cue.span, "affirmed", f"negated: {cue.surface}", reason, confidence)


def _lost(cue: Cue, confidence: float) -> TextDifference:
    reason = f"the source negates ({cue.surface}), the translation does not"
    return TextDifference("polarity", cue.span, None, f"negated: {cue.surface}", "affirmed", reason, confidence)


def _count_affixes(text: str) -> int:
    return sum(1 for _ in _affixes().finditer(text))


@cache
def _affixes() -> re.Pattern[str]:
    """Return the pattern of words with a negative prefix or suffix: *un*likely, home*less*."""
    table = load_table(_TABLE)["affixes"]
    prefixes, suffixes, whole, not_affixed = (
        "|".join(part.strip() for part in table[kind].split(","))
        for kind in ("prefixes", "suffixes", "whole", "not_affixed")
    )
    return re.compile(
        rf"\b(?!{not_affixed})(?:{prefixes})-?[a-z]{{4,}}|\b(?:{whole})|\b[a-z]{{3,}}-?(?:{suffixes})\b", re.IGNORECASE
    )
