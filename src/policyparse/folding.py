"""One-to-one folding of characters: widths, encodings, and traditional characters into simplified ones.

Normal form KC would change lengths (`10²` becomes `102`) and so every offset after it; this table maps one code point
to one. Chinese punctuation is not folded, because it separates clauses. Radicals that converted PDF files have instead
of characters (`⼯` for `工`) become the characters: Unicode's compatibility mappings for the Kangxi radicals, and the
few CJK radicals that represent a character of the same shape (Unicode Standard, section 18.1).

Traditional characters become the simplified ones of `traditional.txt`, so that tables and glossaries need one form of
each word. The table maps characters, not words, so folding does not depend on context.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

_KEPT = "，；：？！（）"
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in _KEPT}
_KANGXI = {code: ord(unicodedata.normalize("NFKC", chr(code))) for code in range(0x2F00, 0x2FD6)}
_SUPPLEMENT = {
    ord(radical): ord(character)
    for radical, character in zip(
        "⺟⻩⻓⻢⻔⻋⻅⻆⻉⻘⻛⻜⻝⻥⻦⻨⻬⻮⻰⻳⻚⻤⻄⻁⺠⺎⺒⺓⺊⺛⻙⻣⻑⻧⻪⻫⻭⻯⻲",
        "母黄长马门车见角贝青风飞食鱼鸟麦齐齿龙龟页鬼西虎民兀巳幺卜旡韦骨長卤黾斉歯竜亀",
        strict=True,
    )
}
RADICALS = {**_KANGXI, **_SUPPLEMENT}
"""Code points of radicals to those of the characters that they are put in the place of."""

_WIDTHS = {
    **_WIDE,
    **RADICALS,
    0x3000: 0x20,
    0x00A0: 0x20,
    0x2007: 0x20,
    0x202F: 0x20,
    0x2236: ord(":"),
    0xFFE5: ord("¥"),
}


class _Folding:
    """Puts characters in the place of others.

    Few characters of a text are folded: a pattern finds them many times faster than `str.translate` looks all up.
    """

    def __init__(self, by_sign: Mapping[str, str]) -> None:
        """Take a character for each character that is folded."""
        self._by_sign = by_sign
        self._signs = re.compile(f"[{re.escape(''.join(sorted(by_sign)))}]")

    def of(self, text: str) -> str:
        """Return `text` folded."""
        return self._signs.sub(self._folded, text)

    def _folded(self, found: re.Match[str]) -> str:
        return self._by_sign[found[0]]


_SHORT: Final = 1000  # characters of a text that is worth remembering

TRADITIONAL = Path(__file__).with_name("traditional.txt")
FILES = (Path(__file__).with_name("folding.py"), TRADITIONAL)
"""What folding depends on."""


def fold(text: str) -> str:
    """Return `text` with widths folded and in simplified characters; same length, same offsets."""
    if text.isascii():
        return text
    return _known(text) if len(text) <= _SHORT else _all().of(text)


@lru_cache(maxsize=1024)  # each step of a comparison folds the same segments
def _known(text: str) -> str:
    return _all().of(text)


def fold_widths(text: str) -> str:
    """Return `text` with full-width letters, digits and signs as ASCII; same length, same offsets."""
    return text if text.isascii() else _widths().of(text)


@cache
def _widths() -> _Folding:
    return _Folding({chr(code): chr(to) for code, to in _WIDTHS.items()})


@cache
def _all() -> _Folding:
    lines = TRADITIONAL.read_text(encoding="utf-8").splitlines()
    words = (word for line in lines if not line.startswith("#") for word in line.split())
    simplified = {old: word[0] for word in words for old in word[1:]}
    return _Folding(simplified | {chr(code): simplified.get(chr(to), chr(to)) for code, to in _WIDTHS.items()})
