"""The state of the pairs of a project on a terminal: a row each, what needs work first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TextIO

from rich.text import Text

from policyparse.model.overview import Overview, State
from policyparse.reporters.overview import COLUMNS, cells, claim, in_words, unknowns
from policyparse.reporters.terminal.layout import hang, wrap
from policyparse.reporters.terminal.page import Page, open_console, open_page
from policyparse.reporters.terminal.tables import grid
from policyparse.reporters.terminal.theme import Role

_ROLES: Mapping[State, Role] = {
    "not read": "error",
    "missing": "error",
    "failing": "error",
    "behind": "changed",
    "warned": "warning",
    "unknown": "muted",
    "in step": "kept",
}
_STATE = 10  # cells
_NUMERIC = tuple(name in COLUMNS[2:8] for name in COLUMNS)


def render_status(
    overview: Overview, *, file: TextIO | None = None, width: int | None = None, color: bool | None = None
) -> None:
    """Write the state of all pairs; arguments as for `render_report`."""
    console = open_console(file, width, color)
    console.print(Text("\n").join(status_lines(overview, open_page(console))), soft_wrap=True)


def status_lines(overview: Overview, page: Page) -> list[Text]:
    """Return the claim, the pairs as a table or, where that is too wide, in two lines each, and what is not known."""
    return [
        *wrap(page.text((claim(overview), "strong")), page.width),
        Text(),
        *(_table(overview, page) if page.wide else _list(overview, page)),
        *(line for reason in unknowns(overview) for line in (Text(), *wrap(page.text((reason, "muted")), page.width))),
    ]


def _table(overview: Overview, page: Page) -> list[Text]:
    body = []
    for pair in overview.pairs:
        state, *rest = cells(pair, overview)
        body.append([page.text((state, _ROLES[pair.state])), *map(page.text, rest)])
    head = [page.text((name, "muted")) for name in COLUMNS]
    return [line for row in grid([head, *body], _NUMERIC, page.width) for line in row]


def _list(overview: Overview, page: Page) -> list[Text]:
    lines: list[Text] = []
    for pair in overview.pairs:
        state, path, *_ = cells(pair, overview)
        lines += hang(page.text((f"{state:<{_STATE}}", _ROLES[pair.state])), page.text(path), page.width)
        lines += hang(Text(" " * _STATE), page.text((", ".join(in_words(pair, overview)), "muted")), page.width)
    return lines
