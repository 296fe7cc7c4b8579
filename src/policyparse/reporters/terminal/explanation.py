"""Why a segment was linked, or was not: its candidates with their scores and words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.text import Text

from policyparse.align.core import Origin
from policyparse.align.explanation import Candidate, Explanation
from policyparse.model.document import Document
from policyparse.model.structure import Segment
from policyparse.reporters.alignment import documents, own_document, quote
from policyparse.reporters.index import locus
from policyparse.reporters.summary import share
from policyparse.reporters.terminal.layout import flow, hang, title, wrap
from policyparse.reporters.terminal.page import Page, Part, open_console, open_page

_INDENT = 2
_LABEL = 12
_BY: dict[Origin | None, str] = {
    "bead": "its words and its place",
    "words": "its words, elsewhere in the document",
    "place": "its place alone",
    "quotation": "it quotes the text itself",
    None: "",
}
_NOTE = (
    "Scores are log odds that the two render each other: words found and missing, words that no neighbour accounts "
    "for, numbers, and place. 0 is a toss-up, 3 is 20 to 1."
)


def render_explanation(
    explained: Explanation, *, file: TextIO | None = None, width: int | None = None, color: bool | None = None
) -> None:
    """Write why a segment was linked, or was not; arguments as for `render_report`."""
    console = open_console(file, width, color)
    console.print(Text("\n").join(explanation(explained, open_page(console))), soft_wrap=True)


def explanation(explained: Explanation, page: Page) -> list[Text]:
    """Return the segment with its verdict, its links, the runners-up, and how likely it is rendered at all."""
    outcome = explained.outcome
    return [
        *title(page, _place(outcome.segment), outcome.verdict, f"confidence {outcome.confidence:.2f}")[1:],
        *wrap(page.text(outcome.segment.text), page.width),
        *_facts(explained, page),
        *_group("Linked to", explained.links, explained, page),
        *_group("Runners-up", explained.runners_up, explained, page),
        *_note(explained, page),
        Text(),
    ]


def _facts(explained: Explanation, page: Page) -> Iterator[Text]:
    if explained.chance is None:
        return
    yield Text()
    found = share(round(100 * explained.outcome.coverage), 100)
    yield from _labelled("content", f"{found} of it found in the other document", page)
    yield from _labelled("chance", f"{explained.chance:.2f} that it has a counterpart", page)


def _group(name: str, candidates: Sequence[Candidate], explained: Explanation, page: Page) -> Iterator[Text]:
    if candidates or explained.chance is not None:
        yield from title(page, name)
    if not candidates and explained.chance is not None:
        yield page.text(("none", "muted"))
    for at, candidate in enumerate(candidates):
        yield from [Text()] if at else []
        yield from _candidate(candidate, explained, page)


def _candidate(candidate: Candidate, explained: Explanation, page: Page) -> Iterator[Text]:
    name = page.text((_place(candidate.segment), "strong"), "  ")
    yield from hang(name, page.text(candidate.segment.text), page.width)
    yield from _labelled("score", _sum(candidate), page)
    yield from _words("matched", _matched(candidate, explained, page), page)
    yield from _words("unanswered", _unanswered(candidate, own_document(explained), page), page)


def _sum(candidate: Candidate) -> str:
    score = "none" if candidate.score is None else f"{candidate.score:.2f}"
    return f"{score}; linked by {_BY[candidate.by]}" if candidate.by else score


def _matched(candidate: Candidate, explained: Explanation, page: Page) -> list[Text]:
    source, translation = documents(explained)
    return [
        page.text(
            quote(source, tie.source),
            (" = ", "muted"),
            quote(translation, tie.translation),
            _weight(tie.weight, tie.kind),
        )
        for tie in candidate.ties
    ]


def _unanswered(candidate: Candidate, document: Document, page: Page) -> list[Text]:
    return [page.text(quote(document, word.span), _weight(word.weight)) for word in candidate.unanswered]


def _weight(weight: float, kind: str = "word") -> Part:
    return f" {weight:.2f}" + (f" ({kind})" if kind != "word" else ""), "muted"


def _words(label: str, words: Sequence[Text], page: Page) -> list[Text]:
    if not words:
        return []
    head = _head(label, page)
    lines = flow(words, page.width - head.cell_len, page.dot)
    return [head + lines[0], *(Text(" " * head.cell_len) + line for line in lines[1:])]


def _note(explained: Explanation, page: Page) -> Iterator[Text]:
    if explained.chance is None:
        yield Text()
        yield from wrap(page.text("Not aligned: letterhead, page furniture or numbering."), page.width)
        return
    yield Text()
    yield from wrap(page.text((_NOTE, "muted")), page.width)


def _labelled(label: str, words: str, page: Page) -> list[Text]:
    head = _head(label, page)
    return hang(head, page.text(words), page.width)


def _head(label: str, page: Page) -> Text:
    return page.text(" " * _INDENT, (f"{label:<{_LABEL}}", "muted"))


def _place(segment: Segment) -> str:
    where = locus(segment)
    return f"{segment.id} ({where if segment.page or segment.unit else f'line {where}'})"
