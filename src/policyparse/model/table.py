"""A table to be shown: figures of a corpus, the answer to a query."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Table(NamedTuple):
    """Rows with a value a column; `title` may be empty."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[object, ...]]
