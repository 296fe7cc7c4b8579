"""Tables for display: the report on a corpus, the result of a query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

Kind = Literal["chinese", "share", "bar", "verdict", "severity"]
"""What the values of a column are: Chinese text, shares from 0 to 1, counts to be drawn, verdicts, severities."""


class Table(NamedTuple):
    """Rows with one value per column; `title` and `about`, a sentence on the contents, may be empty.

    `kinds` has the columns that are more than plain words and numbers. A `whole` table has one row of totals.
    """

    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[object, ...]]
    about: str = ""
    kinds: Mapping[str, Kind] = {}
    whole: bool = False


class CorpusReport(NamedTuple):
    """The report on a corpus: the name of its store, its main claim, and its tables in order."""

    store: str
    claim: str
    tables: tuple[Table, ...]
