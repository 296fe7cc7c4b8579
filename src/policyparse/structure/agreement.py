"""What is furniture in one document and text in the other is decided for both together.

A layout repeats its running heads, but a text may repeat a sentence or a heading, too. Where one side takes what it
repeats for furniture, and the other side has text that recurs as often and at the same places, the two are each
other's rendering: a sentence, or what a reader calls a heading, is text on both sides, anything else furniture on both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from policyparse.folding import fold
from policyparse.han import has_han
from policyparse.model.structure import SegmentKind, Structure
from policyparse.structure import tables

_OFTEN: Final = 3
_MOST: Final = 50  # running heads of a document; what has more is no layout
_NEAR: Final = 0.1  # share of a document that two occurrences may lie apart
_SENTENCE_WORDS: Final = 4
_SENTENCE = "。！？.!?；;"


class _Refrain(NamedTuple):
    """A text that recurs as whole paragraphs: the indices of its segments, and where these stand, 0 to 1.

    `states` says that it is no running head: a sentence, or a heading for the reader of the file.
    """

    segments: tuple[int, ...]
    places: tuple[float, ...]
    kind: SegmentKind
    states: bool


def agreed(source: Structure, translation: Structure) -> tuple[Structure, Structure]:
    """Return both structures with their recurring paragraphs alike: text on both sides, or furniture on both."""
    ours, theirs = _refrains(source), _refrains(translation)
    here: dict[int, SegmentKind] = {}
    there: dict[int, SegmentKind] = {}
    for still, text in _answered(ours, theirs):
        (here if _state(still, text) else there).update(_kinds(still, text))
    for still, text in _answered(theirs, ours):
        (there if _state(still, text) else here).update(_kinds(still, text))
    return _changed(source, here), _changed(translation, there)


def _kinds(still: _Refrain, text: _Refrain) -> dict[int, SegmentKind]:
    """Return what the segments of one of the two become, by index: the furniture text, or the text furniture."""
    if _state(still, text):
        return dict.fromkeys(still.segments, text.kind)
    return dict.fromkeys(text.segments, "boilerplate")


def _state(still: _Refrain, text: _Refrain) -> bool:
    return still.states or text.states


def _refrains(structure: Structure) -> list[_Refrain]:
    """Return the paragraphs that recur, those of tables left out."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for i, segment in enumerate(structure.segments):
        text = segment.text
        whole = text == structure.paragraphs[segment.paragraph].passage.text.strip()
        if whole and not (segment.row_head or segment.column_head) and not tables.SIGN.fullmatch(text):
            places[fold(text)].append(i)
    size = max(1, len(structure.segments) - 1)
    refrains = []
    for text, found in places.items():
        if len(found) >= _OFTEN:
            kind = Counter(structure.segments[i].kind for i in found).most_common(1)[0][0]
            states = _is_sentence(text) or (kind == "heading" and structure.document.settled)
            refrains.append(_Refrain(tuple(found), tuple(i / size for i in found), kind, states))
    return refrains


def _answered(mine: Iterable[_Refrain], yours: Sequence[_Refrain]) -> Iterator[tuple[_Refrain, _Refrain]]:
    """Yield the furniture of one side with the one text of the other that recurs as it does."""
    furniture = [one for one in mine if one.kind == "boilerplate"]
    for still in furniture if len(furniture) <= _MOST else ():
        alike = [other for other in yours if _recur_alike(still, other)]
        if len(alike) == 1 and alike[0].kind != "boilerplate":
            yield still, alike[0]


def _recur_alike(one: _Refrain, other: _Refrain) -> bool:
    if len(one.places) != len(other.places):
        return False
    return all(abs(a - b) <= _NEAR for a, b in zip(one.places, other.places, strict=True))


def _is_sentence(text: str) -> bool:
    return text[-1:] in _SENTENCE and (has_han(text) or len(text.split()) >= _SENTENCE_WORDS)


def _changed(structure: Structure, kinds: Mapping[int, SegmentKind]) -> Structure:
    if not kinds:
        return structure
    segments = [replace(segment, kind=kinds.get(i, segment.kind)) for i, segment in enumerate(structure.segments)]
    still = {segments[i].paragraph: kind == "boilerplate" for i, kind in kinds.items()}
    paragraphs = tuple(
        replace(paragraph, furniture=still.get(i, paragraph.furniture))
        for i, paragraph in enumerate(structure.paragraphs)
    )
    return replace(structure, segments=tuple(segments), paragraphs=paragraphs)
