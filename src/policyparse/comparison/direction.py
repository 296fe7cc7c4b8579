"""Direction: a translation that says *fall* where the source says *rise*, or another word's opposite.

Words of direction are the two poles of a scale (amount, time, place), or a pair such as import and export. A flip is
a pole that the translation uses more often than the source, while the opposite pole of the source goes without a
counterpart. Firm words (提高, *reduce*) are weighed against firm words; loose ones (增, 防止, *limit*), which often are
part of another thought, only lower the confidence where they might explain what is found.
"""

from __future__ import annotations

import re
from functools import cache

from policyparse.chinese_english import PAIR
from policyparse.facts.cues import Cue, find_cues, labels_of, load_table
from policyparse.model.bitext import Difference
from policyparse.model.document import Direction, Language, Span

_TABLE = "direction"
_BOUNDS = frozenset({"at most", "at least"})
_NUMBER = re.compile(
    r"[^\w，。；,.;]?(?:(?:RMB|CNY|US|USD|人民币|an? |the )?\W?\d|[一二两三四五六七八九十百千万半]"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)"
)
_SURE, _DOUBTFUL = 0.85, 0.6


def compare_direction(source: str, translation: str, direction: Direction = PAIR.forth) -> tuple[Difference[Span], ...]:
    """Return where `translation` (English) turns round a direction that `source` (Chinese) states.

    Both texts are the two sides of one bead; spans are offsets into them. At most one difference a scale and way.
    The differences are told by `direction`.
    """
    here = labels_of(source, _TABLE, "zh")
    said = [way for way in _ways() if way[0] in here]
    there = labels_of(translation, _TABLE, "en") if said else set[str]()
    ways = [way for way in said if way[1] in there]
    if not ways:
        return ()
    zh, en = _cues(source, "zh"), _cues(translation, "en")
    flips = [_flip(zh, en, *way, direction) or _half(zh, en, *way, direction) for way in ways]
    return tuple(flip for flip in flips if flip)


def _cues(text: str, language: Language) -> tuple[Cue, ...]:
    """Return the cues of a text without the bounds of numbers, which are compared with them."""
    found = find_cues(text, _TABLE, language)
    return tuple(cue for cue in found if not (_BOUNDS & cue.labels and _NUMBER.match(text, cue.span.end)))


@cache
def _ways() -> tuple[tuple[str, str], ...]:
    """Return both ways of each pair of poles: what one side says, and what the other turns it into."""
    return tuple(way for one, other in load_table(_TABLE)["poles"] for way in ((one, other), (other, one)))


def _flip(
    zh: tuple[Cue, ...], en: tuple[Cue, ...], said: str, turned: str, direction: Direction
) -> Difference[Span] | None:
    lost, new = _surplus(zh, en, said), _surplus(en, zh, turned)
    if not lost or not new:
        return None
    doubtful = _has(en, f"{said}ish") or _has(zh, f"{turned}ish")
    was, now = min(((a, b) for a in lost for b in new), key=lambda pair: abs(pair[0].place - pair[1].place))
    one, other = PAIR.ordered(direction, f"{was.surface} ({said})", f"{now.surface} ({turned})")
    reason = f"the source says {one}, the translation says {other}"
    return _difference(*PAIR.ordered(direction, was, now), reason, _DOUBTFUL if doubtful else _SURE)


def _half(
    zh: tuple[Cue, ...], en: tuple[Cue, ...], said: str, other: str, direction: Direction
) -> Difference[Span] | None:
    """Return a word for both poles (国内外) of which the translation has one *only*, and no word for the other."""
    both = [cue for cue in zh if {said, other} <= cue.labels]
    one = [cue for cue in en if other in cue.labels]
    if not both or not one or _has(en, said) or _has(en, f"{said}ish") or not _has(en, "only"):
        return None
    was, now = both[0], one[0]
    whole, part = PAIR.ordered(direction, f"{was.surface} ({said} and {other})", f"only {now.surface} ({other})")
    reason = f"the source says {whole}, the translation {part}"
    return _difference(*PAIR.ordered(direction, was, now), reason, _DOUBTFUL)


def _difference(was: Cue, now: Cue, reason: str, confidence: float) -> Difference[Span]:
    return Difference("direction", was.span, now.span, was.surface, now.surface, reason, confidence)


def _surplus(these: tuple[Cue, ...], those: tuple[Cue, ...], label: str) -> tuple[Cue, ...]:
    """Return the cues with this label if there are more of them than on the other side, else none."""
    cues = tuple(cue for cue in these if label in cue.labels)
    return cues if len(cues) > sum(label in cue.labels for cue in those) else ()


def _has(cues: tuple[Cue, ...], label: str) -> bool:
    return any(label in cue.labels for cue in cues)
