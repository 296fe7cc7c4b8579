"""What looks like a Chinese quantity and is none: names, codes, ordinals, list numbers, words that hold a numeral."""

from __future__ import annotations

import re
from string import ascii_letters
from typing import Final

from policyparse.facts.quantities.chinese_bounds import bound_after, bound_before, currency_before, is_han
from policyparse.facts.quantities.chinese_tables import tables
from policyparse.facts.quantities.draft import Draft, Head
from policyparse.facts.units import COUNT, NUMBER

_BEFORE = re.compile(
    r"(?:[A-Za-z_#@&%\\]|(?<![<>])(?<![<>] )=|[A-Za-z0-9)）][-‐‑./:+×_·^\u200b]{1,3}"
    r"|[第附图表栏录卷章节篇]|附件|编号|步骤|阶段|公元前?"
    r"|(?:No|NO|Nos?|Art|Fig|Vol|pp?|Ch|Sec)\.?\s?|[〔\[])\s?$"
)
_CALLED = re.compile(r"(?:电话|热线|传真|邮编|邮政编码|手机|号码)[:：]?\s?$")
_BEFORE_ENDS = frozenset(f"{ascii_letters}_#@&%\\=-‐‑./:+×·^\u200b第附图表栏录卷章节篇件号骤段元前〔[话线真编码机：")
"""What `_CALLED` and `_BEFORE` may end with but for a blank."""
_AFTER = re.compile(
    r"[A-Za-z_]|[-‐‑][A-Za-z]"
    r"|\.\d|[+＋×·]\d|\^[+-]{0,2}\d|[+＋][A-Za-z]|[:：]\d\d|\s?(?:号|室|厅|楼|栋|幢|届|版|型|级|类|期|弄|代|维|线|档|岁月|路|热线|急救)|[〕\]]|/\d|[°]"
    r"|的\d+次方|(?<=[05-9]0)后(?!续|面|来)"
)
_YEAR = re.compile(
    r"(?<![\d.,])(?:19|20)\d\d(?:(?=\s?[\u4e00-\u9fff])(?!\s?(?:[余多几来万亿]|以[上下内]|左右|上下))|\.(?:1[0-2]|0?[1-9])(?![\d%.\u4e00-\u9fff]))"
)
"""A year without 年, or with its month after a point: 2023上海, 2023.9."""
_GRADE = re.compile("(?:等级|级别|层级)$")
_YEAR_SIZE: Final = 4  # digits
_MONTH: Final = 31  # days: 27日 is a day of some month, 30日内 a time to run
_RUNNING = re.compile(r"[内以之后前游为]|(?:的|左右|有效)")
_LINE_START = re.compile(r"(?:^|\n|\s\s)[\s（(]*$")
_OPEN = re.compile(r"[（(]\s?$")
_ALSO_WORDS = frozenset("陆伍")  # formal numerals that alone mean land and a troop: 内陆省份, 队伍
_BEFORE_ONE = frozenset("统唯单同任某这那逐专合不归进之其另如第划周星礼拜期初三九万有每")


def is_name_before(text: str, head: Head) -> bool:
    """Return whether what precedes the numeral makes a name, an ordinal or a code of it."""
    ahead = text[max(0, head.start - 6) : head.start]
    if ahead.endswith("每") and head.low.value >= 100:
        return True
    if ahead.endswith("第"):
        return True
    if head.words:
        return (
            (ahead[-1:] == "参" and text[head.start] in "拾佰仟")
            or ahead[-2:] in {"星期", "礼拜"}
            or (ahead[-1:] in set("周初之") and head.low.value < 10)
        )
    if ahead.rstrip()[-1:] not in _BEFORE_ENDS:
        return False
    if _CALLED.search(ahead):
        return text[head.end : head.end + 1] not in tables().units
    return bool(_BEFORE.search(ahead)) and not currency_before(text, head.start)[0]


def is_name(text: str, head: Head, draft: Draft) -> bool:
    """Return whether the numeral with what follows it names something; 前两款 points at two, it does not count them."""
    if draft.surface in {"款", "项", "条"} and text[head.start - 1 : head.start] == "前" and draft.unit is COUNT:
        return True
    if draft.surface == "日" and draft.value <= _MONTH and draft.high is None and not _RUNNING.match(text, draft.end):
        return True
    return _is_word(text, head, draft) if head.words else _is_code(text, head, draft)


def _is_code(text: str, head: Head, draft: Draft) -> bool:
    """Return whether Arabic digits name or number something: 5G, 3D, 4.2.1, 2+3+6, 1502室, （1）, [12]."""
    plain = draft.unit is NUMBER
    if plain and draft.high is None and _YEAR.match(text, head.start) and head.end - head.start >= _YEAR_SIZE:
        return True
    if not (plain or draft.unit is COUNT):
        return False
    named = plain or draft.surface in tables().naming
    if draft.surface == "级" and _GRADE.search(text, max(0, head.start - 4), head.start):
        return True
    if named and not draft.level and draft.high is None and _AFTER.match(text, head.end):
        return True
    return plain and _is_list_number(text, head)


def _is_list_number(text: str, head: Head) -> bool:
    closed, following = text[head.end : head.end + 1], text[head.end + 1 : head.end + 2]
    if (
        closed in {"、", ".", ")", "）", "．"}
        and not following.isdigit()
        and _LINE_START.search(text[max(0, head.start - 6) : head.start])
    ):
        return True
    return (
        closed in {")", "）"} and head.low.value < 100 and bool(_OPEN.search(text[max(0, head.start - 2) : head.start]))
    )


def _is_word(text: str, head: Head, draft: Draft) -> bool:
    """Return whether a Chinese numeral is part of a word: 一体, 十分, 二类, 四处, 三大, 万众."""
    surface = text[head.start : head.end]
    if draft.unit.dimension in {"percent", "rank"} or draft.level:
        return surface == "一" and draft.surface == "强"
    if is_bounded(text, head, draft):
        return False
    if (
        surface in _ALSO_WORDS
        or (draft.surface == "人" and text.startswith("制", draft.end))
        or word_end(text, head.start) >= draft.end
        or (surface[0] in "百千万亿" and head.comparator == "eq" and not draft.level)
    ):
        return True
    if draft.unit is NUMBER:
        return not _stands_alone(text, head, draft)
    if surface == "一" and draft.value == 1:
        return draft.surface not in tables().single or text[max(0, head.start - 1) : head.start] in _BEFORE_ONE
    names = draft.value == head.low.value and (surface == "二" or draft.surface in tables().naming)
    return names and bound_after(text, draft)[0] == "eq" and not _counts(text, head, surface)


def word_end(text: str, start: int) -> int:
    """Return the end of the word that starts at `start` with a numeral and states no number, or `start`."""
    return tables().word_starts.longest(text, start)


def is_bounded(text: str, head: Head, draft: Draft) -> bool:
    """Return whether a comparator precedes the numeral, also one that goes with magnitudes alone (上百, 过亿)."""
    if bound_before(text, head.start, draft)[0] != "eq":
        return True
    return text[head.start] in "百千万亿" and tables().magnitude_ends.longest(text, head.start) < head.start


def _counts(text: str, head: Head, surface: str) -> bool:
    """Return whether a numeral before a naming measure word counts after all: 两大, 共三类, 二十三层."""
    ahead = text[max(0, head.start - 1) : head.start]
    return surface == "两" or ahead in set("共各达有余为至") or (head.low.value > 20 and head.low.value % 10 != 0)


def _stands_alone(text: str, head: Head, draft: Draft) -> bool:
    """Return whether a Chinese numeral without a unit is a number: composed, or between marks."""
    surface = text[head.start : head.end]
    if draft.high is not None and len(surface) > 2:
        return True
    if head.low.value >= 100 and len(surface) >= 2 and any(sign in surface for sign in "百千万亿"):
        return True
    before, after = text[max(0, head.start - 1) : head.start], text[head.end : head.end + 1]
    if "点" in surface:
        return True
    return not (is_han(before) or is_han(after) or after in {"、", "）", ")"} or before in set('“"‘（(〔'))
