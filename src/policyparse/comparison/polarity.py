"""Polarity: a translation that denies what the source affirms, or affirms what it denies.

A negation is known by what it negates. A Chinese negation (不, 没有, 不得) is lost where the word that it denies has an
answer in the English and no word of that sentence is left that could deny it: a negation, a word that refuses or lacks
(*fail*, *without*), a negative affix (*unable*). A word that is itself the answer to a Chinese word (*banned* for
违禁) denies nothing else. An English negation is new where the word that it denies answers a word of a Chinese clause
without negation. Only syntactic negation accuses: professional translation turns negations round freely (尚待,
*yet to*; 只有…才, *not until*), so that where the denied word is not found, a side is accused only if the other has
no negation of any sort.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from policyparse.chinese_english import PAIR
from policyparse.comparison.answers import Answers
from policyparse.facts.cues import Cue, find_cues, labels_of, load_table, said, telling_words
from policyparse.folding import fold
from policyparse.model.bitext import Difference
from policyparse.model.document import Direction, Span

_TABLE = "polarity"
_NO_WORD = re.compile(r"Nos?\b\.?\s?\d|NO\b(?! [A-Z]{2})")  # No. 5, nitric oxide
_BOUND = re.compile(
    r"\b(?:more|less|fewer|later|longer|further|higher|lower|older|over|above|below|beyond) (?:than )?\d"
)
_REACH_EN: Final = 4  # content words after an English negation that may be what it denies
_REACH: Final = 3  # words after a Chinese negation among which the first known is what it denies
_REACH_ZH: Final = 6  # the same after 没有 or 并非, which deny nouns
_ACCUSING = {"not", "modal", "ban", "after"}
_TURNING = frozenset({*_ACCUSING, "only", "beyond"})
"""Labels by which two texts may differ in what they deny."""
_FAR: Final = 1_000
_NEAR: Final = 8  # tokens from what is denied within which a word such as *refused* denies it
_BACK: Final = 3  # a word that is denied mostly follows its negation
_LAST: Final = 5.0  # tokens by which a negation that accuses comes before one that does not
_BEHIND: Final = 4.0  # tokens by which a word such as *lack* is set back beside *not*, for a negation proper
_IDIOM: Final = 3  # characters of a word in which a negation that does not begin it denies nothing
_DOUBLE: Final = 3  # characters at most between two negations that undo each other
_LIKE: Final = 0.3  # difference of the places in the two texts within which two negations may be the same
_ALIKE: Final = 0.1  # the same where what is denied stands too far off
_TURNED: Final = 0.6  # how sure it is that *only* and *not only* are no free rendering of each other
_SHORT: Final = 24  # characters of a statement that says little beside its ban
_ALIGNED, _WHOLE = 0.4, 0.6  # share of the words of a clause with an answer, from which its negation is missed, is new


class _Negation(NamedTuple):
    """A word that denies, and the tokens of the translation that stand for what it denies."""

    cue: Cue
    tokens: tuple[int, ...]


def _accuses(cue: Cue) -> bool:
    return not cue.labels.isdisjoint(_ACCUSING)


def compare_polarity(
    source: str, translation: str, answers: Answers, direction: Direction = PAIR.forth
) -> tuple[Difference[Span], ...]:
    """Return where `translation` (English) has a negation that `source` (Chinese) has not, or the other way round.

    Both texts are the two sides of one bead, and `answers` their words; spans are offsets into them. At most one
    difference a pair, told by `direction`.
    """
    denies = not telling_words(_TABLE, _TURNING).isdisjoint(said(fold(translation)))
    en = labels_of(translation, _TABLE, "en") if denies else set[str]()
    is_open = _may_turn(labels_of(source, _TABLE, "zh"), en)
    return _denials(source, translation, answers, direction) if is_open else ()


def _may_turn(zh: set[str], en: set[str]) -> bool:
    """Return whether two texts with cues of these labels may differ in what they deny: most deny nothing."""
    if not (_ACCUSING.isdisjoint(zh) and _ACCUSING.isdisjoint(en)):
        return True
    return ("only" in zh and "beyond" in en) or ("beyond" in zh and "only" in en)


def _denials(source: str, translation: str, answers: Answers, direction: Direction) -> tuple[Difference[Span], ...]:
    zh = find_cues(source, _TABLE, "zh")
    en = _negations_en(translation)
    if turned := _turned(zh, en):
        return (_difference(*turned, direction),)
    if not any(_accuses(cue) for cue in (*zh, *en)):
        return ()
    bead = _Bead(answers, zh, en)
    if gained := next(bead.gained(), None):
        return (_difference(None, *gained, direction),)
    lost = next(bead.lost(), None)
    return (_difference(lost[0], None, lost[1], direction),) if lost else ()


class _Bead:
    """The negations of both sides, paired by what they deny."""

    def __init__(self, answers: Answers, zh: Sequence[Cue], en: Sequence[Cue]) -> None:
        self._answers = answers
        words = [cue for cue in zh if not self._is_in_word(cue)]
        open_zh = [cue for cue in words if _accuses(cue) or not self._is_rendered(cue, en)]
        self._loose_zh = tuple(cue for cue in open_zh if cue.labels == {"loose"})
        self._loose_en = tuple(cue for cue in en if cue.labels == {"loose"})
        self._zh = tuple(_Negation(cue, self._denied_zh(cue)) for cue in open_zh if cue.labels != {"loose"})
        self._is_denied = any(_accuses(negation.cue) for negation in self._zh)
        self._en = self._single([cue for cue in en if cue.labels != {"loose"}])
        undone = {cue.span for cue in en} - {cue.span for cue in (*self._en, *self._loose_en)}
        self._is_there = len(zh) == 1 and any("missing" in cue.labels and cue.span in undone for cue in en)
        self._pairs = dict(self._paired())
        self._taken = set(self._pairs.values())

    def lost(self) -> Iterator[tuple[Cue, float]]:
        """Yield the negations of the source that nothing in the translation stands for, and how sure that is."""
        for number, negation in enumerate(self._zh):
            if number in self._pairs or not _accuses(negation.cue):
                continue
            if self._free_en():
                continue
            if negation.tokens and not self._is_shared(negation):
                yield negation.cue, 0.85
            elif not self._en and not self._loose_en and self._is_missed(negation.cue):
                yield negation.cue, 0.6

    def _is_missed(self, cue: Cue) -> bool:
        """Return whether a negation is missed where the translation denies nothing, though its words are not known."""
        return self._is_there or self._is_aligned(cue) or self._is_alone(cue)

    def _is_alone(self, cue: Cue) -> bool:
        """Return whether a ban is all that a short statement says, so that its words need not be known to miss it."""
        answers = self._answers
        short = len(answers.source) <= _SHORT and answers.sentence_zh(0).end >= len(answers.source.rstrip())
        return short and "refusal" in cue.labels and answers.sentence_en(0).end >= len(answers.translation.rstrip())

    def gained(self) -> Iterator[tuple[Cue, float]]:
        """Yield the negations of the translation that nothing in the source stands for, and how sure that is."""
        for number, cue in enumerate(self._en):
            if number in self._taken or "not" not in cue.labels:
                continue
            if len(self._zh) > len(self._pairs) or self._is_bound(cue):
                continue
            words = self._denied_en(cue)
            if words and any(self._is_plain(word) for word in words):
                yield cue, 0.85
            elif not self._zh and not self._loose_zh and self._answers_some(cue):
                yield cue, 0.6

    def _is_bound(self, cue: Cue) -> bool:
        """Return whether an English negation denies a bound of a number: *no one should wait more than ten minutes*."""
        clause = self._answers.clause_en(cue.span.start)
        return bool(_BOUND.search(self._answers.translation, cue.span.end, clause.end))

    def _paired(self) -> Iterator[tuple[int, int]]:
        """Yield which negation of the translation stands for which of the source, the nearest pairs first."""
        pairs = sorted(
            (self._distance(negation, cue), first, second)
            for first, negation in enumerate(self._zh)
            for second, cue in enumerate(self._en)
            if "not" in cue.labels or self._may_deny(negation, cue)
        )
        done: tuple[set[int], set[int]] = set(), set()
        for distance, first, second in pairs:
            if distance < _FAR and first not in done[0] and second not in done[1]:
                done[0].add(first)
                done[1].add(second)
                yield first, second

    def _distance(self, negation: _Negation, cue: Cue) -> float:
        """Return how many tokens lie between a negation of the translation and what one of the source denies.

        Where nothing is known to be denied, the places in the two texts have to do.
        """
        answers = self._answers
        apart = abs(negation.cue.place - cue.place)
        by_place = _FAR / 2 + apart + self._unlike(negation, cue)
        if not negation.tokens:
            return by_place if apart < _LIKE or _accuses(negation.cue) else _FAR
        sentence = answers.sentence_en(cue.span.start)
        here = [token for token in negation.tokens if sentence.start <= answers.tokens[token].start < sentence.end]
        at = sum(token.start < cue.span.start for token in answers.tokens)
        nearest = min((token - at if token >= at else _BACK * (at - token) for token in here), default=_FAR)
        if nearest > _NEAR and "not" not in cue.labels and "ban" not in negation.cue.labels:
            return by_place if apart < _ALIKE else _FAR
        return nearest + self._unlike(negation, cue) + (0 if _accuses(negation.cue) else _LAST)

    def _unlike(self, negation: _Negation, cue: Cue) -> float:
        """Return how far a word such as *lack* is set back beside *not*, where the source has a negation proper."""
        return _BEHIND if _accuses(negation.cue) and not _accuses(cue) else 0.0

    def _single(self, en: Sequence[Cue]) -> tuple[Cue, ...]:
        """Return the negations without those that undo each other (*not unlike*, *did not fail to*).

        A second negation that renders a word of the source (不得拒绝, *shall not refuse*) undoes nothing.
        """
        kept: list[Cue] = []
        for cue in en:
            last = kept[-1] if kept else None
            between = cue.span.start - last.span.end if last else _FAR
            double = last and "not" in last.labels and "not" not in cue.labels and between <= _DOUBLE
            if double and self._is_own(cue) and not (self._is_denied and "hindering" in cue.labels):
                kept.pop()
            else:
                kept.append(cue)
        return tuple(kept)

    def _is_own(self, cue: Cue) -> bool:
        """Return whether a negation answers no word of the source but one that negates."""
        if cue.surface[:3].lower() in {"dis", "mis"}:  # dis-tinguish
            return False
        spans = [negation.cue.span for negation in self._zh if _accuses(negation.cue)]
        return all(any(word.overlap(span) for span in spans) for word in self._words_under(cue))

    def _is_in_word(self, cue: Cue) -> bool:
        """Return whether a cue is a piece of a longer word of the dictionary (层出不穷, 误区), and so denies nothing.

        What only begins such a word may well deny the rest of it (不合格), but not where it begins a name.
        """
        if len(cue.surface) == 1 and self._answers.is_spelt(cue.span.start):
            return True
        least = _IDIOM if _accuses(cue) else len(cue.surface) + 1
        inside = [word for word in self._answers.around(cue.span) if word.end - word.start >= least]
        return any(
            word.start < cue.span.start
            or (len(cue.surface) == 1 and (not _accuses(cue) or word.end - word.start > _IDIOM))
            for word in inside
        )

    def _is_rendered(self, cue: Cue, en: Sequence[Cue]) -> bool:
        """Return whether a word such as 取消 has an answer of its own, so that it explains no other negation.

        A word that is answered by a negation (缺乏, *lack*) is left to stand for it.
        """
        answers = self._answers
        tokens = {token for word in answers.around(cue.span) for token in answers.tokens_of(word)}
        spots = [answers.tokens[token].start for token in tokens]
        return bool(spots) and not any(negation.span.start <= at < negation.span.end for at in spots for negation in en)

    def _may_deny(self, negation: _Negation, cue: Cue) -> bool:
        """Return whether a word such as *refused* is free to stand for a negation: it is no answer to another word."""
        words = self._words_under(cue)
        return not words or cue.surface[:2].lower() == "no" or any(word.overlap(negation.cue.span) for word in words)

    def _words_under(self, cue: Cue) -> list[Span]:
        answers = self._answers
        under = [n for n, token in enumerate(answers.tokens) if cue.span.start <= token.start < cue.span.end]
        return [word for token in under for word in answers.words_of(token)]

    def _is_shared(self, negation: _Negation) -> bool:
        """Return whether a negation that stands for another of the same sentence reaches over this one as well.

        不得A，不得B is *may not A or B*.
        """
        answers = self._answers
        sentence = answers.sentence_zh(negation.cue.span.start)
        for first, second in self._pairs.items():
            other, cue = self._zh[first].cue, self._en[second]
            if (_accuses(other) or "consent" in cue.labels) and other.span.overlap(sentence):
                reach = self._reach(cue)
                start = cue.span.end if "not" in cue.labels else reach.start  # what is *prohibited* may stand before it
                if any(start <= answers.tokens[token].start < reach.end for token in negation.tokens):
                    return True
        return False

    def _reach(self, cue: Cue) -> Span:
        """Return the part of the translation that a negation may deny: its sentence up to *but* or *and still*."""
        sentence = self._answers.sentence_en(cue.span.start)
        turn = _turns().search(self._answers.translation, cue.span.end, sentence.end)
        return Span(sentence.start, turn.start() if turn else sentence.end)

    def _free_en(self) -> list[Cue]:
        return [
            cue
            for number, cue in enumerate(self._en)
            if number not in self._taken and ("not" in cue.labels or not self._words_under(cue))
        ]

    def _denied_zh(self, cue: Cue) -> tuple[int, ...]:
        """Return the tokens that answer what a Chinese negation denies.

        不 and 未 deny the next word; 没有 and 并非 deny a noun, whose words may stand in any order; a ban reaches over
        its clause.
        """
        answers, start = self._answers, cue.span.end
        end = answers.clause_zh(start).end if start < len(answers.source) else start
        if not cue.labels.isdisjoint({"modal", "ban"}):
            reach = end - start
        else:
            reach = _REACH_ZH if cue.surface[-1:] in _nominal() else _REACH
            end = _phrase_end(answers.source, start, end)
        if not _accuses(cue) or cue.surface[:1] not in _negators():  # 看不到 denies its own verb
            start = cue.span.start
        if "after" in cue.labels:
            start, end = answers.clause_zh(cue.span.start).start, cue.span.start
        words = [word for word in answers.after(start, end) if not answers.is_empty(word)]
        words = words[-_REACH:] if "after" in cue.labels else words[:reach]
        found = [set(answers.tokens_of(word)) for word in words]
        return tuple(sorted(set().union(*found)))

    def _denied_en(self, cue: Cue) -> tuple[Span, ...]:
        """Return the words of the source that the first word after an English negation answers."""
        answers = self._answers
        clause = answers.clause_en(cue.span.start)
        after = (n for n, token in enumerate(answers.tokens) if cue.span.end <= token.start < clause.end)
        content = [token for token in after if answers.is_content(token)][:_REACH_EN]
        before = (n for n, token in enumerate(answers.tokens) if clause.start <= token.start < cue.span.start)
        content += reversed([token for token in before if answers.is_content(token)])
        return next((words for token in content if (words := answers.words_of(token))), ())

    def _is_plain(self, word: Span) -> bool:
        """Return whether the clause of a word of the source denies nothing in any way."""
        clause = self._answers.clause_zh(word.start)
        cues = (*(negation.cue for negation in self._zh), *self._loose_zh)
        return not any(cue.span.overlap(clause) for cue in cues)

    def _is_aligned(self, cue: Cue) -> bool:
        """Return whether enough of a clause of the source is found in the translation to miss a negation there."""
        clause = self._answers.clause_zh(cue.span.start)
        words = [w for w in self._answers.after(clause.start, clause.end) if not self._answers.is_empty(w)]
        found = sum(bool(self._answers.tokens_of(word)) for word in words)
        return found > 0 and found >= _WHOLE * len(words)

    def _answers_some(self, cue: Cue) -> bool:
        """Return whether enough of a clause of the translation is found in the source to call its negation new."""
        answers = self._answers
        clause = answers.clause_en(cue.span.start)
        inside = [n for n, token in enumerate(answers.tokens) if clause.start <= token.start < clause.end]
        content = [token for token in inside if answers.is_content(token)]
        found = sum(bool(answers.words_of(token)) for token in content)
        return found > 0 and found >= _ALIGNED * len(content)


@cache
def _turns() -> re.Pattern[str]:
    """Return the pattern of words after which an English sentence affirms again what it denied before them."""
    words = "|".join(word.strip() for word in load_table(_TABLE)["affirming"]["en"].split(","))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


@cache
def _nominal() -> frozenset[str]:
    return frozenset("有无是非关于")


@cache
def _negators() -> frozenset[str]:
    return frozenset("不没未无非莫勿毫并从绝决切请严也均尚远而")


def _phrase_end(text: str, start: int, end: int) -> int:
    """Return where what a negation denies ends: before 的, for 不好的产品 denies nothing of the product."""
    at = text.find("的", start, end)
    return at if at > start else end


def _negations_en(text: str) -> tuple[Cue, ...]:
    """Return the words of negation of an English text, those with a negative affix among them."""
    cues = [cue for cue in find_cues(text, _TABLE, "en") if not _NO_WORD.match(text, cue.span.start)]
    taken = {cue.span.start for cue in cues}
    affixed = (Span(*match.span()) for match in _affixes().finditer(text) if match.start() not in taken)
    words = (Cue(frozenset({"lexical"}), span, text[span.start : span.end], span.start / len(text)) for span in affixed)
    return tuple(sorted((*cues, *words), key=_start))


def _start(cue: Cue) -> int:
    return cue.span.start


def _turned(zh: Sequence[Cue], en: Sequence[Cue]) -> tuple[Cue | None, Cue | None, float] | None:
    """Return that *only* became *not only*, or the other way round, where nothing else on either side says it."""
    here, there = (
        {label: [c for c in side if label in c.labels] for label in ("only", "beyond", "not")} for side in (zh, en)
    )
    if here["only"] and there["beyond"] and not (here["beyond"] or here["not"] or there["only"]):
        return None, there["beyond"][0], _TURNED
    if here["beyond"] and there["only"] and not (here["only"] or there["beyond"] or there["not"]):
        return here["beyond"][0], None, _TURNED
    return None


def _difference(zh: Cue | None, en: Cue | None, confidence: float, direction: Direction) -> Difference[Span]:
    """Return that one side denies what the other affirms, by the word of that side."""
    source, translation = PAIR.ordered(direction, zh, en)
    expected, actual = (f"negated: {cue.surface}" if cue else "affirmed" for cue in (source, translation))
    cue = source or translation
    assert cue is not None
    one, other = ("source", "translation") if source else ("translation", "source")
    reason = f"the {one} negates ({cue.surface}), the {other} does not"
    ends = source.span if source else None, translation.span if translation else None
    return Difference("polarity", *ends, expected, actual, reason, confidence)


@cache
def _affixes() -> re.Pattern[str]:
    """Return the pattern of words with a negative prefix or suffix: *un*likely, home*less*."""
    table = load_table(_TABLE)["affixes"]
    prefixes, suffixes, whole, not_affixed = (
        "|".join(part.strip() for part in table[kind].split(","))
        for kind in ("prefixes", "suffixes", "whole", "not_affixed")
    )
    return re.compile(
        rf"\b(?!{not_affixed})(?:{prefixes})-?[a-z]{{4,}}|\b(?:{whole})|\b[a-z]{{3,}}-?(?:{suffixes})(?:ly|ness)?\b",
        re.IGNORECASE,
    )
