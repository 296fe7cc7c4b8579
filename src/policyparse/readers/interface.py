"""What a reader is: it recognises a format by its content and lays a text out in blocks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from policyparse.model.document import Block


@dataclass(frozen=True, slots=True)
class Layout:
    """What a reader makes of a file: its text, and the blocks in it in document order."""

    text: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """One format. `recognises(data, suffix)` looks at the content first; `read(data, name)` may raise `InputError`.

    `data` is the whole file, `suffix` its name's ending in lower case with the dot, `name` what messages call it.
    """

    name: str
    media_type: str
    recognises: Callable[[bytes, str], bool]
    read: Callable[[bytes, str], Layout]
