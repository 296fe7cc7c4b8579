"""Bytes to text: the encoding is judged by validity and by how common the characters are that come out.

UTF-8 is self-checking, so valid UTF-8 is taken as such. The double-byte encodings are not: bytes of one are often valid
in another, but come out as rare characters. Some 700 characters make up four fifths of running Chinese text, in any
domain; the right decoding shows them, a wrong one hits them at the rate of chance.
"""

from __future__ import annotations

import codecs
import functools
import re

from policyparse.errors import InputError
from policyparse.readers import characters

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_CANDIDATES = ("utf-16-le", "utf-16-be", "gb18030", "cp950", "big5hkscs")
PLAUSIBLE = 0.5
_SAMPLE = 20_000
_WINDOWS = 8
_MULTIBYTE = 12
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f\ufffe\uffff]")
_HALF_PAIR = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")


def decode(data: bytes, name: str) -> str:
    """Return `data` as text without its byte order mark; `name` opens the message of an `InputError`."""
    text = by_mark(data, name)
    if text is None:
        text = _by_content(data, name)
    return _expect_text(text, name)


def by_mark(data: bytes, name: str) -> str | None:
    """Return `data` as its byte order mark says, without the mark; None if it has none."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise _damaged(data, error, name) from error
    return None


def _by_content(data: bytes, name: str) -> str:
    wide = b"\0" in data
    try:
        if not wide:
            return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _HALF_PAIR.match(data, error.start) or _multibyte(data[: error.start]) >= _MULTIBYTE:
            raise _damaged(data, error, name) from error
    text = _best(data)
    if text is not None:
        return text
    if wide:
        raise InputError(f"{name}: holds NUL bytes, so it is binary or damaged; export it as UTF-8 text")
    raise InputError(f"{name}: in no encoding known here (UTF-8, UTF-16, GB18030, Big5); save it as UTF-8 text")


def _best(data: bytes) -> str | None:
    decoded = [(plausibility(text), text) for text in (_attempt(data, e) for e in _CANDIDATES) if text is not None]
    score, text = max(decoded, key=lambda pair: pair[0], default=(0.0, ""))
    return text if score >= PLAUSIBLE else _western(data)


def _attempt(data: bytes, encoding: str) -> str | None:
    if encoding.startswith("utf-16") and len(data) % 2:
        return None
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _western(data: bytes) -> str | None:
    """Windows-1252, if its signs stand alone among ASCII, as quotes, dashes and accents do."""
    if b"\0" in data or any(len(run) > 3 for run in _HIGH_RUN.findall(data)):
        return None
    text = data.decode("cp1252", errors="replace")
    return text if set(re.sub(r"[\x00-\x7f]+", "", text)) <= set(characters.TYPOGRAPHY) else None


@functools.cache
def _common() -> frozenset[str]:
    return frozenset(characters.SIMPLIFIED + characters.TRADITIONAL + characters.PUNCTUATION)


def plausibility(text: str) -> float:
    """Return the lowest share of common characters in any stretch of `text`, so that a change of encoding shows."""
    if _CONTROLS.search(text):
        return 0.0
    size = max(200, min(_SAMPLE, len(text) // _WINDOWS + 1))
    step = max(size, len(text) // _WINDOWS + 1)
    return min((_share(text[at : at + size]) for at in range(0, len(text), step)), default=0.0)


def _share(text: str) -> float:
    """Return the share of common characters among those beyond ASCII; 1 if there are none."""
    other = [c for c in text if c > "\x7f"]
    if not other:
        return 1.0
    common = _common()
    return sum(c in common for c in other) / len(other)


def _multibyte(prefix: bytes) -> int:
    return len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]+", prefix))


def _damaged(data: bytes, error: UnicodeDecodeError, name: str) -> InputError:
    line = data.count(b"\n", 0, error.start) + 1
    where = f"byte {error.start} (line {line})"
    if _HALF_PAIR.match(data, error.start):
        what = "holds half of a surrogate pair"
    elif error.reason == "unexpected end of data" or error.end >= len(data):
        what = "is cut off in the middle of a character"
    else:
        what = "is damaged or mixes encodings"
    return InputError(f"{name}: {what} at {where}; save it again as UTF-8")


def _expect_text(text: str, name: str) -> str:
    if "\0" in text:
        raise InputError(f"{name}: holds NUL characters, so it is binary or damaged; export it as UTF-8 text")
    if len(_CONTROLS.findall(text)) > len(text) / 100:
        raise InputError(f"{name}: is binary, not text; export it as UTF-8 text")
    if not text.strip():
        raise InputError(f"{name}: holds white space alone; nothing to read")
    return text
