"""Source text that the translation quotes in Chinese: found by the text itself, not by its meaning."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from policyparse.folding import fold
from policyparse.han import has_han
from policyparse.lexical.units import Unit

_NEAR: Final = 85.0  # rapidfuzz's normalised indel similarity, of 100, from which two texts are one
_SHORT: Final = 7  # characters below which one character makes another text
_MOST: Final = 300  # segments left in Chinese beyond which only equal texts are looked for


def quoted(source: Sequence[Unit], translation: Sequence[Unit], chinese: Collection[int]) -> set[tuple[int, int]]:
    """Return the links of the translation units in `chinese` to the source units that they quote.

    Of several equal source texts the one next in order is taken.
    """
    if not chinese:
        return set()
    texts = [_bare(unit.text) for unit in source]
    where: defaultdict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        where[text].append(index)
    links, last = set(), -1
    for j in sorted(chinese):
        text = _bare(translation[j].text)
        places = where.get(text) or (_similar(text, texts, where) if len(chinese) <= _MOST else [])
        if text and places:
            last = next((place for place in places if place > last), places[0])
            links.add((last, j))
    return links


def same_text(
    source: Sequence[Unit], translation: Sequence[Unit], linked: Collection[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield links of units that nothing links and that are the same text, letters without Chinese: `C++`, `(sc)`.

    Equal ones are linked in their order. A bare number may be equal by chance.
    """
    ours, theirs = {i for i, _ in linked}, {j for _, j in linked}
    where: defaultdict[str, deque[int]] = defaultdict(deque)
    for j, unit in enumerate(translation):
        if j not in theirs and _has_letter(unit.text):
            where[fold(unit.text).strip()].append(j)
    for i, unit in enumerate(source):
        places = where.get(fold(unit.text).strip()) if i not in ours else None
        if places:
            yield i, places.popleft()


def _has_letter(text: str) -> bool:
    return not has_han(text) and any(map(str.isalpha, text))


def _similar(text: str, texts: Sequence[str], where: dict[str, list[int]]) -> list[int]:
    """Return where a text stands that differs from `text` in few characters; a short text has no such."""
    if len(text) < _SHORT:
        return []
    from rapidfuzz import fuzz, process  # noqa: PLC0415  (needed where a quotation is not exact)

    best = process.extractOne(text, texts, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return where[best[0]] if best else []


def _bare(text: str) -> str:
    return "".join(character for character in fold(text) if character.isalnum())
