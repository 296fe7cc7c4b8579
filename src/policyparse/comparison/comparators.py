"""Comparators compared: *at least* that became *about*, was dropped, or was put in.

What a preposition may say, or words a little way off, stays quiet.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from policyparse.chinese_english import PAIR
from policyparse.comparison.stated import QuantityDifference, Sides, number_words
from policyparse.facts.amounts import CLASSES, is_article
from policyparse.facts.wordlists import longest, lower, read_lists
from policyparse.folding import fold
from policyparse.model.facts import Comparator, Quantity


def judge_comparators(a: Quantity, b: Quantity, sides: Sides) -> QuantityDifference | None:
    """Report a comparator that turned, was dropped, or was put in; what a preposition may say stays quiet."""
    before, after = bound(a), bound(b)
    if before == after and _is_denied(a, b, sides):
        return sides.differing("comparator", a, b, 0.7, f"the {sides.english} denies the bound")
    if before == after or a.level != b.level or a.dimension == "rank":
        return None
    if a.value_max is not None and not (before and after):
        return None
    here, there = sides.amounts
    if a.span in here.restated or b.span in there.restated:
        return None
    quiet = (
        (not before and (_merely_said(a, b, sides) or _said_apart(a, after, sides) or is_negated(a, b, sides)))
        or (not after and _said_elsewhere(a, b, before, sides))
        or ((before, after) == ("least", "about") and _is_odd(a, b))
        or ({before, after} == {"least", "most"} and is_negated(a, b, sides))
    )
    if quiet:
        return None
    firm = before in {"least", "most"} and not _ODD.search(a.surface)
    gained = 0.5 if sides.direction == PAIR.forth else 0.7  # an English source loses its bound
    return sides.differing("comparator", a, b, gained if not before else 0.8 if firm else 0.5)


@cache
def _bounds() -> dict[str, Comparator]:
    """Return every comparator that stands before a number, in both languages."""
    kinds: tuple[Comparator, ...] = ("ge", "gt", "le", "lt", "approx")
    lists = (read_lists("quantities_zh.tsv"), read_lists("quantities_en.tsv"))
    return {word: kind for table in lists for kind in kinds for word in table[f"{kind} before"]}


def bound(quantity: Quantity) -> str:
    """Return the class of a quantity's comparator; that of a range is said before it: 约14%-20%."""
    if quantity.comparator != "range":
        return CLASSES[quantity.comparator]
    surface = fold(quantity.surface).lower()
    end = longest(_bounds(), surface, 0, 24)
    return CLASSES[_bounds()[surface[:end]]] if end else ""


_ODD, _SHORT_OF = re.compile(r"[余多几]"), ("nearly", "almost", "close", "approaching", "nearing", "about")


def _is_odd(a: Quantity, b: Quantity) -> bool:
    """Return whether a round number with 余 or 多 is said roughly: 2000余户, some 2,000; not nearly 2,000."""
    return bool(_ODD.search(a.surface)) and not lower(b.surface).startswith(_SHORT_OF)


_TURNED = re.compile(r"\b(?:not|never|n't|cannot)\s(?!(?:less|fewer|more|under|over|below|above)\b)[a-z\s]{1,24}$")
_COMPARED = ("less than", "fewer than", "more than", "below", "under", "above")


def _is_denied(a: Quantity, b: Quantity, sides: Sides) -> bool:
    """Return whether a verb is denied before an equal bound: 不得超过4小时, *may not drive for less than 4 hours*."""
    own = a.surface.startswith(("不", "未"))
    said = lower(b.surface).startswith(_COMPARED) and _TURNED.search(sides.before(b, 40))
    return bool(own and said and not _DENIED.search(sides.source[max(0, a.span.start - 12) : a.span.start]))


_NEGATED = re.compile(r"\b(?:no|not|never|nor|neither|none|without)\b|n't\b")
_DENIED = re.compile(r"[不未没无]")


def is_negated(a: Quantity, b: Quantity, sides: Sides) -> bool:
    """Return whether a negation turns a comparator round: no country tested more than 3 %, 均未超过3%."""
    return bool(
        _NEGATED.search(sides.before(b, 60)) or _DENIED.search(sides.source[max(0, a.span.start - 12) : a.span.start])
    )


_ELSEWHERE = {
    "about": re.compile(r"about|around|approx|roughly|near|almost|estimat|close to|circa|\bor so|some\b"),
    "least": re.compile(
        r"at least|more than|over\b|exceed|above|minimum|or more|greater|least|beyond|upwards|higher"
        r"|or (?:older|newer|later)|not (?:just|only|merely)"
    ),
    "most": re.compile(
        r"up to|at most|within|no more|maximum|less|below|under|fewer|limit|not exceed|short of|as (?:many|much|high)"
        r"|lower|longest|finer|\bonly\b(?! be\b)"
    ),
}
_RUNNING = {"time", "calendar", "workday", "date"}
_SOFT = ("up to", "within", "as ", "around")
_PREPOSITIONS = ("over ", "under ", "above ", "below ", "beyond ")


def _merely_said(a: Quantity, b: Quantity, sides: Sides) -> bool:
    """Return whether a comparator of the translation alone adds nothing: about, up to, over 50 years, under 20 °C."""
    surface = b.surface.lower()
    if b.comparator == "approx" or is_article(a) or surface.startswith(_SOFT):
        return True
    if b.dimension == "rank" and sides.source[: a.span.start].rstrip().endswith("前"):
        return True
    preposition = surface.startswith(_PREPOSITIONS) and b.dimension in _RUNNING | {"temperature"}
    ahead = sides.source[: a.span.start].rstrip()
    return preposition or ahead.endswith("达") or (CLASSES[b.comparator] == "least" and ahead.endswith("达到"))


_APART = {
    "about": re.compile("约|近|左右|上下|大概|几乎|将近"),
    "least": re.compile("超|过|至少|不少于|不低于|不止|不只|突破|以上|最低|最少|逾|起|多|余"),
    "most": re.compile("最[大高多长远晚]|至多|上限|不超过|以内|以下|限|封顶|未满|不足|不到"),
}
_REACH_APART: Final = 14


def _said_apart(a: Quantity, kind: str, sides: Sides) -> bool:
    """Return whether the source says the bound a few words before its number: 最大发行量10000枚, 超过音速5倍."""
    ahead = re.split(r"[\d，。；！？、]", sides.source[max(0, a.span.start - _REACH_APART) : a.span.start])[-1]
    return bool(kind and _APART[kind].search(ahead))


_LISTED = r"[\d.,]*\d(?:\s[a-z-]+){0,5}(?:,|,?\sand)\s"
_SHARED = {kind: re.compile(rf"(?:{words.pattern})\s(?:{_LISTED}){{1,4}}$") for kind, words in _ELSEWHERE.items()}
"""A bound that is said once for a list: over 90,000 bridges, 17,000 tunnels and 240,000 culverts."""


def _said_elsewhere(a: Quantity, b: Quantity, kind: str, sides: Sides) -> bool:
    """Return whether the translation has the comparator a few words off, or as a preposition: 24小时内, in 24 hours."""
    if kind == "most" and a.dimension in _RUNNING and fold(a.surface).endswith("内"):
        return not _is_point(a, b, sides)
    if _SHARED[kind].search(sides.before(b, 120)):
        return True
    ahead = re.split(r"\d", sides.before(b, 48))[-1]
    behind = re.split(r"\d", sides.translation[b.span.end : b.span.end + 24])[0]
    return bool(_ELSEWHERE[kind].search(ahead) or _ELSEWHERE[kind].search(behind))


_DURING = re.compile(r"\b(?:in|within|during|inside|under|over|for|than|to|the|last|final)\s(?:the\s)?(?:last\s)?$")
_BEFORE = re.compile(r"\s(?:before|prior to|ahead of)\b")


def _is_point(a: Quantity, b: Quantity, sides: Sides) -> bool:
    """Return whether a span of time before something became a point of time: 期满前六个月内, *six months before*."""
    ahead = fold(a.surface).startswith("前") or sides.source[: a.span.start].rstrip().endswith("前")
    return ahead and bool(_BEFORE.match(sides.translation, b.span.end)) and not _DURING.search(sides.before(b, 24))


def lost_bound(quantity: Quantity, sides: Sides) -> bool:
    """Return whether a number stands in words on the other side (one), while nothing there says at least or at most."""
    kind = CLASSES[quantity.comparator]
    if quantity.dimension == "rank" or (quantity.dimension in _RUNNING and fold(quantity.surface).endswith("内")):
        return False  # 一天内多次, *several times a day*
    if kind not in ("least", "most"):
        return False
    said = {word for word, value in number_words().items() if value == quantity.value}
    return not said.isdisjoint(sides.words) and not _ELSEWHERE[kind].search(sides.translation)
