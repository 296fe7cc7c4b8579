"""Detects the encoding of a page before parsing: from its byte order mark, its bytes, and its declaration.

Declarations are often wrong, and gb2312 nearly always means its superset. So UTF-8, which is self-checking, has
priority over the declaration, and the declaration has priority over other encodings only if it gives about equally
plausible text. Markup is not considered, because it is ASCII in every encoding.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from policyparse.readers.encoding import PLAUSIBLE, by_mark, decode, plausibility

_HEAD = 4096
_CHARSET = re.compile(
    rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml\b[^>]{0,100}?\bencoding\s*=\s*[\"']([\w-]+)",
    re.IGNORECASE,
)
_SUPERSETS = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs", "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "ks_c_5601-1987": "cp949", "shift_jis": "cp932",
}  # fmt: skip
"""What browsers read a label as, after the WHATWG Encoding Standard."""
_ENCODINGS = re.compile(
    r"gb18030|big5hkscs|cp125[0-8]|windows-125[0-8]|cp932|cp949|euc-jp|euc-kr|koi8-[ru]|iso-8859-\d{1,2}"
)
_CANDIDATES = ("gb18030", "big5hkscs", "cp950")
_HINT = 0.2
_DAMAGED_MOST = 0.01
_MARKUP = re.compile(rb"<[^<>]*>")


class Decoded(NamedTuple):
    """The text of a page, and a line for each missing part."""

    text: str
    missing: tuple[str, ...] = ()


def decode_page(data: bytes, name: str) -> Decoded:
    """Return the page `data` as text; raises `InputError` if no encoding makes sense of it.

    A page with a few damaged characters is read without them.
    """
    marked = by_mark(data, name)
    if marked is not None:
        return Decoded(marked)
    if data.count(b"\0") <= _DAMAGED_MOST * len(data):  # browsers pass over them, but they are how UTF-16 is told
        data = data.replace(b"\0", b"")
    try:
        return Decoded(data.decode())
    except UnicodeDecodeError:
        return _judged(data) or Decoded(decode(data, name))


def _judged(data: bytes) -> Decoded | None:
    """Return the page in the encoding that is most plausible, if one is; undamaged before damaged."""
    if b"\0" in data:
        return None
    declared = _declared(data)
    encodings = (*([declared] if declared else []), *_CANDIDATES)
    bare = b" ".join(_MARKUP.sub(b" ", data).split())
    for known, errors in ((encodings, "strict"), (("utf-8", *encodings), "replace")):
        scored = [(_score(bare, encoding, errors) + _HINT * (encoding == declared), encoding) for encoding in known]
        score, best = max(scored, key=lambda pair: pair[0])
        text = _attempt(data, best, errors) if score >= PLAUSIBLE else None
        if text is not None:
            return _repaired(text)
    text = _attempt(data, declared, "strict") if declared else None
    if text is None and _score(bare, "utf-8", "replace") >= 0:
        text = data.decode(errors="replace")
    return None if text is None else _repaired(text)


def _repaired(text: str) -> Decoded:
    lost = text.count("\ufffd")
    return Decoded(text.replace("\ufffd", ""), (f"characters that are damaged and left out: {lost}",) if lost else ())


def _declared(data: bytes) -> str | None:
    """Return the encoding that the page names for itself, if it is one of the Web's."""
    found = _CHARSET.search(data, 0, _HEAD)
    label = next(filter(None, found.groups())).decode("ascii", "replace").lower() if found else ""
    label = _SUPERSETS.get(label, label)
    return label if _ENCODINGS.fullmatch(label) else None


def _score(bare: bytes, encoding: str, errors: str) -> float:
    """Return how plausible the text between the tags is; below 0 where it is invalid or too much is damaged."""
    text = _attempt(bare, encoding, errors)
    if text is None or text.count("\ufffd") > _DAMAGED_MOST * len(text):
        return -1.0
    return plausibility(text)


def _attempt(data: bytes, encoding: str, errors: str) -> str | None:
    try:
        return data.decode(encoding, errors)
    except (UnicodeDecodeError, LookupError):
        return None
