"""Segments of the source beside what renders them, and runs of segments that are told together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.text import Text

from policyparse.model.bitext import Rendering
from policyparse.reporters.index import Index, locus
from policyparse.reporters.opinions import remark
from policyparse.reporters.summary import count, share
from policyparse.reporters.terminal.findings import messages
from policyparse.reporters.terminal.layout import because, columns, entry, halves
from policyparse.reporters.terminal.marks import missing
from policyparse.reporters.terminal.page import Page, Part

_UNSURE = 0.5
_ENDS = "，。、；：！？》）”,.;:!?)"


def pair(bead: Sequence[Rendering], index: Index, page: Page) -> list[Text]:
    """Return source segments beside what renders them together, with what is to be said of each."""
    left, right = halves(page)
    told = [(_source(group, left, page), _reasons(group[0], index, page, left)) for group in _clauses(bead, index)]
    renderings = [line for name in bead[0].links for line in _translation(name, index, right, page)]
    if not page.wide and len(told) == 1:
        return told[0][0] + renderings + told[0][1]
    sources = [line for source, reasons in told for line in source + reasons]
    return columns(sources, renderings, left) if page.wide else sources + renderings


def _clauses(bead: Iterable[Rendering], index: Index) -> Iterator[list[Rendering]]:
    """Yield kept clauses of a paragraph together where there is nothing to say of any, all else one by one."""
    for _, group in groupby(bead, key=lambda item: item.segment.paragraph if _is_quiet(item, index) else item.segment):
        yield list(group)


def _is_quiet(rendering: Rendering, index: Index) -> bool:
    told = rendering.segment.id in index.told or rendering.overruled or rendering.segment.kind == "heading"
    return rendering.verdict == "kept" and rendering.confidence >= _UNSURE and not told


def _source(clauses: Sequence[Rendering], width: int, page: Page) -> list[Text]:
    first = clauses[0]
    assert first.verdict != "ignored"
    text = _joined((_words(item, page) for item in clauses), page)
    if first.segment.kind == "heading":
        text.stylize(page.styles["strong"])
    if first.confidence < _UNSURE:
        text.append_text(page.text((f"  (unsure: {first.confidence:.2f})", "muted")))
    return entry(page, page.sign(first.verdict), page.place(locus(first.segment), "source"), text, width)


def _words(rendering: Rendering, page: Page) -> Text:
    uncovered = () if rendering.verdict == "kept" else rendering.uncovered
    return missing(page, rendering.segment.passage, uncovered)


def _translation(name: str, index: Index, width: int, page: Page) -> list[Text]:
    segment = index.accounts[name].segment
    sign: Part = "" if page.wide else (page.signs.arrow, "muted")
    return entry(page, sign, page.place(locus(segment), "translation"), page.text(segment.text), width)


def _reasons(rendering: Rendering, index: Index, page: Page, width: int) -> list[Text]:
    told = index.told.get(rendering.segment.id, ())
    if rendering.overruled:
        return because(page, page.text((remark(rendering), "strong")), width) + messages(told, page, width)
    if told or rendering.verdict not in ("reworded", "changed"):
        return messages(told, page, width)
    words = f"{share(round(100 * rendering.coverage), 100)} of its content found"
    return because(page, page.text(words), width)


def in_short(run: Sequence[Rendering], page: Page) -> list[Text]:
    """Return one line for a run of kept segments: where they stand, how many, and how to see them."""
    first, last = locus(run[0].segment), locus(run[-1].segment)
    place = first if first == last else f"{first}{page.signs.dash}{last}"
    unsure = sum(item.confidence < _UNSURE for item in run)
    kept = f"{count(len(run), 'segment')} kept" + (f", {unsure:,} of them unsure" if unsure else "")
    words = page.text(kept, (" (one by one: --full)", "muted"))
    return entry(page, page.sign("kept"), place, words, page.width)


def omitted(run: Iterable[Rendering], index: Index, page: Page) -> list[Text]:
    """Return omitted segments whole, those of a paragraph as one running text; agencies are told elsewhere."""
    lines = []
    for (_, assigned), group in groupby(run, key=lambda item: (item.segment.paragraph, _is_assigned(item, index))):
        members = list(group)
        told = page.text(("(agencies: see Assignments)", "muted"))
        text = told if assigned else _joined((_words(item, page) for item in members), page)
        place = page.place(locus(members[0].segment), "source")
        lines += entry(page, page.sign("omitted"), place, text, page.width)
    return lines


def _is_assigned(rendering: Rendering, index: Index) -> bool:
    return rendering.segment.id in index.assigned


def _joined(texts: Iterable[Text], page: Page) -> Text:
    """Return texts in a row, a stroke after those that do not end in a mark of their own."""
    joined = Text()
    for text in texts:
        if joined and joined.plain[-1] not in _ENDS:
            joined.append_text(page.text((" / ", "muted")))
        joined.append_text(text)
    return joined
