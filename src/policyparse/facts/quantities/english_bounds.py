"""What stands around an English number: comparators, currency, sign, change, and the rate that it holds for."""

from __future__ import annotations

import re

from policyparse.facts.quantities.draft import Draft
from policyparse.facts.quantities.english_tables import tables
from policyparse.facts.units import NUMBER, Unit, currency_prefixes, unit_of
from policyparse.model.facts import Change, Comparator

_SCORED = re.compile(r"\bscores?\s(?:of|at|above|over)(?:\s[a-z]+){0,3}\s$")
_PLUS_SCALE = re.compile(r"\d\+\s")
_OPENING = re.compile(r"\bbetween\s$")


def finish(text: str, low: str, draft: Draft) -> Draft:
    """Take in a currency and comparators on either side, sign, rate and change; `low` is `text` in lower case."""
    _take_currency(text, draft)
    if draft.unit is NUMBER and _SCORED.search(low, max(0, draft.start - 32), draft.start):
        draft.unit = unit_of("point")
    _take_sign(low, draft)
    draft.per = draft.per or _rate(low, draft)
    after, draft.end = _bound_after(low, draft.end)
    before, draft.start = bound_before(low, draft.start)
    if (
        draft.high is not None
        and before == "eq"
        and (opening := _OPENING.search(low, max(0, draft.start - 9), draft.start))
    ):
        draft.start = opening.start()
    draft.bound("ge" if _PLUS_SCALE.search(low, draft.start, draft.end) else "eq", after, before)
    draft.change = draft.change or _change(low, draft.start)
    return draft


def _take_currency(text: str, draft: Draft) -> None:
    """Take in a currency before the number: US$18, RMB 5."""
    found, start = currency_before(text, draft.start)
    if found and draft.unit.dimension in {"number", "money"}:
        draft.start = start
        draft.unit = found if draft.unit is NUMBER else draft.unit


def currency_before(text: str, start: int) -> tuple[Unit | None, int]:
    """Return the currency whose sign or code ends before `start`, at most one blank away, and where it begins."""
    at = start - (start > 0 and text[start - 1] == " ")
    found = tables().currency_ends.longest(text, at)
    if found == at or (found and text[found].isalpha() and text[found - 1].isalnum()):
        return None, start
    return currency_prefixes()[text[found:at]], found


_GAP = re.compile(r"(?:\s[a-z]+(?:-[a-z]+)?){0,2}?[\s-]?(?=or\s|and\s|at\s|\+|plus\b|maximum|odd\b|approx|more or)")
_ANOTHER = re.compile(r"\s(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+(?:teen|ty)\b)")
_CLOSE = {"maximum", "plus", "at least", "at most", "approximately", "odd"}


def _bound_after(low: str, end: int) -> tuple[Comparator, int]:
    """Return the comparator that follows a number, at most two words away (120 axes or more), and where it ends."""
    gap = _GAP.match(low, end)
    match = tables().after_pattern.match(low, gap.end()) if gap else None
    if not match or not gap:
        return "eq", end
    word, stop = match[0], match.end()
    far = word in _CLOSE and gap.end() - end > 1
    ahead = word.startswith(("at ", "and ", "or ")) or word == "approximately"
    if far or (ahead and _ANOTHER.match(low, stop)) or (word == "plus" and low[stop : stop + 2].strip()[:1].isalnum()):
        return "eq", end
    return tables().after[word], stop


_OVER_A_PLACE = ("all ", "spread ", "scattered ", "distributed ", "extending ", "spread out ")
_CUT = re.compile(r"[,;:()\"“”]|\.(?=[a-z])(?!a\.)")


def bound_before(low: str, start: int) -> tuple[Comparator, int]:
    """Return the comparator whose words end before `start`, and where it begins; `up to around` is `up to`."""
    kind, begin = _one_bound_before(low, start)
    if kind != "approx":
        return kind, begin
    outer, outer_begin = _one_bound_before(low, begin)
    return (outer, outer_begin) if outer != "eq" else (kind, begin)


def _one_bound_before(low: str, start: int) -> tuple[Comparator, int]:
    given, first = tables(), max(0, start - 32)
    before, window = given.before, low[first:start].rstrip()
    if window and not window[-1].isalpha() and window[-1] != ".":
        at = first + len(window)
        found = given.sign_ends.longest(low, at)
        return (before[low[found:at]], found) if found < at else ("eq", start)
    last = window.rsplit(None, 1)[-1:]
    if not last or (last[0].isalpha() and last[0] not in given.before_last):
        return "eq", start
    cuts = [mark.end() for mark in _CUT.finditer(window)]
    words = (window[cuts[-1] :] if cuts else window).split()
    for count in range(min(given.before_last.get(words[-1], 0), len(words)) if words else 0, 0, -1):
        kind = before.get(" ".join(words[-count:]))
        if kind:
            begin = len(window)
            for word in reversed(words[-count:]):
                begin = window.rindex(word, 0, begin)
            if not (words[-count] == "over" and window[:begin].endswith(_OVER_A_PLACE)):
                return kind, first + begin
    return "eq", start


_MINUS = re.compile(r"\b(?:minus|negative)\s$|(?:^|[\s(\[:])(?P<sign>[-−–])$")


def _take_sign(low: str, draft: Draft) -> None:
    """Read an explicit minus; a decrease in words leaves the value positive."""
    match = _MINUS.search(low[max(0, draft.start - 9) : draft.start])
    ahead = low[max(0, draft.start - 3) : max(0, draft.start - 1)].rstrip()
    if match and not (match["sign"] and ahead[-1:].isdigit()):
        draft.start -= len(match[0]) if not match["sign"] else 1
        draft.value = -draft.value


def _change(low: str, start: int) -> Change | None:
    change, words = tables().change, low[max(0, start - 20) : start].split()
    return (change.get(" ".join(words[-2:])) or change.get(words[-1])) if words else None


_YEARLY_BEFORE = re.compile(r"\bcagr\b|\bannual(?:ly)?\s|\byearly\b|\b(?:each|every)\syear\b")
_YEARLY = re.compile("year|annual|cagr")
_SENTENCE = re.compile(r"[;.](?=\s)")
_NEXT_FIGURE = re.compile(r"[,;]|\.(?=\s)|\d|\b(?:and|by|to)\s(?=\d)")


def _rate(low: str, draft: Draft) -> str | None:
    """Return what the number holds for: per year, annually, each project; before it `annual`, `CAGR`."""
    ahead = low[max(0, draft.start - 40) : draft.start]
    if _YEARLY.search(ahead) and _YEARLY_BEFORE.search(_SENTENCE.split(ahead)[-1]):
        return "year"
    behind = low[draft.end : draft.end + 40]
    figure = _NEXT_FIGURE.search(behind)
    match = tables().rate.search(behind[: figure.start()] if figure else behind)
    return tables().rates[match[1]] if match else None
