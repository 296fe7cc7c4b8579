"""A comment for a review, in Markdown; long runs are cut short, as platforms refuse long comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policyparse.gate.formats.words import figures, quotations, verdict, where
from policyparse.gate.model import Outcome, Ruling, Run

_MOST = 60_000  # characters; GitHub takes 65,536
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|~>-])")
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", "@": "&#64;"})


def render(run: Run) -> str:
    """Return a heading with the verdict, the figures, and the open findings pair by pair."""
    head = verdict(run)
    parts = [f"### policyparse: {head}\n", f"{figures(run)}.\n"]
    size, left = sum(map(len, parts)), 0
    for block in _blocks(run):
        size += len(block)
        if size > _MOST:
            left += 1
        else:
            parts.append(block)
    if left:
        parts.append("The rest is cut short here; the log of the run has all of it.\n")
    return "\n".join(parts)


def _blocks(run: Run) -> Iterator[str]:
    for outcome in run.outcomes:
        if outcome.error:
            yield f"#### {_code(outcome.pair.translation)}\n\nThis pair could not be read: {_plain(outcome.error)}\n"
        elif outcome.open:
            yield f"#### {_code(outcome.pair.translation)} from {_code(outcome.pair.source)}\n"
            yield from (_item(outcome, ruling) for ruling in outcome.open)
    if run.remarks:
        yield "#### Remarks\n"
    for remark in run.remarks:
        line = f":{remark.line}" if remark.line else ""
        yield f"- {_code(f'{remark.path}{line}')}: {_plain(remark.message)}\n"


def _item(outcome: Outcome, ruling: Ruling) -> str:
    found = ruling.found
    grave = f"**{found.severity}**" if ruling.fails else found.severity
    head = f"- {grave} {found.check} {found.name}, {_code(where(outcome, *found.spot))}: {_plain(found.message)}\n"
    return head + "".join(f"  > {_plain(text)}  \n" for _, text in quotations(ruling))


def _code(text: str) -> str:
    return f"`{text.replace('`', chr(39))}`"


def _plain(text: str) -> str:
    """Return `text` on one line, with nothing in it that Markdown or a mention would make more of."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split())).translate(_HTML)
