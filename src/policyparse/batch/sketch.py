"""The similarity of two documents, estimated from a small sketch of each.

A document is the set of its runs of five characters in Chinese and three words in English, ignoring case, layout and
punctuation ("shingles": Broder, On the resemblance and containment of documents, 1997). The similarity of two documents
is the share of common runs among all runs of both (Jaccard). A sketch estimates it: the hash of each run selects one of
512 bins, and the sketch keeps the lowest hash of each bin (MinHash with one permutation: Li, Owen and Zhang, 2012). The
standard error is 1.3 percentage points at a similarity of 90 %, and less above.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple
from zlib import crc32

from policyparse.folding import fold
from policyparse.languages import language_of
from policyparse.model.document import Document, Language

_BINS = 512
_BANDS = 24  # of the bins; two documents with a likeness of 80 % have one in common with a probability of 99 %
_ROWS = 8  # bins of a band
_EMPTY = 0xFFFFFFFF
_LAYOUT = struct.Struct(f"<{_BINS}I")
_WIDTH = 4 * _ROWS  # bytes of a band
_NONE = b"\xff" * _WIDTH

_WORD = re.compile(r"\w+")


class Marks(NamedTuple):
    """What a store keeps to find a document's like: the digest of its characters, and its sketch."""

    characters: str
    sketch: bytes


def marks(document: Document) -> Marks:
    """Return the marks of a document, which are the same in every process."""
    words = _WORD.findall(fold(document.text).lower())
    characters = "".join(words)
    lowest = [_EMPTY] * _BINS
    for number in sorted(_runs(words, characters, document.language), reverse=True):
        lowest[number % _BINS] = number  # the last, the lowest, stands
    return Marks(sha256(characters.encode()).hexdigest(), _LAYOUT.pack(*lowest))


def _runs(words: list[str], characters: str, language: Language) -> set[int]:
    """Return the hashes of all runs; a text that is shorter than a run is one."""
    return set(map(crc32, language_of(language).shingles(words, characters)))


def bands(sketch: bytes, kind: int) -> Iterator[int]:
    """Yield a key for each band; documents that are alike, and of one kind, have some of them in common."""
    for at in range(_BANDS):
        band = sketch[at * _WIDTH : (at + 1) * _WIDTH]
        if band != _NONE:
            yield at << 32 | crc32(band, kind)


def likeness(one: bytes, other: bytes) -> float:
    """Return the estimated share of the runs of two documents that both have, 0 to 1."""
    bins = zip(_LAYOUT.unpack(one), _LAYOUT.unpack(other), strict=True)
    same: list[bool] = [left == right for left, right in bins if not left == right == _EMPTY]
    return sum(same) / len(same)
