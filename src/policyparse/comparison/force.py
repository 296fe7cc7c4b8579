"""Force: a translation that says *may* where the source says 应 (should), or *will* where it says 力争 (strive to).

Modals are compared by kind and count, not by position: a clause may move in translation, its force may not. The kinds
follow the scale of deontic modality (Palmer 2001): obligation, advice, intention, endeavour, permission; and *hedge*
for what restricts a commitment (原则上, *where possible*). A kind is lost when the source has more words of it than
the translation has words that render it, gained when the translation has more than the source accounts for.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Final, NamedTuple

from policyparse.chinese_english import PAIR
from policyparse.comparison.answers import Answers
from policyparse.facts.cues import Cue, find_cues, labels_of, load_table, said, telling_words
from policyparse.facts.wordlists import any_of
from policyparse.folding import fold, fold_widths
from policyparse.model.bitext import Difference
from policyparse.model.document import Direction, Span

_TABLE = "force"
_CLAUSE: Final = 160
_NO_SUBJECT = re.compile(
    r"(?:\A|[.,;:!?—(\"“]\s*|\b(?:and|but|that|so|or) )(?:no|none|neither|nobody|nor|under no)\b[^.;:!?]*\Z",
    re.IGNORECASE,
)
_PLAIN = "stated plainly"
_JOINING = tuple("并也亦还或")
_CLOSE: Final = 40  # characters after *shall* within which stands what it commands
_FOLLOWING: Final = 4  # content words after *may* among which what is permitted stands
_APART: Final = 8  # content words after a word of force, beyond which a word is not what it governs
PERMITTED = "the source prohibits what the translation permits"
"""What the reason of a difference says of a prohibition that became a permission."""
PROHIBITED = "the source permits what the translation prohibits"
"""The same of a permission that became a prohibition."""
_TURNED = {"weakened": "strengthened", "strengthened": "weakened"}

_DUTIES = {"must", "should"}
_FIRM = {*_DUTIES, "will"}
_SAID_FIRMLY = {"must", "should", "duty"}
_IMPLIED = _FIRM | {"should_ish", "will_ish"}
_RENDERED_BY = {
    "must": {"must", "forbid"},
    "ensure": {"ensure"},
    "encourage": {"encourage", "strive", "strive_ish"},
    "strive": {"strive", "strive_ish"},
    "may": {"may", "may_ish"},
    "law": {"may", "may_ish"},
    "hedge": {"hedge", "hedge_ish"},
}
"""Chinese kind -> English labels that render it."""
_ACCOUNTED_FOR_BY = {
    "must": {"must", "should", "should_ish"},
    "should": {"should", "should_ish"},
    "strive": {"strive", "strive_ish"},
    "may": {"may", "chance"},
    "hedge": {"hedge", "hedge_ish"},
    "duty": {"must", "should"},
}
"""English kind -> Chinese labels that account for it."""


_SHARED = {"encourage"}
"""Kinds of which English says one word for several: *support shall be given to A, and to B* for 支持A，支持B."""


class _Shift(NamedTuple):
    """A change of force: the kind that Chinese loses, the kind that English gains, and how sure that is."""

    lost: str | None
    gained: str | None
    change: str
    confidence: float


_SHIFTS = (
    _Shift("must", "should", "weakened", 0.5),
    _Shift("ensure", "strive", "weakened", 0.6),
    _Shift("may", "must", "strengthened", 0.6),
    _Shift("law", "duty", "strengthened", 0.6),
    _Shift("encourage", "must", "strengthened", 0.8),
    _Shift("strive", None, "strengthened", 0.5),
    _Shift("hedge", None, "strengthened", 0.5),
    _Shift(None, "hedge", "weakened", 0.5),
)
_LOSING = ("ensure", "strive", "hedge")
"""Chinese kinds of the shifts that are looked for in Chinese first."""
_GAINING = frozenset({"may", *(shift.gained for shift in _SHIFTS if shift.gained and shift.lost not in _LOSING)})
"""English kinds of all other shifts."""


def compare_force(
    source: str, translation: str, answers: Answers, direction: Direction = PAIR.forth
) -> tuple[Difference[Span], ...]:
    """Return where `translation` (English) weakens or strengthens a commitment of `source` (Chinese).

    Both texts are the two sides of one bead, and `answers` their words; spans are offsets into them.
    The differences are told by `direction`.
    """
    return _shifts(source, translation, answers, direction) if _may_shift(source, translation) else ()


def _may_shift(source: str, translation: str) -> bool:
    """Return whether the words of force of two texts are such that one side may say more than the other."""
    telling = telling_words(_TABLE, _GAINING)
    if telling.isdisjoint(said(fold(translation))) and not _losing().search(fold(source)):  # as in most texts
        return False
    en = labels_of(translation, _TABLE, "en")
    if "may" in en:
        return True
    zh = labels_of(source, _TABLE, "zh")
    return _is_open(zh, en) or (bool(zh) and _is_open(zh | _IN_LAW, en) and _is_traditional(source))


@cache
def _losing() -> re.Pattern[str]:
    """Return what finds the Chinese words of the kinds that are looked for in Chinese first."""
    table = load_table(_TABLE)["zh"]
    return re.compile(any_of(word for kind in _LOSING for word in table[kind].split()))


def _is_open(zh: set[str], en: set[str]) -> bool:
    """Return whether a shift is between words of force of these kinds."""
    found = [lost for lost, gained, _, _ in _SHIFTS if (not lost or lost in zh) and (not gained or gained in en)]
    return bool(found)


def _shifts(source: str, translation: str, answers: Answers, direction: Direction) -> tuple[Difference[Span], ...]:
    en = tuple(cue for cue in find_cues(translation, _TABLE, "en") if not _denies(translation, cue))
    if _CAP_ZH.search(fold(source)):
        en = tuple(cue for cue in en if not _is_capped(translation, cue))
    zh = find_cues(source, _TABLE, "zh")
    if _is_traditional(source):
        zh = tuple(map(_as_in_law, zh))
    law = [cue for cue in zh if "law" in cue.labels]
    untold = "may" if law else "law"
    if not any(_is_commanded(cue, en, answers) for cue in law):
        zh = tuple(cue._replace(labels=cue.labels - {"law"}) for cue in zh)
    found = [_find_shift(zh, en, shift, answers, direction) for shift in _SHIFTS if shift.lost != untold]
    return tuple(difference for difference in (_find_permission(zh, en, answers, direction), *found) if difference)


def _is_traditional(source: str) -> bool:
    return fold(source) != fold_widths(source)


def _as_in_law(cue: Cue) -> Cue:
    """Read 得 that stands alone in traditional characters as the laws of Taiwan use it: *may*."""
    return cue._replace(labels=_IN_LAW) if cue.surface == "得" else cue


def _denies(text: str, cue: Cue) -> bool:
    """Return whether the *may* of an English clause is none because its subject is (*No unit or person may*)."""
    before = text[max(0, cue.span.start - _CLAUSE) : cue.span.start]
    return "may" in cue.labels and bool(_NO_SUBJECT.search(before))


_IN_LAW = frozenset({"may", "law"})
_CAP_ZH = re.compile("最高|最多|至多|上限|不超过")
_CAP_EN = re.compile(r"[^.;]{0,60}?\b(?:up to|at most|not? more than|a maximum of|not exceed)", re.IGNORECASE)


def _is_capped(text: str, cue: Cue) -> bool:
    """Return whether *may* says how much one gets at most (*may receive up to*): 给予最高 says the same plainly."""
    return "may" in cue.labels and bool(_CAP_EN.match(text, cue.span.end))


def _is_commanded(cue: Cue, en: tuple[Cue, ...], answers: Answers) -> bool:
    """Return whether what 得 permits is said just after a word of duty."""
    words = answers.after(cue.span.end, answers.clause_zh(cue.span.end - 1).end)[:_FOLLOWING]
    starts = [answers.tokens[token].start for word in words for token in answers.tokens_of(word)]
    modals = [modal for modal in en if not modal.labels.isdisjoint({"duty", "may"})]
    last = [max((modal for modal in modals if modal.span.end <= start), default=None, key=_end) for start in starts]
    return any(
        modal and "duty" in modal.labels and start - modal.span.end <= _CLOSE
        for start, modal in zip(starts, last, strict=True)
    )


def _end(cue: Cue) -> int:
    return cue.span.end


def _find_permission(
    zh: tuple[Cue, ...], en: tuple[Cue, ...], answers: Answers, direction: Direction
) -> Difference[Span] | None:
    """Return a *may* that the source does not account for, beside the commitment that it most likely stands for.

    Where the source is plain, what is permitted has to be found in it, and nothing there may leave it open.
    """
    gained = _surplus(en, zh, "may", _ACCOUNTED_FOR_BY)
    if not gained:
        return None
    firm = _unanswered(zh, en, _DUTIES, _SAID_FIRMLY) + _unanswered(zh, en, {"will"}, {"will"})
    implied = firm or _unanswered(zh, en, _IMPLIED - _FIRM, {"should_ish"})
    if not firm and any("open" in cue.labels or _is_joined(cue, answers.source) for cue in zh):
        return None
    explicit = any(not cue.labels.isdisjoint(_DUTIES) for cue in firm)
    whole = bool(firm) and len(gained) == 1 and _is_one_sentence(answers)
    if not (explicit or whole or _is_permitted_there(gained, answers)):
        return None
    confidence = 0.8 if firm else 0.6 if implied else 0.45
    difference = _difference(implied, gained, _Shift(None, "may", "weakened", confidence), answers, direction)
    bans = tuple(cue for cue in zh if "ban" in cue.labels)
    if bans and len(bans) == len(firm):
        told, _ = PAIR.ordered(direction, PERMITTED, PROHIBITED)
        return replace(difference, reason=f"{told}: {difference.expected}, {difference.actual}", confidence=0.9)
    return difference


def _is_joined(cue: Cue, source: str) -> bool:
    """Return whether a *may* of the source joins a clause to a plain one, so that English says it of both: 并可."""
    start = cue.span.start
    return "may" in cue.labels and (source[max(0, start - 1) : start] in _JOINING or cue.surface[:1] in _JOINING)


def _unanswered(zh: tuple[Cue, ...], en: tuple[Cue, ...], labels: set[str], by: set[str]) -> tuple[Cue, ...]:
    """Return the cues of some kinds if there are more of them than English words that say the same, else none."""
    cues = tuple(cue for cue in zh if not cue.labels.isdisjoint(labels))
    return cues if len(cues) > sum(not cue.labels.isdisjoint(by) for cue in en) else ()


def _is_one_sentence(answers: Answers) -> bool:
    """Return whether both sides are one sentence, so that a word of force of each belongs to the same statement."""
    here, there = answers.sentence_zh(0), answers.sentence_en(0)
    return here.end >= len(answers.source.rstrip()) and there.end >= len(answers.translation.rstrip())


def _is_permitted_there(gained: tuple[Cue, ...], answers: Answers) -> bool:
    """Return whether a word after one of these answers a word of the source."""
    tokens = answers.tokens
    for cue in gained:
        after = [n for n, token in enumerate(tokens) if token.start >= cue.span.end and answers.is_content(n)]
        if any(answers.words_of(number) for number in after[:_FOLLOWING]):
            return True
    return False


def _find_shift(
    zh: tuple[Cue, ...], en: tuple[Cue, ...], shift: _Shift, answers: Answers, direction: Direction
) -> Difference[Span] | None:
    lost = _surplus(zh, en, shift.lost, _RENDERED_BY) if shift.lost else ()
    gained = _surplus(en, zh, shift.gained, _ACCOUNTED_FOR_BY) if shift.gained else ()
    if bool(lost) != bool(shift.lost) or bool(gained) != bool(shift.gained):
        return None
    return _difference(lost, gained, shift, answers, direction)


def _surplus(
    these: tuple[Cue, ...], those: tuple[Cue, ...], kind: str, answers: dict[str, set[str]]
) -> tuple[Cue, ...]:
    """Return the cues of `kind` if there are more of them than cues on the other side that answer for it, else none."""
    cues = tuple(cue for cue in these if kind in cue.labels)
    rendered = sum(not answers[kind].isdisjoint(cue.labels) for cue in those)
    return () if (rendered and kind in _SHARED) or len(cues) <= rendered else cues


def _difference(
    zh: tuple[Cue, ...], en: tuple[Cue, ...], shift: _Shift, answers: Answers, direction: Direction
) -> Difference[Span]:
    was, now = PAIR.ordered(direction, *_nearest(zh, en, answers))
    expected, actual = was.surface if was else _PLAIN, now.surface if now else _PLAIN
    change, _ = PAIR.ordered(direction, shift.change, _TURNED[shift.change])
    reason = f"the commitment is {change}: the source has {expected}, the translation {actual}"
    ends = was.span if was else None, now.span if now else None
    return Difference("force", *ends, expected, actual, reason, shift.confidence)


def _nearest(zh: tuple[Cue, ...], en: tuple[Cue, ...], answers: Answers) -> tuple[Cue | None, Cue | None]:
    """Return the pair of words that govern the same verb, or stand at most alike places; None for a side without."""
    if not zh or not en:
        return (zh[-1] if zh else None), (en[-1] if en else None)
    return min(
        ((was, now) for was in zh for now in reversed(en)),
        key=lambda pair: (_distance(pair[0], pair[1], answers), abs(pair[0].place - pair[1].place)),
    )


def _distance(was: Cue, now: Cue, answers: Answers) -> int:
    """Return how many words lie between an English word of force and what answers what the Chinese one governs."""
    governed = answers.after(was.span.end, answers.clause_zh(was.span.end - 1).end)[:_FOLLOWING]
    after = [n for n, token in enumerate(answers.tokens) if token.start >= now.span.end and answers.is_content(n)]
    there = {token for word in governed for token in answers.tokens_of(word)}
    return next((at for at, number in enumerate(after[:_APART]) if number in there), _APART)
