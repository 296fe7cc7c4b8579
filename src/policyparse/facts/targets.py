"""Targets: the quantities that a text commits to, with what they count, by when, against what base, and how firmly.

A quantity is a target unless its place in the sentence makes it something else: a condition on what is counted
(产值超百亿元企业20家), the start of a change (由4000亿元提高到7000亿元), a conversion in brackets, a name, a period.
Figures already reached are reported with the status `achieved`. A deadline holds for every later figure of its
sentence until the next one; in English it may follow the figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from policyparse.facts.dates import find_dates
from policyparse.facts.quantities import find_quantities
from policyparse.facts.wordlists import any_of, longest, longest_before, lower, read_lists
from policyparse.folding import fold
from policyparse.model.document import Language, Span
from policyparse.model.facts import Modality, Quantity, Status, Target

_PAST_PLAN = 2020
"""Five-year plans that ended by this year are history where nothing marks the figure as to come."""

_ENDS = {"zh": re.compile(r"[。！？\n]"), "en": re.compile(r"[.!?](?=\s+[A-Z“\"(]|\s*$)|\n")}
_CLAUSE_ENDS = {"zh": "，。；！？、：\n", "en": ",.;:!?\n"}


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence as a span of the folded text, with its quantities; `low` is the whole text in lower case."""

    text: str
    low: str
    language: Language
    span: Span
    quantities: tuple[Quantity, ...]
    runs: tuple[tuple[Span, str], ...]

    def before(self, quantity: Quantity, size: int = 40) -> str:
        """Return the sentence's text before a quantity, at most `size` characters of it."""
        return self.low[max(self.span.start, quantity.span.start - size) : quantity.span.start]

    def after(self, quantity: Quantity, size: int = 40) -> str:
        """Return the sentence's text after a quantity, at most `size` characters of it."""
        return self.low[quantity.span.end : min(self.span.end, quantity.span.end + size)]


def find_targets(text: str, language: Language, quantities: Sequence[Quantity] | None = None) -> tuple[Target, ...]:
    """Return the targets of `text` in order, ids q1, q2, …; `quantities` are those of `find_quantities` for `text`."""
    found = find_quantities(text, language) if quantities is None else quantities
    targets: list[Target] = []
    for sentence in _sentences(text, language, found):
        for quantity in sentence.quantities:
            if quantity.dimension != "date" and not _excluded(sentence, quantity):
                targets.append(_target(sentence, text, quantity, len(targets) + 1))
    return tuple(targets)


def _sentences(text: str, language: Language, quantities: Sequence[Quantity]) -> Iterator[_Sentence]:
    """Yield the sentences that hold a quantity; a mark within a quantity ends nothing."""
    folded = fold(text)
    low = folded if language == "zh" else lower(folded)
    runs = (
        tuple((date.span, date.due) for date in find_dates(text, language) if date.kind == "duration")
        if quantities
        else ()
    )
    ends, at, first = _ENDS[language], 0, 0
    while first < len(quantities):
        end = at
        while (match := ends.search(folded, end)) and _inside(match.start(), quantities, first):
            end = match.end()
        end = match.end() if match else len(folded)
        last = first
        while last < len(quantities) and quantities[last].span.start < end:
            last += 1
        if last > first:
            inner = tuple(run for run in runs if at <= run[0].start < end)
            yield _Sentence(folded, low, language, Span(at, end), tuple(quantities[first:last]), inner)
        at, first = end, last


def _inside(at: int, quantities: Sequence[Quantity], first: int) -> bool:
    """Say whether a mark at `at` stands within a quantity (a line break in 200 亿元, the point of 4.2)."""
    for quantity in quantities[first:]:
        if quantity.span.start > at:
            return False
        if quantity.span.start <= at < quantity.span.end:
            return True
    return False


@cache
def _words(language: Language) -> dict[str, re.Pattern[str]]:
    """Return the word lists as patterns: `… before` ends at a place, `… after` starts there, the others match anywhere."""
    patterns = {}
    for key, words in read_lists("targets.tsv").items():
        if not key.startswith(f"{language} "):
            continue
        name, choice = key.partition(" ")[2], any_of(words)
        if language == "en":
            choice = rf"(?<![a-z]){choice}(?![a-z])"
        if name.endswith(" before"):
            patterns[name] = re.compile(rf"{choice}\s?(?:the\s)?[(\[]?$" if language == "en" else rf"{choice}\s?$")
        elif name.endswith(" after"):
            patterns[name] = re.compile(rf"[\s-]{{0,2}}{choice}")
        else:
            patterns[name] = re.compile(choice)
    return patterns


# ------------------------------------------------------------------ what is no target


def _excluded(sentence: _Sentence, quantity: Quantity) -> bool:
    """Say whether a quantity is no target, nor a figure that was reached."""
    if any(span.overlap(quantity.span) for span, _ in sentence.runs):
        return True
    rules = (_is_qualifier, _is_bare, _is_quoted, _is_conversion, _is_start, _is_table_base, _is_duration, _is_article)
    if any(rule(sentence, quantity) for rule in rules):
        return True
    return _is_condition_zh(sentence, quantity) if sentence.language == "zh" else _is_condition_en(sentence, quantity)


def _is_qualifier(_: _Sentence, quantity: Quantity) -> bool:
    """万亿级, trillion-yuan, 世界500强."""
    if quantity.level:
        return quantity.dimension in {"number", "money", "count"}
    return quantity.dimension == "rank" and quantity.comparator != "le"


_NOUN_AFTER = re.compile(
    r"\s+(?:[“\"'‘]\s?)?(?!(?:of|in|on|at|by|for|to|from|and|or|as|is|are|was|were|the|than|with|per|but|which|that|when|who|if|until|since|after)\b)(?:\d+)?[a-z]"
)
_GOAL_BEFORE = re.compile(r"(?:\b(?:reach|reaches|number|numbers|total|totals|to|of|is|be|are|and|hit|at)|[≥≤<>~])\s*$")
_TIME_AFTER = re.compile(r"\s+(?:by|in|before|during|over|until|per|respectively|and)\b|\s*$|\s*[.,;)]")


def _is_bare(sentence: _Sentence, quantity: Quantity) -> bool:
    """Say whether a number without a unit counts nothing: 邮编：200003, 12 of 34, a page number."""
    if quantity.dimension != "number" or quantity.per:
        return False
    if sentence.language == "zh":
        return quantity.comparator in {"eq", "range"} and quantity.unit is None
    before, after = sentence.before(quantity), sentence.after(quantity)
    if re.search(r"\d\s+(?:of|/)\s*$", before) or re.match(r"\s+(?:of|/)\s*\d", after):
        return True
    if quantity.comparator != "eq" or _NOUN_AFTER.match(after):
        return False
    others = [q for q in sentence.quantities if q.dimension in {"number", "count"} and q is not quantity]
    return not (
        _GOAL_BEFORE.search(before)
        and _TIME_AFTER.match(after)
        and (others or not before.rstrip().endswith(("of", "to", "at", "and")))
    )


_QUOTED = re.compile(r"[“\"「‘《][^”\"」’》]{0,12}$")


def _is_quoted(sentence: _Sentence, quantity: Quantity) -> bool:
    """Say whether a quantity stands in a short quoted name or a title: “五个一”, 《…三年行动》."""
    before, after = sentence.before(quantity, 14), sentence.after(quantity, 14)
    opened = _QUOTED.search(before)
    closed = re.match(r"[^“\"「‘《]{0,8}[”\"」’》]", after)
    title = before.rfind("《") > before.rfind("》")
    return bool(opened and closed) or title


def _is_conversion(sentence: _Sentence, quantity: Quantity) -> bool:
    """Say whether an amount in brackets restates the one before them: 150 billion yuan (about $21 billion)."""
    before = sentence.before(quantity, 12)
    if not re.search(r"[（(](?:约合|折合|合|相当于|equivalent to|equal to|or|i\.e\.,?)?\s*$", before):
        return False
    at = sentence.quantities.index(quantity)
    if not at:
        return False
    other = sentence.quantities[at - 1]
    return other.dimension == quantity.dimension and quantity.span.start - other.span.end < 12


def _is_start(sentence: _Sentence, quantity: Quantity) -> bool:
    """Say whether a figure is where a change starts from: 由…4000亿元提高到, from 400 billion yuan in 2022 to 700."""
    at = sentence.quantities.index(quantity)
    following = [q for q in sentence.quantities[at + 1 :] if q.dimension != "date"]
    if not following or following[0].unit_norm != quantity.unit_norm:
        return False
    between = sentence.low[quantity.span.end : following[0].span.start]
    if sentence.language == "zh":
        opened = re.search(r"(?:由|从)[^，。；！？]{0,16}$", sentence.before(quantity))
        return bool(opened and not re.search(r"[，。；！？]", between) and _words("zh")["changed to"].search(between))
    opened = re.search(r"\bfrom\s+(?:[a-z ]{0,16})?$", sentence.before(quantity))
    return bool(opened and re.search(r"\bto\b[^,;]{0,24}$", between))


def _is_table_base(sentence: _Sentence, quantity: Quantity) -> bool:
    """Say whether a cell of a table row is not its last figure, which is the goal."""
    row = re.compile(r"[）)]\s*[|｜│\s]")
    line = sentence.low[sentence.span.start : quantity.span.start]
    at = sentence.quantities.index(quantity)
    later = sentence.quantities[at + 1 :]
    if not later or not row.search(line) or later[0].unit_norm != quantity.unit_norm:
        return False
    return not re.search(r"[^\s|｜│＞>≥<≤~约]", sentence.low[quantity.span.end : later[0].span.start])


def _is_duration(sentence: _Sentence, quantity: Quantity) -> bool:
    """Say whether a stretch of time or an age is no aim: 三年行动计划, the past five years, 60岁以上老年人."""
    if quantity.dimension not in {"calendar", "time", "workday"}:
        return False
    words, before, after = _words(sentence.language), sentence.before(quantity, 16), sentence.after(quantity, 16)
    if words["not aimed before"].search(before) or words["not aimed after"].match(after):
        return True
    if sentence.language == "zh":
        aged = quantity.unit in {"岁", "周岁"}
        return aged and bool(re.match(r"(?:及?以[上下])?[的老儿居人妇青学（]", after))
    return bool(re.search(r"\d-|[a-z]-", quantity.surface) and re.match(r"[\s-]+[a-z]", after)) or bool(
        re.match(r"-", after)
    )


def _is_article(_: _Sentence, quantity: Quantity) -> bool:
    """Say whether a number is hardly more than an article: 一个, or a bare half or double in passing."""
    word = quantity.surface[:1] == "一" and quantity.value == 1
    return word and quantity.comparator == "eq" and quantity.per is None


def _is_condition_zh(sentence: _Sentence, quantity: Quantity) -> bool:
    """Say whether an amount only says which things are counted: 年营收过亿元的骨干企业8家, 对…超过1亿元的企业."""
    if quantity.dimension in {"count", "multiple", "rank"} or quantity.unit_norm == "fraction":
        return False
    clause = re.match(r"[^，。；！？、\n]*", sentence.after(quantity, 30))
    after = clause[0] if clause else ""
    end = quantity.span.end + len(after)
    counted = [q for q in sentence.quantities if quantity.span.end <= q.span.start < end and q.dimension == "count"]
    head = re.match(rf"(?:的|以上的?)?[^\d]{{0,8}}?{_words('zh')['heads'].pattern}", after)
    if counted and head and head.end() <= counted[0].span.start - quantity.span.end:
        return True
    return bool(
        re.search(r"(?:^|[，。；、])(?:对|凡|对于)[^，。；]*$", sentence.before(quantity)) and after.startswith("的")
    )


def _is_condition_en(sentence: _Sentence, quantity: Quantity) -> bool:
    """Say whether an amount only says which things are counted: companies with output above 10 billion yuan."""
    if quantity.dimension in {"number", "count", "multiple", "rank"}:
        return False
    at = sentence.quantities.index(quantity)
    if not at or sentence.quantities[at - 1].dimension not in {"number", "count"}:
        return False
    between = sentence.low[sentence.quantities[at - 1].span.end : quantity.span.start]
    return (
        bool(re.search(r"\b(?:with|having|whose|that have|of over|above|worth|exceeding)\b", between))
        and "," not in between
    )


# ------------------------------------------------------------------ time


def _times(sentence: _Sentence) -> tuple[list[tuple[Span, str]], list[tuple[Span, str]]]:
    """Return the sentence's deadlines and its baselines, each with its span."""
    words, deadlines, baselines = _words(sentence.language), list(sentence.runs), []
    for date in (q for q in sentence.quantities if q.dimension == "date"):
        before, after = sentence.before(date, 40), sentence.after(date, 24)
        if words["no deadline before"].search(before) or words["no deadline after"].match(after) or _is_titled(before):
            continue
        if _is_baseline(sentence, date, before, after):
            baselines.append((date.span, _year_of(date)))
        elif date.value >= 1000:
            deadlines.append((date.span, date.deadline or date.period or ""))
    return sorted(deadlines), baselines


def _is_titled(before: str) -> bool:
    return before.rfind("《") > before.rfind("》")


def _year_of(date: Quantity) -> str:
    return str(int(date.value)) if date.value_max is None else (date.period or "")


def _is_baseline(sentence: _Sentence, date: Quantity, before: str, after: str) -> bool:
    """Say whether a date is what a change is measured against."""
    words = _words(sentence.language)
    if words["baseline after"].match(after):
        return True
    if words["baseline before"].search(before):
        return date.value_max is None
    if sentence.language == "zh":
        return bool(re.match(r"的\s?[\d一二两三四五六七八九十.]+\s?倍", after))
    return bool(re.search(r"\bfrom\s[^,;]{0,30}\bin\s$", before) and re.search(r"\bto\b", after))


def _deadline(sentence: _Sentence, quantity: Quantity, deadlines: Sequence[tuple[Span, str]]) -> str | None:
    """Return the time that holds for a figure: in Chinese the last before it, in English also one that follows it."""
    earlier = [due for span, due in deadlines if span.end <= quantity.span.start]
    later = [(span, due) for span, due in deadlines if span.start >= quantity.span.end]
    if sentence.language == "zh":
        return earlier[-1] if earlier else _later_in_clause(sentence, quantity, later)
    if later and not _figure_between(sentence, quantity, later[0][0]):
        return later[0][1]
    return earlier[-1] if earlier else later[0][1] if later else None


def _later_in_clause(sentence: _Sentence, quantity: Quantity, later: Sequence[tuple[Span, str]]) -> str | None:
    if not later or re.search(r"[，。；！？]", sentence.text[quantity.span.end : later[0][0].start]):
        return None
    return later[0][1]


def _figure_between(sentence: _Sentence, quantity: Quantity, span: Span) -> bool:
    return any(q.dimension != "date" and quantity.span.end <= q.span.start < span.start for q in sentence.quantities)


# ------------------------------------------------------------------ making a target


def _target(sentence: _Sentence, text: str, quantity: Quantity, number: int) -> Target:
    deadlines, baselines = _times(sentence)
    status = _status(sentence, quantity)
    filled = replace(
        quantity,
        value=abs(quantity.value),
        deadline=_deadline(sentence, quantity, deadlines),
        baseline=min(baselines, key=lambda base: abs(base[0].start - quantity.span.start))[1] if baselines else None,
        indicator=_indicator(sentence, quantity),
        period=None,
    )
    return Target(
        f"q{number}",
        filled,
        text[sentence.span.start : sentence.span.end].strip(),
        _modality(sentence, quantity),
        status,
    )


_DEVICE = {
    "data",
    "data per time",
    "voltage",
    "frequency",
    "computing",
    "pressure",
    "temperature",
    "angle",
    "operations",
}


def _status(sentence: _Sentence, quantity: Quantity) -> Status:
    """Tell a figure already reached, and the measure of a device, from a commitment."""
    if _achieved_zh(sentence, quantity) if sentence.language == "zh" else _achieved_en(sentence):
        return "achieved"
    fine = quantity.level or quantity.unit_norm in {"mm", "um", "nm", "cm", "ms", "us", "ns", "s"}
    return "specification" if fine or quantity.dimension in _DEVICE else "target"


def _achieved_zh(sentence: _Sentence, quantity: Quantity) -> bool:
    """Judge by the last word before the figure that marks history or what is to come, and by 同比 after it."""
    words, before = _words("zh"), sentence.before(quantity, 200)
    done = max((match.end() for match in words["achieved"].finditer(before)), default=-1)
    coming = max((match.end() for match in words["coming"].finditer(before)), default=-1)
    if done >= 0 or coming >= 0:
        return done > coming
    whole = sentence.low[slice(*sentence.span)]
    past_plan = any(q.dimension == "date" and q.value_max and q.value_max <= _PAST_PLAN for q in sentence.quantities)
    return bool(past_plan or words["achieved anywhere"].search(whole)) and not words["coming"].search(whole)


def _achieved_en(sentence: _Sentence) -> bool:
    words, whole = _words("en"), sentence.low[slice(*sentence.span)]
    return bool(words["achieved"].search(whole)) and not words["coming"].search(whole)


def _modality(sentence: _Sentence, quantity: Quantity) -> Modality | None:
    """Return how firmly the sentence up to the figure's clause means it."""
    words = _words(sentence.language)
    said = sentence.before(quantity, 200) + re.split(r"[，；,;。]", sentence.after(quantity, 60))[0]
    return next((kind for kind in ("strive", "shall", "plan") if words[kind].search(said)), None)


def _indicator(sentence: _Sentence, quantity: Quantity) -> str | None:
    """Return what the figure counts: the words after a count, else those before a measure."""
    if sentence.language == "zh" and (shared := _respective(sentence, quantity)):
        return shared
    ahead, behind = _phrase_before(sentence, quantity), _phrase_after(sentence, quantity)
    counts = quantity.dimension in {"count", "number"} or quantity.unit_norm == "fraction"
    return ((behind or ahead) if counts else (ahead or behind)) or None


_RESPECTIVE = re.compile(r"([^，。；！？：\n]+?)分别")


def _respective(sentence: _Sentence, quantity: Quantity) -> str | None:
    """Return the item that 分别 gives this figure to; 国家级、市级平台 share their head: 国家级平台."""
    match = _RESPECTIVE.search(sentence.text, sentence.span.start, quantity.span.start)
    if not match or re.search(r"[。；]", sentence.text[match.end() : quantity.span.start]):
        return None
    items = re.split(r"[、和及与]", _strip(match[1]))
    figures = [q for q in sentence.quantities if q.span.start >= match.end() and q.dimension != "date"]
    at = figures.index(quantity) if quantity in figures else len(items)
    if len(items) < 2 or at >= len(items):
        return None
    item, last = items[at], items[-1]
    shared = last.rfind(item[-1:]) if item else -1
    return item + last[shared + 1 :] if 0 <= shared < len(last) - 1 and item is not last else item


_WORD_EN = r"(?!(?:by|in|per|and|or|to|on|for|from|each|over|with|during|before|above|will|shall)\b|\d)[\w“”\"'’&/-]+"
_COUNTED_ZH = re.compile(r"的?([^，。；、：！？\n（()）\s\d]{2,24})")
_COUNTED_EN = re.compile(rf"\s+(?:(?:of|in)\s+)?({_WORD_EN}(?:\s(?:and\s(?=[a-z]+\s[a-zA-Z]))?{_WORD_EN}){{0,7}})")


def _phrase_after(sentence: _Sentence, quantity: Quantity) -> str:
    """Return the noun phrase that follows a figure."""
    end = min(sentence.span.end, quantity.span.end + 80)
    pattern = _COUNTED_ZH if sentence.language == "zh" else _COUNTED_EN
    match = pattern.match(sentence.text, quantity.span.end, end)
    if not match:
        return ""
    cut = _words("zh")["after ends"].search(match[1], 2) if sentence.language == "zh" else None
    return match[1][: cut.start()] if cut else match[1].strip()


_LEAD_EN = re.compile(
    r"^(?:(?:by|in|before|during)\s[^,]*,\s*)?(?:(?:wish|keep|raise|attract|set up|build|create|reach|and|the|an?)\s)*",
    re.IGNORECASE,
)
_TAIL_EN = re.compile(
    r"[\s,]*\b(?:will|shall|should|to|is|are|be|reach(?:es)?|of|at|by|up|down|grow|grows|increase|exceed|account|for|stay|in|keep|kept|from|worth|rise"
    r"|number|about|the|a|an|between)\s*$",
    re.IGNORECASE,
)


def _phrase_before(sentence: _Sentence, quantity: Quantity) -> str:
    """Return what stands before a figure in its clause, without verbs and dates."""
    start = max(sentence.span.start, quantity.span.start - 80)
    if sentence.language == "zh":
        clause = re.split(r"[，。；、：！？\n（）()]", sentence.text[start : quantity.span.start])[-1]
        return _strip(clause) or _strip(re.split(r"[（(]", sentence.text[start : quantity.span.start])[0])
    clause = re.split(r"[.;:!?\n](?:\s|$)", sentence.text[start : quantity.span.start])[-1]
    phrase = _LEAD_EN.sub("", clause.strip())
    while (shorter := _TAIL_EN.sub("", phrase)) != phrase:
        phrase = shorter
    return phrase.rpartition(",")[2].strip()


def _strip(clause: str) -> str:
    """Cut dates and verbs off both ends of a Chinese clause."""
    lists = read_lists("targets.tsv")
    clause = re.sub(r"(?:比|较|由|从|达到)\s?\d{4}\s?年.*$", "", clause.strip(" |｜│\n"))
    clause = re.sub(r"^.*?(?:\d{4}\s?年(?:底|末)?前?|期间|年内)", "", clause).strip()
    while (end := longest_before(lists["zh verbs"], clause, len(clause), 6)) < len(clause):
        clause = clause[:end].rstrip()
    while (start := longest(lists["zh openers"], clause, 0, 4)) > 0:
        clause = clause[start:].lstrip()
    return clause


__all__ = ["find_targets"]
