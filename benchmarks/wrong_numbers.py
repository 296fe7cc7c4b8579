"""How many numbers are read as another number, not merely left unread: the errors that accuse good translations.

Run `python benchmarks/wrong_numbers.py FOLDER [N]` on a folder of JSON lines, each with `text`, `lang` and `targets`
(`value`, or `lo` and `hi`, with `start` and `end` in the text). A quantity that overlaps a target is wrong where
its value is not among the right ones in any unit of its dimension (some sets give 7 feet 10 inches as 94). Rows of
`odd_numbers.tsv` are left out, and counted apart. N wrong ones are shown.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from policyparse.facts.quantities import find_quantities
from policyparse.facts.units import Unit, chinese_units, to_base
from policyparse.model.facts import Quantity

ODD = frozenset(
    line.partition("\t")[0]
    for line in Path(__file__).with_name("odd_numbers.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("# ")
)


@cache
def _units() -> frozenset[Unit]:
    return frozenset(chinese_units().values())


def _values(quantity: Quantity) -> Iterator[Decimal]:
    for value in (quantity.value, quantity.value_max):
        if value is not None:
            yield value
            dimension, base = to_base(value, quantity.unit_norm)
            yield from (base / unit.factor for unit in _units() if unit.dimension == dimension)


def _is_wrong(quantity: Quantity, right: set[Decimal]) -> bool:
    near = (abs(value - one) <= abs(one) * Decimal("1e-9") for value in _values(quantity) for one in right)
    return not any(near)


def wrong(row: dict[str, Any]) -> Iterator[str]:
    """Yield the quantities of a text that overlap a target and have another value."""
    spans = [t for t in row.get("targets", ()) if t.get("start") is not None]
    for quantity in find_quantities(row["text"], row["lang"]):
        over = [t for t in spans if quantity.span.start < t["end"] and t["start"] < quantity.span.end]
        right = {Decimal(str(t[key])) for t in over for key in ("value", "lo", "hi") if t.get(key) not in (None, "")}
        if right and _is_wrong(quantity, right):
            yield f"{row['text']} | {quantity.surface} = {quantity.value}, right {sorted(map(str, right))}"


def main(folder: Path, shown: int = 0) -> None:
    """Print the share of wrong readings by file, and over all."""
    counts: dict[str, tuple[int, int]] = {}
    odd = 0
    for path in sorted(folder.glob("*.jsonl")):
        lines = path.read_text(encoding="utf-8").splitlines()
        every = [json.loads(line) for line in lines if line.strip()]
        rows = [row for row in every if row["text"] not in ODD]
        odd += len(every) - len(rows)
        found = [line for row in rows for line in wrong(row)]
        counts[path.stem] = (len(found), sum(len(row.get("targets", ())) for row in rows))
        for line in found[:shown]:
            print(f"    {path.stem}: {line}")
    for name, (bad, size) in counts.items():
        if size:
            print(f"{name:45} {bad:4} of {size:4}  {bad / size:.3f}")
    bad, size = (sum(column) for column in zip(*counts.values(), strict=True))
    print(f"{'all':45} {bad:4} of {size:4}  {bad / size:.3f}   ({odd} odd rows left out)")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *(int(argument) for argument in sys.argv[2:3]))
