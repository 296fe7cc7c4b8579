"""Inline markup of Markdown: which characters of a paragraph are markup and not text.

This follows CommonMark, section 6, with one change: emphasis may open and close between any two characters, because
Chinese text has no spaces as delimiters. Code keeps its backticks, which mark that numbers between them are no
quantities.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from policyparse.model.document import Span
from policyparse.readers.superscripts import raised

_SIGN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<ticks>`+)"
    r"|(?P<comment><!--)"
    r"|(?P<shortcode>\{\{[<%][^{}]*[>%]\}\}|\{%[^{}%]*%\})"
    r"|(?P<address><(?:(?:https?|ftp)://|mailto:)[^<>\s]+>)"
    r"|(?P<tag></?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>)"
    r"|(?P<attributes>(?<![ \t])[ \t]*\{[:#.][^{}\n]*\}[ \t]*$)"
    r"|(?P<reference>\[\^[^\[\]\s]+\])"
    r"|(?P<opening>!?\[)"
    r"|(?P<closing>\])"
    r"|(?P<emphasis>\*+|_+|~~+)"
    r"|(?P<break>\\$)",
    re.MULTILINE,
)
_STRUCK = re.compile(r"(?<!~)~~(?=[^\s~])[^\n~`]{1,2000}~~(?!~)|<(del|s|strike)>[^<>\n`]{1,2000}</\1>", re.IGNORECASE)
_RAISED = re.compile(
    r"(<sup>)([^<>\n]{1,20})(</sup>)|(?<=[\w)）])(\^)([-+\u2212\d]{1,4}|n)(\^)(?![A-Za-z\d])", re.IGNORECASE
)
_CARET = re.compile(r"\^(?=[⁺⁻]?[⁰¹²³⁴-⁹ⁿ]{1,4}\^)|(?<=[⁰¹²³⁴-⁹ⁿ])\^")
_TICKS = re.compile(r"`+")
_TARGET = re.compile(
    r"\((?:[^()\s\\]|\\.|\([^()\s]*\))*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)|\[[^\[\]\n]{0,200}\](?!\()", re.DOTALL
)
_SHOWN = re.compile(r"\btext=\"([^\"]*)\"")
_WHOLE = frozenset({"tag", "attributes", "reference", "break"})


def marks_in(text: str) -> tuple[Span, ...]:
    """Return the marks of the paragraph `text`, in order; text that is struck out is one of them."""
    merged: list[Span] = []
    others = (Span(*found.span()) for pattern in (_STRUCK, _CARET) for found in pattern.finditer(text))
    for mark in sorted((*_Scan(text).marks(), *others)):
        if merged and mark.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, mark.end))
        else:
            merged.append(mark)
    return tuple(merged)


def with_superscripts(text: str) -> str:
    """Return `text` with digits that its markup raises (`10<sup>3</sup>`, `10^3^`) as superscripts, in their places."""
    return _RAISED.sub(_superscript, text) if "<" in text or "^" in text else text


def _superscript(found: re.Match[str]) -> str:
    before, inner, after = (part for part in found.groups() if part is not None)
    return before + raised(inner) + after


def is_struck(text: str) -> bool:
    """Return whether some of `text` is struck out."""
    return bool(_STRUCK.search(text))


class _Scan:
    """One pass over a paragraph. What opened waits for its end; `_absent` are ends that do not come any more."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._brackets: list[Span] = []
        self._emphasis: dict[str, list[Span]] = {}
        self._absent: set[str] = set()
        self._ticks: dict[int, list[int]] = {}
        for run in _TICKS.finditer(text):
            self._ticks.setdefault(len(run.group()), []).append(run.end())

    def marks(self) -> Iterator[Span]:
        at = 0
        while found := _SIGN.search(self._text, at):
            at = found.end()
            if found.lastgroup in _WHOLE:
                yield Span(*found.span())
            elif found.lastgroup == "ticks":
                at = self._end_of(found.group(), at) or at
            elif found.lastgroup == "comment":
                end = self._end_of("-->", at)
                if end:
                    yield Span(found.start(), end)
                    at = end
            elif found.lastgroup == "opening":
                self._brackets.append(Span(*found.span()))
            elif found.lastgroup == "closing":
                target = self._target(at)
                yield from target
                at = target[-1].end if target else at
            else:
                yield from self._pieces(found)

    def _pieces(self, found: re.Match[str]) -> Iterator[Span]:
        start, end = found.span()
        if found.lastgroup == "escape":
            yield Span(start, start + 1)
        elif found.lastgroup == "address":
            yield from (Span(start, start + 1), Span(end - 1, end))
        elif found.lastgroup == "shortcode":
            shown = _SHOWN.search(found.group())
            yield from [Span(start, end)] if not shown else _around(Span(start, end), shown.span(1))
        else:
            yield from self._pair(found.group(), Span(start, end))

    def _end_of(self, sign: str, at: int) -> int | None:
        """Return where the next `sign` ends that is not part of a longer run of its kind; None if there is none."""
        if sign[0] == "`":
            ends = self._ticks.get(len(sign), ())
            place = bisect_right(ends, at)
            return ends[place] if place < len(ends) else None
        end = -1 if sign in self._absent else self._text.find(sign, at)
        if end < 0:
            self._absent.add(sign)
        return end + len(sign) if end >= 0 else None

    def _target(self, at: int) -> list[Span]:
        """Return the marks of the link that closes before `at`: its opening bracket, and the rest with the address."""
        opening = self._brackets.pop() if self._brackets else None
        target = _TARGET.match(self._text, at)
        return [opening, Span(at - 1, target.end())] if opening and target else []

    def _pair(self, sign: str, place: Span) -> list[Span]:
        """Return the two signs of an emphasis that ends at `place`; none if it starts there, or is none."""
        before, after = self._text[place.start - 1 : place.start], self._text[place.end : place.end + 1]
        within = sign[0] == "_" and before.isalnum()
        if self._emphasis.get(sign) and before.strip() and not (sign[0] == "_" and after.isalnum()):
            return [self._emphasis[sign].pop(), place]
        if after.strip() and not within:
            self._emphasis.setdefault(sign, []).append(place)
        return []


def _around(whole: Span, shown: tuple[int, int]) -> tuple[Span, Span]:
    return Span(whole.start, whole.start + shown[0]), Span(whole.start + shown[1], whole.end)
