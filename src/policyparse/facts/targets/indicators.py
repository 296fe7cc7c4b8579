"""What a figure counts, in the sentence's own words: the words after a count, else those before a measure."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from policyparse.facts.affixes import Endings
from policyparse.facts.targets.sentences import Figure
from policyparse.facts.wordlists import Words, read_lists

_REACH: Final = 80


def find_indicator(figure: Figure) -> str | None:
    """Return the noun phrase that a figure belongs to, or None if none is near."""
    given, quantity = figure.sentence.given, figure.quantity
    if shared := given.indicator(figure):
        return shared
    if quantity.dimension in {"count", "number"} or quantity.unit_norm == "fraction":
        return given.phrase_after(figure) or given.phrase_before(figure) or None
    return given.phrase_before(figure) or given.phrase_after(figure) or None


_RESPECTIVE = re.compile(r"([^，。；！？：\n]+?)分别[^。；]*$")


def respective(figure: Figure) -> str | None:
    """Return the item that 分别 gives this figure to; 国家级、市级平台 share their head: 国家级平台."""
    ahead = _ahead(figure)
    match = _RESPECTIVE.search(ahead) if "分别" in ahead else None
    if not match:
        return None
    items = re.split(r"[、和及与]", _strip(match[1]))
    said = figure.start - len(match[0]) + match[0].index("分别")
    at = sum(q.dimension != "date" and q.span.start > said for q in figure.neighbours(8, 0))
    if len(items) < 2 or at >= len(items):
        return None
    item, last = items[at], items[-1]
    shared = last.rfind(item[-1:]) if item else -1
    return item + last[shared + 1 :] if 0 <= shared < len(last) - 1 and at < len(items) - 1 else item


_WORD_EN = (
    r"(?!(?:by|in|per|and|or|to|on|for|from|each|over|with|within|during|before|above|will|shall)\b|\d+(?![a-zA-Z]))"
    r"[\w“”\"'’&/-]+"
)
_COUNTED_ZH = re.compile(r"的?([^，。；、：！？\n（()）\s\d]{2,24})")
_COUNTED_EN = re.compile(rf"\s+(?:(?:of|in)\s+)?({_WORD_EN}(?:\s(?:and\s(?=[a-z]+\s[a-zA-Z]))?{_WORD_EN}){{0,7}})")


_JOINT_ZH = re.compile(r"(?:以及|[和及与或])$")  # before the next figure; no noun ends in them


def chinese_phrase_after(figure: Figure) -> str:
    """Return the noun phrase that follows a figure in Chinese."""
    phrase = _counted(figure, _COUNTED_ZH)
    cut = figure.sentence.words["after ends"].search(phrase, 2)
    return phrase[: cut.start()] if cut else _JOINT_ZH.sub("", phrase.strip())


def english_phrase_after(figure: Figure) -> str:
    """Return the noun phrase that follows a figure in English."""
    return _counted(figure, _COUNTED_EN).strip()


def _counted(figure: Figure, pattern: re.Pattern[str]) -> str:
    sentence, end = figure.sentence, figure.end
    match = pattern.match(sentence.text, end, min(sentence.span.end, end + _REACH))
    return match[1] if match else ""


_LEAD_EN = re.compile(
    r"^(?:(?:by|in|before|during)\s[^,]*,\s*)?"
    r"(?:(?:wish|keep|raise|attract|set up|build|create|reach|and|with|including|stabilise|achieve|the|an?)\s)*",
    re.IGNORECASE,
)
_TAIL_EN = re.compile(
    r"[\s,]*\b(?:will|shall|should|to|is|are|be|reach(?:es)?|of|at|by|up|down|grow|grows|increase|exceed|account|for"
    r"|stay|in|keep|kept|from|worth|rise|number|about|the|a|an|between)\s*$",
    re.IGNORECASE,
)
_ROW_HEAD = re.compile(r"[（(]")
_CLAUSE_ZH, _CLAUSE_EN = re.compile(r"[，。；、：！？\n（）()]"), re.compile(r"[.;:!?\n](?:\s|$)")


def chinese_phrase_before(figure: Figure) -> str:
    """Return what precedes a figure in its Chinese clause, without verbs and dates."""
    ahead = _ahead(figure)
    return _strip(_CLAUSE_ZH.split(ahead)[-1]) or _strip(_ROW_HEAD.split(ahead)[0] if "（" in ahead else "")


def _ahead(figure: Figure) -> str:
    sentence, end = figure.sentence, figure.start
    return sentence.text[max(sentence.span.start, end - _REACH) : end]


def english_phrase_before(figure: Figure) -> str:
    """Return what precedes a figure in its English clause, without verbs and dates."""
    phrase = _LEAD_EN.sub("", _CLAUSE_EN.split(_ahead(figure))[-1].strip())
    while (shorter := _TAIL_EN.sub("", phrase)) != phrase:
        phrase = shorter
    return phrase.rpartition(",")[2].strip()


_BASE = re.compile(r"(?:比|较|由|从|达到)\s?\d{4}\s?年.*$")
_TIME = re.compile(r"^.*?(?:\d{4}\s?年(?:底|末)?前?|期间|年内)")


@cache
def _edges() -> tuple[Words, Endings]:
    """Return the words that open a Chinese clause and the verbs that end it before a figure."""
    lists = read_lists("targets.tsv")
    return Words(lists["zh openers"]), Endings(lists["zh verbs"])


def _strip(clause: str) -> str:
    """Cut dates and verbs off both ends of a Chinese clause."""
    openers, verbs = _edges()
    clause = clause.strip(" |｜│\n")
    if "年" in clause or "期间" in clause:
        clause = _TIME.sub("", _BASE.sub("", clause))
    clause = clause.strip()
    while (end := verbs.longest(clause, len(clause))) < len(clause):
        clause = clause[:end].rstrip()
    while (start := openers.longest(clause, 0)) > 0:
        clause = clause[start:].lstrip()
    return clause
