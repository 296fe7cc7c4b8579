"""Names that a translation keeps letter for letter: code, versions, file names, standards.

What stands in backticks on both sides, and words of Latin letters that no dictionary word looks like (`v1.24`,
`kube-apiserver`, `ISO13485`, `maxSurge`), are compared as they are written. A name is reported as changed where the
source's is gone and the translation has another of the same make in its stead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policyparse.facts.differences import TextDifference
from policyparse.folding import fold
from policyparse.model.document import Span

_CODE = re.compile(r"`([^`\n]{1,80})`")
_NAME = re.compile(
    r"(?<![\w.`/@-])(?:v?\d+(?:\.\d+){2,}|[A-Za-z_][\w]*(?:[-._/][\w]+)+|[A-Za-z]+\d[\w.]*|[a-z]+[A-Z]\w+)(?![\w`])"
)
_ADDRESS = re.compile(r"\]\([^)\s]*\)|\{#[^}]*\}|https?://[^\s)>]+|<[^>\n]{0,200}>|\{\{.{0,200}?\}\}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_VERSION = re.compile(r"v?\d+(?:\.\d+)*(?:-?(?:alpha|beta|rc)[\d.]*)?", re.IGNORECASE)
_LIKE = 0.6  # similarity (Ratcliff and Obershelp 1988) from which two names are versions of one another
_MOST = 40  # names on a side beyond which a text is a listing


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    start: int
    end: int
    code: bool


def compare_identifiers(source: str, translation: str) -> tuple[TextDifference, ...]:
    """Return the names of `source` that `translation` has in another form; spans are offsets into the two texts."""
    zh, en = tuple(_names(source)), tuple(_names(translation))
    if max(len(zh), len(en)) > _MOST:
        return ()
    lost = [name for name in zh if not _stands(name, translation)]
    new = [name for name in en if not _stands(name, source)]
    return tuple(_pairs(lost, new))


def is_names_alone(text: str) -> bool:
    """Say whether `text` has no word beside code, addresses and names that a translation keeps letter for letter."""
    rest = _NAME.sub(" ", _CODE.sub(" ", _ADDRESS.sub(" ", text)))
    return rest != text and not _WORD.search(rest)


def _names(text: str) -> Iterator[_Name]:
    """Yield the names in `text`, in order; addresses are none."""
    plain = _ADDRESS.sub(lambda match: " " * len(match.group()), fold(text))
    code = [_Name(match[1].strip(), match.start(1), match.end(1), code=True) for match in _CODE.finditer(plain)]
    rest = _CODE.sub(lambda match: " " * len(match.group()), plain)
    names = [_Name(match.group(), match.start(), match.end(), code=False) for match in _NAME.finditer(rest)]
    yield from sorted([*code, *names], key=lambda name: name.start)


def _stands(name: _Name, text: str) -> bool:
    """Return whether the name stands in `text`, whatever its case, its plural and the marks around it."""
    bare = re.escape(name.text.strip(" .,;:\"'").lower().removesuffix("s"))
    return re.search(rf"(?<![a-z0-9.]){bare}(?![a-z0-9]*\d)(?:e?s)?(?![a-z0-9])", fold(text).lower()) is not None


def _pairs(lost: list[_Name], new: list[_Name]) -> Iterator[TextDifference]:
    """Yield each lost name with the new one most like it; a name without a like one is not reported."""
    if not (lost and new):
        return
    from difflib import SequenceMatcher  # noqa: PLC0415  (few texts need it)

    for name in lost:
        likes = [
            (1.0 if _are_versions(name, other) else SequenceMatcher(None, name.text, other.text).ratio(), other)
            for other in new
        ]
        score, other = max(likes, key=lambda pair: pair[0], default=(0.0, None))
        if other is not None and score >= _LIKE:
            new.remove(other)
            yield TextDifference(
                "identifier",
                Span(name.start, name.end),
                Span(other.start, other.end),
                name.text,
                other.text,
                f"{name.text} became {other.text}",
                0.8 if name.code or any(character.isdigit() for character in name.text) else 0.55,
            )


def _are_versions(name: _Name, other: _Name) -> bool:
    return bool(_VERSION.fullmatch(name.text) and _VERSION.fullmatch(other.text))
