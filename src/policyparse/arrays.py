"""Arrays of plain numbers for inner loops: lists to Python, memory without objects to compiled code.

`vec[float](values)` and `vec[i64](values)` make one of a fixed length. Both builds read and write its items, slice it,
measure it and walk through it; what else lists can do, the arrays of the compiled build (`librt.vecs`) cannot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from librt.vecs import vec
    from mypy_extensions import i64
else:
    i64 = int
    vec = {float: list, i64: list}  # `list[float](values)` takes several times as long as `list(values)`

__all__ = ["i64", "vec"]
