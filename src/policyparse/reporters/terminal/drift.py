"""Drift: each change of the source as it was and as it is, beside the translation, and what tells them apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.text import Text

from policyparse.model.drift import Change, ChangeVerdict, Drift, Revision, Sign
from policyparse.model.structure import Segment
from policyparse.reporters.drift import summary
from policyparse.reporters.index import locus, path_of
from policyparse.reporters.summary import Verdict, count
from policyparse.reporters.terminal.layout import GAP, because, columns, entry, hang, row, title, wrap
from policyparse.reporters.terminal.page import Page, Part, open_console, open_page

_LABEL = 13
_HASH = 10
_SIGNS = 4
_LOOKS: dict[ChangeVerdict, Verdict] = {"followed": "kept", "pending": "omitted", "unclear": "reworded"}


def render_drift(
    drift: Drift,
    *,
    whole: bool = True,
    file: TextIO | None = None,
    width: int | None = None,
    color: bool | None = None,
) -> None:
    """Write a drift, with the changes that the translation has followed where it is `whole`.

    The other arguments are as for `render_report`.
    """
    console = open_console(file, width, color)
    console.print(Text("\n").join(drift_lines(drift, open_page(console), whole=whole)), soft_wrap=True)


def render_tally(
    pairs: int, behind: int, *, file: TextIO | None = None, width: int | None = None, color: bool | None = None
) -> None:
    """Write how many of the pairs that were examined are out of step, in one line."""
    console = open_console(file, width, color)
    words = f"{count(pairs, 'pair')}: {behind:,} out of step, {pairs - behind:,} in step."
    console.print(open_page(console).text((words, "strong")), soft_wrap=True)


def drift_lines(drift: Drift, page: Page, *, whole: bool = True) -> list[Text]:
    """Return the versions, one sentence, the figures, and each change; unless `whole`, those not surely followed."""
    documents = (("old source", drift.old), ("source", drift.new), ("translation", drift.translation))
    return [
        *(line for name, document in documents for line in _labelled(name, path_of(document), page)),
        *(_labelled("taken over", _revision(drift.taken_over), page) if drift.taken_over else ()),
        Text(),
        *wrap(page.text((_sentence(drift), "strong")), page.width),
        *row(page, _figures(drift, page)),
        *(
            line
            for change in drift.changes
            if whole or change.verdict != "followed"
            for line in _change(change, drift, page)
        ),
        Text(),
    ]


def _labelled(name: str, words: str, page: Page) -> list[Text]:
    return hang(page.text((f"{name:<{_LABEL}}", "muted")), page.text(words), page.width)


def _sentence(drift: Drift) -> str:
    if not drift.changes:
        return "The source says what it said when the translation took it over."
    behind = len(drift.pending)
    whole = count(len(drift.changes), "change")
    if not behind:
        return f"None of {whole} in the source is surely pending in the translation."
    age = summary(drift)["oldest_pending_days"]
    oldest = "" if age is None else f"; the oldest is {count(age, 'day')} old"
    return f"The translation has yet to follow {behind:,} of {whole} in the source{oldest}."


def _figures(drift: Drift, page: Page) -> Iterator[Part]:
    tally = summary(drift)
    for verdict, look in _LOOKS.items():
        if tally[verdict]:
            yield page.verdict(look, f"{tally[verdict]:,} {verdict}")
    if drift.moved:
        yield f"{count(drift.moved, 'segment')} moved without a change", "muted"


def _change(change: Change, drift: Drift, page: Page) -> list[Text]:
    stats = [f"confidence {change.confidence:.2f}", _when(change, drift)]
    look = _LOOKS[change.verdict]
    head = title(page, f"{page.signs.verdict[look]} {change.kind}, {change.verdict}", *filter(None, stats))
    return [*head, *_texts(change, page), *_reasons(change, page)]


def _when(change: Change, drift: Drift) -> str:
    if drift.taken_over is None:
        return ""
    days = count(drift.age(change).days, "day")
    return f"{_revision(change.since)}, {days} ago" if change.since else "in no commit yet"


def _revision(revision: Revision) -> str:
    return f"{revision.commit[:_HASH]} of {revision.date:%Y-%m-%d}"


def _texts(change: Change, page: Page) -> list[Text]:
    """Return both wordings and the translation: three columns where there is room, else one below the other."""
    size = (page.width - 2 * GAP) // 3 if page.wide else page.width
    old = _side("-", [change.old] if change.old else [], size, page)
    new = _side("+", [change.new] if change.new else [], size, page)
    translation = _side("" if page.wide else page.signs.arrow, change.translation, size, page)
    if not page.wide:
        return [*old, *new, *translation]
    return columns(columns(old, new, size), translation, 2 * size + GAP)


def _side(sign: str, segments: Sequence[Segment], width: int, page: Page) -> list[Text]:
    return [
        line
        for segment in segments
        for line in entry(page, (sign, "muted"), locus(segment), page.text(segment.text), width)
    ]


def _reasons(change: Change, page: Page) -> list[Text]:
    if not change.signs:
        return because(page, page.text((_without_signs(change), "muted")), page.width)
    return [line for sign in change.signs[:_SIGNS] for line in because(page, _sign(sign, page), page.width)]


def _without_signs(change: Change) -> str:
    if change.translation:
        return "no word and no fact tells the two wordings apart"
    return "nothing in the translation renders it"


def _sign(sign: Sign, page: Page) -> Text:
    if sign.reason:
        return page.text(f"{sign.wording} wording: {sign.reason}")
    return page.text(f"{sign.wording} wording: {sign.source} {page.signs.arrow} {sign.translation or 'nothing'}")
