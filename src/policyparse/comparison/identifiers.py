"""Names that a translation keeps letter for letter: code, versions, file names, standards.

What stands in backticks on both sides, and words of Latin letters that no dictionary word looks like (`v1.24`,
`kube-apiserver`, `ISO13485`, `maxSurge`), are compared as they are written. A name is reported as changed where the
source's is gone and the translation has another of the same make in its stead. A name without such a partner is
reported only where no translator would have put it in words: of the source's, what has a digit or stands in code; of
the translation's, which may abbreviate what Chinese spells out (PM2.5), versions, hosts, and code that is no word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from policyparse.chinese_english import PAIR
from policyparse.folding import fold
from policyparse.han import has_han
from policyparse.model.bitext import Difference
from policyparse.model.document import Direction, Span

_CODE = re.compile(r"`([^`\n]{1,80})`")
_NAME = re.compile(
    r"(?<![\w.`/@-])(?:v?\d+(?:\.\d+){2,}|[A-Za-z_][\w]*(?:[-._/][\w]+)+|[A-Za-z]+\d[\w.]*|[a-z]+[A-Z]\w+|(?:[A-Z][a-z]{2,}){2,})(?![\w`])",
    re.ASCII,
)
_QUICK = re.compile(r"[-`._/\dA-Z](?:(?<=`)|(?<=\w[-._/])(?=\w)|(?<=[A-Za-z]\d)|(?<=[a-z][A-Z]))", re.ASCII)
"""What each name has a piece of; most texts have none. To look for a set of characters takes the least time."""
_ADDRESS = re.compile(r"\]\([^)\s]*\)|\{#[^}]*\}|https?://[^\s)>]+|<[^>\n]{0,200}>|\{\{.{0,200}?\}\}")
_PERSON = re.compile(r"(?<![\w.])@[\w-]+|[\w.+-]+@[\w-]+\.[\w.-]+")  # a handle, an address for mail
_WORD = re.compile(r"[^\W\d_]{2,}")
_VERSION = re.compile(r"v?\d+(?:\.\d+)*(?:-?(?:alpha|beta|rc)[\d.]*)?", re.IGNORECASE)
_PART = re.compile(r"[a-z0-9](?:[\w./@-]*[a-z0-9])?", re.ASCII)
_RUN = re.compile(r"[a-z]+|\d+")
_BEFORE_DIGITS = re.compile(r"(?<=[a-z])(?:\\-)?(?=\d)")
_OWN = re.compile(r"v\d+(?:\.\d+)+\Z|[\w.-]+\.[a-z]{2,}/")
_PLAIN = re.compile(r"\W*(?:[A-Za-z]?[a-z]*|[A-Z]+)\W*")
_SLUG = re.compile(r"(?=.*(?:[a-z][A-Z]|[-_\d]))[A-Za-z][\w.-]*/[\w.-]+", re.ASCII)
_CAPITALS = re.compile("[A-Z]{2}")
_ACRONYM = re.compile(r"(?<![A-Za-z\d/.-])[A-Z]{2,6}(?![A-Za-z\d/-])", re.ASCII)
_DOTS = re.compile(r"(?<=[A-Z])\.(?=[A-Z.\s])")
_SHORTEST: Final = 2  # letters of an acronym that a letter may be lost of or put into
_GARBLED: Final = 0.6  # how sure it is that an acronym was garbled and not replaced by another on purpose
_LIKE: Final = 0.6  # similarity (Ratcliff and Obershelp 1988) from which two names are versions of one another
_LONG: Final = 8  # characters of a name that hardly stands in a text by chance once its blanks are taken out
_MOST: Final = 40  # names on a side beyond which a text is a listing


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    start: int
    end: int
    code: bool


def compare_identifiers(
    source: str, translation: str, direction: Direction = PAIR.forth
) -> tuple[Difference[Span], ...]:
    """Return the names that `source` (Chinese) and `translation` (English) do not share, told by `direction`.

    Spans are offsets into the two texts.
    """
    zh, en = _names(source), _names(translation)
    if max(len(zh), len(en)) > _MOST:
        return ()
    lost = [name for name in zh if not (is_named(name.text, translation) or _is_broken_up(name.text, translation))]
    new = [name for name in en if not (is_named(name.text, source) or _is_broken_up(name.text, source))]
    unlike = [*(_unlike(lost, new) if lost or new else ()), *_garbled(source, translation)]
    return tuple([_difference(*PAIR.ordered(direction, name, other), confidence) for name, other, confidence in unlike])


def _garbled(source: str, translation: str) -> list[tuple[_Name, _Name, float]]:
    """Return the only acronym of the source that became a garbled one: CPI, *CIP*; USAF, *USAA*."""
    here = fold(source)
    if not _CAPITALS.search(here):
        return []
    zh = {match[0]: match for match in _ACRONYM.finditer(here)}
    said = _DOTS.sub("", translation).lower()
    en = {match[0]: match for match in _ACRONYM.finditer(translation)}
    lost = [text for text in zh if not re.search(rf"(?<![a-z]){text.lower()}", said)]
    new = [text for text in en if text.lower() not in here.lower()]
    if not (len(lost) == len(new) == 1 and _is_garbled(lost[0], new[0])):
        return []
    was, now = [_Name(match[0], *match.span(), code=False) for match in (zh[lost[0]], en[new[0]])]
    return [(was, now, _GARBLED)]


def _is_garbled(name: str, other: str) -> bool:
    """Return whether two acronyms have the same letters in another order, or differ in one letter after the first."""
    if sorted(name) == sorted(other):
        return True
    if len(name) == len(other):
        return name[0] == other[0] and sum(map(str.__ne__, name, other)) == 1
    longer, shorter = sorted((name, other), key=len, reverse=True)
    cut = (longer[:at] + longer[at + 1 :] for at in range(1, len(longer)))
    return len(shorter) > _SHORTEST and len(longer) == len(shorter) + 1 and shorter in cut


def is_named(name: str, text: str) -> bool:
    """Return whether the parts of `name` stand in `text`, whatever their case, plural and the marks around them.

    A path such as `NixOS/nixpkgs` has no plural.
    """
    folded = fold(text).lower()
    parts = _PART.findall(name.lower())
    if _SLUG.fullmatch(name):
        return all(re.search(rf"(?<![a-z0-9]){re.escape(part)}(?![a-z0-9])", folded) for part in parts)
    return all(_stands(part.removesuffix("s"), folded) for part in parts)


def _is_broken_up(name: str, text: str) -> bool:
    """Return whether blanks and line ends part what is one long name on the other side: `PO.5.2 PW.1.1`."""
    if len(name) < _LONG or not any(map(str.isdigit, name)):
        return False
    return re.search(re.escape(name) + r"(?!\d)", "".join(fold(text).split())) is not None


def is_names_alone(text: str) -> bool:
    """Return whether `text` has no word beside code, addresses and names that a translation keeps letter for letter."""
    rest = _NAME.sub(" ", _CODE.sub(" ", _PERSON.sub(" ", _ADDRESS.sub(" ", text))))
    return rest != text and not _WORD.search(rest)


def _names(text: str) -> list[_Name]:
    """Return the names in `text`, in order; addresses are none."""
    folded = fold(text)
    if not _QUICK.search(folded):
        return []
    plain = _ADDRESS.sub(lambda match: " " * len(match.group()), folded)
    code = [_Name(match[1].strip(), match.start(1), match.end(1), code=True) for match in _CODE.finditer(plain)]
    rest = _CODE.sub(lambda match: " " * len(match.group()), plain)
    names = [_Name(match.group(), match.start(), match.end(), code=False) for match in _NAME.finditer(rest)]
    return sorted([*code, *names], key=lambda name: name.start)


def _stands(part: str, text: str) -> bool:
    """Return whether `part` stands in `text`, both in lower case; a blank or hyphen before digits does not count."""
    version = _VERSION.fullmatch(part)
    plain = part.removeprefix("v") if version else part
    if not all(run in text for run in _RUN.findall(plain)):
        return False  # most are not: that spares a pattern for each name
    bare = _BEFORE_DIGITS.sub(r"[\\s-]?", re.escape(plain))
    start = r"(?<![a-z0-9])(?<!\d\.)" + ("v?" if version else "")
    return re.search(rf"{start}{bare}(?![a-z0-9]*\d)(?:e?s)?(?![a-z0-9])", text) is not None


def _unlike(lost: list[_Name], new: list[_Name]) -> Iterator[tuple[_Name | None, _Name | None, float]]:
    """Yield each lost name with the new one most like it, then what has no partner; and how sure that is."""
    for name in lost:
        other = _most_like(name, new)
        if other:
            new.remove(other)
            yield name, other, 0.8 if name.code or _has_digit(name) else 0.55
        elif _has_digit(name) or (name.code and not has_han(name.text)):
            yield name, None, 0.5
    for name in new:
        if _OWN.match(name.text) or (name.code and not _PLAIN.fullmatch(name.text)):
            yield None, name, 0.5


def _most_like(name: _Name, others: list[_Name]) -> _Name | None:
    if not others:
        return None
    from difflib import SequenceMatcher  # noqa: PLC0415  (few texts need it)

    likes = [
        1.0 if _are_versions(name, other) else SequenceMatcher(None, name.text, other.text).ratio() for other in others
    ]
    most = max(likes)
    return others[likes.index(most)] if most >= _LIKE else None


def _difference(name: _Name | None, other: _Name | None, confidence: float) -> Difference[Span]:
    expected, actual = name.text if name else "", other.text if other else ""
    lacking = f"the translation has no {expected}" if name else f"the source has no {actual}"
    return Difference(
        "identifier",
        Span(name.start, name.end) if name else None,
        Span(other.start, other.end) if other else None,
        expected,
        actual,
        f"{expected} became {actual}" if name and other else lacking,
        confidence,
    )


def _has_digit(name: _Name) -> bool:
    return any(character.isdigit() for character in name.text)


def _are_versions(name: _Name, other: _Name) -> bool:
    return bool(_VERSION.fullmatch(name.text) and _VERSION.fullmatch(other.text))
