"""Is the text of a page what the page shows? Fonts without a map to Unicode yield characters by chance."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from policyparse.han import HAN
from policyparse.readers import characters
from policyparse.readers.pdf.shapes import Sheet

_UNREADABLE = 0.12
_FEWEST_SIGNS, _SIGNS = 80, 0.6
_SIGN = re.compile(r"[^\w\s.·…—–-]")
_HAN = re.compile(f"[{HAN}]")
_WORD = re.compile(r"[A-Za-z]{3,}")
_FEWEST_HAN, _COMMON_HAN = 80, 0.12
_ALL = "\0"  # all fonts together
_SAMPLE = 20_000  # characters that a font is judged by
_MOSTLY = 0.5
_FEWEST_LATIN, _VOWELS = 200, (0.15, 0.7)


def is_garbled(sheet: Sheet) -> bool:
    """Return whether a page's text is not to be trusted.

    Of running Chinese, common characters make up four fifths, of characters by chance a tenth. Of any language in Latin
    letters vowels are a third to a half; letters moved along the alphabet have few or too many,
    and may come out as signs.
    """
    return sheet.unreadable > _UNREADABLE or is_chance(" ".join(run.text for run in sheet.runs))


class Fonts:
    """What the fonts of a document set, and how much of it on which page: a font without a map garbles all its pages.

    A page may say too little to be judged by itself; its fonts, and the whole document, say more.
    """

    def __init__(self) -> None:
        """Start with no page."""
        self._texts: defaultdict[str, list[str]] = defaultdict(list)
        self._sizes: Counter[str] = Counter()
        self._pages: dict[int, Counter[str]] = {}

    def add(self, page: int, sheet: Sheet) -> None:
        """Take the fonts of a page."""
        self._pages[page] = Counter({font: len(text) for font, text in sheet.fonts})
        for font, text in sheet.fonts:
            for name in (font, _ALL):
                if self._sizes[name] < _SAMPLE:
                    self._sizes[name] += len(text)
                    self._texts[name].append(text[:_SAMPLE])

    def garbled(self) -> frozenset[int]:
        """Return the pages of which most is set in fonts that yield characters by chance."""
        bad = {font for font, texts in self._texts.items() if is_chance(" ".join(texts), varied=True)}
        if bad == {_ALL}:
            return frozenset(self._pages)
        return frozenset(
            page
            for page, sizes in self._pages.items()
            if sum(size for font, size in sizes.items() if font in bad) > _MOSTLY * sizes.total()
        )


def is_chance(text: str, *, varied: bool = False) -> bool:
    """Return whether `text` is long enough to be judged, and characters by chance.

    With `varied` each Chinese character counts once: a name that recurs on all pages proves nothing.
    """
    shown = len("".join(text.split()))
    if shown >= _FEWEST_SIGNS and len(_SIGN.findall(text)) > _SIGNS * shown:
        return True
    han = _HAN.findall(text)
    if varied:
        han = list(dict.fromkeys(han))
    if len(han) >= _FEWEST_HAN:
        common = set(characters.SIMPLIFIED + characters.TRADITIONAL)
        return sum(c in common for c in han) < _COMMON_HAN * len(han)
    letters = "".join(_WORD.findall(text)).lower()
    if len(letters) < _FEWEST_LATIN:
        return False
    share = sum(letters.count(vowel) for vowel in "aeiouy") / len(letters)
    return not _VOWELS[0] <= share <= _VOWELS[1]
