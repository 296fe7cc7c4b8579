"""The grammar of English quantities: one pattern finds where one may start, small readers take it from there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from decimal import Decimal

from policyparse.facts.date_mention import DateMention
from policyparse.facts.numerals import LONGEST_WORDS, Numeral, carried, parse_english
from policyparse.facts.quantities.draft import Draft, Head, UnitRead, parse_power
from policyparse.facts.quantities.english_bounds import bound_before, currency_before, finish
from policyparse.facts.quantities.english_names import is_name, is_name_before
from policyparse.facts.quantities.english_tables import (
    FRACTIONS,
    NO_NUMBER,
    NUMBERED_PARTS_AFTER,
    NUMERAL,
    PART,
    PART_MORE,
    PARTS,
    PARTS_AFTER,
    SCALE,
    SHARE_AFTER,
    VAGUE,
    places,
    start,
    tables,
)
from policyparse.facts.quantities.english_units import add_smaller, millions_at, millions_before, unit_at
from policyparse.facts.quantities.scan import scan
from policyparse.facts.units import COUNT, FRACTION, MULTIPLE, NUMBER, RANK, RATIO, english_unit, unit_of
from policyparse.facts.wordlists import lower
from policyparse.model.facts import Comparator


def find_english(text: str, dates: Sequence[DateMention]) -> Sequence[Draft]:
    """Return the quantities of folded `text` other than `dates`, in order."""
    low = lower(text)
    found = places(low)
    if not found:
        return ()

    def find(at: int) -> int:
        place = bisect_left(found, at)
        return found[place] if place < len(found) else -1

    def read(match: re.Match[str]) -> Draft | None:
        reader = _READERS.get(match.lastgroup or "")
        return reader(text, low, *match.span()) if reader else None

    return scan(find, opening, low, dates, read, _no_number_end)


def _no_number_end(low: str, at: int) -> int:
    """Return where words for a number that is not understood end, so that no part of them is read, or `at`."""
    match = NO_NUMBER.match(low, at)
    return match.end() if match else at


def opening(low: str, at: int) -> re.Match[str] | None:
    """Return what a quantity at `at` of lower-case text begins with, a numeral whole; None if none may be there."""
    match = start().match(low, at)
    return NUMERAL.match(low, at) if match and match.lastgroup == "numeral" else match


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


def _part(word: str) -> int:
    """Return what a part of a whole is one of so many of: 3 of `third` and `thirds`."""
    return PARTS.get(word) or PARTS.get({"halves": "half"}.get(word, word.removesuffix("s")), 0)


_PARTS = re.compile(rf"(?:(?P<above>.+?)(?:\s-\s|[\s-]))?(?P<below>{PART})(?:\s(?P<scale>million|billion|trillion))?$")


def _read_parts(text: str, low: str, begin: int, end: int) -> Draft | None:
    """Read two thirds, one-third, three-quarters, a quarter million; not a third country, a quarter of 2024."""
    match = _PARTS.match(low[begin:end])
    above, below, scale = match.group("above", "below", "scale") if match else ("", "", None)
    numeral = parse_english(above or "a")
    parts = _part(below)
    follows = low[end : end + 8]
    if not numeral or not parts or follows.startswith("-") or (above == "a" and follows.startswith(" of 2")):
        return None
    if scale and (factor := parse_english(scale)):
        return _measured(text, low, Draft(begin, end, NUMBER, numeral.value * factor.value / parts))
    single = below in PARTS and below != "half"
    shared = (
        follows.startswith((" of", " that of", ".", ",", ";", ")"))
        or not follows.strip()
        or low[max(0, begin - 10) : begin].rstrip().endswith(_SHARE_BEFORE)
    )
    proper = numeral.value < parts and follows.startswith(" of")  # two third of them; not the twenty fourth of May
    if (single and numeral.value != 1 and not proper) or (numeral.value == 1 and not shared):
        return None
    return finish(text, low, Draft(begin, end, FRACTION, numeral.value / parts))


def _measured(text: str, low: str, draft: Draft) -> Draft:
    """Take in the unit of a number that is no share, and what stands around it."""
    if unit := unit_at(text, low, draft.end):
        draft.take(unit)
    return finish(text, low, draft)


def _read_sign(text: str, low: str, begin: int, end: int) -> Draft:
    """Read ¾, and 2½ hours."""
    whole, (above, below) = low[begin : end - 1].strip(), FRACTIONS[low[end - 1]]
    value = Decimal(whole or 0) + Decimal(above) / below
    unit = unit_at(text, low, end)
    return _measured(text, low, Draft(begin, end, NUMBER if whole or unit else FRACTION, value))


_NO_HALF = ("first", "second", "latter", "other", "1st", "2nd", "last", "and a", "and one")
_HALF_A = re.compile(rf"\s(?:an?|of\san?)\s(?P<scale>{SCALE})?|\s(?P<bare>(?:million|billion|trillion)\b)")


def _read_half(text: str, low: str, begin: int, end: int) -> Draft | None:
    """Read half of, half a million, half a year, more than half; not the first half, half-life."""
    if low[max(0, begin - 12) : begin].rstrip(" -").endswith(_NO_HALF) or low[end : end + 1] in {"-", "'"}:
        return None
    draft = Draft(begin, end, FRACTION, Decimal("0.5"))
    amount = _HALF_A.match(low, end)
    said = (amount["scale"] or amount["bare"]) if amount else None
    scale = parse_english(said) if said else None
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

_LETTER = re.compile(r"\s?[kmb]$")


def _head(text: str, low: str, begin: int, end: int) -> Head | None:
    """Read the numeral in `low[begin:end]`, with `and a half` after it; None if it is not understood whole."""
    words = low[begin].isalpha()
    if words and NO_NUMBER.match(low, begin):
        return None
    letter = None if words or low[end - 1] not in "kmb" else _LETTER.search(low, begin, end)
    if letter and not _is_scale(text, low, begin, letter):
        end = letter.start()
    numeral = parse_english(low[begin:end]) if end - begin <= LONGEST_WORDS else None
    if not numeral:
        return None
    more = PART_MORE.match(low, end)
    if not more:
        return (
            None
            if PARTS_AFTER.match(low, end) or NUMBERED_PARTS_AFTER.match(low, end)
            else Head(begin, end, numeral, words=words)
        )
    above, scale = parse_english(more["above"]), parse_english(more["scale"]) if more["scale"] else None
    added = (above.value if above else Decimal(1)) / _part(more["below"])
    value, scales = _with_part(numeral, added, scale)
    return Head(begin, more.end(), Numeral(value, scales), words=words)


def _is_scale(text: str, low: str, begin: int, letter: re.Match[str]) -> bool:
    """Return whether a letter after digits is a magnitude: `80m` is a million only after a currency, 2.5k always."""
    if currency_before(text, begin)[0]:
        return True
    decimal = "." in low[begin : letter.start()]
    if letter[0] == "k":
        return True
    return decimal and (letter[0].strip() in {"b", "k"} or text[letter.end() - 1] == "M")


def _with_part(numeral: Numeral, added: Decimal, scale: Numeral | None) -> tuple[Decimal, tuple[Decimal, ...]]:
    """Add a part: five and a half, two and a half million, a million and a half, one billion and a half million."""
    last = numeral.scales[-1] if numeral.scales and numeral.scales[-1] >= 1000 else None
    if last is None:
        factor = scale.value if scale else Decimal(1)
        return (numeral.value + added) * factor, scale.scales if scale else ()
    return numeral.value + added * (scale.value if scale else last), ()


def _read_numeral(text: str, low: str, begin: int, end: int) -> Draft | None:
    head = _head(text, low, begin, end)
    if not head or is_name_before(text, low, head):
        return None
    share = SHARE_AFTER.match(low, head.end)
    whole = parse_english(share["of"] or share["over"]) if share else None
    if share and whole and head.low.value > 0 and (whole.value > head.low.value or (share["over"] and whole.value)):
        return finish(text, low, Draft(begin, share.end(), FRACTION, head.low.value / whole.value))
    unit = unit_at(text, low, head.end)
    if millions := millions_at(text, head.end):
        draft = Draft(head.start, millions.end, millions.unit, head.low.value * 10**6)
        return finish(text, low, draft)
    if before := millions_before(text, head.start):
        return finish(text, low, Draft(before[1], head.end, before[0], head.low.value * 10**6))
    draft = _range(text, low, head, unit) or _single(text, low, head, unit)
    return None if is_name(low, head, draft) else finish(text, low, draft)


_BELOW_ZERO = " below zero"


def _take_below_zero(low: str, draft: Draft) -> None:
    """Read 2 degrees below zero as a negative temperature."""
    if draft.unit.dimension in {"temperature", "angle"} and low.startswith(_BELOW_ZERO, draft.end):
        draft.value, draft.end = -draft.value, draft.end + len(_BELOW_ZERO)
        draft.unit = unit_of("degC") if draft.unit.dimension == "angle" else draft.unit


_OFTEN = re.compile(r"\s(?:an?|per|daily|weekly|each|every|in|during|on)\b")


def _single(text: str, low: str, head: Head, unit: UnitRead | None) -> Draft:
    draft = Draft(head.start, head.end, NUMBER, head.low.value)
    if _take_ratio(low, head, draft) or _take_rank(low, draft):
        return draft
    unit = unit or _unit_of_goal(text, low, head)
    if not unit and (currency := currency_before(text, head.start)[0]):
        draft.unit = currency
        add_smaller(text, low, draft)
    elif unit:
        draft.take(unit)
        add_smaller(text, low, draft)
        _take_below_zero(low, draft)
    if draft.unit.norm == MULTIPLE.norm and _OFTEN.match(low, draft.end):
        draft.unit, draft.surface = COUNT, "times"
    return draft


def _unit_of_goal(text: str, low: str, head: Head) -> UnitRead | None:
    """Return the unit of both ends of a change, which is said with the second: from 31 to 36 percent."""
    to = _TO.match(low, head.end)
    moved = _MOVED.search(low[max(0, head.start - 24) : head.start]) if to and to["word"] == "to" else None
    goal = NUMERAL.match(low, to.end()) if to and moved else None
    unit = unit_at(text, low, goal.end()) if goal else None
    return UnitRead(unit.unit, None, head.end) if unit and unit.unit is not NUMBER else None


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
_BETWEEN = re.compile(r"\bbetween\s(?:negative\s|minus\s)?(?:[^\s\d]{1,4}\s?)?$")
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
    """Return whether the units of both ends allow a range; only a currency may be said with the first alone."""
    if first and last:
        return first.unit.norm == last.unit.norm
    return not first or first.unit.currency is not None


def _joins(low: str, head: Head, tail: Head, word: str | None) -> bool:
    """Return whether the word or mark between two numerals makes a range of them."""
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
    "sign": _read_sign,
    "arabic": _read_numeral,
    "words": _read_numeral,
}
