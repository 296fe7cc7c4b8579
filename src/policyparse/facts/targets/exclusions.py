"""Quantities that are no target: qualifiers, conditions, names, conversions, starting points, durations."""

from __future__ import annotations

import re

from policyparse.facts.targets.sentences import Figure


def is_excluded(figure: Figure) -> bool:
    """Return whether a quantity is no target, nor a figure that was reached."""
    for span, _ in figure.sentence.runs:
        if span.overlap(figure.quantity.span):
            return True
    return (
        _is_qualifier(figure)
        or _is_bare(figure)
        or _is_named(figure)
        or _is_conversion(figure)
        or _is_start(figure)
        or _is_table_base(figure)
        or _is_duration(figure)
        or _is_article(figure)
        or _is_condition(figure)
    )


def _is_qualifier(figure: Figure) -> bool:
    """万亿级, trillion-yuan, 世界500强."""
    quantity = figure.quantity
    if quantity.level:
        return quantity.dimension in {"number", "money", "count"}
    return quantity.dimension == "rank" and quantity.comparator != "le"


_STOPS = (
    "of|in|on|at|by|for|to|from|and|or|as|is|are|was|were|the|than|with|per|but|which|that|when|who|if|until|since"
    "|after"
)
_NOUN_AFTER = re.compile(rf"\s+(?:[“\"'‘]\s?)?(?!(?:{_STOPS})\b)\d*[a-z]")
_GOAL_BEFORE = re.compile(r"(?:\b(?:reach|reaches|number|numbers|total|totals|to|of|is|be|are|and|hit|at)|[≥≤<>~])\s*$")
_TIME_AFTER = re.compile(r"\s+(?:by|in|before|during|over|until|per|respectively|and)\b|\s*$|\s*[.,;)]")
_WEAK_GOAL = ("of", "to", "at", "and")
_OF_TOTAL = re.compile(r"\s+(?:of|/)\s*\d"), re.compile(r"\d\s+(?:of|/)\s*$")


def _is_bare(figure: Figure) -> bool:
    """Return whether a number without a unit counts nothing: 邮编：200003, 12 of 34, a page number."""
    quantity = figure.quantity
    if quantity.dimension != "number" or quantity.per:
        return False
    return figure.sentence.given.is_bare(figure)


def is_bare_chinese(figure: Figure) -> bool:
    """Return whether a Chinese number has no measure word."""
    return figure.quantity.comparator in {"eq", "range"} and figure.quantity.unit is None


def is_bare_english(figure: Figure) -> bool:
    """Return whether an English number precedes no noun, and is not what something reaches."""
    quantity, before, after = figure.quantity, figure.before(), figure.after()
    if _OF_TOTAL[0].match(after) or _OF_TOTAL[1].search(before):
        return True
    if quantity.comparator != "eq" or _NOUN_AFTER.match(after):
        return False
    listed = any(q.dimension in {"number", "count"} for q in figure.neighbours(4, 4))
    goal = _GOAL_BEFORE.search(before) and _TIME_AFTER.match(after)
    return not (goal and (listed or not before.rstrip().endswith(_WEAK_GOAL)))


_OPENING = re.compile(r"[“\"「‘《]")
_OPENED = re.compile(r"[“\"「‘《][^”\"」’》]{0,12}$")
_CLOSED = re.compile(r"[^“\"「‘《]{0,8}[”\"」’》]")


def _is_named(figure: Figure) -> bool:
    """Return whether a quantity is in a short quoted name or a title: “五个一”, 《…三年行动》."""
    before = figure.before()
    if not _OPENING.search(before):
        return False
    in_quotes = _OPENED.search(before[-14:]) and _CLOSED.match(figure.after(14))
    return bool(in_quotes) or before.rfind("《") > before.rfind("》")


_BRACKET = re.compile(r"[（(](?:约合|折合|合|相当于|equivalent to|equal to|or|i\.e\.,?)?\s*$")


def _is_conversion(figure: Figure) -> bool:
    """Return whether an amount in brackets restates the one before them: 150 billion yuan (about $21 billion)."""
    earlier, before = figure.neighbours(1, 0), figure.before(12)
    if not earlier or ("（" not in before and "(" not in before) or not _BRACKET.search(before):
        return False
    return earlier[0].dimension == figure.quantity.dimension and len(figure.between(earlier[0])) < 12


_FROM_ZH, _FROM_EN = re.compile(r"(?:由|从)[^，。；！？]{0,16}$"), re.compile(r"\bfrom\s+(?:[a-z ]{0,16})?$")
_TO_EN, _CLAUSE_END = re.compile(r"\bto\b[^,;]{0,24}$"), re.compile(r"[，。；！？]")


def _is_start(figure: Figure) -> bool:
    """Return whether a change starts from a figure: 由…4000亿元提高到, from 400 billion yuan in 2022 to 700."""
    goal = figure.following()
    if not goal or goal.unit_norm != figure.quantity.unit_norm:
        return False
    between = figure.between(goal)
    return figure.sentence.given.is_start(figure, between)


def is_start_english(figure: Figure, between: str) -> bool:
    """Return whether *from* precedes a figure and *to* between it and the next one."""
    return bool(_FROM_EN.search(figure.before()) and _TO_EN.search(between))


def is_start_chinese(figure: Figure, between: str) -> bool:
    """Return whether 由 precedes a figure and a verb of change between it and the next one."""
    changed = figure.sentence.words["changed to"].search(between) and not _CLAUSE_END.search(between)
    return bool(changed and _FROM_ZH.search(figure.before()))


_ROW_HEAD, _CELL_MARKS = re.compile(r"[）)]\s*[|｜│\s]"), re.compile(r"[\s|｜│＞>≥<≤~约]*")


def _is_table_base(figure: Figure) -> bool:
    """Return whether a cell of a table row is not its last figure, which is the goal."""
    later = figure.neighbours(0, 1)
    if not later or later[0].unit_norm != figure.quantity.unit_norm or not _ROW_HEAD.search(figure.before(80)):
        return False
    return bool(_CELL_MARKS.fullmatch(figure.between(later[0])))


_AGED_ZH = re.compile(r"(?:及?以[上下])?[的老儿居人妇青学（]")
_COMPOUND = re.compile(r"[\s-]+[a-z]")


def _is_duration(figure: Figure) -> bool:
    """Return whether a stretch of time or an age is no aim: 三年行动计划, the past five years, 60岁以上老年人."""
    quantity = figure.quantity
    if quantity.dimension not in {"calendar", "time", "workday"}:
        return False
    listed, before, after = figure.sentence.words, figure.before(16), figure.after(16)
    ahead = "ahead before" in listed and listed["ahead before"].search(before)  # 提前5个工作日
    if (listed["not aimed before"].search(before) and not ahead) or listed["not aimed after"].match(after):
        return True
    return figure.sentence.given.is_duration(figure)


def is_duration_chinese(figure: Figure) -> bool:
    """Return whether a stretch of time is an age."""
    return figure.quantity.unit in {"岁", "周岁"} and bool(_AGED_ZH.match(figure.after(16)))


def is_duration_english(figure: Figure) -> bool:
    """Return whether a stretch of time is part of a compound: a five-year plan."""
    quantity, after = figure.quantity, figure.after(16)
    return after.startswith("-") or (
        "-" in quantity.surface and quantity.value_max is None and bool(_COMPOUND.match(after))
    )


def _is_article(figure: Figure) -> bool:
    """Return whether a number is hardly more than an article: 一个."""
    quantity = figure.quantity
    return quantity.value == 1 and quantity.surface[0] == "一" and quantity.comparator == "eq" and not quantity.per


_CONDITION_ZH = re.compile(r"(?:^|[，。；、])(?:对|凡|对于)[^，。；]*$")
_CLAUSE = re.compile(r"[^，。；！？、\n]*")


def _is_condition(figure: Figure) -> bool:
    """Return whether an amount only says which things are counted: 年营收过亿元的骨干企业8家, 对超过1亿元的企业."""
    quantity = figure.quantity
    if quantity.dimension in {"number", "count", "multiple", "rank"} or quantity.unit_norm == "fraction":
        return False
    return figure.sentence.given.is_condition(figure)


def is_condition_chinese(figure: Figure) -> bool:
    """Return whether an amount precedes the head of what is counted, or 的."""
    clause = _CLAUSE.match(figure.after(30))
    after = clause[0] if clause else ""
    counted = next((q for q in figure.neighbours(0, 3) if q.dimension == "count"), None)
    if counted and counted.span.start < figure.quantity.span.end + len(after):
        between = figure.between(counted)
        head = re.match(rf"(?:的|以上的?)?[^\d]{{0,8}}?{figure.sentence.words['heads'].pattern}", between)
        if head:
            return True
    return after.startswith("的") and bool(_CONDITION_ZH.search(figure.before()))


_WITH = re.compile(r"\b(?:with|having|whose|that have|of over|above|worth|exceeding)\b")


def is_condition_english(figure: Figure) -> bool:
    """Return whether an amount follows what it qualifies: companies with output above 10 billion yuan."""
    earlier = figure.neighbours(1, 0)
    if not earlier or earlier[0].dimension not in {"number", "count"}:
        return False
    between = figure.between(earlier[0])
    return "," not in between and bool(_WITH.search(between))
