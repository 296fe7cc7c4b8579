"""Reads CC-CEDICT in one pass: headwords, readings, and English glosses reduced to words.

The entry format is `traditional simplified [pin1 yin1] /sense/sense/` (https://cc-cedict.org/wiki/format:syntax);
within a sense `;` parts synonyms.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from policyparse.folding import fold
from policyparse.lexicon import english

MOST_GLOSSES = 12
MOST_WORDS = 8

_ENTRY = re.compile(r"^([^ #\n]+) ([^ \n]+) \[([^\]\n]*)\] /(.*)/\s*$", re.MULTILINE)
_REMARK = re.compile(r"\([^()\n]*\)")
_FOREIGN = re.compile(r"\[[^\]\n]*\]|[\u2e80-\U0003ffff]+(?:[|·][\u2e80-\U0003ffff]+)*")
_PARTS = re.compile(r"[;,/:]|\b(?:lit|fig|esp|also|incl|cf|i\.e)\b\.?|\babbr\. (?:for|of|to)\b")
_EITHER = re.compile(r"^\s*(?:to |an? |the )?([a-z]+) or (?:to |an? |the )?([a-z]+)\s*$")
_EMPTY = re.compile(
    r"^(?:CL:|classifier\b|surname\b|see\b"
    r"|also (?:written|called|pr\.|known)|Taiwan pr\.|same as\b|opposite\b|pr\.|written as\b"
    r"|used in\b|[Rr]adical in\b|Kangxi radical\b|equivalent (?:of|to)\b|component in\b|interchangeable with\b"
    r"|(?:[A-Za-z]+ )*variant (?:form )?of\b)"
)
_REFERENCE = re.compile(
    r"(?:variant of|see(?: also)?|same as|abbr\. (?:for|of|to)|equivalent (?:of|to)|also written|used in)"
    r" ([\u2e80-\U0003ffff]+)(?:\|([\u2e80-\U0003ffff]+))?"
)

Words = tuple[str, ...]


class Entry(NamedTuple):
    """One entry; `glosses` are tuples of plain English words in order, stop words left out.

    `traditional` is the traditional form as `fold` leaves it, for that is how texts are looked up: mostly it is the
    simplified form.
    """

    traditional: str
    simplified: str
    pinyin: str
    glosses: tuple[Words, ...]
    references: tuple[str, ...]


def read_entries(path: Path) -> Iterator[Entry]:
    """Yield the entries of the gzipped CC-CEDICT file at `path`, in file order."""
    text = gzip.decompress(path.read_bytes()).decode("utf-8")
    rows = _ENTRY.findall(text)
    bare = _without_remarks("\n".join(senses for *_, senses in rows)).split("\n")
    for (traditional, simplified, pinyin, senses), english_part in zip(rows, bare, strict=True):
        yield Entry(fold(traditional), simplified, pinyin, _glosses(english_part), _references(senses))


def glosses_of(senses: str) -> tuple[Words, ...]:
    """Return the glosses of `sense/sense`: remarks, classifiers, cross references and readings left out, no doubles.

    >>> glosses_of("hospital/CL:所[suo3],家[jia1]")
    (('hospital',),)
    """
    return _glosses(_without_remarks(senses))


def _glosses(senses: str) -> tuple[Words, ...]:
    stop_words = english.stop_words()
    found: dict[Words, None] = {}
    for sense in senses.split("/"):
        if _EMPTY.match(sense):
            continue
        for part in _PARTS.split(sense):
            for option in _options(part):
                kept = tuple([word for word in english.plain_words(option) if word not in stop_words])
                if kept:
                    found[kept[:MOST_WORDS]] = None
    return tuple(found)[:MOST_GLOSSES]


def _options(part: str) -> tuple[str, ...]:
    either = _EITHER.match(part) if " or " in part else None
    return either.groups() if either else (part,)


def _without_remarks(text: str) -> str:
    """Return `text` without parentheses (nested ones too), Chinese characters and bracketed readings."""
    bare, removed = _REMARK.subn(" ", text)
    while removed:
        bare, removed = _REMARK.subn(" ", bare)
    return _FOREIGN.sub(" ", bare)


def _references(senses: str) -> tuple[str, ...]:
    if "[" not in senses:
        return ()
    return tuple(simplified or traditional for traditional, simplified in _REFERENCE.findall(senses))
