"""The grammar of English quantities: one pattern finds where one may start, small readers take it from there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from policyparse.facts.date_mention import DateMention
from policyparse.facts.numerals import LONGEST_WORDS, Numeral, carried, parse_english
from policyparse.facts.quantities.draft import Draft, Head, UnitRead, parse_power
from policyparse.facts.quantities.english_bounds import bound_before, currency_before, finish
from policyparse.facts.quantities.english_names import is_name, is_name_before
from policyparse.facts.quantities.english_tables import NUMERAL, PARTS, SCALE, VAGUE, start, tables
from policyparse.facts.quantities.english_units import unit_at
from policyparse.facts.quantities.scan import scan
from policyparse.facts.units import COUNT, FRACTION, MULTIPLE, NUMBER, RANK, RATIO, english_unit
from policyparse.facts.wordlists import lower
from policyparse.model.facts import Comparator


def find_english(text: str, dates: Sequence[DateMention]) -> Iterator[Draft]:
    """Return the quantities of folded `text` other than `dates`, in order."""
    low = lower(text)

    def read(match: re.Match[str]) -> Draft | None:
        reader = _READERS.get(match.lastgroup or "")
        return reader(text, low, *match.span()) if reader else None

    return scan(lambda at: _find(low, at), low, dates, read)


def _find(low: str, at: int) -> re.Match[str] | None:
    """Return the first place from `at` on where a quantity may stand."""
    pattern = start()
    while match := pattern.search(low, at):
        found = NUMERAL.match(low, match.start()) if match.lastgroup == "numeral" else match
        if found:
            return found
        at = match.start() + 1
    return None


_NO_BOUND = ("over", "within", "under", "below", "above", "some", "beyond", "near")


def english_date_bound(text: str, begin: int, end: int) -> Comparator:
    """Return how closely a date is meant: around 10 March, at least 2013; prepositions of time bound nothing."""
    del end
    ahead = lower(text[max(0, begin - 40) : begin])
    kind, at = bound_before(ahead, len(ahead))
    return "eq" if ahead[at:].startswith(_NO_BOUND) else kind


# ------------------------------------------------------------------ levels, multiples, fractions, rough numbers


def _read_power(text: str, low: str, begin: int, end: int) -> Draft:
    draft = Draft(begin, end, NUMBER, parse_power(text[begin:end]))
    if unit := unit_at(text, low, end):
        draft.take(unit)
    return finish(text, low, draft)


def _read_sub(text: str, low: str, begin: int, end: int) -> Draft:
    """Read sub-millimetre as below 1 mm."""
    del text
    name = re.sub(r"^sub-?|-level$", "", low[begin:end])
    return Draft(begin, end, english_unit(name), Decimal(1), None, "lt", name, level=True)


def _read_level(text: str, low: str, begin: int, end: int) -> Draft:
    """Read millisecond-level as about 1 ms."""
    del text
    name = re.split(r"[\s-](?=level|scale|range)", low[begin:end])[0]
    return Draft(begin, end, english_unit(name), Decimal(1), None, "approx", name, level=True)


def _read_scaled(text: str, low: str, begin: int, end: int) -> Draft | None:
    """Read trillion-yuan as a level of 1e12."""
    del text
    words = low[begin:end].removeprefix("multi-").removesuffix("-level").split("-")
    numeral = parse_english(" ".join(words[:-1]))
    if not numeral:
        return None
    unit = english_unit({"rmb": "yuan"}.get(words[-1], words[-1]))
    return Draft(begin, end, unit, numeral.value, None, "approx", words[-1], level=True)


def _read_folds(text: str, low: str, begin: int, end: int) -> Draft | None:
    """Double, quadruple, halve: the result divided by the base; not double-blind, twice a day."""
    following = low[end : end + 10].lstrip(" -")
    if following.startswith((*tables().compound, "a ", "daily", "weekly", "every ", "each ")) or re.match(
        r"per (?!cap)", following
    ):
        return None
    value = tables().folds[low[begin:end]]
    return finish(text, low, Draft(begin, end, MULTIPLE, value, change="decrease" if value < 1 else "multiply"))


_SHARE_BEFORE = (" by", "than", "least", "about", "nearly", "around", "over", "almost", "roughly")


def _read_parts(text: str, low: str, begin: int, end: int) -> Draft | None:
    """Read two thirds, one-third, a quarter, three-quarters; not a third country, a quarter of 2024."""
    above, below = re.split(r"[\s-](?=[a-z]+$)", low[begin:end])
    numeral = parse_english(above)
    parts = PARTS.get(below) or PARTS.get({"halves": "half"}.get(below, below.removesuffix("s")), 0)
    follows = low[end : end + 5]
    if not numeral or not parts or follows.startswith("-") or (above == "a" and follows.startswith(" of 2")):
        return None
    single = below in PARTS and below != "half"
    shared = (
        follows.startswith((" of", ".", ",", ";", ")"))
        or not follows.strip()
        or low[max(0, begin - 10) : begin].rstrip().endswith(_SHARE_BEFORE)
    )
    if (single and numeral.value != 1) or (numeral.value == 1 and not shared):
        return None
    return finish(text, low, Draft(begin, end, FRACTION, numeral.value / parts))


_NO_HALF = ("first", "second", "latter", "other", "1st", "2nd", "last", "and a", "and one")
_HALF_A = re.compile(rf"\s(?:an?|of\san?)\s(?P<scale>{SCALE})?")


def _read_half(text: str, low: str, begin: int, end: int) -> Draft | None:
    """Read half of, half a million, half a year, more than half; not the first half, half-life."""
    if low[max(0, begin - 12) : begin].rstrip(" -").endswith(_NO_HALF) or low[end : end + 1] in {"-", "'"}:
        return None
    draft = Draft(begin, end, FRACTION, Decimal("0.5"))
    amount = _HALF_A.match(low, end)
    scale = parse_english(amount["scale"]) if amount and amount["scale"] else None
    unit = unit_at(text, low, amount.end() if scale or not amount else amount.end() - 1) if amount else None
    if amount and scale:
        draft.unit, draft.end, draft.value = NUMBER, amount.end(), draft.value * scale.value
    if unit and unit.unit is not NUMBER:
        draft.take(unit)
    return finish(text, low, draft)


_ROUGH = {"tens": 10, "several": 1, "few": 1, "of": 1}


def _read_vague(text: str, low: str, begin: int, end: int) -> Draft:
    """Hundreds, tens of thousands, several hundred: at least so many."""
    value = Decimal(1)
    for word in low[begin:end].split():
        numeral = parse_english(word)
        value *= VAGUE.get(word) or _ROUGH.get(word) or (numeral.value if numeral else 1)
    draft = Draft(begin, end, NUMBER, value, None, "ge")
    unit = unit_at(text, low, end)
    if unit and not low.startswith(" of ", end):
        draft.take(unit)
    return draft


def _read_sum(text: str, low: str, begin: int, end: int) -> Draft | None:
    """2 1/2, 3/4."""
    *ahead, part = low[begin:end].split()
    whole, (above, below) = "".join(ahead[:1]), part.split("/")
    if (int(above) >= int(below) and not whole) or low[end : end + 1].isalnum():
        return None
    draft = Draft(begin, end, NUMBER if whole else FRACTION, Decimal(whole or 0) + Decimal(above) / Decimal(below))
    unit = unit_at(text, low, end) if whole else None
    if unit:
        draft.take(unit)
    return finish(text, low, draft)


# ------------------------------------------------------------------ numerals

_HALF_MORE = re.compile(rf"[\s-]and[\s-](?:a|one)[\s-]half\b(?:\s(?P<scale>{SCALE}))?")


def _head(text: str, low: str, begin: int, end: int) -> Head | None:
    """Read the numeral in `low[begin:end]`, with `and a half` after it; `80m` is a million only after a currency."""
    words = low[begin].isalpha()
    last = low[end - 1]
    if (
        not words
        and last in "mb"
        and low[end - 2] not in "ml"
        and not currency_before(text, begin)[0]
        and (last == "b" or text[end - 1] == "m")
    ):
        end -= 1
    numeral = parse_english(low[begin:end]) if end - begin <= LONGEST_WORDS else None
    half = _HALF_MORE.match(low, end) if numeral else None
    if not numeral or not half:
        return Head(begin, end, numeral, words=words) if numeral else None
    scale = parse_english(half["scale"]) if half["scale"] else None
    value = (numeral.value + Decimal("0.5")) * (scale.value if scale else 1)
    return Head(begin, half.end(), Numeral(value, scale.scales if scale else ()), words=words)


def _read_numeral(text: str, low: str, begin: int, end: int) -> Draft | None:
    head = _head(text, low, begin, end)
    if not head or is_name_before(text, low, head):
        return None
    unit = unit_at(text, low, head.end)
    draft = _range(text, low, head, unit) or _single(low, head, unit)
    return None if is_name(low, head, draft) else finish(text, low, draft)


_OFTEN = re.compile(r"\s(?:an?|per|daily|weekly|each|every|in|during|on)\b")


def _single(low: str, head: Head, unit: UnitRead | None) -> Draft:
    draft = Draft(head.start, head.end, NUMBER, head.low.value)
    if _take_ratio(low, head, draft) or _take_rank(low, draft):
        return draft
    if unit:
        draft.take(unit)
    if draft.unit.norm == MULTIPLE.norm and _OFTEN.match(low, draft.end):
        draft.unit, draft.surface = COUNT, "times"
    return draft


_RATIO = re.compile(r":(\d+(?:\.\d+)?)(?![\d:])")


def _take_ratio(low: str, head: Head, draft: Draft) -> bool:
    """1:8 is 0.125; 10:30 is a time of day."""
    match = _RATIO.match(low, head.end)
    if not match or head.words or not Decimal(match[1]):
        return False
    if 1 not in {head.low.value, Decimal(match[1])} and "ratio" not in low[max(0, head.start - 30) : head.start]:
        return False
    draft.unit, draft.value, draft.end = RATIO, draft.value / Decimal(match[1]), match.end()
    return True


_TOP = re.compile(r"\btop[\s-]$")


def _take_rank(low: str, draft: Draft) -> bool:
    """Top 5."""
    if not _TOP.search(low[max(0, draft.start - 4) : draft.start]):
        return False
    draft.start, draft.unit, draft.comparator = draft.start - 4, RANK, "le"
    return True


# ------------------------------------------------------------------ ranges

_TO = re.compile(r"\s?(?:-|–|—|~|−)\s?(?=[\d$€£¥a-z])(?!to\s|or\s|and\s)|-?\s(?P<word>to|and|or|through|till)\s")
_CURRENCY = re.compile(r"(?:US\$|HK\$|[$€£¥]|RMB\s?|CNY\s?|USD\s?|EUR\s?)?")
_BETWEEN = re.compile(r"\bbetween\s(?:[^\s\d]{1,4}\s?)?$")
_MOVED = re.compile(r"(\w+)\s+from\s(?:[^\s\d]{1,4}\s?)?$")
_ODDS = re.compile(r"(?:ratio|odds|score) of\s$")
_CHAIN = re.compile(r"\s?[-–—/]\s?\d")


def _range(text: str, low: str, head: Head, unit: UnitRead | None) -> Draft | None:
    """Read `A to B`: a unit or magnitude after the second number holds for both."""
    to = _TO.match(low, unit.end if unit else head.end)
    prefix = _CURRENCY.match(text, to.end()) if to else None
    second = NUMERAL.match(low, prefix.end()) if prefix else None
    tail = _head(text, low, *second.span()) if second else None
    if not to or not tail or not _joins(low, head, tail, to["word"]):
        return None
    last = unit_at(text, low, tail.end)
    value = head.low.value if unit or head.low.scales else carried(head.low.value, tail.low)
    if value >= tail.low.value or not _agree(unit, last):
        return None
    draft = Draft(head.start, tail.end, NUMBER, value, tail.low.value, "range")
    if last or unit:
        draft.take(last or unit)  # type: ignore[arg-type]
    return draft


def _agree(first: UnitRead | None, last: UnitRead | None) -> bool:
    """Say whether the units of both ends allow a range; only a currency may be said with the first alone."""
    if first and last:
        return first.unit.norm == last.unit.norm
    return not first or first.unit.currency is not None


def _joins(low: str, head: Head, tail: Head, word: str | None) -> bool:
    """Say whether the word or mark between two numerals makes a range of them."""
    ahead = low[max(0, head.start - 24) : head.start]
    if word == "and":
        return bool(_BETWEEN.search(ahead))
    if word == "or":
        return tail.low.value - head.low.value in {1, 2} and not head.low.scales
    if word and _ODDS.search(ahead):
        return False
    moved = _MOVED.search(ahead) if word else None
    return not (moved and moved[1] in tables().moves) and not _CHAIN.match(low, tail.end)


_READERS: dict[str, Callable[[str, str, int, int], Draft | None]] = {
    "power": _read_power,
    "sub": _read_sub,
    "level": _read_level,
    "scaled": _read_scaled,
    "folds": _read_folds,
    "parts": _read_parts,
    "half": _read_half,
    "vague": _read_vague,
    "sum": _read_sum,
    "arabic": _read_numeral,
    "words": _read_numeral,
}
