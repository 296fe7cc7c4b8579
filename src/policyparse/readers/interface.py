"""What a reader is: it recognises a format by its content and lays a text out in blocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from policyparse.model.document import Block


class Layout(NamedTuple):
    """What a reader makes of a file: its text, and the blocks in it in document order."""

    text: str
    blocks: tuple[Block, ...]


class Reader(NamedTuple):
    """One format. `recognises(data, suffix)` looks at the content first; `read(data, name)` may raise `InputError`.

    `data` is the whole file, `suffix` its name's ending in lower case with the dot, `name` what messages call it.
    """

    name: str
    media_type: str
    recognises: Callable[[bytes, str], bool]
    read: Callable[[bytes, str], Layout]
