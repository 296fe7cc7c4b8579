"""Names of columns, fields and values in other tools: the table `names.tsv`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from policyparse.termbase.formats.interface import named, plain


@cache
def names_of(group: str) -> Mapping[str, str]:
    """Return what each plain name of a group (`column`, `status`, `flag`, `field`, `short`, `name`) means."""
    lines = Path(__file__).with_name("names.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line.startswith(f"{group}."))
    return named((meaning.partition(".")[2], name) for meaning, names in rows for name in names.split("|"))


@lru_cache(maxsize=1 << 12)
def meaning(group: str, name: str) -> str | None:
    """Return what a name of a group means; None for one that no row has."""
    return names_of(group).get(plain(name))


def is_yes(value: str) -> bool:
    """Return whether the value of a field affirms it."""
    return meaning("flag", value) == "yes"
