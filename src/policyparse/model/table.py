"""Tables to be shown: the report on a corpus, the answer to a query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

Kind = Literal["chinese", "share", "bar", "verdict", "severity"]
"""What the values of a column are: Chinese text, shares from 0 to 1, counts to be drawn, verdicts, severities."""


class Table(NamedTuple):
    """Rows with a value a column; `title` and `about`, a sentence on what is shown, may be empty.

    `kinds` are those of columns that hold more than plain words and numbers. `whole` is a table of one row that sums
    up all.
    """

    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[object, ...]]
    about: str = ""
    kinds: Mapping[str, Kind] = {}
    whole: bool = False


class CorpusReport(NamedTuple):
    """The report on a corpus: the name of its store, what it says first of all, and its tables in their order."""

    store: str
    claim: str
    tables: tuple[Table, ...]
