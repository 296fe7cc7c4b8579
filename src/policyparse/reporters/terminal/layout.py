"""Lines, columns and bars in terminal cells, with the line breaking that Chinese needs.

Rich breaks lines only at spaces, so a long Chinese run starts a new line and is then split anywhere, even before
closing marks. Here a line may end between any two Chinese characters, except before a closing or after an opening mark
(GB/T 15834 and Unicode's UAX 14), and words in Latin letters are not split.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest

from rich.cells import cell_len
from rich.text import Text

from policyparse.reporters.summary import GRAVEST, Verdict
from policyparse.reporters.terminal.page import Page, Part

_OPENING = r"（《〈「『【〔［“‘(\["
_CLOSING = r"，。、；：？！）》〉」』】〕］”’…"
_WIDE = "\u2e80-\u2fff\u3005-\u3007\u3021-\u9fff\uac00-\ud7af\uf900-\ufaff\uff10-\uff5a\U00020000-\U0003ffff"
_CHUNK = re.compile(
    rf"[{_OPENING}]*(?:[{_WIDE}]|\\[uUx][0-9a-f]+|[^\s{_WIDE}{_OPENING}{_CLOSING}]+)?[{_CLOSING})\],.;:]*\s*(?:[/·|]\s+)?"
)
GAP = 3


def wrap(text: Text, width: int) -> list[Text]:
    """Return `text` in lines of at most `width` cells; an empty text has one empty line."""
    lines = list(text.divide(_breaks(text.plain, max(2, width))))
    for line in lines:
        line.rstrip()
    return lines


def _breaks(plain: str, width: int) -> Iterator[int]:
    if cell_len(plain) <= width:
        return
    used = 0
    for start, chunk in _chunks(plain, width):
        if used and used + cell_len(chunk.rstrip()) > width:
            yield start
            used = 0
        used += cell_len(chunk)


def _chunks(plain: str, width: int) -> Iterator[tuple[int, str]]:
    for match in _CHUNK.finditer(plain):
        chunk = match.group()
        if cell_len(chunk.rstrip()) <= width:
            yield match.start(), chunk
        else:
            yield from enumerate(chunk, match.start())


def hang(head: Text, body: Text, width: int) -> list[Text]:
    """Return `body` wrapped beside `head`: the first line starts with it, the others are indented by its width."""
    return beside(head, wrap(body, width - head.cell_len))


def clipped(page: Page, text: Text, width: int) -> Text:
    """Return `text` on one line of at most `width` cells; what is cut off is told by an ellipsis."""
    if text.cell_len <= width:
        return text
    more = page.text((page.signs.more, "muted"))
    return wrap(text, max(2, width - more.cell_len))[0].append_text(more)


def flow(items: Iterable[Text], width: int, gap: Text) -> list[Text]:
    """Return `items` one after the other, `gap` between them; an item is divided only where it fills a line itself."""
    tail = gap[: len(gap.plain.rstrip())]
    lines: list[Text] = []
    for item in filter(None, items):
        if lines and lines[-1].cell_len + gap.cell_len + item.cell_len + tail.cell_len <= width:
            lines[-1].append_text(gap).append_text(item)
        else:
            lines[-1:] = [line + tail for line in lines[-1:]]
            lines += wrap(item, width - tail.cell_len)
    return lines


def beside(head: Text, lines: Iterable[Text]) -> list[Text]:
    """Return `lines` with `head` before the first, and as much blank before the others."""
    blank = Text(" " * head.cell_len)
    return [(blank if at else head) + line for at, line in enumerate(lines)]


def columns(left: Iterable[Text], right: Iterable[Text], width: int) -> list[Text]:
    """Return two runs of lines side by side, the left one `width` cells wide."""
    rows = []
    for one, other in zip_longest(left, right):
        row = one.copy() if one else Text()
        if other:
            row.append(" " * (width + GAP - row.cell_len)).append_text(other)
        rows.append(row)
    return rows


def halves(page: Page) -> tuple[int, int]:
    """Return the widths of the two texts: side by side where there is room, else the whole page for each."""
    left = (page.width - GAP) // 2
    return (left, page.width - GAP - left) if page.wide else (page.width, page.width)


GUTTER = 8
"""The cells that a sign and a place take at the start of an entry, as a rule."""


def gutter(page: Page, sign: Part, place: str | Text, size: int = GUTTER) -> Text:
    """Return the start of an entry, `size` cells: its sign, and its page or line."""
    head = page.text(sign)
    words = place if isinstance(place, Text) else page.text((place, "muted"))
    return head + Text(" " * (size - 3 - head.cell_len - words.cell_len)) + words + Text(" " * 3)


def entry(page: Page, sign: Part, place: str | Text, body: Text, width: int, *, size: int = GUTTER) -> list[Text]:
    """Return `body` beside its gutter, `width` cells in all."""
    return hang(gutter(page, sign, place, size), body, width)


def because(page: Page, words: Text, width: int, *, size: int = GUTTER) -> list[Text]:
    """Return a reason, set under the entry that it explains."""
    return hang(page.text((f"{page.signs.why:>{size - 2}} ", "muted"), " "), words, width)


def title(page: Page, name: str, *stats: Part) -> list[Text]:
    """Return a heading of the report: its name, a rule, and its figures at the end, or below where room is short."""
    head, figures = page.text((name, "strong")), page.join(stats)
    if head.cell_len + figures.cell_len + 2 * GAP <= page.width:
        return [Text(), rule(page, head, figures)]
    heads = [rule(page, head, Text())] if head.cell_len + GAP <= page.width else wrap(head, page.width)
    return [Text(), *heads, *row(page, stats)]


def row(page: Page, parts: Iterable[Part]) -> list[Text]:
    """Return the parts in as many lines as they need, none of them divided."""
    return flow(map(page.text, parts), page.width, Text("  "))


def rule(page: Page, head: Text, figures: Text) -> Text:
    """Return `head` and `figures` at both ends of a line, a rule between them."""
    tail = 1 + figures.cell_len if figures else 0
    length = max(0, page.width - head.cell_len - tail - 1)
    line = head + page.text(" ", (page.signs.rule * length, "muted"))
    return line + page.text(" ") + figures if figures else line


def bar(page: Page, parts: Mapping[Verdict, int], size: int) -> Text:
    """Return a bar of `size` cells, divided by the verdicts' counts; a part that is not zero has a cell at least."""
    return page.text(*((page.signs.bar[name] * cells, name) for name, cells in _cells(parts, size)))


def _cells(parts: Mapping[Verdict, int], size: int) -> list[tuple[Verdict, int]]:
    whole = sum(parts.values())
    cells = {name: max(1, number * size // whole) for name, number in parts.items() if number}
    while cells and sum(cells.values()) > size:
        cells[max(cells, key=cells.__getitem__)] -= 1
    if cells:
        cells[max(cells, key=cells.__getitem__)] += size - sum(cells.values())
    return list(cells.items())


def stats(page: Page, verdicts: Iterable[str], *, words: bool = True) -> list[Part]:
    """Return how often each verdict was given, the most severe first, with its word or its sign alone."""
    tally = Counter(verdicts)
    shown = [name for name in GRAVEST if tally[name]]
    return [page.verdict(name, f"{tally[name]:,} {name}" if words else f"{tally[name]:,}") for name in shown]
